/** A map of equal tiles, one for each area, shaded by a value: where something is, at a glance. */
import { ENTRY_GAP, fitLines, packEntries, usableWidth } from './lines.js';
import {
  legendEntries,
  levelOrNone,
  NO_VALUE,
  shadeCharacter,
  shadeColors,
  type Scale,
} from './shading.js';
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
  /** What the steps of shade tell; `amount` by default. */
  readonly scale?: Scale | undefined;
  /** Names of the five steps from the lowest, for the legend; by default their ranges. */
  readonly levelNames?: readonly string[] | undefined;
  /** Id of the tile that a reader has chosen. */
  readonly selected?: string | undefined;
  /** Leave the legend out, for a screen that shows it elsewhere. */
  readonly bare?: boolean | undefined;
  /** What the marks mean, for the legend. */
  readonly marks?: readonly { readonly mark: string; readonly meaning: string }[] | undefined;
  /** Columns of a tile, 4 or more; by default what the longest label needs and `width` allows. */
  readonly tileWidth?: number | undefined;
  /** Lines of a tile, 2 or more; 2 by default. A higher one has more shade. */
  readonly tileHeight?: number | undefined;
  readonly width?: number | undefined;
  readonly style: Style;
}

const NARROWEST_TILE = 4;
const WIDEST_TILE = 12;
/** From this width on a tile has a band of shade above its label, below it a stripe at its left. */
const BAND_TILE = 6;
const VALUE_WIDTH = 3;
/** A grid larger than this is not a map to look at, and would fill the screen many times. */
const LARGEST_GRID = 200;

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
  readonly selected: boolean;
}

function faceOf(tile: Tile, input: TileMapInput): TileFace {
  const { style } = input;
  const format = input.formatValue ?? wholePercent;
  const level = levelOrNone(tile.value);
  const selected = tile.id === input.selected;
  return {
    label: style.clean(tile.label),
    value: level === null ? NO_VALUE : style.clean(format(tile.value ?? 0)),
    // Where the background tells the step, the number beside it is what tells it without colour.
    shade: style.color === '256' ? ' ' : shadeCharacter(level, style),
    mark: truncate(style.clean(tile.mark ?? ''), 1, ''),
    colors: { ...shadeColors(level, input.scale ?? 'amount'), inverse: selected },
    selected,
  };
}

/** Stand before and after a tile that is chosen. */
function selectionSigns(style: Style): readonly [before: string, after: string] {
  return style.ascii ? ['>', '<'] : ['►', '◄'];
}

/** The lines of a tile; those between stand only in a higher one. */
interface TileLines {
  readonly upper: string;
  readonly lower: string;
  readonly between: string;
}

/** A stripe of shade at the left, the label above the value; a mark stands in the stripe. */
function stripeTile(face: TileFace, width: number, style: Style): TileLines {
  const room = width - 1;
  const mark = face.mark === '' ? face.shade : face.mark;
  const value = padEnd(padStart(truncate(face.value, room, ''), VALUE_WIDTH), room);
  const first = face.selected ? selectionSigns(style)[0] : face.shade;
  return {
    upper: style.palette(first + fit(face.label, room, 'left', ''), face.colors),
    lower: style.palette(mark + value, face.colors),
    between: style.palette(face.shade.repeat(width), face.colors),
  };
}

/** A band of shade above label and value, with a column free to the next tile. */
function bandTile(face: TileFace, width: number, style: Style): TileLines {
  const room = width - 1;
  const label = fit(face.label, room - visibleWidth(face.value), 'left', '');
  const shades = room - visibleWidth(face.mark) - (face.selected ? 2 : 0);
  const [before, after] = face.selected ? selectionSigns(style) : ['', ''];
  const band = before + face.shade.repeat(shades) + face.mark + after;
  return {
    upper: `${style.palette(band, face.colors)} `,
    lower: `${style.palette(label + face.value, face.colors)} `,
    between: `${style.palette(face.shade.repeat(room), face.colors)} `,
  };
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

const LOWEST_TILE = 2;

function tileHeightOf({ tileHeight }: TileMapInput): number {
  return Math.max(LOWEST_TILE, Math.floor(tileHeight ?? LOWEST_TILE));
}

/** Two lines for each row of the grid, or as many as a tile has. */
function drawGrid(input: TileMapInput, grid: Grid, tileWidth: number): string[] {
  const { style } = input;
  const draw = tileWidth >= BAND_TILE ? bandTile : stripeTile;
  const blank = ' '.repeat(tileWidth);
  const empty: TileLines = { upper: blank, lower: blank, between: blank };
  const rows = Array.from({ length: grid.rows }, () => new Array<TileLines>(grid.cols).fill(empty));
  for (const tile of input.tiles) {
    rows[tile.row - grid.north]?.splice(
      tile.col - grid.west,
      1,
      draw(faceOf(tile, input), tileWidth, style),
    );
  }
  const more = tileHeightOf(input) - LOWEST_TILE;
  return rows.flatMap((row) => {
    const line = (part: keyof TileLines): string => row.map((tile) => tile[part]).join('');
    return [line('upper'), ...new Array<string>(more).fill(line('between')), line('lower')];
  });
}

function legendLines(input: TileMapInput): string[] {
  const { style } = input;
  const levels = legendEntries({
    style,
    scale: input.scale ?? 'amount',
    names: input.levelNames,
    format: input.formatValue ?? wholePercent,
    unit: input.unit ?? '%',
    gaps: input.tiles.some((tile) => levelOrNone(tile.value) === null),
    samples: style.color === '256' ? 'paper' : 'shade',
  });
  const marks = (input.marks ?? []).map(
    ({ mark, meaning }) => `${fit(style.clean(mark), 1, 'left', '')}  ${style.clean(meaning)}`,
  );
  return [...levels, ...marks];
}

/** One line for each tile, for screens too narrow for the grid and for grids that overlap. */
function drawList(input: TileMapInput, width: number): string[] {
  const faces = input.tiles.map((tile) => faceOf(tile, input));
  const widest = faces.reduce((most, face) => Math.max(most, visibleWidth(face.label)), 0);
  const labelWidth = Math.min(widest, Math.max(1, width - VALUE_WIDTH - 6));
  return faces.map((face) => {
    const label = fit(face.label, labelWidth, 'left', input.style.ellipsis);
    const first = face.selected ? selectionSigns(input.style)[0] : face.shade;
    return `${first} ${label} ${padStart(face.value, VALUE_WIDTH)} ${face.mark}`;
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

/** Columns of a tile in the grid; 0 when the tiles are listed instead. */
function tileWidthOf(input: TileMapInput, cols: number, width: number): number {
  const tileWidth = isPlaced(input.tiles) ? chooseTileWidth(input, cols, width) : 0;
  return tileWidth < NARROWEST_TILE ? 0 : tileWidth;
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
  const legend = input.bare === true ? [] : legendLines(input);
  const grid = gridOf(tiles);
  const tileWidth = tileWidthOf(input, grid.cols, width);
  if (tileWidth === 0) {
    const below = legend.length === 0 ? [] : ['', ...packEntries(legend, width)];
    return fitLines([...title, ...drawList(input, width), ...below], width, style);
  }
  const map = drawGrid(input, grid, tileWidth);
  const lines = legend.length === 0 ? map : withLegend(map, legend, grid.cols * tileWidth, width);
  return fitLines([...title, ...lines], width, style);
}

/**
 * The id of the tile at a character of the drawn map, counted from its upper left corner without the
 * title; null beside all tiles.
 */
export function tileAt(input: TileMapInput, column: number, line: number): string | null {
  const { tiles } = input;
  if (tiles.length === 0) return null;
  const grid = gridOf(tiles);
  const tileWidth = tileWidthOf(input, grid.cols, usableWidth(input.width));
  if (tileWidth === 0) return tiles[line]?.id ?? null;
  const col = grid.west + Math.floor(column / tileWidth);
  const row = grid.north + Math.floor(line / tileHeightOf(input));
  return tiles.find((tile) => tile.col === col && tile.row === row)?.id ?? null;
}
