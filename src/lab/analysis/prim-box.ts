/** Boxes in the space of factors: limits for numbers, lists of levels for names. */
import type { FactorColumn } from './factor-means.js';

/** Where a box holds one factor; null when it does not restrict it. */
export type Restriction =
  | { readonly kind: 'range'; readonly low: number | null; readonly high: number | null }
  | { readonly kind: 'levels'; readonly levels: readonly string[] }
  | null;

/** A restriction for each factor. */
export type Box = readonly Restriction[];

/** Whether a value lies within. Limits belong to the box. */
export function holds(restriction: Restriction, value: number | string): boolean {
  if (restriction === null) return true;
  if (restriction.kind === 'levels') return restriction.levels.includes(String(value));
  const { low, high } = restriction;
  return (low === null || Number(value) >= low) && (high === null || Number(value) <= high);
}

/** Points of all factors that lie in a box, in ascending order. */
export function membersOf(box: Box, factors: readonly FactorColumn[], points: number): number[] {
  const restricted = box.flatMap((own, f) =>
    own === null ? [] : [{ own, column: factors[f] ?? [] }],
  );
  const members: number[] = [];
  for (let p = 0; p < points; p++) {
    if (restricted.every(({ own, column }) => holds(own, column[p] ?? 0))) members.push(p);
  }
  return members;
}

/** The box with one restriction replaced. */
export function withRestriction(box: Box, factor: number, restriction: Restriction): Box {
  return box.map((own, f) => (f === factor ? restriction : own));
}

/** How many factors a box restricts. */
export function restrictedFactors(box: Box): number[] {
  return box.flatMap((own, f) => (own === null ? [] : [f]));
}
