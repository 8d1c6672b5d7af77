import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  factorValue,
  priorDistribution,
  quantileOf,
  wrongDistribution,
  type Distribution,
} from '../../../src/lab/experiment/factor-values.js';

const place = fc.double({ min: 0, max: 1, noNaN: true });
const bounds = fc
  .tuple(
    fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    fc.double({ min: 1.001, max: 1000, noNaN: true }),
  )
  .map(([low, ratio]) => ({ low, high: low * ratio }));
const kinds = ['uniform', 'loguniform', 'normal', 'lognormal'] as const;
const distribution = fc
  .tuple(fc.constantFrom(...kinds), bounds)
  .map(([kind, ends]): Distribution => ({ kind, ...ends }));

describe('quantiles of factors', () => {
  it('do not decrease, and stay within the bounds where there are bounds', () => {
    fc.assert(
      fc.property(distribution, place, place, (d, a, b) => {
        const [x, y] = [quantileOf(d, Math.min(a, b)), quantileOf(d, Math.max(a, b))];
        expect(x).toBeLessThanOrEqual(y);
        expect(Number.isFinite(x)).toBe(true);
        if (d.kind === 'normal' || d.kind === 'lognormal') return;
        expect(x).toBeGreaterThanOrEqual(d.low);
        expect(y).toBeLessThanOrEqual(d.high * (1 + 1e-15));
      }),
    );
  });

  it.each([
    ['uniform', 0.5, 6],
    ['loguniform', 0.5, Math.sqrt(20)],
    ['normal', 0.05, 2],
    ['normal', 0.95, 10],
    ['lognormal', 0.05, 2],
    ['lognormal', 0.5, Math.sqrt(20)],
  ] as const)('%s has at %d the value %d', (kind, at, value) => {
    expect(quantileOf({ kind, low: 2, high: 10 }, at)).toBeCloseTo(value, 9);
  });

  it('tell what cannot be drawn from', () => {
    expect(wrongDistribution({ kind: 'uniform', low: 1, high: 1 })).toContain('below high');
    expect(wrongDistribution({ kind: 'loguniform', low: 0, high: 1 })).toContain('above 0');
    expect(wrongDistribution({ kind: 'normal', low: -1, high: 1 })).toBeNull();
  });
});

describe('values of factors', () => {
  const range = { min: 0, max: 1, whole: false };

  it('are brought into the range of what they are put into, and not where they scale or add', () => {
    const wide: Distribution = { kind: 'normal', low: -1, high: 2 };
    const factor = { levels: null, distribution: wide, range };
    expect(factorValue({ ...factor, apply: 'value' }, 0.999)).toBe(1);
    expect(factorValue({ ...factor, apply: 'add' }, 0.999)).toBeGreaterThan(1);
  });

  it('are the levels that are given', () => {
    const factor = {
      levels: ['all', 'none'],
      distribution: null,
      range: null,
      apply: 'value',
    } as const;
    expect([factorValue(factor, 0), factorValue(factor, 1)]).toEqual(['all', 'none']);
    expect(() => factorValue(factor, 2)).toThrow(RangeError);
  });

  it.each([
    [
      { kind: 'scale', low: 0.5, high: 2 },
      { kind: 'loguniform', apply: 'scale' },
    ],
    [
      { kind: 'additive', low: -1, high: 2 },
      { kind: 'uniform', apply: 'add' },
    ],
    [
      { kind: 'normal', low: 1, high: 2 },
      { kind: 'normal', apply: 'value' },
    ],
    [{ kind: 'fixed' }, null],
  ] as const)('come from the prior %j as %j', (prior, wanted) => {
    const found = priorDistribution(prior);
    if (wanted === null) expect(found).toBeNull();
    else expect(found).toMatchObject(wanted);
  });
});
