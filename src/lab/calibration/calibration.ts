/** A calibration that has been checked against its scenario: everything in it can be played. */
import type { Range } from '../../scenario/ranges.js';
import type { OverrideEntry } from '../../scenario/schema.js';
import type { Scenario } from '../../scenario/scenario.js';
import { nearestWithin } from '../../scenario/ranges.js';
import { quantileOf, type Distribution } from '../experiment/factor-values.js';
import type { Reported } from '../batch-results.js';
import { normalShare } from './normal-scores.js';
import type { CalibrationFile } from './schema.js';

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

/** A reported count with how far its report may be off. */
export interface FittedTarget extends Reported {
  /** Standard deviation of the reported value about what the layer holds, as a share of it. */
  readonly reportingError: number;
}

export interface Calibration {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly seed: string;
  readonly scenario: Scenario;
  /** Last day played, included. */
  readonly lastDay: number;
  readonly parameters: readonly FittedParameter[];
  readonly targets: readonly FittedTarget[];
  readonly sampler: CalibrationFile['sampler'];
  readonly text: string;
  /** Names all that decides the result, the scenario at the middle of the priors included. */
  readonly hash: string;
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
