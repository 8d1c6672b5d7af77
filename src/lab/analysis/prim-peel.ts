/** The two moves of PRIM: peeling a thin slice off a box, and pasting one on. */
import type { FactorColumn } from './factor-means.js';
import { holds, membersOf, withRestriction, type Box, type Restriction } from './prim-box.js';
import { sortedOf } from './sample.js';

/** Factors and, for each point, how much of a case of interest it is (0 to 1). */
export interface PrimData {
  readonly factors: readonly FactorColumn[];
  readonly cases: Float64Array;
}

/** A smaller or larger box, and the points in it. */
export interface Move {
  readonly box: Box;
  readonly members: readonly number[];
}

/** Mean of the cases over some points: the density of a box. 0 for none. */
export function densityOf(cases: Float64Array, members: readonly number[]): number {
  if (members.length === 0) return 0;
  return members.reduce((sum, p) => sum + (cases[p] ?? 0), 0) / members.length;
}

/**
 * The best peel: of all slices of about a share `alpha` at either end of a factor, or single levels,
 * the one whose loss raises the density most for each point that goes (the patient rule of Friedman
 * and Fisher 1999, section 14.1). A peel may lower it for a
 * while, when cases lie at both ends. Null when the box holds cases only, or no peel leaves `least`
 * points.
 */
export function bestPeel(
  from: Move,
  { factors, cases }: PrimData,
  alpha: number,
  least: number,
): Move | null {
  const density = densityOf(cases, from.members);
  if (density >= 1) return null;
  let best: Move | null = null;
  let bestGain = -Infinity;
  factors.forEach((column, f) => {
    for (const restriction of peelsOf(column, from, f, alpha)) {
      const members = from.members.filter((p) => holds(restriction, column[p] ?? 0));
      const lost = from.members.length - members.length;
      if (lost === 0 || members.length < least) continue;
      const gain = (densityOf(cases, members) - density) / lost;
      // Only a gain beyond rounding counts, so that ties fall to the first factor everywhere.
      if (gain <= bestGain + 1e-15) continue;
      best = { box: withRestriction(from.box, f, restriction), members };
      bestGain = gain;
    }
  });
  return best;
}

/** Restrictions that take one slice of a factor off. */
function peelsOf(
  column: FactorColumn,
  { box, members }: Move,
  f: number,
  alpha: number,
): Restriction[] {
  const inside = members.map((p) => column[p] ?? 0);
  if (inside.some((value) => typeof value === 'string')) {
    const levels = [...new Set(inside.map(String))].sort();
    if (levels.length < 2) return [];
    return levels.map((gone) => ({ kind: 'levels', levels: levels.filter((l) => l !== gone) }));
  }
  const sorted = sortedOf(inside.map(Number));
  const cut = Math.max(1, Math.floor(alpha * sorted.length));
  const own = box[f];
  const { low, high } = own?.kind === 'range' ? own : { low: null, high: null };
  const peels: Restriction[] = [];
  const [first, last] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  if (first === last) return [];
  // Equal values go together: the new limit is the first value beyond the slice's own.
  const lowLimit = sorted.find((x) => x > (sorted[cut - 1] ?? first));
  if (lowLimit !== undefined) peels.push({ kind: 'range', low: lowLimit, high });
  const highLimit = sorted.filter((x) => x < (sorted[sorted.length - cut] ?? last)).at(-1);
  if (highLimit !== undefined) peels.push({ kind: 'range', low, high: highLimit });
  return peels;
}

/**
 * The best paste: a limit moved outwards over a share `alpha` of the box's points, or a level let
 * in again, that does not lower the density. Null when every one does.
 */
export function bestPaste(from: Move, data: PrimData, alpha: number): Move | null {
  const { factors, cases } = data;
  let best: Move | null = null;
  let bestDensity = densityOf(cases, from.members);
  from.box.forEach((own, f) => {
    if (own === null) return;
    const column = factors[f] ?? [];
    const others = withRestriction(from.box, f, null);
    const reachable = membersOf(others, factors, cases.length);
    for (const paste of pastesOf(own, column, reachable, alpha * from.members.length)) {
      const restriction = column.every((value) => holds(paste, value)) ? null : paste;
      const members = reachable.filter((p) => holds(restriction, column[p] ?? 0));
      const density = densityOf(cases, members);
      if (members.length <= from.members.length || density <= bestDensity + 1e-15) continue;
      best = { box: withRestriction(from.box, f, restriction), members };
      bestDensity = density;
    }
  });
  return best;
}

function pastesOf(
  own: NonNullable<Restriction>,
  column: FactorColumn,
  reachable: readonly number[],
  slice: number,
): Restriction[] {
  if (own.kind === 'levels') {
    const gone = new Set(
      reachable.map((p) => String(column[p])).filter((l) => !own.levels.includes(l)),
    );
    return [...gone]
      .sort()
      .map((level) => ({ kind: 'levels', levels: [...own.levels, level].sort() }));
  }
  const { low, high } = own;
  const step = Math.max(1, Math.floor(slice));
  const pastes: Restriction[] = [];
  const values = reachable.map((p) => Number(column[p]));
  if (low !== null) {
    const below = sortedOf(values.filter((x) => x < low));
    const limit = below[below.length - step] ?? null;
    pastes.push({ kind: 'range', low: limit, high });
  }
  if (high !== null) {
    const above = sortedOf(values.filter((x) => x > high));
    pastes.push({ kind: 'range', low, high: above[step - 1] ?? null });
  }
  return pastes;
}
