/** Puts the shards of a plan together: the same final files as one sweep would have made. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LabError } from '../errors.js';
import { makeFolder } from '../make-folder.js';
import type { SweepManifest } from '../results/manifest.js';
import { chunkOf, CHUNK_FOLDER, listChunks, segmentsOf, type Segment } from './chunk-folder.js';
import { writeFinalFiles } from './final-files.js';
import { lockFolder } from './folder-lock.js';
import { StopWatch } from './intervals.js';
import { planOf, putPlan } from './sweep-folder.js';
import type { SweepPlan } from './sweep-plan.js';

export interface CollectOptions {
  /** Results folder; its own chunks count too. */
  readonly dir: string;
  /** Folders of shards. */
  readonly from: readonly string[];
  readonly csv: boolean;
  /** Take whole replicates that are there, although others are missing. */
  readonly partial: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Collects. LabError on folders of different plans (LAB_FOLDER_OTHER), on runs that are missing
 * (LAB_CHUNK_MISSING) unless `partial`, and on damaged chunks (LAB_CHUNK_DAMAGED). Chunks are taken
 * away only from `dir`, and only when the results are complete.
 */
export async function collect(options: CollectOptions): Promise<SweepManifest> {
  const { dir, from, csv, signal } = options;
  await makeFolder(dir);
  const unlock = await lockFolder(dir);
  try {
    const plan = await commonPlan(options);
    const folders = [dir, ...from].map((folder) => join(folder, CHUNK_FOLDER));
    const chunks = await listChunks(folders);
    const all = segmentsOf(chunks, { first: 0, count: plan.runs });
    const watch = await followRule(all, plan);
    const complete = watch.decided !== null;
    const there = Math.floor(watch.intervals.runs / plan.settings);
    if (!complete) requirePart(options, all, plan, there);
    const runs = (watch.decided ?? there) * plan.settings;
    const segments = segmentsOf(chunks, { first: 0, count: runs });
    await putPlan(dir, plan);
    const manifest = await writeFinalFiles({ plan, dir, segments, csv, complete, signal });
    if (complete) await rm(join(dir, CHUNK_FOLDER), { recursive: true, force: true });
    return manifest;
  } finally {
    await unlock();
  }
}

async function commonPlan({ dir, from }: CollectOptions): Promise<SweepPlan> {
  const plans: { folder: string; plan: SweepPlan }[] = [];
  for (const folder of [dir, ...from]) {
    try {
      plans.push({ folder, plan: await planOf(folder) });
    } catch (error) {
      const isNew = folder === dir && from.length > 0;
      if (!isNew || !(error instanceof LabError) || error.code !== 'LAB_RESULTS_NONE') throw error;
    }
  }
  const [first] = plans;
  if (first === undefined) throw new LabError('LAB_RESULTS_NONE', `${dir} holds no plan`);
  const other = plans.find(({ plan }) => plan.hash !== first.plan.hash);
  if (other === undefined) return first.plan;
  const message = `${other.folder} holds another experiment than ${first.folder}`;
  throw new LabError('LAB_FOLDER_OTHER', message);
}

/** Adds runs in design order until the stop rule is met or a run is missing. */
async function followRule(segments: readonly Segment[], plan: SweepPlan): Promise<StopWatch> {
  const watch = new StopWatch(plan);
  for (const segment of segments) {
    if (segment.chunk === null || watch.decided !== null) break;
    const chunk = await chunkOf(segment, plan);
    watch.add(chunk.summary, segment.first - chunk.first, segment.count);
  }
  return watch;
}

function requirePart(
  { partial }: CollectOptions,
  segments: readonly Segment[],
  plan: SweepPlan,
  replicates: number,
): void {
  const missing = segments.filter(({ chunk }) => chunk === null);
  const runs = missing.reduce((sum, { count }) => sum + count, 0);
  const [gap] = missing;
  if (!partial) {
    const where = `the first is run ${gap?.first ?? 0}`;
    throw new LabError('LAB_CHUNK_MISSING', `${runs} of ${plan.runs} runs are missing; ${where}`);
  }
  if (replicates === 0) {
    const message = `not one whole replicate (${plan.settings} runs) is there`;
    throw new LabError('LAB_CHUNK_MISSING', message);
  }
}
