/**
 * The slow swings of the years that were counted (giving, tempo, attention), as one more unknown of a
 * fit. Parameters say what such years are like in general; what was counted also tells how these years
 * went. For each point of the posterior many campaigns are played, each with swings of its own, and the
 * swings of the one that comes nearest to the reports are kept with the point, by number: a campaign
 * drawn from the posterior is then one of the same years, with all other chance its own. (Levels of a
 * hierarchical model that stay and levels that are drawn anew: Gelman, Meng and Stern 1996.)
 *
 * Near is what swings can make near: a count weighs by the part of its chance that is the swings', and is
 * measured by the chance that is left when they are held. The others would only add noise to the choice.
 */
import type { Key } from '../../engine/random.js';
import { parameterRange } from '../../scenario/ranges.js';
import { reportedDifferences } from './abc-smc.js';
import type { FittedParameter } from './fitted-parameters.js';
import { scalesOf, type Yardstick } from './summaries.js';

const RANGE = parameterRange(['calendar', 'swingSeed'], 'seed');

/** The number of the swings, as the last parameter of a posterior that holds them. */
export const HELD_SWINGS: FittedParameter = {
  id: 'swings',
  title: 'slow swings of the years that were counted, by number',
  unit: 'seed',
  prior: { kind: 'uniform', low: RANGE.min, high: RANGE.max },
  paths: [{ path: 'parameters.calendar.swingSeed', at: 1, range: RANGE }],
  informedBy: null,
};

/** The swings that a campaign of this key is given: a number that is never 0, which would be none. */
export function swingsOf(key: Key): number {
  return (key.k0 >>> 1) + 1;
}

/** How differences count when swings are chosen. */
export interface SwingYardstick extends Yardstick {
  /** Part of the chance of each count that is the swings', 0-1. */
  readonly weights: readonly number[];
}

/** From pilot wars with swings of their own, and others that all have the same. */
export function swingYardstick(
  all: Yardstick,
  held: readonly (readonly number[])[],
): SwingYardstick {
  const scales = scalesOf(held, all.errors);
  const weights = scales.map((scale, j) => {
    const left = scale / (all.scales[j] ?? scale);
    return Math.max(0, 1 - left * left);
  });
  return { ...all, scales, weights };
}

/** The swings of that campaign at a point, of those with these keys and counts, which comes nearest. */
export function nearestSwings(
  keys: readonly Key[],
  counts: readonly (readonly number[])[],
  yardstick: SwingYardstick,
): number {
  const [first] = keys;
  if (first === undefined) throw new RangeError('there are no campaigns to choose from');
  let nearest = first;
  let least = Infinity;
  keys.forEach((key, c) => {
    const away = reportedDifferences(key, counts[c] ?? [], yardstick);
    const squares = away.reduce((sum, d, j) => sum + (yardstick.weights[j] ?? 0) * d * d, 0);
    const distance = Math.sqrt(squares);
    if (distance < least) [least, nearest] = [distance, key];
  });
  return swingsOf(nearest);
}
