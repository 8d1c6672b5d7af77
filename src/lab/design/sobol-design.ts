/** The first points of Sobol's sequence as settings. */
import type { Key } from '../../engine/random.js';
import { LabError } from '../errors.js';
import { coordinateAt } from './coordinates.js';
import type { Design, DesignFactor } from './design-types.js';
import { ScrambledSobol, sobolProblem } from './sobol-sequence.js';

/** Scrambled points 0 to settings - 1; most even when their number is a power of two. */
export function sobolDesign(settings: number, factors: readonly DesignFactor[], key: Key): Design {
  const problem = sobolProblem(factors.length);
  if (problem !== null) throw new LabError('LAB_DESIGN', problem);
  const sequence = new ScrambledSobol(factors.length, key);
  return {
    settings,
    point: (i) => factors.map((factor, f) => coordinateAt(factor, sequence.at(i, f))),
  };
}
