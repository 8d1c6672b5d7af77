import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Intervals, StopWatch, student } from '../../../src/lab/sweep/intervals.js';
import { smallPlan } from './small-plan.js';

/** Half-width by the book: two passes, for one list of numbers. */
function halfWidth(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  return student(values.length - 1) * Math.sqrt(squares / (values.length - 1) / values.length);
}

describe('intervals', () => {
  it('are those of each setting, and of whole replicates', () => {
    const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), {
      minLength: 6,
      maxLength: 60,
    });
    fc.assert(
      fc.property(numbers, (given) => {
        const settings = 3;
        const values = given.slice(0, given.length - (given.length % settings));
        const intervals = new Intervals({ settings }, 1);
        values.forEach((value) => intervals.add(Float64Array.of(value), 0));
        const own = [0, 1, 2].map((s) => values.filter((_, i) => i % settings === s));
        const widths = own.map(halfWidth);
        expect(intervals.widest(0).halfWidth).toBeCloseTo(Math.max(...widths), 6);
        const means = own[0]!.map(
          (_, k) => own.reduce((sum, list) => sum + list[k]!, 0) / settings,
        );
        expect(intervals.overall(0).halfWidth).toBeCloseTo(halfWidth(means), 6);
        expect(intervals.mean(0)).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 6);
      }),
    );
  });

  it('know nothing of one replicate', () => {
    const intervals = new Intervals({ settings: 1 }, 1);
    intervals.add(Float64Array.of(5), 0);
    expect(intervals.widest(0).halfWidth).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    [1, 12.706],
    [30, 2.042],
    [31, 2.0395],
    [60, 2.0003],
    [1000, 1.9623],
  ])("use Student's t: %i degrees give %d", (degrees, value) => {
    expect(student(degrees)).toBeCloseTo(value, 2);
  });
});

describe('the stop rule', () => {
  const rule = (more: string): string =>
    'factors: [{ id: f, path: finance.moodSd, levels: [0.1, 0.2] }]\ndesign: { kind: full-factorial }\n' +
    'outputs: { summary: [operations] }\n' +
    `stop: { outputs: [{ output: operations, ${more} }], minReplicates: 4, every: 3, maxReplicates: 15 }`;

  /** Values that vary by `spread` between replicates. */
  const fed = (plan: ReturnType<typeof smallPlan>, spread: number, replicates: number) => {
    const watch = new StopWatch(plan);
    for (let r = 0; r < replicates; r++) {
      const value = 100 + (r % 2 === 0 ? spread : -spread);
      // Parts of any size, as chunks are.
      watch.add(Float64Array.of(value), 0, 1);
      watch.add(Float64Array.of(0, value), 1, 1);
    }
    return watch;
  };

  it.each([
    [{ spread: 0 }, 4, true],
    [{ spread: 1 }, 7, true],
    [{ spread: 50 }, 15, false],
  ])('with %j decides at replicate %i', ({ spread }, replicates, met) => {
    const watch = fed(smallPlan(rule('halfWidth: 1.2')), spread, 40);
    expect([watch.decided, watch.met]).toEqual([replicates, met]);
    expect(watch.intervals.runs).toBe(2 * replicates);
  });

  it('looks only after whole replicates that it names', () => {
    const plan = smallPlan(rule('relativeHalfWidth: 0.9'));
    expect([1, 3, 4, 5].map((n) => fed(plan, 1, n).decided)).toEqual([null, null, 4, 4]);
  });
});
