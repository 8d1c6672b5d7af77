/**
 * Every column of the world, declared once.
 *
 * Offsets, types, the state hash, the save version, invariants, views (who sees what), the data
 * dictionary and the state table of the ODD document are all derived from this table. A rule reads
 * `w.fear[a]` and never does offset arithmetic of its own beyond `g * nAreas + a`. A column added
 * here needs its field in world-cells.ts.
 */

import type { Column } from './column-kinds.js';
import { FORCE_COLUMNS } from './columns-forces.js';
import { POLITICS_COLUMNS } from './columns-politics.js';

export { AXES, AXES_OF } from './column-kinds.js';
export type { Account, Axis, Column, Index, SeenBy } from './column-kinds.js';

export const COLUMNS = { ...FORCE_COLUMNS, ...POLITICS_COLUMNS } as const satisfies Record<
  string,
  Column
>;

export type ColumnName = keyof typeof COLUMNS;

/** Column names in declaration order: the order of the buffer, the hash and the save. */
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

/** The declaration of one column, widened to the common type. */
export function columnOf(name: ColumnName): Column {
  return COLUMNS[name];
}
