/** What the scenario layer knows of world columns: choice names, and which are the model's own. */
import { COLUMN_NAMES, columnOf, type ColumnName } from '../engine/columns.js';
import { ORDER_KINDS, type OrderKindSpec } from '../engine/orders.js';
import { GOVERNMENT, INSURGENT } from '../engine/sides.js';

/** Names of the five regimes of a stance, from worst to best. */
export const REGIME_NAMES = ['hostile', 'opposed', 'wary', 'tolerant', 'supportive'] as const;

const SETTINGS: readonly OrderKindSpec[] = Object.values(ORDER_KINDS);

/**
 * Names of the choices of a setting, in order of their numbers; empty for other columns. They are
 * those of the orders that change it; where the sides choose from different lists, `side` (0 or 1)
 * says whose.
 */
export function choiceNames(column: ColumnName, side = INSURGENT as number): readonly string[] {
  if (column === 'regime') return REGIME_NAMES;
  // What a commander does is one of what he can be told to do.
  const ordered = column === 'stance' ? 'frontPosture' : column;
  const orders = SETTINGS.filter((order) => order.setting === ordered);
  const own = orders.find((order) => order.side === side) ?? orders[0];
  return own?.choices ?? [];
}

/** Number of the side whose list of choices a cell of a setting uses. */
export function sideOfCell(column: ColumnName, index: number): number {
  return columnOf(column).index === 'side' && index === GOVERNMENT ? GOVERNMENT : INSURGENT;
}

/**
 * Columns that a scenario may neither start nor shift: the calendar, the state of events and the
 * assessment (margins, endings, the yardstick of endurance) follow from everything else, and a
 * setting that nobody can order is the model's own note.
 */
export const OWN_COLUMNS: ReadonlySet<ColumnName> = new Set(
  COLUMN_NAMES.filter((name) => {
    const { rule, index, kind } = columnOf(name);
    const unordered = kind === 'setting' && choiceNames(name).length === 0;
    return rule === 'calendar' || rule === 'assessment' || index === 'event' || unordered;
  }),
);
