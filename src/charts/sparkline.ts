/** A series in one line of text: its shape at a glance, without axes. */
import { resampleMean } from './resample.js';
import type { Style } from './style.js';

export interface SparklineInput {
  /** In order of time. Values that are not finite are gaps. */
  readonly values: readonly number[];
  /** Columns, which the result always takes. */
  readonly width: number;
  readonly style: Style;
  /** Value of the lowest mark; the least value of the series by default. Give 0 for counts. */
  readonly min?: number | undefined;
  /** Value of the highest mark; the greatest value of the series by default. */
  readonly max?: number | undefined;
}

const BLOCKS = '▁▂▃▄▅▆▇█';
/** Growing in ink and in height, since ASCII has no row of bars. */
const ASCII_BLOCKS = '_.-:=+*#';

/**
 * The series as a row of bars in exactly `width` columns: one bar for each value and spaces after
 * them, or, when there are more values than columns, one for the mean of each bin. A level series
 * stands at half height, or at the foot when it is 0.
 */
export function renderSparkline(input: SparklineInput): string {
  const width = Math.max(0, Math.floor(input.width));
  const { values } = input;
  const bins = values.length > width ? resampleMean(values, width) : values;
  const finite = bins.filter((value) => Number.isFinite(value));
  const low = input.min ?? Math.min(...finite);
  const high = input.max ?? Math.max(...finite);
  const levels = input.style.ascii ? ASCII_BLOCKS : BLOCKS;
  const top = levels.length - 1;
  const line = bins.map((value) => {
    if (!Number.isFinite(value)) return ' ';
    const level = high > low ? ((value - low) / (high - low)) * top : value === 0 ? 0 : top / 2;
    return levels.charAt(Math.min(top, Math.max(0, Math.round(level))));
  });
  return line.join('').padEnd(width);
}
