/**
 * From a place in a design to the value of a factor. Quantiles are made of the engine's own maths,
 * so that the same place gives the same bits on every machine.
 */
import { exp, log } from '../../engine/maths.js';
import { normal } from '../../engine/quantiles.js';
import type { Range } from '../../scenario/ranges.js';
import { nearestWithin } from '../../scenario/ranges.js';
import type { Prior } from '../../scenario/schema.js';
import type { Apply, FactorValue } from './schema.js';

/** What a continuous factor is drawn from. */
export interface Distribution {
  readonly kind: 'uniform' | 'loguniform' | 'normal' | 'lognormal';
  /** Bounds; of normal and lognormal the 5 and 95 % points. */
  readonly low: number;
  readonly high: number;
}

/** Normal quantile of 0.95, so that low and high lie this many deviations from the middle. */
const Z_95 = 1.6448536269514722;

/** Places this near to 0 and 1 would be infinitely far out in a normal distribution. */
const OUTERMOST = 1 / 65_536;

/** The quantile of a place in [0, 1]. */
export function quantileOf({ kind, low, high }: Distribution, place: number): number {
  switch (kind) {
    case 'uniform':
      return low + place * (high - low);
    case 'loguniform':
      // Rounding in exp and log must not lead out of the bounds.
      return Math.min(high, Math.max(low, exp(log(low) + place * (log(high) - log(low)))));
    case 'normal':
      return bell(low, high, place);
    case 'lognormal':
      return exp(bell(log(low), log(high), place));
  }
}

function bell(low: number, high: number, place: number): number {
  const inner = Math.min(1 - OUTERMOST, Math.max(OUTERMOST, place));
  return (low + high) / 2 + normal(inner) * ((high - low) / (2 * Z_95));
}

/** What is wrong with a distribution, in words; null when nothing is. */
export function wrongDistribution({ kind, low, high }: Distribution): string | null {
  if (!(low < high)) return `low (${low}) must be below high (${high})`;
  const positive = kind === 'loguniform' || kind === 'lognormal';
  return positive && !(low > 0) ? `low (${low}) must be above 0 for ${kind}` : null;
}

/**
 * The distribution of a prior and how what it draws is applied; null for one that is fixed. A prior
 * of kind `scale` is a factor, drawn evenly in its logarithm; `additive` is a term, drawn evenly.
 */
export function priorDistribution(prior: Prior): (Distribution & { apply: Apply }) | null {
  const { kind, low, high } = prior;
  if (low === undefined || high === undefined) return null;
  switch (kind) {
    case 'fixed':
      return null;
    case 'scale':
      return { kind: 'loguniform', low, high, apply: 'scale' };
    case 'additive':
      return { kind: 'uniform', low, high, apply: 'add' };
    default:
      return { kind, low, high, apply: 'value' };
  }
}

/** A factor as far as its values go. */
export interface FactorScale {
  readonly apply: Apply;
  /** Values by number of level; null for a continuous factor. */
  readonly levels: readonly FactorValue[] | null;
  readonly distribution: Distribution | null;
  /** Range that a value put in place is brought into; null where there is none. */
  readonly range: Range | null;
}

/** The value of a factor at a coordinate of a design: a place in [0, 1), or the number of a level. */
export function factorValue(factor: FactorScale, coordinate: number): FactorValue {
  const { levels, distribution, range, apply } = factor;
  if (levels !== null) {
    const value = levels[coordinate];
    if (value === undefined) throw new RangeError(`no level ${coordinate}`);
    return value;
  }
  if (distribution === null) throw new RangeError('a factor has levels or a distribution');
  const drawn = quantileOf(distribution, coordinate);
  return apply === 'value' && range !== null ? nearestWithin(drawn, range) : drawn + 0;
}
