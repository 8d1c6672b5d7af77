/**
 * Plays chunks on machines that wait at a Redis server (BullMQ): they take chunks as they are ready,
 * so fast ones play more, and a chunk whose worker dies is played by another. The producer keeps few
 * chunks on the way and takes them in order, so neither it nor the server needs much memory.
 */
import type { QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import { LabError } from '../errors.js';
import { receiveChunk } from '../sweep/chunk-file.js';
import type { ExecutorContext, PlayedChunk, SweepExecutor } from '../sweep/executor.js';
import { planText, type RunRange, type SweepPlan } from '../sweep/sweep-plan.js';
import type { RedisAddress } from './redis-address.js';
import {
  connect,
  KEEP_SECONDS,
  openEvents,
  openQueue,
  planKey,
  type ChunkAnswer,
  type ChunkJob,
  type ChunkQueue,
  type QueuedChunk,
} from './redis-queue.js';
import { runError } from '../run-failure.js';

/** Chunks that are given out before the first of them has come. */
const AHEAD = 48;
/** Times that a chunk is tried when its worker reports a fault of its own. */
const ATTEMPTS = 3;
/** Jobs that are looked at together. */
const PAGE = 1000;
/** Milliseconds between two looks at whether anybody works. */
const LOOK_EVERY_MS = 5_000;

export interface RedisExecutorOptions {
  readonly address: RedisAddress;
  /** Told the number of worker processes, now and then. */
  readonly onWorkers?: ((workers: number) => void) | undefined;
}

interface Link {
  readonly client: Redis;
  readonly listener: Redis;
  readonly queue: ChunkQueue;
  readonly events: QueueEvents;
}

interface Asked {
  readonly data: ChunkJob;
  readonly job: QueuedChunk;
}

export function playOnRedis({ address, onWorkers }: RedisExecutorOptions): SweepExecutor {
  return async function* (ranges, context) {
    const link = await open(address);
    const waiting: Asked[] = [];
    const look = async (): Promise<void> => {
      onWorkers?.(await link.queue.getWorkersCount());
    };
    const looking = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
    try {
      await look();
      await putPlanThere(link, context.plan);
      for (const range of ranges) {
        waiting.push(await ask(link, context.plan, range));
        if (waiting.length >= AHEAD) yield* takeFirst(link, waiting, context);
      }
      while (waiting.length > 0) yield* takeFirst(link, waiting, context);
    } finally {
      clearInterval(looking);
      await withdraw(waiting);
      await close(link);
    }
  };
}

async function open(address: RedisAddress): Promise<Link> {
  const client = await connect(address);
  // Listening blocks a connection, so it needs one of its own.
  const listener = await connect(address);
  const [queue, events] = [await openQueue(client), await openEvents(listener)];
  await events.waitUntilReady();
  return { client, listener, queue, events };
}

async function close({ client, listener, queue, events }: Link): Promise<void> {
  await events.close().catch(() => undefined);
  await queue.close().catch(() => undefined);
  client.disconnect();
  listener.disconnect();
}

/** Leaves the plan where workers find it, and drops what an earlier sitting has asked for. */
async function putPlanThere({ client, queue }: Link, plan: SweepPlan): Promise<void> {
  await client.set(planKey(plan), planText(plan), 'EX', KEEP_SECONDS);
  for (let from = 0; ; from += PAGE) {
    const jobs = await queue.getJobs(['waiting', 'failed', 'completed'], from, from + PAGE - 1);
    const own = jobs.filter((job) => job?.data.plan === plan.hash);
    await Promise.all(own.map((job) => job.remove().catch(() => undefined)));
    from -= own.length;
    if (jobs.length < PAGE) return;
  }
}

async function ask({ queue }: Link, plan: SweepPlan, range: RunRange): Promise<Asked> {
  const data: ChunkJob = { plan: plan.hash, first: range.first, count: range.count };
  const job = await queue.add('chunk', data, {
    attempts: ATTEMPTS,
    backoff: { type: 'fixed', delay: 1_000 },
    removeOnComplete: { age: KEEP_SECONDS },
    removeOnFail: { age: KEEP_SECONDS },
  });
  return { data, job };
}

async function* takeFirst(
  link: Link,
  waiting: Asked[],
  context: ExecutorContext,
): AsyncGenerator<PlayedChunk> {
  const [asked] = waiting;
  if (asked === undefined) return;
  const chunk = await take(link, asked, context);
  waiting.shift();
  yield chunk;
}

/** Waits for a chunk and puts it into the folder; one that was lost on the way is asked for again. */
async function take(link: Link, asked: Asked, context: ExecutorContext): Promise<PlayedChunk> {
  const { plan, folder, signal } = context;
  let { job } = asked;
  for (let attempt = 1; ; attempt++) {
    const answer = await answerOf(job, link.events, signal);
    if ('failedRun' in answer) {
      throw runError('run', answer);
    }
    const bytes = await link.client.getBuffer(answer.key);
    const chunk = bytes === null ? null : receiveChunk(folder, bytes, plan.hash);
    if (chunk !== null && chunk.first === asked.data.first && chunk.count === asked.data.count) {
      await link.client.del(answer.key);
      await job.remove().catch(() => undefined);
      return chunk;
    }
    if (attempt >= ATTEMPTS) {
      const message = `the chunk of run ${asked.data.first} was lost on the way ${attempt} times`;
      throw new LabError('LAB_REDIS', message);
    }
    ({ job } = await ask(link, plan, asked.data));
  }
}

async function answerOf(
  job: QueuedChunk,
  events: QueueEvents,
  signal: AbortSignal | undefined,
): Promise<ChunkAnswer> {
  const finished = job.waitUntilFinished(events).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new LabError('LAB_WORKER', `run ${job.data.first} and after: ${why}`);
  });
  // When the sweep stops first, nobody waits for this any more.
  finished.catch(() => undefined);
  if (signal === undefined) return await finished;
  signal.throwIfAborted();
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, refuse) => {
    onAbort = () => refuse(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([finished, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Takes back what nobody has begun; what is being played ends by itself, and is forgotten. */
async function withdraw(waiting: readonly Asked[]): Promise<void> {
  await Promise.all(waiting.map(({ job }) => job.remove().catch(() => undefined)));
}
