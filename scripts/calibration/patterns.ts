// Patterns that other wars show, measured on one simulated war: never fitted, only reported.
import type { Operation } from './posterior-wars.js';

const WEEK = 7;
/** A province needs this many operations before its pattern means anything. */
const ENOUGH = 20;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]): number => {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
};

/** Operations by province and week, from week `from` to before week `to`. */
export function weeklyCounts(
  operations: readonly Operation[],
  provinces: number,
  from: number,
  to: number,
): number[][] {
  const table = Array.from({ length: provinces }, () => new Array<number>(to - from).fill(0));
  for (const { day, province } of operations) {
    const week = Math.floor(day / WEEK) - from;
    const row = table[province];
    if (row !== undefined && week >= 0 && week < to - from) row[week] = (row[week] ?? 0) + 1;
  }
  return table;
}

/** Slope of the logarithm of the variance on that of the mean, over provinces with enough events. */
export function taylorExponent(weekly: readonly (readonly number[])[]): number | null {
  const pairs = weekly
    .filter((row) => row.reduce((sum, n) => sum + n, 0) >= ENOUGH / 2)
    .map((row) => [Math.log(mean(row)), Math.log(variance(row))] as const);
  if (pairs.length < 4) return null;
  const [x, y] = [mean(pairs.map(([a]) => a)), mean(pairs.map(([, b]) => b))];
  const cross = pairs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const square = pairs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return square > 0 ? cross / square : null;
}

/** Share of all operations in the five provinces with most. */
export function topFiveShare(weekly: readonly (readonly number[])[]): number | null {
  const sums = weekly.map((row) => row.reduce((sum, n) => sum + n, 0)).sort((a, b) => b - a);
  const all = sums.reduce((sum, n) => sum + n, 0);
  return all === 0 ? null : sums.slice(0, 5).reduce((sum, n) => sum + n, 0) / all;
}

/** Correlation of the national count of a week with that of the week before. */
export function persistence(weekly: readonly (readonly number[])[]): number | null {
  const national = nationalOf(weekly);
  const middle = mean(national);
  let cross = 0;
  let square = 0;
  national.forEach((n, i) => {
    square += (n - middle) ** 2;
    const before = national[i - 1];
    if (before !== undefined) cross += (n - middle) * (before - middle);
  });
  return square > 0 ? cross / square : null;
}

export function nationalOf(weekly: readonly (readonly number[])[]): number[] {
  return (weekly[0] ?? []).map((_, w) => weekly.reduce((sum, row) => sum + (row[w] ?? 0), 0));
}

/**
 * Burstiness of the times between operations of a province (Goh and Barabasi 2008): -1 for a clock,
 * 0 for pure chance, 1 for bursts; mean over provinces with enough events.
 */
export function burstiness(operations: readonly Operation[], provinces: number): number | null {
  const each = Array.from({ length: provinces }, (_, p) => {
    const days = operations.filter(({ province }) => province === p).map(({ day }) => day);
    if (days.length < ENOUGH) return null;
    days.sort((a, b) => a - b);
    const gaps = days.slice(1).map((day, i) => day - (days[i] ?? 0));
    const [middle, spread] = [mean(gaps), Math.sqrt(variance(gaps))];
    return (spread - middle) / (spread + middle);
  }).filter((value) => value !== null);
  return each.length === 0 ? null : mean(each);
}

/** Variance over mean of killed in an operation. */
export function spreadOfKilled(killed: readonly number[]): number | null {
  return killed.length < 2 || mean(killed) === 0 ? null : variance(killed) / mean(killed);
}

/** Operations a day in December to February over those in May to September. */
export function winterShare(
  operations: readonly Operation[],
  isCapital: boolean,
  monthOf: (day: number) => number,
): number | null {
  let [winter, summer] = [0, 0];
  for (const { day, capital } of operations) {
    if (capital !== isCapital) continue;
    const month = monthOf(day);
    if (month === 12 || month <= 2) winter++;
    else if (month >= 5 && month <= 9) summer++;
  }
  return summer === 0 ? null : winter / 90 / (summer / 153);
}
