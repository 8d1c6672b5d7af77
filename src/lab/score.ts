/** How a published count compares with what the campaigns gave for it. */
import { censoredCrps, crps, mean, midRank, quantile, type Distribution } from './distribution.js';

/** How a value binds: as it is, as the least, or as the most that was counted. */
export type Bound = 'exact' | 'at_least' | 'at_most';

/** A distribution in numbers, in the units of the metric. */
export interface Summary {
  readonly mean: number;
  readonly median: number;
  readonly p05: number;
  readonly p95: number;
}

/** A summary with the comparison. */
export interface Score extends Summary {
  /**
   * Exact: the value lies in the closed interval from p05 to p95. A lower bound holds when p95 is
   * not below it, an upper one when p05 is not above it.
   */
  readonly inside: boolean;
  /** Percentage of campaigns below the value, those equal to it counted half. */
  readonly percentile: number;
  /** Continuous ranked probability score; for a bound, its censored form. Units of the metric. */
  readonly crps: number;
}

/** Sums a distribution up. */
export function summarise(d: Distribution): Summary {
  return {
    mean: mean(d),
    median: quantile(d, 0.5),
    p05: quantile(d, 0.05),
    p95: quantile(d, 0.95),
  };
}

/** Scores a distribution against a published value in the same units. */
export function score(d: Distribution, value: number, bound: Bound): Score {
  const summary = summarise(d);
  return {
    ...summary,
    inside: isInside(summary, value, bound),
    percentile: 100 * midRank(d, value),
    crps: bound === 'exact' ? crps(d, value) : censoredCrps(d, value, bound),
  };
}

function isInside({ p05, p95 }: Summary, value: number, bound: Bound): boolean {
  switch (bound) {
    case 'exact':
      return p05 <= value && value <= p95;
    case 'at_least':
      return p95 >= value;
    case 'at_most':
      return p05 <= value;
  }
}
