/** One factor away from the base at a time. */
import { LabError } from '../errors.js';
import type { Design, DesignFactor } from './design-types.js';
import { requirePoint } from './grid.js';

/** Places of a continuous factor when none are given: its 5 % and 95 % quantiles. */
const STANDARD_ENDS = [0.05, 0.95];

/**
 * Setting 0 is the base. Then come, factor by factor, the other levels in their order, or the
 * places `ends` of a continuous factor.
 */
export function oneAtATime(
  factors: readonly DesignFactor[],
  base: readonly number[] = factors.map(({ levels }) => (levels === null ? 0.5 : 0)),
  ends: readonly number[] = STANDARD_ENDS,
): Design {
  requirePoint(base, factors, 'the base');
  if (ends.some((end) => !(end >= 0 && end < 1))) {
    throw new LabError('LAB_DESIGN', 'ends are places in [0, 1)');
  }
  const moves = factors.flatMap(({ levels }, factor) =>
    othersOf(levels, base[factor] ?? 0, ends).map((to) => ({ factor, to })),
  );
  return {
    settings: 1 + moves.length,
    point(i) {
      const point = [...base];
      const move = moves[i - 1];
      if (move !== undefined) point[move.factor] = move.to;
      return point;
    },
  };
}

function othersOf(levels: number | null, base: number, ends: readonly number[]): number[] {
  const all = levels === null ? [...ends] : Array.from({ length: levels }, (_, level) => level);
  return all.filter((place) => place !== base);
}
