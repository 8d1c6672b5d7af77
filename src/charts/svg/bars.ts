/** Shares as bars and effects as dots, each with its interval. */
import { formatShare, formatSignificant } from '../number.js';
import { COLORS, seriesLooks } from './palette.js';
import { layRows, ROW_AXIS, rowTextLayers } from './rows.js';
import { plainText } from './text.js';
import { drawChart, STANDARD_WIDTH, tickCount, topLegend, type PictureInput } from './vega.js';

export interface SvgBar {
  readonly label: string;
  readonly value: number;
  /** Ends of the interval; without them none is drawn. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** One of several series, such as a treatment; all bars of a chart have one, or none has. */
  readonly series?: string | undefined;
}

export interface BarsInput extends PictureInput {
  readonly bars: readonly SvgBar[];
  /** What the values are, at the axis: `share of the campaigns`. */
  readonly axis: string;
  /** `share`: 0-1, shown in per cent; `number` (the default): any. */
  readonly format?: 'share' | 'number' | undefined;
  /**
   * `bars` begin at zero and suit amounts; `dots` suit differences and effects, with a line at zero.
   * Several series are always dots. `bars` by default.
   */
  readonly mark?: 'bars' | 'dots' | undefined;
  /** Ends of the axis; by default 0-1 for shares as bars, else what the values need. */
  readonly domain?: readonly [number, number] | undefined;
}

const ROW = 30;
const ROW_OF_SERIES = 18;
const GAP = 10;

/** How a value is written: `31 %`, `12.3`. */
function writer(format: BarsInput['format']): (value: number) => string {
  return format === 'share' ? (value) => formatShare(value) : (value) => formatSignificant(value);
}

/** The value of a bar and its interval: `31 % (22-41 %)`. */
function barText({ value, low, high }: SvgBar, format: BarsInput['format']): string {
  const write = writer(format);
  if (low === undefined || high === undefined) return write(value);
  return `${write(value)} (${write(low)} to ${write(high)})`;
}

/** Bars or dots with intervals, one row each, the values written beside them. */
export async function barsSvg(input: BarsInput): Promise<string> {
  const { bars, width = STANDARD_WIDTH, format } = input;
  const labels = [...new Set(bars.map(({ label }) => label))];
  const series = [...new Set(bars.flatMap((bar) => bar.series ?? []))].map(plainText);
  const texts = labels.map((label) => {
    const own = bars.filter((bar) => bar.label === label);
    return { label, numbers: own.length === 1 && own[0] ? barText(own[0], format) : '' };
  });
  const layout = layRows(texts, width);
  const least = series.length > 1 ? series.length * ROW_OF_SERIES + GAP : ROW;
  const values = bars.map((bar) => ({
    row: labels.indexOf(bar.label),
    value: bar.value,
    low: bar.low ?? bar.value,
    high: bar.high ?? bar.value,
    series: plainText(bar.series ?? ''),
  }));
  const dots = series.length > 1 || input.mark === 'dots';
  return drawChart(
    {
      height: { step: Math.max(least, layout.height + GAP), for: 'position' },
      data: { values },
      encoding: {
        y: ROW_AXIS,
        ...(series.length > 1 ? { yOffset: { field: 'series', sort: series } } : {}),
      },
      layer: [
        ...(dots ? zeroRule(values) : [barLayer(input)]),
        intervalLayer(input, dots),
        ...(dots ? [dotLayer(input, series)] : []),
        ...rowTextLayers(layout),
      ],
    },
    input,
  );
}

function valueAxis(input: BarsInput, field: string): object {
  const share = input.format === 'share';
  const dots = input.mark === 'dots';
  const domain = input.domain ?? (share && !dots ? [0, 1] : undefined);
  return {
    field,
    type: 'quantitative',
    title: plainText(input.axis),
    scale: domain === undefined ? { zero: !dots, nice: true } : { domain },
    axis: {
      titleAnchor: 'end',
      tickCount: tickCount(input.width),
      ...(share ? { labelExpr: 'format(datum.value * 100, ",~f") + " %"' } : {}),
    },
  };
}

function barLayer(input: BarsInput): object {
  return {
    mark: { type: 'bar', color: COLORS.sky, height: 16 },
    encoding: { x: valueAxis(input, 'value') },
  };
}

/** A line at zero where values lie on both sides of it. */
function zeroRule(rows: readonly { readonly low: number; readonly high: number }[]): object[] {
  const crosses = rows.some(({ low }) => low <= 0) && rows.some(({ high }) => high >= 0);
  if (!crosses) return [];
  return [
    {
      data: { values: [{ zero: 0 }] },
      mark: { type: 'rule', color: COLORS.muted, strokeDash: [3, 3] },
      encoding: { x: { field: 'zero', type: 'quantitative' }, y: null, yOffset: null },
    },
  ];
}

function intervalLayer(input: BarsInput, dots: boolean): object {
  return {
    mark: { type: 'rule', color: COLORS.ink, strokeWidth: dots ? 2 : 1.5 },
    encoding: { x: valueAxis(input, 'low'), x2: { field: 'high' } },
  };
}

function dotLayer(input: BarsInput, series: readonly string[]): object {
  const looks = seriesLooks(series.length);
  const legend = topLegend(input.width);
  const encode = (range: readonly string[]): object => ({
    field: 'series',
    type: 'nominal',
    scale: { domain: series, range },
    legend,
  });
  return {
    mark: { type: 'point', filled: true, size: 80, opacity: 1, color: COLORS.blue },
    encoding: {
      x: valueAxis(input, 'value'),
      ...(series.length < 2
        ? {}
        : {
            color: encode(looks.map(({ color }) => color)),
            shape: encode(looks.map(({ shape }) => shape)),
          }),
    },
  };
}
