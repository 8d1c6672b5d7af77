import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnalysisDocument } from '../../../src/lab/analysis/analysis-schema.js';
import { documentOf, newFolder, salang } from './salang.js';

const EXPERIMENT = `
schema: salang.experiment/1
id: little
title: A little sweep to analyse
scenario: classroom
until: 2031-05-01
seed: little
replicates: 2
treatments:
  - { id: as_is }
  - { id: poor, overrides: [{ path: finance.donorFloorUsd, scale: 0.2 }] }
factors:
  - { id: harshness, path: reprisals.punishments, apply: scale, range: [0.5, 2] }
  - { id: tips, path: security.tipsShare, apply: scale, range: [0.5, 2] }
design: { kind: latin-hypercube, settings: 44 }
outputs: { summary: [operations, fighters], national: [fighters] }
`;

/** One results folder that all tests read. */
let swept: Promise<string> | undefined;
function results(): Promise<string> {
  swept ??= (async () => {
    const folder = newFolder();
    const file = join(folder, 'little.yaml');
    writeFileSync(file, EXPERIMENT);
    const out = join(folder, 'results');
    const ended = await salang(['sweep', file, '--out', out, '--workers', '1']);
    if (ended.code !== 0) throw new Error(ended.stderr);
    return out;
  })();
  return swept;
}

describe('salang analyze', () => {
  it('prints one document of its schema, the same each time', async () => {
    const words = ['analyze', await results(), '--case', 'fighters<300', '--json'];
    const [ended, again] = [await salang(words), await salang(words)];
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect(again.stdout).toBe(ended.stdout);
    const document = documentOf(ended) as AnalysisDocument;
    expect(document.experiment).toMatchObject({ points: 44, replicates: 2, runs: 176 });
    const fighters = document.outputs.find(({ id }) => id === 'fighters')!;
    expect(fighters.effects.map(({ treatment }) => treatment)).toEqual(['poor']);
    expect(fighters.regression.map(({ factors }) => factors.length)).toEqual([2, 2]);
    expect(document.discovery.map((one) => one.case)).toEqual(['fighters<300', 'fighters<300']);
    expect(document.series.map(({ id }) => id)).toEqual(['fighters']);
  }, 60_000);

  it('tells people what came out, within the width of their terminal', async () => {
    const ended = await salang(['analyze', await results()], { env: { COLUMNS: '80' } });
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    for (const title of ['What came out', 'What treatments change', 'How it goes', 'How to read']) {
      expect(ended.stdout).toContain(title);
    }
    for (const line of ended.stdout.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
  }, 60_000);

  it('writes document and pictures into a folder, and not over others', async () => {
    const out = join(newFolder(), 'analysis');
    const words = ['analyze', await results(), '--output', 'fighters', '--out', out];
    const ended = await salang(words);
    expect(ended.code, ended.stderr).toBe(0);
    const names = readdirSync(out);
    expect(names).toContain('effects-fighters.svg');
    expect(names).toContain('correlation-fighters-poor.png');
    const pictures = names.filter((name) => name.endsWith('.svg'));
    for (const name of pictures) {
      expect(readFileSync(join(out, name), 'utf8')).toMatch(/^<svg [^]*<\/svg>\s*$/);
      expect(
        readFileSync(join(out, name.replace('svg', 'png')))
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
    }
    expect((await salang(words)).code).toBe(0);
    const other = newFolder();
    writeFileSync(join(other, 'mine.txt'), '');
    const refused = await salang([...words.slice(0, -1), other]);
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('OUT_NOT_EMPTY')]);
    expect(existsSync(join(other, 'analysis.json'))).toBe(false);
  }, 120_000);

  it('refuses what is not there, and says what is', async () => {
    const refusals = [
      [['analyze', newFolder()], 3, 'LAB_RESULTS_NONE'],
      [['analyze', await results(), '--output', 'fighter'], 2, 'LAB_ANALYSIS_OUTPUT'],
      [['analyze', await results(), '--base', 'rich'], 2, 'LAB_ANALYSIS_BASE'],
      [['analyze', await results(), '--case', 'fighters~300'], 2, 'LAB_ANALYSIS_CASE'],
      [['analyze'], 2, 'USAGE_ARGUMENT'],
    ] as const;
    for (const [words, code, name] of refusals) {
      const ended = await salang(words);
      expect([ended.code, ended.stdout]).toEqual([code, '']);
      expect(ended.stderr).toContain(name);
      expect(ended.stderr).not.toContain('    at ');
    }
  }, 60_000);
});
