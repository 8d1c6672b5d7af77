import { describe, expect, it } from 'vitest';
import { distributionOf } from '../../src/lab/distribution.js';
import { score, summarise } from '../../src/lab/score.js';

// 0 to 100, once each: p05 is 5, p95 is 95.
const even = distributionOf(new Map(Array.from({ length: 101 }, (_, i) => [i, 1])));

describe('score', () => {
  it('sums up', () => {
    expect(summarise(even)).toEqual({ mean: 50, median: 50, p05: 5, p95: 95 });
  });

  it.each([
    [5, 'exact', true],
    [4.999, 'exact', false],
    [95, 'exact', true],
    [95.001, 'exact', false],
    [0, 'at_least', true],
    [95, 'at_least', true],
    [95.001, 'at_least', false],
    [200, 'at_most', true],
    [5, 'at_most', true],
    [4.999, 'at_most', false],
  ] as const)('%f, %s, is inside: %s', (value, bound, inside) => {
    expect(score(even, value, bound).inside).toBe(inside);
  });

  it('gives the place of the value in percent, ties counted half', () => {
    expect(score(even, 50, 'exact').percentile).toBe(50);
    expect(score(even, -1, 'exact').percentile).toBe(0);
    expect(score(even, 101, 'exact').percentile).toBe(100);
  });

  it('does not punish campaigns that keep a bound', () => {
    expect(score(even, 0, 'at_least').crps).toBe(0);
    expect(score(even, 100, 'at_most').crps).toBe(0);
    expect(score(even, 0, 'exact').crps).toBeGreaterThan(30);
  });
});
