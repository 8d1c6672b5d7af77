/** A few turns of a small war with one rule or some of them, so that each can be seen by itself. */
import { CAUSE, type CauseName } from '../../../src/engine/causes.js';
import type { ColumnName } from '../../../src/engine/columns.js';
import { checkAll } from '../../../src/engine/invariants.js';
import { Ledger } from '../../../src/engine/ledger.js';
import { compileModel, type Model } from '../../../src/engine/model.js';
import type { Order } from '../../../src/engine/orders.js';
import {
  GROUP_KINDS,
  NOTE_FIELDS,
  NOTE_NAMES,
  OP,
  OP_FIELDS,
  PRESENCE_FIELDS,
  type NoteName,
} from '../../../src/engine/records.js';
import type { NumberTable, Setup } from '../../../src/engine/setup.js';
import { Campaign, RULE_NAMES, type RuleName } from '../../../src/engine/turn.js';
import { cloneWorld, createLayout, type World } from '../../../src/engine/world.js';
import { contestedSetup } from '../contested-setup.js';

/** Areas, groups and actors of the small war, by number. */
export const CAPITAL = 0;
export const AREAS = 5;
export const GROUP = { nrf: 0, aff: 1, iskp: 2, ttp: 3, other: 4 } as const;
export const ACTOR = { tajikistan: 0, iran: 1, pakistan: 2 } as const;

export interface Given {
  /** Rules that work; all by default. */
  readonly rules?: readonly RuleName[];
  /** First values: one number for all cells of a column, or one for each. */
  readonly cells?: Partial<Record<ColumnName, number | readonly number[]>>;
  /** Parameters of rules. */
  readonly parameters?: Readonly<Record<string, NumberTable>>;
  /** Parameters of every group and of every actor. */
  readonly groups?: NumberTable;
  readonly actors?: NumberTable;
  readonly setup?: Partial<Setup>;
  readonly turns?: number;
  /** Orders by turn. */
  readonly orders?: Readonly<Record<number, readonly Order[]>>;
  readonly replicate?: number;
}

export interface Row {
  readonly [field: string]: number;
}

export interface Outcome {
  readonly model: Model;
  readonly before: World;
  readonly world: World;
  /** Sum of the changes of a cell, or of a column, for a cause. */
  readonly flow: (column: ColumnName, cause: CauseName, index?: number) => number;
  readonly rows: readonly Row[];
  /** Presence rows: day, group, area, layers. */
  readonly presences: readonly Row[];
  /** The three numbers of each note of a kind. */
  readonly notes: (name: NoteName) => number[][];
}

/** Every area has its slow step every turn, so that nothing has to be waited for. */
export function setupOf(given: Given): Setup {
  const base = contestedSetup({ stepDays: 7, ...given.setup });
  const layout = createLayout({
    areas: base.areas.length,
    groups: base.groups.length,
    actors: base.actors.length,
    corridors: base.corridors.length,
    fronts: base.fronts.length,
    zones: base.zones.length,
    events: base.events.length,
  });
  const cells = Object.entries(given.cells ?? {}).map(([name, value]) => {
    const length = layout.length[name as ColumnName];
    return [name, typeof value === 'number' ? new Array<number>(length).fill(value) : value];
  });
  const parameters = { ...base.parameters };
  for (const [rule, values] of Object.entries(given.parameters ?? {})) {
    for (const name of Object.keys(values)) {
      if (parameters[rule]?.[name] === undefined) throw new RangeError(`no ${rule}.${name}`);
    }
    parameters[rule] = { ...parameters[rule], ...values };
  }
  return {
    ...base,
    groups: base.groups.map((g) => ({ ...g, parameters: { ...g.parameters, ...given.groups } })),
    actors: base.actors.map((x) => ({ ...x, parameters: { ...x.parameters, ...given.actors } })),
    parameters,
    initial: { ...base.initial, ...(Object.fromEntries(cells) as Setup['initial']) },
  };
}

/** Plays some turns and tells what changed. Every invariant is checked after each. */
export function play(given: Given): Outcome {
  const { rules = RULE_NAMES, turns = 1, orders = {}, replicate = 0 } = given;
  const model = compileModel(setupOf(given));
  const without = RULE_NAMES.filter((name) => !rules.includes(name));
  const campaign = new Campaign(model, { k0: 77, k1: replicate }, without);
  const before = cloneWorld(campaign.world);
  const ledger = new Ledger(campaign.world);
  for (let turn = 0; turn < turns; turn++) {
    campaign.step(orders[turn] ?? []);
    checkAll(campaign.world);
  }
  return {
    model,
    before,
    world: campaign.world,
    flow: (column, cause, index) => flow(ledger, column, cause, index),
    rows: rowsOf(campaign),
    presences: presencesOf(campaign),
    notes: (name) => notesOf(campaign, name),
  };
}

function flow(ledger: Ledger, column: ColumnName, cause: CauseName, index?: number): number {
  let sum = 0;
  for (const history of ledger.histories()) {
    if (history.column !== column || (index ?? history.index) !== history.index) continue;
    for (const term of history.terms) if (term.cause === CAUSE[cause]) sum += term.delta;
  }
  return sum;
}

function rowsOf({ records: { operations } }: Campaign): Row[] {
  return Array.from({ length: operations.count }, (_, row) =>
    Object.fromEntries(
      Object.entries(OP).map(([name, field]) => [name, operations.data[row * OP_FIELDS + field]!]),
    ),
  );
}

function presencesOf({ records: { presences } }: Campaign): Row[] {
  return Array.from({ length: presences.count }, (_, row) => {
    const [day, group, area, layers] = presences.data.subarray(row * PRESENCE_FIELDS);
    return { day: day!, group: group!, area: area!, layers: layers! };
  });
}

function notesOf({ records: { notes } }: Campaign, name: NoteName): number[][] {
  return Array.from({ length: notes.count }, (_, n) => [
    ...notes.data.subarray(n * NOTE_FIELDS, (n + 1) * NOTE_FIELDS),
  ])
    .filter(([, kind]) => kind === NOTE_NAMES.indexOf(name))
    .map(([, , ...numbers]) => numbers);
}

export const isAttack = (row: Row): boolean => row['kind']! < GROUP_KINDS;

/** Sum of a field over rows. */
export function sumOf(rows: readonly Row[], field: keyof typeof OP): number {
  return rows.reduce((sum, row) => sum + row[field]!, 0);
}

/** Sum of cells. */
export function total(cells: Float64Array): number {
  return cells.reduce((sum, value) => sum + value, 0);
}
