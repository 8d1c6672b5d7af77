/**
 * Slow swings that nothing in the model explains: a mean-reverting walk on the log scale. They are the
 * country's, not a province's, so they are most of what makes one pair of years differ from another.
 */
import { CAUSE } from './causes.js';
import { normal } from './quantiles.js';
import { subkey, type Key } from './random.js';
import type { Turn } from './turn-context.js';
import { addWithin } from './world.js';

/** Label of the keys that numbers of swings stand for; campaigns are keyed by the hash of their seed. */
const NUMBERED = 3_000_001;

/**
 * The key of a campaign's swings: its own, or that of the numbered swings that the scenario asks for
 * (`calendar.swingSeed`), which are then the same in every campaign.
 */
export function swingKey(swingSeed: number, own: Key): Key {
  return swingSeed === 0 ? own : subkey({ k0: 0, k1: swingSeed }, NUMBERED);
}

/**
 * One step of a swing: pulled back to zero at `rate` a step, with a spread of `sd` in the long run.
 * Years differ by more than their weeks explain; without swings intervals would be too narrow.
 */
export function swing(
  t: Turn,
  column: Float64Array,
  i: number,
  sd: number,
  rate: number,
  draw: number,
): void {
  const shock = normal(t.swings.at(draw, t.turn, i, 0)) * sd * Math.sqrt(rate * (2 - rate));
  addWithin(t.w, column, i, -rate * column[i]!, -3, 3, CAUSE.fading);
  addWithin(t.w, column, i, shock, -3, 3, CAUSE.shock);
}
