/**
 * Normal scores: a parameter is searched as the normal quantile of its place in its prior, so that
 * every prior is a standard normal one, no proposal leaves it, and no adjustment can.
 */
import { exp } from '../../engine/maths.js';

/** Numerator and denominator of the middle part, by Hart (1968) as given by West (2005). */
const NUMERATOR = [
  0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
] as const;
const DENOMINATOR = [
  0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
] as const;
/** Beyond this many deviations a continued fraction is better. */
const MIDDLE = 7.07106781186547;
const FARTHEST = 37;
const SQRT_TWO_PI = 2.506628274631;

/** The share of a standard normal distribution below `z`; absolute error under 1e-14. */
export function normalShare(z: number): number {
  const x = Math.abs(z);
  const upper = x > FARTHEST ? 0 : upperShare(x);
  return z > 0 ? 1 - upper : upper;
}

function upperShare(x: number): number {
  const density = exp((-x * x) / 2);
  if (x < MIDDLE) {
    const of = (terms: readonly number[]): number => terms.reduce((sum, c) => sum * x + c, 0);
    return (density * of(NUMERATOR)) / of(DENOMINATOR);
  }
  const tail = [4, 3, 2, 1].reduce((sum, n) => x + n / sum, x + 0.65);
  return density / tail / SQRT_TWO_PI;
}
