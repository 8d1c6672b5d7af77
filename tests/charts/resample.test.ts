import { describe, expect, it } from 'vitest';
import { resampleLine, resampleMean } from '../../src/charts/resample.js';

describe('resampleMean', () => {
  it('uses every finite value once', () => {
    expect(resampleMean([1, 3, 5, 7], 2)).toEqual([2, 6]);
    expect(resampleMean([1, 2, 3, 4, 5], 2)).toEqual([1.5, 4]);
    expect(resampleMean([1, Number.NaN, Number.NaN, Number.NaN], 2)).toEqual([1, Number.NaN]);
    expect(resampleMean([], 0)).toEqual([]);
  });
});

describe('resampleLine', () => {
  it('starts at the first value and ends at the last', () => {
    expect(resampleLine([0, 10], 5)).toEqual([0, 2.5, 5, 7.5, 10]);
    expect(resampleLine([4], 3)).toEqual([4, 4, 4]);
  });

  it('draws nothing beside a gap', () => {
    const line = resampleLine([0, Number.NaN, 2, 3], 7);
    expect(line).toEqual([0, Number.NaN, Number.NaN, Number.NaN, 2, 2.5, 3]);
    expect(resampleLine([], 2)).toEqual([Number.NaN, Number.NaN]);
  });

  it('averages when there are more values than points', () => {
    expect(resampleLine([1, 3, 5, 7], 2)).toEqual([2, 6]);
  });
});
