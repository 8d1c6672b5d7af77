/**
 * Invariants. After every turn a part of the columns is checked, so that all are within a few
 * turns; `checkAll` and `accountTotals` check everything and are used by tests and at the end.
 */
import { COLUMN_NAMES, columnOf, type Account, type ColumnName } from './columns.js';
import { InvariantError } from './errors.js';
import type { World } from './world.js';

/** Turns in which every column is checked once. */
const CYCLE = 16;

/** Checks every sixteenth column, in turn. Throws `InvariantError`. */
export function checkTurnEnd(w: World, turn: number): void {
  for (let c = turn % CYCLE; c < COLUMN_NAMES.length; c += CYCLE) checkColumn(w, COLUMN_NAMES[c]!);
}

/** Checks the range, and for counts the wholeness, of every cell. Throws `InvariantError`. */
export function checkAll(w: World): void {
  for (const name of COLUMN_NAMES) checkColumn(w, name);
}

function checkColumn(w: World, name: ColumnName): void {
  const { min, max, kind } = columnOf(name);
  const column = w[name];
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    // Written so that NaN fails too.
    if (!(value >= min && value <= max) || (kind !== 'real' && value !== Math.floor(value))) {
      throw new InvariantError(`${name}[${i}] is ${value}, outside ${min}..${max} (${kind})`);
    }
  }
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
