/** Shares of a whole as horizontal bars, with their intervals of uncertainty. */
import { fitLines, usableWidth } from './lines.js';
import { formatShare } from './number.js';
import type { Style } from './style.js';
import { padEnd, padStart, truncate, visibleWidth } from './text.js';

export interface ShareBar {
  readonly label: string;
  /** Part of one, 0-1. */
  readonly share: number;
  /** Ends of the interval of the share, 0-1; both or neither. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

export interface BarsInput {
  readonly title?: string | undefined;
  readonly bars: readonly ShareBar[];
  /** Share at the full length of a bar; the greatest share or interval end by default. */
  readonly max?: number | undefined;
  readonly width?: number | undefined;
  readonly style: Style;
}

const GAP = 2;
const LEAST_BAR_WIDTH = 4;
/** The numbers of the intervals are left out rather than have bars shorter than this. */
const BAR_WIDTH_WITH_RANGE = 16;
const EIGHTHS = 8;
/** Blocks from an empty to a full column, by eighths from the left. */
const PARTIAL_BLOCKS = ' ▏▎▍▌▋▊▉█';

/** A share and its interval on the columns of a bar, from 0 to `width`. */
interface BarColumns {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

function onBar(value: number, max: number, width: number): number {
  if (!Number.isFinite(value)) return 0;
  return (Math.min(max, Math.max(0, value)) / max) * width;
}

/** A bar without interval, its end to an eighth of a column where the characters allow. */
function plainBar(length: number, style: Style): string {
  if (style.ascii) return '#'.repeat(Math.round(length));
  const eighths = Math.round(length * EIGHTHS);
  const rest = PARTIAL_BLOCKS.charAt(eighths % EIGHTHS);
  return style.blue('█'.repeat(Math.floor(eighths / EIGHTHS)) + (rest === ' ' ? '' : rest));
}

/** A bar up to the low end of the interval, then the interval with the share as a dot in it. */
function whiskerBar(columns: BarColumns, width: number, style: Style): string {
  const last = width - 1;
  const column = (value: number): number => Math.min(last, Math.max(0, Math.round(value - 0.5)));
  const [low, share, high] = [column(columns.low), column(columns.share), column(columns.high)];
  const [left, line, right, dot, block] = style.ascii
    ? ['[', '-', ']', 'o', '#']
    : ['├', '─', '┤', '●', '█'];
  const interval = Array.from({ length: high - low + 1 }, () => line);
  interval[0] = left;
  interval[high - low] = right;
  interval[share - low] = style.bold(dot);
  return style.blue(block.repeat(low)) + interval.join('');
}

function hasInterval(bar: ShareBar): bar is ShareBar & { low: number; high: number } {
  const { low, share, high } = bar;
  if (low === undefined || high === undefined) return false;
  return Number.isFinite(low) && Number.isFinite(high) && low <= share && share <= high;
}

function drawBar(bar: ShareBar, max: number, width: number, style: Style): string {
  const share = onBar(bar.share, max, width);
  if (!hasInterval(bar)) return plainBar(share, style);
  const [low, high] = [onBar(bar.low, max, width), onBar(bar.high, max, width)];
  return whiskerBar({ share, low, high }, width, style);
}

function rangeText(bar: ShareBar, style: Style): string {
  if (!hasInterval(bar)) return '';
  const low = formatShare(bar.low).replace(' %', '');
  return style.clean(`${low}–${formatShare(bar.high)}`);
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, visibleWidth(text)), 0);
}

/**
 * One line for each share: label, bar, percentage and, where there is room, the interval in numbers;
 * at most `width` columns (80 by default). With an interval `├──●──┤` the solid bar ends at its low
 * end and the dot is the share itself.
 */
export function renderBars(input: BarsInput): string[] {
  const { bars, style } = input;
  const width = usableWidth(input.width);
  const percents = bars.map((bar) => formatShare(bar.share));
  const ranges = bars.map((bar) => rangeText(bar, style));
  const labels = bars.map((bar) => style.clean(bar.label));
  const labelWidth = Math.min(widest(labels), Math.max(3, Math.floor(width / 3)));
  const fixed = labelWidth + GAP + GAP + widest(percents);
  const rangeWidth = widest(ranges) === 0 ? 0 : widest(ranges) + GAP;
  const withRange = rangeWidth > 0 && width - fixed - rangeWidth >= BAR_WIDTH_WITH_RANGE;
  const barWidth = Math.max(LEAST_BAR_WIDTH, width - fixed - (withRange ? rangeWidth : 0));
  const ends = bars.flatMap((bar) => [bar.share, bar.high ?? 0]).filter(Number.isFinite);
  const greatest = Math.max(0, ...ends);
  const max = input.max !== undefined && input.max > 0 ? input.max : greatest || 1;
  const lines = bars.map((bar, index) => {
    const label = padEnd(truncate(labels[index] ?? '', labelWidth, style.ellipsis), labelWidth);
    const drawn = padEnd(drawBar(bar, max, barWidth, style), barWidth);
    const percent = padStart(percents[index] ?? '', widest(percents));
    const range = padStart(ranges[index] ?? '', rangeWidth - GAP);
    const parts = [label, drawn, style.bold(percent), ...(withRange ? [style.dim(range)] : [])];
    return parts.join(' '.repeat(GAP));
  });
  const title = input.title === undefined ? [] : [style.bold(style.clean(input.title))];
  return fitLines([...title, ...lines], width, style);
}
