import { describe, expect, it } from 'vitest';
import { scoreForecasts } from '../../scripts/calibration/forecasts.js';
import { persistence, taylorExponent, topFiveShare } from '../../scripts/calibration/patterns.js';
import { chiSquare, chiSquareTail } from '../../scripts/calibration/uniformity.js';

describe('uniformity of ranks', () => {
  it('agrees with published points of chi-square', () => {
    expect(chiSquareTail(18.307, 10)).toBeCloseTo(0.05, 4);
    expect(chiSquareTail(9.342, 10)).toBeCloseTo(0.5, 3);
    expect(chiSquare([10, 10, 10])).toBe(0);
    expect(chiSquare([20, 10, 0])).toBe(20);
    expect(() => chiSquareTail(1, 3)).toThrow(RangeError);
  });
});

describe('patterns of one war', () => {
  it('a variance that is the square of the mean has exponent two', () => {
    const rows = [2, 4, 8, 16, 32].map((n) => [0, n, 0, n, 0, n, 0, n, 0, n]);
    expect(taylorExponent(rows)).toBeCloseTo(2, 10);
    expect(topFiveShare([...rows, [62, 0, 0, 0, 0, 0, 0, 0, 0, 248]])).toBeCloseTo(
      (20 + 40 + 80 + 160 + 310) / 620,
      10,
    );
    expect(persistence(rows)).toBeLessThan(-0.5);
  });
});

describe('forecasts', () => {
  it('score a sharp model that is right better than what knows the past alone', () => {
    const wars = Array.from({ length: 20 }, () => [[0, 5, 0, 5, 0, 5]]);
    const { model, baselines } = scoreForecasts(wars, wars, 2);
    expect(model).toBe(0);
    for (const score of Object.values(baselines)) expect(score).toBeGreaterThan(0.5);
  });
});
