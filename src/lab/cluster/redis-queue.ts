/** The queue of chunks on a Redis server: what producer and workers agree on. */
import type * as BullMq from 'bullmq';
import type { Job, Queue, QueueEvents, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { VERSION } from '../../scenario/version.js';
import { LabError } from '../errors.js';
import type { RunRange, SweepPlan } from '../sweep/sweep-plan.js';
import type { RedisAddress } from './redis-address.js';

/** Workers of another version wait at another queue: they would play another war. */
export const QUEUE_NAME = `salang-chunks-${VERSION}`;
const PREFIX = 'salang';

/** What a job asks for. */
export interface ChunkJob extends RunRange {
  /** Hash of the plan, which lies beside the queue. */
  readonly plan: string;
}

/** What a worker answers; the chunk itself lies beside the queue. */
export type ChunkAnswer =
  { readonly key: string } | { readonly failedRun: number; readonly message: string };

export type ChunkQueue = Queue<ChunkJob, ChunkAnswer>;
export type QueuedChunk = Job<ChunkJob, ChunkAnswer>;

/** Seconds after which what nobody asks for any more is forgotten. */
export const KEEP_SECONDS = 7 * 24 * 3600;

export function planKey(plan: Pick<SweepPlan, 'hash'> | string): string {
  return `${PREFIX}:plan:${typeof plan === 'string' ? plan : plan.hash}`;
}

export function chunkKey({ plan, first, count }: ChunkJob): string {
  return `${PREFIX}:chunk:${plan}:${first}:${count}`;
}

/** The libraries, loaded when they are needed. */
interface Libraries {
  readonly bullmq: Pick<typeof BullMq, 'Queue' | 'QueueEvents' | 'Worker'>;
  readonly Redis: typeof Redis;
}

/** LabError (LAB_REDIS_MISSING) where they were not installed. */
export async function redisLibraries(): Promise<Libraries> {
  try {
    const [bullmq, { Redis: Client }] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { bullmq, Redis: Client };
  } catch (error) {
    throw new LabError('LAB_REDIS_MISSING', 'bullmq and ioredis are not installed', {
      cause: error,
    });
  }
}

/** Milliseconds for the first connection; later breaks are waited out. */
const CONNECT_MS = 10_000;

/** A connection of its own. LabError (LAB_REDIS) when the server does not answer. */
export async function connect(address: RedisAddress): Promise<Redis> {
  const { Redis: Client } = await redisLibraries();
  const client = new Client({
    ...address.options,
    // BullMQ waits for the server by itself.
    maxRetriesPerRequest: null,
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    retryStrategy: (times) => Math.min(200 * times, 5_000),
  });
  let last: unknown = null;
  const onError = (error: unknown): void => {
    last = error;
  };
  client.on('error', onError);
  try {
    await within(client.connect().then(() => client.ping()));
    return client;
  } catch (error) {
    client.disconnect();
    const why = String((last ?? error) instanceof Error ? (last ?? error) : error);
    throw new LabError('LAB_REDIS', `${address.shown} does not answer: ${why}`);
  }
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error('no answer in ten seconds')), CONNECT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export async function openQueue(client: Redis): Promise<ChunkQueue> {
  const { bullmq } = await redisLibraries();
  return quiet(new bullmq.Queue(QUEUE_NAME, { connection: client, prefix: PREFIX }));
}

export async function openEvents(client: Redis): Promise<QueueEvents> {
  const { bullmq } = await redisLibraries();
  const events = new bullmq.QueueEvents(QUEUE_NAME, { connection: client, prefix: PREFIX });
  // Each chunk that is waited for listens.
  events.setMaxListeners(0);
  return quiet(events);
}

/** Milliseconds after which a worker that gives no sign has lost its chunk to another. */
const LOCK_MS = 15_000;

export async function openWorker(
  client: Redis,
  concurrency: number,
  play: (job: ChunkJob) => Promise<ChunkAnswer>,
): Promise<Worker<ChunkJob, ChunkAnswer>> {
  const { bullmq } = await redisLibraries();
  return quiet(
    new bullmq.Worker<ChunkJob, ChunkAnswer>(QUEUE_NAME, ({ data }) => play(data), {
      connection: client,
      prefix: PREFIX,
      concurrency,
      lockDuration: LOCK_MS,
      stalledInterval: LOCK_MS / 2,
      // Workers come and go; a chunk that was lost with several is no sign of a fault.
      maxStalledCount: 20,
    }),
  );
}

/** A break of the connection is waited out by the library, and is no reason to end the process. */
function quiet<T extends { on(event: 'error', listener: (error: Error) => void): unknown }>(
  part: T,
): T {
  part.on('error', () => undefined);
  return part;
}
