/** The event log of a run: rows of operations and notable turns, as whole numbers, in their order. */
import {
  KIND_NAMES,
  NOTE,
  NOTE_FIELDS,
  OP,
  OP_FIELDS,
  type Records,
} from '../../engine/records.js';
import { EVENT_KINDS, type EventKind } from '../experiment/schema.js';

/** Fields of a row of the log. */
export const EVENT = {
  day: 0,
  /** Place in EVENT_KINDS. */
  kind: 1,
  /** Number of the area and of the group; -1 for none. */
  area: 2,
  group: 3,
  governmentKilled: 4,
  groupKilled: 5,
  civiliansKilled: 6,
  arrests: 7,
  captured: 8,
  displaced: 9,
  /** Bits of the layers of reporting. */
  layers: 10,
  delayDays: 11,
  tallyKilled: 12,
  itemisedKilled: 13,
  recordedKilled: 14,
  verifiedKilled: 15,
  /** What a note says besides; zero for operations. */
  a: 16,
  b: 17,
  c: 18,
} as const;
export const EVENT_FIELDS = 19;

/** Fields that an operation row of the engine and a row of the log have in common. */
const COMMON = [
  'governmentKilled',
  'groupKilled',
  'civiliansKilled',
  'arrests',
  'captured',
  'displaced',
  'layers',
  'delayDays',
  'tallyKilled',
  'itemisedKilled',
  'recordedKilled',
  'verifiedKilled',
] as const;

/** Which of a note's numbers is an area, and which a group; -1 for none. */
const NOTE_PLACES: Readonly<Partial<Record<keyof typeof NOTE, readonly [number, number]>>> = {
  area_changed_hands: [0, -1],
  leadership_lost: [1, 0],
  order_reinterpreted: [0, -1],
  guest_attack_abroad: [0, 1],
  pay_failed: [0, -1],
};

const NOTE_NAMES = Object.keys(NOTE) as (keyof typeof NOTE)[];

/** Picks the rows of some kinds from the records of a run. */
export class EventPicker {
  readonly #wanted: Uint8Array;

  constructor(kinds: readonly EventKind[]) {
    this.#wanted = Uint8Array.from(EVENT_KINDS, (kind) => (kinds.includes(kind) ? 1 : 0));
  }

  /** Rows of the run turn by turn, operations before notes. */
  pick(records: Records, startDay: number, turnDays: number): Int32Array {
    const rows: number[] = [];
    const { operations, notes } = records;
    const turnOf = (day: number): number => Math.floor((day - startDay) / turnDays);
    let n = 0;
    for (let o = 0; o < operations.count; o++) {
      const at = o * OP_FIELDS;
      const turn = turnOf(operations.data[at + OP.day] ?? 0);
      while (n < notes.count && turnOf(notes.data[n * NOTE_FIELDS] ?? 0) < turn) {
        this.#note(notes.data, n++ * NOTE_FIELDS, rows);
      }
      this.#operation(operations.data, at, rows);
    }
    while (n < notes.count) this.#note(notes.data, n++ * NOTE_FIELDS, rows);
    return Int32Array.from(rows);
  }

  #operation(d: Int32Array, at: number, rows: number[]): void {
    const kind = d[at + OP.kind] ?? 0;
    if (this.#wanted[kind] !== 1) return;
    rows.push(d[at + OP.day] ?? 0, kind, d[at + OP.area] ?? 0, d[at + OP.group] ?? 0);
    for (const field of COMMON) rows.push(d[at + OP[field]] ?? 0);
    rows.push(0, 0, 0);
  }

  #note(d: Int32Array, at: number, rows: number[]): void {
    const type = d[at + 1] ?? 0;
    const kind = KIND_NAMES.length + type;
    if (this.#wanted[kind] !== 1) return;
    const said = [d[at + 2] ?? 0, d[at + 3] ?? 0, d[at + 4] ?? 0];
    const [area, group] = NOTE_PLACES[NOTE_NAMES[type] ?? 'ending'] ?? [-1, -1];
    rows.push(d[at] ?? 0, kind, said[area] ?? -1, said[group] ?? -1);
    for (let i = 0; i < COMMON.length; i++) rows.push(0);
    rows.push(...said);
  }
}
