/**
 * A batch: one scenario played many times with different chance. The same seed, number of runs and
 * setup give the same bytes on any machine, with any number of workers.
 */
import { availableParallelism } from 'node:os';
import { dayNumber, formatIsoDate } from '../engine/calendar.js';
import { compileModel, type Model } from '../engine/model.js';
import type { MetricQuery } from '../engine/metrics.js';
import type { Setup } from '../engine/setup.js';
import { RULE_NAMES, type RuleName } from '../engine/turn.js';
import { Aggregate } from './aggregate.js';
import type { Block, Job, Past } from './block.js';
import type { PosteriorJob } from './calibration/posterior-models.js';
import type { Posterior } from './calibration/posterior.js';
import { LabError } from './errors.js';
import { hasStandardWorker, playHere, playInPool } from './executors.js';
import { makePlan, type Plan } from './plan.js';
import { completePlayers, playersOf, type PlayerNames } from './players.js';
import { DEFAULT_SEED, seedKey } from './seed.js';

/** Turns that a campaign may have at most, as in scenarios. */
const MAX_TURNS = 20_000;
const MAX_RUNS = 10_000_000;
const MAX_WORKERS = 64;
/** Workers when none are asked for: one for each processor, but no more than this. */
const MOST_WORKERS_UNASKED = 8;
/** With fewer runs, starting workers takes longer than they save. */
const FEW_RUNS = 200;

/** How far a batch is; times are for people and reach no document. */
export interface BatchProgress {
  readonly done: number;
  readonly total: number;
  readonly runsPerSecond: number;
  readonly secondsLeft: number;
}

export interface BatchOptions<Q extends MetricQuery = MetricQuery> {
  readonly setup: Setup;
  /** Campaigns, numbered from 0. */
  readonly runs: number;
  /** `salang` by default. */
  readonly seed?: string | undefined;
  /** Computer players by side; `doctrine` by default, null or `none` for nobody. */
  readonly players?: Partial<PlayerNames> | undefined;
  /** Rules to leave out, for showing what each is worth. */
  readonly without?: readonly RuleName[] | undefined;
  /** Last simulated day, inclusive; the scenario's own by default. */
  readonly lastDay?: number | undefined;
  /** Published counts that the campaigns are asked for. */
  readonly targets?: readonly Q[] | undefined;
  /** Turns that have been played already; the campaigns share them, and go on from there. */
  readonly past?: Past | undefined;
  /** A posterior from which each campaign takes its parameters, by its number. */
  readonly posterior?: PosteriorJob | undefined;
  /** Worker threads; by default one for each processor, and none for a few runs. */
  readonly workers?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: BatchProgress) => void) | undefined;
  /** Program of the workers; the compiled one of the package by default. */
  readonly workerFile?: URL | undefined;
}

/** What came out of a batch. */
export interface Batch<Q extends MetricQuery = MetricQuery> {
  readonly model: Model;
  readonly seed: string;
  readonly players: PlayerNames;
  /** In the order of the rules. */
  readonly without: readonly RuleName[];
  readonly plan: Plan<Q>;
  /** Turns that were given, and not played by the batch. */
  readonly pastTurns: number;
  /** Where campaigns took their parameters from, or null. */
  readonly posterior: Posterior | null;
  readonly aggregate: Aggregate;
}

/**
 * Plays a batch. LabError on bad options, on a campaign that breaks a promise of the engine, and
 * when `signal` stops the work; ModelError on a setup that cannot be simulated.
 */
export async function runBatch<Q extends MetricQuery>(options: BatchOptions<Q>): Promise<Batch<Q>> {
  const { setup, runs, seed = DEFAULT_SEED, targets = [], past = null } = options;
  requireWhole(runs, MAX_RUNS, 'LAB_RUNS', 'runs');
  const model = compileModel(setup);
  const pastTurns = past?.turns.length ?? 0;
  const lastDay = checkLastDay(model, options.lastDay ?? model.endDay, pastTurns);
  const players = completePlayers(options.players ?? {});
  // A wrong name is told here, not by a worker.
  playersOf(players);
  const without = RULE_NAMES.filter((name) => options.without?.includes(name));
  const plan = makePlan(model, targets, lastDay);
  const asked = targets.map(plainQuery);
  const { posterior = null } = options;
  const job: Job = {
    setup,
    seed: seedKey(seed),
    players,
    without,
    lastDay,
    asked,
    past,
    posterior,
  };
  const aggregate = new Aggregate(plan);
  const started = performance.now();
  for await (const block of blocks(job, plan.width, options)) {
    aggregate.add(block);
    options.onProgress?.(progressOf(aggregate.runs, runs, performance.now() - started));
  }
  const from = posterior?.posterior ?? null;
  return { model, seed, players, without, plan, pastTurns, posterior: from, aggregate };
}

function blocks<Q extends MetricQuery>(
  job: Job,
  width: number,
  options: BatchOptions<Q>,
): AsyncGenerator<Block> {
  const { runs, signal, workerFile } = options;
  const workers = workersFor(options);
  if (workers === 1) return playHere(job, runs, { signal });
  return playInPool(job, runs, width, { signal, workers, workerFile });
}

function workersFor({ runs, workers, workerFile }: BatchOptions): number {
  const canStart = workerFile !== undefined || hasStandardWorker();
  if (workers !== undefined) requireWhole(workers, MAX_WORKERS, 'LAB_WORKERS', 'workers');
  if (!canStart || (workers === undefined && runs < FEW_RUNS)) return 1;
  return workers ?? Math.min(availableParallelism(), MOST_WORKERS_UNASKED);
}

/** Only what a worker needs: rows of a file carry texts that would be copied for nothing. */
function plainQuery({ metric, actor, scope, layer, startDay, endDay }: MetricQuery): MetricQuery {
  return { metric, actor, scope, layer, startDay, endDay };
}

function progressOf(done: number, total: number, milliseconds: number): BatchProgress {
  const runsPerSecond = milliseconds > 0 ? (1000 * done) / milliseconds : 0;
  const secondsLeft = runsPerSecond > 0 ? (total - done) / runsPerSecond : 0;
  return { done, total, runsPerSecond, secondsLeft };
}

/** Latest day that may be simulated. */
export function limitDayOf(model: Pick<Model, 'startDay' | 'turnDays'>): number {
  return model.startDay + MAX_TURNS * model.turnDays - 1;
}

/** The days that a date of four digits can name. */
const FIRST_WRITTEN_DAY = dayNumber(0, 1, 1);
const LAST_WRITTEN_DAY = dayNumber(9999, 12, 31);

/**
 * A last day (days since 1970-01-01) that can be played after so many turns of the past. LabError
 * (LAB_UNTIL) with the window.
 */
export function checkLastDay(model: Model, day: number, pastTurns = 0): number {
  const first = model.startDay + pastTurns * model.turnDays;
  if (Number.isInteger(day) && day >= first && day <= limitDayOf(model)) return day;
  const hasDate = Number.isInteger(day) && day >= FIRST_WRITTEN_DAY && day <= LAST_WRITTEN_DAY;
  const asked = hasDate ? formatIsoDate(day) : `day number ${day}`;
  const window = `${formatIsoDate(first)} to ${formatIsoDate(limitDayOf(model))}`;
  throw new LabError('LAB_UNTIL', `${asked} is before the start or too far after it: ${window}`);
}

function requireWhole(
  value: number,
  max: number,
  code: 'LAB_RUNS' | 'LAB_WORKERS',
  what: string,
): void {
  if (Number.isInteger(value) && value >= 1 && value <= max) return;
  throw new LabError(code, `${what}: ${value} is not a whole number from 1 to ${max}`);
}
