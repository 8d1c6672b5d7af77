import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { salang } from './salang.js';

const folder = mkdtempSync(join(tmpdir(), 'salang-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (...words: string[]) => salang(words, { cwd: folder });

it('writes the same bytes again, and over nothing that is no report', async () => {
  const make = ['report', 'classroom', '--runs', '2', '--out', 'c.html'];
  expect((await inFolder(...make)).code).toBe(0);
  const first = readFileSync(join(folder, 'c.html'), 'utf8');
  expect((await inFolder(...make)).code).toBe(0);
  expect(readFileSync(join(folder, 'c.html'), 'utf8') === first).toBe(true);
  writeFileSync(join(folder, 'mine.html'), 'mine');
  const refused = await inFolder('report', 'classroom', '--out', 'mine.html');
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('OUT_NOT_EMPTY');
  expect(readFileSync(join(folder, 'mine.html'), 'utf8')).toBe('mine');
});

it('draws pictures as files and in the terminal, and lists them', async () => {
  const list = await inFolder('plot', 'classroom', '--runs', '2', '--json');
  const { pictures } = JSON.parse(list.stdout) as { pictures: { id: string }[] };
  const ids = pictures.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['map', 'corridors', 'outcomes', 'series-fighters']));
  const asked = ['plot', 'classroom', '--runs', '2', '--picture', 'outcomes'];
  expect((await inFolder(...asked, '--out', 'o.svg')).code).toBe(0);
  expect(readFileSync(join(folder, 'o.svg'), 'utf8')).toMatch(/^<svg /);
  expect((await inFolder(...asked, '--out', 'o.png')).code).toBe(0);
  expect(readFileSync(join(folder, 'o.png')).subarray(1, 4).toString()).toBe('PNG');
  expect((await inFolder(...asked)).stdout).toContain('Insurgency persists');
});

it('names what is wrong: nothing of the name, no such picture, a file that is no picture', async () => {
  for (const [words, code, name] of [
    [['report', 'nothing', '--out', 'n.html'], 3, 'REPORT_NONE'],
    [['report', folder, '--out', 'n.html'], 3, 'LAB_RESULTS_NONE'],
    [['report', 'classroom'], 2, 'USAGE_VALUE'],
    [['plot', 'classroom', '--runs', '0', '--picture', 'corridor'], 2, 'PLOT_NONE'],
    [['plot', 'classroom', '--out', 'picture.gif'], 2, 'USAGE_VALUE'],
  ] as const) {
    const ended = await inFolder(...words);
    expect([words.join(' '), ended.code]).toEqual([words.join(' '), code]);
    expect(ended.stderr).toContain(name);
    expect(ended.stderr).not.toContain('    at ');
  }
});

it('of a folder of results shows the numbers as they were run, and none when they have changed', async () => {
  const change = ['--set', 'finance.donorFloorUsd=4321'];
  const run = ['run', 'classroom', '--runs', '2', ...change, '--out', 'run'];
  expect((await inFolder(...run)).code).toBe(0);
  expect((await inFolder('report', 'run', '--out', 'run.html')).code).toBe(0);
  const page = readFileSync(join(folder, 'run.html'), 'utf8');
  expect(page).toContain('id="numbers"');
  expect(page).toMatch(/4,?321/);
  expect(page).not.toContain('not at hand as it was run');
  const file = join(folder, 'run', 'run.json');
  const document = readFileSync(file, 'utf8');
  const { scenario } = JSON.parse(document) as { scenario: { hash: string } };
  writeFileSync(file, document.replace(scenario.hash, '0'.repeat(32)));
  expect((await inFolder('report', 'run', '--out', 'run.html')).code).toBe(0);
  const other = readFileSync(join(folder, 'run.html'), 'utf8');
  expect(other).toContain('not at hand as it was run');
  expect(other).not.toContain('id="numbers"');
});

it('of a sweep that asks for a reported count shows it on what was simulated, with whose it is', async () => {
  const query = 'metric: operations, actor: NRF, layer: tally, from: 2024-03-20, to: 2025-03-20';
  const lines = [
    'schema: salang.experiment/1',
    'id: counts',
    'title: Counts',
    'scenario: base-2024',
    'replicates: 3',
    'outputs:',
    `  summary: [{ id: claimed, ${query} }]`,
  ];
  writeFileSync(join(folder, 'counts.yaml'), `${lines.join('\n')}\n`);
  expect((await inFolder('sweep', 'counts.yaml', '--out', 'counts')).code).toBe(0);
  expect((await inFolder('report', 'counts', '--out', 'counts.html')).code).toBe(0);
  const page = readFileSync(join(folder, 'counts.html'), 'utf8');
  expect(page).toMatch(/NRF(&#39;|'|&apos;)s own tally, 20 Mar 2024/);
  expect(page).toMatch(/401; model \d+ \(\d+ to \d+\)/);
});
