/**
 * Invariants. After every turn a part of the columns is checked, so that all are within a few
 * turns; `checkAll` and `accountTotals` check everything and are used by tests and at the end.
 */
import { COLUMN_NAMES, columnOf, type Account, type ColumnName } from './columns.js';
import { InvariantError } from './errors.js';
import type { Layout, World } from './world.js';

/** Turns in which every column is checked once. */
const CYCLE = 16;

/** Ranges of a world's columns as arrays, in declaration order: quick to go through every turn. */
export interface Ranges {
  /** First cell of each column, and the end of the last. */
  readonly start: Int32Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** Whether the cells of a column are whole numbers (1). */
  readonly whole: Uint8Array;
}

/** The ranges that `checkTurnEnd` needs, made once a layout. */
export function createRanges(layout: Layout): Ranges {
  const columns = COLUMN_NAMES.map(columnOf);
  return {
    start: Int32Array.of(...COLUMN_NAMES.map((name) => layout.offset[name]), layout.cells),
    min: Float64Array.from(columns, ({ min }) => min),
    max: Float64Array.from(columns, ({ max }) => max),
    whole: Uint8Array.from(columns, ({ kind }) => (kind === 'real' ? 0 : 1)),
  };
}

/** Checks every sixteenth column, in turn. Throws `InvariantError`. */
export function checkTurnEnd(w: World, ranges: Ranges, turn: number): void {
  const columns = ranges.min.length;
  for (let c = turn % CYCLE; c < columns; c += CYCLE) checkColumn(w.buffer, ranges, c);
}

/** Checks the range, and for counts the wholeness, of every cell. Throws `InvariantError`. */
export function checkAll(w: World): void {
  const ranges = createRanges(w.layout);
  for (let c = 0; c < COLUMN_NAMES.length; c++) checkColumn(w.buffer, ranges, c);
}

function checkColumn(cells: Float64Array, ranges: Ranges, c: number): void {
  const min = ranges.min[c]!;
  const max = ranges.max[c]!;
  const whole = ranges.whole[c]!;
  const end = ranges.start[c + 1]!;
  for (let i = ranges.start[c]!; i < end; i++) {
    const value = cells[i]!;
    // Written so that NaN fails too.
    if (!(value >= min && value <= max) || (whole === 1 && value !== Math.floor(value))) {
      throw outside(COLUMN_NAMES[c]!, i - ranges.start[c]!, value);
    }
  }
}

function outside(name: ColumnName, i: number, value: number): InvariantError {
  const { min, max, kind } = columnOf(name);
  return new InvariantError(`${name}[${i}] is ${value}, outside ${min}..${max} (${kind})`);
}

/** Sum of all accounts of a kind; constant over a whole campaign. */
export function accountTotals(w: World): Record<Account, number> {
  const totals: Record<Account, number> = {
    people: 0,
    money: 0,
    weapons: 0,
    vehicles: 0,
    spares: 0,
  };
  for (const name of COLUMN_NAMES) {
    const { account } = columnOf(name);
    if (account === undefined) continue;
    for (const value of w[name]) totals[account] += value;
  }
  return totals;
}
