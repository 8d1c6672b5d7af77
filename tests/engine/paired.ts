/**
 * Paired comparisons with common random numbers: a scenario and a variant of it are played under
 * the same keys, so that what differs is the work of the change and not of chance.
 */
import { CAUSE, type CauseName } from '../../src/engine/causes.js';
import type { ColumnName } from '../../src/engine/columns.js';
import { compileModel, type Model } from '../../src/engine/model.js';
import { keyOf, type Key } from '../../src/engine/random.js';
import { GROUP_KINDS, OP, OP_FIELDS } from '../../src/engine/records.js';
import type { Setup } from '../../src/engine/setup.js';
import { simulate, type Players } from '../../src/engine/simulate.js';
import { Campaign, type RuleName } from '../../src/engine/turn.js';
import { createWorld, type ChangeListener, type World } from '../../src/engine/world.js';

const SEED: Key = { k0: 20230321, k1: 7 };

/** What a campaign leaves behind, kept so that many questions can be asked of it. */
export interface Played {
  readonly model: Model;
  /** The world after so many turns; only turns of `Plan.keep`. */
  readonly after: (turns: number) => World;
  /** Rows of operations, as in `Records`. */
  readonly operations: Int32Array;
  /** Sum of the changes of a column for one cause over the campaign. */
  readonly flow: (column: ColumnName, cause: CauseName, sign?: 1 | -1) => number;
}

export interface Plan {
  readonly replicates: number;
  readonly turns: number;
  /** Turns after which the world is kept. */
  readonly keep: readonly number[];
  /** Columns of which the causes of change are summed. */
  readonly flows?: readonly ColumnName[];
}

/** Plays a setup under the keys of all replicates. */
export function play(
  setup: Setup,
  players: Players,
  plan: Plan,
  without: readonly RuleName[] = [],
): Played[] {
  const model = compileModel(setup);
  const campaign = new Campaign(model, SEED, without);
  const untilDay = model.startDay + plan.turns * model.turnDays - 1;
  const out: Played[] = [];
  for (let r = 0; r < plan.replicates; r++) {
    const key = keyOf(SEED, r);
    campaign.restart(key);
    const sums = new Sums(campaign.world, plan.flows ?? []);
    const kept = new Map<number, World>();
    simulate(campaign, key, {
      players,
      untilDay,
      onTurn: ({ turn, world }) => {
        if (plan.keep.includes(turn))
          kept.set(turn, createWorld(model.layout, world.buffer.slice()));
      },
    });
    const { data, count } = campaign.records.operations;
    out.push({
      model,
      operations: data.slice(0, count * OP_FIELDS),
      after: (turns) => kept.get(turns) ?? fail(`the world after ${turns} turns was not kept`),
      flow: (column, cause, sign) => sums.of(column, cause, sign),
    });
  }
  return out;
}

function fail(message: string): never {
  throw new RangeError(message);
}

/** Adds changes up by column and cause, gains apart from losses. */
class Sums implements ChangeListener {
  readonly #sums = new Map<Float64Array, Map<number, [gain: number, loss: number]>>();
  readonly #world: World;

  constructor(world: World, columns: readonly ColumnName[]) {
    this.#world = world;
    for (const name of columns) this.#sums.set(world[name], new Map());
    if (columns.length > 0) world.ledger = this;
  }

  term(column: Float64Array, _index: number, delta: number, cause: number): void {
    const byCause = this.#sums.get(column);
    if (byCause === undefined) return;
    let sum = byCause.get(cause);
    if (sum === undefined) byCause.set(cause, (sum = [0, 0]));
    sum[delta > 0 ? 0 : 1] += delta;
  }

  of(column: ColumnName, cause: CauseName, sign?: 1 | -1): number {
    const byCause = this.#sums.get(this.#world[column]) ?? fail(`${column} is not summed`);
    const [gain, loss] = byCause.get(CAUSE[cause]) ?? [0, 0];
    return sign === 1 ? gain : sign === -1 ? loss : gain + loss;
  }
}

/** Which rows are counted: all that fit. Turns count from 0; the last is not included. */
export interface Rows {
  readonly groups?: readonly string[];
  readonly areas?: (area: number, model: Model) => boolean;
  readonly turns?: readonly [from: number, to: number];
  /** `attack`: begun by an armed group; `state`: raids and punishments. Attacks by default. */
  readonly of?: 'attack' | 'state' | 'any';
  /** A layer's bit; what truly happened by default. */
  readonly layer?: number;
}

/** Number of rows that fit, or the sum of some of their fields. */
export function count({ model, operations: d }: Played, rows: Rows, ...fields: number[]): number {
  const { startDay, turnDays, setup } = model;
  const groups = setup.groups.map(({ id }) => rows.groups?.includes(id) ?? true);
  const [from, to] = rows.turns ?? [0, Infinity];
  const { of = 'attack', layer = 1 } = rows;
  let sum = 0;
  for (let at = 0; at < d.length; at += OP_FIELDS) {
    const turn = Math.floor((d[at + OP.day]! - startDay) / turnDays);
    const attack = d[at + OP.kind]! < GROUP_KINDS;
    if (turn < from || turn >= to || (d[at + OP.layers]! & layer) === 0) continue;
    if (of !== 'any' && attack !== (of === 'attack')) continue;
    if (!groups[d[at + OP.group]!] || rows.areas?.(d[at + OP.area]!, model) === false) continue;
    if (fields.length === 0) sum++;
    for (const field of fields) sum += d[at + field]!;
  }
  return sum;
}

/** A mean difference, variant less base, and its 95 % interval. */
export interface Difference {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Mean of the base, to judge the size by. */
  readonly base: number;
}

/** Mean of `of(variant) - of(base)` over the replicates, with Student's 95 % interval. */
export function difference(
  variant: readonly Played[],
  base: readonly Played[],
  of: (played: Played) => number,
): Difference {
  return interval(
    variant.map((played, r) => of(played) - of(base[r]!)),
    mean(base.map(of)),
  );
}

/** Mean and 95 % interval of differences. */
export function interval(differences: readonly number[], base = 0): Difference {
  const n = differences.length;
  const centre = mean(differences);
  const squares = differences.reduce((sum, d) => sum + (d - centre) * (d - centre), 0);
  // Student's 97.5 % point is within 0.002 of this from 30 degrees of freedom on.
  const t = 1.96 + 2.4 / (n - 1);
  const half = t * Math.sqrt(squares / (n - 1) / n);
  return { mean: centre, low: centre - half, high: centre + half, base };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** The setup with first values of a column replaced, each from its old value and index. */
export function withState(
  setup: Setup,
  column: ColumnName,
  value: (old: number, index: number) => number,
): Setup {
  const { layout, initial } = compileModel(setup);
  const start = layout.offset[column];
  const cells = [...initial.subarray(start, start + layout.length[column])];
  return { ...setup, initial: { ...setup.initial, [column]: cells.map(value) } };
}

/** The setup with parameters of one rule replaced, each from its old value. */
export function withParameters(
  setup: Setup,
  rule: string,
  values: Readonly<Record<string, (old: number) => number>>,
): Setup {
  const section: Record<string, number> = { ...setup.parameters[rule] };
  for (const [name, change] of Object.entries(values)) {
    section[name] = change(section[name] ?? fail(`there is no parameter ${rule}.${name}`));
  }
  return { ...setup, parameters: { ...setup.parameters, [rule]: section } };
}
