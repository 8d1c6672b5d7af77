import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomial,
  exponential,
  logNormalMeanOne,
  negativeBinomial,
  normal,
  paretoCount,
  paretoTail,
  pickWeighted,
  poisson,
  roundStochastic,
} from '../../src/engine/quantiles.js';

const TWO_32 = 2 ** 32;
const LEAST_U = 0.5 / TWO_32;
const LARGEST_U = 1 - LEAST_U;

/** Uniform numbers on the lattice that Draws gives, the extremes often. */
const uniform = fc
  .oneof(fc.nat(0xffffffff), fc.constantFrom(0, 1, 0xfffffffe, 0xffffffff))
  .map((word) => (word + 0.5) / TWO_32);

/** The middle of each of `size` equal parts of (0, 1), so that averages are nearly expectations. */
function grid(size: number): number[] {
  return Array.from({ length: size }, (_, i) => (i + 0.5) / size);
}

function average(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Distribution function of a count, from the logarithms of P(k + 1) / P(k) and of P(0). */
function distribution(logNone: number, logRatio: (k: number) => number, length: number): number[] {
  const sums: number[] = [];
  let logTerm = logNone;
  let sum = 0;
  let lost = 0; // Kahan's compensation: the reference must be better than what it checks
  for (let k = 0; k < length; k++) {
    const term = Math.exp(logTerm) - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
    sums.push(sum);
    logTerm += logRatio(k);
  }
  return sums;
}

function poissonDistribution(mean: number): number[] {
  return distribution(-mean, (k) => Math.log(mean / (k + 1)), Math.ceil(2 * mean + 100));
}

function negativeBinomialDistribution(mean: number, size: number): number[] {
  const ratio = (k: number): number => Math.log((mean / (mean + size)) * ((size + k) / (k + 1)));
  const deviation = Math.sqrt(mean + (mean * mean) / size);
  const length = Math.ceil(mean + deviation * (12 + 25 / Math.sqrt(size)) + 60);
  return distribution(-size * Math.log1p(mean / size), ratio, length);
}

function binomialDistribution(n: number, p: number): number[] {
  const ratio = (k: number): number => Math.log(((n - k) / (k + 1)) * (p / (1 - p)));
  return distribution(n * Math.log1p(-p), ratio, n + 1);
}

/** The least k with distribution function at least u, within `slack` of u. */
function expectQuantile(k: number, u: number, sums: number[], slack: number): void {
  const from = k === 0 ? 0 : sums[k - 1]!;
  const to = sums[k] ?? 1;
  if (u > from - slack && u <= to + slack) return;
  expect.fail(`${k} is no quantile of ${u}: it covers ${from} to ${to}`);
}

/** Points of every scale: an even grid, and both tails down to the ends of the lattice. */
function probes(): number[] {
  const tails = Array.from({ length: 33 }, (_, e) => 2 ** (-e - 1));
  return [LEAST_U, ...grid(2000), ...tails, ...tails.map((u) => 1 - u), LARGEST_U];
}

/** The share of u for which a count differs from the exact quantile, and by how much at most. */
function misses(quantile: (u: number) => number, sums: number[]): { share: number; worst: number } {
  const points = grid(200_000);
  let exact = 0;
  let missed = 0;
  let worst = 0;
  for (const u of points) {
    while (sums[exact]! < u) exact++;
    const off = Math.abs(quantile(u) - exact);
    if (off > 0) missed++;
    if (off > worst) worst = off;
  }
  return { share: missed / points.length, worst };
}

describe('normal', () => {
  // Quantiles of (word + 1/2) / 2^32, computed with 40 digits.
  it.each([
    [0, -6.3379577545537893],
    [1, -6.1664295178197502],
    [5, -5.9575076629885733],
    [12_345, -4.5354227620904281],
    [1_000_000, -3.4997689887583814],
    [100_000_000, -1.9902252413891444],
    [322_122_547, -1.4395314704450153],
    [1_000_000_000, -0.72955655307587401],
    [2_147_483_648, 2.9180993729166227e-10],
    [3_000_000_000, 0.52006806184887622],
    [4_294_967_295, 6.3379577545537893],
  ])('has the quantile of word %i', (word, wanted) => {
    const got = normal((word + 0.5) / TWO_32);
    expect(Math.abs(got / wanted - 1)).toBeLessThan(2e-15);
  });

  it('reaches the far tail', () => {
    expect(normal(2 ** -53)).toBeCloseTo(-8.2095361516013869, 13);
    expect(normal(1 - 2 ** -53)).toBeCloseTo(8.2095361516013869, 13);
  });

  it('is odd about one half, with mean 0 and variance 1', () => {
    expect(normal(0.5)).toBe(0);
    fc.assert(
      fc.property(uniform, (u) => {
        expect(normal(1 - u)).toBe(-normal(u));
      }),
    );
    const values = grid(100_000).map(normal);
    expect(average(values)).toBeCloseTo(0, 12);
    expect(average(values.map((z) => z * z))).toBeCloseTo(1, 4);
  });
});

describe('logNormalMeanOne', () => {
  it('has mean 1 and the stated spread', () => {
    for (const sigma of [0.1, 0.5, 1]) {
      const values = grid(200_000).map((u) => logNormalMeanOne(u, sigma));
      expect(average(values)).toBeCloseTo(1, 3);
      const logs = values.map(Math.log);
      expect(average(logs)).toBeCloseTo(-0.5 * sigma * sigma, 10);
      expect(average(logs.map((l) => (l + 0.5 * sigma * sigma) ** 2))).toBeCloseTo(sigma ** 2, 3);
    }
    expect(logNormalMeanOne(0.3, 0)).toBe(1);
  });
});

describe('exponential', () => {
  it('undoes the distribution function', () => {
    fc.assert(
      fc.property(uniform, fc.double({ min: 0.01, max: 1000, noNaN: true }), (u, mean) => {
        const x = exponential(u, mean);
        expect(Math.abs(-Math.expm1(-x / mean) - u)).toBeLessThan(4e-16);
      }),
    );
    expect(average(grid(100_000).map((u) => exponential(u, 3)))).toBeCloseTo(3, 3);
  });

  it('gives no negative zero', () => {
    expect(Object.is(exponential(0.5, 0), 0)).toBe(true);
    expect(Object.is(exponential(1e-300, 1e-300), 0)).toBe(true);
  });
});

describe('poisson', () => {
  it.each([1e-6, 0.01, 0.3, 1, 3.7, 12, 30, 49.9, 50])('is exact at mean %d', (mean) => {
    const sums = poissonDistribution(mean);
    for (const u of probes()) expectQuantile(poisson(u, mean), u, sums, 2e-13);
  });

  it.each([
    [50.5, 3e-4],
    [100, 2e-4],
    [1000, 3e-5],
    [10_000, 1e-5],
  ])('is off by one at most, and seldom, at mean %d', (mean, share) => {
    const found = misses((u) => poisson(u, mean), poissonDistribution(mean));
    expect(found.worst).toBeLessThanOrEqual(1);
    expect(found.share).toBeLessThan(share);
  });

  it('has the mean and the variance of the mean', () => {
    for (const mean of [0.3, 5, 50, 51, 700, 1e6]) {
      const counts = grid(100_000).map((u) => poisson(u, mean));
      expect(average(counts) / mean).toBeCloseTo(1, 3);
      expect(average(counts.map((k) => (k - mean) ** 2)) / mean).toBeCloseTo(1, 2);
    }
  });

  it('does not decrease in the mean, with the same u', () => {
    const mean = fc.double({ min: 0, max: 50, noNaN: true });
    fc.assert(
      fc.property(uniform, mean, mean, (u, a, b) => {
        expect(poisson(u, Math.min(a, b))).toBeLessThanOrEqual(poisson(u, Math.max(a, b)));
      }),
    );
  });

  it('covers the limits', () => {
    expect(poisson(LARGEST_U, 0)).toBe(0);
    expect(poisson(0.5, -3)).toBe(0);
    expect(poisson(0.5, NaN)).toBeNaN();
    expect(poisson(1 - 2 ** -53, 50)).toBeLessThan(150);
    expect(poisson(LEAST_U, 51)).toBeGreaterThanOrEqual(0);
  });
});

describe('negativeBinomial', () => {
  it.each([
    [0.001, 0.5],
    [0.3, 1],
    [0.3, 0.1],
    [2.5, 0.05],
    [4, 2],
    [20, 0.7],
    [50, 1000],
    [50, 3],
    [30, 1500],
    [300, 1],
    [2000, 150],
  ])('is exact at mean %d, size %d', (mean, size) => {
    const sums = negativeBinomialDistribution(mean, size);
    for (const u of probes()) expectQuantile(negativeBinomial(u, mean, size), u, sums, 2e-12);
  });

  it('has geometric chances at size 1', () => {
    for (const u of grid(1000)) {
      const wanted = Math.ceil(Math.log(1 - u) / Math.log(0.3 / 1.3) - 1);
      expect(negativeBinomial(u, 0.3, 1)).toBe(Math.max(0, wanted));
    }
  });

  it.each([
    [60, 200],
    [200, 500],
    [1000, 200],
    [1000, 5000],
  ])('is off by one at most, and seldom, at mean %d, size %d', (mean, size) => {
    const found = misses(
      (u) => negativeBinomial(u, mean, size),
      negativeBinomialDistribution(mean, size),
    );
    expect(found.worst).toBeLessThanOrEqual(1);
    expect(found.share).toBeLessThan(1e-3);
  });

  it('has the stated mean and variance', () => {
    for (const [mean, size] of [
      [0.3, 1],
      [5, 0.5],
      [100, 4],
      [100, 400],
      [50_000, 8],
      [50_000, 800],
    ] as const) {
      const counts = grid(100_000).map((u) => negativeBinomial(u, mean, size));
      const variance = mean + (mean * mean) / size;
      expect(average(counts) / mean).toBeCloseTo(1, 3);
      expect(average(counts.map((k) => (k - mean) ** 2)) / variance).toBeCloseTo(1, 2);
    }
  });

  it('tends to Poisson for large sizes', () => {
    for (const u of probes()) {
      expect(negativeBinomial(u, 7, Infinity)).toBe(poisson(u, 7));
      expect(negativeBinomial(u, 70, Infinity)).toBe(poisson(u, 70));
    }
    const sums = poissonDistribution(7);
    for (const u of probes()) expectQuantile(negativeBinomial(u, 7, 1e12), u, sums, 1e-10);
  });

  it('covers the limits', () => {
    expect(negativeBinomial(LARGEST_U, 0, 1)).toBe(0);
    expect(negativeBinomial(0.5, -1, 1)).toBe(0);
    expect(negativeBinomial(0.99, 5, 0)).toBeNaN();
    expect(negativeBinomial(0.99, 5, -1)).toBeNaN();
    expect(negativeBinomial(0.99, 5, NaN)).toBeNaN();
    expect(negativeBinomial(0.99, NaN, 5)).toBeNaN();
    expect(negativeBinomial(1 - 2 ** -53, 50, 0.5)).toBeLessThan(10_000);
  });
});

describe('binomial', () => {
  it.each([
    [1, 0.3],
    [1, 0.8],
    [5, 0.5],
    [20, 0.9],
    [100, 0.5],
    [1000, 0.003],
    [5000, 0.01],
    [5000, 0.995],
    [1_000_000, 2e-6],
  ])('is exact at n %i, p %d', (n, p) => {
    const sums = n > 1e5 ? binomialDistribution(n, p).slice(0, 200) : binomialDistribution(n, p);
    for (const u of probes()) expectQuantile(binomial(u, n, p), u, sums, 2e-12);
  });

  it.each([
    [102, 0.5],
    [200, 0.3],
    [200, 0.7],
    [1000, 0.055],
    [20_000, 0.4],
  ])('is off by one at most, and seldom, at n %i, p %d', (n, p) => {
    const found = misses((u) => binomial(u, n, p), binomialDistribution(n, p));
    expect(found.worst).toBeLessThanOrEqual(1);
    expect(found.share).toBeLessThan(3e-4);
  });

  it('has the stated mean and variance', () => {
    for (const [n, p] of [
      [3, 0.2],
      [400, 0.3],
      [400, 0.85],
      [100_000, 0.5],
    ] as const) {
      const counts = grid(100_000).map((u) => binomial(u, n, p));
      expect(average(counts) / (n * p)).toBeCloseTo(1, 3);
      const variance = average(counts.map((k) => (k - n * p) ** 2));
      expect(variance / (n * p * (1 - p))).toBeCloseTo(1, 2);
    }
  });

  it('stays within 0..n and is whole, for any n and p', () => {
    fc.assert(
      fc.property(uniform, fc.nat(1_000_000), chance, (u, n, p) => {
        const k = binomial(u, n, p);
        expect(Number.isInteger(k) && k >= 0 && k <= n && !Object.is(k, -0)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('covers the limits', () => {
    for (const u of [LEAST_U, 0.5, LARGEST_U]) {
      expect(binomial(u, 10, 0)).toBe(0);
      expect(binomial(u, 10, -1)).toBe(0);
      expect(binomial(u, 10, 1)).toBe(10);
      expect(binomial(u, 10, 2)).toBe(10);
      expect(binomial(u, 0, 0.5)).toBe(0);
      expect(binomial(u, 0, 1)).toBe(0);
      expect(binomial(u, 1e7, 1)).toBe(1e7);
    }
    expect(binomial(0.5, 10, NaN)).toBeNaN();
    expect(binomial(LEAST_U, 10_000, 0.5)).toBeLessThan(4800);
  });
});

describe('paretoCount', () => {
  it.each([
    [1.5, 100],
    [0.5, 20],
    [3, 1000],
    [2.5, Infinity],
  ])('has the stated tail at alpha %d, max %d', (alpha, max) => {
    const beyond = (max + 1) ** -alpha;
    const chanceOfAtLeast = (k: number): number => (k ** -alpha - beyond) / (1 - beyond);
    for (const u of probes()) {
      const k = paretoCount(u, paretoTail(alpha, max));
      expect(Number.isInteger(k) && k >= 1 && k <= max).toBe(true);
      expect(1 - u).toBeLessThan(chanceOfAtLeast(k) + 1e-13);
      if (k < max) expect(1 - u).toBeGreaterThan(chanceOfAtLeast(k + 1) - 1e-13);
    }
  });

  it('gives 1 when nothing else is allowed', () => {
    for (const u of probes()) expect(paretoCount(u, paretoTail(2, 1))).toBe(1);
  });
});

describe('roundStochastic', () => {
  it('keeps the mean and moves to a neighbour only', () => {
    for (const x of [0, 0.25, 3, 7.9, -1.5]) {
      const rounded = grid(10_000).map((u) => roundStochastic(u, x));
      expect(average(rounded)).toBeCloseTo(x, 4);
      expect(rounded.every((n) => n === Math.floor(x) || n === Math.ceil(x))).toBe(true);
    }
    expect(Object.is(roundStochastic(0.1, -0.5), 0)).toBe(true);
    expect(roundStochastic(0.2, 4.25)).toBe(5);
    expect(roundStochastic(0.3, 4.25)).toBe(4);
  });

  it('does not decrease in x', () => {
    const x = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(uniform, x, x, (u, a, b) => {
        expect(roundStochastic(u, Math.min(a, b))).toBeLessThanOrEqual(
          roundStochastic(u, Math.max(a, b)),
        );
      }),
    );
  });
});

describe('pickWeighted', () => {
  it('chooses in proportion to the weights', () => {
    const weights = Float64Array.of(0, 2, 0, 1, 5, 0, 99);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (const u of grid(8000)) counts[pickWeighted(u, weights, 6, 8)]! += 1;
    expect(counts).toEqual([0, 2000, 0, 1000, 5000, 0, 0]);
  });

  it('gives an index of positive weight, or -1 if there is none', () => {
    const weights = fc.float64Array({ min: 0, max: 1e6, noNaN: true, maxLength: 40 });
    fc.assert(
      fc.property(uniform, weights, (u, values) => {
        const total = values.reduce((sum, weight) => sum + weight, 0);
        const index = pickWeighted(u, values, values.length, total);
        if (total === 0) expect(index).toBe(-1);
        else expect(values[index]).toBeGreaterThan(0);
      }),
    );
    expect(pickWeighted(0.5, Float64Array.of(0, 0), 2, 0)).toBe(-1);
    expect(pickWeighted(0.5, Float64Array.of(1, 2), 0, 0)).toBe(-1);
  });

  it('gives the last positive weight when the total was rounded up', () => {
    expect(pickWeighted(LARGEST_U, Float64Array.of(1, 1, 0), 3, 2.001)).toBe(1);
  });
});

const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('every quantile', () => {
  const size = fc.oneof(
    fc.double({ min: 0.02, max: 3, noNaN: true }),
    fc.double({ min: 3, max: 5000, noNaN: true }),
  );
  const mean = fc.oneof(
    fc.double({ min: 0, max: 3, noNaN: true }),
    fc.double({ min: 0, max: 300, noNaN: true }),
    fc.double({ min: 200, max: 20_000, noNaN: true }),
  );
  const sampler = fc.oneof(
    fc.constant(normal),
    fc.double({ min: 0, max: 3, noNaN: true }).map((s) => (u: number) => logNormalMeanOne(u, s)),
    mean.map((m) => (u: number) => exponential(u, m)),
    mean.map((m) => (u: number) => poisson(u, m)),
    fc.tuple(mean, size).map(
      ([m, s]) =>
        (u: number) =>
          negativeBinomial(u, m, s),
    ),
    fc.tuple(fc.nat(100_000), chance).map(
      ([n, p]) =>
        (u: number) =>
          binomial(u, n, p),
    ),
    fc.tuple(fc.double({ min: 0.1, max: 5, noNaN: true }), fc.integer({ min: 1, max: 1e6 })).map(
      ([alpha, max]) =>
        (u: number) =>
          paretoCount(u, paretoTail(alpha, max)),
    ),
  );

  it('does not decrease in u', () => {
    fc.assert(
      fc.property(sampler, fc.array(uniform, { minLength: 2, maxLength: 20 }), (quantile, us) => {
        const values = [...us].sort((a, b) => a - b).map(quantile);
        for (let i = 1; i < values.length; i++) {
          expect(values[i]).toBeGreaterThanOrEqual(values[i - 1]!);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('does not decrease between neighbouring u', () => {
    fc.assert(
      fc.property(sampler, fc.nat(0xfffffffe), (quantile, word) => {
        const here = quantile((word + 0.5) / TWO_32);
        expect(quantile((word + 1.5) / TWO_32)).toBeGreaterThanOrEqual(here);
      }),
      { numRuns: 1000 },
    );
  });
});
