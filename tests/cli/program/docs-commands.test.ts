/** Every command of the lessons, and those of the pages for users that need nothing but the classroom. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../../src/cli/parse.js';
import { COMMANDS } from '../../../src/cli/commands.js';
import { salang } from './salang.js';

const DOCS = fileURLToPath(new URL('../../../docs', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const LESSONS = readdirSync(join(DOCS, 'teaching')).filter((name) => /^\d/.test(name));
const PAGES = ['for-players.md', 'for-researchers.md', 'for-educators.md', 'write-your-own.md'];

/** Words of the commands in the shell blocks of a page. */
function commandsOf(page: string): string[][] {
  const text = readFileSync(join(DOCS, page), 'utf8');
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const lines = blocks
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('salang '));
  return lines.map((line) =>
    [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '').slice(1),
  );
}

it('finds three lessons, each with all its parts', () => {
  expect(LESSONS).toHaveLength(3);
  for (const lesson of LESSONS) {
    const text = readFileSync(join(DOCS, 'teaching', lesson), 'utf8');
    for (const part of [
      '**Aim.**',
      '**Time.** 45 minutes',
      'The picture that the class should get',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('## What the model leaves out');
    expect(commandsOf(join('teaching', lesson)).length).toBeGreaterThan(3);
  }
});

describe.each(LESSONS)('lesson %s', (lesson) => {
  const folder = mkdtempSync(join(tmpdir(), 'salang-lesson-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  // They are given one after the other, as a teacher would: later ones read what earlier ones wrote.
  it('works, command by command', { timeout: 240_000 }, async () => {
    for (const words of commandsOf(join('teaching', lesson))) {
      const { code, stderr } = await salang(words, { cwd: folder });
      expect([words.join(' '), code, code === 0 ? '' : stderr]).toEqual([words.join(' '), 0, '']);
    }
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.html'))) {
      expect(readFileSync(join(folder, name), 'utf8')).toMatch(/^<!doctype html>/);
    }
  });
});

describe.each(PAGES)('the page %s', (page) => {
  it('gives commands that the program knows', async () => {
    const commands = commandsOf(page);
    expect(commands.length).toBeGreaterThan(0);
    for (const words of commands) {
      const { spec } = await parseCommandLine(words, COMMANDS);
      expect(words.join(' ').startsWith(spec.name)).toBe(true);
    }
  });

  it('names files that are there', () => {
    const text = readFileSync(join(DOCS, page), 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\(([^)#:]+)\)/g)) {
      expect(existsSync(join(DOCS, target)), target).toBe(true);
    }
  });
});

describe('the ten lines and the map of docs/write-your-own.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'salang-own-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('the ten lines are a scenario that runs', { timeout: 60_000 }, async () => {
    const text = readFileSync(join(DOCS, 'write-your-own.md'), 'utf8');
    const yaml = /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    writeFileSync(join(folder, 'poor-relations.yaml'), yaml);
    const checked = await salang(['scenario', 'check', 'poor-relations.yaml'], { cwd: folder });
    expect([checked.code, checked.stderr]).toEqual([0, '']);
    const run = await salang(['run', 'poor-relations.yaml', '--runs', '2'], { cwd: folder });
    expect(run.code).toBe(0);
  });

  it('the map loads, runs, and is drawn', { timeout: 60_000 }, async () => {
    const map = join(ROOT, 'examples/scenarios/marsh-country.yaml');
    const out = join(folder, 'marsh.html');
    const made = await salang(['report', map, '--runs', '2', '--out', out], { cwd: folder });
    expect([made.code, made.stdout]).toEqual([0, expect.stringContaining('The marsh country')]);
    expect(readFileSync(out, 'utf8')).toContain('The reed lakes');
  });
});

describe('the experiment of docs/experiments.md, with fewer and shorter runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'salang-experiment-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const text = readFileSync(join(DOCS, 'experiments.md'), 'utf8');
  const blocks = (kind: string): string[] =>
    [...text.matchAll(new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``, 'g'))].map(
      ([, block = '']) => block,
    );
  const shorter: readonly (readonly [RegExp, string])[] = [
    [/^replicates: \d+/m, 'replicates: 3'],
    [/settings: \d+/, 'settings: 4'],
    [/^until: \S+/m, 'until: 2023-05-01'],
  ];

  it('is played', { timeout: 120_000 }, async () => {
    const [own = ''] = blocks('yaml');
    for (const [pattern] of shorter) expect(own).toMatch(pattern);
    const yaml = shorter.reduce((all, [pattern, by]) => all.replace(pattern, by), own);
    writeFileSync(join(folder, 'mine.yaml'), yaml);
    const made = await salang(['sweep', 'mine.yaml', '--out', 'results'], { cwd: folder });
    expect([made.code, made.code === 0 ? '' : made.stderr]).toEqual([0, '']);
  });

  it('answers each query in SQL', { timeout: 60_000 }, async () => {
    const queries = blocks('sql');
    expect(queries).toHaveLength(2);
    for (const query of queries) {
      const words = ['query', 'results', query.trim().replace(/;$/, ''), '--json'];
      const { code, stdout, stderr } = await salang(words, { cwd: folder });
      expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
      const { rows } = JSON.parse(stdout) as { rows: unknown[][] };
      // Two treatments, or four points with an effect each.
      expect([2, 4]).toContain(rows.length);
      expect(rows.flat().every((value) => value !== null)).toBe(true);
    }
  });

  it('is read by the lines for Node', { timeout: 60_000 }, async () => {
    const [lines = ''] = blocks('js');
    const library = pathToFileURL(join(ROOT, 'dist/index.js')).href;
    const program = `${lines.replace("'salang'", `'${library}'`)}console.log(fighters.length);`;
    expect(lines).toContain("'salang'");
    writeFileSync(join(folder, 'read.mjs'), program);
    const { stdout } = await promisify(execFile)(process.execPath, ['read.mjs'], { cwd: folder });
    expect(stdout.trim()).toBe('24');
  });
});
