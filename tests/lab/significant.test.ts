import { describe, expect, it } from 'vitest';
import { significant } from '../../src/lab/significant.js';

describe('significant', () => {
  it.each([
    [0, 0],
    [1 / 3, 0.333333],
    [123_456_789, 123_457_000],
    [-2.5000004, -2.5],
    [0.00001234567, 0.0000123457],
    [401, 401],
  ])('%f becomes %f', (given, expected) => {
    expect(significant(given)).toBe(expected);
  });

  it('has no negative zero', () => {
    expect(Object.is(significant(-0), 0)).toBe(true);
  });

  it.each([NaN, Infinity, -Infinity])('refuses %f', (value) => {
    expect(() => significant(value)).toThrow(RangeError);
  });
});
