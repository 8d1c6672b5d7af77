// Plays a setup and gives yearly totals and mean states of every run; compares two lists of them.
import type { ColumnName } from '../../src/engine/columns.js';
import { compileModel } from '../../src/engine/model.js';
import { keyOf, type Key } from '../../src/engine/random.js';
import type { Setup } from '../../src/engine/setup.js';
import { simulate, type Players } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { EVENTS, notesOf, SHAPES } from './events.js';
import { FLOWS, Flows } from './flows.js';
import { STATES } from './states.js';

const DAYS_PER_YEAR = 365.25;
/** States are read so often, and campaigns last a multiple of it: turns and steps divide it. */
const READ_DAYS = 28;

/** Yearly totals and mean states: to each name, the values of all runs. */
export type Values = ReadonlyMap<string, readonly number[]>;

export interface Sample {
  readonly mean: number;
  /** Standard error of the mean. */
  readonly error: number;
}

export interface Comparison {
  readonly name: string;
  readonly base: Sample;
  readonly other: Sample;
  /** Other over base, less one, and the half-width of its 95 % interval. */
  readonly difference: number;
  readonly halfWidth: number;
}

/**
 * The setup without the slow swings that nothing in the model explains. They move whole years up
 * and down, whatever the turn, so without them fewer runs tell as much.
 */
export function calm(setup: Setup): Setup {
  const { parameters } = setup;
  return {
    ...setup,
    parameters: {
      ...parameters,
      finance: { ...parameters['finance'], moodSd: 0 },
      operations: { ...parameters['operations'], driveSd: 0 },
      security: { ...parameters['security'], focusSd: 0 },
    },
    actors: setup.actors.map((actor) => ({
      ...actor,
      parameters: { ...actor.parameters, shockSdPerYear: 0 },
    })),
  };
}

/**
 * Plays `setup` again and again. Turns of different lengths share no noise, so each length has keys
 * of its own.
 */
export function valuesOf(setup: Setup, players: Players, runs: number, seed: Key): Values {
  const model = compileModel(setup);
  const { startDay, endDay, turnDays } = model;
  const campaign = new Campaign(model, seed);
  const reads = Math.floor((endDay - startDay + 1) / READ_DAYS);
  const year = DAYS_PER_YEAR / (reads * READ_DAYS);
  const untilDay = startDay + reads * READ_DAYS - 1;
  const columns = new Set<ColumnName>(Object.values(FLOWS).map(({ column }) => column));
  const flows = new Flows(campaign.world, columns);
  const states = Object.entries(STATES);
  const sums = new Float64Array(states.length);
  const out = new Map<string, number[]>();
  const keep = (name: string, value: number): void => {
    const list = out.get(name);
    if (list === undefined) out.set(name, [value]);
    else list.push(value);
  };
  for (let run = 0; run < runs; run++) {
    const key = keyOf(seed, run * READ_DAYS + turnDays);
    campaign.restart(key);
    flows.listen();
    sums.fill(0);
    simulate(campaign, key, {
      players,
      untilDay,
      onTurn: ({ day, world }) => {
        if ((day - startDay) % READ_DAYS !== 0) return;
        states.forEach(([, of], n) => (sums[n] = (sums[n] ?? 0) + of(world, model)));
      },
    });
    const { records } = campaign;
    for (const [name, flow] of Object.entries(FLOWS)) keep(name, flows.of(flow) * year);
    for (const [name, of] of Object.entries(EVENTS))
      keep(name, of(records.operations, model) * year);
    for (const [name, of] of Object.entries(SHAPES)) keep(name, of(records.operations, model));
    for (const [name, n] of notesOf(records)) keep(name, n * year);
    states.forEach(([name], n) => keep(name, (sums[n] ?? 0) / reads));
  }
  return out;
}

/** Compares values name by name. */
export function compare(base: Values, other: Values): Comparison[] {
  return [...base].map(([name, values]) => {
    const a = sampleOf(values);
    const b = sampleOf(other.get(name) ?? []);
    const ratio = b.mean / a.mean;
    const relative = Math.sqrt((a.error / a.mean) ** 2 + (b.error / b.mean) ** 2);
    const halfWidth = 1.96 * Math.abs(ratio) * relative;
    return { name, base: a, other: b, difference: ratio - 1, halfWidth };
  });
}

function sampleOf(values: readonly number[]): Sample {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const squares = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  return { mean, error: Math.sqrt(squares / (n - 1) / n) };
}
