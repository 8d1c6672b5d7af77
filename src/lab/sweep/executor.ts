/** Where the runs of a sweep are played. The seam for other machines: clusters and queues. */
import type { RunRange, SweepPlan } from './sweep-plan.js';

/** A chunk that lies in the folder of chunks, with its summary outputs for the stop rule. */
export interface PlayedChunk extends RunRange {
  readonly path: string;
  /** Run after run; holds until the next chunk is asked for. */
  readonly summary: Float64Array;
}

export interface ExecutorContext {
  readonly plan: SweepPlan;
  /** Folder for chunks; whoever plays them writes them there, whole or not at all. */
  readonly folder: string;
  /** Runs of a range at most. */
  readonly chunkRuns: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Plays ranges of runs and gives their chunks in the order of the ranges. It may play ahead; what it
 * has played and not given is kept in the folder and found by whoever resumes. LabError
 * (LAB_RUN_FAILED) for a run that cannot be played. When the reader stops, it stops too.
 */
export type SweepExecutor = (
  ranges: Iterable<RunRange>,
  context: ExecutorContext,
) => AsyncGenerator<PlayedChunk>;
