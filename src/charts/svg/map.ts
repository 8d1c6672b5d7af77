/**
 * Maps of areas, by the outlines of provinces or as tiles of one size. An area that is a part of a
 * province with others stands in it as a disc (on outlines) or as a strip (on tiles). Tiles carry the
 * numbers, so that no meaning hangs on the shade.
 */
import { formatSignificant } from '../number.js';
import { makeFrame, ringsPath, type Frame, type MapPoint, type Ring } from './map-frame.js';
import { COLORS, inkOn, NO_FIGURE, shadesOf, shadeStep, type MapScaleKind } from './palette.js';
import { escapeXml, FONT_FAMILY, FONT_SIZE, SMALL_SIZE, textWidth } from './text.js';
import { pictureName, STANDARD_WIDTH, type PictureInput } from './vega.js';

/** A province: a place on the map, with the areas that it holds. */
export interface MapProvince {
  readonly id: string;
  readonly name: string;
  /** Three or four letters. */
  readonly label: string;
  /** Outlines in degrees, east and north; null where none are known. */
  readonly rings: readonly Ring[] | null;
  /** Column and row among tiles. */
  readonly tile: readonly [column: number, row: number];
  /** Its areas, by their places in the list of values; the one that fills the ground first. */
  readonly areas: readonly number[];
}

export interface MapGeometry {
  readonly provinces: readonly MapProvince[];
  /** Names of the areas, in the order of the values. */
  readonly areaNames: readonly string[];
}

export interface MapScale {
  readonly kind: MapScaleKind;
  /** Values at the ends of the shades. */
  readonly min: number;
  readonly max: number;
  /** What the values are: `control`, with their unit. */
  readonly title: string;
  /** Words at the ends, such as `insurgents` and `authorities`. */
  readonly ends?: readonly [low: string, high: string] | undefined;
  /** How a value is written; three digits by default. */
  readonly format?: ((value: number) => string) | undefined;
}

export interface MapInput extends PictureInput {
  readonly geometry: MapGeometry;
  /** One for each area; null where there is no figure. */
  readonly values: readonly (number | null)[];
  readonly scale: MapScale;
  /** `outlines` falls back to `tiles` where no outlines are known. */
  readonly layout?: 'outlines' | 'tiles' | undefined;
}

const LEGEND_HEIGHT = 58;
const TITLE_HEIGHT = 30;

/** Draws a map with its legend. */
export function mapSvg(input: MapInput): string {
  const { geometry, values, scale, width = STANDARD_WIDTH, layout = 'outlines' } = input;
  const top = input.showTitle === true ? TITLE_HEIGHT : 0;
  const shade = (area: number): string => shadeOf(scale, values[area] ?? null);
  const frame = layout === 'outlines' ? makeFrame(geometry.provinces, width) : null;
  const body =
    frame === null
      ? tilesBody(geometry, width, values, scale)
      : { svg: outlinesBody(geometry, frame, shade), height: frame.height };
  const height = Math.ceil(top + body.height + LEGEND_HEIGHT);
  return svgOf(input, width, height, [
    ...(top > 0 ? [titleText(input.title)] : []),
    `<g transform="translate(0,${top})">${body.svg}</g>`,
    `<g transform="translate(8,${top + Math.ceil(body.height) + 8})">${mapLegend(scale, width - 16)}</g>`,
  ]);
}

/** A whole picture of the project's own drawing. */
export function svgOf(
  input: PictureInput,
  width: number,
  height: number,
  parts: readonly string[],
): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}" font-family="${escapeXml(FONT_FAMILY)}" ` +
    `font-size="${SMALL_SIZE}" ${pictureName(input)}` +
    `<rect width="${width}" height="${height}" fill="${COLORS.paper}"/>${parts.join('')}</svg>`
  );
}

/** The title of a picture that shows it. */
export function titleText(title: string): string {
  return `<text x="8" y="22" font-size="${FONT_SIZE + 3}" font-weight="700" fill="${COLORS.ink}">${escapeXml(title)}</text>`;
}

/** The shade of a value. */
export function shadeOf({ kind, min, max }: MapScale, value: number | null): string {
  const step = shadeStep(kind, value, min, max);
  return step === null ? NO_FIGURE : (shadesOf(kind)[step] ?? NO_FIGURE);
}

function outlinesBody(
  { provinces, areaNames }: MapGeometry,
  frame: Frame,
  shade: (area: number) => string,
): string {
  const ground: string[] = [];
  const discs: string[] = [];
  const labels: string[] = [];
  provinces.forEach(({ rings, areas, label, id }, at) => {
    const middle = frame.middles[at] as MapPoint;
    const [first, ...rest] = areas;
    if (first === undefined) return;
    const path = ringsPath(rings ?? [], frame);
    const name = escapeXml(areaNames[first] ?? id);
    ground.push(
      `<path data-area="${first}" d="${path}" fill="${shade(first)}"><title>${name}</title></path>`,
    );
    rest.forEach((area, i) => {
      const [x, y] = discPlace(middle, frame, i);
      discs.push(
        `<circle data-area="${area}" cx="${x}" cy="${y}" r="${frame.disc}" fill="${shade(area)}">` +
          `<title>${escapeXml(areaNames[area] ?? id)}</title></circle>`,
      );
    });
    if (frame.labels) labels.push(halo(label, middle, rest.length > 0 ? frame.disc + 8 : 4));
  });
  return (
    `<g stroke="${COLORS.paper}" stroke-width="0.8" stroke-linejoin="round">${ground.join('')}</g>` +
    `<g stroke="${COLORS.ink}" stroke-width="1.2">${discs.join('')}</g>${labels.join('')}`
  );
}

/** Where a part of a province stands. */
export function discPlace([x, y]: MapPoint, frame: Frame, i: number): MapPoint {
  return [x + i * 2.4 * frame.disc, y];
}

/** Letters with paper around them, which are read on every shade. */
function halo(label: string, [x, y]: MapPoint, below: number): string {
  return (
    `<text x="${x}" y="${(y + below).toFixed(1)}" text-anchor="middle" font-size="9.5" fill="${COLORS.ink}" ` +
    `stroke="${COLORS.paper}" stroke-width="2.4" paint-order="stroke">${escapeXml(label)}</text>`
  );
}

interface TileFace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function tilesBody(
  { provinces, areaNames }: MapGeometry,
  width: number,
  values: readonly (number | null)[],
  scale: MapScale,
): { svg: string; height: number } {
  const columns = 1 + Math.max(...provinces.map(({ tile }) => tile[0]));
  const left = Math.min(...provinces.map(({ tile }) => tile[0]));
  const rows = provinces.map(({ tile }) => tile[1]);
  const top = Math.min(...rows);
  const size = Math.min(72, (width - 16) / (columns - left));
  const margin = (width - size * (columns - left)) / 2;
  const svg = provinces.map((province) => {
    const { tile, areas, label } = province;
    const strip = (size - 2) / areas.length;
    return areas
      .map((area, i) => {
        const face = {
          x: margin + (tile[0] - left) * size + 1 + i * strip,
          y: 8 + (tile[1] - top) * size + 1,
          width: strip,
          height: size - 2,
        };
        const text = i === 0 ? label : '';
        return tileSvg(face, area, areaNames[area] ?? '', text, values[area] ?? null, scale);
      })
      .join('');
  });
  return { svg: svg.join(''), height: 16 + size * (1 + Math.max(...rows) - top) };
}

function tileSvg(
  { x, y, width, height }: TileFace,
  area: number,
  name: string,
  label: string,
  value: number | null,
  scale: MapScale,
): string {
  const shade = shadeOf(scale, value);
  const number = value === null ? '-' : (scale.format ?? short)(value);
  const room = (text: string): number =>
    Math.min(SMALL_SIZE, (SMALL_SIZE * (width - 2)) / Math.max(1, textWidth(text, SMALL_SIZE)));
  const line = (text: string, at: number, of: string): string =>
    `<text data-${of}="${area}" x="${round(x + width / 2)}" y="${round(y + at)}" text-anchor="middle" ` +
    `font-size="${round(room(text))}" fill="${inkOn(shade)}">${escapeXml(text)}</text>`;
  return (
    `<rect data-area="${area}" x="${round(x)}" y="${round(y)}" width="${round(width)}" ` +
    `height="${round(height)}" fill="${shade}" stroke="${COLORS.rule}" stroke-width="0.5">` +
    `<title>${escapeXml(name)}</title></rect>` +
    (label === '' ? '' : line(label, height * 0.42, 'label')) +
    line(number, height * 0.8, 'number')
  );
}

function short(value: number): string {
  return formatSignificant(value, 2);
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** The shades with the values at their borders, and what has no figure. */
function mapLegend(scale: MapScale, width: number): string {
  const shades = shadesOf(scale.kind);
  const write = scale.format ?? short;
  const gap = 78;
  const step = Math.min(64, (width - gap) / shades.length);
  const boxes = shades.map(
    (shade, i) =>
      `<rect x="${round(i * step)}" y="16" width="${round(step)}" height="12" fill="${shade}" stroke="${COLORS.rule}" stroke-width="0.5"/>`,
  );
  const borders = Array.from({ length: shades.length + 1 }, (_, i) => {
    const value = scale.min + ((scale.max - scale.min) * i) / shades.length;
    const anchor = i === 0 ? 'start' : 'middle';
    return `<text x="${round(i * step)}" y="42" text-anchor="${anchor}" font-size="10.5">${escapeXml(write(value))}</text>`;
  });
  const end = shades.length * step;
  const [low, high] = scale.ends ?? ['', ''];
  const title = low === '' ? scale.title : `${scale.title}: ${low} to ${high}`;
  return (
    `<g fill="${COLORS.ink}"><text y="9" font-weight="700">${escapeXml(title)}</text>` +
    `${boxes.join('')}${borders.join('')}` +
    `<rect x="${round(end + 14)}" y="16" width="14" height="12" fill="${NO_FIGURE}"/>` +
    `<text x="${round(end + 32)}" y="26" font-size="10.5">no figure</text></g>`
  );
}
