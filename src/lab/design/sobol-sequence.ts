/**
 * Sobol's low-discrepancy sequence in up to 256 dimensions, in the order of Gray codes (Antonov and
 * Saleev 1979; Bratley and Fox 1988), with the direction numbers of Joe and Kuo (2008).
 */
import { subkey, threefry2x32, type Key } from '../../engine/random.js';
import { JOE_KUO_LINES } from './joe-kuo-directions.js';

const BITS = 32;

/** Direction numbers of dimension 0, 1, ...: 32 each, the first in the top bit. */
const DIRECTIONS = readDirections();

/** Dimensions that the sequence has. */
export const SOBOL_DIMENSIONS = DIRECTIONS.length;

function readDirections(): readonly Uint32Array[] {
  const first = Uint32Array.from({ length: BITS }, (_, j) => 2 ** (BITS - 1 - j));
  const others = JOE_KUO_LINES.trim()
    .split('\n')
    .map((line) => {
      const [degree = 0, coefficients = 0, ...m] = line.split(' ').map(Number);
      return directionsOf(degree, coefficients, m);
    });
  return [first, ...others];
}

/** The recurrence of a primitive polynomial over its first direction numbers. */
function directionsOf(degree: number, coefficients: number, m: readonly number[]): Uint32Array {
  const v = new Uint32Array(BITS);
  for (let j = 0; j < BITS; j++) {
    if (j < degree) {
      v[j] = (m[j] ?? 0) << (BITS - 1 - j);
      continue;
    }
    const oldest = v[j - degree] ?? 0;
    let next = oldest ^ (oldest >>> degree);
    for (let k = 1; k < degree; k++) {
      if (((coefficients >>> (degree - 1 - k)) & 1) === 1) next ^= v[j - k] ?? 0;
    }
    v[j] = next;
  }
  return v;
}

/**
 * Coordinate of point i, 0 <= i < 2^32, in a dimension 0 <= d < SOBOL_DIMENSIONS: a whole number in
 * [0, 2^32), to be divided by 2^32.
 */
export function sobolWord(i: number, dimension: number): number {
  const v = DIRECTIONS[dimension];
  if (v === undefined) throw new RangeError(`Sobol's sequence has no dimension ${dimension}`);
  let word = 0;
  for (let gray = (i ^ (i >>> 1)) >>> 0, j = 0; gray !== 0; gray >>>= 1, j++) {
    if ((gray & 1) === 1) word ^= v[j] ?? 0;
  }
  return word >>> 0;
}

/**
 * A word after nested uniform scrambling (Owen 1995): each bit is flipped or not by a fair coin that
 * hangs on the bits above it. It keeps the nets of the sequence, makes every point uniform, and so
 * makes skipping the first points needless (Owen 2020, On dropping the first Sobol' point).
 */
export function scramble(word: number, key: Key): number {
  let flips = 0;
  for (let depth = 0; depth < BITS; depth++) {
    const above = depth === 0 ? 0 : word >>> (BITS - depth);
    const coin = threefry2x32(key.k0, key.k1, above, depth) & 1;
    flips |= coin << (BITS - 1 - depth);
  }
  return (word ^ flips) >>> 0;
}

/** Points of the scrambled sequence, each coordinate in the middle of its 2^-32 of (0, 1). */
export class ScrambledSobol {
  readonly #keys: readonly Key[];

  /** `dimensions` is at most SOBOL_DIMENSIONS. */
  constructor(dimensions: number, key: Key) {
    this.#keys = Array.from({ length: dimensions }, (_, d) => subkey(key, d));
  }

  /** Coordinate of point i in a dimension. */
  at(i: number, dimension: number): number {
    const key = this.#keys[dimension];
    if (key === undefined) throw new RangeError(`no dimension ${dimension}`);
    return (scramble(sobolWord(i, dimension), key) + 0.5) / 2 ** BITS;
  }
}

/** Why so many dimensions cannot be had; null when they can. */
export function sobolProblem(dimensions: number): string | null {
  if (dimensions <= SOBOL_DIMENSIONS) return null;
  return `Sobol's sequence has ${SOBOL_DIMENSIONS} dimensions here, and ${dimensions} are needed: take fewer factors or another design`;
}
