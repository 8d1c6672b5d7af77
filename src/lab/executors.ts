/**
 * Where campaigns are played: in this thread, or in worker threads. Either way the blocks come in
 * the order of their numbers, so whoever folds them gets the same result.
 */
import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BlockRunner, type Block, type FailedRun, type Job, type Range } from './block.js';
import { LabError } from './errors.js';
import { makeRoom, slotOf, type SlotRoom } from './shared-slots.js';

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

/** A range to be played, and where its numbers are put. */
export interface SlotTask {
  readonly range: Range;
  readonly slot: number;
}

/** What a worker says of a block whose numbers stand in its slot. */
export type SlotAnswer = Pick<Block, 'hashes'> | FailedRun;

/** A block that was given out, and where its numbers will stand. */
interface Given extends Range {
  readonly answer: Promise<SlotAnswer>;
  readonly numbers: Float64Array;
}

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
  const ahead = workers * AHEAD;
  const room = makeRoom(ahead, BLOCK_RUNS * width);
  const workerData: WorkerTask = { job, room };
  const pool = new Piscina<SlotTask, SlotAnswer>({
    filename: fileURLToPath(workerFile),
    minThreads: workers,
    maxThreads: workers,
    workerData,
    // Compiled programs need no loader that this process may have been started with.
    execArgv: [],
  });
  const waiting: Given[] = [];
  let slot = 0;
  let played = 0;
  try {
    for (const range of rangesOf(runs, BLOCK_RUNS)) {
      const answer = pool.run({ range, slot }, signal === undefined ? {} : { signal });
      // A failure is met when its turn comes; until then it must not end the process.
      answer.catch(() => undefined);
      waiting.push({ ...range, answer, numbers: slotOf(room, slot, range.count * width) });
      // As many slots as blocks are given out: the next one's block has been read by then.
      slot = (slot + 1) % ahead;
      if (waiting.length < ahead) continue;
      yield* next();
    }
    while (waiting.length > 0) yield* next();
  } catch (error) {
    throwIfStopped(signal, played);
    throw error;
  } finally {
    await pool.destroy();
  }

  async function* next(): AsyncGenerator<Block> {
    const given = waiting.shift();
    if (given === undefined) return;
    const { first, count, numbers } = given;
    const answer = await given.answer;
    const block = blockOf('failedRun' in answer ? answer : { first, count, numbers, ...answer });
    played += count;
    yield block;
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
  throw new LabError('LAB_RUN_FAILED', `run ${answer.failedRun}: ${answer.message}`);
}

function throwIfStopped(signal: AbortSignal | undefined, done: number): void {
  if (signal?.aborted !== true) return;
  throw new LabError('LAB_ABORTED', `stopped after ${done} runs`, { cause: signal.reason });
}
