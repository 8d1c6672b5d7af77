// Plays a scenario with turns of different lengths and compares yearly totals and mean states.
import type { ColumnName } from '../../src/engine/columns.js';
import { compileModel } from '../../src/engine/model.js';
import { keyOf, type Key } from '../../src/engine/random.js';
import type { Setup } from '../../src/engine/setup.js';
import { simulate, type Players } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { Flows } from './flows.js';
import { EVENTS, FLOWS, notesOf, STATES } from './measures.js';

const DAYS_PER_YEAR = 365.25;

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

/** Yearly totals and mean states, one list of values over the replicates to each name. */
export type Values = ReadonlyMap<string, readonly number[]>;

/**
 * Plays `setup` again and again for the longest whole number of steps of its slow processes, which
 * all lengths of a turn that divide a step end on alike. States are read at the ends of weeks.
 */
export function valuesOf(setup: Setup, players: Players, runs: number, seed: Key): Values {
  const model = compileModel(setup);
  const campaign = new Campaign(model, seed);
  const steps = Math.floor((model.endDay - model.startDay + 1) / model.stepDays);
  const days = steps * model.stepDays;
  const columns = new Set<ColumnName>(Object.values(FLOWS).map(({ column }) => column));
  const flows = new Flows(campaign.world, columns);
  const out = new Map<string, number[]>();
  const keep = (name: string, value: number): void => {
    let list = out.get(name);
    if (list === undefined) out.set(name, (list = []));
    list.push(value);
  };
  const states = Object.entries(STATES);
  const sums = new Float64Array(states.length);
  for (let run = 0; run < runs; run++) {
    const key = keyOf(seed, run * 16 + model.turnDays);
    campaign.restart(key);
    flows.listen();
    sums.fill(0);
    const untilDay = model.startDay + days - 1;
    simulate(campaign, key, {
      players,
      untilDay,
      onTurn: ({ day, world }) => {
        if ((day - model.startDay) % 28 !== 0) return;
        states.forEach(([, of], n) => (sums[n] = (sums[n] ?? 0) + of(world, model)));
      },
    });
    const year = DAYS_PER_YEAR / days;
    for (const [name, flow] of Object.entries(FLOWS)) keep(name, flows.of(flow) * year);
    for (const [name, of] of Object.entries(EVENTS)) {
      keep(
        name,
        of(campaign.records.operations, model) * (name.startsWith('dispersion') ? 1 : year),
      );
    }
    for (const [name, n] of notesOf(campaign.records)) keep(name, n * year);
    states.forEach(([name], n) => keep(name, ((sums[n] ?? 0) * 28) / days));
  }
  return out;
}

/** Compares lists of values name by name. */
export function compare(base: Values, other: Values): Comparison[] {
  return [...base].map(([name, values]) => {
    const a = sampleOf(values);
    const b = sampleOf(other.get(name) ?? []);
    const ratio = b.mean / a.mean;
    const relative = Math.sqrt((a.error / a.mean) ** 2 + (b.error / b.mean) ** 2);
    return {
      name,
      base: a,
      other: b,
      difference: ratio - 1,
      halfWidth: 1.96 * Math.abs(ratio) * relative,
    };
  });
}

function sampleOf(values: readonly number[]): Sample {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const squares = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  return { mean, error: Math.sqrt(squares / (n - 1) / n) };
}
