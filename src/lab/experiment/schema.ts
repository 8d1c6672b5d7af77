/**
 * The shape of experiment files. Strict everywhere: what is not declared is refused. What refers to
 * scenarios (paths, metrics, areas) is checked when they have been loaded (resolve-experiment.ts).
 */
import { z } from 'zod';
import { SERIES_IDS, type SeriesId } from '../../engine/metrics.js';
import { KIND_NAMES, NOTE_NAMES, type KindName, type NoteName } from '../../engine/records.js';
import { SIDE_NAMES } from '../../engine/sides.js';
import { RULE_NAMES, type RuleName } from '../../engine/turn.js';
import { PLAYER_NAMES } from '../../players/index.js';
import { ID_FORM } from '../../scenario/schema.js';
import { MAX_SEED_LENGTH } from '../../scenario/seed.js';

export const EXPERIMENT_SCHEMA = 'salang.experiment/1';

/** Limits of one experiment. */
export const EXPERIMENT_LIMITS = {
  treatments: 64,
  factors: 64,
  levels: 1000,
  points: 20_000,
  settings: 10_000_000,
  replicates: 10_000_000,
  /** Campaigns are numbered in 32 bits where each has chance of its own. */
  runs: 4_000_000_000,
  summary: 200,
  areaColumns: 40,
} as const;

/** Kinds of the event log: operations, then notable turns. */
export const EVENT_KINDS = [...KIND_NAMES, ...NOTE_NAMES] as const;
export type EventKind = KindName | NoteName;

const id = z.string().regex(ID_FORM);
/** Ids that become names of columns: words of letters, digits and "_", as SQL has them. */
const columnId = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,47}$/)
  .describe('becomes the name of a column: letters, digits and "_"');
const line = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\n\t]*$/);
const prose = z.string().min(1).max(8000);
const path = z.string().min(1).max(200).describe('what is changed, as salang params lists it');
const value = z.union([z.number(), z.string().max(200), z.boolean()]);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const rule = z.enum(RULE_NAMES as [RuleName, ...RuleName[]]);
const atMost = (most: number): z.ZodNumber => z.int().min(1).max(most);

const players = z
  .strictObject({ [SIDE_NAMES[0]]: z.string().max(64), [SIDE_NAMES[1]]: z.string().max(64) })
  .partial()
  .describe(`computer player of each side: ${PLAYER_NAMES.join(', ')}`);

const override = z.strictObject({
  path,
  value: value.optional(),
  scale: z.number().optional(),
  add: z.number().optional(),
});

const treatment = z.strictObject({
  id,
  title: line.optional(),
  scenario: z.string().min(1).max(300).optional(),
  overrides: z.array(override).max(200).optional(),
  players: players.optional(),
  without: z.array(rule).max(RULE_NAMES.length).optional().describe('rules to leave out'),
});

const distribution = z
  .strictObject({
    kind: z.enum(['uniform', 'loguniform', 'normal', 'lognormal']),
    low: z.number(),
    high: z.number(),
  })
  .describe('low and high are bounds; of normal and lognormal the 5 and 95 % points');

const factor = z.strictObject({
  id: columnId,
  path,
  apply: z
    .enum(['value', 'scale', 'add'])
    .optional()
    .describe('put in place (as a rule), multiply, or add'),
  range: z.tuple([z.number(), z.number()]).optional().describe('uniform between two bounds'),
  levels: z.array(value).min(1).max(EXPERIMENT_LIMITS.levels).optional(),
  distribution: distribution.optional(),
});

const settings = atMost(EXPERIMENT_LIMITS.settings);
const design = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('full-factorial') }),
    z.strictObject({
      kind: z.literal('list'),
      points: z.array(z.record(columnId, value)).min(1).max(EXPERIMENT_LIMITS.points),
    }),
    z.strictObject({ kind: z.literal('latin-hypercube'), settings }),
    z.strictObject({ kind: z.literal('sobol'), settings }),
    z.strictObject({
      kind: z.literal('saltelli'),
      base: settings,
      secondOrder: z.boolean().optional(),
    }),
    z.strictObject({
      kind: z.literal('morris'),
      trajectories: settings,
      levels: z.int().min(2).max(EXPERIMENT_LIMITS.levels).optional(),
    }),
    z.strictObject({
      kind: z.literal('one-at-a-time'),
      ends: z
        .array(z.number().min(0).max(0.999999))
        .min(1)
        .max(100)
        .optional()
        .describe('places in the distribution of a continuous factor; 0.5 is its median'),
      base: z.record(columnId, value).optional().describe('level of factors that have levels'),
    }),
  ])
  .describe('which combinations of the factors are played');

const query = z.strictObject({
  id: columnId.optional(),
  metric: z.string().min(1).max(64),
  actor: z.string().min(1).max(64).optional(),
  scope: z.string().min(1).max(64).optional(),
  layer: z
    .union([z.string().min(1).max(20), z.literal(true)])
    .optional()
    .describe('layer of reporting; YAML reads the name of the layer true as a truth value'),
  from: date.optional().describe('first day; the first of the scenario when left out'),
  to: date.optional().describe('last day, included; the last played when left out'),
});

const areaColumns = z
  .array(z.string().min(1).max(100))
  .min(1)
  .max(EXPERIMENT_LIMITS.areaColumns)
  .describe('columns of the world that areas have: control, fear, fighters.nrf');

const outputs = z.strictObject({
  summary: z
    .array(z.union([z.string().min(1).max(64), query]))
    .max(EXPERIMENT_LIMITS.summary)
    .optional()
    .describe('one number a run: metrics by name or as queries, states of the last day'),
  national: z
    .array(z.enum(SERIES_IDS as [SeriesId, ...SeriesId[]]))
    .min(1)
    .max(SERIES_IDS.length)
    .optional()
    .describe('series, a row for each run and turn'),
  areas: z
    .union([
      areaColumns,
      z.strictObject({
        columns: areaColumns,
        every: z.int().min(1).max(1000).optional().describe('every n-th turn, and the last'),
      }),
    ])
    .optional()
    .describe('areas, a row for each run, turn and area'),
  events: z
    .union([z.literal(true), z.array(z.enum(EVENT_KINDS)).min(1).max(EVENT_KINDS.length)])
    .optional()
    .describe('the log of operations and notable turns: all of it, or some kinds'),
});

const stop = z
  .strictObject({
    outputs: z
      .array(
        z.strictObject({
          output: columnId.describe('a summary output'),
          halfWidth: z.number().positive().optional().describe('in the unit of the output'),
          relativeHalfWidth: z.number().positive().max(1).optional().describe('of the mean'),
        }),
      )
      .min(1)
      .max(20),
    over: z
      .enum(['setting', 'all'])
      .optional()
      .describe('the mean of each setting (as a rule), or the mean over all settings'),
    minReplicates: z.int().min(2).max(EXPERIMENT_LIMITS.replicates),
    maxReplicates: z.int().min(2).max(EXPERIMENT_LIMITS.replicates),
    every: atMost(EXPERIMENT_LIMITS.replicates).describe('replicates between two looks'),
  })
  .describe('stop when the 95 % intervals of these outputs are narrow enough');

/** An experiment file. */
export const experimentSchema = z.strictObject({
  $schema: z.string().max(300).optional().describe('for editors; ignored'),
  schema: z.literal(EXPERIMENT_SCHEMA),
  id,
  title: line,
  summary: prose.optional().describe('what it asks, and what to look at'),
  scenario: z.string().min(1).max(300).optional().describe('name of a shipped one, or a path'),
  until: date.optional().describe('last day played; the last of the scenario when left out'),
  seed: z
    .string()
    .min(1)
    .max(MAX_SEED_LENGTH)
    .regex(/^[\x20-\x7e]*$/)
    .optional(),
  pairing: z
    .enum(['common', 'independent'])
    .optional()
    .describe('common: replicate k has the same chance in every setting'),
  replicates: atMost(EXPERIMENT_LIMITS.replicates).optional(),
  players: players.optional(),
  without: z.array(rule).max(RULE_NAMES.length).optional(),
  overrides: z.array(override).max(200).optional().describe('changes in every treatment'),
  treatments: z.array(treatment).min(1).max(EXPERIMENT_LIMITS.treatments).optional(),
  factors: z.array(factor).min(1).max(EXPERIMENT_LIMITS.factors).optional(),
  design: design.optional(),
  outputs: outputs.optional(),
  stop: stop.optional(),
});

export type ExperimentFile = z.infer<typeof experimentSchema>;
export type TreatmentEntry = z.infer<typeof treatment>;
export type FactorEntry = z.infer<typeof factor>;
export type DesignEntry = z.infer<typeof design>;
export type QueryEntry = z.infer<typeof query>;
export type FactorValue = z.infer<typeof value>;
export type Apply = NonNullable<FactorEntry['apply']>;
