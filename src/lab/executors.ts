/**
 * Where campaigns are played: in this thread, or in worker threads. Either way the blocks come in
 * the order of their numbers, so whoever folds them gets the same result.
 */
import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BlockRunner, type Block, type Job, type Range } from './block.js';
import { LabError } from './errors.js';
import { makeRoom, playInSlots, type SlotRoom, type SlotTask } from './shared-slots.js';
import { runError, type FailedRun } from './run-failure.js';

/** Campaigns that a worker plays before it answers. */
export const BLOCK_RUNS = 32;
/** Campaigns between two looks at signals when the work is done in this thread. */
const BREATH_RUNS = 4;
/** Blocks given out ahead of the one that is waited for, by worker; memory grows with it. */
const AHEAD = 3;

export interface ExecutorOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface PoolOptions extends ExecutorOptions {
  readonly workers: number;
  /** Program of the workers; the compiled one beside this file by default. */
  readonly workerFile?: URL | undefined;
}

/** What a worker is given when it starts. */
export interface WorkerTask {
  readonly job: Job;
  /** For the numbers of blocks under way. */
  readonly room: SlotRoom;
}

/** What a worker says of a block whose numbers stand in its slot. */
export type SlotAnswer = Pick<Block, 'hashes'> | FailedRun;

/** Plays campaigns 0 to `runs` - 1 in this thread, with a breath for signals now and then. */
export async function* playHere(
  job: Job,
  runs: number,
  { signal }: ExecutorOptions,
): AsyncGenerator<Block> {
  const runner = new BlockRunner(job);
  const numbers = new Float64Array(BREATH_RUNS * runner.width);
  for (const range of rangesOf(runs, BREATH_RUNS)) {
    await setImmediate();
    throwIfStopped(signal, range.first);
    const own = numbers.subarray(0, range.count * runner.width).fill(0);
    yield blockOf(runner.run(range, own));
  }
}

/**
 * Plays campaigns 0 to `runs` - 1 in worker threads.
 *
 * @param width numbers of a campaign
 */
export async function* playInPool(
  job: Job,
  runs: number,
  width: number,
  { signal, workers, workerFile = standardWorker() }: PoolOptions,
): AsyncGenerator<Block> {
  const { Piscina } = await import('piscina');
  const room = makeRoom(workers * AHEAD, BLOCK_RUNS * width);
  const workerData: WorkerTask = { job, room };
  const pool = new Piscina<SlotTask<Range>, SlotAnswer>({
    filename: fileURLToPath(workerFile),
    minThreads: workers,
    maxThreads: workers,
    workerData,
    // Compiled programs need no loader that this process may have been started with.
    execArgv: [],
  });
  let played = 0;
  try {
    const ranges = rangesOf(runs, BLOCK_RUNS);
    for await (const { range, answer, numbers } of playInSlots(pool, ranges, room, width, signal)) {
      const block = blockOf('failedRun' in answer ? answer : { ...range, numbers, ...answer });
      played += block.count;
      yield block;
    }
  } catch (error) {
    throwIfStopped(signal, played);
    throw error;
  } finally {
    await pool.destroy();
  }
}

/** Whether workers can be started: not where the source runs without having been compiled. */
export function hasStandardWorker(): boolean {
  return existsSync(standardWorker());
}

function standardWorker(): URL {
  return new URL('./replicates.worker.js', import.meta.url);
}

function* rangesOf(runs: number, size: number): Generator<Range> {
  for (let first = 0; first < runs; first += size) {
    yield { first, count: Math.min(size, runs - first) };
  }
}

function blockOf(answer: Block | FailedRun): Block {
  if (!('failedRun' in answer)) return answer;
  throw runError('run', answer);
}

function throwIfStopped(signal: AbortSignal | undefined, done: number): void {
  if (signal?.aborted !== true) return;
  throw new LabError('LAB_ABORTED', `stopped after ${done} runs`, { cause: signal.reason });
}
