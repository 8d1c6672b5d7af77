/**
 * Designs: which settings of its factors an experiment plays. A design is a pure function of its
 * specification, its factors and a key; any setting can be asked for alone and in any order, so
 * workers need no common table and memory does not grow with the settings.
 */
import type { Key } from '../../engine/random.js';
import { LabError } from '../errors.js';
import type { Design, DesignFactor, DesignSpec } from './design-types.js';
import { fullFactorial, listed } from './grid.js';
import { latinHypercube } from './latin-hypercube.js';
import { morris } from './morris.js';
import { oneAtATime } from './one-at-a-time.js';
import { saltelli } from './saltelli.js';
import { sobolDesign } from './sobol-design.js';

export type { Design, DesignFactor, DesignKind, DesignSpec } from './design-types.js';

/** Settings are numbered in 32 bits, as the generator and the files do. */
const MAX_SETTINGS = 2 ** 31 - 1;

/**
 * Makes a design. `key` decides all that is left to chance in it. LabError (LAB_DESIGN) when the
 * specification does not fit the factors.
 */
export function makeDesign(spec: DesignSpec, factors: readonly DesignFactor[], key: Key): Design {
  factors.forEach(({ levels }, f) => {
    if (levels !== null) requireWhole(levels, 1, `levels of factor ${f + 1}`);
  });
  const design = build(spec, factors, key);
  if (design.settings > MAX_SETTINGS) {
    throw new LabError('LAB_DESIGN', `${design.settings} settings are more than ${MAX_SETTINGS}`);
  }
  return {
    settings: design.settings,
    point(i) {
      if (Number.isInteger(i) && i >= 0 && i < design.settings) return design.point(i);
      throw new RangeError(`setting ${i} is not among the ${design.settings} of the design`);
    },
  };
}

function build(spec: DesignSpec, factors: readonly DesignFactor[], key: Key): Design {
  switch (spec.kind) {
    case 'full-factorial':
      return fullFactorial(factors);
    case 'list':
      return listed(spec.points, factors);
    case 'latin-hypercube':
      requireWhole(spec.settings, 1, 'settings');
      return latinHypercube(spec.settings, factors, key);
    case 'sobol':
      requireWhole(spec.settings, 1, 'settings');
      return sobolDesign(spec.settings, factors, key);
    case 'saltelli':
      requireWhole(spec.base, 1, 'base');
      return saltelli(spec.base, spec.secondOrder, factors, key);
    case 'morris':
      requireWhole(spec.trajectories, 1, 'trajectories');
      requireWhole(spec.levels, 2, 'levels');
      return morris(spec.trajectories, spec.levels, factors, key);
    case 'one-at-a-time':
      return oneAtATime(factors, spec.base, spec.ends);
  }
}

function requireWhole(value: number, least: number, what: string): void {
  if (Number.isInteger(value) && value >= least && value <= MAX_SETTINGS) return;
  throw new LabError('LAB_DESIGN', `${what}: ${value} is no whole number of ${least} or more`);
}
