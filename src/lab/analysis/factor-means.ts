/** An output, or how often something happens, by where a factor stands. */
import { meanEstimate, shareEstimate, type Crossed } from './crossed.js';
import type { Estimate } from './estimate.js';
import { sortedOf } from './sample.js';

/** Values of one factor at the points of a design: numbers, or names of levels. */
export type FactorColumn = readonly (number | string)[];

/** Runs whose factor stands in one bin. */
export interface FactorBin {
  /** Least and greatest value of the factor there; the same for a level. */
  readonly from: number | string;
  readonly to: number | string;
  readonly points: number;
  readonly runs: number;
  /** Mean of the output there, or share of the runs. */
  readonly mean: Estimate;
}

/** More different values than this are binned. */
const MOST_LEVELS = 6;
/** Bins of about equally many points. */
const BINS = 5;

/** Means by bin; for values of 0 and 1 with `isShare`, shares with intervals of their kind. */
export function meansByFactor(
  factor: FactorColumn,
  { points, replicates, values, common }: Crossed,
  isShare: boolean,
): FactorBin[] {
  return binsOf(factor).map(({ from, to, members }) => {
    const own = new Float64Array(members.length * replicates);
    for (let r = 0; r < replicates; r++) {
      members.forEach((p, i) => (own[r * members.length + i] = values[r * points + p] ?? 0));
    }
    const crossed = { points: members.length, replicates, values: own, common };
    const mean = isShare ? shareEstimate(crossed) : meanEstimate(crossed);
    return { from, to, points: members.length, runs: own.length, mean };
  });
}

interface Bin {
  readonly from: number | string;
  readonly to: number | string;
  readonly members: readonly number[];
}

function binsOf(factor: FactorColumn): Bin[] {
  const different = [...new Set(factor)];
  const numbers = different.filter((value) => typeof value === 'number');
  if (numbers.length < different.length) return different.map((level) => levelBin(factor, level));
  if (numbers.length <= MOST_LEVELS) {
    return numbers.sort((a, b) => a - b).map((level) => levelBin(factor, level));
  }
  return quantileBins(factor.map(Number));
}

function levelBin(factor: FactorColumn, level: number | string): Bin {
  return { from: level, to: level, members: placesOf(factor, (value) => value === level) };
}

/** Bins between quantiles; equal values stay together, so a bin may be missing. */
function quantileBins(values: readonly number[]): Bin[] {
  const sorted = sortedOf(values);
  const bins: Bin[] = [];
  let above = -Infinity;
  for (let b = 1; b <= BINS; b++) {
    const to = sorted[Math.ceil((b * sorted.length) / BINS) - 1] ?? Infinity;
    const lower = above;
    const members = placesOf(values, (value) => value > lower && value <= to);
    if (members.length === 0) continue;
    const own = members.map((p) => values[p] ?? 0);
    bins.push({ from: own.reduce((a, x) => Math.min(a, x)), to, members });
    above = to;
  }
  return bins;
}

function placesOf<T>(values: readonly T[], has: (value: T) => boolean): number[] {
  return values.flatMap((value, p) => (has(value) ? [p] : []));
}
