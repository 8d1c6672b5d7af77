/** Errors of the lab, each with a stable code. */

/** One line for each code: what it means and how to mend it. */
export const LAB_ERRORS = {
  LAB_SEED: 'a seed is a text of 1 to 64 printable ASCII characters: give one',
  LAB_RUNS: 'the number of campaigns is a whole number from 1 to 10,000,000: give one',
  LAB_WORKERS: 'the number of workers is a whole number from 1 to 64: give one',
  LAB_UNTIL: 'the last day is not one that can be simulated: give a later or an earlier one',
  LAB_PLAYER: 'there is no computer player of this name: correct its spelling',
  LAB_DESIGN: 'the design does not fit its factors: change the one or the other',
  LAB_RUN_FAILED: 'a campaign broke a promise of the engine: report it with seed and run',
  LAB_ABORTED: 'the work was stopped before it was done: start it again',
} as const;
export type LabErrorCode = keyof typeof LAB_ERRORS;

/** Why the lab cannot do what was asked. */
export class LabError extends Error {
  override readonly name = 'LabError';
  constructor(
    readonly code: LabErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
