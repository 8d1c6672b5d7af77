/** Errors of the engine, each with a stable code. */

/** One line for each code: what it means and how to mend it. */
export const MODEL_ERRORS = {
  MODEL_EMPTY: 'there is nothing to simulate: give at least one area and the front',
  MODEL_NO_FRONT: 'the first group must be the playable front: put the group with role front first',
  MODEL_MISSING_PARAMETER: 'a parameter of the table has no value: add it to the scenario',
  MODEL_BAD_NUMBER: 'a number is missing, not finite or out of its range: mend the value',
  MODEL_BAD_INDEX: 'an index points outside its list: mend the reference',
  MODEL_TOO_LARGE: 'more than a world can hold: use fewer areas, groups or turns',
  MODEL_TOO_MANY_EVENTS: 'more events than a war can have: use less extreme numbers',
} as const;
export type ModelErrorCode = keyof typeof MODEL_ERRORS;

/** A setup that cannot be simulated. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  constructor(
    readonly code: ModelErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** A broken promise of the engine itself: never the user's fault. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
  readonly code = 'INVARIANT_BROKEN';
}
