import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Draws, keyOf, subkey, threefry2x32, threefrySecondWord } from '../../src/engine/random.js';

const KEY = { k0: 0x13198a2e, k1: 0x03707344 };
const TWO_32 = 2 ** 32;

// From a second implementation, written in another language from the definition in the paper.
const GOLDEN = [
  [0.8534803873626515, 0.47844883042853326],
  [0.4186133419862017, 0.5804086659336463],
  [0.48558808339294046, 0.690633746678941],
  [0.5156399778788909, 0.5412487766006961],
];
const GOLDEN_KEYS = [
  { k0: 212477038, k1: 292202450 },
  { k0: 3374085113, k1: 214119404 },
  { k0: 2215939156, k1: 1802155261 },
];
/** Entity and its number of pairs with id 17 in turn 104. */
const GOLDEN_PAIRED = [
  [0, 0.7753538935212418],
  [1, 0.9792379265418276],
  [2, 0.5084942859830335],
  [33, 0.09633367822971195],
  [65_535, 0.943121965858154],
] as const;

/** Words of the counter in the layout that random.ts documents. */
function counterOf(id: number, turn: number, entity: number, k: number): [number, number] {
  return [id * 2 ** 20 + k, turn * 2 ** 16 + entity];
}

function uniformOf(word: number): number {
  return ((word >>> 0) + 0.5) / TWO_32;
}

/** 2^16 uniforms, as `draw` gives them for 0, 1, 2, ... */
function sample(draw: (i: number) => number): Float64Array {
  return Float64Array.from({ length: 65_536 }, (_, i) => draw(i));
}

/** Pearson's statistic against equal counts in `bins` intervals: chi-square, bins - 1 degrees. */
function chiSquare(values: Float64Array, bins: number): number {
  const counts = new Float64Array(bins);
  for (const value of values) counts[Math.floor(value * bins)]! += 1;
  const expected = values.length / bins;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** The correlation of two samples times the root of their size: nearly standard normal. */
function correlationScore(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - 0.5) * (b[i]! - 0.5);
  return (12 * sum) / Math.sqrt(a.length);
}

/** The same for the 32 x 32 squares that pairs fall into: catches dependence without correlation. */
function pairScore(a: Float64Array, b: Float64Array): number {
  const cells = a.map((x, i) => (Math.floor(x * 32) * 32 + Math.floor(b[i]! * 32) + 0.5) / 1024);
  return (chiSquare(cells, 1024) - 1023) / Math.sqrt(2 * 1023);
}

describe('threefry2x32', () => {
  it.each([
    [0, 0, 0, 0, 0x9d1c5ec6, 0x8bd50731],
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xfd36d048, 0x2d17272c],
    [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 0xba3e4725, 0xf27d669e],
  ])('gives the published answer for key %i, %i', (k0, k1, c0, c1, first, second) => {
    expect(threefry2x32(k0, k1, c0, c1) >>> 0).toBe(first);
    expect(threefrySecondWord() >>> 0).toBe(second);
  });

  it('takes words as signed or unsigned alike', () => {
    expect(threefry2x32(-1, -1, -1, -1) >>> 0).toBe(0xfd36d048);
  });
});

describe('Draws', () => {
  it('keeps its golden values', () => {
    const draws = new Draws(KEY.k0, KEY.k1);
    const golden = [
      [0, 0, 0, 0],
      [1, 2, 3, 4],
      [4095, 65_534, 65_535, 1_048_575],
      [17, 104, 33, 0],
    ].map(([id, turn, entity, k]) => [draws.at(id!, turn!, entity!, k!), draws.second]);
    expect(golden).toEqual(GOLDEN);
  });

  it('lays the counter out as documented and gives both words of the block', () => {
    fc.assert(
      fc.property(tuple(), fc.nat(0xffffffff), fc.nat(0xffffffff), (place, k0, k1) => {
        const draws = new Draws(k0, k1);
        const [c0, c1] = counterOf(...place);
        const first = draws.at(...place);
        expect(first).toBe(uniformOf(threefry2x32(k0, k1, c0, c1)));
        expect(draws.second).toBe(uniformOf(threefrySecondWord()));
      }),
    );
  });

  it('never gives two places the same block', () => {
    const draws = new Draws(KEY.k0, KEY.k1);
    fc.assert(
      fc.property(tuple(), tuple(), (a, b) => {
        fc.pre(a.some((part, i) => part !== b[i]));
        expect(counterOf(...a)).not.toEqual(counterOf(...b));
        const first = [draws.at(...a), draws.second];
        expect([draws.at(...b), draws.second]).not.toEqual(first);
      }),
    );
  });

  it('keeps a number beyond its limit out of the other fields', () => {
    const draws = new Draws(KEY.k0, KEY.k1);
    expect(draws.at(5, 6, 7 + 65_536, 8)).toBe(draws.at(5, 6, 7, 8));
    expect(draws.at(5, 6, 7, 8 + 1_048_576)).toBe(draws.at(5, 6, 7, 8));
    expect(draws.at(5 + 4096, 6, 7, 8)).toBe(draws.at(5, 6, 7, 8));
  });

  it('does not depend on what was drawn before, nor on other instances', () => {
    const a = new Draws(KEY.k0, KEY.k1);
    const b = new Draws(KEY.k0, KEY.k1);
    const first = a.at(1, 2, 3, 4);
    const second = a.second;
    b.at(9, 9, 9, 9);
    expect(a.second).toBe(second);
    expect(b.at(1, 2, 3, 4)).toBe(first);
    expect(b.second).toBe(second);
  });

  it('goes on with another key as a new instance would', () => {
    const draws = new Draws(KEY.k0, KEY.k1);
    draws.paired(5, 6, 7);
    draws.at(5, 6, 7, 8);
    draws.rekey(1, 2);
    const fresh = new Draws(1, 2);
    expect(draws.paired(5, 6, 6)).toBe(fresh.paired(5, 6, 6));
    expect(draws.at(5, 6, 7, 8)).toBe(fresh.at(5, 6, 7, 8));
  });

  it('stays inside the open interval', () => {
    expect(uniformOf(0)).toBeGreaterThan(0);
    expect(uniformOf(-1)).toBeLessThan(1);
    const draws = new Draws(KEY.k0, KEY.k1);
    const values = sample((i) => draws.at(0, 0, i, 0));
    expect(values.every((value) => value > 0 && value < 1)).toBe(true);
  });
});

describe('paired draws', () => {
  it('keep their golden values', () => {
    const draws = new Draws(KEY.k0, KEY.k1);
    for (const [entity, value] of GOLDEN_PAIRED) expect(draws.paired(17, 104, entity)).toBe(value);
  });

  it('give two neighbours the words of one block', () => {
    const draws = new Draws(KEY.k0, KEY.k1);
    fc.assert(
      fc.property(fc.nat(4095), fc.nat(65_534), fc.nat(32_767), (id, turn, pair) => {
        const first = uniformOf(
          threefry2x32(KEY.k0, KEY.k1, ...counterOf(id, turn, pair, 0xfffff)),
        );
        const second = uniformOf(threefrySecondWord());
        expect(draws.paired(id, turn, 2 * pair)).toBe(first);
        expect(draws.paired(id, turn, 2 * pair + 1)).toBe(second);
      }),
    );
  });

  it('do not depend on the order, on other draws between, nor on other instances', () => {
    const place = fc.tuple(fc.nat(4095), fc.nat(65_534), fc.nat(65_535));
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 12 }), (places) => {
        const forward = new Draws(KEY.k0, KEY.k1);
        const backward = new Draws(KEY.k0, KEY.k1);
        const values = places.map((at) => forward.paired(...at));
        const mixed = [...places].reverse().map((at) => {
          backward.at(...at, 3);
          return backward.paired(...at);
        });
        expect(mixed.reverse()).toEqual(values);
      }),
    );
  });
});

describe('statistical quality', () => {
  const draws = new Draws(KEY.k0, KEY.k1);
  // Every coordinate of the counter in turn as the one that counts, and the second word.
  const streams: Record<string, (i: number) => number> = {
    k: (i) => draws.at(3, 4, 5, i),
    entity: (i) => draws.at(3, 4, i, 0),
    turn: (i) => draws.at(3, i, 5, 0),
    'id and entity': (i) => draws.at(i & 0xfff, 4, i >> 12, 0),
    'second word': (i) => {
      draws.at(3, 4, 5, i);
      return draws.second;
    },
    paired: (i) => draws.paired(3, 4, i),
    replicate: (i) => {
      const key = keyOf(KEY, i);
      return new Draws(key.k0, key.k1).at(3, 4, 5, 0);
    },
  };

  it.each(Object.keys(streams))('is uniform along %s', (name) => {
    const values = sample(streams[name]!);
    for (const bins of [2, 16, 256]) {
      const score = (chiSquare(values, bins) - (bins - 1)) / Math.sqrt(2 * (bins - 1));
      expect(score).toBeLessThan(5);
      expect(score).toBeGreaterThan(-4);
    }
    // The low bits as well as the high ones.
    const lowBits = values.map((value) => (value * 2 ** 24) % 1);
    expect((chiSquare(lowBits, 256) - 255) / Math.sqrt(510)).toBeLessThan(5);
  });

  it.each(Object.keys(streams))('has independent neighbours along %s', (name) => {
    const values = sample(streams[name]!);
    for (const lag of [1, 2, 34]) {
      const shifted = sample((i) => values[(i + lag) % values.length]!);
      expect(Math.abs(correlationScore(values, shifted))).toBeLessThan(4.5);
      expect(Math.abs(pairScore(values, shifted))).toBeLessThan(5);
    }
  });

  it('has independent words of one block, and independent replicates and subkeys', () => {
    const first = sample((i) => draws.at(1, i, 2, 0));
    const others = [keyOf(KEY, 0), keyOf(KEY, 1), subkey(KEY, 0), subkey(KEY, 1)].map((key) => {
      const derived = new Draws(key.k0, key.k1);
      return sample((i) => derived.at(1, i, 2, 0));
    });
    const samples = [first, sample((i) => (draws.at(1, i, 2, 0), draws.second)), ...others];
    for (let a = 0; a < samples.length; a++) {
      for (let b = 0; b < a; b++) {
        expect(Math.abs(correlationScore(samples[a]!, samples[b]!))).toBeLessThan(4.5);
        expect(Math.abs(pairScore(samples[a]!, samples[b]!))).toBeLessThan(5);
      }
    }
  });
});

describe('derived keys', () => {
  it('keep their golden values', () => {
    expect(keyOf(KEY, 0)).toEqual(GOLDEN_KEYS[0]);
    expect(keyOf(KEY, 511)).toEqual(GOLDEN_KEYS[1]);
    expect(subkey(KEY, 7)).toEqual(GOLDEN_KEYS[2]);
  });

  it('are words, and differ for every replicate, label and purpose', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 10_000; i++) {
      for (const key of [keyOf(KEY, i), subkey(KEY, i)]) {
        seen.add(`${key.k0 >>> 0},${key.k1 >>> 0}`);
        if (key.k0 >>> 0 !== key.k0 || key.k1 >>> 0 !== key.k1) expect.unreachable('not a word');
      }
    }
    expect(seen.size).toBe(20_000);
  });

  it.each([-1, 0.5, TWO_32, NaN, Infinity])('refuse the number %d', (number) => {
    expect(() => keyOf(KEY, number)).toThrow(RangeError);
    expect(() => subkey(KEY, number)).toThrow(/label must be a whole number/);
  });

  it('take the whole range of a word', () => {
    expect(keyOf(KEY, TWO_32 - 1)).not.toEqual(keyOf(KEY, 0));
  });
});

function tuple(): fc.Arbitrary<[number, number, number, number]> {
  return fc.tuple(fc.nat(4095), fc.nat(65_534), fc.nat(65_535), fc.nat(1_048_575));
}
