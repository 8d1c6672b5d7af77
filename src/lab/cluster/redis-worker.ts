/**
 * A worker of a rack or a cloud: waits at a Redis server for chunks of any sweep and plays them in
 * threads. It needs nothing but the server: the plan lies there, and the chunk goes back there. It can
 * come, go and be killed at any time.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Redis } from 'ioredis';
import { LabError } from '../errors.js';
import { writeWhole } from '../sweep/chunk-file.js';
import type { PlayedChunk } from '../sweep/executor.js';
import { readPlan } from '../sweep/sweep-plan.js';
import type { ClusterTask } from './cluster.worker.js';
import type { RedisAddress } from './redis-address.js';
import {
  chunkKey,
  connect,
  KEEP_SECONDS,
  openWorker,
  planKey,
  type ChunkAnswer,
  type ChunkJob,
} from './redis-queue.js';
import type { FailedRun } from '../run-failure.js';

export interface RedisWorkerOptions {
  readonly address: RedisAddress;
  /** Threads. */
  readonly threads: number;
  /** Leave after so many seconds without work; never when left out. */
  readonly idleSeconds?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Program of the threads; the compiled one beside this file by default. */
  readonly workerFile?: URL | undefined;
  readonly onChunk?: ((done: WorkDone) => void) | undefined;
}

/** What a worker has done so far. */
export interface WorkDone {
  readonly chunks: number;
  readonly runs: number;
}

/** Milliseconds between two looks at whether there is still work. */
const LOOK_EVERY_MS = 200;

/**
 * Works until `signal` stops it (LAB_ABORTED, after the chunks in hand are done) or there has been
 * nothing to do for `idleSeconds`. LabError (LAB_REDIS) when the server does not answer at first.
 */
export async function runRedisWorker(options: RedisWorkerOptions): Promise<WorkDone> {
  const { address, threads, signal, idleSeconds, onChunk } = options;
  const client = await connect(address);
  const shared = await connect(address);
  const folder = await mkdtemp(join(tmpdir(), 'salang-worker-'));
  const pool = await openPool(threads, options.workerFile);
  const plans = new PlanFiles(shared, folder);
  const done = { chunks: 0, runs: 0 };
  let lastWork = performance.now();
  let busy = 0;
  const worker = await openWorker(client, threads, async (job) => {
    busy += 1;
    try {
      const answer = await playJob(job, plans, folder, shared, (task) => pool.run(task));
      done.chunks += 1;
      done.runs += job.count;
      onChunk?.({ ...done });
      return answer;
    } finally {
      busy -= 1;
      lastWork = performance.now();
    }
  });
  try {
    const limit = (idleSeconds ?? Infinity) * 1000;
    const isIdle = (): boolean => busy === 0 && performance.now() - lastWork > limit;
    while (signal?.aborted !== true && !isIdle()) await pause(signal);
    // Chunks in hand are finished, and no new ones taken.
    await worker.close();
  } finally {
    await worker.close(true).catch(() => undefined);
    await pool.destroy();
    client.disconnect();
    shared.disconnect();
    await rm(folder, { recursive: true, force: true });
  }
  if (signal?.aborted === true) {
    throw new LabError('LAB_ABORTED', `stopped after ${done.runs} runs`);
  }
  return done;
}

async function pause(signal: AbortSignal | undefined): Promise<void> {
  // Woken early when the work is stopped.
  await setTimeout(LOOK_EVERY_MS, undefined, signal === undefined ? {} : { signal }).catch(
    () => undefined,
  );
}

async function openPool(threads: number, workerFile = standardWorker()) {
  const { Piscina } = await import('piscina');
  return new Piscina<ClusterTask, PlayedChunk | FailedRun>({
    filename: fileURLToPath(workerFile),
    minThreads: threads,
    maxThreads: threads,
    // Compiled programs need no loader that this process may have been started with.
    execArgv: [],
  });
}

function standardWorker(): URL {
  return new URL('./cluster.worker.js', import.meta.url);
}

async function playJob(
  job: ChunkJob,
  plans: PlanFiles,
  folder: string,
  client: Redis,
  play: (task: ClusterTask) => Promise<PlayedChunk | FailedRun>,
): Promise<ChunkAnswer> {
  const planFile = await plans.of(job.plan);
  const { first, count } = job;
  const played = await play({ planFile, folder, range: { first, count } });
  if ('failedRun' in played) return played;
  const key = chunkKey(job);
  await client.set(key, await readFile(played.path), 'EX', KEEP_SECONDS);
  await rm(played.path, { force: true });
  return { key };
}

/** Plans as files that threads can read, each fetched once. */
class PlanFiles {
  readonly #files = new Map<string, Promise<string>>();

  constructor(
    private readonly client: Redis,
    private readonly folder: string,
  ) {}

  of(hash: string): Promise<string> {
    const known = this.#files.get(hash);
    if (known !== undefined) return known;
    const fetched = this.#fetch(hash);
    this.#files.set(hash, fetched);
    // Another attempt may find it.
    fetched.catch(() => this.#files.delete(hash));
    return fetched;
  }

  async #fetch(hash: string): Promise<string> {
    const text = await this.client.get(planKey(hash));
    if (text === null) throw new LabError('LAB_PLAN', `plan ${hash} is not on the server`);
    const plan = readPlan(text, `plan ${hash}`);
    if (plan.hash !== hash) throw new LabError('LAB_PLAN', `plan ${hash} is another one`);
    const path = join(this.folder, `plan-${hash}.json`);
    writeWhole(path, text);
    return path;
  }
}
