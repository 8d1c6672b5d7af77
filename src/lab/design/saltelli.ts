/**
 * Saltelli's design for Sobol indices (Saltelli et al. 2010, Computer Physics Communications 181).
 *
 * Two base points A and B are halves of one scrambled Sobol point in twice as many dimensions. With
 * k factors, base point b gives consecutive settings, `saltelliStride` of them:
 *
 *     A, AB_1 ... AB_k, [BA_1 ... BA_k,] B
 *
 * AB_f is A with factor f from B; BA_f is B with factor f from A, and is there for indices of the
 * second order only.
 */
import type { Key } from '../../engine/random.js';
import { LabError } from '../errors.js';
import { coordinateAt } from './coordinates.js';
import type { Design, DesignFactor } from './design-types.js';
import { ScrambledSobol, sobolProblem } from './sobol-sequence.js';

/** Settings for each base point. */
export function saltelliStride(factors: number, secondOrder: boolean): number {
  return (secondOrder ? 2 * factors : factors) + 2;
}

export function saltelli(
  base: number,
  secondOrder: boolean,
  factors: readonly DesignFactor[],
  key: Key,
): Design {
  const k = factors.length;
  if (k === 0) throw new LabError('LAB_DESIGN', 'Sobol indices need a factor at least');
  const problem = sobolProblem(2 * k);
  if (problem !== null) throw new LabError('LAB_DESIGN', problem);
  const sequence = new ScrambledSobol(2 * k, key);
  const stride = saltelliStride(k, secondOrder);
  return {
    settings: base * stride,
    point(i) {
      const b = Math.floor(i / stride);
      const place = i % stride;
      // The one factor that comes from the other half; -1 for A and B themselves.
      const swapped = place === 0 || place === stride - 1 ? -1 : (place - 1) % k;
      const fromB = place > k;
      return factors.map((factor, f) => {
        const half = fromB !== (f === swapped) ? k : 0;
        return coordinateAt(factor, sequence.at(b, half + f));
      });
    },
  };
}
