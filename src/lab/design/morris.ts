/**
 * Trajectories for elementary effects (Morris, Technometrics 33, 1991).
 *
 * With k factors, trajectory t is settings t (k + 1) to t (k + 1) + k; each differs from the one
 * before in one factor, in an order of its own. Factors stand in the middles of `levels` equal slices
 * (ends may be infinite in a distribution), and a step goes half the slices up or down: over half of
 * the factor's distribution when `levels` is even.
 */
import { subkey, type Key } from '../../engine/random.js';
import { LabError } from '../errors.js';
import { coordinateAt } from './coordinates.js';
import type { Design, DesignFactor } from './design-types.js';
import { permuted, uniformAt } from './permutation.js';

/** Labels of the two streams of a trajectory. */
const ORDER = 0;
const START = 1;

/** How far a step goes, as a share of a continuous factor's distribution. */
export function morrisStep(levels: number): number {
  return Math.floor(levels / 2) / levels;
}

export function morris(
  trajectories: number,
  levels: number,
  factors: readonly DesignFactor[],
  key: Key,
): Design {
  const k = factors.length;
  if (k === 0) throw new LabError('LAB_DESIGN', 'elementary effects need a factor at least');
  if (factors.some((factor) => factor.levels === 1)) {
    throw new LabError('LAB_DESIGN', 'a factor of one level has no elementary effect');
  }
  if (levels % 2 !== 0) {
    // A step of less than half the factor may leave a factor of two levels where it was.
    throw new LabError('LAB_DESIGN', `${levels} levels: elementary effects need an even number`);
  }
  const jump = levels / 2;
  return {
    settings: trajectories * (k + 1),
    point(i) {
      const trajectory = subkey(key, Math.floor(i / (k + 1)));
      const order = subkey(trajectory, ORDER);
      const start = subkey(trajectory, START);
      const steps = i % (k + 1);
      return factors.map((factor, f) => {
        const first = Math.floor(uniformAt(f, start) * levels);
        const moved = permuted(f, k, order) < steps;
        const level = moved ? (first < jump ? first + jump : first - jump) : first;
        return coordinateAt(factor, (level + 0.5) / levels);
      });
    },
  };
}
