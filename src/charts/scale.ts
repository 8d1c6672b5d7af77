/** Value axes whose round numbers stand exactly on rows of characters. */
import { formatCompact, formatFixed } from './number.js';

export interface Tick {
  /** Row of the plot, from 0 at the top. */
  readonly row: number;
  readonly value: number;
}

/** An axis over the rows of a plot. Values at the edges are those at the middle of the edge rows. */
export interface RowScale {
  readonly bottom: number;
  readonly top: number;
  /** Difference between two ticks. */
  readonly step: number;
  /** From the bottom up, at even distances. */
  readonly ticks: readonly Tick[];
}

const GREATEST = 1e300;
/** Below this a step cannot grow by a part of itself any more. */
const LEAST = 1e-290;
const STEP_FIGURES = [1, 2, 2.5, 3, 4, 5, 10] as const;

/** Decimal exponent of a positive number, exactly: `Math.log10` is not, at powers of ten. */
function decimalExponent(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

/** The least round number from `least` up, but for an error of rounding. */
function roundStepFrom(least: number): number {
  const exponent = decimalExponent(least);
  for (const figure of STEP_FIGURES) {
    // Read from text, since a product such as 3 * 0.1 is not the number that it shows.
    const step = Number(`${figure}e${exponent}`);
    if (step >= least * (1 - 1e-9)) return step;
  }
  return Number(`1e${exponent + 1}`);
}

/** Ends that differ, so that a level line or no line has a place too. */
function spread(min: number, max: number): [low: number, high: number] {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return [0, 1];
  // Beyond this the span itself would overflow.
  if (Math.max(-min, max) > GREATEST) return [-GREATEST, GREATEST];
  const lostInRounding = Math.max(-min, max) * 1e-12;
  if (max - min > Math.max(LEAST, lostInRounding)) return [min, max];
  if (Math.abs(min) <= LEAST) return [0, 1];
  return [min - Math.abs(min) / 2, min + Math.abs(min) / 2];
}

/** Two ticks alone cannot both be multiples of their distance with zero between them. */
function scaleAroundZero(min: number, max: number, rows: number): RowScale {
  const reach = roundStepFrom(Math.max(-min, max));
  const ticks = [
    { row: rows - 1, value: -reach },
    { row: 0, value: reach },
  ];
  return { bottom: -reach, top: reach, step: 2 * reach, ticks };
}

/** The scale with a tick on every `rowsPerTick`-th row, its bottom a whole multiple of its step. */
function scaleWithSpacing(min: number, max: number, rows: number, rowsPerTick: number): RowScale {
  const intervals = (rows - 1) / rowsPerTick;
  if (intervals === 1 && min < 0 && max > 0) return scaleAroundZero(min, max, rows);
  let step = roundStepFrom((max - min) / intervals);
  let first = Math.floor(min / step + 1e-9);
  // Starting from a multiple of the step may leave the top below the greatest value.
  while ((first + intervals) * step < max - step * 1e-9) {
    step = roundStepFrom(step * 1.01);
    first = Math.floor(min / step + 1e-9);
  }
  const ticks = Array.from({ length: Math.floor(intervals) + 1 }, (_, index) => ({
    row: rows - 1 - index * rowsPerTick,
    value: (first + index) * step,
  }));
  return { bottom: first * step, top: (first + intervals) * step, step, ticks };
}

/**
 * The scale over `rows` rows that covers `min` to `max` most tightly with a round number on every
 * second or third row. Equal or non-finite ends give a scale of some span around them.
 * @param rows whole number, at least 2
 */
export function rowScale(min: number, max: number, rows: number): RowScale {
  const [low, high] = spread(min, max);
  const spacings = [2, 3].filter((spacing) => spacing < rows);
  if (spacings.length === 0) return scaleWithSpacing(low, high, rows, rows - 1);
  const scales = spacings.map((spacing) => scaleWithSpacing(low, high, rows, spacing));
  return scales.reduce((best, scale) =>
    scale.top - scale.bottom < best.top - best.bottom ? scale : best,
  );
}

/** Figures after the point that the step needs. */
function decimalsOf(step: number): number {
  const figures = step.toExponential().split('e')[0] ?? '1';
  return Math.max(0, figures.replace('.', '').length - 1 - decimalExponent(step));
}

/** The ticks' values as short text with the same decimals, from 10,000 on as `10k` or `2.5M`. */
export function formatTicks(scale: RowScale): string[] {
  const largest = Math.max(Math.abs(scale.bottom), Math.abs(scale.top));
  const values = scale.ticks.map((tick) => tick.value);
  const compact = values.map((value) => formatCompact(value, 4));
  const distinct = new Set(compact).size === compact.length;
  if (largest >= 10_000 && distinct) return compact;
  return values.map((value) => formatFixed(value, Math.min(12, decimalsOf(scale.step))));
}
