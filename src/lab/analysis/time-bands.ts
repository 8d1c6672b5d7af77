/** A series over the runs, turn by turn. */
import { independent, meanEstimate } from './crossed.js';
import { meanOf, quantileOf, sortedOf, varianceOf, type Sample } from './sample.js';

/** Bands of a series; one number a turn in each. */
export interface TimeBands {
  readonly mean: readonly number[];
  /** Ends of the 95 % interval of the mean. */
  readonly meanLow: readonly number[];
  readonly meanHigh: readonly number[];
  readonly p05: readonly number[];
  readonly p25: readonly number[];
  readonly median: readonly number[];
  readonly p75: readonly number[];
  readonly p95: readonly number[];
}

/**
 * Bands from the values of each turn over the runs. The interval of the mean takes runs for
 * independent, as replicates of one setting are.
 */
export function timeBands(turns: readonly Sample[]): TimeBands {
  const sorted = turns.map(sortedOf);
  const means = turns.map((sample) => meanEstimate(independent(sample)));
  const line = (share: number): number[] => sorted.map((sample) => quantileOf(sample, share));
  return {
    mean: means.map(({ value }) => value),
    meanLow: means.map(({ low }) => low),
    meanHigh: means.map(({ high }) => high),
    p05: line(0.05),
    p25: line(0.25),
    median: line(0.5),
    p75: line(0.75),
    p95: line(0.95),
  };
}

/** The pairs of a difference, turn by turn. */
export function differencesByTurn(treated: readonly Sample[], base: readonly Sample[]): Sample[] {
  return treated.map((sample, t) => {
    const other = base[t] ?? [];
    return Float64Array.from(
      { length: sample.length },
      (_, i) => (sample[i] ?? 0) - (other[i] ?? 0),
    );
  });
}

/** (Var X + Var Y) / Var (X - Y) turn by turn; null where the differences do not vary. */
export function reductionByTurn(
  treated: readonly Sample[],
  base: readonly Sample[],
): (number | null)[] {
  return differencesByTurn(treated, base).map((difference, t) => {
    const together = varianceOf(difference);
    if (!(together > 0)) return null;
    return (varianceOf(treated[t] ?? []) + varianceOf(base[t] ?? [])) / together;
  });
}

/** Mean of each turn. */
export function meansByTurn(turns: readonly Sample[]): number[] {
  return turns.map(meanOf);
}
