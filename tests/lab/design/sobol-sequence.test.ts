import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ScrambledSobol,
  SOBOL_DIMENSIONS,
  sobolWord,
} from '../../../src/lab/design/sobol-sequence.js';

/** The first ten points in three dimensions, as Joe and Kuo print them beside their program. */
const PUBLISHED = [
  [0, 0, 0],
  [0.5, 0.5, 0.5],
  [0.75, 0.25, 0.25],
  [0.25, 0.75, 0.75],
  [0.375, 0.375, 0.625],
  [0.875, 0.875, 0.125],
  [0.625, 0.125, 0.875],
  [0.125, 0.625, 0.375],
  [0.1875, 0.3125, 0.9375],
  [0.6875, 0.8125, 0.4375],
];

/** Words of SciPy 1.17 (scipy.stats.qmc.Sobol, 256 dimensions, 32 bits, not scrambled), by point. */
const DIMENSIONS = [0, 1, 2, 9, 49, 99, 199, 255];
const SCIPY: Readonly<Record<number, readonly number[]>> = {
  9: [
    2952790016, 3489660928, 1879048192, 3489660928, 2415919104, 1879048192, 2415919104, 4026531840,
  ],
  100: [
    1778384896, 1107296256, 3321888768, 2986344448, 2852126720, 3791650816, 570425344, 2449473536,
  ],
  1000: [
    943718400, 415236096, 2227175424, 297795584, 2059403264, 801112064, 3619684352, 1069547520,
  ],
  4095: [
    1048576, 4042260480, 1435500544, 1058013184, 2609905664, 4134535168, 3566206976, 2632974336,
  ],
};

/** How many of the points lie in each of `cells` equal slices. */
function sliceCounts(places: readonly number[], cells: number): number[] {
  const counts = new Array<number>(cells).fill(0);
  for (const place of places) counts[Math.floor(place * cells)]!++;
  return counts;
}

describe("Sobol's sequence", () => {
  it('gives the published points', () => {
    PUBLISHED.forEach((point, i) => {
      expect(point.map((_, d) => sobolWord(i, d) / 2 ** 32)).toEqual(point);
    });
  });

  it('gives the words of SciPy up to dimension 256', () => {
    expect(SOBOL_DIMENSIONS).toBe(256);
    for (const [i, words] of Object.entries(SCIPY)) {
      expect(DIMENSIONS.map((d) => sobolWord(Number(i), d))).toEqual(words);
    }
  });

  it('fills every slice once in each dimension, scrambled or not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: SOBOL_DIMENSIONS - 1 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(),
        (d, bits, k0) => {
          const n = 2 ** bits;
          const sequence = new ScrambledSobol(d + 1, { k0, k1: 1 });
          const indices = Array.from({ length: n }, (_, i) => i);
          const plain = indices.map((i) => sobolWord(i, d) / 2 ** 32);
          const scrambled = indices.map((i) => sequence.at(i, d));
          expect(sliceCounts(plain, n)).toEqual(new Array(n).fill(1));
          expect(sliceCounts(scrambled, n)).toEqual(new Array(n).fill(1));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps the nets of the first two dimensions when scrambled', () => {
    const sequence = new ScrambledSobol(2, { k0: 7, k1: 11 });
    const boxes = new Set<number>();
    for (let i = 0; i < 256; i++) {
      const [x, y] = [sequence.at(i, 0), sequence.at(i, 1)];
      boxes.add(Math.floor(x * 16) * 16 + Math.floor(y * 16));
    }
    expect(boxes.size).toBe(256);
  });

  it('scrambles to a uniform first point', () => {
    const places = Array.from({ length: 2000 }, (_, k0) =>
      new ScrambledSobol(1, { k0, k1: 5 }).at(0, 0),
    );
    // 4 standard deviations of a binomial count.
    for (const count of sliceCounts(places, 4)) expect(Math.abs(count - 500)).toBeLessThan(78);
  });
});
