import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTicks, rowScale } from '../../src/charts/scale.js';
import { anyNumber } from './samples.js';

describe('rowScale', () => {
  it.each([
    [0, 14, 7, ['0', '5', '10', '15']],
    [0, 18, 13, ['0', '3', '6', '9', '12', '15', '18']],
    [-1, 1, 7, ['-1', '0', '1']],
    [0, 1, 6, ['0.0', '0.4', '0.8']],
    [0, 3_400_000, 7, ['0', '2M', '4M']],
    [1_000_001, 1_000_004, 4, ['1,000,000', '1,000,004']],
    [0, 0, 3, ['0', '1']],
    [-3, 2, 2, ['-3', '3']],
    [-0.25, 3, 3, ['-3', '3']],
    [5, 5, 5, ['2.5', '5.0', '7.5']],
    [0.002, 0.0035, 5, ['0.002', '0.003', '0.004']],
  ])('from %d to %d over %d rows', (min, max, rows, ticks) => {
    expect(formatTicks(rowScale(min, max, rows))).toEqual(ticks);
  });

  it('puts its ticks on whole rows at even distances', () => {
    expect(rowScale(0, 14, 7).ticks).toEqual([
      { row: 6, value: 0 },
      { row: 4, value: 5 },
      { row: 2, value: 10 },
      { row: 0, value: 15 },
    ]);
  });

  it('covers any range, and not much more', () => {
    const rows = fc.integer({ min: 2, max: 40 });
    const ordinary = fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.integer({ min: -1000, max: 1000 }),
    );
    fc.assert(
      fc.property(ordinary, ordinary, rows, (a, b, count) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        const scale = rowScale(min, max, count);
        const slack = scale.step * 1e-6 + Math.abs(min) * 1e-12;
        expect(scale.bottom).toBeLessThanOrEqual(min + slack);
        expect(scale.top).toBeGreaterThanOrEqual(max - slack);
        expect(scale.ticks.length).toBeGreaterThanOrEqual(2);
        for (const tick of scale.ticks) expect(Number.isInteger(tick.row)).toBe(true);
        // A level line has room around it, so only a true range can be covered tightly.
        if (max - min > 1e-3) expect(scale.top - scale.bottom).toBeLessThan((max - min) * 12);
      }),
      { numRuns: 1000 },
    );
  });

  it('ends, with finite ticks, for any numbers', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, fc.integer({ min: 2, max: 40 }), (a, b, rows) => {
        const scale = rowScale(Math.min(a, b), Math.max(a, b), rows);
        for (const tick of scale.ticks) expect(Number.isFinite(tick.value)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
