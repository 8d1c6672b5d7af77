import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCompact,
  formatCount,
  formatFixed,
  formatMoneyUsd,
  formatShare,
  formatSignificant,
} from '../../src/charts/index.js';
import { anyNumber } from './samples.js';

describe('formatCount', () => {
  it.each([
    [0, '0'],
    [-0.2, '0'],
    [999, '999'],
    [1000, '1,000'],
    [12_345, '12,345'],
    [1_234_567.6, '1,234,568'],
    [-12_345, '-12,345'],
    [2e15, '2.00e+15'],
    [Number.NaN, 'n/a'],
    [Number.POSITIVE_INFINITY, 'n/a'],
  ])('writes %d', (value, text) => {
    expect(formatCount(value)).toBe(text);
  });

  it('reads back as the rounded number', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(Number(formatCount(value).replaceAll(',', ''))).toBe(value);
      }),
    );
  });
});

describe('formatFixed', () => {
  it('keeps its decimals', () => {
    expect(formatFixed(1234.5, 2)).toBe('1,234.50');
    expect(formatFixed(-0.001, 2)).toBe('0.00');
  });
});

describe('formatSignificant', () => {
  it.each([
    [401, '401'],
    [12_345, '12,300'],
    [0.012345, '0.0123'],
    [4.5, '4.5'],
    [999.9, '1,000'],
    [0.9999, '1'],
    [-3.14159, '-3.14'],
    [0, '0'],
    [1e-12, '1.0e-12'],
    [Number.NaN, 'n/a'],
  ])('writes %d', (value, text) => {
    expect(formatSignificant(value)).toBe(text);
  });

  it('is within half a unit of the last digit', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (value) => {
        const shown = Number(formatSignificant(value, 3).replaceAll(',', ''));
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(value * 0.005 * (1 + 1e-9));
      }),
    );
  });
});

describe('formatCompact and formatMoneyUsd', () => {
  it.each([
    [950, '950', '$950'],
    [12_345, '12.3k', '$12.3k'],
    [999_960, '1M', '$1M'],
    [3_400_000, '3.4M', '$3.4M'],
    [7.1e9, '7.1B', '$7.1B'],
    [-2500, '-2.5k', '-$2.5k'],
    [0, '0', '$0'],
    [2e12, '2T', '$2T'],
    [2e15, '2.00e+15', '$2.00e+15'],
    [Number.NaN, 'n/a', 'n/a'],
  ])('writes %d', (value, compact, money) => {
    expect(formatCompact(value)).toBe(compact);
    expect(formatMoneyUsd(value)).toBe(money);
  });
});

describe('formatShare', () => {
  it.each([
    [0.31, 0, '31 %'],
    [0, 0, '0 %'],
    [0.004, 0, '<1 %'],
    [0.996, 0, '>99 %'],
    [1, 0, '100 %'],
    [0.004, 1, '0.4 %'],
    [0.0004, 1, '<0.1 %'],
    [0.9996, 1, '>99.9 %'],
    [1.2, 0, '120 %'],
    [-0.05, 0, '-5 %'],
    [Number.NaN, 0, 'n/a'],
  ])('writes %d with %d decimals', (share, decimals, text) => {
    expect(formatShare(share, decimals)).toBe(text);
  });
});

describe('every format', () => {
  it('gives short ASCII for any number', () => {
    fc.assert(
      fc.property(anyNumber, (value) => {
        const texts = [formatCount(value), formatSignificant(value), formatCompact(value)];
        for (const text of [...texts, formatMoneyUsd(value), formatShare(value)]) {
          expect(text).toMatch(/^[ -~]{1,24}$/);
          expect(text).not.toMatch(/NaN|Infinity|undefined|^-0$/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
