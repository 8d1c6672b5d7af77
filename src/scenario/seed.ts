/** Seeds: texts that people can remember and pass on. */
import seedrandom from 'seedrandom';
import type { Key } from '../engine/random.js';

/** The seed when none is given: fixed, so that two people who give none see the same. */
export const DEFAULT_SEED = 'salang';
export const MAX_SEED_LENGTH = 64;

const SEED_FORM = /^[\x20-\x7e]+$/;

/**
 * The key that a seed stands for; null for anything but 1 to 64 printable ASCII characters, as a
 * seed is never made up in silence. `7`, `007` and `7 ` are different seeds.
 */
export function keyOfSeed(seed: string): Key | null {
  if (typeof seed !== 'string' || seed.length > MAX_SEED_LENGTH || !SEED_FORM.test(seed)) {
    return null;
  }
  const words = seedrandom(seed);
  return { k0: words.int32() >>> 0, k1: words.int32() >>> 0 };
}
