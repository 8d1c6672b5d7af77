import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permuted } from '../../../src/lab/design/permutation.js';

const indices = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe('a shuffle without a table', () => {
  it('is a bijection', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (n, k0) => {
        const places = indices(n).map((i) => permuted(i, n, { k0, k1: 9 }));
        expect(places.sort((a, b) => a - b)).toEqual(indices(n));
      }),
    );
  });

  it('makes every order of four equally often', () => {
    const counts = new Map<string, number>();
    const keys = 4800;
    for (let k0 = 0; k0 < keys; k0++) {
      const order = indices(4)
        .map((i) => permuted(i, 4, { k0, k1: 2 }))
        .join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    // Chi-square with 23 degrees of freedom: 49.7 is passed once in a thousand.
    const expected = keys / 24;
    const chiSquare = [...counts.values()].reduce(
      (sum, n) => sum + (n - expected) ** 2 / expected,
      0,
    );
    expect(chiSquare).toBeLessThan(49.7);
  });
});
