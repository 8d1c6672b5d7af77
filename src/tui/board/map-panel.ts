/** The map of the board: outlines where there is room for them, tiles elsewhere. */
import {
  layOutlines,
  legendBounds,
  legendEntries,
  outlineColumns,
  renderOutlineMap,
  renderTileMap,
  tileAt,
  type LegendScaleInput,
  type OutlineGrid,
  type Style,
  type Tile,
  type TileMapInput,
} from '../../charts/index.js';
import type { Shade } from '../../game/index.js';
import { fitLine, widthOf, type Block } from '../draw/block.js';
import { DEGREE_SHRINK, type MapModel } from './map-model.js';
import {
  boundValue,
  onScale,
  provinceValues,
  shortValue,
  type ProvinceValues,
} from './province-values.js';

/** How the map is drawn: as the size allows, or always in tiles. */
export type MapForm = 'outlines' | 'tiles';

export interface MapInput {
  readonly map: MapModel;
  readonly shade: Shade;
  /** Index of the chosen province. */
  readonly chosen: number;
  /** Provinces that ask for attention. */
  readonly alerts: ReadonlySet<number>;
  readonly form: MapForm;
  readonly width: number;
  /** Lines, of which the last is the legend. */
  readonly height: number;
  readonly style: Style;
}

/** Below this height outlines have no room for labels. */
const OUTLINE_LINES = 20;
const WIDEST_TILE = 24;
const HIGHEST_TILE = 6;
const ALERT = '!';
const CONTROL_LEVELS = ['NRF', 'leans NRF', 'contested', 'leans Taliban', 'Taliban'] as const;
const SHORT_CONTROL_LEVELS = ['NRF', 'leans', 'open', 'leans', 'Taliban'] as const;

/** Whether outlines are drawn: where they are known, the terminal has dots, and there is room. */
export function drawsOutlines({ map, form, width, height, style }: MapInput): boolean {
  if (form === 'tiles' || map.shapes === null || style.ascii) return false;
  return (
    height - 1 >= OUTLINE_LINES && width >= outlineColumns(map.shapes, OUTLINE_LINES, DEGREE_SHRINK)
  );
}

/** The map with its legend in the last line. */
export function drawMap(input: MapInput): Block {
  const { width, height, style } = input;
  const lines = drawsOutlines(input) ? drawOutlines(input) : drawTiles(input);
  const body = Array.from({ length: height - 1 }, (_, i) => lines[i] ?? '');
  return [...body, legendLine(input)].map((line) => fitLine(line, width, style));
}

/** The province under a place of the map; null beside all. */
export function provinceAt(input: MapInput, column: number, line: number): number | null {
  const { map } = input;
  if (drawsOutlines(input)) {
    const grid = gridOf(input);
    if (column >= grid.columns || line >= grid.lines) return null;
    const owner = grid.owner[line * grid.columns + column] ?? -1;
    return owner < 0 ? null : owner;
  }
  const id = tileAt(tileInput(input), column, line);
  const at = map.provinces.findIndex((province) => province.id === id);
  return at < 0 ? null : at;
}

/** Values of the provinces on their scale, and how a number of the scale is written. */
interface Scaled {
  readonly values: readonly (number | null)[];
  readonly format: (value: number) => string;
}

function scaled({ map, shade }: MapInput): Scaled {
  const known: ProvinceValues = provinceValues(map, shade);
  const { min, max } = known;
  return {
    values: known.values.map((value) => onScale(known, value)),
    format: (value) => shortValue(shade, min + value * (max - min)),
  };
}

function scaleOf({ shade }: MapInput): 'between' | 'amount' {
  return shade.name === 'control' ? 'between' : 'amount';
}

const grids = new WeakMap<MapModel, { readonly key: string; readonly grid: OutlineGrid }>();

/** Outlines laid out once for each size. */
function gridOf({ map, width, height }: MapInput): OutlineGrid {
  const key = `${width}x${height}`;
  const kept = grids.get(map);
  if (kept?.key === key) return kept.grid;
  const shapes = map.shapes ?? [];
  const lines = height - 1;
  const columns = Math.min(width, outlineColumns(shapes, lines, DEGREE_SHRINK));
  const grid = layOutlines(shapes, columns, lines, DEGREE_SHRINK);
  grids.set(map, { key, grid });
  return grid;
}

function drawOutlines(input: MapInput): Block {
  const { map, alerts, chosen, style } = input;
  const { values, format } = scaled(input);
  const faces = map.provinces.map(({ label }, at) => ({
    label,
    value: values[at] ?? null,
    mark: alerts.has(at) ? ALERT : undefined,
  }));
  return renderOutlineMap({
    grid: gridOf(input),
    faces,
    selected: chosen,
    scale: scaleOf(input),
    formatValue: format,
    style,
  });
}

function tileInput(input: MapInput): TileMapInput {
  const { map, alerts, chosen, width, height, style } = input;
  const { values, format } = scaled(input);
  const across = extentOf(map.provinces.map(({ tile }) => tile?.[0] ?? NaN));
  const down = extentOf(map.provinces.map(({ tile }) => tile?.[1] ?? NaN));
  const tiles = map.provinces.map(({ id, label, tile }, at): Tile => ({
    id,
    label,
    col: tile?.[0] ?? NaN,
    row: tile?.[1] ?? NaN,
    value: values[at] ?? null,
    mark: alerts.has(at) ? ALERT : undefined,
  }));
  return {
    tiles,
    selected: map.provinces[chosen]?.id,
    scale: scaleOf(input),
    formatValue: format,
    bare: true,
    width,
    tileWidth: Math.min(WIDEST_TILE, Math.floor(width / across)),
    tileHeight: Math.min(HIGHEST_TILE, Math.floor((height - 1) / down)),
    style,
  };
}

function extentOf(places: readonly number[]): number {
  return Math.max(...places) - Math.min(...places) + 1;
}

function drawTiles(input: MapInput): Block {
  return renderTileMap(tileInput(input));
}

/** The steps of the shade in one line, the lowest first, and what the mark means if it fits. */
function legendLine(input: MapInput): string {
  const { width, alerts } = input;
  const forms = legendForms(input);
  const line = forms.find((form) => widthOf(form) <= width) ?? forms.at(-1) ?? '';
  const mark = `  ${ALERT} reported lately`;
  return alerts.size > 0 && widthOf(line) + widthOf(mark) <= width ? line + mark : line;
}

/** The legend in all its forms, the widest first; the shortest fits the narrowest board. */
function legendForms(input: MapInput): string[] {
  const bases = [legendBase(input, 3), legendBase(input, 2)] as const;
  if (input.shade.name === 'control') {
    return [
      legendSteps(bases[0], CONTROL_LEVELS, 2).join('  '),
      legendSteps(bases[0], SHORT_CONTROL_LEVELS, 1).join(' '),
    ];
  }
  return [
    ...bases.map((base) => legendSteps(base, undefined, 2).join('  ')),
    ...bases.map((base) => legendBounds(base)),
  ];
}

/** @param digits significant digits of the bounds */
function legendBase(input: MapInput, digits: number): LegendScaleInput {
  const { map, shade, style } = input;
  const { min, max } = provinceValues(map, shade);
  return {
    style,
    scale: scaleOf(input),
    format: (value) => boundValue(shade, min + value * (max - min), digits),
    ground: drawsOutlines(input) ? 'light' : 'full',
  };
}

function legendSteps(
  base: LegendScaleInput,
  names: readonly string[] | undefined,
  sampleWidth: number,
): string[] {
  const entries = legendEntries({
    ...base,
    ...{ names, sampleWidth },
    unit: '',
    gaps: false,
    samples: 'shade',
  });
  return entries.reverse();
}
