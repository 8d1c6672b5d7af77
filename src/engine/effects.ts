/** Effects of events: changes of named cells, as authors write them. */
import { columnOf, type Account, type ColumnName } from './columns.js';
import { addWithin, affordable, transfer, type World } from './world.js';

/** One effect: `by` in the column's unit, on cell `index` of `column`. */
export interface Effect {
  readonly column: ColumnName;
  readonly index: number;
  readonly by: number;
}

/** The account beyond the model that an event gives from or takes to, by kind. */
const OUTSIDE: Readonly<Partial<Record<Account, ColumnName>>> = {
  people: 'abroadPeople',
  money: 'economy',
  weapons: 'armsMarket',
};

/** Whether events may change a column: reals always, counts only against an outside account. */
export function effectAllowed(column: ColumnName): boolean {
  const c = columnOf(column);
  if (c.kind === 'setting') return true;
  return c.kind === 'real' || (c.account !== undefined && OUTSIDE[c.account] !== undefined);
}

/** Applies effects in order; counts move to or from the outside account of their kind. */
export function applyEffects(w: World, effects: readonly Effect[], cause: number): void {
  for (const { column, index, by } of effects) {
    const c = columnOf(column);
    if (c.kind !== 'count') {
      addWithin(
        w,
        w[column],
        index,
        c.kind === 'setting' ? Math.round(by) : by,
        c.min,
        c.max,
        cause,
      );
      continue;
    }
    const outside = c.account === undefined ? undefined : OUTSIDE[c.account];
    if (outside === undefined) continue;
    if (by >= 0) transfer(w, w[outside], 0, w[column], index, Math.floor(by), cause);
    else transfer(w, w[column], index, w[outside], 0, affordable(w[column], index, -by), cause);
  }
}
