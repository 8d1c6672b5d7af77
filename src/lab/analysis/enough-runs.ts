/** How many runs are enough: the interval's half-width against the number of replicates. */
import { expectedHalfWidth, meanEstimate, type Crossed } from './crossed.js';
import { meanOf } from './sample.js';

/** The mean over the first replicates. */
export interface Precision {
  readonly replicates: number;
  readonly mean: number;
  /** Half of the 95 % interval's width, in units of the output. */
  readonly halfWidth: number;
}

/** How the interval shrinks, and what a narrower one would take. */
export interface EnoughRuns {
  readonly steps: readonly Precision[];
  /**
   * Least replicates for half-widths of 10, 5 and 1 % of the mean, if the variances stay as they are.
   * Null when the mean is zero, when there is one replicate, and when no number is enough: more
   * replicates do not narrow the part of an interval that the design's points leave.
   */
  readonly needed: readonly { readonly relative: number; readonly replicates: number | null }[];
}

/** Replicates at which one looks: 2, 5, 10, 20, 50, ... and all. */
function looks(replicates: number): number[] {
  const counts: number[] = [];
  for (let ten = 1; ten < replicates; ten *= 10) {
    for (const count of [ten, 2 * ten, 5 * ten]) {
      if (count >= 2 && count < replicates) counts.push(count);
    }
  }
  return [...counts, replicates];
}

const RELATIVE = [0.1, 0.05, 0.01];

/** Looks at an output of one treatment. */
export function enoughRuns(crossed: Crossed): EnoughRuns {
  const { points, replicates, values } = crossed;
  const steps = looks(replicates).map((count): Precision => {
    const part = { ...crossed, replicates: count, values: values.subarray(0, count * points) };
    const { value, high } = meanEstimate(part);
    return { replicates: count, mean: value, halfWidth: high - value };
  });
  const mean = meanOf(values);
  const widthAt = expectedHalfWidth(crossed);
  const needed = RELATIVE.map((relative) => {
    const half = relative * Math.abs(mean);
    const known = half > 0 && replicates > 1;
    return { relative, replicates: known ? replicatesFor(half, widthAt) : null };
  });
  return { steps, needed };
}

/** The least number of replicates, 2 or more, whose half-width is at most `half`; null when none is. */
function replicatesFor(half: number, widthAt: (replicates: number) => number): number | null {
  if (!(widthAt(Infinity) < half)) return null;
  let enough = 2;
  while (widthAt(enough) > half) enough *= 2;
  let few = enough / 2;
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (widthAt(middle) > half) few = middle;
    else enough = middle;
  }
  return enough;
}
