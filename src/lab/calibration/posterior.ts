/**
 * The posterior of a calibration: a weighted sample from which campaigns take their parameters. A
 * run's draw depends on the seed and the number of the run alone.
 */
import { Draws, keyOf, subkey, type Key } from '../../engine/random.js';
import type { OverrideEntry } from '../../scenario/schema.js';
import { changesFor, type FittedParameter } from './fitted-parameters.js';
import { HELD_SWINGS } from './held-swings.js';
import { cholesky, solveLower, weightedCovariance } from './linear-algebra.js';
import { memberAt, normalised, runningSums } from './weighted-sample.js';

/** Swings are drawn by the number of the turn, so they mean nothing in a scenario with other turns. */
export interface SwingsHeld {
  readonly startDay: number;
  readonly turnDays: number;
}

/** A posterior as its file holds it; plain data, so that it can be sent to a worker. */
export interface Posterior {
  /** Of the calibration. */
  readonly id: string;
  /** Id of the scenario that was fitted. */
  readonly scenario: string;
  /** Names the scenario with the fitted numbers at the middle of their priors. */
  readonly scenarioHash: string;
  /** The numbers of the swings come last among them when it holds swings. */
  readonly parameters: readonly FittedParameter[];
  /** Of which turns the swings are that it holds; null when it holds none. */
  readonly swings: SwingsHeld | null;
  /** Values by row, in the units of the parameters. */
  readonly values: readonly (readonly number[])[];
  /** By row; they sum to 1. */
  readonly weights: readonly number[];
}

/** Label of the stream by which runs draw; campaigns, designs and rounds have others. */
const POSTERIOR_STREAM = 2_000_001;

/** Draws rows of a posterior by the numbers of runs. */
export class PosteriorDraws {
  readonly #sums: readonly number[];

  constructor(private readonly posterior: Posterior) {
    this.#sums = runningSums(posterior.weights);
  }

  /** The row of a run: rows come as often as they weigh. */
  rowOf(seed: Key, run: number): number {
    const own = keyOf(subkey(seed, POSTERIOR_STREAM), run);
    return memberAt(this.#sums, new Draws(own.k0, own.k1).at(0, 0, 0, 0));
  }

  /** The changes of the scenario with which a run is played. */
  changesOf(seed: Key, run: number): OverrideEntry[] {
    return posteriorChanges(this.posterior, this.rowOf(seed, run));
  }
}

/** The changes that one row of a posterior makes. RangeError for a row that is not there. */
function posteriorChanges(posterior: Posterior, row: number): OverrideEntry[] {
  const values = posterior.values[row];
  if (values === undefined) throw new RangeError(`the posterior has no row ${row}`);
  return changesFor(posterior.parameters, values);
}

/** The same posterior with swings drawn anew for each campaign: years like these, not these years. */
export function withoutSwings(posterior: Posterior): Posterior {
  const { parameters, values } = posterior;
  const isKept = parameters.map(({ id }) => id !== HELD_SWINGS.id);
  return {
    ...posterior,
    parameters: parameters.filter((_, d) => isKept[d]),
    values: values.map((row) => row.filter((_, d) => isKept[d])),
    swings: null,
  };
}

/** The changes with which run `run` of a seed is played: for designs and sweeps. */
export function drawFromPosterior(posterior: Posterior, seed: Key, run: number): OverrideEntry[] {
  return new PosteriorDraws(posterior).changesOf(seed, run);
}

/** Part of its own variance that is added to each number, so that numbers that never differ do no harm. */
const RIDGE_SHARE = 1e-6;

/**
 * The row that lies nearest to all others, by their weights: the middle of the posterior that is a
 * point of it, so that its values go together. Distances are Mahalanobis', of normal scores: where
 * numbers make up for each other, a row that departs in one of them alone lies far away.
 */
export function medoidOf(
  points: readonly (readonly number[])[],
  weights: readonly number[],
): number {
  const shares = normalised(weights);
  const covariance = weightedCovariance(points, shares).map((row, d) =>
    row.map((value, e) => (d === e ? value * (1 + RIDGE_SHARE) + RIDGE_SHARE : value)),
  );
  const lower = cholesky(covariance);
  const white = points.map((point) => solveLower(lower, point));
  let best = 0;
  let least = Infinity;
  white.forEach((point, i) => {
    let sum = 0;
    white.forEach((other, j) => {
      const square = point.reduce(
        (s, z, d) => s + (z - (other[d] ?? 0)) * (z - (other[d] ?? 0)),
        0,
      );
      sum += (shares[j] ?? 0) * Math.sqrt(square);
    });
    if (sum < least) [least, best] = [sum, i];
  });
  return best;
}
