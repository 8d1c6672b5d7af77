/**
 * A posterior as a Parquet file: one row a point, with weight, distance, parameters, the number of the
 * swings it holds, and the counts of a war at it. What the columns mean stands in the file itself, so it can be moved about.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ID_FORM } from '../../scenario/schema.js';
import { LabError } from '../errors.js';
import { PACKAGE_FOLDER } from '../../scenario/package-folder.js';
import type { PosteriorRows } from './calibrate.js';
import { playedParameters, type Calibration } from './calibration.js';
import type { Posterior } from './posterior.js';
import { middleHash } from './resolve-calibration.js';

const POSTERIOR_SCHEMA = 'salang.posterior/1';
const META_KEY = 'salang.posterior';
/** The folder of the posteriors that come with the package, by the id of their scenario. */
const SHIPPED_POSTERIORS = fileURLToPath(new URL('posterior', PACKAGE_FOLDER));

const prior = z.strictObject({
  kind: z.enum(['uniform', 'loguniform', 'normal', 'lognormal']),
  low: z.number(),
  high: z.number(),
});
const range = z.strictObject({ min: z.number(), max: z.number(), whole: z.boolean() });
const parameter = z.strictObject({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  prior,
  paths: z.array(z.strictObject({ path: z.string(), at: z.number(), range })).min(1),
  informedBy: z.string().nullable(),
});
const metaSchema = z.strictObject({
  schema: z.literal(POSTERIOR_SCHEMA),
  id: z.string(),
  plan: z.string(),
  scenario: z.string(),
  scenarioHash: z.string(),
  parameters: z.array(parameter).min(1),
  // Files from before there were held swings have none.
  swings: z.strictObject({ startDay: z.int(), turnDays: z.int() }).nullable().default(null),
  targets: z.array(z.string()),
});

/** A column as the writer takes it. */
interface Column {
  readonly name: string;
  readonly data: number[];
  readonly type: 'DOUBLE';
  readonly nullable: false;
}

/** The bytes of the file of a posterior: the same for the same calibration. */
export async function posteriorBytes(
  calibration: Calibration,
  rows: PosteriorRows,
): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const { targets, scenario, id, hash } = calibration;
  const { startDay, turnDays } = scenario.setup;
  const { swings } = rows;
  const parameters = playedParameters(calibration);
  const meta: z.infer<typeof metaSchema> = {
    schema: POSTERIOR_SCHEMA,
    id,
    plan: hash,
    scenario: scenario.id,
    scenarioHash: middleHash(scenario, parameters),
    parameters: parameters.map(({ prior: own, paths, ...rest }) => ({
      ...rest,
      prior: { ...own },
      paths: paths.map((path) => ({ ...path, range: { ...path.range } })),
    })),
    swings: swings === null ? null : { startDay, turnDays },
    targets: targets.map((target) => target.id),
  };
  const column = (name: string, data: readonly number[]): Column => ({
    name,
    data: [...data],
    type: 'DOUBLE',
    nullable: false,
  });
  const columnData = [
    column('weight', rows.weights),
    column('distance', rows.distances),
    ...parameters.map((own, d) =>
      column(
        own.id,
        rows.values.map((row, i) => row[d] ?? swings?.[i] ?? 0),
      ),
    ),
    ...targets.map((target, j) =>
      column(
        countColumn(target.id),
        rows.summaries.map((row) => row[j] ?? 0),
      ),
    ),
  ];
  const kvMetadata = [{ key: META_KEY, value: JSON.stringify(meta) }];
  return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata }));
}

/** Names of columns have letters, digits and "_", as SQL has them. */
export function countColumn(id: string): string {
  return `count_${id.replaceAll(/[^A-Za-z0-9]/g, '_')}`;
}

/**
 * Reads the posterior of a file, or the one that comes with the package for a scenario, by its id.
 * LabError (LAB_POSTERIOR) when there is none or it is damaged.
 */
export async function readPosterior(nameOrPath: string): Promise<Posterior> {
  const shipped = `${SHIPPED_POSTERIORS}/${nameOrPath}.parquet`;
  const isShipped = ID_FORM.test(nameOrPath) && !existsSync(nameOrPath) && existsSync(shipped);
  const path = isShipped ? shipped : nameOrPath;
  const refuse = (why: string, cause?: unknown): LabError =>
    new LabError('LAB_POSTERIOR', `${nameOrPath}: ${why}`, { cause });
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'EISDIR' && error.code !== 'ENOTDIR') throw error;
    throw refuse('there is no such posterior', error);
  });
  try {
    return await posteriorOf(bytes);
  } catch (error) {
    if (error instanceof LabError) throw error;
    throw refuse('it cannot be read', error);
  }
}

async function posteriorOf(bytes: Uint8Array): Promise<Posterior> {
  const { parquetMetadata, parquetReadObjects } = await import('hyparquet');
  const file = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(file);
  const text = metadata.key_value_metadata?.find(({ key }) => key === META_KEY)?.value;
  const meta = metaSchema.parse(JSON.parse(text ?? 'null'));
  const names = meta.parameters.map(({ id }) => id);
  const found = await parquetReadObjects({ file, columns: ['weight', ...names] });
  const number = z.number();
  const weights = found.map((row) => number.min(0).parse(row['weight']));
  const values = found.map((row) => names.map((name) => number.parse(row[name])));
  const { id, scenario, scenarioHash, parameters, swings } = meta;
  if (!(weights.reduce((sum, w) => sum + w, 0) > 0)) throw new RangeError('it has no rows');
  return { id, scenario, scenarioHash, parameters, swings, values, weights };
}
