/** SQL on a results folder, by DuckDB, which is installed only where it is wanted. */
import { join } from 'node:path';
import { formatIsoDate } from '../../engine/calendar.js';
import { LabError } from '../errors.js';
import { openResults } from './open-results.js';
import type { Value } from './tables.js';

/** What a query gave. */
export interface QueryResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly Value[])[];
}

/** Rows that are given at most: results for people, not copies of tables. */
const MOST_ROWS = 1_000_000;

type DuckDb = typeof import('@duckdb/node-api');

/** Loads DuckDB. LabError (LAB_QUERY_MISSING) where it is not installed. */
async function loadDuckDb(): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    throw new LabError('LAB_QUERY_MISSING', 'DuckDB is not installed', { cause: error });
  }
}

/**
 * Asks one query of the tables of a folder, each a view of its name. LabError as `openResults`, and
 * for a query that DuckDB refuses (LAB_QUERY).
 */
export async function querySql(dir: string, sql: string): Promise<QueryResult> {
  const { manifest } = await openResults(dir);
  const { DuckDBInstance } = await loadDuckDb();
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const [name, { file }] of Object.entries(manifest.tables)) {
      const path = join(dir, file).replaceAll("'", "''");
      await connection.run(`create view ${name} as select * from read_parquet('${path}')`);
    }
    const reader = await connection.runAndReadUntil(sql, MOST_ROWS);
    const types = reader.columnTypes();
    const columns = reader.columnNames().map((name, c) => ({ name, type: String(types[c] ?? '') }));
    const rows = reader.getRows().map((row) => row.map(plain));
    return { columns, rows };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new LabError('LAB_QUERY', message.trim(), { cause: error });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Whole numbers as numbers, dates as YYYY-MM-DD, what is made of parts as text. */
function plain(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'object' && 'days' in value && Object.keys(value).length === 1) {
    return formatIsoDate(Number(value.days));
  }
  const number = decimal(value);
  return number ?? String(value);
}

/** The number of a DECIMAL, which sums of whole numbers give. */
function decimal(value: unknown): number | null {
  const isDecimal = typeof value === 'object' && value !== null && 'scale' in value;
  return isDecimal ? Number(String(value)) : null;
}
