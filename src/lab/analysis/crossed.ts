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
  /**
   * Whether the points are a sample of a space, so that others might have been drawn, or all that is
   * asked about, such as the combinations of some levels.
   */
  readonly sampled: boolean;
}

/** Replicates of a single setting. */
export function independent(sample: Sample): Crossed {
  return {
    points: 1,
    replicates: sample.length,
    values: Float64Array.from(sample),
    common: true,
    sampled: false,
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

/** What the variance of a mean is made of, each part as a variance of the mean. */
interface VarianceParts {
  /** What the means of points show; 0 where the points are all there is. */
  readonly byPoint: number;
  /** What the means of replicates show; 0 with one replicate. */
  readonly byReplicate: number;
  /** What both count. */
  readonly both: number;
  /** What runs of a point show among themselves. */
  readonly within: number;
}

function isSampled({ sampled, points }: Crossed): boolean {
  return sampled && points > 1;
}

function partsOf(crossed: Crossed): VarianceParts {
  const { points, replicates, values } = crossed;
  return {
    byPoint: isSampled(crossed) ? varianceOf(pointMeans(crossed)) / points : 0,
    byReplicate: replicates > 1 ? varianceOf(replicateMeans(crossed)) / replicates : 0,
    both: varianceOf(values) / values.length,
    within: crossed.common ? 0 : withinPoints(crossed),
  };
}

/**
 * Variance of the mean. Points that are a sample, with luck in common, are clusters in two ways (Cameron,
 * Gelbach and Miller, J. Business and Economic Statistics 29, 2011): what the means of points and of
 * replicates show, less what both count. Points that are all there is add no doubt of their own.
 */
function joined(parts: VarianceParts, crossed: Crossed, replicates: number): MeanVariance {
  const { points, common } = crossed;
  const { byPoint, byReplicate, both, within } = parts;
  const sampled = isSampled(crossed);
  if (!common) {
    // With luck of their own, the means of points hold all the doubt there is.
    if (sampled) return { variance: byPoint, degrees: points - 1 };
    return { variance: within, degrees: points * (replicates - 1) };
  }
  if (!sampled) return { variance: byReplicate, degrees: replicates - 1 };
  if (replicates === 1) return { variance: byPoint, degrees: points - 1 };
  return {
    variance: Math.max(byPoint + byReplicate - both, byPoint, byReplicate),
    degrees: Math.min(points, replicates) - 1,
  };
}

function meanVariance(crossed: Crossed): MeanVariance {
  return joined(partsOf(crossed), crossed, crossed.replicates);
}

/** Half of the 95 % interval's width by Student's t, in units of the values. */
function halfWidthOf({ variance, degrees }: MeanVariance): number {
  return variance > 0 ? student95(degrees) * Math.sqrt(variance) : 0;
}

/**
 * Half of the width that the mean's 95 % interval would have with another number of replicates (2 or
 * more, Infinity too) at the same points: luck shrinks with them, what the points differ by does not.
 * Never rises with the number.
 */
export function expectedHalfWidth(crossed: Crossed): (replicates: number) => number {
  const parts = partsOf(crossed);
  const luck = Math.min(parts.byPoint, luckOfPoints(crossed));
  return (replicates) => {
    const left = crossed.replicates / replicates;
    const then = {
      byPoint: parts.byPoint - (1 - left) * luck,
      byReplicate: parts.byReplicate * left,
      both: parts.both * left,
      within: parts.within * left,
    };
    return halfWidthOf(joined(then, crossed, replicates));
  };
}

/** Luck within what the means of points show, as a variance of the mean; luck in common is taken out. */
function luckOfPoints(crossed: Crossed): number {
  const { points, values, common } = crossed;
  if (!isSampled(crossed)) return 0;
  if (!common) return withinPoints(crossed);
  const means = replicateMeans(crossed);
  const rest = values.map((value, i) => value - (means[Math.floor(i / points)] ?? 0));
  return (withinPoints({ ...crossed, values: rest }) * points) / (points - 1);
}

/** Variance of the mean over all points when each run has luck of its own; 0 with one replicate. */
export function withinPoints(crossed: Crossed): number {
  const { points, replicates, values } = crossed;
  if (replicates < 2) return 0;
  const means = pointMeans(crossed);
  const squares = values.reduce((sum, value, i) => {
    const off = value - (means[i % points] ?? 0);
    return sum + off * off;
  }, 0);
  return squares / (points * (replicates - 1)) / values.length;
}

/** Mean with its 95 % interval by Student's t. A single run has no interval but its value. */
export function meanEstimate(crossed: Crossed): Estimate {
  const value = meanOf(crossed.values);
  return around(value, halfWidthOf(meanVariance(crossed)));
}

/**
 * Independent runs that would say as much of a share (0 to 1) as these do; from 1 to the number of runs,
 * which it is for independent ones.
 */
function effectiveRuns(hits: Crossed): number {
  const { points, replicates, values, common, sampled } = hits;
  const most = values.length;
  const { variance } = meanVariance(hits);
  // Nothing varies: each replicate, or each point that was drawn, is taken to have said the same once.
  if (!(variance > 0)) return common ? Math.max(sampled ? points : 1, replicates) : most;
  return Math.max(1, Math.min(most, varianceOf(values) / variance));
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
