/**
 * Private noise of a game beside the war's own, so that looking at things changes nothing. Labels 1
 * and 2 of a campaign's key are those of its players (engine/seat.ts).
 */
import { subkey, type Key } from '../engine/random.js';
import type { Side } from '../engine/sides.js';

const LABEL = { picture: 11, forecast: 12, futures: 13 } as const;

/** The noise of one purpose at one turn of one side. */
export function noiseFor(
  key: Key,
  purpose: keyof typeof LABEL,
  turn: number,
  side: Side | 'truth' = 'truth',
): Key {
  const number = side === 'truth' ? 2 : side;
  return subkey(subkey(key, LABEL[purpose]), 3 * turn + number);
}
