/**
 * Regression adjustment (Beaumont, Zhang and Balding 2002): among points whose summaries came near
 * the observed ones, how the point depends on the summaries is a straight line to good measure, so
 * each is moved along that line to where its summaries would have been the observed ones. What a
 * tolerance above zero blurs is taken away to first order.
 */
import { cholesky, solveCholesky, type Matrix } from './linear-algebra.js';
import { normalised } from './weighted-sample.js';

/** Points near the observation; summaries are scaled differences from the observed ones. */
export interface NearPoints {
  readonly points: Matrix;
  readonly differences: Matrix;
  readonly distances: readonly number[];
  readonly weights: readonly number[];
}

export interface AdjustedSample {
  readonly points: number[][];
  /** Sum to 1. */
  readonly weights: number[];
}

/**
 * Ridge as a share of the mean diagonal: summaries of one war move together, and one that never
 * differs from what was observed (a bound that always holds) tells nothing.
 */
const RIDGE = 1e-3;

/**
 * Weighs by nearness (the kernel of Epanechnikov with `tolerance` as its width) and adjusts. A point
 * at the tolerance or beyond has no weight and is left out.
 */
export function adjust(near: NearPoints, tolerance: number): AdjustedSample {
  const inside = near.distances.flatMap((d, i) => (d < tolerance ? [i] : []));
  const pick = <T>(list: readonly T[]): T[] => inside.flatMap((i) => list[i] ?? []);
  const rowsOf = (matrix: Matrix): number[][] => inside.map((i) => [...(matrix[i] ?? [])]);
  const distances = pick(near.distances);
  const weights = normalised(
    pick(near.weights).map((w, i) => {
      const share = (distances[i] ?? 0) / tolerance;
      return w * (1 - share * share);
    }),
  );
  const points = rowsOf(near.points);
  const slopes = slopesOf(rowsOf(near.differences), points, weights);
  const moved = rowsOf(near.differences).map((row, i) =>
    (points[i] ?? []).map((value, k) => {
      const slope = slopes[k] ?? [];
      return value - row.reduce((sum, x, j) => sum + x * (slope[j] ?? 0), 0);
    }),
  );
  return { points: moved, weights };
}

/** Slopes of the weighted least squares of each coordinate on the differences, with intercept. */
function slopesOf(x: Matrix, points: Matrix, weights: readonly number[]): number[][] {
  const columns = x[0]?.length ?? 0;
  const centre = (matrix: Matrix, j: number): number =>
    matrix.reduce((sum, row, i) => sum + (weights[i] ?? 0) * (row[j] ?? 0), 0);
  const means = Array.from({ length: columns }, (_, j) => centre(x, j));
  const cross = Array.from({ length: columns }, () => new Array<number>(columns).fill(0));
  x.forEach((row, i) => {
    for (let j = 0; j < columns; j++) {
      const out = cross[j] ?? [];
      const scaled = (weights[i] ?? 0) * ((row[j] ?? 0) - (means[j] ?? 0));
      for (let k = 0; k < columns; k++) {
        out[k] = (out[k] ?? 0) + scaled * ((row[k] ?? 0) - (means[k] ?? 0));
      }
    }
  });
  const trace = cross.reduce((sum, row, j) => sum + (row[j] ?? 0), 0);
  const ridge = RIDGE * (trace > 0 ? trace / columns : 1);
  const lower = cholesky(cross.map((row, j) => row.map((v, k) => (j === k ? v + ridge : v))));
  const dimensions = points[0]?.length ?? 0;
  return Array.from({ length: dimensions }, (_, d) => {
    const right = Array.from({ length: columns }, (_, j) =>
      x.reduce(
        (sum, row, i) =>
          sum + (weights[i] ?? 0) * ((row[j] ?? 0) - (means[j] ?? 0)) * (points[i]?.[d] ?? 0),
        0,
      ),
    );
    return solveCholesky(lower, right);
  });
}
