/** A map of equal tiles, one for each area, shaded by a value: where something is, at a glance. */
import { ENTRY_GAP, fitLines, packEntries, usableWidth } from './lines.js';
import type { PaletteColors, Style } from './style.js';
import { fit, padEnd, padStart, truncate, visibleWidth } from './text.js';

export interface Tile {
  readonly id: string;
  /** Place in the grid from the north-west corner, whole numbers from 0. */
  readonly col: number;
  readonly row: number;
  /** Short name; three letters fit the narrowest tile. */
  readonly label: string;
  /** 0-1, or `null` when there is no figure. */
  readonly value: number | null;
  /** One character that calls attention to the tile, explained in `marks`. */
  readonly mark?: string | undefined;
}

export interface TileMapInput {
  readonly title?: string | undefined;
  readonly tiles: readonly Tile[];
  /** Unit of the values as `formatValue` writes them; `%` by default. */
  readonly unit?: string | undefined;
  /** A value in at most three characters; whole per cent by default. */
  readonly formatValue?: ((value: number) => string) | undefined;
  /** What the marks mean, for the legend. */
  readonly marks?: readonly { readonly mark: string; readonly meaning: string }[] | undefined;
  /** Columns of a tile, 4 or more; by default what the longest label needs and `width` allows. */
  readonly tileWidth?: number | undefined;
  readonly width?: number | undefined;
  readonly style: Style;
}

/** Number of steps of the shading, from quiet to intense. */
const LEVELS = 5;
const SHADES = ['·', '░', '▒', '▓', '█'] as const;
const ASCII_SHADES = ['.', ':', '*', '#', '@'] as const;
const NO_VALUE = '-';

/**
 * Tiles and their texts on the xterm palette. They grow lighter from step to step, so that they stay
 * in order for a colour-blind eye, and each has its own background, so that no theme matters.
 */
const LEVEL_COLORS: readonly PaletteColors[] = [
  { paper: 237, ink: 250 },
  { paper: 24, ink: 254 },
  { paper: 30, ink: 231 },
  { paper: 71, ink: 16 },
  { paper: 220, ink: 16 },
];
const NO_VALUE_COLORS: PaletteColors = { paper: null, ink: 244 };

const NARROWEST_TILE = 4;
const WIDEST_TILE = 12;
/** From this width on a tile has a band of shade above its label, below it a stripe at its left. */
const BAND_TILE = 6;
const VALUE_WIDTH = 3;
/** A grid larger than this is not a map to look at, and would fill the screen many times. */
const LARGEST_GRID = 200;

function levelOf(value: number): number {
  return Math.min(LEVELS - 1, Math.max(0, Math.floor(value * LEVELS)));
}

function hasValue(tile: Tile): tile is Tile & { value: number } {
  return tile.value !== null && Number.isFinite(tile.value);
}

/** The character that shades a level; none where the background does. */
function shadeOf(level: number, style: Style): string {
  if (style.color === '256') return ' ';
  return (style.ascii ? ASCII_SHADES : SHADES)[level] ?? ' ';
}

function wholePercent(value: number): string {
  return String(Math.round(value * 100));
}

/** How a tile is written, whatever its layout. */
interface TileFace {
  readonly label: string;
  readonly value: string;
  readonly shade: string;
  readonly mark: string;
  readonly colors: PaletteColors;
}

function faceOf(tile: Tile, input: TileMapInput): TileFace {
  const { style } = input;
  const format = input.formatValue ?? wholePercent;
  const level = hasValue(tile) ? levelOf(tile.value) : null;
  return {
    label: style.clean(tile.label),
    value: hasValue(tile) ? style.clean(format(tile.value)) : NO_VALUE,
    shade: level === null ? ' ' : shadeOf(level, style),
    mark: truncate(style.clean(tile.mark ?? ''), 1, ''),
    colors: level === null ? NO_VALUE_COLORS : (LEVEL_COLORS[level] ?? NO_VALUE_COLORS),
  };
}

/** A stripe of shade at the left, the label above the value; a mark stands in the stripe. */
function stripeTile(face: TileFace, width: number, style: Style): [string, string] {
  const room = width - 1;
  const mark = face.mark === '' ? face.shade : face.mark;
  const value = padEnd(padStart(truncate(face.value, room, ''), VALUE_WIDTH), room);
  return [
    style.palette(face.shade + fit(face.label, room, 'left', ''), face.colors),
    style.palette(mark + value, face.colors),
  ];
}

/** A band of shade above label and value, with a column free to the next tile. */
function bandTile(face: TileFace, width: number, style: Style): [string, string] {
  const room = width - 1;
  const label = fit(face.label, room - visibleWidth(face.value), 'left', '');
  const band = face.shade.repeat(room - visibleWidth(face.mark)) + face.mark;
  return [
    `${style.palette(band, face.colors)} `,
    `${style.palette(label + face.value, face.colors)} `,
  ];
}

/** The grid without empty rows and columns around it. */
interface Grid {
  readonly west: number;
  readonly north: number;
  readonly cols: number;
  readonly rows: number;
}

function gridOf(tiles: readonly Tile[]): Grid {
  const cols = tiles.map((tile) => tile.col);
  const rows = tiles.map((tile) => tile.row);
  const [west, north] = [Math.min(...cols), Math.min(...rows)];
  return {
    west,
    north,
    cols: Math.max(...cols) - west + 1,
    rows: Math.max(...rows) - north + 1,
  };
}

/** Two lines for each row of the grid. */
function drawGrid(input: TileMapInput, grid: Grid, tileWidth: number): string[] {
  const { style } = input;
  const draw = tileWidth >= BAND_TILE ? bandTile : stripeTile;
  const blank = ' '.repeat(tileWidth);
  const upper = Array.from({ length: grid.rows }, () => new Array<string>(grid.cols).fill(blank));
  const lower = upper.map((line) => [...line]);
  for (const tile of input.tiles) {
    const [top, bottom] = draw(faceOf(tile, input), tileWidth, style);
    const [row, col] = [tile.row - grid.north, tile.col - grid.west];
    upper[row]?.splice(col, 1, top);
    lower[row]?.splice(col, 1, bottom);
  }
  return upper.flatMap((line, row) => [line.join(''), (lower[row] ?? []).join('')]);
}

function legendLines(input: TileMapInput): string[] {
  const { style } = input;
  const format = input.formatValue ?? wholePercent;
  const unit = style.clean(input.unit ?? '%');
  const levels = Array.from({ length: LEVELS }, (_, index) => {
    const level = LEVELS - 1 - index;
    const sample = style.palette(shadeOf(level, style).repeat(2), LEVEL_COLORS[level] ?? {});
    const range = `${format(level / LEVELS)}-${format((level + 1) / LEVELS)}`;
    return `${sample} ${style.clean(range)} ${unit}`.trimEnd();
  });
  const missing = input.tiles.some((tile) => !hasValue(tile)) ? [`${NO_VALUE}  no figure`] : [];
  const marks = (input.marks ?? []).map(
    ({ mark, meaning }) => `${fit(style.clean(mark), 1, 'left', '')}  ${style.clean(meaning)}`,
  );
  return [...levels, ...missing, ...marks];
}

/** One line for each tile, for screens too narrow for the grid and for grids that overlap. */
function drawList(input: TileMapInput, width: number): string[] {
  const faces = input.tiles.map((tile) => faceOf(tile, input));
  const widest = faces.reduce((most, face) => Math.max(most, visibleWidth(face.label)), 0);
  const labelWidth = Math.min(widest, Math.max(1, width - VALUE_WIDTH - 6));
  return faces.map((face) => {
    const label = fit(face.label, labelWidth, 'left', input.style.ellipsis);
    return `${face.shade} ${label} ${padStart(face.value, VALUE_WIDTH)} ${face.mark}`;
  });
}

/** Has each tile a place of its own, in a grid of a size to look at? */
function isPlaced(tiles: readonly Tile[]): boolean {
  const places = new Set(tiles.map((tile) => `${tile.col},${tile.row}`));
  const inGrid = (at: number): boolean => Number.isInteger(at) && at >= 0 && at < LARGEST_GRID;
  return (
    places.size === tiles.length && tiles.every((tile) => inGrid(tile.col) && inGrid(tile.row))
  );
}

function chooseTileWidth(input: TileMapInput, cols: number, width: number): number {
  const longest = input.tiles.reduce(
    (most, tile) => Math.max(most, visibleWidth(input.style.clean(tile.label))),
    0,
  );
  const wanted = input.tileWidth ?? Math.min(WIDEST_TILE, longest + 1);
  return Math.min(Math.max(NARROWEST_TILE, Math.floor(wanted)), Math.floor(width / cols));
}

/** The legend at the lower right of the map, or below it where the width does not allow that. */
function withLegend(
  map: readonly string[],
  legend: readonly string[],
  mapWidth: number,
  width: number,
): string[] {
  const legendWidth = legend.reduce((most, line) => Math.max(most, visibleWidth(line)), 0);
  if (mapWidth + ENTRY_GAP + legendWidth > width) {
    return [...map, '', ...packEntries(legend, width)];
  }
  const start = Math.max(0, map.length - legend.length);
  const height = Math.max(map.length, legend.length);
  return Array.from({ length: height }, (_, index) => {
    const note = legend[index - start];
    const line = map[index] ?? '';
    return note === undefined ? line : padEnd(line, mapWidth + ENTRY_GAP) + note;
  });
}

/**
 * The map in lines of at most `width` columns (80 by default), each tile two lines high with its
 * label, its value in numbers and one of five shades, and a legend beside or below. Empty rows and
 * columns around the tiles are left out. A screen too narrow for four columns a tile, or tiles that
 * share a place, give a list with the same shades and numbers.
 */
export function renderTileMap(input: TileMapInput): string[] {
  const { style, tiles } = input;
  const width = usableWidth(input.width);
  const title = input.title === undefined ? [] : [style.bold(style.clean(input.title))];
  if (tiles.length === 0) return fitLines(title, width, style);
  const legend = legendLines(input);
  const grid = gridOf(tiles);
  const tileWidth = isPlaced(tiles) ? chooseTileWidth(input, grid.cols, width) : 0;
  if (tileWidth < NARROWEST_TILE) {
    const list = drawList(input, width);
    return fitLines([...title, ...list, '', ...packEntries(legend, width)], width, style);
  }
  const map = drawGrid(input, grid, tileWidth);
  return fitLines(
    [...title, ...withLegend(map, legend, grid.cols * tileWidth, width)],
    width,
    style,
  );
}
