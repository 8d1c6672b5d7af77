/**
 * Outcomes of a sweep as they are sampled: every design point with every replicate. Two runs of one
 * point share its numbers, and two runs of one replicate share their luck (common random numbers), so
 * runs are not independent, and an interval that took them for such would be too narrow.
 */
import { wilson } from '../distribution.js';
import { around, student95, type Estimate } from './estimate.js';
import { meanOf, quantileOf, sortedOf, varianceOf, type Sample } from './sample.js';

/** One number a run, point by point within replicate by replicate. */
export interface Crossed {
  readonly points: number;
  readonly replicates: number;
  /** Number of point p in replicate r at place r * points + p. */
  readonly values: Float64Array;
  /** Whether replicates have their luck in common over the points. */
  readonly common: boolean;
}

/** Replicates of a single setting. */
export function independent(sample: Sample): Crossed {
  return {
    points: 1,
    replicates: sample.length,
    values: Float64Array.from(sample),
    common: true,
  };
}

/** Mean over the points of each replicate. */
export function replicateMeans({ points, replicates, values }: Crossed): Float64Array {
  return Float64Array.from({ length: replicates }, (_, r) =>
    meanOf(values.subarray(r * points, (r + 1) * points)),
  );
}

/** Mean over the replicates of each point. */
export function pointMeans({ points, replicates, values }: Crossed): Float64Array {
  const means = new Float64Array(points);
  for (let i = 0; i < values.length; i++)
    means[i % points] = (means[i % points] ?? 0) + (values[i] ?? 0);
  return means.map((sum) => sum / replicates);
}

/** The number by which every value is replaced. */
export function mapped(crossed: Crossed, of: (value: number) => number): Crossed {
  return { ...crossed, values: crossed.values.map(of) };
}

/** Variance of a mean over all runs, and the degrees of freedom that it rests on. */
interface MeanVariance {
  readonly variance: number;
  readonly degrees: number;
}

/**
 * Variance of the mean with clusters in two ways, points and replicates (Cameron, Gelbach and Miller,
 * J. Business and Economic Statistics 29, 2011): what the means of each way show, less what both
 * count. With one point, or with luck of their own for all runs, it is the usual one.
 */
function meanVariance(crossed: Crossed): MeanVariance {
  const { points, replicates, values, common } = crossed;
  const plain = varianceOf(values) / values.length;
  const byPoint = points > 1 ? varianceOf(pointMeans(crossed)) / points : 0;
  if (!common) {
    return points > 1 && replicates > 1
      ? { variance: Math.max(plain, byPoint), degrees: points - 1 }
      : { variance: plain, degrees: values.length - 1 };
  }
  const byReplicate = replicates > 1 ? varianceOf(replicateMeans(crossed)) / replicates : 0;
  if (points === 1) return { variance: byReplicate, degrees: replicates - 1 };
  if (replicates === 1) return { variance: byPoint, degrees: points - 1 };
  return {
    variance: Math.max(byPoint + byReplicate - plain, byPoint, byReplicate),
    degrees: Math.min(points, replicates) - 1,
  };
}

/** Mean with its 95 % interval by Student's t. A single run has no interval but its value. */
export function meanEstimate(crossed: Crossed): Estimate {
  const value = meanOf(crossed.values);
  const { variance, degrees } = meanVariance(crossed);
  return around(value, variance > 0 ? student95(degrees) * Math.sqrt(variance) : 0);
}

/** Independent runs that would say as much of a share (0 to 1) as these do; at least 1. */
function effectiveRuns(hits: Crossed): number {
  const share = meanOf(hits.values);
  const { points, replicates, values } = hits;
  const most = values.length;
  if (!hits.common && replicates === 1) return most;
  const { variance } = meanVariance(hits);
  // Nothing varies: each point, or each replicate, is taken to have said the same once.
  if (!(variance > 0)) return hits.common ? Math.max(points, replicates) : most;
  return Math.max(1, Math.min(most, (share * (1 - share)) / variance));
}

/**
 * Share of the runs, values being 0 or 1, with the interval of Wilson (1927) for as many independent
 * runs as would say the same.
 */
export function shareEstimate(hits: Crossed): Estimate {
  const value = meanOf(hits.values);
  const runs = effectiveRuns(hits);
  return { value, ...wilson(value * runs, runs) };
}

/**
 * Quantiles of the given shares with 95 % intervals between order statistics, which hold for any
 * distribution (Conover, Practical nonparametric statistics, 3rd ed., 1999, section 3.2).
 */
export function quantileEstimates(crossed: Crossed, shares: readonly number[]): Estimate[] {
  const sorted = sortedOf(crossed.values);
  return shares.map((share) => {
    const value = quantileOf(sorted, share);
    const runs = effectiveRuns(mapped(crossed, (x) => (x <= value ? 1 : 0)));
    const { low, high } = wilson(share * runs, runs);
    return {
      value,
      low: sorted[Math.max(0, Math.floor(low * sorted.length) - 1)] ?? value,
      high: sorted[Math.min(sorted.length - 1, Math.ceil(high * sorted.length))] ?? value,
    };
  });
}
