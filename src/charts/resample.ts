/** Fitting a series of values to a number of columns. */

/** Mean of the finite values from `start` up to, not including, `end`; NaN when there is none. */
function meanOfFinite(values: readonly number[], start: number, end: number): number {
  let sum = 0;
  let count = 0;
  for (let index = start; index < end; index += 1) {
    const value = values[index] ?? Number.NaN;
    if (Number.isFinite(value)) {
      sum += value;
      count += 1;
    }
  }
  return count === 0 ? Number.NaN : sum / count;
}

/**
 * The series in `length` bins of equal span, each the mean of its finite values; a bin without any
 * is NaN, a gap.
 * @param length whole number from 0 to the length of the series
 */
export function resampleMean(values: readonly number[], length: number): number[] {
  const count = values.length;
  return Array.from({ length }, (_, bin) => {
    const start = Math.floor((bin * count) / length);
    const end = Math.floor(((bin + 1) * count) / length);
    return meanOfFinite(values, start, end);
  });
}

/** The value at a fractional index, on the straight line between its neighbours; NaN beside a gap. */
function valueBetween(values: readonly number[], position: number): number {
  const left = Math.floor(position);
  const part = position - left;
  const from = values[left] ?? Number.NaN;
  if (part === 0) return from;
  const to = values[left + 1] ?? Number.NaN;
  return from + (to - from) * part;
}

/**
 * The series drawn over `length` points from its first to its last value: interpolated when it is
 * shorter, mean of bins when it is longer. A single value gives a level line.
 * @param length whole number, at least 2
 */
export function resampleLine(values: readonly number[], length: number): number[] {
  if (values.length > length) return resampleMean(values, length);
  const last = values.length - 1;
  return Array.from({ length }, (_, point) => valueBetween(values, (point * last) / (length - 1)));
}
