/**
 * Where trials are played: in this thread, or in worker threads. Either way the answers come in the
 * order of the batches, so whoever folds them gets the same result.
 */
import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LabError } from '../errors.js';
import { ProposalRunner, type Batch, type ProposalJob } from './proposal-runner.js';
import { runError, type FailedRun } from '../run-failure.js';

/** Answers to batches, in their order; more batches than are used may be asked for. */
export type PlayTrials = (batches: Iterable<Batch>) => AsyncGenerator<number[][]>;

export interface TrialExecutor {
  readonly play: PlayTrials;
  readonly close: () => Promise<void>;
}

export interface TrialOptions {
  /** Worker threads; one means this thread. */
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
  /** Program of the workers; the compiled one beside this file by default. */
  readonly workerFile?: URL | undefined;
}

/** Batches given out ahead of the one that is waited for, by worker. */
const AHEAD = 2;

/** Whether workers can be started: not where the source runs without having been compiled. */
export function hasTrialWorker(): boolean {
  return existsSync(standardWorker());
}

function standardWorker(): URL {
  return new URL('./proposals.worker.js', import.meta.url);
}

/** Makes an executor; it must be closed. */
export async function openExecutor(
  job: ProposalJob,
  options: TrialOptions,
): Promise<TrialExecutor> {
  const { workers, signal } = options;
  return workers === 1 ? here(job, signal) : await pool(job, options);
}

function here(job: ProposalJob, signal: AbortSignal | undefined): TrialExecutor {
  const runner = new ProposalRunner(job);
  return {
    async *play(batches) {
      for (const { first, trials } of batches) {
        const answers: number[][] = [];
        for (const [i, trial] of trials.entries()) {
          await setImmediate();
          throwIfStopped(signal);
          answers.push(...answerOf(runner.run({ first: first + i, trials: [trial] })));
        }
        yield answers;
      }
    },
    close: () => Promise.resolve(),
  };
}

async function pool(
  job: ProposalJob,
  { workers, signal, workerFile = standardWorker() }: TrialOptions,
): Promise<TrialExecutor> {
  const { Piscina } = await import('piscina');
  const threads = new Piscina<Batch, number[][] | FailedRun>({
    filename: fileURLToPath(workerFile),
    minThreads: workers,
    maxThreads: workers,
    workerData: job,
    // Compiled programs need no loader that this process may have been started with.
    execArgv: [],
  });
  return {
    async *play(batches) {
      const waiting: Promise<number[][] | FailedRun>[] = [];
      const given = batches[Symbol.iterator]();
      try {
        for (;;) {
          while (waiting.length < workers * AHEAD) {
            const next = given.next();
            if (next.done === true) break;
            const answer = threads.run(next.value, signal === undefined ? {} : { signal });
            // A failure is met when its turn comes; until then it must not end the process.
            answer.catch(() => undefined);
            waiting.push(answer);
          }
          const answer = await waiting.shift();
          if (answer === undefined) return;
          yield answerOf(answer);
        }
      } catch (error) {
        throwIfStopped(signal);
        throw error;
      } finally {
        // What was asked for ahead is of no use any more, but its threads are.
        await Promise.allSettled(waiting);
      }
    },
    close: () => threads.destroy(),
  };
}

function answerOf(answer: number[][] | FailedRun): number[][] {
  if (!('failedRun' in answer)) return answer;
  throw runError('trial', answer);
}

function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new LabError('LAB_ABORTED', 'the calibration was stopped', { cause: signal.reason });
}
