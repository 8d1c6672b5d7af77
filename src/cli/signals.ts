/** SIGINT and SIGTERM: stop the work, say so, and leave with the customary exit code. */
import process from 'node:process';
import { CliError } from './errors.js';
import { EXIT } from './exit-codes.js';

const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

/** The error with which work ends that a signal stopped. */
function interruption(signal: keyof typeof SIGNALS): CliError {
  return new CliError(SIGNALS[signal], 'INTERRUPTED', `stopped by ${signal}`);
}

/**
 * Does `work` with an AbortSignal that SIGINT and SIGTERM trigger. Rejects with the interruption
 * when one came, however the work itself ended; a second signal ends the process at once.
 */
export async function withSignals<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    const known = signal === 'SIGTERM' ? 'SIGTERM' : 'SIGINT';
    if (controller.signal.aborted) process.exit(SIGNALS[known]);
    controller.abort(interruption(known));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    const result = await work(controller.signal);
    // A signal that came while nothing was listening: give it a turn of the loop to be delivered.
    controller.signal.throwIfAborted();
    return result;
  } catch (error) {
    // Libraries wrap or replace the reason of an abort; the signal is what happened. A command may
    // tell more of it.
    const told = error instanceof CliError && error.code === 'INTERRUPTED';
    if (controller.signal.aborted && !told) throw controller.signal.reason;
    throw error;
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}
