/** A worker thread of a sweep: it is given the plan when it starts, then ranges of runs. */
import { workerData } from 'node:worker_threads';
import { ChunkRunner, type FailedSweepRun } from './chunk-runner.js';
import type { PlayedChunk } from './executor.js';
import { playChunk, type WorkerTask } from './local-executor.js';
import type { RunRange } from './sweep-plan.js';

const { plan, folder } = workerData as WorkerTask;
let runner: ChunkRunner | null = null;

/** Plays a range of runs and writes its chunk. */
export default async function play(range: RunRange): Promise<PlayedChunk | FailedSweepRun> {
  runner ??= new ChunkRunner(plan);
  return await playChunk(runner, range, folder);
}
