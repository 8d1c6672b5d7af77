/**
 * How near a simulated war comes to what was reported. Counts are compared by their logarithms, as
 * they err in proportion; a lower bound is met by anything above it. Simulated counts are reported
 * with an error like that of the real ones, so that the fit is to the model of reporting too
 * (Wilkinson 2013).
 */
import { log } from '../../engine/maths.js';
import type { Bound } from '../score.js';

/** What is compared, with the scale of each comparison. */
export interface Yardstick {
  readonly values: readonly number[];
  readonly bounds: readonly Bound[];
  /** Reporting error of each, as a share. */
  readonly errors: readonly number[];
  /** Spread of each difference that no parameter can take away: chance of a war and of its report. */
  readonly scales: readonly number[];
}

/** Keeps zero finite; a count of one more or less is felt by small counts only. */
const HALF = 0.5;

/** A count on the scale on which counts are compared. */
export function onLogScale(count: number): number {
  return log(Math.max(0, count) + HALF);
}

/**
 * Differences of the summaries of a war from the reported ones, in scales. `deviates` are standard
 * normal numbers, one a summary, by which the simulated reports err.
 */
export function differencesOf(
  { values, bounds, errors, scales }: Yardstick,
  summaries: readonly number[],
  deviates: readonly number[],
): number[] {
  return values.map((value, j) => {
    const told = onLogScale(summaries[j] ?? 0) + (errors[j] ?? 0) * (deviates[j] ?? 0);
    const difference = (told - onLogScale(value)) / (scales[j] ?? 1);
    return beyond(difference, bounds[j] ?? 'exact');
  });
}

function beyond(difference: number, bound: Bound): number {
  if (bound === 'at_least') return Math.min(0, difference);
  return bound === 'at_most' ? Math.max(0, difference) : difference;
}

/** Root of the mean square of differences: one when they are as chance makes them. */
export function distanceOf(differences: readonly number[]): number {
  const squares = differences.reduce((sum, d) => sum + d * d, 0);
  return Math.sqrt(squares / differences.length);
}

/** The scales: spread of pilot wars at one point and of their reports together. */
export function scalesOf(
  pilot: readonly (readonly number[])[],
  errors: readonly number[],
): number[] {
  return errors.map((error, j) => {
    const logs = pilot.map((summaries) => onLogScale(summaries[j] ?? 0));
    const mean = logs.reduce((sum, x) => sum + x, 0) / logs.length;
    const variance = logs.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (logs.length - 1);
    return Math.sqrt(variance + error * error + LEAST_SCALE * LEAST_SCALE);
  });
}

/** No count is taken to be surer than one in a hundred. */
const LEAST_SCALE = 0.01;
