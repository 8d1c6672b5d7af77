/** The inside of a band chart: filled bands, and the median as a line of fine dots over them. */
import { brailleCharacter, DOTS_ACROSS, DOTS_DOWN } from './braille.js';
import { resampleLine } from './resample.js';
import type { RowScale } from './scale.js';
import type { Style } from './style.js';

/** What the plot shows: one value for each point, NaN where there is a gap. */
export interface BandSeries {
  readonly median: readonly number[];
  /** Edges of the wide band. */
  readonly low?: readonly number[] | undefined;
  readonly high?: readonly number[] | undefined;
  /** Edges of the narrow band. */
  readonly innerLow?: readonly number[] | undefined;
  readonly innerHigh?: readonly number[] | undefined;
}

/** Edge of a band, if there is one. */
type Edge = readonly number[] | undefined;

/** What fills a piece of the plot: nothing, the wide band, or the narrow one. */
type Fill = 0 | 1 | 2;

/** One character of the plot and how it is coloured. */
interface PlotCell {
  readonly text: string;
  readonly kind: 'fill' | 'edge' | 'median';
  readonly fill: Fill;
  /** What fills the part of the cell that the character leaves free. */
  readonly behind: Fill;
  /** The character is cut out of `fill` rather than drawn in it. */
  readonly inverse: boolean;
}

/** Top and bottom of a band in each column, in rows from the top of the plot; NaN at a gap. */
interface BandEdges {
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
}

/** Pieces into which a character can be cut from top to bottom, by the blocks `▁` to `▇`. */
const EIGHTHS = 8;
const LOWER_BLOCKS = ' ▁▂▃▄▅▆▇█';
/** Columns of dots from one dot of an edge to the next, four dots to two characters. */
const OUTER_DOT_SPACING = 4;
const INNER_DOT_SPACING = 2;
const ASCII_SHADES = [' ', '.', ':'] as const;
const ASCII_MEDIAN = '*';
/** Two blues and what is read on them, from the xterm palette: legible on black and on white. */
const BAND_PAPER = [null, 24, 31] as const;
const MEDIAN_ON_BAND = 231;

/** Distance from the top of the plot, in rows; the middle of a row is at a half. */
function rowOf(value: number, scale: RowScale, rows: number): number {
  return 0.5 + ((scale.top - value) / (scale.top - scale.bottom)) * (rows - 1);
}

function bandEdges(
  low: readonly number[] | undefined,
  high: readonly number[] | undefined,
  scale: RowScale,
  columns: number,
  rows: number,
): BandEdges | null {
  if (low === undefined || high === undefined) return null;
  const toRows = (values: readonly number[]): number[] =>
    resampleLine(values, columns).map((value) => rowOf(value, scale, rows));
  return { tops: toRows(high), bottoms: toRows(low) };
}

function covers(edges: BandEdges | null, column: number, row: number): boolean {
  if (edges === null) return false;
  return row >= (edges.tops[column] ?? Number.NaN) && row <= (edges.bottoms[column] ?? Number.NaN);
}

/** Dots of the plot, `true` where one is set, by line and column. */
type DotGrid = readonly boolean[][];

function emptyDots(columns: number, lines: number): DotGrid {
  return Array.from({ length: lines }, () => new Array<boolean>(columns).fill(false));
}

/** Line of dots that shows each value; NaN at a gap. */
function dotLines(
  values: readonly number[],
  scale: RowScale,
  columns: number,
  rows: number,
  dotsDown: number,
): number[] {
  return resampleLine(values, columns).map((value) => {
    const line = Math.floor(rowOf(value, scale, rows) * dotsDown);
    return Math.min(rows * dotsDown - 1, Math.max(0, line));
  });
}

function setDot(dots: DotGrid, line: number, column: number): void {
  const dotLine = dots[line];
  if (dotLine !== undefined) dotLine[column] = true;
}

/** A line without breaks: each column also covers the way from the one before. */
function drawSolid(dots: DotGrid, lines: readonly number[]): void {
  lines.forEach((end, column) => {
    const before = lines[column - 1] ?? Number.NaN;
    const start = Number.isNaN(before) || before === end ? end : before + Math.sign(end - before);
    for (let line = Math.min(start, end); line <= Math.max(start, end); line += 1) {
      setDot(dots, line, column);
    }
  });
}

/** A line of single dots, one in every so many columns, that keeps clear of what is drawn already. */
function drawDotted(dots: DotGrid, lines: readonly number[], every: number, drawn: DotGrid): void {
  lines.forEach((line, column) => {
    const near = [line - 1, line, line + 1].some((other) => drawn[other]?.[column] ?? false);
    if (column % every === 0 && !near) setDot(dots, line, column);
  });
}

function mostFrequent(fills: readonly Fill[]): Fill {
  const counts: [number, number, number] = [0, 0, 0];
  for (const fill of fills) counts[fill] += 1;
  const [none, band, inner] = counts;
  if (none > band + inner) return 0;
  return inner >= band ? 2 : 1;
}

/**
 * The character cell that comes nearest to eight fills from top to bottom: an upper and a lower part
 * with one boundary between, which is all that two colours can show.
 */
function splitCell(fills: readonly Fill[]): PlotCell {
  const first = fills[0] ?? 0;
  // Most cells are of one fill, and need no search.
  if (fills.every((fill) => fill === first)) {
    return { text: ' ', kind: 'fill', fill: first, behind: first, inverse: false };
  }
  let best = {
    errors: Number.POSITIVE_INFINITY,
    lowerEighths: 0,
    upper: 0 as Fill,
    lower: 0 as Fill,
  };
  for (let lowerEighths = 0; lowerEighths < EIGHTHS; lowerEighths += 1) {
    const upperPart = fills.slice(0, EIGHTHS - lowerEighths);
    const lowerPart = fills.slice(EIGHTHS - lowerEighths);
    const upper = mostFrequent(upperPart);
    const lower = lowerEighths === 0 ? upper : mostFrequent(lowerPart);
    const errors =
      upperPart.filter((fill) => fill !== upper).length +
      lowerPart.filter((fill) => fill !== lower).length;
    if (errors < best.errors) best = { errors, lowerEighths, upper, lower };
  }
  const { lowerEighths, upper, lower } = best;
  const text = LOWER_BLOCKS.charAt(upper === lower ? 0 : lowerEighths);
  const cell = { text, kind: 'fill' } as const;
  // No block fills the upper part alone, so the lower part is cut out of a filled cell.
  if (lower === 0 && upper !== 0) return { ...cell, fill: upper, behind: 0, inverse: true };
  return { ...cell, fill: lower, behind: upper, inverse: false };
}

function asciiCell(fills: readonly Fill[]): PlotCell {
  const fill = mostFrequent(fills);
  return { text: ASCII_SHADES[fill], kind: 'fill', fill, behind: 0, inverse: false };
}

function medianCell(text: string, fills: readonly Fill[]): PlotCell {
  const fill = mostFrequent(fills);
  return { text, kind: 'median', fill, behind: fill, inverse: false };
}

function paint(cell: PlotCell, text: string, style: Style): string {
  if (style.color === '256') {
    const paper = BAND_PAPER[cell.behind];
    if (cell.kind === 'fill') {
      return style.palette(text, { ink: BAND_PAPER[cell.fill], paper, inverse: cell.inverse });
    }
    return style.bold(style.palette(text, { ink: paper === null ? null : MEDIAN_ON_BAND, paper }));
  }
  if (cell.kind === 'median') return style.bold(style.cyan(text));
  return cell.kind === 'fill' && cell.fill === 0 ? text : style.blue(text);
}

function looksLike(a: PlotCell, b: PlotCell): boolean {
  return a.kind === b.kind && a.fill === b.fill && a.behind === b.behind && a.inverse === b.inverse;
}

/** The cells as text, with one colour sequence for each run of cells that look alike. */
function paintRow(cells: readonly PlotCell[], style: Style): string {
  let line = '';
  let start = 0;
  cells.forEach((cell, index) => {
    const next = cells[index + 1];
    if (next !== undefined && looksLike(cell, next)) return;
    const run = cells.slice(start, index + 1).map((part) => part.text);
    line += paint(cell, run.join(''), style);
    start = index + 1;
  });
  return line;
}

/** The character of the dots in a cell. */
function dotCell(dots: DotGrid, column: number, row: number): string {
  return brailleCharacter((x, y) => dots[row * DOTS_DOWN + y]?.[column * DOTS_ACROSS + x] ?? false);
}

/** Everything in lines of dots, for terminals without colours: edges dotted, the median solid. */
function outlineCells(series: BandSeries, scale: RowScale, columns: number, rows: number) {
  const toLines = (values: readonly number[]): number[] =>
    dotLines(values, scale, columns * DOTS_ACROSS, rows, DOTS_DOWN);
  const median = emptyDots(columns * DOTS_ACROSS, rows * DOTS_DOWN);
  drawSolid(median, toLines(series.median));
  const all = median.map((line) => [...line]);
  const drawEdges = (low: Edge, high: Edge, spacing: number): void => {
    if (low === undefined || high === undefined) return;
    drawDotted(all, toLines(low), spacing, median);
    drawDotted(all, toLines(high), spacing, median);
  };
  drawEdges(series.low, series.high, OUTER_DOT_SPACING);
  drawEdges(series.innerLow, series.innerHigh, INNER_DOT_SPACING);
  return (column: number, row: number): PlotCell => ({
    text: dotCell(all, column, row),
    kind: dotCell(median, column, row) === ' ' ? 'edge' : 'median',
    fill: 0,
    behind: 0,
    inverse: false,
  });
}

/** Bands as areas, for terminals with 256 colours and for ASCII. */
function areaCells(
  series: BandSeries,
  scale: RowScale,
  columns: number,
  rows: number,
  ascii: boolean,
) {
  const outer = bandEdges(series.low, series.high, scale, columns, rows);
  const inner = bandEdges(series.innerLow, series.innerHigh, scale, columns, rows);
  const [across, down] = ascii ? [1, 1] : [DOTS_ACROSS, DOTS_DOWN];
  const median = emptyDots(columns * across, rows * down);
  drawSolid(median, dotLines(series.median, scale, columns * across, rows, down));
  return (column: number, row: number): PlotCell => {
    const fills = Array.from({ length: EIGHTHS }, (_, eighth): Fill => {
      const middle = row + (eighth + 0.5) / EIGHTHS;
      return covers(inner, column, middle) ? 2 : covers(outer, column, middle) ? 1 : 0;
    });
    if (ascii) {
      const onMedian = median[row]?.[column] ?? false;
      return onMedian ? medianCell(ASCII_MEDIAN, fills) : asciiCell(fills);
    }
    const line = dotCell(median, column, row);
    return line === ' ' ? splitCell(fills) : medianCell(line, fills);
  };
}

/**
 * The plot in `rows` lines of exactly `columns` characters. The median is a solid line of braille
 * dots, eight to a character. With 256 colours the bands are areas with edges to an eighth of a
 * character, with fewer they are dotted lines, the wide band more sparsely. In ASCII the bands are
 * areas of `.` and `:` and the median is `*`.
 */
export function renderBandPlot(
  series: BandSeries,
  scale: RowScale,
  columns: number,
  rows: number,
  style: Style,
): string[] {
  const cellAt =
    style.ascii || style.color === '256'
      ? areaCells(series, scale, columns, rows, style.ascii)
      : outlineCells(series, scale, columns, rows);
  return Array.from({ length: rows }, (_, row) =>
    paintRow(
      Array.from({ length: columns }, (__, column) => cellAt(column, row)),
      style,
    ),
  );
}

/** How the parts of the plot look, each in two characters, for a legend. */
export function bandPlotSamples(style: Style): { median: string; inner: string; band: string } {
  const sample = (text: string, kind: PlotCell['kind'], fill: Fill): string =>
    paint({ text, kind, fill, behind: kind === 'fill' ? fill : 0, inverse: false }, text, style);
  const [median, inner, band] = style.ascii ? ['**', '::', '..'] : ['⠤⠤', '⠂⠂', '⠂ '];
  if (style.color === '256' && !style.ascii) {
    const area = '  ';
    return {
      median: sample(median, 'median', 0),
      inner: sample(area, 'fill', 2),
      band: sample(area, 'fill', 1),
    };
  }
  return {
    median: sample(median, 'median', 0),
    inner: sample(inner, 'fill', 2),
    band: sample(band, 'fill', 1),
  };
}
