/** Plays chunks on this machine: in this thread, or in a pool of worker threads. */
import { setMaxListeners } from 'node:events';
import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makeRoom, playInSlots, type SlotRoom, type SlotTask } from '../shared-slots.js';
import { writeChunk } from './chunk-file.js';
import { ChunkRunner } from './chunk-runner.js';
import type { PlayedChunk, SweepExecutor } from './executor.js';
import type { RunRange, SweepPlan } from './sweep-plan.js';
import { runError, type FailedRun } from '../run-failure.js';

/** Chunks given out ahead of the one that is waited for, by worker. */
const AHEAD = 2;

/**
 * Room for the newest objects of a worker, MB. A run leaves next to nothing behind, so more room only
 * lets more garbage lie: left to itself a heap grows with the length of the sweep.
 */
const YOUNG_MB = 8;

/** What a worker is given when it starts. */
export interface WorkerTask {
  readonly plan: SweepPlan;
  /** Folder for chunks. */
  readonly folder: string;
  /** For the summary outputs of chunks under way. */
  readonly room: SlotRoom;
}

/** What a worker says of a chunk that it has written. */
export type SlotAnswer = Omit<PlayedChunk, 'summary'> | FailedRun;

/** Plays one chunk and writes it, giving way for signals after every run. */
export async function playChunk(
  runner: ChunkRunner,
  range: RunRange,
  folder: string,
  signal?: AbortSignal,
): Promise<PlayedChunk | FailedRun> {
  const playing = runner.play(range);
  let step = playing.next();
  while (step.done !== true) {
    if (signal !== undefined) {
      await setImmediate();
      signal.throwIfAborted();
    }
    step = playing.next();
  }
  const played = step.value;
  if ('failedRun' in played) return played;
  const path = writeChunk(folder, played);
  return { ...range, path, summary: played.summary };
}

/** In this thread. */
export const playInThread: SweepExecutor = async function* (ranges, context) {
  const runner = new ChunkRunner(context.plan);
  for (const range of ranges) {
    yield played(await playChunk(runner, range, context.folder, context.signal));
  }
};

/** In worker threads; chunks come in the order in which they were asked for. */
export function playInPool(workers: number, workerFile = standardWorker()): SweepExecutor {
  return async function* (ranges, context) {
    const { Piscina } = await import('piscina');
    const { plan, folder, chunkRuns, signal } = context;
    const width = plan.outputs.summary.length;
    const room = makeRoom(workers * AHEAD, chunkRuns * width);
    const workerData: WorkerTask = { plan, folder, room };
    // Every chunk that is given out listens to the signal.
    if (signal !== undefined) setMaxListeners(0, signal);
    const pool = new Piscina<SlotTask<RunRange>, SlotAnswer>({
      filename: fileURLToPath(workerFile),
      minThreads: workers,
      maxThreads: workers,
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      // Compiled programs need no loader that this process may have been started with.
      execArgv: [],
    });
    try {
      for await (const { answer, numbers } of playInSlots(pool, ranges, room, width, signal)) {
        signal?.throwIfAborted();
        yield played('failedRun' in answer ? answer : { ...answer, summary: numbers });
      }
    } finally {
      await pool.destroy();
    }
  };
}

function played(answer: PlayedChunk | FailedRun): PlayedChunk {
  if (!('failedRun' in answer)) return answer;
  throw runError('run', answer);
}

function standardWorker(): URL {
  return new URL('./sweep.worker.js', import.meta.url);
}

/** Whether workers can be started: not where the source runs without having been compiled. */
export function hasSweepWorker(): boolean {
  return existsSync(standardWorker());
}
