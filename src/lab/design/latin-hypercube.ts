/** Latin hypercube sampling (McKay, Beckman and Conover, Technometrics 21, 1979). */
import { subkey, type Key } from '../../engine/random.js';
import { coordinateAt } from './coordinates.js';
import type { Design, DesignFactor } from './design-types.js';
import { permuted, uniformAt } from './permutation.js';

/** Labels of the two streams of a factor. */
const SHUFFLE = 0;
const JITTER = 1;

/**
 * Each of `settings` equal slices of every factor holds exactly one setting, at a random place in
 * it. Levels are used equally often, within one.
 */
export function latinHypercube(
  settings: number,
  factors: readonly DesignFactor[],
  key: Key,
): Design {
  const streams = factors.map((_, f) => {
    const own = subkey(key, f);
    return { shuffle: subkey(own, SHUFFLE), jitter: subkey(own, JITTER) };
  });
  return {
    settings,
    point: (i) =>
      streams.map(({ shuffle, jitter }, f) => {
        const slice = permuted(i, settings, shuffle);
        const place = placeInSlice(slice, uniformAt(i, jitter), settings);
        return coordinateAt(factors[f] ?? { levels: null }, place);
      }),
  };
}

/** Rounding must not move a place into the next slice. */
function placeInSlice(slice: number, within: number, slices: number): number {
  const place = (slice + within) / slices;
  return Math.floor(place * slices) === slice ? place : (slice + 0.5) / slices;
}
