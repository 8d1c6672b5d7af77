import { describe, expect, it } from 'vitest';
import { binomialTail } from '../../../src/lab/analysis/binomial.js';
import { independent, type Crossed } from '../../../src/lab/analysis/crossed.js';
import { meansByFactor } from '../../../src/lab/analysis/factor-means.js';
import { linearModel } from '../../../src/lab/analysis/linear-model.js';
import { morrisEffects } from '../../../src/lab/analysis/morris-effects.js';
import { pairedEffect, pairedSuperiority } from '../../../src/lab/analysis/treatment-effects.js';
import { normal } from '../../../src/engine/quantiles.js';
import { Draws } from '../../../src/engine/random.js';
import { columnOf, played } from './test-functions.js';

describe('treatment effects', () => {
  const draws = new Draws(5, 6);
  const noise = (id: number, n: number) =>
    Array.from({ length: n }, (_, r) => normal(draws.at(id, 0, r, 0)));

  it('are found through luck that both runs share', () => {
    const [shared, own, other] = [noise(1, 200), noise(2, 200), noise(3, 200)];
    const base = independent(shared.map((x, r) => 10 * x + own[r]!));
    const treated = independent(shared.map((x, r) => 10 * x + other[r]! + 1));
    const effect = pairedEffect(treated, base);
    expect(effect.difference.low).toBeLessThan(1);
    expect(effect.difference.high).toBeGreaterThan(1);
    expect(effect.difference.low).toBeGreaterThan(0.5);
    expect(effect.correlation).toBeGreaterThan(0.98);
    // (101 + 101) / 2.
    expect(effect.varianceReduction).toBeGreaterThan(70);
    expect(effect.varianceReduction).toBeLessThan(140);
    expect(pairedSuperiority(treated, base).value).toBeGreaterThan(0.65);
  });

  it('do not count the spread over points as luck', () => {
    const points = 10;
    const of = (id: number, shift: number): Crossed => ({
      points,
      replicates: 50,
      common: true,
      sampled: true,
      values: Float64Array.from({ length: 500 }, (_, i) => {
        const [p, r] = [i % points, Math.floor(i / points)];
        return 100 * p + normal(draws.at(id, 0, r, 0)) + shift;
      }),
    });
    const { difference, varianceReduction } = pairedEffect(of(11, 3), of(12, 0));
    expect(Math.abs(difference.value - 3)).toBeLessThan(1);
    // Luck of their own: pairing gains nothing, however far the points lie apart.
    expect(varianceReduction).toBeGreaterThan(0.6);
    expect(varianceReduction).toBeLessThan(1.6);
  });

  it('have no factor when nothing differs', () => {
    const same = independent([1, 2, 3]);
    expect(pairedEffect(same, same)).toEqual({
      difference: { value: 0, low: 0, high: 0 },
      pairs: 3,
      correlation: 1,
      varianceReduction: null,
    });
    expect(pairedSuperiority(same, same).value).toBe(0.5);
  });
});

describe('elementary effects', () => {
  /** Moves of a design, read off its points. */
  const movesOf = (points: readonly (readonly number[])[], k: number) =>
    points.map((point, i) => {
      if (i % (k + 1) === 0) return null;
      const before = points[i - 1]!;
      const factor = point.findIndex((at, f) => at !== before[f]);
      return { factor, step: point[factor]! - before[factor]! };
    });

  it('of a linear function are its slopes, without spread', () => {
    const spec = { kind: 'morris', trajectories: 10, levels: 4 } as const;
    const { points, outputs } = played(spec, 3, ([x, y]) => 5 * x! - 2 * y!);
    const effects = morrisEffects(outputs, movesOf(points, 3), 3);
    [5, -2, 0].forEach((slope, f) => {
      const { mu, muStar, sigma } = effects[f]!;
      expect(mu.value).toBeCloseTo(slope, 10);
      expect(muStar.value).toBeCloseTo(Math.abs(slope), 10);
      expect(sigma.value).toBeCloseTo(0, 10);
      expect(muStar.high - muStar.low).toBeCloseTo(0, 10);
    });
  });

  it('show what hangs on other factors', () => {
    const spec = { kind: 'morris', trajectories: 100, levels: 4 } as const;
    const { points, outputs } = played(spec, 3, ([x, y, z]) => (x! - 0.5) * (y! - 0.5) + z!);
    const [x, , z] = morrisEffects(outputs, movesOf(points, 3), 3);
    expect(Math.abs(x!.mu.value)).toBeLessThan(0.08);
    expect(x!.muStar.value).toBeCloseTo(0.25, 1);
    expect(x!.sigma.value).toBeGreaterThan(0.2);
    expect(z!.sigma.value).toBeCloseTo(0, 10);
    expect(x!.muStar.low).toBeLessThan(x!.muStar.value);
    expect(x!.muStar.high).toBeGreaterThan(x!.muStar.value);
  });
});

describe('a linear model', () => {
  // Reference: numpy.linalg.lstsq on standardised columns, and residuals of ranks for the partial ones.
  const columns = [
    [1, 2, 3, 4, 5, 6, 7, 8],
    [2.5, 1.5, 4.4, 3.3, 6.8, 5.1, 8.2, 7.7],
    [3.1, 9.2, 2.2, 7.1, 1.4, 6.6, 4.9, 3.5],
  ];
  const output = [2.1, 1.0, 4.2, 3.9, 9.5, 6.1, 9.9, 11.2];

  it('is that of NumPy and SciPy', () => {
    const model = linearModel(columns, output)!;
    expect(model.r2).toBeCloseTo(0.9751025270789335, 10);
    [0.40861217, 0.5418292, -0.15244877].forEach((value, f) => {
      expect(model.factors[f]!.coefficient.value).toBeCloseTo(value, 7);
    });
    [0.29431059, 0.33462793, 0.15137284].forEach((error, f) => {
      const { value, high } = model.factors[f]!.coefficient;
      expect((high - value) / 2.7764451051977934).toBeCloseTo(error, 7);
    });
    [0.9393818799618079, 0.6286471630212073, -0.9214426752509266].forEach((value, f) => {
      expect(model.factors[f]!.partialRankCorrelation.value).toBeCloseTo(value, 9);
    });
    [0.9285714285714287, 0.9761904761904763, -0.38095238095238104].forEach((value, f) => {
      expect(model.factors[f]!.rankCorrelation.value).toBeCloseTo(value, 12);
    });
  });

  it('is refused where it means nothing', () => {
    expect(
      linearModel(
        columns,
        output.map(() => 1),
      ),
    ).toBeNull();
    expect(linearModel([columns[0]!, columns[0]!], output)).toBeNull();
    expect(linearModel([output.map(() => 3)], output)).toBeNull();
    expect(
      linearModel(
        columns.map((c) => c.slice(0, 4)),
        output.slice(0, 4),
      ),
    ).toBeNull();
  });
});

/** One replicate of some points. */
function onePass(values: readonly number[]): Crossed {
  return {
    points: values.length,
    replicates: 1,
    values: Float64Array.from(values),
    common: true,
    sampled: true,
  };
}

describe('means by factor', () => {
  it('are counted in bins of about equally many points', () => {
    const { points } = played({ kind: 'latin-hypercube', settings: 100 }, 1, () => 0);
    const factor = columnOf(points, 0);
    const hits = Float64Array.from([...factor, ...factor], (x) => (x > 0.8 ? 1 : 0));
    const crossed = { points: 100, replicates: 2, values: hits, common: true, sampled: true };
    const bins = meansByFactor(factor, crossed, true);
    expect(bins.map(({ points: n }) => n)).toEqual([20, 20, 20, 20, 20]);
    expect(bins.map(({ runs }) => runs)).toEqual([40, 40, 40, 40, 40]);
    expect(bins.map(({ mean }) => mean.value)).toEqual([0, 0, 0, 0, 1]);
    // Twice the same luck on each point says no more than the points.
    expect(bins[0]!.mean.high).toBeGreaterThan(0.15);
  });

  it('keep levels and few values as they are', () => {
    const byName = meansByFactor(['b', 'a', 'b'], onePass([1, 0, 0]), true);
    expect(byName.map(({ from, runs, mean }) => [from, runs, mean.value])).toEqual([
      ['b', 2, 0.5],
      ['a', 1, 0],
    ]);
    const byNumber = meansByFactor([2, 1, 2, 10], onePass([1, 0, 1, 0]), false);
    expect(byNumber.map(({ from }) => from)).toEqual([1, 2, 10]);
  });
});

describe('binomial tails', () => {
  it('are those of SciPy', () => {
    const cases: [number, number, number, number][] = [
      [3, 10, 0.3, 0.6172172136000003],
      [10, 10, 0.3, 5.9048999999999975e-6],
      [60, 100, 0.5, 0.028443966820490444],
      [400, 1000, 0.5, 0.9999999999099158],
      [900, 1000, 0.85, 2.0389661274727654e-6],
      [30000, 100000, 0.295, 0.0002716357183674136],
    ];
    for (const [hits, total, share, tail] of cases) {
      expect(Math.abs(binomialTail(hits, total, share) / tail - 1)).toBeLessThan(1e-7);
    }
    expect([binomialTail(0, 5, 0.2), binomialTail(3, 5, 0), binomialTail(3, 5, 1)]).toEqual([
      1, 0, 1,
    ]);
  });
});
