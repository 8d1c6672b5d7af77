/** A series over the runs, turn by turn. */
import { meanEstimate, type Crossed } from './crossed.js';
import { quantileOf, sortedOf } from './sample.js';

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

/** Bands from the values of each turn over the runs. */
export function timeBands(turns: readonly Crossed[]): TimeBands {
  const sorted = turns.map(({ values }) => sortedOf(values));
  const means = turns.map(meanEstimate);
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
