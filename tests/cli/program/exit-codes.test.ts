import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../../src/lab/outcome.js';
import { documentOf, newFolder, salang, SHORT } from './salang.js';

const folder = newFolder();
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const BAD_SCENARIO = file(
  'bad.yaml',
  'schema: salang.scenario/1\nid: bad\ntitel: x\nturnDays: 900\n',
);
const BAD_COUNTS = file('bad.csv', 'id,start,end\na,b,c\n');

describe('exit codes', () => {
  it.each([
    [0, []],
    [0, ['--version']],
    [0, ['scenario', 'check', 'base-2024']],
    [0, ['run', ...SHORT]],
    [2, ['rnu']],
    [2, ['run']],
    [2, ['run', 'base-2024', '--rusn', '5']],
    [2, ['run', 'base-2024', '--runs', 'abc']],
    [2, ['run', 'base-2024', '--until', '1990-01-01']],
    [2, ['run', 'base-2024', '--player', 'nrf=nobody-knows']],
    [2, ['validate', 'base-2024']],
    [2, ['explain', 'base-2024', '--variable', 'contrl']],
    [2, ['params', 'base-2024', '--csv', '--json']],
    [3, ['run', 'base-2042']],
    [3, ['run', BAD_SCENARIO]],
    [3, ['run', 'classroom', '--runs', '1', '--set', 'reprisals.punishments=1e9']],
    [3, ['sweep', 'quick', '--out', '/etc/hostname']],
    [3, ['run', 'base-2024', '--set', 'finance.donorFloorUsdd=1']],
    [3, ['validate', 'base-2024', '--counts', BAD_COUNTS]],
    [3, ['validate', 'base-2024', '--counts', 'no-such-file.csv']],
    [4, ['run', ...SHORT, '--out', '/dev/null/results']],
  ])('%i: %j', async (code, words) => {
    const ended = await salang(words);
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({
      code,
      stderr: code === 0 ? '' : (expect.stringContaining('salang:') as string),
    });
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  it('are told with --json as well', async () => {
    const usage = await salang(['run', 'base-2024', '--runs', 'abc', '--json']);
    expect(documentOf(usage)).toMatchObject({ exitCode: 2, code: 'USAGE_VALUE' });
    const bad = await salang(['run', BAD_SCENARIO, '--json']);
    expect(documentOf(bad)).toMatchObject({ schema: 'salang.error/1', exitCode: 3 });
  });
});

describe('scenario check', () => {
  it('names file, line, column, field, code and a way to mend every problem', async () => {
    const { stdout, code } = await salang(['scenario', 'check', BAD_SCENARIO]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/bad\.yaml:3:1: titel: .*\[SCENARIO_UNKNOWN_KEY\]\n {2}\S/);
    expect(stdout).toMatch(/bad\.yaml:4:\d+: turnDays: .*\[SCENARIO_RANGE\]\n {2}\S/);
    const json = await salang(['scenario', 'check', BAD_SCENARIO, '--json']);
    expect(documentOf(json)).toMatchObject({ ok: false });
    expect(json.stderr).toBe('');
  });

  it('lets no text of a file reach the terminal as a control code', async () => {
    const nasty = file(
      'nasty.yaml',
      'schema: "\\e[2Jx"\nid: "\\e]0;y\\a"\n"\\e[31mkey": \u202e1\n',
    );
    const { stdout, stderr, code } = await salang(['scenario', 'check', nasty]);
    expect(code).toBe(3);

    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('a mistake of the program', () => {
  const broken = 'data:text/javascript,performance.now=()=>{throw new TypeError("broken clock")}';

  it('is told in few words, without a stack', async () => {
    const ended = await salang(['run', ...SHORT], { nodeOptions: ['--import', broken] });
    expect(ended.code).toBe(5);
    expect(ended.stderr).toContain('salang: internal error: broken clock [INTERNAL]');
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  it('shows where it happened when asked', async () => {
    const ended = await salang(['run', ...SHORT], {
      nodeOptions: ['--import', broken],
      env: { SALANG_DEBUG: '1' },
    });
    expect(ended.stderr).toMatch(/\n\s+at /);
  });
});

describe('results in a folder', () => {
  it('are all there, and not written over by another run', async () => {
    const out = join(folder, 'results');
    const first = await salang(['run', ...SHORT, '--out', out]);
    expect([first.code, first.stderr]).toEqual([
      0,
      `salang: wrote targets.csv, series.csv, outcomes.csv, run.json to ${out}\n`,
    ]);
    expect((await salang(['run', ...SHORT, '--out', out])).code).toBe(0);
    const other = await salang(['run', ...SHORT, '--seed', 'x', '--out', out]);
    expect(other.code).toBe(3);
    expect(other.stderr).toContain('[OUT_NOT_EMPTY]');
    expect((await salang(['run', ...SHORT, '--seed', 'x', '--out', out, '--force'])).code).toBe(0);
  });

  it('are the document that --json prints', async () => {
    const out = join(folder, 'same');
    mkdirSync(out);
    const ended = await salang(['run', ...SHORT, '--out', out, '--json']);
    expect(readFileSync(join(out, 'run.json'), 'utf8')).toBe(ended.stdout);
    const outcomes = readFileSync(join(out, 'outcomes.csv'), 'utf8').trimEnd().split('\n');
    expect(outcomes[0]).toBe('ending,share,low,high');
    expect(outcomes).toHaveLength(1 + OUTCOMES.length);
  });
});
