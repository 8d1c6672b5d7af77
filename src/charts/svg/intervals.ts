/** Reported counts on simulated intervals, so that misses are seen at once. */
import { judgeInterval, type Bound, type SimulatedInterval } from '../intervalplot.js';
import { formatSignificant } from '../number.js';
import { COLORS } from './palette.js';
import { layRows, ROW_AXIS, rowTextLayers } from './rows.js';
import { drawChart, STANDARD_WIDTH, topLegend, type PictureInput } from './vega.js';

export interface SvgInterval extends SimulatedInterval {
  /** Whose claim it is, and of what; may have several lines. */
  readonly label: string;
  readonly reported: number;
  readonly bound?: Bound | undefined;
}

export interface IntervalsInput extends PictureInput {
  readonly rows: readonly SvgInterval[];
  /** What the interval is called; `90 % of the campaigns` by default. */
  readonly intervalName?: string | undefined;
}

/** Multiples of the reported count up to which the picture goes. */
const LIMIT = 3;
const BOUND_WORDS: Readonly<Record<Bound, string>> = {
  exact: '',
  at_least: 'at least ',
  at_most: 'at most ',
};

interface DrawnRow {
  readonly row: number;
  readonly low: number;
  readonly high: number;
  readonly median: number;
  readonly beyond: boolean;
  readonly verdict: string;
}

/**
 * One row each: the interval and median as multiples of the reported count, which is the line at 1.
 * What lies beyond three times the count ends in an arrow. A count of zero has no multiples: its row
 * shows numbers alone. Verdicts differ in mark, colour and word.
 */
export async function intervalsSvg(input: IntervalsInput): Promise<string> {
  const { rows, width = STANDARD_WIDTH } = input;
  const layout = layRows(rows.map(rowText), width);
  const drawn = rows.flatMap(drawnRow);
  const most = Math.max(1.5, ...drawn.flatMap(({ high, median }) => [high, median]));
  const x = {
    type: 'quantitative',
    title: 'multiple of the reported count',
    scale: { domain: [0, Math.min(LIMIT, Math.ceil(most * 2) / 2)] },
    axis: { values: [0, 0.5, 1, 1.5, 2, 2.5, 3], format: '~f', titleAnchor: 'end' },
  };
  return drawChart(
    {
      height: { step: Math.max(26, layout.height + 12) },
      data: { values: drawn },
      encoding: { y: ROW_AXIS },
      layer: [
        reportedLine(),
        {
          mark: { type: 'rule', strokeWidth: 5, color: COLORS.sky, strokeCap: 'round' },
          encoding: { x: { field: 'low', ...x }, x2: { field: 'high' } },
        },
        {
          mark: { type: 'point', filled: true, size: 90, opacity: 1 },
          encoding: { x: { field: 'median', ...x }, ...verdictMarks(width) },
        },
        {
          transform: [{ filter: 'datum.beyond && datum.median < datum.high' }],
          mark: { type: 'point', shape: 'triangle-right', size: 70, filled: true, opacity: 1 },
          encoding: { x: { field: 'high', ...x }, color: { value: COLORS.muted } },
        },
        ...rowTextLayers(layout),
      ],
    },
    input,
  );
}

const NAMES = ['median, count inside', 'median, count outside'];

function verdictMarks(width: number): object {
  const mark = (range: readonly string[]): object => ({
    field: 'verdict',
    type: 'nominal',
    scale: { domain: NAMES, range },
    legend: topLegend(width),
  });
  return {
    color: mark([COLORS.blue, COLORS.vermilion]),
    shape: mark(['circle', 'cross']),
  };
}

/** The line of what was reported. */
function reportedLine(): object {
  return {
    data: { values: [{ one: 1 }] },
    mark: { type: 'rule', color: COLORS.ink, strokeWidth: 1.5 },
    encoding: { x: { field: 'one', type: 'quantitative' }, y: null },
  };
}

function rowText(row: SvgInterval): { label: string; numbers: string } {
  const bound = BOUND_WORDS[row.bound ?? 'exact'];
  const [low, high, median, reported] = [row.low, row.high, row.median, row.reported].map((value) =>
    formatSignificant(value),
  );
  return { label: row.label, numbers: `${bound}${reported}; model ${median} (${low} to ${high})` };
}

function drawnRow(row: SvgInterval, at: number): DrawnRow[] {
  const { low, median, high, reported } = row;
  if (!(reported > 0) || ![low, median, high].every(Number.isFinite)) return [];
  const scaled = (value: number): number => Math.min(LIMIT, value / reported);
  const verdict = judgeInterval(row, reported, row.bound);
  const agrees = verdict === 'inside' || verdict === 'holds';
  return [
    {
      row: at,
      low: scaled(low),
      median: scaled(median),
      high: scaled(high),
      beyond: high / reported > LIMIT,
      verdict: (agrees ? NAMES[0] : NAMES[1]) ?? '',
    },
  ];
}
