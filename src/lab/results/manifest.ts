/**
 * The manifest of a results folder: what was asked, what was run, which tables there are. It holds
 * no time of day, no path and no number of workers, so the same experiment gives the same bytes.
 */
import { z } from 'zod';
import { COLUMN_TYPES, TABLE_NAMES } from './tables.js';

export const MANIFEST_FILE = 'manifest.json';
export const MANIFEST_SCHEMA = 'salang.sweep/1';

const hash = z.string().regex(/^[0-9a-f]{32}$/);
const count = z.int().min(0);
const text = z.string();
const value = z.union([z.number(), text, z.boolean()]);

const override = z.strictObject({
  path: text,
  value: value.optional(),
  scale: z.number().optional(),
  add: z.number().optional(),
  source: text.optional(),
});

const treatment = z
  .strictObject({
    id: text,
    title: text,
    scenario: text.describe('id of the scenario'),
    scenarioHash: hash.describe('names all that decides what happens, overrides included'),
    overrides: z.array(override),
    players: z
      .strictObject({ nrf: text.nullable(), taliban: text.nullable() })
      .describe('computer player of each side; null for nobody'),
    without: z.array(text).describe('rules left out'),
    start: text.describe('first day'),
    until: text.describe('last day played, included'),
  })
  .describe('what is played: a scenario with changes and players');

const factor = z
  .strictObject({
    id: text,
    path: text.describe('full path of what is varied'),
    apply: z.enum(['value', 'scale', 'add']).describe('how a drawn value is applied'),
    unit: text.nullable(),
    levels: z.array(value).nullable().describe('null for a continuous factor'),
    distribution: z
      .strictObject({ kind: text, low: z.number(), high: z.number() })
      .nullable()
      .describe('null for a factor with levels'),
    from: z.enum(['file', 'prior']).describe('whether the experiment or the scenario says it'),
  })
  .describe('a number that is varied, and how');

const column = z.strictObject({
  name: text,
  type: z.enum(COLUMN_TYPES),
  unit: text.nullable(),
  about: text,
  nullable: z.boolean().optional(),
});

const table = z.strictObject({
  file: text,
  rows: count,
  about: text,
  columns: z.array(column),
});

const stopState = z
  .strictObject({
    outputs: z.array(
      z.strictObject({
        output: text,
        halfWidth: z.number().describe('asked for; relative ones are shares of the mean'),
        relative: z.boolean(),
      }),
    ),
    over: z.enum(['setting', 'all']).describe('whether each setting must be as narrow, or all'),
    minReplicates: count,
    maxReplicates: count,
    every: count,
    met: z.boolean().describe('whether every interval was narrow enough at the end'),
  })
  .describe('when to stop; looked at only after whole replicates, in design order');

const interval = z.strictObject({
  output: text,
  unit: text.nullable(),
  mean: z.number().describe('over all runs'),
  halfWidth: z
    .number()
    .nullable()
    .describe('widest 95 % half-width of the mean of a setting; null for fewer than 2 replicates'),
});

export const manifestSchema = z
  .strictObject({
    schema: z.literal(MANIFEST_SCHEMA),
    engine: text.describe('version of the program'),
    plan: hash.describe('names the plan; folders of one plan can be merged'),
    complete: z.boolean().describe('false when the sweep was collected before its end'),
    runs: count,
    experiment: z.strictObject({
      id: text,
      title: text,
      summary: text,
      seed: text,
      pairing: z.enum(['common', 'independent']),
      hash: hash.describe('of the text of the experiment file'),
      treatments: z.array(treatment),
      factors: z.array(factor),
    }),
    parametersHash: hash.describe('of every number of all scenarios with its source'),
    design: z.strictObject({
      kind: text,
      spec: z.record(z.string(), z.unknown()).describe('as it was resolved'),
      points: count.describe('design points; each is played with each treatment'),
      settings: count.describe('points * treatments, treatments changing fastest'),
      replicates: count,
    }),
    stop: stopState.nullable(),
    intervals: z.array(interval).describe('how sure the means of summary outputs are'),
    tables: z.partialRecord(z.enum(TABLE_NAMES), table),
  })
  .describe('what lies in a results folder of salang sweep');

export type SweepManifest = z.infer<typeof manifestSchema>;
export type ManifestTreatment = SweepManifest['experiment']['treatments'][number];
export type ManifestFactor = SweepManifest['experiment']['factors'][number];
