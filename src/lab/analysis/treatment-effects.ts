/** What a treatment changes: outputs of the same points and replicates with it and without. */
import { meanEstimate, replicateMeans, withinPoints, type Crossed } from './crossed.js';
import type { Estimate } from './estimate.js';
import { correlationOf, varianceOf } from './sample.js';

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
  return withinPoints(crossed) * crossed.replicates;
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
