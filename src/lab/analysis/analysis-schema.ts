/**
 * The document of `salang analyze` as a schema. Like results themselves it holds no time of day, no
 * path and no number of workers. Numbers have six significant digits; intervals are 95 % ones.
 */
import { z } from 'zod';

const text = z.string();
const count = z.int().min(0);
const number = z.number();
const fraction = z.number().min(0).max(1);
const nullable = number.nullable();
const factorValue = z.union([number, text]);

const estimate = z
  .strictObject({ value: number, low: number, high: number })
  .describe('an estimate with its 95 % interval');

const arm = z
  .strictObject({
    treatment: text,
    runs: count,
    mean: estimate.describe('for shares with the interval of Wilson, else by Student\u2019s t'),
    sd: number.describe('standard deviation over the runs'),
    min: number,
    max: number,
    quantiles: z
      .strictObject({
        p05: estimate,
        p25: estimate,
        median: estimate,
        p75: estimate,
        p95: estimate,
      })
      .nullable()
      .describe('null for a share'),
  })
  .describe('an output over the runs of one treatment');

const effect = z
  .strictObject({
    treatment: text,
    base: text,
    difference: estimate.describe('mean of the treatment less that of the base, pair by pair'),
    relative: nullable.describe('difference by the mean of the base; null when that is zero'),
    superiority: estimate.describe('share of pairs in which the treatment lies above, ties half'),
    correlation: number.describe('of the two runs of a pair'),
    varianceReduction: nullable.describe(
      'variance with luck of its own for each run, by variance with luck in common; null without replicates',
    ),
  })
  .describe('what a treatment changes');

const precision = z
  .strictObject({
    treatment: text,
    steps: z.array(z.strictObject({ replicates: count, mean: number, halfWidth: number })),
    needed: z.array(z.strictObject({ relative: number, replicates: count.nullable() })),
  })
  .describe(
    'half-width of the 95 % interval against replicates, and replicates for narrower ones; null where no number is enough',
  );

const sobol = z
  .strictObject({
    treatment: text,
    variance: number,
    factors: z.array(z.strictObject({ factor: text, first: estimate, total: estimate })),
    pairs: z.array(z.strictObject({ factors: z.tuple([text, text]), second: estimate })),
  })
  .describe('Sobol indices, with bootstrap intervals over the base points');

const morris = z
  .strictObject({
    treatment: text,
    factors: z.array(
      z.strictObject({ factor: text, mu: estimate, muStar: estimate, sigma: estimate }),
    ),
  })
  .describe('elementary effects, with bootstrap intervals over the trajectories');

const regression = z
  .strictObject({
    treatment: text,
    r2: number.describe('share of variance that a linear model of the factors explains'),
    rankR2: number,
    factors: z.array(
      z.strictObject({
        factor: text,
        rankCorrelation: estimate,
        partialRankCorrelation: estimate,
        coefficient: estimate.describe('standardised regression coefficient'),
        rankCoefficient: estimate,
      }),
    ),
  })
  .describe('correlations and standardised regression over the design points');

const moves = z
  .strictObject({
    treatment: text,
    base: z.record(text, factorValue).describe('where the factors stand at the base'),
    moves: z.array(z.strictObject({ factor: text, to: factorValue, difference: estimate })),
  })
  .describe('one factor at a time: the output there less that at the base');

const byFactor = z
  .strictObject({
    treatment: text,
    factor: text,
    bins: z.array(
      z.strictObject({
        from: factorValue,
        to: factorValue,
        points: count,
        runs: count,
        mean: estimate,
      }),
    ),
  })
  .describe('the output by where a factor stands');

const output = z
  .strictObject({
    id: text.describe('an output, or outcome=NAME: whether the war ended so'),
    kind: z.enum(['number', 'share']),
    unit: text.nullable(),
    about: text,
    arms: z.array(arm),
    effects: z.array(effect),
    precision: z.array(precision),
    sobol: z.array(sobol),
    morris: z.array(morris),
    regression: z.array(regression),
    oneAtATime: z.array(moves),
    byFactor: z.array(byFactor),
  })
  .describe('one number of each run, and what it hangs on');

const boxMeasures = {
  density: fraction.describe('share of the points of the box that are cases'),
  coverage: fraction.describe('share of all cases that the box holds'),
  support: fraction.describe('share of all points that the box holds'),
  restricted: count.describe('factors that it restricts'),
};

const box = z
  .strictObject({
    ...boxMeasures,
    limits: z.array(
      z.strictObject({
        factor: text,
        low: nullable.describe('null where it is open'),
        high: nullable,
        levels: z.array(text).nullable().describe('levels that it holds; null for numbers'),
        quasiP: fraction.describe('chance that the restriction is an accident'),
        densityWithout: fraction.describe('density of the box without this restriction'),
        coverageWithout: fraction,
      }),
    ),
    trajectory: z.array(z.strictObject(boxMeasures)).describe('boxes from the whole space down'),
  })
  .describe('where cases lie close together');

const discovery = z
  .strictObject({
    treatment: text,
    case: text.describe('condition that makes a run a case'),
    share: fraction.describe('cases among all runs'),
    boxes: z.array(box),
  })
  .describe('scenario discovery by PRIM');

const bands = {
  mean: z.array(number),
  meanLow: z.array(number).describe('ends of the 95 % interval of the mean'),
  meanHigh: z.array(number),
};

const series = z
  .strictObject({
    id: text,
    unit: text.nullable(),
    about: text,
    dates: z.array(text).describe('first day of each turn'),
    arms: z.array(
      z.strictObject({
        treatment: text,
        ...bands,
        p05: z.array(number),
        p25: z.array(number),
        median: z.array(number),
        p75: z.array(number),
        p95: z.array(number),
      }),
    ),
    effects: z.array(
      z.strictObject({
        treatment: text,
        base: text,
        ...bands,
        varianceReduction: z.array(nullable),
      }),
    ),
  })
  .describe('a series turn by turn over the runs');

export const analysisSchema = z
  .strictObject({
    schema: z.literal('salang.analysis/1'),
    engine: text.describe('version of the program that played the sweep'),
    experiment: z.strictObject({
      id: text,
      title: text,
      plan: text.describe('names the plan of the sweep'),
      seed: text,
      design: text,
      points: count,
      replicates: count,
      runs: count.describe('runs that were analysed'),
      pairing: z.enum(['common', 'independent']),
      treatments: z.array(z.strictObject({ id: text, title: text })),
      factors: z.array(z.strictObject({ id: text, unit: text.nullable() })),
    }),
    base: text.describe('treatment that the others are compared with'),
    outputs: z.array(output),
    discovery: z.array(discovery),
    series: z.array(series),
    notes: z.array(text).describe('what could not be said, and why; how far intervals reach'),
  })
  .describe('what an analysis of a sweep found');

export type AnalysisDocument = z.infer<typeof analysisSchema>;
export type OutputAnalysis = AnalysisDocument['outputs'][number];
export type SeriesAnalysis = AnalysisDocument['series'][number];
export type DiscoveryAnalysis = AnalysisDocument['discovery'][number];
