import { describe, expect, it } from 'vitest';
import { LabError } from '../../src/lab/errors.js';
import { DEFAULT_SEED, MAX_SEED_LENGTH, seedKey } from '../../src/lab/seed.js';

describe('seedKey', () => {
  // Results that people have published name their seed, so what a seed means never changes.
  it('of the standard seed never changes', () => {
    expect(seedKey(DEFAULT_SEED)).toEqual({ k0: 4119243557, k1: 347989328 });
    expect(seedKey('kabul-7')).toEqual({ k0: 10692596, k1: 515167133 });
  });

  it('tells like-looking seeds apart', () => {
    const keys = ['7', '07', '7 ', ' 7', 'Salang', 'salang'].map((seed) => {
      const { k0, k1 } = seedKey(seed);
      return `${k0},${k1}`;
    });
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is made of two words of 32 bits', () => {
    for (let i = 0; i < 200; i++) {
      const { k0, k1 } = seedKey(`seed ${i}`);
      for (const word of [k0, k1]) expect(word >>> 0).toBe(word);
    }
  });

  it.each([
    [''],
    ['x'.repeat(MAX_SEED_LENGTH + 1)],
    ['a\nb'],
    ['caf\u00e9'],
    ['\u202e'],
    ['\u0000'],
  ])('refuses %j', (seed) => {
    expect(() => seedKey(seed)).toThrow(LabError);
  });

  it.each([undefined, null, 42, {}])(
    'refuses %j, which a program without types may give',
    (seed) => {
      expect(() => seedKey(seed as string)).toThrow(expect.objectContaining({ code: 'LAB_SEED' }));
    },
  );

  it('takes the longest seed', () => {
    expect(() => seedKey('x'.repeat(MAX_SEED_LENGTH))).not.toThrow();
  });
});
