/** A worker thread of a batch: it is given the job when it starts, then ranges of campaigns. */
import { workerData } from 'node:worker_threads';
import { BlockRunner, type Range } from './block.js';
import type { SlotAnswer, WorkerTask } from './executors.js';
import { slotOf, type SlotTask } from './shared-slots.js';

const { job, room } = workerData as WorkerTask;
let runner: BlockRunner | null = null;

/** Plays a range of campaigns of the job; leaves their numbers in the slot. */
export default function run({ range, slot }: SlotTask<Range>): SlotAnswer {
  runner ??= new BlockRunner(job);
  const answer = runner.run(range, slotOf(room, slot, range.count * runner.width).fill(0));
  return 'failedRun' in answer ? answer : { hashes: answer.hashes };
}
