/** A worker thread of a batch: it is given the job when it starts, then ranges of campaigns. */
import { workerData } from 'node:worker_threads';
import { BlockRunner, type Block, type FailedRun, type Job, type Range } from './block.js';

let runner: BlockRunner | null = null;

/** Plays a range of campaigns of the job. */
export default function run(range: Range): Block | FailedRun {
  runner ??= new BlockRunner(workerData as Job);
  return runner.run(range);
}
