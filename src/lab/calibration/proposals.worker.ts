/** A worker thread of a calibration: it is given the job when it starts, then batches of trials. */
import { workerData } from 'node:worker_threads';
import { ProposalRunner, type Batch, type ProposalJob } from './proposal-runner.js';
import type { FailedRun } from '../run-failure.js';

let runner: ProposalRunner | null = null;

/** Plays a batch. */
export default function run(batch: Batch): number[][] | FailedRun {
  runner ??= new ProposalRunner(workerData as ProposalJob);
  return runner.run(batch);
}
