/** A map of outlines in fine dots, each area shaded by a value: where something is, and how far. */
import { brailleCharacter, DOTS_ACROSS, DOTS_DOWN } from './braille.js';
import { firstDotOf, type OutlineGrid } from './outline-grid.js';
import { levelOrNone, NO_VALUE, shadeCharacter, shadeColors, type Scale } from './shading.js';
import type { PaletteColors, Style } from './style.js';
import { truncate, visibleWidth } from './text.js';

/** How one shape is shown. */
export interface OutlineFace {
  /** Short name, written where the shape has room. */
  readonly label: string;
  /** 0-1, or `null` when there is no figure. */
  readonly value: number | null;
  /** One character that calls attention to the shape. */
  readonly mark?: string | undefined;
}

export interface OutlineMapInput {
  /** Made by `layOutlines` from the shapes, in the same order as `faces`. */
  readonly grid: OutlineGrid;
  readonly faces: readonly OutlineFace[];
  /** A value in at most three characters; whole per cent by default. */
  readonly formatValue?: ((value: number) => string) | undefined;
  readonly scale?: Scale | undefined;
  /** Number of the shape that a reader has chosen. */
  readonly selected?: number | undefined;
  readonly style: Style;
}

/** One character of the drawing. */
interface MapCell {
  readonly text: string;
  readonly colors: PaletteColors;
  readonly bold: boolean;
}

const OUTSIDE: PaletteColors = { ink: 244 };
const LABEL_WIDTH = 4;

/**
 * The map in `grid.lines` lines of exactly `grid.columns` characters. Borders are dots; what is
 * inside is shaded by a character for each of five steps, and with 256 colours by its background
 * too. Labels and numbers stand where a shape has room for them. The chosen shape has a doubled
 * border, and its label stands in brackets. Needs Unicode: on an ASCII terminal draw tiles instead.
 */
export function renderOutlineMap(input: OutlineMapInput): string[] {
  const cells = shadeCells(input);
  writeLabels(input, cells);
  return paintLines(cells, input.grid, input.style);
}

function shadeCells(input: OutlineMapInput): MapCell[] {
  const { grid, faces, style, scale = 'amount' } = input;
  const levels = faces.map(({ value }) => levelOrNone(value));
  const cells: MapCell[] = [];
  for (let at = 0; at < grid.owner.length; at += 1) {
    const owner = grid.owner[at] ?? -1;
    const chosen = touchesSelected(input, at);
    const dots = chosen ? doubledBorder(input, at) : (grid.borders[at] ?? ' ');
    const level = levels[owner] ?? null;
    const text = dots !== ' ' || owner < 0 ? dots : shadeCharacter(level, style, 'light');
    const colors = owner < 0 ? OUTSIDE : shadeColors(level, scale);
    cells.push({ text, colors, bold: chosen && dots !== ' ' });
  }
  grid.labels.forEach(({ column, line, room }, shape) => {
    // A shape so small that borders fill it shows its shade all the same.
    const cell = cells[line * grid.columns + column];
    if (room > 0 || cell === undefined) return;
    const level = levels[shape] ?? null;
    const colors = shadeColors(level, scale);
    cells[line * grid.columns + column] = {
      ...cell,
      text: shadeCharacter(level, style, 'light'),
      colors,
    };
  });
  return cells;
}

/** The dots of a border that runs on both sides of the line around the chosen shape. */
function doubledBorder({ grid, selected }: OutlineMapInput, at: number): string {
  const width = grid.columns * DOTS_ACROSS;
  const first = firstDotOf(grid.columns, at);
  return brailleCharacter((x, y) => {
    const dot = first + y * width + x;
    const own = grid.dotOwner[dot];
    const [right, below] = [grid.dotOwner[dot + 1], grid.dotOwner[dot + width]];
    if (own !== right || own !== below) return true;
    if (own !== selected) return false;
    return grid.dotOwner[dot - 1] !== selected || grid.dotOwner[dot - width] !== selected;
  });
}

function touchesSelected({ grid, selected }: OutlineMapInput, at: number): boolean {
  if (selected === undefined) return false;
  const width = grid.columns * DOTS_ACROSS;
  const first = firstDotOf(grid.columns, at);
  for (let y = 0; y < DOTS_DOWN; y += 1) {
    for (let x = 0; x < DOTS_ACROSS; x += 1) {
      if (grid.dotOwner[first + y * width + x] === selected) return true;
    }
  }
  return false;
}

/** Labels of all shapes that have room, then that of the chosen one, which stands over all. */
function writeLabels(input: OutlineMapInput, cells: MapCell[]): void {
  const { grid, faces, selected, style } = input;
  faces.forEach((face, shape) => {
    const place = grid.labels[shape];
    if (place === undefined || shape === selected) return;
    const mark = truncate(style.clean(face.mark ?? ''), 1, '');
    const label = truncate(style.clean(face.label), LABEL_WIDTH, '') + mark;
    if (place.room < visibleWidth(label)) {
      if (mark !== '') writeText(grid, cells, mark, place.column, place.line, false);
      return;
    }
    writeText(grid, cells, label, place.column, place.line, false);
    if (place.roomBelow) writeValue(input, cells, face, place.column, place.line + 1);
  });
  const chosen = selected === undefined ? undefined : faces[selected];
  const place = selected === undefined ? undefined : grid.labels[selected];
  if (chosen === undefined || place === undefined) return;
  const label = `[${truncate(style.clean(chosen.label), LABEL_WIDTH, '')}]`;
  writeText(grid, cells, label, place.column, place.line, true);
  if (place.roomBelow) writeValue(input, cells, chosen, place.column, place.line + 1);
}

function writeValue(
  input: OutlineMapInput,
  cells: MapCell[],
  face: OutlineFace,
  column: number,
  line: number,
): void {
  const format = input.formatValue ?? ((value: number) => String(Math.round(value * 100)));
  const { style } = input;
  const isNumber = levelOrNone(face.value) !== null;
  const text = isNumber ? truncate(style.clean(format(face.value ?? 0)), 3, '') : NO_VALUE;
  writeText(input.grid, cells, text, column, line, false);
}

/** Puts text over the characters around a column. Only labels of one column a letter are placed. */
function writeText(
  grid: OutlineGrid,
  cells: MapCell[],
  text: string,
  column: number,
  line: number,
  chosen: boolean,
): void {
  const letters = [...text].filter((letter) => visibleWidth(letter) === 1);
  const start = Math.max(
    0,
    Math.min(grid.columns - letters.length, column - Math.floor(letters.length / 2)),
  );
  letters.forEach((letter, index) => {
    const at = line * grid.columns + start + index;
    const under = cells[at];
    if (under === undefined) return;
    const colors = chosen ? { ...under.colors, inverse: true } : under.colors;
    cells[at] = { text: letter, colors, bold: true };
  });
}

function paintLines(cells: readonly MapCell[], grid: OutlineGrid, style: Style): string[] {
  const lines: string[] = [];
  for (let line = 0; line < grid.lines; line += 1) {
    let text = '';
    let column = 0;
    while (column < grid.columns) {
      const start = column;
      const first = cells[line * grid.columns + start];
      let run = '';
      while (column < grid.columns && sameLook(cells[line * grid.columns + column], first)) {
        run += cells[line * grid.columns + column]?.text ?? '';
        column += 1;
      }
      const painted = style.palette(run, first?.colors ?? {});
      text += first?.bold === true ? style.bold(painted) : painted;
    }
    lines.push(text);
  }
  return lines;
}

function sameLook(a: MapCell | undefined, b: MapCell | undefined): boolean {
  return (
    a?.bold === b?.bold &&
    a?.colors.ink === b?.colors.ink &&
    a?.colors.paper === b?.colors.paper &&
    (a?.colors.inverse ?? false) === (b?.colors.inverse ?? false)
  );
}
