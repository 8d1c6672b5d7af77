import { describe, expect, it } from 'vitest';
import { fixedShape } from '../../src/engine/fixed-shape.js';
import { namedValues } from '../../src/engine/named-values.js';

describe('namedValues', () => {
  it('makes plain own fields of the names, in their order', () => {
    const values = namedValues<number>({ b: 'x', a: 'y', 'says "so"': 'z' }, 0.5);
    expect(Object.entries(values)).toEqual([
      ['b', 0.5],
      ['a', 0.5],
      ['says "so"', 0.5],
    ]);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });

  it('makes a new object each time', () => {
    const declared = { a: 'share' };
    const [one, other] = [namedValues<number>(declared, 0.5), namedValues<number>(declared, 0.5)];
    one['a'] = 1;
    expect(other['a']).toBe(0.5);
    expect(namedValues(declared, null)).toEqual({ a: null });
  });
});

describe('fixedShape', () => {
  it('gives the object itself, unchanged', () => {
    const object = { a: 1, b: [2] };
    expect(fixedShape(object)).toBe(object);
    expect(object).toEqual({ a: 1, b: [2] });
  });
});
