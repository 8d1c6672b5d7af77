/** What happened in one turn, as rows: a copy of the records of that turn alone. */
import { NOTE_FIELDS, OP_FIELDS, PRESENCE_FIELDS, type Records } from '../engine/records.js';

/** Rows of whole numbers of one turn; their fields are those of the engine's records. */
export interface TurnRows {
  readonly operations: Int32Array;
  readonly notes: Int32Array;
  readonly presences: Int32Array;
}

/** Copies all rows of the records, which hold one turn when they were cleared before it. */
export function copyRows({ operations, notes, presences }: Records): TurnRows {
  return {
    operations: operations.data.slice(0, operations.count * OP_FIELDS),
    notes: notes.data.slice(0, notes.count * NOTE_FIELDS),
    presences: presences.data.slice(0, presences.count * PRESENCE_FIELDS),
  };
}

/** A note of the engine; what a, b and c mean is said in docs/data-dictionary.md. */
export interface Note {
  readonly day: number;
  readonly type: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** The notes of a turn, in the order in which they were written. */
export function notesOf({ notes }: TurnRows): Note[] {
  const out: Note[] = [];
  for (let at = 0; at < notes.length; at += NOTE_FIELDS) {
    const [day = 0, type = 0, a = 0, b = 0, c = 0] = notes.subarray(at, at + NOTE_FIELDS);
    out.push({ day, type, a, b, c });
  }
  return out;
}
