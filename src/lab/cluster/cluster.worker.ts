/** A thread of a worker of a cluster: plays chunks of any plan that it is given as a file. */
import { readFile } from 'node:fs/promises';
import { ChunkRunner } from '../sweep/chunk-runner.js';
import type { PlayedChunk } from '../sweep/executor.js';
import { playChunk } from '../sweep/local-executor.js';
import { readPlan, type RunRange } from '../sweep/sweep-plan.js';
import type { FailedRun } from '../run-failure.js';

export interface ClusterTask {
  readonly planFile: string;
  /** Folder for the chunk. */
  readonly folder: string;
  readonly range: RunRange;
}

/** The latest plan; models of an earlier one would only take room. */
let latest: { readonly planFile: string; readonly runner: ChunkRunner } | null = null;

/** Plays a range of runs and writes its chunk. */
export default async function play(task: ClusterTask): Promise<PlayedChunk | FailedRun> {
  const { planFile, folder, range } = task;
  if (latest?.planFile !== planFile) {
    const plan = readPlan(await readFile(planFile, 'utf8'), planFile);
    latest = { planFile, runner: new ChunkRunner(plan) };
  }
  return await playChunk(latest.runner, range, folder);
}
