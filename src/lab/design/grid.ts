/** Designs without chance: all combinations, and points that are given. */
import { LabError } from '../errors.js';
import type { Design, DesignFactor } from './design-types.js';

/** All combinations of levels, the last factor changing fastest. */
export function fullFactorial(factors: readonly DesignFactor[]): Design {
  const levels = factors.map((factor, f) => {
    if (factor.levels !== null) return factor.levels;
    throw new LabError('LAB_DESIGN', `factor ${f + 1} has no levels, so it cannot be crossed`);
  });
  return {
    settings: levels.reduce((product, n) => product * n, 1),
    point(i) {
      const point = levels.map(() => 0);
      let rest = i;
      for (let f = levels.length - 1; f >= 0; f--) {
        const n = levels[f] ?? 1;
        point[f] = rest % n;
        rest = Math.floor(rest / n);
      }
      return point;
    },
  };
}

/** The points as they are. */
export function listed(
  points: readonly (readonly number[])[],
  factors: readonly DesignFactor[],
): Design {
  if (points.length === 0) throw new LabError('LAB_DESIGN', 'the list of points is empty');
  points.forEach((point, i) => requirePoint(point, factors, `point ${i + 1}`));
  return { settings: points.length, point: (i) => [...(points[i] ?? [])] };
}

/** LabError (LAB_DESIGN) when a point has not one possible coordinate for each factor. */
export function requirePoint(
  point: readonly number[],
  factors: readonly DesignFactor[],
  what: string,
): void {
  if (point.length !== factors.length) {
    const message = `${what} has ${point.length} coordinates for ${factors.length} factors`;
    throw new LabError('LAB_DESIGN', message);
  }
  factors.forEach(({ levels }, f) => {
    const at = point[f] ?? NaN;
    const fits =
      levels === null ? at >= 0 && at < 1 : Number.isInteger(at) && at >= 0 && at < levels;
    if (fits) return;
    const range = levels === null ? 'a place in [0, 1)' : `a level from 0 to ${levels - 1}`;
    throw new LabError('LAB_DESIGN', `${what}, factor ${f + 1}: ${at} is not ${range}`);
  });
}
