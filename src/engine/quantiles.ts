/**
 * Random variables as quantiles (inverse distribution functions) of one uniform number.
 *
 * Each takes exactly one u in (0, 1), as Draws.at gives it, and never rejects, so two variants of a
 * scenario that share u share their luck: the results do not decrease in u (roundStochastic alone
 * does not increase). With the same u a larger mean gives a larger or equal count, but possibly for
 * the few u that an approximation gets wrong by one.
 *
 * A count is the least k whose distribution function is at least u. "Exact" means that the sums of
 * probabilities have the rounding errors of doubles only (about 1e-14). The arguments are not
 * checked, because these run in the inner loop: NaN gives NaN, and what lies outside the stated
 * ranges is described where it has a meaning.
 */
import { exp, log, logOnePlus, powReal } from './maths.js';

/** Counts are summed term by term up to this mean, and approximated beyond it where that is good. */
const SUMMED_MEAN = 50;
/** The approximation needs a small skewness: at most 2 / sqrt(200) = 0.14 for this size. */
const NEARLY_NORMAL_SIZE = 200;
/** Beyond this mean a strongly over-dispersed count is scaled down before it is summed. */
const SCALED_MEAN = 10_000;

/**
 * The standard normal quantile, by Wichura's algorithm AS 241 (PPND16, Applied Statistics 37,
 * 1988); relative error under 1e-15. Between -6.3 and 6.3 for the uniforms of Draws.
 */
export function normal(u: number): number {
  const q = u - 0.5;
  if (q < -0.425 || q > 0.425) return normalTail(u, q);
  const r = 0.180625 - q * q;
  const numerator =
    ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r +
      45921.95393154987) *
      r +
      13731.69376550946) *
      r +
      1971.5909503065514) *
      r +
      133.14166789178438) *
      r +
    3.3871328727963666;
  const denominator =
    ((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r +
      21213.794301586597) *
      r +
      5394.196021424751) *
      r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
    1;
  return (q * numerator) / denominator;
}

function normalTail(u: number, q: number): number {
  const r = Math.sqrt(-log(q < 0 ? u : 1 - u));
  const z = r <= 5 ? normalMiddleTail(r - 1.6) : normalFarTail(r - 5);
  return q < 0 ? -z : z;
}

function normalMiddleTail(r: number): number {
  const numerator =
    ((((((7.745450142783414e-4 * r + 0.022723844989269184) * r + 0.2417807251774506) * r +
      1.2704582524523684) *
      r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
    1.4234371107496835;
  const denominator =
    ((((((1.0507500716444169e-9 * r + 5.475938084995345e-4) * r + 0.015198666563616457) * r +
      0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
    1;
  return numerator / denominator;
}

function normalFarTail(r: number): number {
  const numerator =
    ((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
    6.657904643501103;
  const denominator =
    ((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
      7.868691311456133e-4) *
      r +
      0.014875361290850615) *
      r +
      0.13692988092273581) *
      r +
      0.599832206555888) *
      r +
    1;
  return numerator / denominator;
}

/** A log-normal factor with mean 1 and logarithmic standard deviation sigma >= 0. */
export function logNormalMeanOne(u: number, sigma: number): number {
  return exp(sigma * normal(u) - 0.5 * sigma * sigma);
}

/** An exponential waiting time with the given mean >= 0, in the unit of the mean. */
export function exponential(u: number, mean: number): number {
  return 0 - mean * logOnePlus(-u); // 0 - x, so that no negative zero arises
}

/**
 * A count with nearly normal distribution, from its first four cumulants: the Cornish-Fisher
 * expansion to fourth order with Sheppard's corrections, which make a smooth curve pass through the
 * steps of a distribution on whole numbers (Cornish and Fisher 1938; Kendall and Stuart, ch. 6).
 */
function nearlyNormalCount(
  u: number,
  mean: number,
  variance: number,
  third: number,
  fourth: number,
): number {
  const w = normal(u);
  const smoothVariance = variance - 1 / 12;
  const deviation = Math.sqrt(smoothVariance);
  const skewness = third / (smoothVariance * deviation);
  const excess = (fourth + 1 / 120) / (smoothVariance * smoothVariance);
  const standardized =
    w +
    (skewness * (w * w - 1)) / 6 +
    (excess * w * (w * w - 3)) / 24 -
    (skewness * skewness * w * (2 * w * w - 5)) / 36;
  const count = Math.ceil(mean + deviation * standardized - 0.5);
  return count < 0 ? 0 : count + 0; // + 0 turns a negative zero into zero
}

/**
 * A Poisson count with the given mean; 0 for a mean <= 0. No events in the unit that the mean is
 * taken over is the commonest result, and the cheapest.
 *
 * Exact for means up to 50. Beyond, fourth-order Cornish-Fisher: off by one for 2 u in 10,000 just
 * above mean 50 and fewer further up. Meant for means up to 1e6.
 */
export function poisson(u: number, mean: number): number {
  if (u <= 1 - mean) return 0; // P(0) = e^-mean >= 1 - mean, which needs no exp
  if (!(mean <= SUMMED_MEAN)) return nearlyNormalCount(u, mean, mean, mean, mean);
  let term = exp(-mean);
  let sum = term;
  let k = 0;
  while (u > sum) {
    k++;
    term *= mean / k;
    const next = sum + term;
    if (next === sum) break; // u is beyond the last digit of the sum
    sum = next;
  }
  return k;
}

/**
 * A negative binomial count with the given mean and size (also called k, or dispersion): variance
 * mean + mean^2 / size. 0 for a mean <= 0; NaN for a size <= 0. Size Infinity is Poisson.
 *
 * Exact up to mean 50, and up to mean 10,000 for sizes below 200 (time grows with the result).
 * Otherwise Cornish-Fisher, off by one for under 1 u in 1,000 up to mean 1,000; or, beyond mean
 * 10,000 and below size 200, the count of mean 10,000 scaled up. Meant for means up to 1e6 and
 * sizes from 0.01.
 */
export function negativeBinomial(u: number, mean: number, size: number): number {
  if (u <= 1 - mean) return 0; // P(0) = (1 + mean / size)^-size >= e^-mean >= 1 - mean
  if (mean <= SUMMED_MEAN && size > 0 && size < Infinity) {
    return sumNegativeBinomial(u, mean, size);
  }
  return negativeBinomialBeyond(u, mean, size);
}

function sumNegativeBinomial(u: number, mean: number, size: number): number {
  const factor = mean / (size + mean);
  let term = exp(-size * logOnePlus(mean / size));
  let sum = term;
  let k = 0;
  while (u > sum) {
    const weight = factor * (size + k);
    k++;
    term *= weight / k;
    const next = sum + term;
    if (next === sum) break;
    sum = next;
  }
  return k;
}

function negativeBinomialBeyond(u: number, mean: number, size: number): number {
  if (!(size > 0) || mean !== mean) return NaN;
  if (size === Infinity) return poisson(u, mean);
  if (size >= NEARLY_NORMAL_SIZE) {
    const ratio = mean / size;
    const variance = mean * (1 + ratio);
    const third = variance * (1 + 2 * ratio);
    const fourth = variance * (1 + 6 * ratio * (1 + ratio));
    return nearlyNormalCount(u, mean, variance, third, fourth);
  }
  if (mean > SCALED_MEAN) {
    const scale = mean / SCALED_MEAN;
    return Math.round(negativeBinomialBeyond(u, SCALED_MEAN, size) * scale);
  }
  return sumNegativeBinomial(u, mean, size);
}

/**
 * A binomial count: successes in n >= 0 (whole) trials of chance p; within 0..n always. p <= 0
 * gives 0, p >= 1 gives n.
 *
 * Exact while n times the smaller of p and 1 - p is at most 50 (but where u equals a sum exactly
 * and p > 1/2, the next count up); beyond, Cornish-Fisher: off by one for at most 2 u in 10,000.
 * Meant for n up to 1e8.
 */
export function binomial(u: number, n: number, p: number): number {
  if (u <= 1 - n * p) return 0; // P(0) = (1 - p)^n >= 1 - n p
  if (p >= 1) return n;
  if (p > 0.5) return n - binomialUpToHalf(1 - u, n, 1 - p);
  return binomialUpToHalf(u, n, p);
}

function binomialUpToHalf(u: number, n: number, p: number): number {
  const mean = n * p;
  if (!(mean <= SUMMED_MEAN)) {
    const variance = mean * (1 - p);
    const third = variance * (1 - 2 * p);
    const fourth = variance * (1 - 6 * p * (1 - p));
    return Math.min(n, nearlyNormalCount(u, mean, variance, third, fourth));
  }
  const odds = p / (1 - p);
  let term = exp(n * logOnePlus(-p));
  let sum = term;
  let k = 0;
  while (u > sum && k < n) {
    const weight = odds * (n - k);
    k++;
    term *= weight / k;
    const next = sum + term;
    if (next === sum) break;
    sum = next;
  }
  return k;
}

/** A truncated Pareto law with its constants worked out: see `paretoTail`. */
export interface ParetoTail {
  readonly max: number;
  /** Minus one over the exponent. */
  readonly power: number;
  /** Chance that the untruncated variable stays below max + 1. */
  readonly within: number;
}

/** The law of `paretoCount`, for an exponent alpha > 0 and a whole max >= 1. */
export function paretoTail(alpha: number, max: number): ParetoTail {
  return { max, power: -1 / alpha, within: 1 - powReal(max + 1, -alpha) };
}

/**
 * A heavy-tailed whole number in 1..max: the floor of a Pareto variable with exponent alpha > 0,
 * truncated at max + 1. So P(X >= k) = (k^-alpha - t) / (1 - t) with t = (max + 1)^-alpha.
 */
export function paretoCount(u: number, { max, power, within }: ParetoTail): number {
  const x = Math.floor(powReal(1 - u * within, power));
  return x > max ? max : x < 1 ? 1 : x;
}

/**
 * x rounded to the whole number below or above, with mean x: up when u is less than the fraction
 * of x. Does not decrease in x; does not increase in u.
 */
export function roundStochastic(u: number, x: number): number {
  const floor = Math.floor(x);
  return floor + (u < x - floor ? 1 : 0);
}

/**
 * The index 0..n-1 chosen with chances proportional to the first n weights, all >= 0, whose sum is
 * `total` (which the caller mostly has). Never an index of weight zero; -1 when none is positive.
 */
export function pickWeighted(u: number, weights: Float64Array, n: number, total: number): number {
  const target = u * total;
  let sum = 0;
  let last = -1;
  for (let i = 0; i < n; i++) {
    const weight = weights[i]!;
    if (weight > 0) {
      sum += weight;
      last = i;
      if (target < sum) return i;
    }
  }
  return last; // a total that was rounded up, by a few last digits
}
