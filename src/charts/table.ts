/** Tables of text, numbers and small pictures that always fit the terminal. */
import { fitLines, usableWidth } from './lines.js';
import type { Style, Tone } from './style.js';
import { shareWidth, type ColumnNeed } from './table-layout.js';
import { fit, padEnd, visibleWidth, wrapText } from './text.js';

export type Align = 'left' | 'right' | 'center';

export interface Column {
  readonly header: string;
  /**
   * `left` by default. Cells of right-aligned columns are never cut, since a number without its
   * last figures is another number.
   */
  readonly align?: Align | undefined;
  /** Columns below which the cells are no longer worth showing; a few letters by default. */
  readonly minWidth?: number | undefined;
  readonly maxWidth?: number | undefined;
  /** Break longer cells at spaces over several lines instead of cutting them. */
  readonly wrap?: boolean | undefined;
  /** Columns of higher flex give way first; those above 0 also share spare width up to `maxWidth`. */
  readonly flex?: number | undefined;
}

/** Text with a meaning, which is shown by a mark and by colour. */
export interface ToneCell {
  readonly text: string;
  readonly tone?: Tone | undefined;
}

/** A picture drawn when the width of its column is known, such as an interval or a sparkline. */
export interface PictureCell {
  /** Gives one styled line of at most `width` columns. */
  readonly draw: (width: number) => string;
}

export type Cell = string | ToneCell | PictureCell;

/** Where lines are ruled: nowhere, under the header, or also above and below the table. */
export type TableRule = 'none' | 'header' | 'full';

export interface TableInput {
  readonly columns: readonly Column[];
  /** Missing cells at the end of a row are empty. */
  readonly rows: readonly (readonly Cell[])[];
  readonly width?: number | undefined;
  readonly style: Style;
  readonly rule?: TableRule | undefined;
}

const GAP = 2;
/** Columns that a cut cell, and a wrapped one with long words, keep by default. */
const CUT_FLOOR = 8;
const WRAPPED_FLOOR = 16;
const PICTURE_FLOOR = 10;
const PICTURE_WIDTH = 24;
/** Spare columns between label and value in the layout for narrow screens. */
const RECORD_INDENT = 2;

/** A cell made safe: its mark and text, or its picture. */
interface CleanCell {
  readonly text: string;
  readonly tone: Tone | undefined;
  readonly draw: PictureCell['draw'] | undefined;
}

const EMPTY_CELL: CleanCell = { text: '', tone: undefined, draw: undefined };

function cleanCell(cell: Cell | undefined, style: Style): CleanCell {
  if (cell === undefined) return EMPTY_CELL;
  if (typeof cell === 'string') return { ...EMPTY_CELL, text: style.clean(cell) };
  if ('draw' in cell) return { ...EMPTY_CELL, draw: cell.draw };
  const mark = cell.tone === undefined ? '' : style.mark(cell.tone);
  const text = [mark, style.clean(cell.text)].filter((part) => part !== '').join(' ');
  return { text, tone: cell.tone, draw: undefined };
}

function longestWord(text: string): number {
  return Math.max(...text.split(' ').map(visibleWidth));
}

/** What a column needs. Headers may wrap at spaces; right-aligned cells are never cut. */
function measureColumn(column: Column, header: string, cells: readonly CleanCell[]): ColumnNeed {
  const pictures = cells.some((cell) => cell.draw !== undefined);
  const most = (measure: (text: string) => number): number =>
    cells.reduce((greatest, cell) => Math.max(greatest, measure(cell.text)), 0);
  const widest = most(visibleWidth);
  const uncut = column.align === 'right' ? widest : 0;
  const shown = Math.max(widest, pictures ? PICTURE_WIDTH : 0, column.minWidth ?? 0);
  const whole = Math.max(shown, visibleWidth(header));
  const ceiling = Math.max(uncut, column.maxWidth ?? (pictures ? Number.POSITIVE_INFINITY : whole));
  const natural = Math.min(ceiling, whole);
  const readable = column.wrap === true ? Math.min(most(longestWord), WRAPPED_FLOOR) : CUT_FLOOR;
  const least = column.minWidth ?? (pictures ? PICTURE_FLOOR : Math.min(widest, readable));
  const headerWord = longestWord(header);
  return {
    natural,
    content: Math.min(natural, Math.max(shown, headerWord)),
    floor: Math.min(natural, Math.max(1, least, uncut, headerWord)),
    ceiling,
    flex: column.flex ?? 0,
  };
}

/** The lines of a cell, each of exactly `width` columns. */
function renderCell(cell: CleanCell, width: number, column: Column, style: Style): string[] {
  const wraps = column.wrap === true && cell.draw === undefined;
  const lines = wraps ? wrapText(cell.text, width) : [cell.draw?.(width) ?? cell.text];
  return lines.map((line) => {
    const fitted = fit(line, width, column.align ?? 'left', style.ellipsis);
    return cell.tone === undefined ? fitted : style.tone(cell.tone, fitted);
  });
}

/** The lines of a row: as many as its tallest cell has, the other cells on the first of them. */
function renderRow(
  cells: readonly CleanCell[],
  columns: readonly Column[],
  widths: readonly number[],
  style: Style,
): string[] {
  const drawn = columns.map((column, index) =>
    renderCell(cells[index] ?? EMPTY_CELL, widths[index] ?? 1, column, style),
  );
  const height = Math.max(...drawn.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    drawn
      .map((lines, index) => lines[line] ?? ' '.repeat(widths[index] ?? 1))
      .join(' '.repeat(GAP)),
  );
}

/** The header in as many lines as its narrowest column needs, standing on the rule. */
function renderHeader(
  headers: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
  style: Style,
): string[] {
  const wrapped = headers.map((header, index) => wrapText(header, widths[index] ?? 1));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    wrapped
      .map((lines, index) => {
        const text = lines[row - (height - lines.length)] ?? '';
        const align = columns[index]?.align ?? 'left';
        return style.bold(fit(text, widths[index] ?? 1, align, style.ellipsis));
      })
      .join(' '.repeat(GAP)),
  );
}

/** One row as a block of `header  value` lines, for screens too narrow for the columns. */
function renderRecord(
  headers: readonly string[],
  cells: readonly CleanCell[],
  width: number,
  style: Style,
): string[] {
  const widestHeader = Math.max(...headers.map(visibleWidth));
  const labelWidth = Math.min(widestHeader, Math.max(1, Math.floor(width / 2) - RECORD_INDENT));
  const valueWidth = Math.max(1, width - labelWidth - RECORD_INDENT);
  return cells.flatMap((cell, index) => {
    const label = style.dim(fit(headers[index] ?? '', labelWidth, 'left', style.ellipsis));
    const values =
      cell.draw === undefined ? wrapText(cell.text, valueWidth) : [cell.draw(valueWidth)];
    return values.map((value, line) => {
      const shown = cell.tone === undefined ? value : style.tone(cell.tone, value);
      const before = line === 0 ? label : padEnd('', labelWidth);
      return `${before}${' '.repeat(RECORD_INDENT)}${shown}`;
    });
  });
}

function withRules(
  header: readonly string[],
  body: readonly string[],
  widths: readonly number[],
  input: TableInput,
): string[] {
  const rule = input.rule ?? 'header';
  if (rule === 'none') return [...header, ...body];
  const total = widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1));
  const line = input.style.dim((input.style.ascii ? '-' : '─').repeat(total));
  return rule === 'header' ? [...header, line, ...body] : [line, ...header, line, ...body, line];
}

/**
 * The table in lines of at most `width` columns (80 by default). Columns give way in the order of
 * their `flex`; long headers wrap, cells wrap or are cut with an ellipsis, numbers are never cut.
 * When not even that fits, each row becomes a block of `header  value` lines, so that a narrow screen
 * loses nothing.
 */
export function renderTable(input: TableInput): string[] {
  const { columns, style } = input;
  if (columns.length === 0) return [];
  const width = usableWidth(input.width);
  const headers = columns.map((column) => style.clean(column.header));
  const rows = input.rows.map((row) => columns.map((_, index) => cleanCell(row[index], style)));
  const needs = columns.map((column, index) =>
    measureColumn(
      column,
      headers[index] ?? '',
      rows.map((row) => row[index] ?? EMPTY_CELL),
    ),
  );
  const widths = shareWidth(needs, width - GAP * (columns.length - 1));
  if (widths === null) {
    const records = rows.map((row) => renderRecord(headers, row, width, style));
    const joined = records.flatMap((record, index) => (index === 0 ? record : ['', ...record]));
    return fitLines(joined, width, style);
  }
  const header = renderHeader(headers, columns, widths, style);
  const body = rows.flatMap((row) => renderRow(row, columns, widths, style));
  return fitLines(withRules(header, body, widths, input), width, style);
}
