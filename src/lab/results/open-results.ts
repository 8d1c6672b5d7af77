/** Reading a results folder: its manifest, and its tables column by column. */
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatIsoDate } from '../../engine/calendar.js';
import { LabError } from '../errors.js';
import { MANIFEST_FILE, MANIFEST_SCHEMA, manifestSchema, type SweepManifest } from './manifest.js';
import type { TableName, Value } from './tables.js';

/** Some columns of a table, or of a group of its rows; dates as YYYY-MM-DD, whole numbers as numbers. */
export type Columns = Record<string, readonly Value[]>;

/** A results folder that has been opened. */
export interface Results {
  readonly dir: string;
  readonly manifest: SweepManifest;
  /** Whole columns of a table. LabError (LAB_RESULTS_TABLE) for what the folder does not hold. */
  columns(table: TableName, names: readonly string[]): Promise<Columns>;
  /** The same, a group of rows at a time in design order: memory does not grow with the table. */
  rowGroups(table: TableName, names: readonly string[]): AsyncGenerator<Columns>;
}

/**
 * Opens a results folder. LabError when it is none (LAB_RESULTS_NONE), of another version
 * (LAB_RESULTS_VERSION), damaged (LAB_RESULTS_DAMAGED), or not yet complete (LAB_RESULTS_INCOMPLETE).
 */
export async function openResults(dir: string): Promise<Results> {
  const manifest = await readManifest(dir);
  return {
    dir,
    manifest,
    async columns(table, names) {
      const out: Record<string, Value[]> = Object.fromEntries(names.map((name) => [name, []]));
      for await (const group of groupsOf(dir, manifest, table, names)) {
        for (const name of names) {
          const all = out[name];
          for (const value of group[name] ?? []) all?.push(value);
        }
      }
      return out;
    },
    rowGroups: (table, names) => groupsOf(dir, manifest, table, names),
  };
}

async function readManifest(dir: string): Promise<SweepManifest> {
  const file = join(dir, MANIFEST_FILE);
  if (!existsSync(file)) {
    throw existsSync(join(dir, 'plan.json'))
      ? new LabError('LAB_RESULTS_INCOMPLETE', `${dir} holds a sweep that is not done`)
      : new LabError('LAB_RESULTS_NONE', `${dir} holds no ${MANIFEST_FILE}`);
  }
  const found = parsed(await readFile(file, 'utf8'));
  if (found === null) throw new LabError('LAB_RESULTS_DAMAGED', `${file} is no JSON`);
  const schema = (found as { schema?: unknown }).schema;
  if (schema !== MANIFEST_SCHEMA) {
    throw new LabError('LAB_RESULTS_VERSION', `${file} is of schema ${JSON.stringify(schema)}`);
  }
  const result = manifestSchema.safeParse(found);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new LabError('LAB_RESULTS_DAMAGED', `${file}: ${issue?.path.join('.')}: ${issue?.message}`);
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

async function* groupsOf(
  dir: string,
  manifest: SweepManifest,
  table: TableName,
  names: readonly string[],
): AsyncGenerator<Columns> {
  const spec = manifest.tables[table];
  if (spec === undefined) {
    throw new LabError('LAB_RESULTS_TABLE', `${dir} holds no table ${table}`);
  }
  const known = new Map(spec.columns.map((column) => [column.name, column.type]));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new LabError('LAB_RESULTS_TABLE', `the table ${table} has no column ${unknown}`);
  }
  const { asyncBufferFromFile, parquetMetadataAsync, parquetRead } = await import('hyparquet');
  const file = join(dir, spec.file);
  try {
    const buffer = await asyncBufferFromFile(file);
    const metadata = await parquetMetadataAsync(buffer);
    let rowStart = 0;
    for (const { num_rows } of metadata.row_groups) {
      const rowEnd = rowStart + Number(num_rows);
      const out: Record<string, Value[]> = Object.fromEntries(names.map((name) => [name, []]));
      await parquetRead({
        file: buffer,
        metadata,
        columns: [...names],
        rowStart,
        rowEnd,
        onChunk({ columnName, columnData }) {
          const into = out[columnName];
          for (const value of columnData) into?.push(plain(value));
        },
      });
      yield out;
      rowStart = rowEnd;
    }
  } catch (error) {
    if (error instanceof LabError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new LabError('LAB_RESULTS_DAMAGED', `${file} cannot be read: ${why}`, { cause: error });
  }
}

function plain(value: unknown): Value {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return formatIsoDate(Math.floor(value.getTime() / 86_400_000));
  if (value === undefined) return null;
  return value as Value;
}
