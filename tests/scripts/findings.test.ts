import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { byReplicate, combined, estimateOf, runsOf } from '../../scripts/findings/paired.js';
import { runSweep } from '../../src/lab/sweep/run-sweep.js';
import { smallPlan } from '../lab/sweep/small-plan.js';

const folder = mkdtempSync(join(tmpdir(), 'salang-findings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what the experiments say', () => {
  it('is read run by run, with factors and outputs', async () => {
    const plan = smallPlan(
      'replicates: 3\nfactors: [{ id: f, path: finance.moodSd, levels: [0.1, 0.3] }]\n' +
        'design: { kind: full-factorial }\noutputs: { summary: [operations, fighters] }\n',
    );
    const dir = join(folder, 'out');
    await runSweep({ plan, dir, csv: false, resume: false, force: false, workers: 1 });
    const runs = await runsOf(dir, ['operations', 'fighters']);
    expect(runs).toHaveLength(6);
    expect(runs.map(({ factors }) => factors['f'] ?? 0).sort((a, b) => a - b)).toEqual([
      0.1, 0.1, 0.1, 0.3, 0.3, 0.3,
    ]);
    const low = byReplicate(runs, 'fighters', ({ factors }) => factors['f'] === 0.1);
    expect(low).toHaveLength(3);
    expect(low.every(Number.isFinite)).toBe(true);
  });

  it('keeps the chance of a replicate out of differences', () => {
    // What is common to both settings of a replicate, however large, leaves no interval.
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3 }), (luck) => {
        const difference = combined([
          [1, luck.map((x) => x + 7)],
          [-1, luck],
        ]);
        expect(difference).toEqual({ value: 7, low: 7, high: 7 });
      }),
    );
  });

  it('has intervals of Student', () => {
    const { value, low, high } = estimateOf([1, 2, 3]);
    expect(value).toBe(2);
    expect(high - value).toBeCloseTo(4.3027 / Math.sqrt(3), 3);
    expect(value - low).toBeCloseTo(high - value, 12);
  });
});
