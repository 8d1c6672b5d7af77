/** Seeds: texts that people can remember and pass on. */
import seedrandom from 'seedrandom';
import type { Key } from '../engine/random.js';
import { LabError } from './errors.js';

/** The seed when none is given: fixed, so that two people who give none see the same. */
export const DEFAULT_SEED = 'salang';
export const MAX_SEED_LENGTH = 64;

const SEED_FORM = /^[\x20-\x7e]+$/;

/**
 * The key of a campaign's noise. `7`, `007` and `7 ` are different seeds. LabError (LAB_SEED) for
 * anything but 1 to 64 printable ASCII characters: a seed is never made up in silence.
 */
export function seedKey(seed: string): Key {
  if (typeof seed !== 'string' || seed.length > MAX_SEED_LENGTH || !SEED_FORM.test(seed)) {
    throw new LabError('LAB_SEED', `${JSON.stringify(seed) ?? String(seed)} is no seed`);
  }
  const words = seedrandom(seed);
  return { k0: words.int32() >>> 0, k1: words.int32() >>> 0 };
}
