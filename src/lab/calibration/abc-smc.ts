/**
 * Approximate Bayesian computation by sequential Monte Carlo: populations of parameter points whose
 * simulated summaries come closer to the observed ones from round to round (Toni et al. 2009), with
 * the weights of Beaumont et al. (2009) and a tolerance that is a quantile of the distances of the
 * round before (Del Moral et al. 2012). Proposals are drawn around particles that are shrunk toward
 * their mean (West 1993): a kernel of twice the covariance around the particles themselves, as is
 * usual, spreads proposals three times as wide as the population in each dimension, and in eight
 * dimensions leaves an eighth of the sample's worth (63 of 500 where this keeps most).
 *
 * Nothing here knows a model. Points are normal scores, so the prior is standard normal in every
 * dimension. An attempt is a pure function of key, round, number and the population before, and
 * attempts are accepted in the order of their numbers: whoever simulates them, in whatever order,
 * the populations are the same.
 */
import { exp, log } from '../../engine/maths.js';
import { normal } from '../../engine/quantiles.js';
import { Draws, keyOf, subkey, type Key } from '../../engine/random.js';
import {
  cholesky,
  solveLower,
  weightedCovariance,
  weightedMean,
  type Matrix,
} from './linear-algebra.js';
import { differencesOf, type Yardstick } from './summaries.js';
import { memberAt, normalised, runningSums, weightedQuantile } from './weighted-sample.js';

/** A point that was accepted, with what it gave. */
export interface Particle {
  /** Number of the attempt in its round. */
  readonly attempt: number;
  /** Normal scores, one a parameter. */
  readonly point: readonly number[];
  /** Summaries as simulated, in their units. */
  readonly summaries: readonly number[];
  readonly distance: number;
}

/** The particles of a round, with weights that sum to 1. */
export interface Population {
  readonly round: number;
  readonly tolerance: number | null;
  /** Points that were tried until there were enough. */
  readonly attempts: number;
  readonly particles: readonly Particle[];
  readonly weights: readonly number[];
}

/**
 * Particles are shrunk toward their mean by the root of `kept`; the kernel's covariance is that of the
 * population times `kernel`. Together proposals spread a fifth wider than the population.
 */
const SPREAD = { kept: 0.6, kernel: 0.6 } as const;
/** Added to the diagonal, so that a direction in which all particles agree stays one. */
const LEAST_VARIANCE = 1e-6;

/** Labels of the streams of chance of an attempt; its campaign is played with its own key. */
const STREAM = { point: 1, report: 2 } as const;

/** The key of an attempt: its campaign's noise, from which its other streams are derived. */
export function attemptKey(seed: Key, round: number, attempt: number): Key {
  return keyOf(subkey(seed, round), attempt);
}

/** Standard normal numbers of an attempt by which its reports err, one a summary. */
export function reportErrors(key: Key, count: number): number[] {
  const own = subkey(key, STREAM.report);
  const draws = new Draws(own.k0, own.k1);
  return Array.from({ length: count }, (_, i) => normal(draws.at(0, 0, i, 0)));
}

/** Differences of what a war would have been reported as; `key` is that of its attempt. */
export function reportedDifferences(
  key: Key,
  summaries: readonly number[],
  yardstick: Yardstick,
): number[] {
  return differencesOf(yardstick, summaries, reportErrors(key, summaries.length));
}

/** Proposes points: from the prior in the first round, then around those of the population before. */
export class Proposals {
  readonly #sums: readonly number[];
  readonly #lower: Matrix;
  readonly #centres: Matrix;
  readonly #scaled: Matrix;

  constructor(
    private readonly seed: Key,
    private readonly dimensions: number,
    private readonly round: number,
    private readonly before: Population | null,
  ) {
    const points = before?.particles.map(({ point }) => point) ?? [];
    this.#sums = runningSums(before?.weights ?? []);
    this.#lower = before === null ? [] : kernelTriangle(points, before.weights);
    this.#centres = shrunken(points, before?.weights ?? []);
    this.#scaled = this.#centres.map((point) => solveLower(this.#lower, point));
  }

  /** The point of an attempt. */
  point(attempt: number): number[] {
    const own = subkey(attemptKey(this.seed, this.round, attempt), STREAM.point);
    const draws = new Draws(own.k0, own.k1);
    const steps = Array.from({ length: this.dimensions }, (_, d) => normal(draws.at(0, 0, d, 0)));
    if (this.before === null) return steps;
    const centre = this.#centres[memberAt(this.#sums, draws.at(1, 0, 0, 0))];
    return steps.map((_, i) => {
      const row = this.#lower[i] ?? [];
      let value = centre?.[i] ?? 0;
      for (let k = 0; k <= i; k++) value += (row[k] ?? 0) * (steps[k] ?? 0);
      return value;
    });
  }

  /** Logarithm of prior over proposal density at a point, but for a constant. */
  logWeight(point: readonly number[]): number {
    if (this.before === null) return 0;
    const scaled = solveLower(this.#lower, point);
    const { weights } = this.before;
    let density = 0;
    this.#scaled.forEach((centre, j) => {
      density += (weights[j] ?? 0) * exp(-squareDistance(scaled, centre) / 2);
    });
    const prior = -point.reduce((sum, z) => sum + z * z, 0) / 2;
    return prior - log(density);
  }
}

function shrunken(points: Matrix, weights: readonly number[]): number[][] {
  const mean = weightedMean(points, weights);
  const kept = Math.sqrt(SPREAD.kept);
  return points.map((point) => point.map((z, d) => (mean[d] ?? 0) + kept * (z - (mean[d] ?? 0))));
}

function kernelTriangle(points: Matrix, weights: readonly number[]): number[][] {
  const covariance = weightedCovariance(points, weights);
  return cholesky(
    covariance.map((row, i) =>
      row.map((value, j) => SPREAD.kernel * value + (i === j ? LEAST_VARIANCE : 0)),
    ),
  );
}

function squareDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) * (value - (b[i] ?? 0)), 0);
}

/** A round's particles with their weights. RangeError when there are none. */
export function populationOf(
  proposals: Proposals,
  particles: readonly Particle[],
  round: Omit<Population, 'particles' | 'weights'>,
): Population {
  const logs = particles.map(({ point }) => proposals.logWeight(point));
  const most = Math.max(...logs);
  return { ...round, particles, weights: normalised(logs.map((value) => exp(value - most))) };
}

/** The tolerance of the next round: a quantile of the distances of this one. */
export function nextTolerance({ particles, weights }: Population, quantile: number): number {
  return weightedQuantile(
    particles.map(({ distance }) => distance),
    weights,
    quantile,
  );
}
