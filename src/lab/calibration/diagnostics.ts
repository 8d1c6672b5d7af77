/** What a calibration found, in numbers: for its document, its report and the page of validation. */
import { z } from 'zod';
import { formatIsoDate } from '../../engine/calendar.js';
import { VERSION } from '../../scenario/version.js';
import { significant } from '../significant.js';
import type { Calibrated } from './calibrate.js';
import type { Calibration } from './calibration.js';
import { changesFor, valueAt } from './fitted-parameters.js';
import { weightedCovariance } from './linear-algebra.js';
import { medoidOf } from './posterior.js';
import { middleHash } from './resolve-calibration.js';
import { normal } from '../../engine/quantiles.js';
import {
  effectiveSize,
  weightedMoments,
  weightedQuantile,
  weightedRank,
} from './weighted-sample.js';

/** A parameter is informed when its posterior is narrower than this share of its prior. */
export const INFORMED_WIDTH = 0.8;

const points = z.strictObject({ p05: z.number(), median: z.number(), p95: z.number() });
const text = z.string();

export const calibrationDocumentSchema = z
  .strictObject({
    schema: z.literal('salang.calibrate/1'),
    id: text,
    title: text,
    engine: text.describe('version of the program'),
    plan: text.describe('names all that decides the result'),
    scenario: z.strictObject({
      id: text,
      title: text,
      hash: text.describe(
        'names the scenario whatever values the fitted numbers have in its files',
      ),
    }),
    seed: text,
    until: text.describe('last day played'),
    campaigns: z.int(),
    rows: z.int().describe('points of the posterior'),
    effectiveSize: z.number().describe('equally weighted points that would be worth as much'),
    swings: z
      .int()
      .nullable()
      .describe(
        'campaigns at each point, of which the nearest gave the slow swings of the counted years; null: drawn anew',
      ),
    rounds: z.array(
      z.strictObject({
        round: z.int(),
        tolerance: z.number().describe('greatest distance accepted, in spreads of chance'),
        attempts: z.int(),
        accepted: z.int(),
        acceptance: z.number(),
        effectiveSize: z.number(),
        givenUp: z.boolean().describe('too few were accepted, so the round before is the last'),
      }),
    ),
    parameters: z.array(
      z.strictObject({
        id: text,
        title: text,
        unit: text,
        paths: z.array(text),
        informedBy: text.nullable(),
        prior: points,
        posterior: points,
        width: z
          .number()
          .describe(
            'standard deviation of the posterior as a share of that of the prior, in normal scores',
          ),
        informed: z.boolean(),
      }),
    ),
    correlations: z.array(z.array(z.number())).describe('of normal scores, by parameter'),
    targets: z.array(
      z.strictObject({
        id: text,
        reported: z.number(),
        bound: z.enum(['exact', 'at_least', 'at_most']),
        reportingError: z.number(),
        scale: z.number().describe('spread of chance by which its distance is measured'),
        ...points.shape,
        inside: z.boolean(),
        percentile: z.number(),
      }),
    ),
    medoid: z.strictObject({
      row: z.int(),
      values: z.array(z.number()).describe('by parameter'),
      changes: z.array(z.strictObject({ path: text, value: z.number() })),
    }),
  })
  .describe('what salang calibrate found');

export type CalibrationDocument = z.infer<typeof calibrationDocumentSchema>;

/** The document of a calibration. */
export function calibrationDocument(
  calibration: Calibration,
  { state, rows, scales, campaigns }: Calibrated,
): CalibrationDocument {
  const { scenario, parameters, targets, sampler } = calibration;
  const medoid = medoidOf(rows.points, rows.weights);
  const values = rows.values[medoid] ?? [];
  return {
    schema: 'salang.calibrate/1',
    id: calibration.id,
    title: calibration.title,
    engine: VERSION,
    plan: calibration.hash,
    scenario: { id: scenario.id, title: scenario.title, hash: middleHash(scenario, parameters) },
    seed: calibration.seed,
    until: formatIsoDate(calibration.lastDay),
    campaigns,
    rows: rows.weights.length,
    effectiveSize: significant(effectiveSize(rows.weights)),
    swings: sampler.swings ?? null,
    rounds: state.path.map(({ round, tolerance, attempts, accepted, effectiveSize: ess }) => ({
      round: round + 1,
      tolerance: significant(tolerance),
      attempts,
      accepted,
      acceptance: significant(attempts === 0 ? 0 : accepted / attempts),
      effectiveSize: significant(ess),
      givenUp: ess === 0,
    })),
    parameters: parameters.map((own, d) => parameterOf(own, d, rows)),
    correlations: correlationsOf(rows),
    targets: targets.map((target, j) => targetOf(target, scales[j] ?? 1, j, rows)),
    medoid: {
      row: medoid,
      values: values.map((value) => significant(value)),
      changes: changesFor(parameters, values).map(({ path, value }) => ({
        path,
        value: significant(Number(value)),
      })),
    },
  };
}

function quantilesOf(
  values: readonly number[],
  weights: readonly number[],
): z.infer<typeof points> {
  const at = (share: number): number => significant(weightedQuantile(values, weights, share));
  return { p05: at(0.05), median: at(0.5), p95: at(0.95) };
}

function parameterOf(
  own: Calibration['parameters'][number],
  d: number,
  rows: Calibrated['rows'],
): CalibrationDocument['parameters'][number] {
  const scores = rows.points.map((point) => point[d] ?? 0);
  const { sd } = weightedMoments(scores, rows.weights);
  const prior = (share: number): number => significant(valueAt(own, normal(share)));
  return {
    id: own.id,
    title: own.title,
    unit: own.unit,
    paths: own.paths.map(({ path }) => path),
    informedBy: own.informedBy,
    prior: { p05: prior(0.05), median: prior(0.5), p95: prior(0.95) },
    posterior: quantilesOf(
      rows.values.map((row) => row[d] ?? 0),
      rows.weights,
    ),
    width: significant(sd),
    informed: sd < INFORMED_WIDTH,
  };
}

function correlationsOf({ points: sample, weights }: Calibrated['rows']): number[][] {
  const covariance = weightedCovariance(sample, weights);
  const sd = covariance.map((row, d) => Math.sqrt(row[d] ?? 0));
  return covariance.map((row, a) =>
    row.map((value, b) => {
      const scale = (sd[a] ?? 0) * (sd[b] ?? 0);
      return a === b ? 1 : significant(scale > 0 ? value / scale : 0);
    }),
  );
}

function targetOf(
  { id, value, bound, reportingError }: Calibration['targets'][number],
  scale: number,
  j: number,
  { summaries, weights }: Calibrated['rows'],
): CalibrationDocument['targets'][number] {
  const counts = summaries.map((row) => row[j] ?? 0);
  const interval = quantilesOf(counts, weights);
  const inside =
    (bound === 'at_most' || interval.p95 >= value) &&
    (bound === 'at_least' || interval.p05 <= value);
  return {
    id,
    reported: value,
    bound,
    reportingError,
    scale: significant(scale),
    ...interval,
    inside,
    percentile: significant(100 * weightedRank(counts, weights, value)),
  };
}
