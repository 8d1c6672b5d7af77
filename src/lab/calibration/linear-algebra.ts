/** The little linear algebra that calibration needs; dense, small, row by row. */

/** A matrix as a list of rows. */
export type Matrix = readonly (readonly number[])[];

/**
 * The lower triangle L with L L' = A of a symmetric positive definite matrix (Cholesky). RangeError
 * when it is not positive definite.
 */
export function cholesky(a: Matrix): number[][] {
  const n = a.length;
  const lower = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++) {
    const row = lower[i] ?? [];
    for (let j = 0; j <= i; j++) {
      const other = lower[j] ?? [];
      let sum = a[i]?.[j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (row[k] ?? 0) * (other[k] ?? 0);
      if (i !== j) row[j] = sum / (other[j] ?? 1);
      else if (sum > 0) row[j] = Math.sqrt(sum);
      else throw new RangeError('the matrix is not positive definite');
    }
  }
  return lower;
}

/** The solution of L x = b for a lower triangle. */
export function solveLower(lower: Matrix, b: readonly number[]): number[] {
  const x: number[] = [];
  lower.forEach((row, i) => {
    let sum = b[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (row[k] ?? 0) * (x[k] ?? 0);
    x.push(sum / (row[i] ?? 1));
  });
  return x;
}

/** The solution of L L' x = b. */
export function solveCholesky(lower: Matrix, b: readonly number[]): number[] {
  const y = solveLower(lower, b);
  const x = new Array<number>(y.length).fill(0);
  for (let i = y.length - 1; i >= 0; i--) {
    let sum = y[i] ?? 0;
    for (let k = i + 1; k < y.length; k++) sum -= (lower[k]?.[i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i]?.[i] ?? 1);
  }
  return x;
}

/** Mean of rows by weights that sum to 1. */
export function weightedMean(rows: Matrix, weights: readonly number[]): number[] {
  const mean = new Array<number>(rows[0]?.length ?? 0).fill(0);
  rows.forEach((row, i) => {
    const w = weights[i] ?? 0;
    row.forEach((value, k) => (mean[k] = (mean[k] ?? 0) + w * value));
  });
  return mean;
}

/** Covariance of rows by weights that sum to 1, as of a population. */
export function weightedCovariance(rows: Matrix, weights: readonly number[]): number[][] {
  const mean = weightedMean(rows, weights);
  const size = mean.length;
  const covariance = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  rows.forEach((row, i) => {
    const w = weights[i] ?? 0;
    for (let j = 0; j < size; j++) {
      const away = w * ((row[j] ?? 0) - (mean[j] ?? 0));
      const out = covariance[j] ?? [];
      for (let k = 0; k < size; k++) {
        out[k] = (out[k] ?? 0) + away * ((row[k] ?? 0) - (mean[k] ?? 0));
      }
    }
  });
  return covariance;
}
