/**
 * Runs a sweep in a results folder: plays the runs that are missing, looks at the stop rule in design
 * order, and makes the final files. Whatever ends it, finished chunks stay, and the next sitting goes
 * on from them.
 */
import { readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { LabError } from '../errors.js';
import { makeFolder } from '../make-folder.js';
import { addCsv } from '../results/add-csv.js';
import type { SweepManifest } from '../results/manifest.js';
import { chunkOf, CHUNK_FOLDER, checkChunks, listChunks, segmentsOf } from './chunk-folder.js';
import type { Segment, SetAside } from './chunk-folder.js';
import { writeWhole } from './chunk-file.js';
import type { PlayedChunk, SweepExecutor } from './executor.js';
import { writeFinalFiles } from './final-files.js';
import { lockFolder } from './folder-lock.js';
import { StopWatch, type StopOutputState } from './intervals.js';
import { hasSweepWorker, playInPool, playInThread } from './local-executor.js';
import { MOST_MODELS } from './setting-models.js';
import { openFolder, TIMINGS_FILE, type FolderChoice } from './sweep-folder.js';
import { piecesOf, type RunRange, type SweepPlan } from './sweep-plan.js';
import { widthsOf } from './table-widths.js';

const MAX_WORKERS = 64;
const MAX_CHUNK_RUNS = 100_000;
/** Workers when none are asked for: one for each processor, but no more than this. */
const MOST_WORKERS_UNASKED = 8;
/** Workers of other machines that there may be, for the size of chunks. */
const WORKERS_ELSEWHERE = 32;
/** With fewer runs, starting workers takes longer than they save. */
const FEW_RUNS = 200;
/** Runs of a chunk when none are asked for, at most. */
const CHUNK_RUNS = 128;
/** The same where more settings than models are kept, so that a chunk meets a setting again. */
const CHUNK_RUNS_OF_MANY = 512;
/** Bytes of a chunk, roughly, at most. */
const CHUNK_BYTES = 16_000_000;

/** How far a sweep is; times are for people and reach no file but timings.json. */
export interface SweepProgress {
  readonly done: number;
  /** Runs at most; a stop rule may leave some out. */
  readonly total: number;
  /** Runs that this sitting has played. */
  readonly played: number;
  readonly seconds: number;
  readonly stop: readonly StopOutputState[];
}

export interface SweepOptions extends FolderChoice {
  readonly plan: SweepPlan;
  /** Results folder. */
  readonly dir: string;
  readonly csv: boolean;
  readonly workers?: number | undefined;
  /** Runs of a chunk; results do not depend on it. */
  readonly chunkRuns?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Where the runs are played; this machine by default. */
  readonly executor?: SweepExecutor | undefined;
  readonly onProgress?: ((progress: SweepProgress) => void) | undefined;
}

/** What came of a sitting. */
export interface SweepOutcome {
  readonly manifest: SweepManifest;
  /** Whether the folder was complete before. */
  readonly wasComplete: boolean;
  readonly damaged: readonly SetAside[];
  readonly sitting: Sitting;
}

/** One sitting, as timings.json keeps it. */
export interface Sitting {
  readonly played: number;
  /** Runs that were found in the folder. */
  readonly found: number;
  /** Threads of this process; 0 when others played. */
  readonly workers: number;
  readonly seconds: number;
  /** Of which the final files took so many. */
  readonly finalSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMemoryMb: number;
}

/**
 * Runs or resumes a sweep. LabError on a folder that cannot be used, on a run that fails, and
 * (LAB_ABORTED) when `signal` stops it; errors of the file system as they come.
 */
export async function runSweep(options: SweepOptions): Promise<SweepOutcome> {
  const { dir, plan } = options;
  requireWhole(options.workers, MAX_WORKERS, 'LAB_WORKERS');
  requireWhole(options.chunkRuns, MAX_CHUNK_RUNS, 'LAB_CHUNK');
  await makeFolder(dir);
  const unlock = await lockFolder(dir);
  try {
    const complete = await openFolder(dir, plan, options);
    if (complete !== null) {
      if (options.csv) await addCsv(dir, options.signal);
      const sitting = { played: 0, found: complete.runs, workers: 0, ...NO_TIME };
      return { manifest: complete, wasComplete: true, damaged: [], sitting };
    }
    return await sit(options);
  } finally {
    await unlock();
  }
}

const NO_TIME = { seconds: 0, finalSeconds: 0, cpuSeconds: 0, peakMemoryMb: 0 };

async function sit(options: SweepOptions): Promise<SweepOutcome> {
  const { dir, plan, csv, signal } = options;
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  const folder = join(dir, CHUNK_FOLDER);
  const { sound, damaged } = await checkChunks(await listChunks([folder]), plan);
  const segments = segmentsOf(sound, { first: 0, count: plan.runs });
  // Nobody knows how many work elsewhere.
  const crew: Crew =
    options.executor === undefined
      ? crewFor(options, segments)
      : { threads: 0, play: options.executor };
  const played = await playMissing(options, segments, crew, started);
  const playedAt = performance.now();
  const last = await listChunks([folder]);
  const runs = played.replicates * plan.settings;
  const manifest = await writeFinalFiles({
    plan,
    dir,
    segments: segmentsOf(last, { first: 0, count: runs }),
    csv,
    complete: true,
    signal,
  }).catch((error: unknown) => {
    throw signal?.aborted === true ? aborted(plan.runs, plan.runs, signal) : error;
  });
  const ended = performance.now();
  const cpu = process.cpuUsage(cpuBefore);
  const sitting: Sitting = {
    played: played.runs,
    found: Math.max(0, runs - played.runs),
    workers: crew.threads,
    seconds: (ended - started) / 1000,
    finalSeconds: (ended - playedAt) / 1000,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    peakMemoryMb: process.resourceUsage().maxRSS / 1024,
  };
  await noteSitting(dir, sitting);
  await rm(folder, { recursive: true, force: true });
  return { manifest, wasComplete: false, damaged, sitting };
}

/** Plays what is missing, in design order, until all is there or the stop rule is met. */
async function playMissing(
  options: SweepOptions,
  segments: readonly Segment[],
  { threads, play }: Crew,
  started: number,
): Promise<{ runs: number; replicates: number }> {
  const { plan, dir, signal, onProgress } = options;
  const folder = join(dir, CHUNK_FOLDER);
  const size = options.chunkRuns ?? chunkRunsFor(plan, threads || WORKERS_ELSEWHERE, segments);
  const watch = new StopWatch(plan);
  let runs = 0;
  const tell = (): void => {
    const { runs: done } = watch.intervals;
    const seconds = (performance.now() - started) / 1000;
    onProgress?.({ done, total: plan.runs, played: runs, seconds, stop: watch.states() });
  };
  const chunks = play(rangesOf(segments, size), { plan, folder, chunkRuns: size, signal });
  try {
    for (const piece of inOrder(segments, size)) {
      if (watch.decided !== null) break;
      signal?.throwIfAborted();
      if (piece.chunk === null) {
        const { summary } = await nextOf(chunks);
        runs += piece.count;
        watch.add(summary, 0, piece.count);
      } else {
        const chunk = await chunkOf(piece, plan);
        watch.add(chunk.summary, piece.first - chunk.first, piece.count);
      }
      tell();
    }
  } catch (error) {
    throw signal?.aborted === true ? aborted(watch.intervals.runs, plan.runs, signal) : error;
  } finally {
    // Stops what is being played beyond the decision.
    await chunks.return(undefined).catch(() => undefined);
  }
  return { runs, replicates: watch.decided ?? plan.replicates };
}

function aborted(done: number, total: number, signal: AbortSignal): LabError {
  return new LabError('LAB_ABORTED', `stopped after ${done} of ${total} runs`, {
    cause: signal.reason,
  });
}

async function nextOf(chunks: AsyncGenerator<PlayedChunk>): Promise<PlayedChunk> {
  const step = await chunks.next();
  if (step.done === true) throw new RangeError('fewer chunks came than were asked for');
  return step.value;
}

function* rangesOf(segments: readonly Segment[], size: number): Generator<RunRange> {
  for (const segment of segments) if (segment.chunk === null) yield* piecesOf(segment, size);
}

/** Segments that are there, and pieces of those that are not. */
function* inOrder(segments: readonly Segment[], size: number): Generator<Segment> {
  for (const segment of segments) {
    if (segment.chunk !== null) yield segment;
    else for (const piece of piecesOf(segment, size)) yield { ...piece, chunk: null };
  }
}

function missingRuns(segments: readonly Segment[]): number {
  return segments.reduce((sum, { chunk, count }) => sum + (chunk === null ? count : 0), 0);
}

/** Who plays here: `threads` of this process, the main one where there is no other. */
interface Crew {
  readonly threads: number;
  readonly play: SweepExecutor;
}

/**
 * The main thread for a few runs, unless more are asked for; a long sweep is kept out of it, as worker
 * threads can be held to less memory.
 */
function crewFor({ workers }: SweepOptions, segments: readonly Segment[]): Crew {
  const runs = missingRuns(segments);
  const few = runs === 0 || (runs < FEW_RUNS && (workers ?? 1) === 1);
  if (few || !hasSweepWorker()) return { threads: 1, play: playInThread };
  const threads = workers ?? Math.min(availableParallelism(), MOST_WORKERS_UNASKED);
  return { threads, play: playInPool(threads) };
}

/** Small enough that all workers have work to the end, and that little is lost or kept in memory. */
export function chunkRunsFor(
  plan: SweepPlan,
  workers: number,
  segments: readonly Segment[] | null = null,
): number {
  const runs = segments === null ? plan.runs : missingRuns(segments);
  const widest = widthsOf(plan).reduce((most, w) => Math.max(most, w.national + w.areas), 0);
  const bytes = 8 * (plan.outputs.summary.length + widest) + 64;
  const share = Math.ceil(runs / (workers * 4));
  const most = plan.settings > MOST_MODELS ? CHUNK_RUNS_OF_MANY : CHUNK_RUNS;
  return Math.max(1, Math.min(most, share, Math.floor(CHUNK_BYTES / bytes)));
}

/** Adds a sitting to timings.json, which alone tells of time and machine. */
async function noteSitting(dir: string, sitting: Sitting): Promise<void> {
  const path = join(dir, TIMINGS_FILE);
  let sittings: unknown[] = [];
  try {
    const known = JSON.parse(await readFile(path, 'utf8')) as { sittings?: unknown[] };
    sittings = Array.isArray(known.sittings) ? known.sittings : [];
  } catch {
    // The first sitting, or a file that somebody damaged: nothing else depends on it.
  }
  const document = { schema: 'salang.sweep-timings/1', sittings: [...sittings, sitting] };
  writeWhole(path, `${JSON.stringify(document, null, 2)}\n`);
}

function requireWhole(
  value: number | undefined,
  max: number,
  code: 'LAB_WORKERS' | 'LAB_CHUNK',
): void {
  if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= max)) return;
  throw new LabError(code, `${value} is not a whole number from 1 to ${max}`);
}
