import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Resampler } from '../../../src/lab/analysis/bootstrap.js';
import {
  expectedHalfWidth,
  independent,
  meanEstimate,
  quantileEstimates,
  shareEstimate,
  type Crossed,
} from '../../../src/lab/analysis/crossed.js';
import { enoughRuns } from '../../../src/lab/analysis/enough-runs.js';
import { student95, Z_95 } from '../../../src/lab/analysis/estimate.js';
import { covarianceOf, quantileOf, ranksOf, sortedOf } from '../../../src/lab/analysis/sample.js';
import { timeBands } from '../../../src/lab/analysis/time-bands.js';
import { wilson } from '../../../src/lab/distribution.js';
import { normal } from '../../../src/engine/quantiles.js';
import { Draws } from '../../../src/engine/random.js';

const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 });

/** Points with an effect of their own, replicates with luck of theirs, and a rest. */
function crossedOf(seed: number, points: number, replicates: number): Crossed {
  const draws = new Draws(seed, 99);
  const values = new Float64Array(points * replicates);
  for (let r = 0; r < replicates; r++) {
    for (let p = 0; p < points; p++) {
      values[r * points + p] =
        normal(draws.at(1, 0, p, 0)) +
        normal(draws.at(2, 0, r, 0)) +
        0.5 * normal(draws.at(3, r, p, 0));
    }
  }
  return { points, replicates, values, common: true, sampled: true };
}

describe('samples', () => {
  it('have ranks that add up, equal numbers sharing theirs', () => {
    expect([...ranksOf([3, 1, 3, 2])]).toEqual([3.5, 1, 3.5, 2]);
    fc.assert(
      fc.property(numbers, (sample) => {
        const ranks = ranksOf(sample);
        expect(ranks.reduce((a, b) => a + b)).toBe((sample.length * (sample.length + 1)) / 2);
        sample.forEach((x, i) =>
          sample.forEach((y, j) => {
            if (x < y) expect(ranks[i]!).toBeLessThan(ranks[j]!);
          }),
        );
      }),
    );
  });

  it('have quantiles of type 7', () => {
    const sorted = sortedOf([4, 1, 3, 2]);
    expect([0, 0.25, 0.5, 1].map((q) => quantileOf(sorted, q))).toEqual([1, 1.75, 2.5, 4]);
  });

  it('have a covariance that ignores a shift', () => {
    expect(covarianceOf([1, 2, 4], [2, 4, 9])).toBeCloseTo(5.5, 12);
    expect(covarianceOf([1e9 + 1, 1e9 + 2, 1e9 + 4], [2, 4, 9])).toBeCloseTo(5.5, 6);
  });
});

describe("Student's t", () => {
  it('agrees with SciPy beyond the table, and meets it', () => {
    expect(student95(31)).toBeCloseTo(2.039513446396408, 7);
    expect(student95(50)).toBeCloseTo(2.008559112100761, 8);
    expect(student95(200)).toBeCloseTo(1.9718962236339088, 9);
    expect(student95(4.9)).toBe(student95(4));
    expect(student95(0)).toBe(Infinity);
    for (let n = 1; n < 60; n++) expect(student95(n + 1)).toBeLessThan(student95(n));
    expect(student95(60)).toBeGreaterThan(Z_95);
  });
});

describe('intervals', () => {
  it('of plain replicates are the usual ones', () => {
    const { value, low, high } = meanEstimate(independent([1, 2, 3, 4, 5]));
    expect(value).toBe(3);
    expect(high - value).toBeCloseTo((student95(4) * Math.sqrt(2.5)) / Math.sqrt(5), 12);
    expect(value - low).toBeCloseTo(high - value, 12);
    const hits = independent([1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    const share = shareEstimate(hits);
    const { low: lower, high: upper } = wilson(2, 10);
    expect(share.value).toBeCloseTo(0.2, 12);
    expect(share.low).toBeCloseTo(lower, 12);
    expect(share.high).toBeCloseTo(upper, 12);
    expect(shareEstimate(independent([1, 1, 1]))).toEqual({ value: 1, ...wilson(3, 3) });
  });

  it('hold the truth nineteen times in twenty, with clusters in two ways', () => {
    const repeats = 300;
    let means = 0;
    let medians = 0;
    for (let seed = 1; seed <= repeats; seed++) {
      const crossed = crossedOf(seed, 20, 20);
      const mean = meanEstimate(crossed);
      if (mean.low <= 0 && mean.high >= 0) means++;
      const [median] = quantileEstimates(crossed, [0.5]);
      if (median!.low <= 0 && median!.high >= 0) medians++;
    }
    expect(means / repeats).toBeGreaterThan(0.91);
    expect(means / repeats).toBeLessThan(0.99);
    expect(medians / repeats).toBeGreaterThan(0.9);
  });

  it('would be too narrow if runs were taken for independent', () => {
    const crossed = crossedOf(1, 20, 20);
    const two = meanEstimate(crossed);
    const plain = meanEstimate(independent(crossed.values));
    expect(two.high - two.low).toBeGreaterThan(2 * (plain.high - plain.low));
  });

  it('leave out the doubt of points where points are all there is', () => {
    const crossed = crossedOf(3, 4, 50);
    const [all, some] = [{ ...crossed, sampled: false }, crossed].map(meanEstimate);
    expect(all!.high - all!.low).toBeLessThan(0.5 * (some!.high - some!.low));
  });

  it('of runs with luck of their own are those within points', () => {
    const values = Float64Array.of(1, 10, 2, 12, 3, 11);
    const crossed = { points: 2, replicates: 3, values, common: false, sampled: false };
    // Variances 1 and 1 within points, of six runs: 1 / 6; four degrees of freedom.
    const { value, high } = meanEstimate(crossed);
    expect(high - value).toBeCloseTo(student95(4) * Math.sqrt(1 / 6), 10);
  });

  it('hold their value', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (sample, share) => {
        const crossed = independent(sample);
        for (const e of [meanEstimate(crossed), ...quantileEstimates(crossed, [share])]) {
          expect(e.low).toBeLessThanOrEqual(e.value);
          expect(e.high).toBeGreaterThanOrEqual(e.value);
        }
      }),
    );
  });
});

describe('resamples', () => {
  it('are the same each time, stay in range, and use all places alike', () => {
    const resampler = new Resampler(7);
    const once = [...resampler.places(3)];
    expect([...resampler.places(3)]).toEqual(once);
    expect([...resampler.places(4)]).not.toEqual(once);
    const counts = new Array<number>(7).fill(0);
    for (let b = 0; b < 1000; b++) for (const p of resampler.places(b)) counts[p]!++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe('time bands', () => {
  it('are quantiles and means turn by turn', () => {
    const bands = timeBands([independent([1, 2, 3, 4, 5]), independent([10, 10, 10, 10, 10])]);
    expect(bands.median).toEqual([3, 10]);
    expect(bands.mean).toEqual([3, 10]);
    expect(bands.p05[0]).toBeCloseTo(1.2, 12);
    expect(bands.p95[0]).toBeCloseTo(4.8, 12);
    expect(bands.meanLow[1]).toBe(10);
    expect(bands.meanLow[0]).toBeLessThan(3);
  });
});

describe('enough runs', () => {
  it('looks at more and more replicates, and says how many a width takes', () => {
    const sample = Array.from({ length: 60 }, (_, i) => 10 + (i % 2 === 0 ? 1 : -1));
    const { steps, needed } = enoughRuns(independent(sample));
    expect(steps.map(({ replicates }) => replicates)).toEqual([2, 5, 10, 20, 50, 60]);
    const last = steps.at(-1)!;
    expect(last.halfWidth).toBeCloseTo(student95(59) * Math.sqrt(60 / 59 / 60), 10);
    // The least n with t(n - 1) * sqrt(variance / n) <= 10, 5 and 1 % of the mean.
    expect(needed.map((n) => n.replicates)).toEqual(
      [1, 0.5, 0.1].map((half) => {
        let n = 2;
        while (student95(n - 1) * Math.sqrt(60 / 59 / n) > half) n++;
        return n;
      }),
    );
    expect(enoughRuns(independent([0, 0])).needed[0]!.replicates).toBeNull();
  });

  it('agrees with the width that these replicates have', () => {
    for (const common of [true, false]) {
      for (const sampled of [true, false]) {
        for (const [points, replicates] of [
          [5, 3],
          [4, 12],
        ] as const) {
          const crossed = { ...crossedOf(6, points, replicates), common, sampled };
          const { value, high } = meanEstimate(crossed);
          const widthAt = expectedHalfWidth(crossed);
          expect(widthAt(replicates)).toBeCloseTo(high - value, 12);
          expect(widthAt(replicates + 1)).toBeLessThan(high - value);
        }
      }
    }
  });

  it('counts on the part that the design leaves, and says when no number is enough', () => {
    const noisy = crossedOf(2, 40, 20);
    const crossed = { ...noisy, values: noisy.values.map((x) => x + 50) };
    const one = enoughRuns(crossed).needed.at(-1)!.replicates!;
    // Forty points whose effects have a deviation of one leave some 0.3, whatever is played.
    expect(expectedHalfWidth(crossed)(one)).toBeLessThanOrEqual(0.01 * meanEstimate(crossed).value);
    expect(one).toBeGreaterThan(
      enoughRuns({ ...crossed, sampled: false }).needed.at(-1)!.replicates!,
    );
    expect(enoughRuns(noisy).needed.at(-1)!.replicates).toBeNull();
  });
});
