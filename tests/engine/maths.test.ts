import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clamp, decay, exp, log, logistic, logOnePlus, powReal } from '../../src/engine/maths.js';
import { Draws } from '../../src/engine/random.js';

/** An unevaluated sum of two doubles, about 106 bits. */
type Wide = readonly [high: number, low: number];

const LN2: Wide = [0.6931471805599453, 2.3190468138462996e-17];
const LEAST_SUBNORMAL = 5e-324;
const LARGEST_EXP_ARGUMENT = 709.782712893384;

function twoSum(a: number, b: number): Wide {
  const sum = a + b;
  const part = sum - a;
  return [sum, a - (sum - part) + (b - part)];
}

function twoProduct(a: number, b: number): Wide {
  const product = a * b;
  const splitA = 134217729 * a;
  const splitB = 134217729 * b;
  const highA = splitA - (splitA - a);
  const highB = splitB - (splitB - b);
  const lowA = a - highA;
  const lowB = b - highB;
  return [product, highA * highB - product + highA * lowB + lowA * highB + lowA * lowB];
}

function add(a: Wide, b: Wide): Wide {
  const [sum, error] = twoSum(a[0], b[0]);
  const [lowSum, lowError] = twoSum(a[1], b[1]);
  const [high, rest] = twoSum(sum, error + lowSum);
  return twoSum(high, rest + lowError);
}

function multiply(a: Wide, b: Wide): Wide {
  const [product, error] = twoProduct(a[0], b[0]);
  return twoSum(product, error + a[0] * b[1] + a[1] * b[0]);
}

function divide(a: Wide, divisor: number): Wide {
  const quotient = a[0] / divisor;
  const [product, error] = twoProduct(quotient, divisor);
  const rest = add(a, [-product, -error]);
  return twoSum(quotient, rest[0] / divisor);
}

/** exp(x) as mantissa times 2^exponent. */
function wideExp(x: number): { mantissa: Wide; exponent: number } {
  const exponent = Math.round(x / LN2[0]);
  const reduced = add([x, 0], multiply([-exponent, 0], LN2));
  const small: Wide = [reduced[0] / 256, reduced[1] / 256];
  let mantissa: Wide = [1, 0];
  for (let n = 9; n >= 1; n--) mantissa = add([1, 0], divide(multiply(small, mantissa), n));
  for (let i = 0; i < 8; i++) mantissa = multiply(mantissa, mantissa);
  return { mantissa, exponent };
}

function wideLog(x: number): Wide {
  let m = x;
  let exponent = 0;
  for (; m >= 1.5; m /= 2) exponent++;
  for (; m < 0.75; m *= 2) exponent--;
  const f = m - 1;
  let ofMantissa: Wide = [0, 0];
  if (Math.abs(f) < 1e-4) {
    for (let n = 9; n >= 1; n--) {
      const term = divide([n % 2 === 1 ? 1 : -1, 0], n);
      ofMantissa = multiply([f, 0], add(term, ofMantissa));
    }
  } else {
    // One Newton step from a start with 50 right bits.
    const start = Math.log(m);
    const inverse = wideExp(-start);
    const scale = 2 ** inverse.exponent;
    const rest = add(multiply([m * scale, 0], inverse.mantissa), [-1, 0]);
    ofMantissa = add([start, 0], rest);
  }
  return add(multiply([exponent, 0], LN2), ofMantissa);
}

/** The distance between neighbouring doubles at x, a normal number. */
function ulp(x: number): number {
  return 2 ** (Math.floor(Math.log2(Math.abs(x)) + 1e-15) - 52);
}

function ulpsOff(got: number, wanted: Wide): number {
  return Math.abs(got - wanted[0] - wanted[1]) / ulp(wanted[0]);
}

/** |exp(x) - e^x| in units in the last place, which are those of subnormal numbers down there. */
function expError(x: number): number {
  const { mantissa, exponent } = wideExp(x);
  if (exponent > -1020) {
    const half = Math.trunc(exponent / 2);
    const scaled = exp(x) * 2 ** -half * 2 ** -(exponent - half);
    return ulpsOff(scaled, mantissa);
  }
  const inLastPlaces = exp(x) * 2 ** 537 * 2 ** 537;
  const unit = 2 ** (exponent + 1074);
  const oneUlp = Math.max(1, ulp(mantissa[0]) * unit);
  return Math.abs(inLastPlaces - mantissa[0] * unit - mantissa[1] * unit) / oneUlp;
}

const draws = new Draws(0x5a1a, 0x2021);

function worst(points: number, stream: number, error: (u: number) => number): number {
  let largest = 0;
  for (let i = 0; i < points; i++) {
    const off = error(draws.at(1, stream, i & 0xffff, i >> 16));
    if (!(off <= largest)) largest = off;
  }
  return largest;
}

const FRACTION_BITS = 300n;
const ONE = 1n << FRACTION_BITS;

/** x times 2^300, exact for the doubles used here. */
function fixed(x: number): bigint {
  return (BigInt(x * 2 ** 200) * ONE) >> 200n;
}

/** e^x times 2^300 by its series in whole numbers. */
function fixedExp(x: number): bigint {
  let sum = ONE;
  let term = ONE;
  for (let n = 1n; term !== 0n; n++) {
    term = (term * fixed(x)) / (ONE * n);
    sum += term;
  }
  return sum;
}

describe('the double-double reference', () => {
  it('agrees with series in whole numbers to 95 bits', () => {
    for (let i = 0; i < 300; i++) {
      const x = Math.round((draws.at(2, 0, i, 0) - 0.5) * 40 * 2 ** 40) / 2 ** 40;
      const { mantissa, exponent } = wideExp(x);
      const wide = fixed(mantissa[0] * 2 ** exponent) + fixed(mantissa[1] * 2 ** exponent);
      const wanted = fixedExp(x);
      const off = wide > wanted ? wide - wanted : wanted - wide;
      expect(off << 95n < wanted, `exp(${x})`).toBe(true);
    }
  });
});

describe('exp', () => {
  it('is within 1.1 units in the last place at a million points', () => {
    expect(
      worst(400_000, 1, (u) => expError(-708 + u * (708 + LARGEST_EXP_ARGUMENT))),
    ).toBeLessThan(1.1);
    expect(worst(400_000, 2, (u) => expError(-5 + 10 * u))).toBeLessThan(1.1);
    expect(worst(100_000, 3, (u) => expError(2 ** (-60 * u)))).toBeLessThan(1.1);
    expect(worst(100_000, 4, (u) => expError(-(2 ** (-60 * u))))).toBeLessThan(1.1);
  });

  it('is within 1.1 of the least subnormal number below -708', () => {
    expect(worst(100_000, 5, (u) => expError(-745.2 + 37.2 * u))).toBeLessThan(1.1);
  });

  it('agrees with the built-in function', () => {
    const off = worst(100_000, 6, (u) => Math.abs(exp(40 * u - 20) / Math.exp(40 * u - 20) - 1));
    expect(off).toBeLessThan(5e-16);
  });

  it('covers the limits', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(1)).toBe(Math.E);
    expect(exp(LARGEST_EXP_ARGUMENT)).toBe(1.7976931348622732e308);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(1e300)).toBe(Infinity);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-745.1332191019411)).toBe(LEAST_SUBNORMAL);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(-1e300)).toBe(0);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
  });

  it('does not decrease across the seams of its table', () => {
    for (let steps = -2000; steps < 2000; steps++) {
      const seam = ((steps + 0.5) * LN2[0]) / 128;
      const step = Math.max(ulp(seam), 2 ** -52);
      expect(exp(seam + step)).toBeGreaterThanOrEqual(exp(seam));
      expect(exp(seam)).toBeGreaterThanOrEqual(exp(seam - step));
    }
  });
});

describe('log', () => {
  it('is within 1.1 units in the last place at a million points', () => {
    const error = (x: number): number => ulpsOff(log(x), wideLog(x));
    expect(worst(400_000, 11, (u) => error(u * 10))).toBeLessThan(1.1);
    expect(worst(300_000, 12, (u) => error(0.5 + 1.5 * u))).toBeLessThan(1.1);
    expect(worst(100_000, 13, (u) => error(1 + 2 ** (-52 * u)))).toBeLessThan(1.1);
    expect(worst(100_000, 14, (u) => error(1 - 2 ** (-53 * u) / 2))).toBeLessThan(1.1);
    expect(worst(50_000, 15, (u) => error(2 ** (2044 * u - 1021)))).toBeLessThan(1.1);
    expect(worst(50_000, 16, (u) => error(u * 2 ** -1030))).toBeLessThan(1.1);
  });

  it('agrees with the built-in function', () => {
    const off = worst(100_000, 17, (u) => Math.abs(log(u) / Math.log(u) - 1));
    expect(off).toBeLessThan(5e-16);
  });

  it('covers the limits', () => {
    expect(Object.is(log(1), 0)).toBe(true);
    expect(log(Math.E)).toBe(1);
    expect(log(2)).toBe(Math.LN2);
    expect(log(LEAST_SUBNORMAL)).toBe(-744.4400719213812);
    expect(log(2.2250738585072014e-308)).toBe(-708.3964185322641);
    expect(log(Number.MAX_VALUE)).toBe(709.782712893384);
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(Infinity)).toBe(Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(-Infinity)).toBeNaN();
    expect(log(-LEAST_SUBNORMAL)).toBeNaN();
    expect(log(NaN)).toBeNaN();
  });

  it('undoes exp', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(log(exp(x)) - x)).toBeLessThan(3e-16 + 2.3e-16 * Math.abs(x));
      }),
    );
  });
});

describe('logOnePlus', () => {
  it('keeps the digits of small and large arguments', () => {
    const error = (x: number): number => Math.abs(logOnePlus(x) / Math.log1p(x) - 1);
    expect(worst(50_000, 18, (u) => error(2 ** (-80 * u)))).toBeLessThan(5e-16);
    expect(worst(50_000, 19, (u) => error(-u * 2 ** (-80 * draws.second)))).toBeLessThan(5e-16);
    expect(worst(50_000, 20, (u) => error(2 ** (1000 * u)))).toBeLessThan(5e-16);
  });

  it('covers the limits', () => {
    expect(logOnePlus(0)).toBe(0);
    expect(logOnePlus(1e-300)).toBe(1e-300);
    expect(logOnePlus(-1)).toBe(-Infinity);
    expect(logOnePlus(Infinity)).toBe(Infinity);
    expect(logOnePlus(-1.5)).toBeNaN();
    expect(logOnePlus(NaN)).toBeNaN();
  });
});

describe('powReal', () => {
  it('is as near as its docstring says', () => {
    const off = worst(100_000, 21, (u) => {
      const x = 2 ** (20 * u - 10);
      const y = 6 * draws.second - 3;
      return Math.abs(powReal(x, y) / x ** y - 1);
    });
    expect(off).toBeLessThan(1e-14);
  });

  it('covers zero and negative bases', () => {
    expect(powReal(0, 2)).toBe(0);
    expect(powReal(0, 0)).toBe(1);
    expect(powReal(0, -1)).toBe(Infinity);
    expect(powReal(-2, 2)).toBeNaN();
    expect(powReal(7, 0)).toBe(1);
    expect(powReal(1, 1e9)).toBe(1);
  });
});

describe('clamp, logistic and decay', () => {
  it('clamps into the interval and leaves what lies within', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.integer(), fc.nat(), (x, lo, width) => {
        const held = clamp(x, lo, lo + width);
        expect(held === Math.min(Math.max(x, lo), lo + width)).toBe(true);
      }),
    );
    expect(clamp(NaN, 0, 1)).toBeNaN();
  });

  it('has the logistic function symmetric about one half', () => {
    expect(logistic(0)).toBe(0.5);
    expect(logistic(1)).toBeCloseTo(0.7310585786300049, 15);
    expect(logistic(-800)).toBe(0);
    expect(logistic(800)).toBe(1);
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (x) => {
        expect(Math.abs(logistic(x) + logistic(-x) - 1)).toBeLessThan(3e-16);
      }),
    );
  });

  it('decays by the same share whatever the turn length', () => {
    expect(decay(0, 10)).toBe(1);
    expect(decay(10, 10)).toBe(exp(-1));
    expect(decay(1, 30) ** 7).toBeCloseTo(decay(7, 30), 14);
  });
});
