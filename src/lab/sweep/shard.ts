/**
 * A shard: a part of the runs of a plan, played anywhere, without knowledge of the others. It may be
 * played twice, or by two machines at once: chunks are put in place whole, and are the same bytes.
 */
import { join } from 'node:path';
import { CHUNK_FOLDER, checkChunks, listChunks, segmentsOf } from './chunk-folder.js';
import { ChunkRunner } from './chunk-runner.js';
import { LabError } from '../errors.js';
import { makeFolder } from '../make-folder.js';
import { playChunk } from './local-executor.js';
import { chunkRunsFor } from './run-sweep.js';
import { putPlan } from './sweep-folder.js';
import { piecesOf, shardRange, type RunRange, type SweepPlan } from './sweep-plan.js';
import { runError } from '../run-failure.js';

export interface ShardOptions {
  readonly plan: SweepPlan;
  /** Number of the shard, from 1. */
  readonly index: number;
  readonly of: number;
  /** Folder for the plan and the chunks; may be one for all shards. */
  readonly dir: string;
  readonly chunkRuns?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface ShardOutcome {
  readonly range: RunRange;
  /** Runs played now; the others were there. */
  readonly played: number;
}

/** Plays what is missing of a shard. LabError as `runSweep`. */
export async function runShard(options: ShardOptions): Promise<ShardOutcome> {
  const { plan, dir, signal, onProgress } = options;
  const range = shardRange(plan, options.index, options.of);
  const folder = join(dir, CHUNK_FOLDER);
  await makeFolder(folder);
  await putPlan(dir, plan);
  const own = (await listChunks([folder])).filter(
    ({ first, count }) => first < range.first + range.count && first + count > range.first,
  );
  const { sound } = await checkChunks(own, plan);
  const missing = segmentsOf(sound, range).filter(({ chunk }) => chunk === null);
  const size = options.chunkRuns ?? chunkRunsFor(plan, 1);
  const runner = new ChunkRunner(plan);
  let played = 0;
  const total = missing.reduce((sum, { count }) => sum + count, 0);
  for (const segment of missing) {
    for (const piece of piecesOf(segment, size)) {
      const answer = await playChunk(runner, piece, folder, signal ?? NEVER).catch((error) => {
        if (signal?.aborted !== true) throw error;
        throw new LabError('LAB_ABORTED', `stopped after ${played} of ${total} runs`);
      });
      if ('failedRun' in answer) {
        throw runError('run', answer);
      }
      played += piece.count;
      onProgress?.(played, total);
    }
  }
  return { range, played };
}

const NEVER = new AbortController().signal;
