/** Slow swings that nothing in the model explains: a mean-reverting walk on the log scale. */
import { CAUSE } from './causes.js';
import { normal } from './quantiles.js';
import type { Turn } from './turn-context.js';
import { addWithin } from './world.js';

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
  const shock = normal(t.draws.at(draw, t.turn, i, 0)) * sd * Math.sqrt(rate * (2 - rate));
  addWithin(t.w, column, i, -rate * column[i]!, -3, 3, CAUSE.fading);
  addWithin(t.w, column, i, shock, -3, 3, CAUSE.shock);
}
