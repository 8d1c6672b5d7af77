/**
 * The shape of calibration files. Strict everywhere: what is not declared is refused. What refers to
 * the scenario (paths, priors, counts) is checked when it has been loaded (resolve-calibration.ts).
 */
import { z } from 'zod';
import { ID_FORM } from '../../scenario/schema.js';
import { MAX_SEED_LENGTH } from '../../scenario/seed.js';

export const CALIBRATION_SCHEMA = 'salang.calibration/1';

/** Limits of one calibration; published counts carry few facts, so few parameters can be fitted. */
export const CALIBRATION_LIMITS = { parameters: 8, paths: 12, particles: 20_000, campaigns: 5e6 };

const line = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\n\t]*$/);
const prose = z.string().min(1).max(8000);
const path = z.string().min(1).max(200).describe('what is changed, as salang params lists it');
const relative = z.number().min(0).max(2);

const follower = z
  .strictObject({
    path,
    at: z.number().describe('its value where the parameter has its own `at`'),
  })
  .describe('a number that moves by the same factor, within its own prior');

const parameter = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,39}$/)
      .describe('becomes the name of a column'),
    title: line,
    path: path.describe('the number that is fitted; its prior is that of the scenario'),
    at: z.number().positive().optional().describe('its value where the others have theirs'),
    with: z.array(follower).min(1).max(CALIBRATION_LIMITS.paths).optional(),
    informedBy: prose.optional().describe('which reported count tells of it'),
  })
  .describe('a parameter, or a combination of several that one factor scales');

const errorOf = z
  .strictObject({
    tally: relative,
    itemised: relative,
    recorded: relative,
    verified: relative,
    true: relative,
  })
  .partial()
  .describe('standard deviation of the reported value about what the layer holds, as a share');

const targets = z.strictObject({
  use: line.describe('rows of the counts of the scenario with this use'),
  reportingError: errorOf,
  rows: z
    .array(z.strictObject({ id: line, reportingError: relative, why: prose.optional() }))
    .max(500)
    .optional()
    .describe('rows that err otherwise than their layer'),
});

const sampler = z.strictObject({
  particles: z.int().min(20).max(CALIBRATION_LIMITS.particles).describe('points of a round'),
  firstRound: z
    .int()
    .min(20)
    .max(CALIBRATION_LIMITS.particles * 50)
    .describe('points drawn from the prior in the first round, of which the nearest go on'),
  pilot: z
    .int()
    .min(8)
    .max(2000)
    .describe(
      'campaigns at the middle of the priors, for the scales; as many again where swings are held',
    ),
  quantile: z
    .number()
    .min(0.1)
    .max(0.95)
    .describe('of the distances of a round, which the tolerance of the next is'),
  rounds: z.int().min(1).max(60).describe('rounds at most'),
  tolerance: z.number().min(0).describe('rounds end when the tolerance has come down to this'),
  minAcceptance: z
    .number()
    .min(0.0005)
    .max(1)
    .describe('a round that accepts less is given up, and the one before it is the last'),
  swings: z
    .int()
    .min(2)
    .max(1000)
    .optional()
    .describe(
      'campaigns at each point of the posterior, of which the nearest gives the slow swings of the counted years; without it swings are drawn anew for each campaign',
    ),
  maxCampaigns: z.int().min(100).max(CALIBRATION_LIMITS.campaigns),
});

export const calibrationSchema = z.strictObject({
  schema: z.literal(CALIBRATION_SCHEMA),
  id: z.string().regex(ID_FORM),
  title: line,
  summary: prose.optional(),
  scenario: z.string().min(1).max(300).describe('name of a shipped scenario, or path of a file'),
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .describe('last day played; by default the last that a count needs'),
  seed: z
    .string()
    .min(1)
    .max(MAX_SEED_LENGTH)
    .regex(/^[\x20-\x7e]*$/)
    .optional(),
  parameters: z.array(parameter).min(1).max(CALIBRATION_LIMITS.parameters),
  targets,
  sampler,
});

export type CalibrationFile = z.infer<typeof calibrationSchema>;
