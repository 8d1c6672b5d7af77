/**
 * How an output goes with the factors of a plain sample: correlations, and standardised coefficients
 * of a linear model in the values or in their ranks (Saltelli, Chan and Scott, Sensitivity analysis,
 * 2000, chapter 6).
 */
import { exp, log } from '../../engine/maths.js';
import { student95, Z_95, type Estimate } from './estimate.js';
import { correlationOf, ranksOf, type Sample } from './sample.js';

/** What one factor has to do with the output. All lie between -1 and 1, but for coefficients. */
export interface FactorRegression {
  /** Spearman's rank correlation. */
  readonly rankCorrelation: Estimate;
  /** Partial rank correlation: with the part that the other factors explain taken away. */
  readonly partialRankCorrelation: Estimate;
  /** Standardised regression coefficient: standard deviations of output for one of the factor. */
  readonly coefficient: Estimate;
  /** The same for ranks. */
  readonly rankCoefficient: Estimate;
}

/** A linear model of an output. */
export interface LinearModel {
  readonly factors: readonly FactorRegression[];
  /** Share of variance that the model in values explains; near 1 when coefficients tell it all. */
  readonly r2: number;
  /** The same for ranks. */
  readonly rankR2: number;
}

/**
 * Fits both models. Null when there are too few points for the factors, the output does not vary, or
 * some factor is constant or made up of the others.
 */
export function linearModel(columns: readonly Sample[], output: Sample): LinearModel | null {
  const n = output.length;
  const degrees = n - columns.length - 1;
  if (degrees < 1) return null;
  const ranks = columns.map(ranksOf);
  const outputRanks = ranksOf(output);
  const plain = fit(columns, output, degrees);
  const ranked = fit(ranks, outputRanks, degrees);
  if (plain === null || ranked === null) return null;
  const zero = { value: 0, low: 0, high: 0 };
  return {
    factors: columns.map((_, f) => ({
      rankCorrelation: fisherInterval(correlationOf(ranks[f] ?? [], outputRanks), n),
      partialRankCorrelation: fisherInterval(ranked.partial[f] ?? 0, n - columns.length + 1),
      coefficient: plain.coefficients[f] ?? zero,
      rankCoefficient: ranked.coefficients[f] ?? zero,
    })),
    r2: plain.r2,
    rankR2: ranked.r2,
  };
}

/** 95 % interval of a correlation of n pairs, by Fisher's transformation. */
function fisherInterval(value: number, n: number): Estimate {
  if (n <= 3 || value <= -1 || value >= 1)
    return { value, low: n <= 3 ? -1 : value, high: n <= 3 ? 1 : value };
  const z = log((1 + value) / (1 - value)) / 2;
  const half = Z_95 / Math.sqrt(n - 3);
  const back = (at: number): number => 1 - 2 / (exp(2 * at) + 1);
  return { value, low: back(z - half), high: back(z + half) };
}

interface Fit {
  readonly coefficients: readonly Estimate[];
  readonly partial: readonly number[];
  readonly r2: number;
}

/** Least squares on standardised columns, through the inverse of their correlation matrix. */
function fit(columns: readonly Sample[], output: Sample, degrees: number): Fit | null {
  // A column that does not vary has no correlation, not even with itself, and so no inverse.
  const matrix = columns.map((x) => columns.map((y) => correlationOf(x, y)));
  const withOutput = columns.map((x) => correlationOf(x, output));
  const inverse = inverseOf(matrix);
  if (inverse === null || correlationOf(output, output) === 0) return null;
  const values = inverse.map((row) => dot(row, withOutput));
  const r2 = Math.max(0, Math.min(1, dot(values, withOutput)));
  const rest = (1 - r2) / degrees;
  const errors = inverse.map((row, f) => Math.sqrt(rest * (row[f] ?? 0)));
  const t = student95(degrees);
  return {
    coefficients: values.map((value, f) => {
      const half = t * (errors[f] ?? 0);
      return { value, low: value - half, high: value + half };
    }),
    // A coefficient's own t statistic gives its partial correlation.
    partial: values.map((value, f) => {
      const size = Math.sqrt(value * value + degrees * (errors[f] ?? 0) * (errors[f] ?? 0));
      return size > 0 ? value / size : 0;
    }),
    r2,
  };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
}

/** Pivots below this are rounding: a column is made up of the others. */
const LEAST_PIVOT = 1e-9;

/** Inverse of a small matrix by Gauss and Jordan with row pivots; null when it has none. */
function inverseOf(matrix: readonly (readonly number[])[]): number[][] | null {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let c = 0; c < n; c++) {
    let best = c;
    for (let r = c + 1; r < n; r++) {
      if (Math.abs(rows[r]?.[c] ?? 0) > Math.abs(rows[best]?.[c] ?? 0)) best = r;
    }
    const pivotRow = rows[best] ?? [];
    const pivot = pivotRow[c] ?? 0;
    if (Math.abs(pivot) < LEAST_PIVOT) return null;
    rows[best] = rows[c] ?? [];
    const scaled = pivotRow.map((x) => x / pivot);
    rows[c] = scaled;
    rows.forEach((row, r) => {
      const times = row[c] ?? 0;
      if (r !== c && times !== 0) rows[r] = row.map((x, j) => x - times * (scaled[j] ?? 0));
    });
  }
  return rows.map((row) => row.slice(n));
}
