/** A worker thread of a sweep: it is given the plan when it starts, then ranges of runs. */
import { workerData } from 'node:worker_threads';
import { slotOf, type SlotTask } from '../shared-slots.js';
import { ChunkRunner } from './chunk-runner.js';
import { playChunk, type SlotAnswer, type WorkerTask } from './local-executor.js';
import type { RunRange } from './sweep-plan.js';

const { plan, folder, room } = workerData as WorkerTask;
let runner: ChunkRunner | null = null;

/** Plays a range of runs and writes its chunk; leaves the summary outputs in the slot. */
export default async function play({ range, slot }: SlotTask<RunRange>): Promise<SlotAnswer> {
  runner ??= new ChunkRunner(plan);
  const answer = await playChunk(runner, range, folder);
  if ('failedRun' in answer) return answer;
  const { summary, ...played } = answer;
  slotOf(room, slot, summary.length).set(summary);
  return played;
}
