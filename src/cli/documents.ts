/**
 * The documents that commands print with `--json`, as schemas: types, checks in tests and the JSON
 * Schema files of the package are derived from them. The documents of `run` and `validate` are
 * declared by the lab, which makes them.
 */
import { z } from 'zod';
import { overridesSchema } from '../lab/documents.js';
import { sideCardsSchema, watchSchema } from '../scenario/schema.js';
import { replaySchema, savesSchema, verifySchema } from './game-documents.js';
import {
  planSchema,
  querySchema,
  shardSchema,
  slurmSchema,
  workerSchema,
} from './lab-documents.js';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const hash = z.string().regex(/^[0-9a-f]{32}$/);
const count = z.int().min(0);
const named = z.strictObject({ id: z.string(), name: z.string() });

const problem = z
  .strictObject({
    file: z.string(),
    line: count.describe('from 1; 0 for the file as a whole'),
    column: count,
    path: z.string().describe('the field; empty for the file as a whole'),
    code: z.string().describe('stable'),
    message: z.string(),
    mend: z.string(),
  })
  .describe('one thing that is wrong with a file');

export const errorSchema = z
  .strictObject({
    schema: z.literal('salang.error/1'),
    exitCode: z.int(),
    code: z.string().describe('stable'),
    message: z.string(),
    advice: z.string().optional(),
    problems: z.array(problem).optional(),
    omitted: count.optional().describe('problems beyond those listed'),
  })
  .describe('why a command with --json failed');

export const scenarioListSchema = z
  .strictObject({
    schema: z.literal('salang.scenario-list/1'),
    scenarios: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        summary: z.string(),
        problem: problem.nullable().describe('why the file cannot be read, or null'),
      }),
    ),
  })
  .describe('the shipped scenarios');

export const scenarioShowSchema = z
  .strictObject({
    schema: z.literal('salang.scenario-show/1'),
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    teaches: z.string(),
    sides: sideCardsSchema.nullable().describe('the seats of both sides, or null'),
    watch: watchSchema.nullable().describe('what moves against another scenario, or null'),
    start: date,
    end: date.describe('last day, included'),
    turnDays: z.int().min(1),
    history: z.enum(['all', 'exogenous', 'none']),
    hash: hash.describe('names all that decides what happens'),
    provinces: count,
    areas: z.array(z.strictObject({ id: z.string(), name: z.string(), province: z.string() })),
    groups: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.string() })),
    actors: z.array(named),
    corridors: z.array(named),
    fronts: z.array(named),
    zones: z.array(named),
    events: z.strictObject({ dated: count, conditional: count }),
    parameters: count,
    targets: count,
    files: z.array(z.strictObject({ name: z.string(), hash: z.string() })),
  })
  .describe('what is in a scenario');

export const scenarioCheckSchema = z
  .strictObject({
    schema: z.literal('salang.scenario-check/1'),
    name: z.string().describe('as it was given'),
    ok: z.boolean(),
    id: z.string().nullable(),
    hash: hash.nullable(),
    files: z.array(z.string()),
    problems: z.array(problem),
    omitted: count.describe('problems beyond those listed'),
  })
  .describe('whether a scenario file can be used');

const prior = z.strictObject({
  kind: z.string(),
  low: z.number().optional(),
  high: z.number().optional(),
});

export const paramsSchema = z
  .strictObject({
    schema: z.literal('salang.params/1'),
    scenario: z.string(),
    filter: z.string().nullable(),
    count,
    parameters: z.array(
      z.strictObject({
        path: z.string().describe('as --set takes it'),
        kind: z.enum(['parameter', 'table', 'field']),
        value: z.number().nullable().describe('null for tables and fields, which have many'),
        unit: z.string(),
        source: z.string(),
        certainty: z.string(),
        prior: prior.nullable(),
        note: z.string().nullable(),
        setBy: z.string().nullable(),
        changeable: z.enum(['value', 'scale', 'add']).nullable(),
      }),
    ),
  })
  .describe('numbers of a scenario with their sources');

const axisIds = z.partialRecord(
  z.enum(['side', 'group', 'actor', 'corridor', 'front', 'zone', 'event', 'area']),
  z.string(),
);

export const explainSchema = z
  .strictObject({
    schema: z.literal('salang.explain/1'),
    scenario: z.strictObject({ id: z.string(), title: z.string(), hash }),
    seed: z.string(),
    run: count.describe('number of the campaign among those of the seed, from 0'),
    players: z.strictObject({ nrf: z.string().nullable(), taliban: z.string().nullable() }),
    without: z.array(z.string()).describe('rules left out'),
    overrides: overridesSchema,
    lastDay: date.describe('last day played'),
    variable: z.strictObject({
      name: z.string(),
      unit: z.string(),
      about: z.string(),
      aggregation: z.enum(['value', 'sum', 'population-weighted mean']),
    }),
    of: z.string().describe('what the variable belongs to'),
    turnDays: z.int().min(1),
    dates: z.array(date).describe('first day of each turn'),
    values: z.array(z.number()).describe('at the start, then after each turn'),
    change: z.number(),
    rounding: z
      .number()
      .describe('change less the sum of the totals of causes: what rounding leaves'),
    causes: z
      .array(
        z.strictObject({
          cause: z.string().describe('name in the table of causes, or event:<id>'),
          title: z.string(),
          total: z.number(),
          byTurn: z.array(z.number()),
        }),
      )
      .describe('greatest total first'),
    periods: z.array(
      z.strictObject({
        period: z.string(),
        firstTurn: count,
        lastTurn: count,
        before: z.number(),
        after: z.number(),
        byCause: z.array(z.number()).describe('in the order of causes'),
      }),
    ),
    cells: z
      .array(
        z.strictObject({
          ids: axisIds,
          weight: z.number(),
          first: z.number(),
          last: z.number(),
          terms: z.strictObject({
            turn: z.array(count),
            cause: z.array(count).describe('position in causes'),
            delta: z.array(z.number()),
          }),
        }),
      )
      .describe('added to first in order, the deltas of a cell give last bit for bit'),
  })
  .describe('named causes behind the change of a variable in one campaign');

export type ErrorDocument = z.infer<typeof errorSchema>;
export type ExplainDocument = z.infer<typeof explainSchema>;

const pictures = z
  .array(z.strictObject({ id: z.string(), title: z.string() }))
  .describe('pictures by the names that salang plot takes');

export const reportSchema = z
  .strictObject({
    schema: z.literal('salang.report/1'),
    kind: z.enum(['scenario', 'game', 'run', 'sweep']),
    title: z.string(),
    bytes: count.describe('size of the file'),
    figures: pictures,
  })
  .describe('a report that was written');

export const plotSchema = z
  .strictObject({ schema: z.literal('salang.plot/1'), pictures })
  .describe('the pictures that a source has, or the one that was drawn');

/** Every document of these commands by its name. */
export const DOCUMENT_SCHEMAS = {
  'salang.error/1': errorSchema,
  'salang.scenario-list/1': scenarioListSchema,
  'salang.scenario-show/1': scenarioShowSchema,
  'salang.scenario-check/1': scenarioCheckSchema,
  'salang.params/1': paramsSchema,
  'salang.explain/1': explainSchema,
  'salang.saves/1': savesSchema,
  'salang.verify/1': verifySchema,
  'salang.replay/1': replaySchema,
  'salang.report/1': reportSchema,
  'salang.plot/1': plotSchema,
  'salang.plan/1': planSchema,
  'salang.shard/1': shardSchema,
  'salang.query/1': querySchema,
  'salang.slurm/1': slurmSchema,
  'salang.worker/1': workerSchema,
} as const;
