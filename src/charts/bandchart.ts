/** A median over time with its 50 % and 90 % bands: what a set of runs did, and how sure that is. */
import { bandPlotSamples, renderBandPlot, type BandSeries } from './band-plot.js';
import { axisLabels } from './date-axis.js';
import { fitLines, usableWidth } from './lines.js';
import { formatTicks, rowScale, type RowScale } from './scale.js';
import type { Style } from './style.js';
import { fit, padStart, truncate, visibleWidth } from './text.js';

export interface BandChartInput extends BandSeries {
  readonly title: string;
  /** Unit of the values, shown behind the title. */
  readonly unit?: string | undefined;
  /** One label for each point; ISO dates (`2024-03-20`) give calendar ticks. */
  readonly xLabels: readonly string[];
  /** What the parts are called in the legend: `median`, `90 %` and `50 %` by default. */
  readonly medianName?: string | undefined;
  readonly bandName?: string | undefined;
  readonly innerName?: string | undefined;
  /** Start the value axis at zero (default) or near the least value. */
  readonly from?: 'zero' | 'data' | undefined;
  /** How values are written at the axis, e.g. `formatMoneyUsd`; round numbers by default. */
  readonly formatValue?: ((value: number) => string) | undefined;
  readonly width?: number | undefined;
  /** Lines of the whole picture, title and axis included; 6 or more, 10 by default. */
  readonly height?: number | undefined;
  readonly style: Style;
}

const DEFAULT_HEIGHT = 10;
const LEAST_HEIGHT = 6;
/** Lines that are not plot: title, axis, labels. */
const FRAME_LINES = 3;
const LEAST_PLOT_WIDTH = 4;
const LEGEND_GAP = 2;
const NOTHING_TO_DRAW = 'no figures';

interface AxisCharacters {
  readonly side: string;
  readonly tick: string;
  readonly corner: string;
  readonly floor: string;
  readonly floorTick: string;
}

const UNICODE_AXIS: AxisCharacters = {
  side: '│',
  tick: '┤',
  corner: '└',
  floor: '─',
  floorTick: '┬',
};
const ASCII_AXIS: AxisCharacters = {
  side: '|',
  tick: '+',
  corner: '+',
  floor: '-',
  floorTick: '+',
};

/** Least and greatest finite value of all series, or `null` when there is none. */
function dataRange(input: BandChartInput): { low: number; high: number } | null {
  const series = [input.median, input.low, input.high, input.innerLow, input.innerHigh];
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of series) {
    for (const value of values ?? []) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low <= high ? { low, high } : null;
}

/** A series of another length would be drawn under the wrong dates without anybody noticing. */
function requireSameLength(input: BandChartInput): void {
  const { xLabels, median, low, high, innerLow, innerHigh } = input;
  for (const [name, values] of Object.entries({ median, low, high, innerLow, innerHigh })) {
    if (values !== undefined && values.length !== xLabels.length) {
      throw new RangeError(
        `band chart: ${name} has ${values.length} values for ${xLabels.length} labels`,
      );
    }
  }
}

function valueScale(input: BandChartInput, plotRows: number): RowScale {
  const range = dataRange(input) ?? { low: 0, high: 1 };
  if (input.from === 'data') return rowScale(range.low, range.high, plotRows);
  return rowScale(Math.min(0, range.low), Math.max(0, range.high), plotRows);
}

/** Labels of the value axis by row of the plot. */
function tickLabels(input: BandChartInput, scale: RowScale): Map<number, string> {
  const { formatValue, style } = input;
  const texts =
    formatValue === undefined
      ? formatTicks(scale)
      : scale.ticks.map((tick) => style.clean(formatValue(tick.value)));
  return new Map(scale.ticks.map((tick, index) => [tick.row, texts[index] ?? '']));
}

function legend(input: BandChartInput): string {
  const { style } = input;
  const samples = bandPlotSamples(style);
  const named = (sample: string, name: string): string => `${sample} ${style.clean(name)}`;
  const parts = [named(samples.median, input.medianName ?? 'median')];
  if (input.innerLow !== undefined && input.innerHigh !== undefined) {
    parts.push(named(samples.inner, input.innerName ?? '50 %'));
  }
  if (input.low !== undefined && input.high !== undefined) {
    parts.push(named(samples.band, input.bandName ?? '90 %'));
  }
  return parts.join(' '.repeat(LEGEND_GAP));
}

/** Title and legend on one line where they fit, else on two. */
function heading(input: BandChartInput, width: number): string[] {
  const { style } = input;
  const unit = input.unit === undefined ? '' : ` (${style.clean(input.unit)})`;
  const title = style.bold(style.clean(input.title)) + style.dim(unit);
  const key = legend(input);
  const spare = width - visibleWidth(title) - visibleWidth(key);
  if (spare >= LEGEND_GAP) return [title + ' '.repeat(spare) + key];
  return [truncate(title, width, style.ellipsis), truncate(key, width, style.ellipsis)];
}

/** The axis line with its ticks, and the line of labels under it. */
function timeAxis(
  input: BandChartInput,
  plotWidth: number,
  axis: AxisCharacters,
): [string, string] {
  const { style } = input;
  const clean = input.xLabels.map((label) => style.clean(label));
  const labels = axisLabels(clean, plotWidth, style.ellipsis);
  const line = Array.from({ length: plotWidth }, () => axis.floor);
  let text = '';
  for (const label of labels) {
    line[label.column] = axis.floorTick;
    text = fit(text, label.start, 'left', '') + label.text;
  }
  return [line.join(''), text];
}

/** The plot, or words in its middle where there is nothing to draw. */
function plotLines(
  input: BandChartInput,
  scale: RowScale,
  columns: number,
  rows: number,
): string[] {
  const lines = renderBandPlot(input, scale, columns, rows, input.style);
  if (dataRange(input) === null) {
    lines[Math.floor(rows / 2)] = fit(NOTHING_TO_DRAW, columns, 'center', input.style.ellipsis);
  }
  return lines;
}

/**
 * The chart in `height` lines of at most `width` columns (80 by default): title, unit and legend, the
 * plot with a value axis of round numbers, and calendar ticks below. How bands and median look
 * depends on the terminal, see `renderBandPlot`. Without any finite value the plot says so.
 * @throws RangeError when a series has not one value for each label
 */
export function renderBandChart(input: BandChartInput): string[] {
  requireSameLength(input);
  const { style } = input;
  const width = usableWidth(input.width);
  const axis = style.ascii ? ASCII_AXIS : UNICODE_AXIS;
  const head = heading(input, width);
  const height = Math.max(LEAST_HEIGHT, Math.floor(input.height ?? DEFAULT_HEIGHT));
  const plotRows = height - FRAME_LINES - (head.length - 1);
  const scale = valueScale(input, plotRows);
  const labels = tickLabels(input, scale);
  const labelWidth = Math.max(...[...labels.values()].map(visibleWidth));
  const plotWidth = Math.max(LEAST_PLOT_WIDTH, width - labelWidth - 2);
  const body = plotLines(input, scale, plotWidth, plotRows).map((line, row) => {
    const label = labels.get(row);
    const side = label === undefined ? axis.side : axis.tick;
    return `${padStart(label ?? '', labelWidth)} ${style.dim(side)}${line}`;
  });
  const [floor, dates] = timeAxis(input, plotWidth, axis);
  const indent = ' '.repeat(labelWidth + 1);
  const foot = [indent + style.dim(axis.corner + floor), `${indent} ${dates}`];
  return fitLines([...head, ...body, ...foot], width, style);
}
