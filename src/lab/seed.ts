/** The seed of a batch. */
import type { Key } from '../engine/random.js';
import { keyOfSeed } from '../scenario/seed.js';
import { LabError } from './errors.js';

export { DEFAULT_SEED, MAX_SEED_LENGTH } from '../scenario/seed.js';

/** The key of a campaign's noise. LabError (LAB_SEED) for a text that is no seed. */
export function seedKey(seed: string): Key {
  const key = keyOfSeed(seed);
  if (key === null) {
    throw new LabError('LAB_SEED', `${JSON.stringify(seed) ?? String(seed)} is no seed`);
  }
  return key;
}
