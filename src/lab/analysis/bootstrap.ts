/** The bootstrap (Efron 1979), with random numbers that depend on nothing but a key. */
import { subkey, threefry2x32, threefrySecondWord, type Key } from '../../engine/random.js';
import { seedKey } from '../seed.js';
import type { Estimate } from './estimate.js';
import { quantileOf } from './sample.js';

/** Resamples of an interval. */
export const RESAMPLES = 1000;

/** Key of an analysis; results hang on the data alone, not on a seed that somebody chose. */
export const ANALYSIS_KEY: Key = seedKey('salang analyze');

const PER_WORD = 2 ** -32;

/** Draws members of a sample of `size` with replacement: place of each for a resample. */
export class Resampler {
  readonly #places: Uint32Array;

  constructor(
    size: number,
    private readonly key: Key = ANALYSIS_KEY,
  ) {
    this.#places = new Uint32Array(size);
  }

  /** Places of resample b, in a buffer that the next call fills anew. */
  places(b: number): Uint32Array {
    const places = this.#places;
    const size = places.length;
    const { k0, k1 } = subkey(this.key, b);
    for (let i = 0; i < size; i += 2) {
      // Favours no place by more than size / 2^32.
      places[i] = (threefry2x32(k0, k1, i, 0) >>> 0) * PER_WORD * size;
      if (i + 1 < size) places[i + 1] = (threefrySecondWord() >>> 0) * PER_WORD * size;
    }
    return places;
  }
}

/**
 * 95 % percentile intervals of several statistics of one sample. `statistics(places)` gives them for
 * the members at those places; `values` are those of the sample itself. Resamples in which a statistic
 * is no number are left out of its interval.
 */
export function bootstrap(
  size: number,
  values: readonly number[],
  statistics: (places: Uint32Array) => readonly number[],
  resamples = RESAMPLES,
): Estimate[] {
  const resampler = new Resampler(size);
  const found = values.map(() => new Float64Array(resamples));
  for (let b = 0; b < resamples; b++) {
    const of = statistics(resampler.places(b));
    found.forEach((column, s) => (column[b] = of[s] ?? NaN));
  }
  return values.map((value, s) => {
    const sorted = (found[s] ?? new Float64Array()).filter(Number.isFinite).sort();
    if (sorted.length === 0) return { value, low: value, high: value };
    return { value, low: quantileOf(sorted, 0.025), high: quantileOf(sorted, 0.975) };
  });
}
