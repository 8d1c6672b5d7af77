/** From chunks to the rows of tables, in design order. */
import { ORDER_KIND_NAMES } from '../../engine/orders.js';
import { LAYER_BIT, KIND_NAMES, type NoteName } from '../../engine/records.js';
import { ENDINGS } from '../../engine/rules/assessment.js';
import type { Setup } from '../../engine/setup.js';
import { EVENT_KINDS } from '../experiment/schema.js';
import { OUTCOMES } from '../outcome.js';
import type { Row, TableName, Value } from '../results/tables.js';
import { HASH_BYTES, type Chunk } from './chunk-file.js';
import { EVENT, EVENT_FIELDS } from './event-rows.js';
import { placeOfRun, Settings } from './settings.js';
import { typeOfFactor } from './sweep-tables.js';
import type { PlannedTreatment, RunRange, SweepPlan } from './sweep-plan.js';
import { keptTurns, widthsOf, type Widths } from './table-widths.js';

/** Rows of the table of settings. */
export function* settingRows(plan: SweepPlan): Generator<Row> {
  const settings = new Settings(plan);
  const types = plan.factors.map(typeOfFactor);
  for (let s = 0; s < plan.settings; s++) {
    const { treatment, point, values } = settings.get(s);
    const shown = values.map((value, f): Value => (types[f] === 'STRING' ? String(value) : value));
    yield [s, treatment.id, treatment.scenario, point, ...shown];
  }
}

interface Played {
  readonly setup: Setup;
  readonly treatment: PlannedTreatment;
  readonly widths: Widths;
  /** Turns after which the areas are kept. */
  readonly kept: readonly number[];
}

/** Makes rows of the tables that chunks fill. */
export class SweepRows {
  readonly #played: readonly Played[];

  constructor(private readonly plan: SweepPlan) {
    const widths = widthsOf(plan);
    const every = plan.outputs.areas?.every ?? 1;
    this.#played = plan.treatments.map((treatment, t) => {
      const setup = plan.scenarios[treatment.place]?.setup;
      if (setup === undefined) throw new RangeError(`no scenario ${treatment.place}`);
      const width = widths[t] ?? { national: 0, areas: 0 };
      return { setup, treatment, widths: width, kept: keptTurns(every, treatment.turns) };
    });
  }

  /** Rows of a table for the runs of a range that a chunk holds. */
  of(table: Exclude<TableName, 'settings'>, chunk: Chunk, range: RunRange): Generator<Row> {
    switch (table) {
      case 'runs':
        return this.#runs(chunk, range);
      case 'national':
        return this.#national(chunk, range);
      case 'areas':
        return this.#areas(chunk, range);
      case 'events':
        return this.#events(chunk, range);
    }
  }

  #placed(run: number): { head: readonly [number, number, number]; played: Played } {
    const { setting, replicate } = placeOfRun(this.plan, run);
    const played = this.#played[setting % this.#played.length];
    if (played === undefined) throw new RangeError(`run ${run} has no treatment`);
    return { head: [run, setting, replicate], played };
  }

  *#runs(chunk: Chunk, { first, count }: RunRange): Generator<Row> {
    const width = this.plan.outputs.summary.length;
    for (let run = first; run < first + count; run++) {
      const i = run - chunk.first;
      const hash = chunk.hash.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES);
      const numbers = chunk.summary.subarray(i * width, (i + 1) * width);
      yield [
        ...this.#placed(run).head,
        OUTCOMES[chunk.outcome[i] ?? 0] ?? '',
        Buffer.from(hash).toString('hex'),
        ...numbers,
      ];
    }
  }

  *#national(chunk: Chunk, range: RunRange): Generator<Row> {
    const width = this.plan.outputs.national.length;
    for (const { head, played, at } of this.#each(chunk, range, ({ widths }) => widths.national)) {
      const { setup, treatment } = played;
      for (let turn = 0; turn < treatment.turns; turn++) {
        const from = at + turn * width;
        const date = setup.startDay + turn * setup.turnDays;
        yield [...head, turn, date, ...chunk.national.subarray(from, from + width)];
      }
    }
  }

  *#areas(chunk: Chunk, range: RunRange): Generator<Row> {
    const width = this.plan.outputs.areas?.columns.length ?? 0;
    for (const { head, played, at } of this.#each(chunk, range, ({ widths }) => widths.areas)) {
      const { setup, kept } = played;
      let from = at;
      for (const turn of kept) {
        const date = setup.startDay + turn * setup.turnDays;
        for (const { id } of setup.areas) {
          yield [...head, turn, date, id, ...chunk.areas.subarray(from, from + width)];
          from += width;
        }
      }
    }
  }

  *#events(chunk: Chunk, { first, count }: RunRange): Generator<Row> {
    let at = 0;
    for (let i = 0; i < chunk.count; i++) {
      const run = chunk.first + i;
      const end = at + (chunk.eventRows[i] ?? 0);
      if (run >= first && run < first + count) {
        const { head, played } = this.#placed(run);
        for (let row = at; row < end; row += EVENT_FIELDS) {
          yield [...head, ...eventRow(chunk.events.subarray(row, row + EVENT_FIELDS), played)];
        }
      }
      at = end;
    }
  }

  /** The runs of a range, each with where its numbers begin in a chunk. */
  *#each(
    chunk: Chunk,
    { first, count }: RunRange,
    width: (played: Played) => number,
  ): Generator<{ head: readonly number[]; played: Played; at: number }> {
    let at = 0;
    for (let run = chunk.first; run < first + count; run++) {
      const { head, played } = this.#placed(run);
      if (run >= first) yield { head, played, at };
      at += width(played);
    }
  }
}

const FIRST_NOTE = KIND_NAMES.length;
const LAYERS = ['true', 'tally', 'itemised', 'recorded', 'verified'] as const;
const COUNTS = [
  'governmentKilled',
  'groupKilled',
  'civiliansKilled',
  'arrests',
  'captured',
  'displaced',
  'delayDays',
  'tallyKilled',
  'itemisedKilled',
  'recordedKilled',
  'verifiedKilled',
] as const;

function eventRow(row: Int32Array, { setup }: Played): Value[] {
  const of = (field: keyof typeof EVENT): number => row[EVENT[field]] ?? 0;
  const kind = EVENT_KINDS[of('kind')] ?? '';
  const turn = Math.floor((of('day') - setup.startDay) / setup.turnDays);
  const area = setup.areas[of('area')]?.id ?? null;
  const group = setup.groups[of('group')]?.id ?? null;
  const isNote = of('kind') >= FIRST_NOTE;
  const counts = COUNTS.map((field): Value => (isNote ? null : of(field)));
  const layers = LAYERS.map((layer): Value =>
    isNote ? null : (of('layers') & LAYER_BIT[layer]) !== 0,
  );
  const said: Value[] = isNote
    ? [subjectOf(kind as NoteName, of('a'), setup), of('a'), of('b'), of('c')]
    : [null, null, null, null];
  return [turn, of('day'), kind, area, group, ...counts, ...layers, ...said];
}

/** What a note is about, by name; null where its numbers say all. */
function subjectOf(note: NoteName, a: number, setup: Setup): string | null {
  switch (note) {
    case 'scripted_event':
    case 'conditional_event':
    case 'event_choice':
      return setup.events[a]?.id ?? null;
    case 'regime_change':
    case 'covert_help':
      return setup.actors[a]?.id ?? null;
    case 'corridor_seizure':
      return setup.corridors[a]?.id ?? null;
    case 'order_given':
    case 'order_failed':
      return ORDER_KIND_NAMES[a] ?? null;
    case 'ending':
      return ENDINGS[a] ?? null;
    default:
      return null;
  }
}
