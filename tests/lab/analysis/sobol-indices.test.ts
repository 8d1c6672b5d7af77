import { describe, expect, it } from 'vitest';
import { sobolIndices } from '../../../src/lab/analysis/sobol-indices.js';
import { ISHIGAMI, played, SOBOL_G } from './test-functions.js';

/** The size at which indices are promised within a hundredth. */
const BASE = 4096;

describe('Sobol indices', () => {
  it.each([
    ['Ishigami', ISHIGAMI],
    ['Sobol G', SOBOL_G],
  ])('of %s are within 0.01 at 4,096 base points', (_, { factors, of, first, total }) => {
    const { outputs } = played({ kind: 'saltelli', base: BASE, secondOrder: false }, factors, of);
    const found = sobolIndices(outputs, { factors, secondOrder: false }, 100)!;
    for (let f = 0; f < factors; f++) {
      expect(Math.abs(found.first[f]!.value - first[f]!)).toBeLessThan(0.01);
      expect(Math.abs(found.total[f]!.value - total[f]!)).toBeLessThan(0.01);
    }
  });

  it('of pairs find the one that acts together', () => {
    const spec = { kind: 'saltelli', base: BASE, secondOrder: true } as const;
    const { outputs } = played(spec, 3, ISHIGAMI.of);
    const found = sobolIndices(outputs, { factors: 3, secondOrder: true }, 100)!;
    expect(found.second.map(({ factors }) => factors)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    found.second.forEach(({ index }, i) => {
      expect(Math.abs(index.value - ISHIGAMI.second[i]!)).toBeLessThan(0.03);
    });
  });

  it('have intervals that hold the truth, and shrink', () => {
    const width = (base: number): number => {
      const { outputs } = played({ kind: 'saltelli', base, secondOrder: false }, 3, ISHIGAMI.of);
      const { total } = sobolIndices(outputs, { factors: 3, secondOrder: false })!;
      total.forEach(({ low, high, value }, f) => {
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(low).toBeLessThanOrEqual(ISHIGAMI.total[f]!);
        expect(high).toBeGreaterThanOrEqual(ISHIGAMI.total[f]!);
      });
      return total[0]!.high - total[0]!.low;
    };
    const [few, many] = [width(128), width(512)];
    expect(many).toBeLessThan(0.7 * few);
  });

  it('are the same bytes each time, and none for a constant', () => {
    const { outputs } = played({ kind: 'saltelli', base: 16, secondOrder: true }, 3, ISHIGAMI.of);
    const shape = { factors: 3, secondOrder: true };
    expect(sobolIndices(outputs, shape)).toEqual(sobolIndices(outputs, shape));
    expect(
      sobolIndices(
        outputs.map(() => 5),
        shape,
      ),
    ).toBeNull();
  });
});
