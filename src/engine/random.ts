/**
 * Random numbers by counting: Threefry2x32 with 13 rounds (Salmon, Moraes, Dror and Shaw, Parallel
 * random numbers: as easy as 1, 2, 3, SC 2011): the fewest that pass BigCrush there, a third cheaper
 * than the customary 20.
 *
 * A draw is a pure function of a key (campaign, replicate) and a counter (what is drawn, turn,
 * entity, number of the draw). So there is no generator state to save, results do not depend on the
 * order of evaluation or on the number of workers, and two variants of a scenario share the noise
 * of every draw that they have in common.
 */

/** A key of the generator: two words, each a whole number in [0, 2^32). */
export interface Key {
  readonly k0: number;
  readonly k1: number;
}

/** The key schedule's parity word: fixed by the definition of Threefry (Skein's constant). */
const PARITY = 0x1bd11bda;
const WORD_LIMIT = 0x1_0000_0000;
const PER_WORD = 1 / WORD_LIMIT;
const PER_HALF_WORD = 1 / 0x1_0000;

// Counters with turn 65535 never belong to a draw, so a derived key repeats no draw.
const REPLICATE_COUNTER = 0xffff0001;
const SUBKEY_COUNTER = 0xffff0002;

const secondWord = new Int32Array(1);

/**
 * One block: encrypts counter (c0, c1) under key (k0, k1); all words are taken modulo 2^32.
 *
 * Returns the first word of the result as a signed 32-bit integer and leaves the second for
 * threefrySecondWord(): two integers travel this way without a heap allocation.
 */
export function threefry2x32(key0: number, key1: number, c0: number, c1: number): number {
  // Words beyond 2^31 are no 32-bit integers to V8, which would add them as doubles throughout.
  const k0 = key0 | 0;
  const k1 = key1 | 0;
  const k2 = PARITY ^ k0 ^ k1;
  let x = ((c0 | 0) + k0) | 0;
  let y = ((c1 | 0) + k1) | 0;

  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k1) | 0;
  y = (y + k2 + 1) | 0;

  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0;
  y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0;
  y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0;
  y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k2) | 0;
  y = (y + k0 + 2) | 0;

  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k0) | 0;
  y = (y + k1 + 3) | 0;

  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  secondWord[0] = y;
  return x;
}

/** The second word of the latest block, as a signed 32-bit integer. */
export function threefrySecondWord(): number {
  return secondWord[0]!;
}

/**
 * The uniform numbers of one replicate.
 *
 * Counter layout, so that no two draws share a block:
 *
 *     first word  = id (12 bits: 0..4095)    | k (20 bits: 0..1048575)
 *     second word = turn (16 bits: 0..65534) | entity (16 bits: 0..65535)
 *
 * Nothing is checked in the loop: a number beyond its limit is taken modulo the size of its own
 * field, so it can repeat a draw of its own kind but never reach another field.
 */
export class Draws {
  private k0: number;
  private k1: number;
  private firstBits = 0;
  private secondBits = 0;
  private pairC0 = -1;
  private pairC1 = -1;
  private pairFirst = 0;
  private pairSecond = 0;

  /** k0 and k1 are the words of a key, each a whole number in [0, 2^32). */
  constructor(k0: number, k1: number) {
    this.k0 = k0 | 0;
    this.k1 = k1 | 0;
  }

  /** Goes on with another key, so that a campaign runner can be reused without allocation. */
  rekey(k0: number, k1: number): void {
    this.k0 = k0 | 0;
    this.k1 = k1 | 0;
    this.pairC0 = -1;
    this.pairC1 = -1;
  }

  /**
   * A uniform number in the open interval (0, 1): (u32 + 1/2) / 2^32, so 0 and 1 never occur.
   *
   * `id` names what is drawn, `turn` when, `entity` for whom (area, actor), `k` which of several.
   */
  at(id: number, turn: number, entity: number, k: number): number {
    const bits = threefry2x32(
      this.k0,
      this.k1,
      (id << 20) | (k & 0xfffff),
      (turn << 16) | (entity & 0xffff),
    );
    this.firstBits = bits;
    this.secondBits = secondWord[0]!;
    return ((bits >>> 0) + 0.5) * PER_WORD;
  }

  /**
   * A uniform number in (0, 1), one of two that neighbouring entities (2n, 2n + 1) share a block
   * for. Going through entities in order costs half a block each; any order gives the same numbers.
   */
  paired(id: number, turn: number, entity: number): number {
    const c0 = (id << 20) | 0xfffff;
    const c1 = (turn << 16) | ((entity >> 1) & 0xffff);
    if (c0 !== this.pairC0 || c1 !== this.pairC1) {
      this.pairC0 = c0;
      this.pairC1 = c1;
      this.pairFirst = threefry2x32(this.k0, this.k1, c0, c1);
      this.pairSecond = secondWord[0]!;
    }
    return (((entity & 1) === 0 ? this.pairFirst >>> 0 : this.pairSecond >>> 0) + 0.5) * PER_WORD;
  }

  /**
   * The same for entities first[from] to first[to - 1], in ascending order, into the same places of
   * `out`: many numbers in one loop cost less than as many calls.
   */
  fillPaired(
    out: Float64Array,
    id: number,
    turn: number,
    entities: Int32Array,
    from: number,
    to: number,
  ): void {
    const { k0, k1 } = this;
    const c0 = (id << 20) | 0xfffff;
    const high = turn << 16;
    let pair = -1;
    let first = 0;
    for (let n = from; n < to; n++) {
      const entity = entities[n]!;
      const c1 = high | ((entity >> 1) & 0xffff);
      if (c1 !== pair) {
        pair = c1;
        first = threefry2x32(k0, k1, c0, c1);
      }
      const bits = (entity & 1) === 0 ? first : secondWord[0]!;
      out[n] = ((bits >>> 0) + 0.5) * PER_WORD;
    }
  }

  /** The second uniform number in (0, 1) of the latest at(): a block gives two for one price. */
  get second(): number {
    return ((this.secondBits >>> 0) + 0.5) * PER_WORD;
  }

  /**
   * Four coarse uniform numbers of the latest at(), in (0, 1) by steps of 2^-16: the halves of what
   * at() gave (0, 1) and of `second` (2, 3). For chances of one event that need no finer grain.
   */
  coarse(part: 0 | 1 | 2 | 3): number {
    const word = part < 2 ? this.firstBits : this.secondBits;
    const bits = (part & 1) === 0 ? word >>> 16 : word & 0xffff;
    return (bits + 0.5) * PER_HALF_WORD;
  }
}

function deriveKey(key: Key, word: number, purpose: number, what: string): Key {
  if (!Number.isInteger(word) || word < 0 || word >= WORD_LIMIT) {
    throw new RangeError(`${what} must be a whole number from 0 to 4294967295, not ${word}`);
  }
  const k0 = threefry2x32(key.k0, key.k1, word, purpose) >>> 0;
  return { k0, k1: threefrySecondWord() >>> 0 };
}

/**
 * The key of one replicate of a campaign. Different replicates have different keys (a block is a
 * bijection of its counter), and their draws are independent.
 *
 * `seed` is the campaign's key, `replicate` a whole number in [0, 2^32); RangeError otherwise.
 */
export function keyOf(seed: Key, replicate: number): Key {
  return deriveKey(seed, replicate, REPLICATE_COUNTER, 'replicate');
}

/**
 * A key derived from `key` for another stream (a player's private noise, a forecast), so that it
 * disturbs no draw made with `key` itself. `label` is a whole number in [0, 2^32); RangeError
 * otherwise.
 */
export function subkey(key: Key, label: number): Key {
  return deriveKey(key, label, SUBKEY_COUNTER, 'label');
}
