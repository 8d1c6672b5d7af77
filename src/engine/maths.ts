/**
 * Elementary functions that give the same bits on every machine.
 *
 * Math.exp and Math.log differ between processors and V8 versions in the last place, and one
 * differing bit makes two replays of the same game part. IEEE 754 fixes + - * / and Math.sqrt to
 * the last bit, so everything here is built on those, on BigInt (exact) and on reading the bits of
 * a double. The accuracies stated are measured in the tests against a double-double reference.
 */

// ln 2 in two parts; the first ends in zero bits, so that its multiples by an exponent are exact.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const STEPS_PER_OCTAVE = 128;
/** 128 / ln 2. */
const STEPS_PER_NEPER = 184.6649652337873;
const STEP_HIGH = LN2_HIGH / STEPS_PER_OCTAVE;
const STEP_LOW = LN2_LOW / STEPS_PER_OCTAVE;

const MIN_EXPONENT = -1074;
const MAX_EXPONENT = 1023;
/** 2^k at index k - MIN_EXPONENT, subnormal numbers included. */
const POWERS_OF_TWO = powersOfTwo();
/** 2^(j/128) at index j, rounded to nearest. */
const ROOTS_OF_TWO = rootsOfTwo();

// One double seen as two words, to read an exponent. Building a double this way would be slower
// than a multiplication by a power from the table.
const doubleView = new Float64Array(1);
const wordView = new Int32Array(doubleView.buffer);
const HIGH_WORD = highWordIndex();
/** Added to the high word, it carries into the exponent when the fraction is sqrt 2 or more. */
const SQRT2_CARRY = 0x95f64;
const LEAST_NORMAL = 2.2250738585072014e-308;

// (log((1 + s) / (1 - s)) - 2s) / s as a polynomial in z = s^2, with z times the first coefficient
// first: a Chebyshev fit on |s| <= (sqrt 2 - 1) / (sqrt 2 + 1), relative error 4.6e-18.
const LOG_1 = 0.666666666666667;
const LOG_2 = 0.39999999999899505;
const LOG_3 = 0.28571428625975487;
const LOG_4 = 0.2222221113479508;
const LOG_5 = 0.18182889125261723;
const LOG_6 = 0.15331721600556042;
const LOG_7 = 0.14616449685043406;

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(MAX_EXPONENT - MIN_EXPONENT + 1);
  let power = 1;
  for (let k = 0; k <= MAX_EXPONENT; k++, power *= 2) powers[k - MIN_EXPONENT] = power;
  power = 1;
  for (let k = 0; k >= MIN_EXPONENT; k--, power /= 2) powers[k - MIN_EXPONENT] = power;
  return powers;
}

/** Whole-number square root of a positive square, rounded down: Newton's method from above. */
function integerSqrt(square: bigint): bigint {
  let root = square;
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** Integers scaled by 2^128 carry 75 bits more than a double, so the table is rounded correctly. */
function rootsOfTwo(): Float64Array {
  const fractionBits = 128n;
  const one = 1n << fractionBits;
  let root = 2n * one;
  for (let steps = STEPS_PER_OCTAVE; steps > 1; steps /= 2) root = integerSqrt(root * one);
  const roots = new Float64Array(STEPS_PER_OCTAVE);
  let power = one;
  for (let j = 0; j < STEPS_PER_OCTAVE; j++) {
    roots[j] = Number(power) / Number(one);
    power = (power * root) >> fractionBits;
  }
  return roots;
}

function highWordIndex(): number {
  doubleView[0] = 1;
  return wordView[1] === 0 ? 0 : 1;
}

/** exp(x) / 2^(steps >> 7), for steps = x in 128ths of an octave, rounded to a whole number. */
function expWithinOctave(x: number, steps: number): number {
  const r = x - steps * STEP_HIGH - steps * STEP_LOW; // |r| <= ln 2 / 256
  const growth = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const root = ROOTS_OF_TWO[steps & (STEPS_PER_OCTAVE - 1)]!;
  return root + root * growth;
}

/** exp where one power of two would overflow or lose bits: beyond +-708, and for NaN. */
function expNearLimits(x: number): number {
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  if (x !== x) return x;
  const steps = Math.floor(x * STEPS_PER_NEPER + 0.5);
  const exponent = steps >> 7;
  const half = exponent >> 1;
  // Two halves, so that only the last product can round.
  return (
    expWithinOctave(x, steps) *
    POWERS_OF_TWO[half - MIN_EXPONENT]! *
    POWERS_OF_TWO[exponent - half - MIN_EXPONENT]!
  );
}

/**
 * e to the power x, for every double; within 1.1 units in the last place, and within 1.1 of the
 * least subnormal number where the result is subnormal.
 *
 * Infinity above 709.78, 0 below -745.13, NaN for NaN. Never throws.
 *
 * Method: x = (128 k + j) ln 2 / 128 + r, a table of 2^(j/128), a Taylor polynomial in r (Tang,
 * Table-driven implementation of the exponential function, ACM TOMS 15, 1989).
 */
export function exp(x: number): number {
  if (!(x > -708 && x < 708)) return expNearLimits(x);
  const steps = Math.floor(x * STEPS_PER_NEPER + 0.5);
  return expWithinOctave(x, steps) * POWERS_OF_TWO[(steps >> 7) - MIN_EXPONENT]!;
}

/** log where the exponent cannot be read off directly: zero, negative, subnormal, infinite, NaN. */
function logNearLimits(x: number): number {
  if (x === 0) return -Infinity;
  if (x > 0) return x === Infinity ? x : log(x * 0x40000000000000) - 54 * LN2_LOW - 54 * LN2_HIGH;
  return NaN;
}

/**
 * Natural logarithm of x, for every double; within 1.1 units in the last place.
 *
 * -Infinity for 0 and -0, NaN for negative numbers and NaN, Infinity for Infinity. Never throws.
 *
 * Method: x = 2^k m with sqrt(1/2) <= m < sqrt 2, and the series of log((1 + s) / (1 - s)) for
 * s = (m - 1) / (m + 1), as in FDLIBM, with coefficients fitted anew.
 */
export function log(x: number): number {
  if (!(x >= LEAST_NORMAL && x < Infinity)) return logNearLimits(x);
  doubleView[0] = x;
  const k = ((wordView[HIGH_WORD]! + SQRT2_CARRY) >> 20) - 1023;
  const f = x * POWERS_OF_TWO[-k - MIN_EXPONENT]! - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (LOG_2 + w * (LOG_4 + w * LOG_6));
  const odd = z * (LOG_1 + w * (LOG_3 + w * (LOG_5 + w * LOG_7)));
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + (even + odd)) + k * LN2_LOW) - f);
}

/**
 * log(1 + x) for x >= -1 without the digits of a small x that 1 + x loses; within 2 units in the
 * last place. -Infinity at -1, NaN below.
 */
export function logOnePlus(x: number): number {
  const sum = 1 + x;
  const lost = x - (sum - 1);
  return lost > 0 || lost < 0 ? log(sum) + lost / sum : log(sum);
}

/**
 * x to the power y for x >= 0, as exp(y log x). The relative error is about |y log x| units in the
 * last place: under 1e-14 while the result lies between 1e-20 and 1e20. powReal(0, y) is 0 for
 * y > 0, 1 for y = 0 and Infinity for y < 0; a negative x gives NaN.
 */
export function powReal(x: number, y: number): number {
  return y === 0 ? 1 : exp(y * log(x));
}

/** x held within [lo, hi], for lo <= hi; NaN stays NaN. */
export function clamp(x: number, lo: number, hi: number): number {
  return x < lo ? lo : x > hi ? hi : x;
}

/** The logistic function 1 / (1 + e^-x), in [0, 1]: 0.5 at 0; 0 below -709.78. */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x));
}

/**
 * The share that is left after `days` of exponential decay with time constant `tauDays` > 0:
 * exp(-days / tauDays).
 */
export function decay(days: number, tauDays: number): number {
  return exp(-days / tauDays);
}
