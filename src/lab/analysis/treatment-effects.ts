/** What a treatment changes: outputs of the same points and replicates with it and without. */
import { meanEstimate, pointMeans, replicateMeans, type Crossed } from './crossed.js';
import { around, student95, Z_95, type Estimate } from './estimate.js';
import { correlationOf, meanOf, ranksOf, varianceOf, type Sample } from './sample.js';

/** Effect of a treatment on an output, by pairs of runs that share point and luck. */
export interface PairedEffect {
  /** Mean of the output with the treatment less that without. */
  readonly difference: Estimate;
  /** Pairs. */
  readonly pairs: number;
  /** Correlation of the two runs of a pair, over all pairs. */
  readonly correlation: number;
  /**
   * (Var X + Var Y) / Var (X - Y) within points: by how much pairing cuts the runs that are needed,
   * against runs with luck of their own. Null when the differences do not vary, or luck cannot be
   * seen for want of replicates.
   */
  readonly varianceReduction: number | null;
}

/** Compares two arms with one another pair by pair. Both have the same points and replicates. */
export function pairedEffect(treated: Crossed, base: Crossed): PairedEffect {
  const difference: Crossed = {
    ...base,
    values: treated.values.map((value, i) => value - (base.values[i] ?? 0)),
  };
  const apart = luckVariance(treated) + luckVariance(base);
  const together = luckVariance(difference);
  return {
    difference: meanEstimate(difference),
    pairs: difference.values.length,
    correlation: correlationOf(treated.values, base.values),
    varianceReduction: together > 0 ? apart / together : null,
  };
}

/**
 * Variance over the replicates that a mean over the points has: what luck contributes. 0 with one
 * replicate.
 */
function luckVariance(crossed: Crossed): number {
  if (crossed.replicates < 2) return 0;
  if (crossed.common) return varianceOf(replicateMeans(crossed));
  const { points, replicates, values } = crossed;
  const means = pointMeans(crossed);
  let squares = 0;
  values.forEach((value, i) => {
    const off = value - (means[i % points] ?? 0);
    squares += off * off;
  });
  return squares / (points * (replicates - 1)) / points;
}

/** Two samples that share nothing. */
export interface TwoSamples {
  /** Difference of means, first less second (Welch 1947). */
  readonly difference: Estimate;
  /**
   * Chance that a run of the first lies above one of the second, ties counted half (Mann and Whitney
   * 1947), with the interval of the ranks' own variances (Brunner and Munzel 2000).
   */
  readonly superiority: Estimate;
}

/** Compares two independent samples of at least one number each. */
export function twoSamples(x: Sample, y: Sample): TwoSamples {
  const [vx, vy] = [varianceOf(x) / x.length, varianceOf(y) / y.length];
  const variance = vx + vy;
  const degrees =
    variance > 0
      ? (variance * variance) /
        ((vx * vx) / Math.max(1, x.length - 1) + (vy * vy) / Math.max(1, y.length - 1))
      : 1;
  const half = variance > 0 ? student95(degrees) * Math.sqrt(variance) : 0;
  return {
    difference: around(meanOf(x) - meanOf(y), half),
    superiority: superiorityOf(x, y),
  };
}

function superiorityOf(x: Sample, y: Sample): Estimate {
  const [n, m] = [x.length, y.length];
  const all = new Float64Array(n + m);
  all.set(Array.from(x));
  all.set(Array.from(y), n);
  const ranks = ranksOf(all);
  // Placements: how many of the other sample lie below each.
  const ownX = ranksOf(x);
  const ownY = ranksOf(y);
  const overY = Float64Array.from(ownX, (own, i) => ((ranks[i] ?? 0) - own) / m);
  const overX = Float64Array.from(ownY, (own, i) => ((ranks[n + i] ?? 0) - own) / n);
  const value = meanOf(overY);
  const half = Z_95 * Math.sqrt(varianceOf(overY) / n + varianceOf(overX) / m);
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

/** Chance that a run with the treatment lies above its twin without, ties counted half. */
export function pairedSuperiority(treated: Crossed, base: Crossed): Estimate {
  const above: Crossed = {
    ...base,
    values: treated.values.map((value, i) => {
      const other = base.values[i] ?? 0;
      return value > other ? 1 : value < other ? 0 : 0.5;
    }),
  };
  const { value, low, high } = meanEstimate(above);
  return { value, low: Math.max(0, low), high: Math.min(1, high) };
}
