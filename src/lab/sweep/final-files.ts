/**
 * The final files of a sweep, made from its chunks in design order: the same bytes whatever the size
 * of chunks, the number of workers, or how often it was interrupted. One chunk is in memory at a time.
 * All files are written beside their names first; the manifest is put in place last, so a folder that
 * has it is whole.
 */
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { formatIsoDate } from '../../engine/calendar.js';
import { hashText } from '../../engine/hash.js';
import { listParameters } from '../../scenario/parameters.js';
import { CsvFile } from '../results/csv-file.js';
import { dictionaryDocument, dictionaryText } from '../results/dictionary.js';
import { MANIFEST_FILE, MANIFEST_SCHEMA, type SweepManifest } from '../results/manifest.js';
import type { ParquetFile } from '../results/parquet-file.js';
import {
  fileOf,
  TABLE_NAMES,
  type Row,
  type TableName,
  type TableSpec,
} from '../results/tables.js';
import { significant } from '../significant.js';
import { writeWhole } from './chunk-file.js';
import { chunkOf, type Segment } from './chunk-folder.js';
import { relativeWidth, StopWatch } from './intervals.js';
import { settingRows, SweepRows } from './sweep-rows.js';
import { tablesOf } from './sweep-tables.js';
import type { SweepPlan } from './sweep-plan.js';

export interface FinalOptions {
  readonly plan: SweepPlan;
  /** Results folder. */
  readonly dir: string;
  /** Runs of the results in design order, from 0: whole replicates. */
  readonly segments: readonly Segment[];
  readonly csv: boolean;
  /** False for what was collected before the end of the sweep. */
  readonly complete: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Writes tables, dictionary, experiment and manifest; gives the manifest. */
export async function writeFinalFiles(options: FinalOptions): Promise<SweepManifest> {
  const { plan, dir } = options;
  const specs = tablesOf(plan);
  const sinks: TableSink[] = [];
  try {
    for (const spec of specs) sinks.push(await TableSink.create(dir, spec, options.csv));
    const watch = await fill(options, sinks);
    for (const sink of sinks) await sink.finish();
    // A manifest of before would speak of files that are about to be replaced.
    await rm(join(dir, MANIFEST_FILE), { force: true });
    for (const sink of sinks) await sink.putInPlace();
    await dropOthers(dir, specs, options.csv);
    const manifest = manifestOf(options, watch, sinks);
    writeWhole(join(dir, 'experiment.yaml'), plan.experiment.text);
    writeWhole(join(dir, 'dictionary.json'), jsonText(dictionaryDocument(specs)));
    const { title } = plan.experiment;
    writeWhole(join(dir, 'dictionary.md'), dictionaryText(title, specs));
    writeWhole(join(dir, MANIFEST_FILE), jsonText(manifest));
    return manifest;
  } catch (error) {
    for (const sink of sinks) await sink.abandon();
    throw error;
  }
}

function jsonText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Fills all tables in one pass over the chunks. */
async function fill(options: FinalOptions, sinks: readonly TableSink[]): Promise<StopWatch> {
  const { plan, segments, signal } = options;
  const rows = new SweepRows(plan);
  const watch = new StopWatch(plan);
  for (const sink of sinks) if (sink.name === 'settings') await sink.add(settingRows(plan));
  for (const segment of segments) {
    signal?.throwIfAborted();
    const chunk = await chunkOf(segment, plan);
    watch.add(chunk.summary, segment.first - chunk.first, segment.count);
    for (const sink of sinks) {
      if (sink.name !== 'settings') await sink.add(rows.of(sink.name, chunk, segment));
    }
  }
  return watch;
}

/** One table, as Parquet and perhaps as CSV too. */
class TableSink {
  rows = 0;

  private constructor(
    private readonly dir: string,
    private readonly spec: TableSpec,
    private readonly parquet: ParquetFile,
    private readonly csv: CsvFile | null,
  ) {}

  static async create(dir: string, spec: TableSpec, csv: boolean): Promise<TableSink> {
    // Loaded here, so that commands that write no table start quickly.
    const { ParquetFile: File } = await import('../results/parquet-file.js');
    const fresh = async (ending: 'parquet' | 'csv'): Promise<string> => {
      const path = temporary(dir, spec.name, ending);
      await rm(path, { force: true });
      return path;
    };
    const parquet = await File.create(await fresh('parquet'), spec);
    const text = csv ? await CsvFile.create(await fresh('csv'), spec) : null;
    return new TableSink(dir, spec, parquet, text);
  }

  get name(): TableName {
    return this.spec.name;
  }

  get table(): TableSpec {
    return this.spec;
  }

  async add(rows: Iterable<Row>): Promise<void> {
    if (this.csv === null) {
      await this.parquet.add(rows);
    } else {
      for (const batch of batchesOf(rows)) {
        await this.parquet.add(batch);
        await this.csv.add(batch);
      }
    }
    this.rows = this.parquet.rows;
  }

  async finish(): Promise<void> {
    await this.parquet.finish();
    await this.csv?.finish();
  }

  async putInPlace(): Promise<void> {
    for (const ending of this.csv === null ? (['parquet'] as const) : ENDINGS) {
      await rename(
        temporary(this.dir, this.name, ending),
        join(this.dir, fileOf(this.name, ending)),
      );
    }
  }

  /** Closes and takes away what was not finished. */
  async abandon(): Promise<void> {
    await this.parquet.abandon().catch(() => undefined);
    await this.csv?.abandon().catch(() => undefined);
    for (const ending of ENDINGS) await rm(temporary(this.dir, this.name, ending), { force: true });
  }
}

/** Rows that two writers take in turn, at most. */
const BATCH_ROWS = 4096;

/** Rows a few at a time: those of a whole chunk may be half a million. */
function* batchesOf(rows: Iterable<Row>): Generator<Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

const ENDINGS = ['parquet', 'csv'] as const;

function temporary(dir: string, table: TableName, ending: 'parquet' | 'csv'): string {
  return join(dir, `.${fileOf(table, ending)}.tmp`);
}

/** Takes away tables of an earlier, partial collection that these results do not have. */
async function dropOthers(dir: string, specs: readonly TableSpec[], csv: boolean): Promise<void> {
  const kept = new Set(specs.map(({ name }) => name));
  for (const name of TABLE_NAMES) {
    if (!kept.has(name)) await rm(join(dir, fileOf(name, 'parquet')), { force: true });
    if (!kept.has(name) || !csv) await rm(join(dir, fileOf(name, 'csv')), { force: true });
  }
}

function manifestOf(
  { plan, complete }: FinalOptions,
  watch: StopWatch,
  sinks: readonly TableSink[],
): SweepManifest {
  const { experiment, seed, pairing, design, points, settings } = plan;
  const { kind, ...spec } = design;
  const { runs } = watch.intervals;
  return {
    schema: MANIFEST_SCHEMA,
    engine: plan.engine,
    plan: plan.hash,
    complete,
    runs,
    experiment: {
      id: experiment.id,
      title: experiment.title,
      summary: experiment.summary,
      seed,
      pairing,
      hash: experiment.hash,
      treatments: treatmentsOf(plan),
      factors: plan.factors.map(({ id, path, apply, unit, levels, distribution, from }) => ({
        ...{ id, path, apply, unit, levels: levels === null ? null : [...levels] },
        ...{ distribution: distribution === null ? null : { ...distribution }, from },
      })),
    },
    parametersHash: parametersHash(plan),
    design: {
      kind,
      // The points of a list are in the table of settings.
      spec: kind === 'list' ? {} : { ...spec },
      points,
      settings,
      replicates: runs / settings,
    },
    stop: stopOf(plan, watch),
    intervals: intervalsOf(plan, watch),
    tables: Object.fromEntries(
      sinks.map(({ name, rows, table }) => [
        name,
        {
          file: fileOf(name, 'parquet'),
          rows,
          about: table.about,
          columns: table.columns.map((column) => ({ ...column })),
        },
      ]),
    ),
  };
}

function treatmentsOf(plan: SweepPlan): SweepManifest['experiment']['treatments'] {
  return plan.treatments.map((treatment) => {
    const { id, title, scenario, scenarioHash, overrides, players, without, lastDay } = treatment;
    const start = plan.scenarios[treatment.place]?.setup.startDay ?? 0;
    return {
      ...{ id, title, scenario, scenarioHash },
      overrides: overrides.map((override) => ({ ...override })),
      players: { ...players },
      without: [...without],
      start: formatIsoDate(start),
      until: formatIsoDate(lastDay),
    };
  });
}

function parametersHash(plan: SweepPlan): string {
  return hashText(JSON.stringify(plan.scenarios.map((scenario) => listParameters(scenario))));
}

function stopOf(plan: SweepPlan, watch: StopWatch): SweepManifest['stop'] {
  if (plan.stop === null) return null;
  const { outputs, over, minReplicates, maxReplicates, every } = plan.stop;
  return {
    outputs: outputs.map(({ output, halfWidth, relative }) => ({ output, halfWidth, relative })),
    ...{ over, minReplicates, maxReplicates, every, met: watch.met },
  };
}

function intervalsOf(plan: SweepPlan, watch: StopWatch): SweepManifest['intervals'] {
  if (watch.intervals.runs === 0) return [];
  return plan.outputs.summary.map(({ id, unit }, k) => {
    const { halfWidth } = watch.intervals.widest(k);
    const known = Number.isFinite(relativeWidth({ mean: 1, halfWidth }));
    return {
      output: id,
      unit,
      mean: significant(watch.intervals.mean(k)),
      halfWidth: known ? significant(halfWidth) : null,
    };
  });
}
