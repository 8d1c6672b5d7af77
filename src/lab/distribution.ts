/**
 * Samples as sorted values with their counts, and what is said of them. Everything is computed with
 * + - * / and square roots from the counts alone, so it does not depend on the order in which
 * samples came, and is the same on every machine.
 */

/** Different values in ascending order, each with how often it came. */
export interface Distribution {
  readonly values: readonly number[];
  readonly counts: readonly number[];
  /** Number of samples: the sum of the counts, above zero. */
  readonly total: number;
}

/** The distribution of counts by value. */
export function distributionOf(counts: ReadonlyMap<number, number>): Distribution {
  const entries = [...counts].sort(([a], [b]) => a - b);
  return {
    values: entries.map(([value]) => value),
    counts: entries.map(([, count]) => count),
    total: entries.reduce((sum, [, count]) => sum + count, 0),
  };
}

/** Arithmetic mean. */
export function mean({ values, counts, total }: Distribution): number {
  return values.reduce((sum, value, i) => sum + value * (counts[i] ?? 0), 0) / total;
}

/** The k-th smallest sample, from 0. */
function orderStatistic({ values, counts }: Distribution, k: number): number {
  let below = 0;
  for (let i = 0; i < values.length; i++) {
    below += counts[i] ?? 0;
    if (k < below) return values[i] ?? 0;
  }
  return values.at(-1) ?? 0;
}

/**
 * The quantile of a share in [0, 1], interpolated between order statistics (Hyndman and Fan 1996,
 * type 7: the default of R and NumPy).
 */
export function quantile(d: Distribution, share: number): number {
  const place = (d.total - 1) * share;
  const k = Math.floor(place);
  const low = orderStatistic(d, k);
  const high = orderStatistic(d, Math.min(k + 1, d.total - 1));
  return low + (place - k) * (high - low);
}

/** Share of samples below `value`, those equal to it counted half (mid-rank); 0 to 1. */
export function midRank({ values, counts, total }: Distribution, value: number): number {
  let below = 0;
  values.forEach((v, i) => {
    if (v < value) below += counts[i] ?? 0;
    else if (v === value) below += (counts[i] ?? 0) / 2;
  });
  return below / total;
}

/**
 * Continuous ranked probability score of an observation: mean |X - y| - mean |X - X'| / 2 over the
 * samples (Gneiting and Raftery 2007); 0 is best, in units of the values.
 */
export function crps({ values, counts, total }: Distribution, observed: number): number {
  let distance = 0;
  let spread = 0;
  let before = 0;
  let sumBefore = 0;
  values.forEach((value, i) => {
    const count = counts[i] ?? 0;
    distance += count * Math.abs(value - observed);
    spread += count * (value * before - sumBefore);
    before += count;
    sumBefore += count * value;
  });
  return distance / total - spread / (total * total);
}

/**
 * The score for an observation of which only a bound is known: the integral of F² below a lower
 * bound, or of (1 - F)² above an upper one (Avati et al. 2020); 0 when no sample lies beyond it.
 */
export function censoredCrps(
  { values, counts, total }: Distribution,
  bound: number,
  side: 'at_least' | 'at_most',
): number {
  let score = 0;
  let rank = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    rank += counts[i] ?? 0;
    const next = values[i + 1];
    if (side === 'at_least' && value < bound) {
      const share = rank / total;
      score += share * share * (Math.min(next ?? bound, bound) - value);
    } else if (side === 'at_most' && value > bound) {
      const previous = Math.max(values[i - 1] ?? bound, bound);
      const share = (total - rank + (counts[i] ?? 0)) / total;
      score += share * share * (value - previous);
    }
  }
  return score;
}

/** Quantile of the standard normal distribution at 0.975. */
const Z_95 = 1.959963984540054;

/** 95 % interval of a share that came up `hits` times in `total` (Wilson 1927). */
export function wilson(hits: number, total: number): { low: number; high: number } {
  const share = hits / total;
  const z2 = (Z_95 * Z_95) / total;
  const middle = (share + z2 / 2) / (1 + z2);
  const half = (Math.sqrt((share * (1 - share)) / total + z2 / (4 * total)) * Z_95) / (1 + z2);
  // Rounding must not leave a share outside its own interval.
  return {
    low: hits === 0 ? 0 : Math.max(0, middle - half),
    high: hits === total ? 1 : Math.min(1, middle + half),
  };
}
