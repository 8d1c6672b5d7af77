/**
 * The documents of a batch as schemas: types, JSON Schema files and checks in tests are derived from
 * them. A document holds no time of day, no path and no number of workers: the same work gives the
 * same bytes everywhere. Numbers have six significant digits.
 */
import { z } from 'zod';
import { NOT_SCORED, SERIES_IDS, type NotScoredReason, type SeriesId } from '../engine/metrics.js';
import { LAYERS } from '../engine/records.js';
import { RULE_NAMES, type RuleName } from '../engine/turn.js';
import { OUTCOMES } from './outcome.js';
import { LAST_DAY_STATE, STATE_KEYS, type StateKey } from './plan.js';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const hash = z.string().regex(/^[0-9a-f]{32}$/);
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const text = z.string();

const shareWithInterval = z
  .strictObject({
    share: share.describe('share of the campaigns'),
    low: share.describe('lower end of the 95 % interval of Wilson'),
    high: share.describe('its upper end'),
  })
  .describe('a share of the campaigns with the chance of its count');

const summary = z
  .strictObject({
    mean: z.number(),
    median: z.number(),
    p05: z.number().describe('5 % quantile over the campaigns'),
    p95: z.number(),
  })
  .describe('a number over the campaigns');

export const overridesSchema = z
  .array(
    z.strictObject({
      path: text,
      value: z.union([z.number(), text, z.boolean()]).optional(),
      scale: z.number().optional(),
      add: z.number().optional(),
    }),
  )
  .describe('changes of the scenario that were asked for');

const head = {
  scenario: z.strictObject({
    id: text,
    title: text,
    hash: hash.describe('names all that decides what happens, changes included'),
  }),
  engine: text.describe('version of the program'),
  seed: text,
  runs: z.int().min(1).describe('campaigns, numbered from 0'),
  start: date.describe('first day'),
  end: date.describe('last day of the scenario, included'),
  until: date.describe('last day played, included'),
  turnDays: z.int().min(1),
  players: z
    .strictObject({ nrf: text.nullable(), taliban: text.nullable() })
    .describe('computer player of each side; null for nobody'),
  without: z.array(z.enum(RULE_NAMES as [RuleName, ...RuleName[]])).describe('rules left out'),
  overrides: overridesSchema,
  posterior: z
    .strictObject({
      id: text.describe('of the calibration'),
      scenario: text.describe('that was fitted'),
      rows: count,
      swings: z
        .boolean()
        .optional()
        .describe('whether each has the slow swings of the years that were counted, too'),
      hash: hash.describe('of values and weights'),
    })
    .optional()
    .describe('where each campaign took its fitted parameters from; absent when all had the same'),
  from: z
    .strictObject({
      turns: count.describe('turns that were played before'),
      date: date.describe('first day that the campaigns play'),
      stateHash: hash.describe('names the state that they begin with'),
    })
    .optional()
    .describe('a saved game that the campaigns go on from; absent when they begin anew'),
};

const target = z
  .strictObject({
    id: text,
    actor: text,
    metric: text,
    unit: text,
    scope: text,
    layer: z.enum(LAYERS).describe('layer of reporting that both numbers are of'),
    start: date,
    end: date.describe('last day of the window, included'),
    bound: z.enum(['exact', 'at_least', 'at_most']).describe('how the reported value binds'),
    use: text.nullable().describe('what the file says the count is for'),
    reported: z.number(),
    mean: z.number(),
    median: z.number(),
    p05: z.number().describe('5 % quantile over the campaigns'),
    p95: z.number(),
    inside: z.boolean().describe('exact: p05 to p95; at_least: p95 reaches it; at_most: p05 does'),
    percentile: z.number().min(0).max(100).describe('of the reported value, ties counted half'),
    crps: z.number().describe('continuous ranked probability score; for bounds its censored form'),
  })
  .describe('a reported count beside what the campaigns gave');

const notScored = z
  .strictObject({
    id: text,
    reason: z.enum(Object.keys(NOT_SCORED) as [NotScoredReason, ...NotScoredReason[]]),
  })
  .describe('a reported count that is not compared, and why');

const stateShape = Object.fromEntries(
  STATE_KEYS.map((key) => [
    key,
    LAST_DAY_STATE[key].kind === 'share' ? shareWithInterval : summary,
  ]),
) as {
  [K in StateKey]: (typeof LAST_DAY_STATE)[K]['kind'] extends 'share'
    ? typeof shareWithInterval
    : typeof summary;
};

const series = z
  .strictObject({
    id: z.enum(SERIES_IDS as [SeriesId, ...SeriesId[]]),
    unit: text,
    dates: z.array(date).describe('first day of each turn'),
    median: z.array(z.number()),
    p05: z.array(z.number()),
    p95: z.array(z.number()),
  })
  .describe('a metric turn by turn; large values are binned, within 0.03 %');

export const runSchema = z
  .strictObject({
    schema: z.literal('salang.run/1'),
    ...head,
    outcomes: z
      .array(
        z.strictObject({
          ending: z.enum(OUTCOMES),
          ...shareWithInterval.shape,
        }),
      )
      .describe('every outcome, also those that did not come'),
    targets: z.array(target),
    notScored: z.array(notScored),
    series: z.array(series),
    state: z
      .strictObject({ ...stateShape, groundHeld: shareWithInterval })
      .describe('the last day; groundHeld: at least one area governed by insurgents'),
    stateHash: hash.describe('names the last states of all campaigns, in their order'),
  })
  .describe('what came out of many campaigns of one scenario');

const totals = z.strictObject({
  scored: count,
  inside: count,
  insideShare: share.nullable().describe('null when nothing was scored; 0.9 is to be expected'),
  meanCrps: z.number().nullable(),
  meanRelativeCrps: z.number().nullable().describe('each score by the reported value, 1 at least'),
});

export const validateSchema = z
  .strictObject({
    schema: z.literal('salang.validate/1'),
    ...head,
    targets: z.array(target),
    notScored: z.array(notScored),
    totals: totals.extend({
      rows: count,
      notScored: count,
      byLayer: z.array(totals.extend({ layer: z.enum(LAYERS) })),
    }),
    stateHash: hash.describe('names the last states of all campaigns, in their order'),
  })
  .describe('reported counts of a file compared with many campaigns of one scenario');

export type RunDocument = z.infer<typeof runSchema>;
export type ValidateDocument = z.infer<typeof validateSchema>;
export type TargetDocument = z.infer<typeof target>;
export type TotalsDocument = z.infer<typeof totals>;
export type DocumentHead = Omit<RunDocument, Exclude<keyof RunDocument, keyof typeof head>>;
