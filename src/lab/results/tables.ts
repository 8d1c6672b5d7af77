/**
 * Tables of a results folder: what columns they have, in which type and unit, and what they mean.
 * Files, the manifest and the data dictionary are all made from these declarations.
 */

/** Kinds of tables, in the order of the manifest. */
export const TABLE_NAMES = ['settings', 'runs', 'national', 'areas', 'events'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** Types of columns, as Parquet calls them; DATE counts days since 1970-01-01. */
export const COLUMN_TYPES = ['INT32', 'INT64', 'DOUBLE', 'STRING', 'DATE', 'BOOLEAN'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

export interface ColumnSpec {
  readonly name: string;
  readonly type: ColumnType;
  /** Null where there is no unit: ids, names, dates. */
  readonly unit: string | null;
  readonly about: string;
  /** Whether a value may be missing. */
  readonly nullable?: boolean | undefined;
}

export interface TableSpec {
  readonly name: TableName;
  readonly about: string;
  readonly columns: readonly ColumnSpec[];
}

/** A value in a row: null only in nullable columns; dates as day numbers. */
export type Value = number | string | boolean | null;

/** A row has a value for each column of its table, in their order. */
export type Row = readonly Value[];

/** Name of a table's file, without its ending. */
export function fileOf(table: TableName, ending: 'parquet' | 'csv'): string {
  return `${table}.${ending}`;
}

const id = (name: string, about: string): ColumnSpec => ({
  name,
  type: 'INT32',
  unit: null,
  about,
});

/** The columns by which every row of every table can be joined with the others. */
export const RUN_COLUMNS: readonly ColumnSpec[] = [
  {
    name: 'run',
    type: 'INT64',
    unit: null,
    about: 'number of the run in design order, from 0: replicate * settings + setting',
  },
  id('setting', 'number of the setting; joins with the table settings'),
  id('replicate', 'number of the replicate, from 0; with common pairing it names the chance'),
];

/** The columns that say when, in tables with a row for each turn. */
export const TURN_COLUMNS: readonly ColumnSpec[] = [
  id('turn', 'number of the turn, from 0'),
  { name: 'date', type: 'DATE', unit: null, about: 'first day of the turn' },
];
