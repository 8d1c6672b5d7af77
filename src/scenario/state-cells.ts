/** Cells of a state table: reading, writing and running through them by id. */
import { AXES_OF, columnOf, type ColumnName } from '../engine/columns.js';
import { choiceNames, sideOfCell } from './columns-of-state.js';
import type { Names } from './names.js';
import type { CellValue, StateTable } from './schema.js';

/** The ids of every cell of a column under the given first ids, in the order of the cells. */
export function cellsUnder(column: ColumnName, first: readonly string[], names: Names): string[][] {
  let cells: string[][] = [[...first]];
  for (const kind of AXES_OF[columnOf(column).index].slice(first.length)) {
    cells = cells.flatMap((cell) => [...names[kind].keys()].map((id) => [...cell, id]));
  }
  return cells;
}

/** The value that a table gives a cell; its default, or 0, where it lists none. */
export function readCell(table: StateTable, ids: readonly string[]): CellValue {
  return listedCell(table, ids) ?? table.default ?? 0;
}

function listedCell(table: StateTable, ids: readonly string[]): CellValue | undefined {
  const [first, second] = ids;
  if (first === undefined) return table.value;
  if (table.values === undefined || !Object.hasOwn(table.values, first)) return undefined;
  const entry = table.values[first];
  if (typeof entry !== 'object') return second === undefined ? entry : undefined;
  return second !== undefined && Object.hasOwn(entry, second) ? entry[second] : undefined;
}

/** A copy of a table in which the given cells have new values. */
export function withCells(
  table: StateTable,
  changes: readonly (readonly [ids: readonly string[], value: CellValue])[],
): StateTable {
  const values: Record<string, CellValue | Record<string, CellValue>> = { ...table.values };
  let value = table.value;
  for (const [[first, second], changed] of changes) {
    if (first === undefined) {
      value = changed;
    } else if (second === undefined) {
      values[first] = changed;
    } else {
      const row = Object.hasOwn(values, first) ? values[first] : undefined;
      values[first] = { ...(typeof row === 'object' ? row : {}), [second]: changed };
    }
  }
  return {
    ...table,
    ...(value === undefined ? {} : { value }),
    ...(table.values === undefined && Object.keys(values).length === 0 ? {} : { values }),
  };
}

/** A cell's value as the number that the world holds; null for the name of no choice. */
export function cellNumber(column: ColumnName, index: number, value: CellValue): number | null {
  if (typeof value === 'number') return value;
  const at = choiceNames(column, sideOfCell(column, index)).indexOf(value);
  return at < 0 ? null : at;
}
