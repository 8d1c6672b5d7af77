/**
 * Output metrics of a campaign: answers to compiled queries, and the series, as one row of whole
 * numbers a campaign. Only what is asked for is computed, in one pass over the records at the end;
 * nothing is allocated from campaign to campaign.
 */
import {
  compileQuery,
  KIND_IGNORED,
  KIND_WITH_LOSSES,
  type CompiledQuery,
} from './metric-query.js';
import { seriesOf, SERIES_IDS, type FlowSeries } from './metric-series.js';
import type { Metric, StateMetricId } from './metric-table.js';
import type { Model } from './model-types.js';
import {
  GROUP_KINDS,
  KIND_NAMES,
  NOTE,
  NOTE_FIELDS,
  OP,
  OP_FIELDS,
  PRESENCE_FIELDS,
  type Records,
} from './records.js';
import { STATE_METRICS, type StateQuery } from './state-metrics.js';
import { hasStep } from './turn.js';
import type { World } from './world.js';

export { NOT_SCORED, compileQuery } from './metric-query.js';
export type { CompiledQuery, MetricQuery, NotScoredReason } from './metric-query.js';
export { METRIC_ALIASES, METRIC_IDS, METRICS, layersOf, metricOf } from './metric-table.js';
export type { MetricId } from './metric-table.js';
export { SERIES_IDS, seriesOf } from './metric-series.js';
export type { SeriesId } from './metric-series.js';

const KINDS = KIND_NAMES.length;
/** Fields that a row adds up for a query, at most. */
const MOST_FIELDS = 3;

/** The nearest whole multiple of a resolution, as a count of it. */
export function toSteps(value: number, resolution: number): number {
  const steps = resolution < 1 ? value * Math.round(1 / resolution) : value / resolution;
  // Adding zero turns -0 into 0, which would count as another value.
  return Math.round(steps) + 0;
}

/** The value of a count of multiples of a resolution. */
export function fromSteps(steps: number, resolution: number): number {
  return resolution < 1 ? steps / Math.round(1 / resolution) : steps * resolution;
}

/** Queries on operation rows as flat tables, so that the loop over rows reads nothing else. */
interface RowTables {
  /** Queries that look at rows of a group and kind: `group * KINDS + kind` to a range of `list`. */
  readonly start: Int32Array;
  readonly list: Int32Array;
  readonly layerBit: Int32Array;
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  /** By query x area. */
  readonly areas: Uint8Array;
  /** By query x kind. */
  readonly kinds: Uint8Array;
  /** By query x (own, state) x MOST_FIELDS; -1 where there is none. */
  readonly fields: Int32Array;
  /** Where the sum goes, and whether there is a place for each turn. */
  readonly slot: Int32Array;
  readonly byTurn: Uint8Array;
  /** Where provinces are noted instead, or -1. */
  readonly provinceSlot: Int32Array;
}

interface RowQuery {
  readonly query: CompiledQuery;
  readonly slot: number;
  readonly byTurn: boolean;
}

interface StateSlot {
  readonly id: StateMetricId;
  readonly query: StateQuery;
  readonly resolution: number;
  readonly slot: number;
}

/** Watches campaigns of one model and tells what was asked. Reused from campaign to campaign. */
export class Probe {
  /** Numbers of a campaign: the queries in their order, then each series turn by turn. */
  readonly width: number;
  /** Turns of a series. */
  readonly turns: number;
  readonly #model: Model;
  readonly #rows: RowTables;
  readonly #presences: readonly { query: CompiledQuery; slot: number; steps: number }[];
  readonly #clashes: readonly { query: CompiledQuery; slot: number }[];
  /** By row query x province: 1 once a row of the query was there. */
  readonly #provinces: Uint8Array;
  readonly #lastSeen: Int32Array;
  readonly #eachTurn: readonly StateSlot[];
  /** Queries of the state, by the number of the turn at whose end they are read. */
  readonly #atTurn: ReadonlyMap<number, readonly StateSlot[]>;
  readonly #values: Float64Array;

  /**
   * @param model compiled model
   * @param queries what is asked, compiled for the same model
   * @param lastDay last simulated day, inclusive
   */
  constructor(model: Model, queries: readonly CompiledQuery[], lastDay: number) {
    this.#model = model;
    this.turns = turnOf(model, lastDay) + 1;
    this.width = queries.length + SERIES_IDS.length * this.turns;
    this.#values = new Float64Array(this.width);
    const slots = queries.map((query, slot) => ({ query, slot }));
    const from = (source: Metric['from']) => slots.filter((s) => s.query.metric.from === source);
    const firstSeries = queries.length;
    const rows = [
      ...from('operations').map((s) => ({ ...s, byTurn: false })),
      ...flowSlots(model, firstSeries, this.turns),
    ];
    this.#rows = rowTables(model, rows);
    this.#presences = from('presences').map((s) => ({ ...s, steps: stepsWithin(model, s.query) }));
    this.#clashes = from('notes');
    this.#provinces = new Uint8Array(rows.length * model.setup.provinces.length);
    this.#lastSeen = new Int32Array(model.setup.provinces.length);
    this.#eachTurn = stateSlots(model, firstSeries, this.turns);
    this.#atTurn = byTurnOfEnd(model, from('world'));
  }

  /** Reads the state after a turn; `turn` counts from 0. To be called after every turn. */
  observe(world: World, turn: number): void {
    if (turn >= this.turns) return;
    for (const entry of this.#eachTurn) this.#read(world, entry, entry.slot + turn);
    const asked = this.#atTurn.get(turn);
    if (asked !== undefined) for (const entry of asked) this.#read(world, entry, entry.slot);
  }

  #read(world: World, { id, query, resolution }: StateSlot, slot: number): void {
    const value = STATE_METRICS[id](this.#model, world, query);
    this.#values[slot] = toSteps(value, resolution);
  }

  /**
   * Writes the campaign's numbers, each a whole multiple of its resolution, into `out` from
   * `offset`, and is ready for the next campaign.
   */
  finish(records: Records, out: Float64Array, offset: number): void {
    const values = this.#values;
    countRows(this.#model, this.#rows, records, values, this.#provinces);
    this.#countProvinces();
    for (const { query, slot, steps } of this.#presences) {
      values[slot] = presence(this.#model, query, steps, records, this.#lastSeen);
    }
    for (const { query, slot } of this.#clashes) values[slot] = clashes(query, records);
    out.set(values, offset);
    values.fill(0);
  }

  /** Provinces noted in the pass over the rows, as counts; the notes are cleared. */
  #countProvinces(): void {
    const { provinceSlot } = this.#rows;
    const nP = this.#model.setup.provinces.length;
    for (let q = 0; q < provinceSlot.length; q++) {
      const slot = provinceSlot[q]!;
      if (slot < 0) continue;
      let n = 0;
      for (let p = 0; p < nP; p++) n += this.#provinces[q * nP + p]!;
      this.#values[slot] = n;
    }
    this.#provinces.fill(0);
  }
}

function turnOf(m: Model, day: number): number {
  return Math.floor((day - m.startDay) / m.turnDays);
}

/** Queries of the state by the turn that holds their last day. */
function byTurnOfEnd(
  m: Model,
  asked: readonly { query: CompiledQuery; slot: number }[],
): Map<number, StateSlot[]> {
  const out = new Map<number, StateSlot[]>();
  for (const { query, slot } of asked) {
    const turn = turnOf(m, query.endDay);
    const id = query.id as StateMetricId;
    const entry = { id, query, resolution: query.metric.resolution, slot };
    out.set(turn, [...(out.get(turn) ?? []), entry]);
  }
  return out;
}

/** Series of the state, read for the front where they are by group. */
function stateSlots(m: Model, firstSlot: number, turns: number): StateSlot[] {
  const groups = new Uint8Array(m.sizes.groups);
  groups[0] = 1;
  const areas = new Uint8Array(m.sizes.areas).fill(1);
  const query: StateQuery = { groups, areas, national: true };
  return SERIES_IDS.flatMap((name, s) => {
    const series = seriesOf(name);
    if (!('state' in series)) return [];
    const { state: id, resolution } = series;
    return [{ id, query, resolution, slot: firstSlot + s * turns }];
  });
}

function flowSlots(m: Model, firstSlot: number, turns: number): RowQuery[] {
  return SERIES_IDS.flatMap((name, s) => {
    const series = seriesOf(name);
    if ('state' in series) return [];
    return [{ query: flowQuery(m, series, turns), slot: firstSlot + s * turns, byTurn: true }];
  });
}

function flowQuery(m: Model, series: FlowSeries, turns: number): CompiledQuery {
  const { metric, layer } = series;
  const actor = series.actor ?? m.setup.groups[0]!.id;
  const endDay = m.startDay + turns * m.turnDays - 1;
  const asked = { metric, actor, layer, scope: 'national', startDay: m.startDay, endDay };
  const query = compileQuery(m, asked, endDay);
  if (typeof query === 'string') throw new RangeError(`a series cannot be counted: ${query}`);
  return query;
}

function rowTables(m: Model, rows: readonly RowQuery[]): RowTables {
  const n = rows.length;
  const nA = m.sizes.areas;
  const lists: number[][] = Array.from({ length: m.sizes.groups * KINDS }, () => []);
  const fields = new Int32Array(n * 2 * MOST_FIELDS).fill(-1);
  const areas = new Uint8Array(n * nA);
  const kinds = new Uint8Array(n * KINDS);
  rows.forEach(({ query }, q) => {
    areas.set(query.areas, q * nA);
    kinds.set(query.kinds, q * KINDS);
    fields.set(query.ownFields, q * 2 * MOST_FIELDS);
    fields.set(query.stateFields, (q * 2 + 1) * MOST_FIELDS);
    for (let g = 0; g < m.sizes.groups; g++) {
      if (query.groups[g] !== 1) continue;
      query.kinds.forEach((use, kind) => {
        if (use !== KIND_IGNORED) lists[g * KINDS + kind]!.push(q);
      });
    }
  });
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (start[i + 1] = start[i]! + list.length));
  const ints = (of: (row: RowQuery) => number): Int32Array => Int32Array.from(rows, of);
  return {
    start,
    list: Int32Array.from(lists.flat()),
    layerBit: ints(({ query }) => query.layerBit),
    firstDay: ints(({ query }) => query.startDay),
    lastDay: ints(({ query }) => query.endDay),
    areas,
    kinds,
    fields,
    slot: ints(({ slot }) => slot),
    byTurn: Uint8Array.from(rows, ({ byTurn }) => (byTurn ? 1 : 0)),
    provinceSlot: ints(({ query, slot }) => (query.metric.gathered === 'provinces' ? slot : -1)),
  };
}

/** One pass over the operation rows for all queries. */
function countRows(
  m: Model,
  tables: RowTables,
  records: Records,
  values: Float64Array,
  provinces: Uint8Array,
): void {
  const { start, list, layerBit, firstDay, lastDay, areas, kinds, fields } = tables;
  const { slot, byTurn, provinceSlot } = tables;
  const d = records.operations.data;
  const rowsEnd = records.operations.count * OP_FIELDS;
  const nA = m.sizes.areas;
  const nP = m.setup.provinces.length;
  for (let at = 0; at < rowsEnd; at += OP_FIELDS) {
    const kind = d[at + OP.kind]!;
    const day = d[at + OP.day]!;
    const area = d[at + OP.area]!;
    const layers = d[at + OP.layers]!;
    const begun = kind < GROUP_KINDS ? 0 : 1;
    const first = d[at + OP.group]! * KINDS + kind;
    const end = start[first + 1]!;
    for (let e = start[first]!; e < end; e++) {
      const q = list[e]!;
      if ((layers & layerBit[q]!) === 0 || areas[q * nA + area] === 0) continue;
      if (day < firstDay[q]! || day > lastDay[q]!) continue;
      if (kinds[q * KINDS + kind] === KIND_WITH_LOSSES && isBloodless(d, at)) continue;
      if (provinceSlot[q]! >= 0) {
        provinces[q * nP + m.map.province[area]!] = 1;
        continue;
      }
      const to = slot[q]! + (byTurn[q] === 1 ? turnOf(m, day) : 0);
      values[to] = values[to]! + rowValue(fields, (q * 2 + begun) * MOST_FIELDS, d, at);
    }
  }
}

/** Neither armed side lost anyone. */
function isBloodless(d: Int32Array, at: number): boolean {
  return d[at + OP.governmentKilled]! === 0 && d[at + OP.groupKilled]! === 0;
}

/** What a row adds: one, or the sum of the query's fields. */
function rowValue(fields: Int32Array, from: number, d: Int32Array, at: number): number {
  if (fields[from]! < 0) return 1;
  let sum = 0;
  for (let f = from; f < from + MOST_FIELDS && fields[f]! >= 0; f++) sum += d[at + fields[f]!]!;
  return sum;
}

/** Steps of the slow processes whose turn begins within the window. */
function stepsWithin(m: Model, query: CompiledQuery): number {
  let n = 0;
  for (let day = m.startDay; day <= query.endDay; day += m.turnDays) {
    if (day >= query.startDay && hasStep(m, day)) n++;
  }
  return n;
}

/**
 * Mean over the steps in the window of the number of provinces with presence. `lastSeen` is work
 * space by province; rows of one step follow each other.
 */
function presence(
  m: Model,
  query: CompiledQuery,
  steps: number,
  records: Records,
  lastSeen: Int32Array,
): number {
  const { data, count } = records.presences;
  lastSeen.fill(m.startDay - 1);
  let sum = 0;
  for (let at = 0; at < count * PRESENCE_FIELDS; at += PRESENCE_FIELDS) {
    const day = data[at]!;
    const area = data[at + 2]!;
    if (day < query.startDay || day > query.endDay) continue;
    if ((data[at + 3]! & query.layerBit) === 0) continue;
    if (query.groups[data[at + 1]!] !== 1 || query.areas[area] !== 1) continue;
    const province = m.map.province[area]!;
    if (lastSeen[province] === day) continue;
    lastSeen[province] = day;
    sum++;
  }
  return steps === 0 ? 0 : toSteps(sum / steps, query.metric.resolution);
}

/** Clashes across a tense border within the window. */
function clashes(query: CompiledQuery, records: Records): number {
  const { data, count } = records.notes;
  let n = 0;
  for (let at = 0; at < count * NOTE_FIELDS; at += NOTE_FIELDS) {
    if (data[at + 1] !== NOTE.guest_attack_abroad) continue;
    const day = data[at]!;
    if (day >= query.startDay && day <= query.endDay && query.areas[data[at + 2]!] === 1) n++;
  }
  return n;
}
