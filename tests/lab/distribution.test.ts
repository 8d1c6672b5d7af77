import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  censoredCrps,
  crps,
  distributionOf,
  mean,
  midRank,
  quantile,
  wilson,
  type Distribution,
} from '../../src/lab/distribution.js';

function of(samples: readonly number[]): Distribution {
  const counts = new Map<number, number>();
  for (const sample of samples) counts.set(sample, (counts.get(sample) ?? 0) + 1);
  return distributionOf(counts);
}

const samplesOf = fc.array(fc.integer({ min: -20, max: 40 }), { minLength: 1, maxLength: 60 });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

describe('distributionOf', () => {
  it('sorts values and keeps their counts', () => {
    expect(of([3, -1, 3, 10, 2])).toEqual({
      values: [-1, 2, 3, 10],
      counts: [1, 1, 2, 1],
      total: 5,
    });
  });
});

describe('quantile', () => {
  // R: quantile(c(1, 2, 4, 8, 16), c(0.05, 0.5, 0.95)), type 7.
  it.each([
    [0.05, 1.2],
    [0.5, 4],
    [0.95, 14.4],
    [0, 1],
    [1, 16],
  ])('of 1, 2, 4, 8, 16 at %f is %f', (share, expected) => {
    expect(quantile(of([8, 1, 16, 2, 4]), share)).toBeCloseTo(expected, 12);
  });

  it('interpolates between the sorted samples', () => {
    fc.assert(
      fc.property(samplesOf, fc.double({ min: 0, max: 1, noNaN: true }), (samples, share) => {
        const sorted = [...samples].sort((a, b) => a - b);
        const place = share * (sorted.length - 1);
        const low = sorted[Math.floor(place)]!;
        const high = sorted[Math.ceil(place)]!;
        const expected = low + (place - Math.floor(place)) * (high - low);
        expect(quantile(of(samples), share)).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('of one sample is that sample', () => {
    expect([0, 0.05, 0.5, 0.95, 1].map((share) => quantile(of([7]), share))).toEqual([
      7, 7, 7, 7, 7,
    ]);
  });
});

describe('mean and midRank', () => {
  it('are those of the samples', () => {
    fc.assert(
      fc.property(samplesOf, fc.integer({ min: -25, max: 45 }), (samples, value) => {
        expect(mean(of(samples))).toBeCloseTo(sum(samples) / samples.length, 9);
        const below = samples.filter((s) => s < value).length;
        const equal = samples.filter((s) => s === value).length;
        expect(midRank(of(samples), value)).toBeCloseTo((below + equal / 2) / samples.length, 12);
      }),
    );
  });
});

describe('crps', () => {
  it('is mean |X - y| less half of mean |X - X\u2032|, over all pairs', () => {
    fc.assert(
      fc.property(samplesOf, fc.double({ min: -30, max: 50, noNaN: true }), (samples, y) => {
        const n = samples.length;
        const distance = sum(samples.map((x) => Math.abs(x - y))) / n;
        const spread = sum(samples.flatMap((a) => samples.map((b) => Math.abs(a - b))));
        expect(crps(of(samples), y)).toBeCloseTo(distance - spread / (2 * n * n), 9);
      }),
    );
  });

  it('is the distance where there is one sample, and 0 on the spot', () => {
    expect(crps(of([4, 4]), 6.5)).toBe(2.5);
    expect(crps(of([4]), 4)).toBe(0);
  });

  it('is the integral of the squared gap between the two distribution functions', () => {
    fc.assert(
      fc.property(samplesOf, fc.integer({ min: -25, max: 45 }), (samples, y) => {
        const gap = (x: number): number => {
          const below = samples.filter((s) => s <= x).length / samples.length;
          return (below - (x >= y ? 1 : 0)) ** 2;
        };
        // Both functions are constant between whole numbers.
        const integral = sum(Array.from({ length: 80 }, (_, i) => gap(i - 30)));
        expect(crps(of(samples), y)).toBeCloseTo(integral, 9);
      }),
    );
  });
});

describe('censoredCrps', () => {
  it('is the part of the integral on the wrong side of the bound', () => {
    fc.assert(
      fc.property(samplesOf, fc.integer({ min: -25, max: 45 }), (samples, bound) => {
        const below = (x: number): number => samples.filter((s) => s <= x).length / samples.length;
        const xs = Array.from({ length: 90 }, (_, i) => i - 40);
        const least = sum(xs.filter((x) => x < bound).map((x) => below(x) ** 2));
        const most = sum(xs.filter((x) => x >= bound).map((x) => (1 - below(x)) ** 2));
        expect(censoredCrps(of(samples), bound, 'at_least')).toBeCloseTo(least, 9);
        expect(censoredCrps(of(samples), bound, 'at_most')).toBeCloseTo(most, 9);
      }),
    );
  });

  it('is 0 when every sample keeps the bound', () => {
    expect(censoredCrps(of([5, 6, 9]), 5, 'at_least')).toBe(0);
    expect(censoredCrps(of([5, 6, 9]), 9, 'at_most')).toBe(0);
  });
});

describe('wilson', () => {
  // Brown, Cai and DasGupta 2001 give the formula; these are its values to five digits.
  it.each([
    [8, 10, 0.49016, 0.94332],
    [0, 20, 0, 0.16113],
    [20, 20, 0.83887, 1],
    [1, 100, 0.00177, 0.05449],
  ])('%i of %i', (hits, total, low, high) => {
    const interval = wilson(hits, total);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('holds the share, within 0 and 1', () => {
    const counts = fc
      .integer({ min: 1, max: 100_000 })
      .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));
    fc.assert(
      fc.property(counts, ([hits, total]) => {
        const { low, high } = wilson(hits, total);
        expect(0 <= low && low <= hits / total && hits / total <= high && high <= 1).toBe(true);
      }),
    );
  });
});
