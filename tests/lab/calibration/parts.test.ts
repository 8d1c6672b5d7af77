import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normal } from '../../../src/engine/quantiles.js';
import {
  cholesky,
  solveCholesky,
  weightedCovariance,
} from '../../../src/lab/calibration/linear-algebra.js';
import { normalShare } from '../../../src/lab/calibration/normal-scores.js';
import {
  medoidOf,
  PosteriorDraws,
  type Posterior,
  withoutSwings,
} from '../../../src/lab/calibration/posterior.js';
import { HELD_SWINGS } from '../../../src/lab/calibration/held-swings.js';
import { adjust } from '../../../src/lab/calibration/regression-adjustment.js';
import {
  effectiveSize,
  memberAt,
  normalised,
  runningSums,
  weightedQuantile,
  weightedRank,
} from '../../../src/lab/calibration/weighted-sample.js';
import { seedKey } from '../../../src/lab/seed.js';

describe('normal scores', () => {
  it('agree with published values', () => {
    expect(normalShare(0)).toBeCloseTo(0.5, 14);
    expect(normalShare(1.959963984540054)).toBeCloseTo(0.975, 12);
    expect(normalShare(-3)).toBeCloseTo(0.0013498980316301, 13);
    expect(normalShare(8) - 1).toBeCloseTo(0, 14);
    expect(normalShare(-40)).toBe(0);
  });

  it('undo the quantile', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (u) => {
        expect(normalShare(normal(u))).toBeCloseTo(u, 12);
      }),
    );
  });
});

describe('linear algebra', () => {
  it('solves what it factored', () => {
    const a = [
      [4, 2, 1],
      [2, 5, 3],
      [1, 3, 6],
    ];
    const x = solveCholesky(cholesky(a), [1, 2, 3]);
    a.forEach((row, i) =>
      expect(row.reduce((sum, v, k) => sum + v * (x[k] ?? 0), 0)).toBeCloseTo(i + 1, 12),
    );
  });

  it('refuses a matrix that has no root', () => {
    expect(() =>
      cholesky([
        [1, 2],
        [2, 1],
      ]),
    ).toThrow(RangeError);
  });

  it('weighs a covariance', () => {
    const rows = [
      [0, 0],
      [2, 4],
    ];
    expect(weightedCovariance(rows, [0.5, 0.5])).toEqual([
      [1, 2],
      [2, 4],
    ]);
    expect(weightedCovariance(rows, [0, 1])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

describe('weighted samples', () => {
  it('draw members as often as they weigh', () => {
    const sums = runningSums([1, 0, 3]);
    const drawn = Array.from({ length: 400 }, (_, i) => memberAt(sums, (i + 0.5) / 400));
    expect([0, 1, 2].map((m) => drawn.filter((d) => d === m).length)).toEqual([100, 0, 300]);
  });

  it('say how much they are worth', () => {
    expect(effectiveSize([1, 1, 1, 1])).toBe(4);
    expect(effectiveSize([1, 0, 0, 0])).toBe(1);
    expect(() => normalised([0, 0])).toThrow(RangeError);
  });

  it('rank and cut by weight', () => {
    expect(weightedQuantile([3, 1, 2], [1, 1, 8], 0.5)).toBe(2);
    expect(weightedRank([3, 1, 2], [1, 1, 8], 2)).toBeCloseTo(0.5, 12);
  });
});

describe('regression adjustment', () => {
  it('takes away what depends on the summaries in a straight line', () => {
    const xs = Array.from({ length: 60 }, (_, i) => (i - 30) / 40);
    const near = {
      points: xs.map((x) => [1 + 2 * x]),
      differences: xs.map((x) => [x, 0]),
      distances: xs.map(Math.abs),
      weights: xs.map(() => 1),
    };
    const { points, weights } = adjust(near, 0.7);
    expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
    for (const [value = 0] of points) expect(Math.abs(value - 1)).toBeLessThan(0.01);
  });
});

describe('a posterior', () => {
  const posterior: Posterior = {
    id: 'p',
    scenario: 's',
    scenarioHash: '',
    parameters: [
      {
        id: 'a',
        title: 'a',
        unit: 'x',
        prior: { kind: 'uniform', low: 0, high: 10 },
        paths: [
          { path: 'x.a', at: 2, range: { min: 0, max: 10, whole: false } },
          { path: 'x.b', at: 1, range: { min: 0, max: 2, whole: false } },
        ],
        informedBy: null,
      },
    ],
    swings: null,
    values: [[1], [4], [8]],
    weights: [0.25, 0.75, 0],
  };

  it('gives a run the same row each time, and rows as they weigh', () => {
    const draws = new PosteriorDraws(posterior);
    const key = seedKey('salang');
    const rows = Array.from({ length: 2000 }, (_, run) => draws.rowOf(key, run));
    expect(rows).toEqual(Array.from({ length: 2000 }, (_, run) => draws.rowOf(key, run)));
    expect(rows.filter((row) => row === 2)).toEqual([]);
    expect(rows.filter((row) => row === 0).length / 2000).toBeCloseTo(0.25, 1);
  });

  it('scales what moves together, within its own prior', () => {
    const draws = new PosteriorDraws({ ...posterior, weights: [0, 0, 1] });
    expect(draws.changesOf(seedKey('salang'), 0)).toEqual([
      { path: 'x.a', value: 8 },
      { path: 'x.b', value: 2 },
    ]);
  });

  it('can do without the swings that it holds', () => {
    const holding: Posterior = {
      ...posterior,
      parameters: [...posterior.parameters, HELD_SWINGS],
      swings: { startDay: 0, turnDays: 7 },
      values: [
        [1, 11],
        [4, 12],
        [8, 13],
      ],
    };
    const changes = new PosteriorDraws(holding).changesOf(seedKey('salang'), 0);
    expect(changes.at(-1)?.path).toBe('parameters.calendar.swingSeed');
    expect(withoutSwings(holding)).toEqual(posterior);
  });

  it('has a medoid among its points', () => {
    expect(medoidOf([[0], [1], [10]], [1, 1, 1])).toBe(1);
    expect(medoidOf([[0], [1], [10]], [1, 1, 9])).toBe(2);
  });

  it('has a medoid that keeps what goes together', () => {
    // Along a line, one point lies beside it, nearer to the middle than any other.
    const line = [-3, -2, -1, 1, 2, 3].map((x) => [x, x]);
    const points = [...line, [0.6, -0.6]];
    expect(medoidOf(points, new Array<number>(7).fill(1))).not.toBe(6);
    // A number that never differs does no harm.
    expect(
      medoidOf(
        [
          [0, 5],
          [1, 5],
          [9, 5],
        ],
        [1, 1, 1],
      ),
    ).toBe(1);
  });
});
