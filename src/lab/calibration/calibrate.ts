/**
 * A calibration from its first campaign to its posterior: pilot wars for the scales, rounds of
 * ABC-SMC, regression adjustment, the slow swings of the years that were counted when they are asked
 * for, and one war at each point of the posterior. In the rounds one campaign is played for a point:
 * several would cost as much as they gain (Bornn et al. 2017).
 */
import { seedKey } from '../seed.js';
import { subkey, type Key } from '../../engine/random.js';
import { LabError } from '../errors.js';
import {
  attemptKey,
  nextTolerance,
  populationOf,
  Proposals,
  reportedDifferences,
  type Particle,
  type Population,
} from './abc-smc.js';
import { campaignsAfterRounds, type Calibration } from './calibration.js';
import { valueAt } from './fitted-parameters.js';
import { nearestSwings, swingsOf, swingYardstick } from './held-swings.js';
import { freshState, type CalibrationState } from './calibration-state.js';
import type { Batch, Trial } from './proposal-runner.js';
import { adjust } from './regression-adjustment.js';
import { distanceOf, scalesOf, type Yardstick } from './summaries.js';
import type { PlayTrials } from './trial-executor.js';
import { effectiveSize } from './weighted-sample.js';

/**
 * Trials of a batch: what is lost at most, by worker, when the work is stopped. Where swings are chosen
 * it is the campaigns of one point.
 */
const BATCH_TRIALS = 16;
/** Streams of chance; rounds have the numbers from 0. */
const STREAM = { pilot: 1_000_001, predictive: 1_000_002, swings: 1_000_003 } as const;
/** With fewer points in the last round than this many a parameter, nothing can be said. */
const LEAST_POINTS_PER_PARAMETER = 3;

/** How far the work is; times are the caller's. */
export interface CalibrationProgress {
  readonly stage: 'pilot' | 'round' | 'swings' | 'posterior';
  readonly round: number;
  readonly tolerance: number | null;
  /** Of this stage: points accepted, points done or campaigns played, and how many there must be. */
  readonly done: number;
  readonly of: number;
  /** Points tried in this stage. */
  readonly attempts: number;
  /** Campaigns played since the calibration was begun. */
  readonly campaigns: number;
}

/** The posterior: a weighted sample with a war at each point. */
export interface PosteriorRows {
  /** Values of the parameters by row, in their units. */
  readonly values: readonly (readonly number[])[];
  /** Normal scores. */
  readonly points: readonly (readonly number[])[];
  readonly weights: readonly number[];
  /** Distance before the adjustment. */
  readonly distances: readonly number[];
  /** Numbers of the swings of the years that were counted, by row; null when they are not held. */
  readonly swings: readonly number[] | null;
  /** Counts of a war of its own at each row, by target. */
  readonly summaries: readonly (readonly number[])[];
}

export interface Calibrated {
  readonly state: CalibrationState;
  readonly rows: PosteriorRows;
  readonly scales: readonly number[];
  readonly campaigns: number;
}

export interface CalibrateOptions {
  readonly play: PlayTrials;
  /** A state to go on from. */
  readonly state?: CalibrationState | null;
  /** Called after every batch with the state so far; the next batch waits for it. */
  readonly save?: (state: CalibrationState) => Promise<void>;
  readonly onProgress?: (progress: CalibrationProgress) => void;
}

/** Calibrates. LabError when the work is stopped, a campaign fails or nothing comes near. */
export async function calibrate(
  calibration: Calibration,
  options: CalibrateOptions,
): Promise<Calibrated> {
  return new Work(calibration, options).run();
}

/** What a comparison needs, with scales from pilot wars. */
export function yardstickOf(
  { targets }: Pick<Calibration, 'targets'>,
  pilot: readonly (readonly number[])[],
): Yardstick {
  const errors = targets.map(({ reportingError }) => reportingError);
  return {
    values: targets.map(({ value }) => value),
    bounds: targets.map(({ bound }) => bound),
    errors,
    scales: scalesOf(pilot, errors),
  };
}

class Work {
  readonly #seed: Key;
  #state: CalibrationState;

  constructor(
    private readonly calibration: Calibration,
    private readonly options: CalibrateOptions,
  ) {
    this.#seed = seedKey(calibration.seed);
    this.#state = options.state ?? freshState(calibration.hash);
  }

  async run(): Promise<Calibrated> {
    await this.#pilot();
    const yardstick = yardstickOf(this.calibration, this.#state.pilot);
    while (!this.#state.finished) await this.#round(yardstick);
    const sample = this.#adjusted(yardstick);
    const swings = await this.#swings(sample.values, yardstick);
    await this.#predict(sample.values.map((row, i) => [...row, swings?.[i] ?? 0]));
    const rows = { ...sample, swings, summaries: this.#state.predictive };
    const { scales } = yardstick;
    return { state: this.#state, rows, scales, campaigns: this.#campaigns() };
  }

  #campaigns(): number {
    const { pilot, heldPilot, path, round, swings, predictive } = this.#state;
    const before = path.reduce((sum, { attempts }) => sum + attempts, 0);
    const ofSwings = swings.length * (this.calibration.sampler.swings ?? 0);
    return pilot.length + heldPilot.length + before + round.attempts + ofSwings + predictive.length;
  }

  async #keep(changes: Partial<CalibrationState>): Promise<void> {
    this.#state = { ...this.#state, ...changes };
    await this.options.save?.(this.#state);
  }

  #tell(progress: Omit<CalibrationProgress, 'campaigns'>): void {
    this.options.onProgress?.({ ...progress, campaigns: this.#campaigns() });
  }

  /** Wars at the middle of the priors: how far wars and reports differ by chance alone. */
  async #pilot(): Promise<void> {
    const own = subkey(this.#seed, STREAM.pilot);
    const { swings } = this.calibration.sampler;
    await this.#pilotOf('pilot', own, 0);
    // The same wars but for their swings, which are the same in all.
    if (swings !== undefined) await this.#pilotOf('heldPilot', own, swingsOf(own));
  }

  async #pilotOf(kept: 'pilot' | 'heldPilot', own: Key, swings: number): Promise<void> {
    const { parameters, sampler } = this.calibration;
    const values = [...parameters.map((parameter) => valueAt(parameter, 0)), swings];
    const trial = (i: number): Trial => ({ values, key: attemptKey(own, 0, i) });
    const batches = batchesOf(trial, this.#state[kept].length, sampler.pilot);
    for await (const answers of this.options.play(batches)) {
      await this.#keep({ [kept]: [...this.#state[kept], ...answers] });
      const done = this.#state[kept].length;
      this.#tell({
        stage: 'pilot',
        round: 0,
        tolerance: null,
        done,
        of: sampler.pilot,
        attempts: done,
      });
    }
  }

  async #round(yardstick: Yardstick): Promise<void> {
    const { sampler, parameters } = this.calibration;
    const before = this.#state.population as Population | null;
    const number = this.#state.path.length;
    const tolerance = before === null ? null : nextTolerance(before, sampler.quantile);
    const limit = this.#attemptLimit(before);
    const wanted = before === null ? sampler.firstRound : sampler.particles;
    const proposals = new Proposals(this.#seed, parameters.length, number, before);
    const points = new Map<number, number[]>();
    const trial = (attempt: number): Trial => {
      const point = proposals.point(attempt);
      points.set(attempt, point);
      return {
        values: parameters.map((parameter, d) => valueAt(parameter, point[d] ?? 0)),
        key: attemptKey(this.#seed, number, attempt),
      };
    };
    const batches = batchesOf(trial, this.#state.round.attempts, limit);
    if (this.#state.round.accepted.length < wanted) {
      for await (const answers of this.options.play(batches)) {
        await this.#take(answers, { number, tolerance, wanted, points, yardstick });
        if (this.#state.round.accepted.length >= wanted) break;
      }
    }
    await this.#close(proposals, number, tolerance, wanted);
  }

  /** Attempts of a round at most: by the least acceptance, and by the campaigns that are left. */
  #attemptLimit(before: Population | null): number {
    const { sampler } = this.calibration;
    const { particles, firstRound, minAcceptance, maxCampaigns } = sampler;
    if (before === null) return firstRound;
    const played = this.#campaigns() - this.#state.round.attempts;
    const left = maxCampaigns - played - campaignsAfterRounds(sampler);
    return Math.max(0, Math.min(Math.ceil(particles / minAcceptance), left));
  }

  async #take(
    answers: readonly (readonly number[])[],
    of: {
      number: number;
      tolerance: number | null;
      wanted: number;
      points: Map<number, number[]>;
      yardstick: Yardstick;
    },
  ): Promise<void> {
    const { round } = this.#state;
    const accepted: Particle[] = [...round.accepted];
    let { attempts } = round;
    for (const summaries of answers) {
      if (accepted.length >= of.wanted) break;
      const attempt = attempts++;
      const point = of.points.get(attempt) ?? [];
      of.points.delete(attempt);
      const distance = distanceOf(this.#differences(of.number, attempt, summaries, of.yardstick));
      if (of.tolerance !== null && !(distance <= of.tolerance)) continue;
      accepted.push({ attempt, point, summaries: [...summaries], distance });
    }
    await this.#keep({
      round: { attempts, accepted: accepted as CalibrationState['round']['accepted'] },
    });
    this.#tell({
      stage: 'round',
      round: of.number,
      tolerance: of.tolerance,
      done: accepted.length,
      of: of.wanted,
      attempts,
    });
  }

  #differences(
    round: number,
    attempt: number,
    summaries: readonly number[],
    yardstick: Yardstick,
  ): number[] {
    return reportedDifferences(attemptKey(this.#seed, round, attempt), summaries, yardstick);
  }

  /** Ends a round: its population becomes the last, or it is given up and the one before stays. */
  async #close(
    proposals: Proposals,
    number: number,
    tolerance: number | null,
    wanted: number,
  ): Promise<void> {
    const { particles: size, rounds, tolerance: goal } = this.calibration.sampler;
    const { attempts, accepted } = this.#state.round;
    const round = { attempts: 0, accepted: [] };
    if (accepted.length < wanted) {
      const given = pathOf(number, tolerance ?? 0, attempts, accepted.length, 0);
      await this.#keep({ path: [...this.#state.path, given], round, finished: true });
      return;
    }
    const nearest = number === 0 ? nearestOf(accepted, size) : accepted;
    const reached = Math.max(...nearest.map(({ distance }) => distance));
    const made = populationOf(proposals, nearest, { round: number, tolerance: reached, attempts });
    const ess = effectiveSize(made.weights);
    const path = [...this.#state.path, pathOf(number, reached, attempts, nearest.length, ess)];
    const population = made as CalibrationState['population'];
    const finished = number + 1 >= rounds || reached <= goal;
    await this.#keep({ path, population, round, finished });
  }

  /** The last population, adjusted to what it would be at the reported counts themselves. */
  #adjusted(yardstick: Yardstick): Omit<PosteriorRows, 'swings' | 'summaries'> {
    const { parameters } = this.calibration;
    const population = this.#state.population as Population | null;
    const particles = population?.particles ?? [];
    const tolerance = population?.tolerance ?? 0;
    const inside = particles.filter(({ distance }) => distance < tolerance);
    if (inside.length < LEAST_POINTS_PER_PARAMETER * parameters.length) {
      const message = `${inside.length} points are too few for ${parameters.length} parameters`;
      throw new LabError('LAB_CALIBRATION_POOR', message);
    }
    const { points, weights } = adjust(
      {
        points: particles.map(({ point }) => point),
        differences: particles.map(({ attempt, summaries }) =>
          this.#differences(population?.round ?? 0, attempt, summaries, yardstick),
        ),
        distances: particles.map(({ distance }) => distance),
        weights: population?.weights ?? [],
      },
      tolerance,
    );
    return {
      values: points.map((point) => parameters.map((own, d) => valueAt(own, point[d] ?? 0))),
      points,
      weights,
      distances: inside.map(({ distance }) => distance),
    };
  }

  /** The swings of each point of the posterior; null when they are not asked for. */
  async #swings(
    values: readonly (readonly number[])[],
    yardstick: Yardstick,
  ): Promise<readonly number[] | null> {
    const { swings: candidates } = this.calibration.sampler;
    if (candidates === undefined) return null;
    const own = subkey(this.#seed, STREAM.swings);
    const ofSwings = swingYardstick(yardstick, this.#state.heldPilot);
    const keysOf = (row: number): Key[] =>
      Array.from({ length: candidates }, (_, c) => attemptKey(own, row, c));
    const batches = function* (from: number): Generator<Batch> {
      for (let row = from; row < values.length; row++) {
        const trials = keysOf(row).map((key): Trial => {
          return { values: [...(values[row] ?? []), swingsOf(key)], key };
        });
        yield { first: row * candidates, trials };
      }
    };
    for await (const answers of this.options.play(batches(this.#state.swings.length))) {
      const row = this.#state.swings.length;
      const swings = [...this.#state.swings, nearestSwings(keysOf(row), answers, ofSwings)];
      await this.#keep({ swings });
      const done = swings.length;
      this.#tell({
        ...this.#afterRounds('swings', done, values.length),
        attempts: done * candidates,
      });
    }
    return this.#state.swings;
  }

  #afterRounds(stage: 'swings' | 'posterior', done: number, of: number) {
    const round = this.#state.path.length;
    const tolerance = this.#state.population?.tolerance ?? null;
    return { stage, round, tolerance, done, of };
  }

  /** A war at each point of the posterior, with chance of its own. */
  async #predict(values: readonly (readonly number[])[]): Promise<void> {
    const own = subkey(this.#seed, STREAM.predictive);
    const trial = (i: number): Trial => ({ values: values[i] ?? [], key: attemptKey(own, 0, i) });
    const batches = batchesOf(trial, this.#state.predictive.length, values.length);
    for await (const answers of this.options.play(batches)) {
      await this.#keep({ predictive: [...this.#state.predictive, ...answers] });
      const done = this.#state.predictive.length;
      this.#tell({ ...this.#afterRounds('posterior', done, values.length), attempts: done });
    }
  }
}

function pathOf(
  round: number,
  tolerance: number,
  attempts: number,
  accepted: number,
  ess: number,
): CalibrationState['path'][number] {
  return { round, tolerance, attempts, accepted, effectiveSize: ess };
}

/** The nearest of the first round, in the order of their attempts. */
function nearestOf(particles: readonly Particle[], count: number): Particle[] {
  return [...particles]
    .sort((a, b) => a.distance - b.distance || a.attempt - b.attempt)
    .slice(0, count)
    .sort((a, b) => a.attempt - b.attempt);
}

function* batchesOf(trial: (i: number) => Trial, from: number, to: number): Generator<Batch> {
  for (let first = from; first < to; first += BATCH_TRIALS) {
    const count = Math.min(BATCH_TRIALS, to - first);
    yield { first, trials: Array.from({ length: count }, (_, i) => trial(first + i)) };
  }
}
