/**
 * What happened, as rows of whole numbers: operations by day, area, group and kind with what each
 * reporting layer makes of them, and the notable turns of the war. One reused buffer; nothing is
 * kept between campaigns, so memory is flat in the number of runs.
 */

import { ModelError } from './errors.js';

/** Fields of an operation row. */
export const OP = {
  day: 0,
  area: 1,
  group: 2,
  kind: 3,
  governmentKilled: 4,
  groupKilled: 5,
  civiliansKilled: 6,
  arrests: 7,
  displaced: 8,
  /** Bits of LAYER_BIT: which layers hold the row. */
  layers: 9,
  tallyKilled: 10,
  itemisedKilled: 11,
  recordedKilled: 12,
  verifiedKilled: 13,
  /** Days from the event to its report. */
  delayDays: 14,
  captured: 15,
  /** Number of the event among those of its kind, group and area in one turn. */
  sequence: 16,
} as const;

/** Whole numbers a row has. */
export const OP_FIELDS = 17;

/** Kinds of rows. The first five are operations of an armed group, in order of the group's kinds. */
export const KIND_NAMES = [
  'hit_and_run',
  'small_ied',
  'targeted_killing',
  'raid',
  'hold_attempt',
  'security_raid',
  'sweep_clash',
  'arrest_wave',
  'collective_punishment',
  'border_clash',
  'assault',
] as const;
export type KindName = (typeof KIND_NAMES)[number];
export const KIND = Object.freeze(
  Object.fromEntries(KIND_NAMES.map((name, i) => [name, i])),
) as Readonly<Record<KindName, number>>;
/** Kinds below this number are operations begun by an armed group. */
export const GROUP_KINDS = 5;

/** Reporting layers, in order of how much they keep. */
export const LAYERS = ['true', 'tally', 'itemised', 'recorded', 'verified'] as const;
export type Layer = (typeof LAYERS)[number];
export const LAYER_BIT: Readonly<Record<Layer, number>> = Object.freeze({
  true: 1,
  tally: 2,
  itemised: 4,
  recorded: 8,
  verified: 16,
});

/** Notable turns of the war, for the event log. */
export const NOTE_NAMES = [
  'scripted_event',
  'conditional_event',
  'event_choice',
  'regime_change',
  'area_changed_hands',
  'leadership_lost',
  'corridor_seizure',
  'order_given',
  'order_failed',
  'order_reinterpreted',
  'reckoning',
  'ending',
  'guest_attack_abroad',
  'covert_help',
  'talks_round',
  'pay_failed',
] as const;
export type NoteName = (typeof NOTE_NAMES)[number];
export const NOTE = Object.freeze(
  Object.fromEntries(NOTE_NAMES.map((name, i) => [name, i])),
) as Readonly<Record<NoteName, number>>;
/** Whole numbers a note has: day, type, and three of the type's own. */
export const NOTE_FIELDS = 5;

/** Whole numbers a presence row has. */
export const PRESENCE_FIELDS = 4;

/**
 * Rows of one kind that a campaign may have: two hundred times what ten years of the base scenario
 * make. Without it a number that is absurdly large fills the memory before anything is said.
 */
export const MOST_ROWS = 2_000_000;

/** Growable rows of whole numbers. */
class Rows {
  data: Int32Array;
  count = 0;
  constructor(
    readonly fields: number,
    capacity: number,
  ) {
    this.data = new Int32Array(fields * capacity);
  }
  /** Index of the first number of a new row, all zero: rows are cleared together, not one by one. */
  next(): number {
    const at = this.count * this.fields;
    if (at + this.fields > this.data.length) {
      if (this.count >= MOST_ROWS) {
        throw new ModelError(
          'MODEL_TOO_MANY_EVENTS',
          `more than ${this.count} events in one campaign`,
        );
      }
      const larger = new Int32Array(this.data.length * 2);
      larger.set(this.data);
      this.data = larger;
    }
    this.count++;
    return at;
  }
  /** Forgets all rows; the buffer stays. */
  clear(): void {
    this.data.fill(0, 0, this.count * this.fields);
    this.count = 0;
  }
}

/** The records of one campaign. */
export class Records {
  readonly operations = new Rows(OP_FIELDS, 4096);
  readonly notes = new Rows(NOTE_FIELDS, 256);
  /** Presence by month: day, group, area, layers. */
  readonly presences = new Rows(PRESENCE_FIELDS, 1024);

  /** Forgets everything; the buffers stay. */
  clear(): void {
    this.operations.clear();
    this.notes.clear();
    this.presences.clear();
  }

  /** Writes a note: a, b and c mean what the type says (docs/data-dictionary.md). */
  note(day: number, type: number, a: number, b = 0, c = 0): void {
    const at = this.notes.next();
    const d = this.notes.data;
    d[at] = day;
    d[at + 1] = type;
    d[at + 2] = a;
    d[at + 3] = b;
    d[at + 4] = c;
  }

  /** Writes that a group is present in an area, in the given layers. */
  presence(day: number, group: number, area: number, layers: number): void {
    const at = this.presences.next();
    const d = this.presences.data;
    d[at] = day;
    d[at + 1] = group;
    d[at + 2] = area;
    d[at + 3] = layers;
  }
}
