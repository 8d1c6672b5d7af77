/** `salang worker`: plays chunks of sweeps that wait at a Redis server. */
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { formatCount } from '../../charts/index.js';
import { redisAddress } from '../../lab/cluster/redis-address.js';
import { runRedisWorker, type WorkDone } from '../../lab/cluster/redis-worker.js';
import { LabError } from '../../lab/errors.js';
import type { Action } from '../command.js';
import { CliError } from '../errors.js';
import { EXIT } from '../exit-codes.js';
import { wholeNumber } from '../values.js';

const MAX_THREADS = 256;
const MAX_IDLE_SECONDS = 10_000_000;

export const worker: Action = async ({ text }, { terminal, stop }) => {
  const address = redisAddress(text['redis'], process.env);
  const threads =
    text['workers'] === undefined
      ? availableParallelism()
      : wholeNumber('workers', text['workers'], 1, MAX_THREADS);
  const idleSeconds =
    text['idle'] === undefined ? undefined : wholeNumber('idle', text['idle'], 1, MAX_IDLE_SECONDS);
  await terminal.note(
    `salang: waiting at ${address.shown} with ${threads} threads; Ctrl-C ends after the chunks in hand\n`,
  );
  const done = await runRedisWorker({
    ...{ address, threads, idleSeconds, signal: stop },
    onChunk: (so) => {
      if (terminal.watched) terminal.note(`\r${sentence(so)}`).catch(() => undefined);
    },
  }).catch((error: unknown) => {
    throw stopped(error, stop.reason);
  });
  return {
    exitCode: EXIT.ok,
    document: { schema: 'salang.worker/1', ...done },
    lines: () => [sentence(done)],
  };
};

function sentence({ chunks, runs }: WorkDone): string {
  return `Played ${formatCount(runs)} runs in ${formatCount(chunks)} chunks.`;
}

function stopped(error: unknown, reason: unknown): unknown {
  const isStopped = error instanceof LabError && error.code === 'LAB_ABORTED';
  if (!isStopped || !(reason instanceof CliError)) return error;
  const advice = 'Chunks in hand were finished; nothing is lost.';
  return new CliError(reason.exitCode, reason.code, `${reason.message}: ${error.message}`, advice);
}
