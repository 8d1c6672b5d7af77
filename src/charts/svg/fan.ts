/** Courses over time or over any number: medians with their bands, or lines alone. */
import { COLORS, seriesLooks } from './palette.js';
import { plainText } from './text.js';
import { drawChart, tickCount, topLegend, type PictureInput } from './vega.js';

export interface FanSeries {
  /** Names the series where there are several. */
  readonly name: string;
  /** One value for each place; those that are not finite are gaps. */
  readonly median: readonly number[];
  /** The outer band, such as that of 90 %. */
  readonly low?: readonly number[] | undefined;
  readonly high?: readonly number[] | undefined;
  /** The inner band, such as that of 50 %. */
  readonly innerLow?: readonly number[] | undefined;
  readonly innerHigh?: readonly number[] | undefined;
}

/** A moment that is marked by a line and named. */
export interface FanMoment {
  readonly x: string | number;
  readonly label: string;
}

export interface FanInput extends PictureInput {
  /** Places of the values: ISO dates (`2024-03-20`), or numbers. */
  readonly xs: readonly (string | number)[];
  readonly series: readonly FanSeries[];
  /** What the values are, at the axis: `fighters`. */
  readonly yTitle: string;
  /** What the places are; dates need no name. */
  readonly xTitle?: string | undefined;
  /** `zero` (the default) begins the axis at zero, `data` near the least value. */
  readonly from?: 'zero' | 'data' | undefined;
  /** `money` writes `$12k`, `share` `31 %`, `number` (the default) `12k`. */
  readonly format?: 'number' | 'money' | 'share' | undefined;
  /** Draws steps, as a game changes from turn to turn, instead of straight lines. */
  readonly steps?: boolean | undefined;
  /** A line across, such as a threshold. */
  readonly level?: { readonly y: number; readonly label: string } | undefined;
  readonly moments?: readonly FanMoment[] | undefined;
  /** Height of the plot in pixels; 220 by default. */
  readonly height?: number | undefined;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Medians as lines and bands around them; several series differ in colour and dash. */
export async function fanSvg(input: FanInput): Promise<string> {
  const dated = input.xs.every((x) => typeof x === 'string' && ISO_DATE.test(x));
  const names = input.series.map(({ name }) => plainText(name));
  const values = input.series.flatMap((one, s) =>
    input.xs.map((x, i) => ({ x, series: names[s] ?? '', ...pointOf(one, i) })),
  );
  const axes = { x: xAxis(input, dated), y: yAxis(input) };
  return drawChart(
    {
      height: input.height ?? 220,
      data: { values },
      layer: [
        ...bandLayers(input, axes),
        ...levelLayers(input),
        {
          mark: {
            type: 'line',
            strokeWidth: 2,
            interpolate: input.steps ? 'step-after' : 'linear',
          },
          encoding: {
            x: axes.x,
            y: { field: 'median', ...axes.y },
            ...lineLooks(names, input.width),
          },
        },
        ...momentLayers(input, dated),
      ],
    },
    input,
  );
}

/** Lines without bands: a fan of medians. */
export function linesSvg(input: FanInput): Promise<string> {
  const series = input.series.map(({ name, median }) => ({ name, median }));
  return fanSvg({ ...input, series });
}

function pointOf(series: FanSeries, i: number): Record<string, number | null> {
  const at = (values: readonly number[] | undefined): number | null => {
    const value = values?.[i];
    return value !== undefined && Number.isFinite(value) ? value : null;
  };
  return {
    median: at(series.median),
    low: at(series.low),
    high: at(series.high),
    innerLow: at(series.innerLow),
    innerHigh: at(series.innerHigh),
  };
}

function xAxis({ xTitle, width }: FanInput, dated: boolean): object {
  const title = xTitle === undefined ? null : plainText(xTitle);
  if (!dated) {
    const axis = { grid: false, tickCount: tickCount(width) };
    return { field: 'x', type: 'quantitative', title, scale: { nice: false, zero: false }, axis };
  }
  // The year is written at the first label and in January.
  const labelExpr =
    "datum.index === 0 || utcmonth(datum.value) === 0 ? utcFormat(datum.value, '%b %Y') : utcFormat(datum.value, utcdate(datum.value) === 1 ? '%b' : '%-d %b')";
  return {
    field: 'x',
    type: 'temporal',
    title,
    scale: { type: 'utc' },
    axis: { grid: false, tickCount: tickCount(width) + 2, labelExpr, labelOverlap: 'greedy' },
  };
}

const LABELS: Readonly<Record<NonNullable<FanInput['format']>, string>> = {
  number:
    "replace(format(datum.value, datum.value >= 1000 || datum.value <= -1000 ? '~s' : '~g'), 'G', 'B')",
  money: "replace(format(datum.value, '$~s'), 'G', 'B')",
  share: "format(datum.value * 100, '~g') + ' %'",
};

function yAxis({ yTitle, from, format = 'number' }: FanInput): object {
  return {
    type: 'quantitative',
    title: plainText(yTitle),
    scale: { zero: from !== 'data', nice: true },
    axis: {
      tickCount: 5,
      labelExpr: LABELS[format],
      // Written over the plot, where it takes no room from it and is read without turning the head.
      titleAngle: 0,
      titleAlign: 'left',
      titleAnchor: 'end',
      titleX: 0,
      titleY: -14,
    },
  };
}

function lineLooks(names: readonly string[], width: number | undefined): object {
  const looks = seriesLooks(names.length);
  if (names.length < 2) return { color: { value: COLORS.blue } };
  const field = { field: 'series', type: 'nominal', legend: seriesLegend(width) };
  return {
    color: { ...field, scale: { domain: names, range: looks.map(({ color }) => color) } },
    strokeDash: { ...field, scale: { domain: names, range: looks.map(({ dash }) => dash) } },
  };
}

/** Lines are told apart by their dashes, so the samples of the legend are long. */
function seriesLegend(width: number | undefined): object {
  return { ...topLegend(width), symbolType: 'stroke', symbolSize: 900, offset: 26 };
}

/** One layer for each band of each series, so that the legend is of the lines alone. */
function bandLayers({ series }: FanInput, axes: { x: object; y: object }): object[] {
  const looks = seriesLooks(series.length);
  const names = series.map(({ name }) => plainText(name));
  const many = series.length > 1;
  return series.flatMap(({ low, innerLow }, s) => {
    const color = looks[s]?.color ?? COLORS.blue;
    const band = (from: string, to: string, opacity: number): object => ({
      transform: [
        { filter: { field: 'series', equal: names[s] } },
        { filter: `isValid(datum.${from}) && isValid(datum.${to})` },
      ],
      mark: { type: 'area', opacity, color },
      encoding: { x: axes.x, y: { field: from, ...axes.y }, y2: { field: to } },
    });
    return [
      ...(low === undefined ? [] : [band('low', 'high', many ? 0.14 : 0.2)]),
      ...(innerLow === undefined ? [] : [band('innerLow', 'innerHigh', many ? 0.18 : 0.3)]),
    ];
  });
}

function levelLayers({ level }: FanInput): object[] {
  if (level === undefined) return [];
  const data = { values: [{ y: level.y, label: plainText(level.label) }] };
  const y = { field: 'y', type: 'quantitative' };
  return [
    { data, mark: { type: 'rule', color: COLORS.muted, strokeDash: [4, 3] }, encoding: { y } },
    {
      data,
      mark: { type: 'text', align: 'right', baseline: 'bottom', dy: -2, color: COLORS.muted },
      encoding: { x: { value: 'width' }, y, text: { field: 'label' } },
    },
  ];
}

function momentLayers({ moments = [] }: FanInput, dated: boolean): object[] {
  if (moments.length === 0) return [];
  const data = { values: moments.map(({ x, label }) => ({ x, label: plainText(label) })) };
  const scale = dated ? { scale: { type: 'utc' } } : {};
  const x = { field: 'x', type: dated ? 'temporal' : 'quantitative', ...scale };
  return [
    { data, mark: { type: 'rule', color: COLORS.orange, strokeDash: [2, 2] }, encoding: { x } },
    {
      data,
      mark: { type: 'text', align: 'left', baseline: 'top', dx: 3, dy: 2, color: COLORS.muted },
      encoding: { x, y: { value: 0 }, text: { field: 'label' } },
    },
  ];
}
