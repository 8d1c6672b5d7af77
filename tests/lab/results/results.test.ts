import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addCsv } from '../../../src/lab/results/add-csv.js';
import { CsvFile } from '../../../src/lab/results/csv-file.js';
import { openResults } from '../../../src/lab/results/open-results.js';
import { GROUP_ROWS, ParquetFile } from '../../../src/lab/results/parquet-file.js';
import type { Row, TableSpec } from '../../../src/lab/results/tables.js';
import { runSweep } from '../../../src/lab/sweep/run-sweep.js';
import { smallPlan } from '../sweep/small-plan.js';

const folder = mkdtempSync(join(tmpdir(), 'salang-results-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = smallPlan(
  'replicates: 3\ntreatments: [{ id: a }, { id: b, players: { nrf: none } }]\n' +
    'outputs: { summary: [operations, meanControl], national: [fighters], areas: { columns: [control], every: 2 }, events: [raid, ending] }\n',
);
const out = join(folder, 'out');
const sweep = runSweep({ plan, dir: out, csv: true, resume: false, force: false, workers: 1 });

describe('a results folder', () => {
  it('is read column by column, with whole numbers and dates as people write them', async () => {
    await sweep;
    const results = await openResults(out);
    expect(results.manifest).toMatchObject({ complete: true, runs: 6, design: { settings: 2 } });
    const runs = await results.columns('runs', ['run', 'replicate', 'outcome', 'meanControl']);
    expect(runs['run']).toEqual([0, 1, 2, 3, 4, 5]);
    expect(runs['replicate']).toEqual([0, 0, 1, 1, 2, 2]);
    expect(runs['outcome']).toContain('insurgency_persists');
    const { date = [] } = await results.columns('national', ['date']);
    expect(date.slice(0, 3)).toEqual(['2031-03-21', '2031-03-28', '2031-04-04']);
    const { turn = [], area = [] } = await results.columns('areas', ['turn', 'area']);
    expect([...new Set(turn)]).toEqual([1, 3, 4]);
    expect(new Set(area)).toEqual(new Set(['orvan', 'talmar', 'maldar']));
    const { kind = [] } = await results.columns('events', ['kind']);
    expect(new Set(kind)).toEqual(new Set(['raid']));
  });

  it('has the same rows as CSV and as Parquet', async () => {
    await sweep;
    const { manifest, columns } = await openResults(out);
    for (const name of ['settings', 'runs', 'national', 'areas', 'events'] as const) {
      const names = manifest.tables[name]?.columns.map((column) => column.name) ?? [];
      const values = await columns(name, names);
      const lines = readFileSync(join(out, `${name}.csv`), 'utf8')
        .trim()
        .split('\n');
      expect(lines[0]).toBe(names.join(','));
      expect(lines).toHaveLength(1 + (manifest.tables[name]?.rows ?? 0));
      lines.slice(1).forEach((line, i) => {
        expect(line).toBe(names.map((column) => values[column]?.[i] ?? '').join(','));
      });
    }
  });

  it('is given as CSV later too: the same bytes, and only what is missing', async () => {
    await sweep;
    const names = ['settings', 'runs', 'national', 'areas', 'events'] as const;
    const textOf = (name: string): string => readFileSync(join(out, `${name}.csv`), 'utf8');
    const before = names.map(textOf);
    for (const name of names) if (name !== 'runs') rmSync(join(out, `${name}.csv`));
    writeFileSync(join(out, 'runs.csv'), 'kept as it is');
    const again = { plan, dir: out, csv: true, resume: true, force: false, workers: 1 };
    expect((await runSweep(again)).wasComplete).toBe(true);
    expect(textOf('runs')).toBe('kept as it is');
    writeFileSync(join(out, 'runs.csv'), before[1] ?? '');
    expect(names.map(textOf)).toEqual(before);
    expect(await addCsv(out)).toBe(0);
  });

  it('tells what is wrong with a code', async () => {
    await sweep;
    const { columns } = await openResults(out);
    await expect(columns('runs', ['gold'])).rejects.toMatchObject({ code: 'LAB_RESULTS_TABLE' });
    await expect(openResults(folder)).rejects.toMatchObject({ code: 'LAB_RESULTS_NONE' });
    const bad = mkdtempSync(join(folder, 'bad-'));
    writeFileSync(join(bad, 'plan.json'), '{}');
    await expect(openResults(bad)).rejects.toMatchObject({ code: 'LAB_RESULTS_INCOMPLETE' });
    for (const [text, code] of [
      ['{', 'LAB_RESULTS_DAMAGED'],
      ['{"schema":"salang.sweep/0"}', 'LAB_RESULTS_VERSION'],
      ['{"schema":"salang.sweep/1"}', 'LAB_RESULTS_DAMAGED'],
    ] as const) {
      writeFileSync(join(bad, 'manifest.json'), text);
      await expect(openResults(bad)).rejects.toMatchObject({ code });
    }
    writeFileSync(join(bad, 'manifest.json'), readFileSync(join(out, 'manifest.json')));
    writeFileSync(join(bad, 'runs.parquet'), 'PAR1 and so on PAR1');
    const broken = await openResults(bad);
    await expect(broken.columns('runs', ['run'])).rejects.toMatchObject({
      code: 'LAB_RESULTS_DAMAGED',
    });
  });
});

const TABLE: TableSpec = {
  name: 'runs',
  about: '',
  columns: [
    { name: 'run', type: 'INT64', unit: null, about: '' },
    { name: 'word', type: 'STRING', unit: null, about: '', nullable: true },
    { name: 'size', type: 'DOUBLE', unit: 'm', about: '' },
    { name: 'day', type: 'DATE', unit: null, about: '' },
    { name: 'yes', type: 'BOOLEAN', unit: null, about: '', nullable: true },
    { name: 'count', type: 'INT32', unit: null, about: '', nullable: true },
  ],
};

async function written(name: string, batches: readonly (readonly Row[])[]): Promise<Buffer> {
  const path = join(folder, name);
  rmSync(path, { force: true });
  const file = await ParquetFile.create(path, TABLE);
  for (const batch of batches) await file.add(batch);
  await file.finish();
  return readFileSync(path);
}

describe('a Parquet file', () => {
  const row = fc.tuple(
    fc.nat(2 ** 40),
    fc.option(fc.string()),
    fc.double({ noNaN: true }),
    fc.integer({ min: -1000, max: 40_000 }),
    fc.option(fc.boolean()),
    fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  );

  it('has the same bytes whatever the parts that it was written in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), fc.nat(40), async (rows, at) => {
        const whole = await written('whole', [rows]);
        const parts = await written('parts', [rows.slice(0, at), rows.slice(at)]);
        expect(parts.equals(whole)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('has groups of a fixed number of rows', async () => {
    const rows = Array.from({ length: GROUP_ROWS + 5 }, (_, i): Row => [
      i,
      null,
      i / 2,
      0,
      null,
      i,
    ]);
    await written('groups', [rows]);
    const { asyncBufferFromFile, parquetMetadataAsync } = await import('hyparquet');
    const metadata = await parquetMetadataAsync(await asyncBufferFromFile(join(folder, 'groups')));
    expect(metadata.row_groups.map((group) => Number(group.num_rows))).toEqual([GROUP_ROWS, 5]);
  });
});

it('a CSV file holds no formula that a spreadsheet would run', async () => {
  const path = join(folder, 'x.csv');
  const file = await CsvFile.create(path, TABLE);
  await file.add([
    [1, '=1+1', 0.1, 0, true, null],
    [2, 'a "b", c', -0.5, 19_000, null, -3],
  ]);
  await file.finish();
  expect(readFileSync(path, 'utf8').split('\n').slice(1)).toEqual([
    "1,'=1+1,0.1,1970-01-01,true,",
    '2,"a ""b"", c",-0.5,2022-01-08,,-3',
    '',
  ]);
});
