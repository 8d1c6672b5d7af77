import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BandHistograms, binOf, Histogram, valueOfBin } from '../../src/lab/histogram.js';

function histogramOf(values: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.add(value);
  return histogram;
}

const valuesOf = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 80 });

describe('Histogram', () => {
  it('merges to the same whatever comes first', () => {
    fc.assert(
      fc.property(valuesOf, valuesOf, (a, b) => {
        const ab = histogramOf(a);
        ab.merge(histogramOf(b));
        const ba = histogramOf(b);
        ba.merge(histogramOf(a));
        expect(ab.distribution()).toEqual(ba.distribution());
        expect(ab.distribution()).toEqual(histogramOf([...a, ...b]).distribution());
      }),
    );
  });

  it('keeps every value', () => {
    const histogram = histogramOf([5, -5, 5, 123_456_789]);
    histogram.add(7, 3);
    expect(histogram.distribution()).toEqual({
      values: [-5, 5, 7, 123_456_789],
      counts: [1, 2, 3, 1],
      total: 7,
    });
  });
});

describe('bins', () => {
  it('are exact up to 4095 of either sign', () => {
    for (let value = -4095; value <= 4095; value++) expect(valueOfBin(binOf(value))).toBe(value);
  });

  it('grow with their values without gap or overlap', () => {
    let last = binOf(0);
    for (let value = 1; value < 20_000; value++) {
      const bin = binOf(value);
      expect(bin === last || bin === last + 1).toBe(true);
      last = bin;
    }
  });

  it('hold their values within 0.03 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), (value) => {
        const error = Math.abs(valueOfBin(binOf(value)) - value);
        expect(error).toBeLessThanOrEqual(Math.abs(value) * 0.0003);
      }),
    );
  });
});

describe('BandHistograms', () => {
  it('count each cell by itself, in any order', () => {
    const entry = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: -5000, max: 90_000 }));
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 200 }), (entries) => {
        const forward = new BandHistograms(3);
        const backward = new BandHistograms(3);
        for (const [cell, value] of entries) forward.add(cell, value);
        for (const [cell, value] of [...entries].reverse()) backward.add(cell, value);
        for (const cell of [0, 1, 2]) {
          const own = entries.flatMap(([c, value]) =>
            c === cell ? [valueOfBin(binOf(value))] : [],
          );
          expect(forward.distribution(cell)).toEqual(histogramOf(own).distribution());
          expect(backward.distribution(cell)).toEqual(forward.distribution(cell));
        }
      }),
    );
  });
});
