// Totals of the rows and notes that a campaign leaves, by what they count.
import type { Model } from '../../src/engine/model.js';
import {
  GROUP_KINDS,
  KIND,
  LAYER_BIT,
  NOTE,
  NOTE_FIELDS,
  NOTE_NAMES,
  OP,
  OP_FIELDS,
  type Records,
} from '../../src/engine/records.js';

const FRONT = 0;
const ALLY = 1;
const RIVAL = 2;
const OTHERS = 4;

/** A number of a list, which has one there. */
function at(cells: ArrayLike<number>, i: number): number {
  return cells[i] ?? NaN;
}

type Rows = Records['operations'];

interface RowFilter {
  readonly group?: number;
  readonly inside?: (area: number) => boolean;
  readonly layer?: number;
  readonly kinds?: (kind: number) => boolean;
}

const attack = (kind: number): boolean => kind < GROUP_KINDS;
const raid = (kind: number): boolean => kind === KIND.security_raid || kind === KIND.sweep_clash;
const punishment = (kind: number): boolean => kind === KIND.collective_punishment;

function total({ data, count }: Rows, filter: RowFilter, field?: number): number {
  const { group, inside, layer = LAYER_BIT.true, kinds = attack } = filter;
  let sum = 0;
  for (let row = 0; row < count * OP_FIELDS; row += OP_FIELDS) {
    if (group !== undefined && at(data, row + OP.group) !== group) continue;
    if ((at(data, row + OP.layers) & layer) === 0 || !kinds(at(data, row + OP.kind))) continue;
    if (inside?.(at(data, row + OP.area)) === false) continue;
    sum += field === undefined ? 1 : at(data, row + field);
  }
  return sum;
}

/** Variance over mean of the front's operations by area and week: how they bunch. */
function dispersion({ data, count }: Rows, m: Model): number {
  const weeks = Math.floor((m.endDay - m.startDay + 1) / 7);
  const counts = new Float64Array(weeks * m.sizes.areas);
  for (let row = 0; row < count * OP_FIELDS; row += OP_FIELDS) {
    if (at(data, row + OP.group) !== FRONT || !attack(at(data, row + OP.kind))) continue;
    if ((at(data, row + OP.layers) & 1) === 0) continue;
    const week = Math.floor((at(data, row + OP.day) - m.startDay) / 7);
    const cell = week * m.sizes.areas + at(data, row + OP.area);
    if (week < weeks) counts[cell] = at(counts, cell) + 1;
  }
  let between = 0;
  let all = 0;
  for (let a = 0; a < m.sizes.areas; a++) {
    let sum = 0;
    let squares = 0;
    for (let week = 0; week < weeks; week++) {
      const n = at(counts, week * m.sizes.areas + a);
      sum += n;
      squares += n * n;
    }
    between += squares - (sum * sum) / weeks;
    all += sum;
  }
  return between / all;
}

export const EVENTS: Readonly<Record<string, (rows: Rows, m: Model) => number>> = {
  'operations, front': (r) => total(r, { group: FRONT }),
  'operations in the capital, front': (r, m) =>
    total(r, { group: FRONT, inside: (a) => m.map.isCapital[a] === 1 }),
  'operations, ally': (r) => total(r, { group: ALLY }),
  'operations, rival': (r) => total(r, { group: RIVAL }),
  'operations, others': (r) => total(r, { group: OTHERS }),
  'state killed by the front': (r) => total(r, { group: FRONT }, OP.governmentKilled),
  'state killed by all groups': (r) => total(r, {}, OP.governmentKilled),
  'state killed in raids': (r) => total(r, { kinds: raid }, OP.governmentKilled),
  'front killed in operations': (r) => total(r, { group: FRONT }, OP.groupKilled),
  'front killed in raids': (r) => total(r, { group: FRONT, kinds: raid }, OP.groupKilled),
  'front captured': (r) => total(r, { group: FRONT, kinds: raid }, OP.captured),
  'ally killed and captured': (r) =>
    total(r, { group: ALLY, kinds: raid }, OP.captured) +
    total(r, { group: ALLY, kinds: raid }, OP.groupKilled) +
    total(r, { group: ALLY }, OP.groupKilled),
  'raids on the front': (r) => total(r, { group: FRONT, kinds: raid }),
  'raids on the ally': (r) => total(r, { group: ALLY, kinds: raid }),
  'raids on the rival': (r) => total(r, { group: RIVAL, kinds: raid }),
  'arrests in raids': (r) => total(r, { kinds: raid }, OP.arrests),
  punishments: (r) => total(r, { kinds: punishment }),
  'arrests in punishments': (r) => total(r, { kinds: punishment }, OP.arrests),
  displaced: (r) => total(r, { kinds: punishment }, OP.displaced),
  'civilians killed by the state': (r) =>
    total(r, { kinds: raid }, OP.civiliansKilled) +
    total(r, { kinds: punishment }, OP.civiliansKilled),
  'civilians killed by front and ally': (r) =>
    total(r, { group: FRONT }, OP.civiliansKilled) + total(r, { group: ALLY }, OP.civiliansKilled),
  'civilians killed by others': (r) => total(r, { group: RIVAL }, OP.civiliansKilled),
  'tally, front': (r) => total(r, { group: FRONT, layer: LAYER_BIT.tally }),
  'killed in the tally, front': (r) =>
    total(r, { group: FRONT, layer: LAYER_BIT.tally }, OP.tallyKilled),
  'itemised, front': (r) => total(r, { group: FRONT, layer: LAYER_BIT.itemised }),
  'recorded, front': (r) => total(r, { group: FRONT, layer: LAYER_BIT.recorded }),
  'verified, front': (r) => total(r, { group: FRONT, layer: LAYER_BIT.verified }),
  'raids recorded': (r) => total(r, { kinds: raid, layer: LAYER_BIT.recorded }),
};

/** What is no total: it is compared as it stands. */
export const SHAPES: Readonly<Record<string, (rows: Rows, m: Model) => number>> = {
  'variance over mean, operations': dispersion,
};

/** Notes of each type. */
export function notesOf({ notes }: Records): Map<string, number> {
  const out = new Map<string, number>();
  for (const name of NOTE_NAMES) {
    let n = 0;
    for (let row = 0; row < notes.count * NOTE_FIELDS; row += NOTE_FIELDS) {
      if (notes.data[row + 1] === NOTE[name]) n++;
    }
    out.set(`notes: ${name}`, n);
  }
  return out;
}
