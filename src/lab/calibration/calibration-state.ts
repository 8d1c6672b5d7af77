/**
 * How far a calibration is, as one file that is replaced as a whole after every batch: whoever stops
 * it, and however, loses no more than what was being played.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

const STATE_FILE = 'state.json';
const STATE_SCHEMA = 'salang.calibration-state/1';

const numbers = z.array(z.number());
const particle = z.strictObject({
  attempt: z.int(),
  point: numbers,
  summaries: numbers,
  distance: z.number(),
});
const roundPath = z.strictObject({
  round: z.int(),
  tolerance: z.number().describe('greatest distance of a point that was accepted'),
  attempts: z.int(),
  accepted: z.int(),
  effectiveSize: z.number(),
});
const population = z.strictObject({
  round: z.int(),
  tolerance: z.number(),
  attempts: z.int(),
  particles: z.array(particle),
  weights: numbers,
});

const stateSchema = z.strictObject({
  schema: z.literal(STATE_SCHEMA),
  plan: z.string(),
  pilot: z.array(numbers),
  heldPilot: z.array(numbers).default([]).describe('pilot campaigns that all have the same swings'),
  path: z.array(roundPath),
  population: population.nullable(),
  round: z.strictObject({ attempts: z.int(), accepted: z.array(particle) }),
  finished: z.boolean().describe('whether the rounds are done, and why the posterior is played'),
  swings: numbers.default([]).describe('numbers of the swings of the points that are done'),
  predictive: z.array(numbers),
});

export type CalibrationState = z.infer<typeof stateSchema>;

/** Nothing done yet. */
export function freshState(plan: string): CalibrationState {
  return {
    schema: STATE_SCHEMA,
    plan,
    pilot: [],
    heldPilot: [],
    path: [],
    population: null,
    round: { attempts: 0, accepted: [] },
    finished: false,
    swings: [],
    predictive: [],
  };
}

/** The state that a folder holds; null when there is none that can be read. */
export async function readState(folder: string): Promise<CalibrationState | null> {
  try {
    const text = await readFile(join(folder, STATE_FILE), 'utf8');
    return stateSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export async function writeState(folder: string, state: CalibrationState): Promise<void> {
  await writeFileAtomic(join(folder, STATE_FILE), JSON.stringify(state));
}

/** Takes the state away when the results are there. */
export async function dropState(folder: string): Promise<void> {
  await rm(join(folder, STATE_FILE), { force: true });
}
