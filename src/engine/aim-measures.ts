/** What two runs of a world are compared by: counts of rows, sums over areas, money, people. */
import { columnOf, type ColumnName } from './columns.js';
import type { Model } from './model.js';
import { ORDER_KINDS, type Order } from './orders.js';
import { GROUP_KINDS, LAYER_BIT, NOTE, OP } from './records.js';
import { INSURGENT, ROLE_ALLY, ROLE_FRONT, type Side } from './sides.js';
import type { World } from './world.js';

/** Rows of records, to be read. */
export interface RowsRead {
  readonly data: Int32Array;
  readonly count: number;
  readonly fields: number;
}

/** A world some days on, with the records of those days. */
export interface Run {
  readonly model: Model;
  readonly world: World;
  readonly records: { readonly operations: RowsRead; readonly notes: RowsRead };
}

/** Areas that an order concerns: those of its front or zone, else all. */
export function areasOf(m: Model, o: Order | null): readonly number[] {
  const target = o === null ? 'none' : ORDER_KINDS[o.kind].target;
  if (target === 'front') return m.setup.fronts[o!.target]!.areas;
  if (target === 'zone') return m.setup.zones[o!.target]!.areas;
  return m.setup.areas.map((_, a) => a);
}

/** Sum over the areas concerned; of group columns the front's own row. */
export function sumAreas({ model, world }: Run, o: Order | null, column: ColumnName): number {
  let sum = 0;
  for (const a of areasOf(model, o)) sum += world[column][a]!;
  return sum;
}

type RowValue = (d: Int32Array, at: number, m: Model) => number;

/** Sum over the operation rows in the areas concerned. */
export function sumRows({ model, records }: Run, o: Order | null, value: RowValue): number {
  const { data, count, fields } = records.operations;
  const areas = new Set(areasOf(model, o));
  let sum = 0;
  for (let at = 0; at < count * fields; at += fields) {
    if (areas.has(data[at + OP.area]!)) sum += value(data, at, model);
  }
  return sum;
}

const isAttack = (d: Int32Array, at: number): boolean =>
  d[at + OP.kind]! < GROUP_KINDS && (d[at + OP.layers]! & LAYER_BIT.true) !== 0;
const isFront = (d: Int32Array, at: number, m: Model): boolean =>
  m.role[d[at + OP.group]!] === ROLE_FRONT;
const isAlly = (d: Int32Array, at: number, m: Model): boolean =>
  m.role[d[at + OP.group]!] === ROLE_ALLY;

export const insurgentLost: RowValue = (d, at, m) =>
  isFront(d, at, m) ? d[at + OP.groupKilled]! + d[at + OP.captured]! : 0;
export const governmentLost: RowValue = (d, at) => d[at + OP.governmentKilled]!;
export const harmed: RowValue = (d, at, m) =>
  isAttack(d, at) && isFront(d, at, m) ? d[at + OP.civiliansKilled]! : 0;
export const insurgentAttack: RowValue = (d, at, m) =>
  isAttack(d, at) && (isFront(d, at, m) || isAlly(d, at, m)) ? 1 : 0;
export const seenAttack: RowValue = (d, at, m) => {
  const seen = (d[at + OP.layers]! & (LAYER_BIT.itemised | LAYER_BIT.recorded)) !== 0;
  return seen && isAttack(d, at) && isFront(d, at, m) ? 1 : 0;
};
export const seenInCapital: RowValue = (d, at, m) =>
  m.map.isCapital[d[at + OP.area]!]! * seenAttack(d, at, m);

/** People where the order sends them. */
export function peopleAtTheGoal({ model, world }: Run, o: Order): number {
  const { fronts, zones } = model.setup;
  const sum = (column: Float64Array, areas: readonly number[]): number =>
    areas.reduce((people, a) => people + column[a]!, 0);
  if (o.kind === 'to_sanctuary') return world.sanctuary[INSURGENT]!;
  if (o.kind === 'redeploy') return sum(world.garrison, zones[o.other]!.areas);
  const front = o.kind === 'from_sanctuary' ? o.target : o.other;
  return sum(world.fighters, fronts[front]!.areas);
}

/** Unpaid part of wages, by people. */
export function unpaid({ model, world }: Run, side: Side): number {
  const people = side === INSURGENT ? world.fighters : world.garrison;
  const gap = side === INSURGENT ? world.payGap : world.garrisonPayGap;
  let due = 0;
  let missing = 0;
  for (let a = 0; a < model.sizes.areas; a++) {
    due += people[a]!;
    missing += people[a]! * gap[a]!;
  }
  return due > 0 ? missing / due : 0;
}

export function moneyOf({ model, world }: Run, side: Side): number {
  if (side !== INSURGENT) return world.stateTreasury[0]!;
  let usd = world.treasury[INSURGENT]! + world.inland[INSURGENT]!;
  for (let h = 0; h < model.sizes.corridors; h++) usd += world.transit[h]!;
  for (let a = 0; a < model.sizes.areas; a++) usd += world.cash[a]!;
  return usd;
}

/** Money of the front seized in the corridor of the order. */
export function seized({ records }: Run, o: Order): number {
  const { data, count, fields } = records.notes;
  let usd = 0;
  for (let at = 0; at < count * fields; at += fields) {
    if (data[at + 1] === NOTE.corridor_seizure && data[at + 2] === o.target) usd += data[at + 3]!;
  }
  return usd;
}

/** Cells of a column that concern whoever gives the order: his own, where it applies. */
function cellsConcerned(m: Model, column: ColumnName, o: Order): readonly number[] {
  const { target } = ORDER_KINDS[o.kind];
  const all = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  switch (columnOf(column).index) {
    case 'area':
    case 'groupArea':
      return areasOf(m, o);
    case 'sideArea':
      return areasOf(m, o).map((a) => o.side * m.sizes.areas + a);
    case 'side':
      return [o.side];
    case 'actorSide':
      return (target === 'actor' ? [o.target] : all(m.sizes.actors)).map((x) => 2 * x + o.side);
    case 'actor':
      return target === 'actor' ? [o.target] : all(m.sizes.actors);
    case 'corridor':
    case 'groupCorridor':
      return target === 'corridor' ? [o.target] : all(m.sizes.corridors);
    case 'front':
      return target === 'front' ? [o.target] : all(m.sizes.fronts);
    case 'zone':
      return target === 'zone' ? [o.target] : all(m.sizes.zones);
    case 'event':
      return all(m.sizes.events);
    case 'global':
    case 'group':
      return [0];
  }
}

/** What a column comes to where the order concerns it: a sum of counts, a mean of the rest. */
export function levelOf({ model, world }: Run, column: ColumnName, o: Order): number {
  const cells = cellsConcerned(model, column, o);
  let sum = 0;
  for (const i of cells) sum += world[column][i]!;
  return columnOf(column).kind === 'count' ? sum : sum / Math.max(1, cells.length);
}
