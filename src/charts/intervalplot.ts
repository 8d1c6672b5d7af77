/** Reported figures on simulated intervals: one row for each target, so that misses are seen at once. */
import { fitLines, packEntries, usableWidth } from './lines.js';
import { formatSignificant, NO_NUMBER } from './number.js';
import type { Style, Tone } from './style.js';
import { renderTable, type Cell, type Column } from './table.js';
import { visibleWidth, wrapText } from './text.js';

/** What a published figure says: this many, this many or more, this many or fewer. */
export type Bound = 'exact' | 'at_least' | 'at_most';

/** The 5 %, 50 % and 95 % points of the simulated values, in the unit of the reported one. */
export interface SimulatedInterval {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/**
 * Where the reported figure lies: `inside` the interval, `below` or `above` it; for a bound `holds`
 * when the interval reaches beyond it; `unknown` when a number is missing.
 */
export type Verdict = 'inside' | 'holds' | 'below' | 'above' | 'unknown';

/**
 * Judges a reported figure by the simulated interval, ends included. A lower bound holds when the
 * 95 % point lies above it, an upper bound when the 5 % point lies below it.
 */
export function judgeInterval(
  interval: SimulatedInterval,
  reported: number | null,
  bound: Bound = 'exact',
): Verdict {
  const { low, high } = interval;
  if (reported === null || ![reported, low, high].every(Number.isFinite)) return 'unknown';
  if (bound === 'at_least') return high > reported ? 'holds' : 'above';
  if (bound === 'at_most') return low < reported ? 'holds' : 'below';
  if (reported < low) return 'below';
  return reported > high ? 'above' : 'inside';
}

/** Does the simulation agree with the report? */
function agrees(verdict: Verdict): boolean {
  return verdict === 'inside' || verdict === 'holds';
}

export interface IntervalInput extends SimulatedInterval {
  /** The published figure; `null` when there is none. */
  readonly reported: number | null;
  readonly bound?: Bound | undefined;
  /** Columns, which the result always takes. */
  readonly width: number;
  readonly style: Style;
}

interface IntervalMarks {
  readonly left: string;
  readonly line: string;
  readonly median: string;
  readonly right: string;
  readonly inside: string;
  readonly outside: string;
  readonly atLeast: string;
  readonly atMost: string;
}

const UNICODE_MARKS: IntervalMarks = {
  left: '├',
  line: '─',
  median: '┼',
  right: '┤',
  inside: '◆',
  outside: '✗',
  atLeast: '►',
  atMost: '◄',
};
const ASCII_MARKS: IntervalMarks = {
  left: '[',
  line: '-',
  median: '+',
  right: ']',
  inside: 'o',
  outside: 'X',
  atLeast: '>',
  atMost: '<',
};

function marksFor(style: Style): IntervalMarks {
  return style.ascii ? ASCII_MARKS : UNICODE_MARKS;
}

function reportedMark(verdict: Verdict, bound: Bound, marks: IntervalMarks): string {
  if (!agrees(verdict)) return marks.outside;
  if (bound === 'at_least') return marks.atLeast;
  return bound === 'at_most' ? marks.atMost : marks.inside;
}

/**
 * A dot-and-whisker picture of exactly `width` columns: the interval with its median, and the
 * reported figure as `◆` (`►` and `◄` for bounds) when it agrees, as `✗` where it does not. The row
 * has its own scale, from the least to the greatest of the interval and the figure.
 */
export function renderInterval(input: IntervalInput): string {
  const { low, median, high, reported, style } = input;
  const width = Math.max(0, Math.floor(input.width));
  if (![low, median, high].every(Number.isFinite)) {
    return (width < NO_NUMBER.length ? '' : NO_NUMBER).padEnd(width);
  }
  const marks = marksFor(style);
  const shown = reported !== null && Number.isFinite(reported) ? [reported] : [];
  const from = Math.min(low, median, high, ...shown);
  const to = Math.max(low, median, high, ...shown);
  const columnOf = (value: number): number =>
    Math.round((to > from ? (value - from) / (to - from) : 0.5) * (width - 1));
  const cells = Array.from({ length: width }, (_, column) =>
    column > columnOf(low) && column < columnOf(high) ? marks.line : ' ',
  );
  const put = (value: number, mark: string): void => {
    if (width > 0) cells[columnOf(value)] = mark;
  };
  put(low, marks.left);
  put(high, marks.right);
  put(median, marks.median);
  const verdict = judgeInterval(input, reported, input.bound);
  const tone: Tone = agrees(verdict) ? 'hit' : 'miss';
  for (const value of shown) {
    put(value, style.bold(style.tone(tone, reportedMark(verdict, input.bound ?? 'exact', marks))));
  }
  return cells.join('');
}

export interface IntervalTarget extends SimulatedInterval {
  readonly label: string;
  readonly reported: number | null;
  readonly bound?: Bound | undefined;
  /** How this target's numbers are written; three significant digits by default. */
  readonly formatValue?: ((value: number) => string) | undefined;
}

export interface IntervalPlotInput {
  readonly targets: readonly IntervalTarget[];
  readonly width?: number | undefined;
  readonly style: Style;
  /** What the interval is called; `simulated 5-95 %` by default. */
  readonly intervalName?: string | undefined;
}

const LEAST_PICTURE_WIDTH = 14;
const GREATEST_PICTURE_WIDTH = 32;
/** Below this many columns the interval's numbers leave no room for its picture. */
const WIDTH_FOR_NUMBERS = 72;

const VERDICT_TEXT: Readonly<Record<Verdict, string>> = {
  inside: 'inside',
  holds: 'holds',
  below: 'below',
  above: 'above',
  unknown: 'no figure',
};

function boundSign(bound: Bound, style: Style): string {
  if (bound === 'exact') return '';
  return style.clean(bound === 'at_least' ? '≥ ' : '≤ ');
}

function targetRow(target: IntervalTarget, withNumbers: boolean, style: Style): Cell[] {
  const format = target.formatValue ?? ((value: number) => formatSignificant(value));
  const bound = target.bound ?? 'exact';
  const verdict = judgeInterval(target, target.reported, bound);
  const tone = verdict === 'unknown' ? 'muted' : agrees(verdict) ? 'hit' : 'miss';
  const reported =
    target.reported === null ? '-' : boundSign(bound, style) + format(target.reported);
  const range = `${format(target.low)}–${format(target.high)}`;
  const numbers = withNumbers ? [format(target.median), range] : [];
  const draw = (width: number): string =>
    renderInterval({ ...target, width: Math.min(width, GREATEST_PICTURE_WIDTH), style });
  return [target.label, reported, ...numbers, { draw }, { text: VERDICT_TEXT[verdict], tone }];
}

function legendLines(input: IntervalPlotInput, width: number): string[] {
  const { style, targets } = input;
  const marks = marksFor(style);
  const { left, line, median, right } = marks;
  const bounds = targets.some((target) => (target.bound ?? 'exact') !== 'exact');
  const entries = [
    `${left}${line}${median}${line}${right} ${style.clean(input.intervalName ?? 'simulated 5-95 %')}`,
    `${median} median`,
    `${marks.inside} reported, inside`,
    `${marks.outside} reported, outside`,
    ...(bounds ? [`${marks.atLeast} ${marks.atMost} reported bound that holds`] : []),
    'each row to its own scale',
  ];
  return packEntries(entries, width)
    .flatMap((packed) => (visibleWidth(packed) > width ? wrapText(packed, width) : [packed]))
    .map((packed) => style.dim(packed));
}

/**
 * All targets as a table: reported figure, simulated median and interval, picture and verdict, with
 * a legend below, in lines of at most `width` columns (80 by default). Narrow tables leave out the
 * simulated numbers, which the picture shows.
 */
export function renderIntervalPlot(input: IntervalPlotInput): string[] {
  const { style } = input;
  const width = usableWidth(input.width);
  const withNumbers = width >= WIDTH_FOR_NUMBERS;
  const numbers: Column[] = [
    { header: 'Median', align: 'right' },
    { header: '5-95 %', align: 'right' },
  ];
  const columns: Column[] = [
    { header: 'Target', flex: 1, wrap: true },
    { header: 'Reported', align: 'right' },
    ...(withNumbers ? numbers : []),
    {
      header: '',
      minWidth: LEAST_PICTURE_WIDTH,
      maxWidth: GREATEST_PICTURE_WIDTH,
      flex: 2,
    },
    { header: 'Verdict' },
  ];
  const rows = input.targets.map((target) => targetRow(target, withNumbers, style));
  const table = renderTable({ columns, rows, width, style });
  return fitLines([...table, '', ...legendLines(input, width)], width, style);
}
