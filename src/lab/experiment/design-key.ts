/** The chance of an experiment's design. */
import { subkey, type Key } from '../../engine/random.js';
import { seedKey } from '../seed.js';

/** Label of the stream of chance that designs draw from; campaigns draw from another kind of key. */
const DESIGN_STREAM = 1;

/** The key of the design of an experiment with this seed. */
export function designKey(seed: string): Key {
  return subkey(seedKey(seed), DESIGN_STREAM);
}
