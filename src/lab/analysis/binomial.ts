/** Tails of the binomial distribution. */
import { exp, log } from '../../engine/maths.js';

/** ln(n!) by adding up for small n, else by Stirling's series (error below 1e-12). */
function logFactorial(n: number): number {
  if (n < 20) {
    let product = 1;
    for (let i = 2; i <= n; i++) product *= i;
    return log(product);
  }
  const x = n + 1;
  const square = x * x;
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / x;
  return (x - 0.5) * log(x) - x + LOG_ROOT_TWO_PI + series;
}

const LOG_ROOT_TWO_PI = 0.9189385332046728;

/** Chance of at least `hits` (0 to total) in `total` trials of chance `share`; relative error 1e-9. */
export function binomialTail(hits: number, total: number, share: number): number {
  if (hits <= 0) return 1;
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  // Below the mean the other tail is the short one.
  if (hits <= total * share) return 1 - lowerTail(hits - 1, total, share);
  let term = chanceOf(hits, total, share);
  let sum = 0;
  for (let k = hits; k <= total && term > sum * 1e-17; k++) {
    sum += term;
    term *= ((total - k) / (k + 1)) * (share / (1 - share));
  }
  return Math.min(1, sum);
}

function lowerTail(most: number, total: number, share: number): number {
  let term = chanceOf(most, total, share);
  let sum = 0;
  for (let k = most; k >= 0 && term > sum * 1e-17; k--) {
    sum += term;
    term *= (k / (total - k + 1)) * ((1 - share) / share);
  }
  return Math.min(1, sum);
}

function chanceOf(k: number, total: number, share: number): number {
  const ways = logFactorial(total) - logFactorial(k) - logFactorial(total - k);
  return exp(ways + k * log(share) + (total - k) * log(1 - share));
}
