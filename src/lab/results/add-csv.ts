/** Tables of finished results as CSV, for who asks for it after the sweep. */
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CsvFile } from './csv-file.js';
import { openResults, type Results } from './open-results.js';
import { fileOf, TABLE_NAMES, type Row, type TableSpec } from './tables.js';

/**
 * Writes as CSV each table of a folder that is not there as CSV yet: the same bytes as a sweep that
 * was asked for it from the start. Gives how many were written. LabError as `openResults`.
 */
export async function addCsv(dir: string, signal?: AbortSignal): Promise<number> {
  const results = await openResults(dir);
  let written = 0;
  for (const name of TABLE_NAMES) {
    const table = results.manifest.tables[name];
    if (table === undefined || existsSync(join(dir, fileOf(name, 'csv')))) continue;
    await writeCsv(results, { name, ...table }, signal);
    written++;
  }
  return written;
}

/** One table, under another name until it is whole. */
async function writeCsv(
  results: Results,
  spec: TableSpec,
  signal: AbortSignal | undefined,
): Promise<void> {
  const path = join(results.dir, fileOf(spec.name, 'csv'));
  const unfinished = join(results.dir, `.${fileOf(spec.name, 'csv')}.tmp`);
  await rm(unfinished, { force: true });
  const file = await CsvFile.create(unfinished, spec);
  const names = spec.columns.map(({ name }) => name);
  try {
    for await (const group of results.rowGroups(spec.name, names)) {
      signal?.throwIfAborted();
      const columns = names.map((name) => group[name] ?? []);
      const rows = columns[0]?.length ?? 0;
      await file.add(
        Array.from({ length: rows }, (_, r): Row => columns.map((column) => column[r] ?? null)),
      );
    }
    await file.finish();
    await rename(unfinished, path);
  } catch (error) {
    await file.abandon().catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}
