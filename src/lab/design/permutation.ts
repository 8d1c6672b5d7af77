/** Shuffles that need no table. */
import { threefry2x32, threefrySecondWord, type Key } from '../../engine/random.js';

/** More rounds bring the shuffle nearer to a uniform one; 6 a doubling of `size` and some to spare. */
const LEAST_ROUNDS = 48;
const ROUNDS_A_DOUBLING = 6;

/**
 * Where a shuffle of 0 ... size - 1 puts i. A bijection for every key, with a computation for each
 * i and no table: the swap-or-not shuffle (Hoang, Morris and Rogaway, CRYPTO 2012). In each round a
 * member is swapped, or not, with its mirror image, as a coin says that both share.
 */
export function permuted(i: number, size: number, key: Key): number {
  const rounds = LEAST_ROUNDS + ROUNDS_A_DOUBLING * (32 - Math.clz32(size));
  let x = i;
  for (let round = 0; round < rounds; round++) {
    // The counters of mirrors and coins part in their second word.
    const mirror = (threefry2x32(key.k0, key.k1, round, 0xffffffff) >>> 0) % size;
    const other = (mirror - x + size) % size;
    const coin = threefry2x32(key.k0, key.k1, Math.max(x, other), round) & 1;
    if (coin === 1) x = other;
  }
  return x;
}

/** A uniform number in (0, 1) for member i of a stream. */
export function uniformAt(i: number, key: Key): number {
  return ((threefry2x32(key.k0, key.k1, i, 0) >>> 0) + 0.5) / 2 ** 32;
}

/** A whole number in [0, size) for draw (i, j) of a stream; size is below 2^32. */
export function wholeAt(i: number, j: number, size: number, key: Key): number {
  const first = threefry2x32(key.k0, key.k1, i, j) >>> 0;
  const second = threefrySecondWord() >>> 0;
  // 53 bits, so that no size below 2^32 is favoured in its low numbers by more than 2^-21.
  return Math.floor(((first >>> 5) * 2 ** -27 + (second >>> 6) * 2 ** -53) * size);
}
