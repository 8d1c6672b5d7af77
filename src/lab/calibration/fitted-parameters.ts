/** The numbers that are fitted: their priors, and the changes of a scenario that values make. */
import { nearestWithin, type Range } from '../../scenario/ranges.js';
import type { OverrideEntry } from '../../scenario/schema.js';
import { quantileOf, type Distribution } from '../experiment/factor-values.js';
import { normalShare } from './normal-scores.js';

/** A number that a parameter sets. */
export interface FittedPath {
  /** Full path. */
  readonly path: string;
  readonly at: number;
  /** What the number may be: the bounds of its own prior. */
  readonly range: Range;
}

/** One dimension of the search. */
export interface FittedParameter {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** That of the first path, from its own data. */
  readonly prior: Distribution;
  /** The fitted number first, then those that move with it. */
  readonly paths: readonly FittedPath[];
  readonly informedBy: string | null;
}

/** The value of a parameter at a normal score, in its own unit. */
export function valueAt({ prior, paths }: FittedParameter, score: number): number {
  const drawn = quantileOf(prior, normalShare(score));
  const range = paths[0]?.range;
  return range === undefined ? drawn : nearestWithin(drawn, range);
}

/** The changes of the scenario by which parameters take values. */
export function changesFor(
  parameters: readonly FittedParameter[],
  values: readonly number[],
): OverrideEntry[] {
  return parameters.flatMap(({ paths }, d) => {
    const value = values[d] ?? 0;
    const factor = value / (paths[0]?.at ?? 1);
    return paths.map(({ path, at, range }, i) => ({
      path,
      value: i === 0 ? value : nearestWithin(at * factor, range),
    }));
  });
}
