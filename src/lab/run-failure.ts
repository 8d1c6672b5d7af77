/** A campaign that could not be played, on its way from a worker to the person who asked for it. */
import { LabError } from './errors.js';

/** The number of the run (or trial) that went wrong, and how. */
export interface FailedRun {
  readonly failedRun: number;
  readonly message: string;
}

/** What went wrong, as text that passes between threads and machines. */
export function failureText(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** The error to throw: numbers that no campaign can hold are input, the rest is the engine's fault. */
export function runError(what: 'run' | 'trial', { failedRun, message }: FailedRun): LabError {
  const code = message.startsWith('ModelError: ') ? 'LAB_RUN_REFUSED' : 'LAB_RUN_FAILED';
  return new LabError(code, `${what} ${failedRun}: ${message}`);
}
