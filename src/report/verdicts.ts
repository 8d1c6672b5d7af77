/** What comparing reported counts with campaigns gave, in words. */
import { formatCount, formatFixed } from '../charts/index.js';
import { NOT_SCORED } from '../engine/metrics.js';
import type { RunDocument, TargetDocument } from '../lab/documents.js';
import { formatCountOf } from './words.js';

/** What the `use` of a count says when the model may be fitted to it. */
const FITTED_USE = 'calibrate';

/** How a bound stands before its number. */
export const BOUND_SIGNS = { exact: '', at_least: '\u2265 ', at_most: '\u2264 ' } as const;

/** Whether the count was in view when levels of the model were set. */
export function isFitted({ use }: TargetDocument): boolean {
  return use === FITTED_USE;
}

/** The word for a row; a miss says on which side of the report the campaigns lie. */
export function verdictOf({ inside, bound, reported, p05 }: TargetDocument): string {
  if (inside) return bound === 'exact' ? 'inside' : 'holds';
  return reported < p05 ? 'MISS (model high)' : 'MISS (model low)';
}

/** A number of a count: whole from a hundred on, else with a decimal where it has any. */
export function countFigure(value: number): string {
  const whole = Number.isInteger(value) || Math.abs(value) >= 100;
  return whole ? formatCount(value) : formatFixed(value, 1);
}

/**
 * The ends of an interval. For a whole number that was reported they are the least and the greatest
 * whole number inside, so that the figures shown agree with the verdict.
 */
export function intervalFigures({ p05, p95, reported }: TargetDocument): string {
  const [low, high] = [Math.ceil(p05), Math.floor(p95)];
  const whole = Number.isInteger(reported) && low <= high;
  return whole
    ? `${countFigure(low)}\u2013${countFigure(high)}`
    : `${countFigure(p05)}\u2013${countFigure(p95)}`;
}

/** `9 of 11 inside`, with what is to be expected of a good model. */
export function targetSummary(targets: readonly TargetDocument[]): string {
  const inside = targets.filter((target) => target.inside).length;
  const all = formatCountOf(targets.length, 'reported count');
  return `${inside} of ${all} inside; of a model that is right about nine in ten are.`;
}

/** What the star of a row means; empty when no row has one. */
export function fittedNote(targets: readonly TargetDocument[]): string {
  return targets.some(isFitted)
    ? '* In view when levels of the model were set: it shows consistency, not proof.'
    : '';
}

/** Rows that are not compared, counted by reason. */
export function notScoredSummary(notScored: RunDocument['notScored']): string {
  if (notScored.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { reason } of notScored) {
    const words = NOT_SCORED[reason];
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const reasons = [...counts].map(([words, count]) => `${words} (${count})`).join('; ');
  return `${formatCountOf(notScored.length, 'more row')} not compared: ${reasons}.`;
}
