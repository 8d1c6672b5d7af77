/** The ways of money over a map: from hubs abroad, which stand around it, to the areas they enter. */
import { discPlace, svgOf, titleText, type MapGeometry } from './map.js';
import { makeFrame, ringsPath, type Frame, type MapPoint, type Ring } from './map-frame.js';
import { COLORS, seriesLooks, type SeriesLook } from './palette.js';
import { escapeXml, SMALL_SIZE, textLines, textWidth } from './text.js';
import { STANDARD_WIDTH, type PictureInput } from './vega.js';

export interface NetworkLink {
  /** Name of the way, which the legend gives. */
  readonly name: string;
  /** Where it begins, such as a country; ways of one hub begin at one place. */
  readonly hub: string;
  /** Areas where it ends, by their places in the geometry. */
  readonly entries: readonly number[];
  /** How much it carries, in any unit; widths of lines go by it. */
  readonly amount: number;
  /** The amount in words: `$24k a week`. */
  readonly amountText: string;
}

export interface NetworkInput extends PictureInput {
  readonly geometry: MapGeometry;
  readonly links: readonly NetworkLink[];
}

interface Hub {
  readonly name: string;
  readonly lines: readonly string[];
  readonly at: MapPoint;
}

const TITLE_HEIGHT = 30;
const ABOVE = 46;
const LINE = SMALL_SIZE + 3;
/** Side of a square that stands for a province, pixels. */
const MOST_TILE = 90;
const LEAST_STROKE = 1.5;
const MOST_STROKE = 6;

/** Draws the ways; a legend below names them, with what they carry. */
export function networkSvg(input: NetworkInput): string {
  const { geometry, links, width = STANDARD_WIDTH } = input;
  const aside = Math.round(width * 0.17);
  const frame = frameOf(geometry, width, aside);
  const hubs = placeHubs(links, geometry, frame, aside);
  const looks = seriesLooks(links.length);
  const top = input.showTitle === true ? TITLE_HEIGHT : 0;
  const legend = legendOf(links, looks, width);
  const height = top + frame.height + legend.height + 8;
  const drawn = links.map((link, i) =>
    linkSvg(link, looks[i] as SeriesLook, links, hubs, geometry, frame),
  );
  return svgOf(input, width, height, [
    ...(top > 0 ? [titleText(input.title)] : []),
    `<g transform="translate(0,${top})">${groundSvg(geometry, frame)}${drawn.join('')}${hubs.map(hubSvg).join('')}</g>`,
    `<g transform="translate(8,${top + frame.height})">${legend.svg}</g>`,
  ]);
}

/** Outlines where all are known, else squares where the tiles are. */
function frameOf({ provinces }: MapGeometry, width: number, aside: number): Frame {
  const options = { aside, above: ABOVE };
  const squares = provinces.map(({ tile }) => ({ rings: [squareOf(tile)] }));
  const frame =
    makeFrame(provinces, width, options) ??
    makeFrame(squares, width, { ...options, flat: true, mostPerUnit: MOST_TILE });
  if (frame === null) throw new RangeError('a map has provinces');
  return frame;
}

function squareOf([column, row]: readonly [number, number]): Ring {
  const [x, y] = [column, -row];
  return [
    [x, y],
    [x + 0.94, y],
    [x + 0.94, y - 0.94],
    [x, y - 0.94],
    [x, y],
  ];
}

function groundSvg({ provinces }: MapGeometry, frame: Frame): string {
  const known = provinces.every(({ rings }) => (rings ?? []).length > 0);
  const paths = provinces.map(({ rings, tile }) => {
    const path = ringsPath(known ? (rings ?? []) : [squareOf(tile)], frame);
    return `<path d="${path}"/>`;
  });
  return `<g fill="${COLORS.faint}" stroke="${COLORS.rule}" stroke-width="0.8">${paths.join('')}</g>`;
}

/** Where an area is in the picture. */
function areaPlace(area: number, { provinces }: MapGeometry, frame: Frame): MapPoint {
  const at = provinces.findIndex(({ areas }) => areas.includes(area));
  const middle = frame.middles[at] ?? [frame.width / 2, frame.height / 2];
  const part = provinces[at]?.areas.indexOf(area) ?? 0;
  return part <= 0 ? middle : discPlace(middle, frame, part - 1);
}

/** Hubs stand left, right, above or below the map, on the side that their entries lie on. */
function placeHubs(
  links: readonly NetworkLink[],
  geometry: MapGeometry,
  frame: Frame,
  aside: number,
): Hub[] {
  const names = [...new Set(links.map(({ hub }) => hub))];
  const [w, h] = [frame.width, frame.height];
  const wanted = names.map((name) => {
    const places = links
      .filter(({ hub }) => hub === name)
      .flatMap(({ entries }) => entries.map((area) => areaPlace(area, geometry, frame)));
    const n = Math.max(1, places.length);
    const x = places.reduce((sum, [px]) => sum + px, 0) / n - w / 2;
    const y = places.reduce((sum, [, py]) => sum + py, 0) / n - h / 2;
    return { name, angle: Math.atan2(y, x) };
  });
  const hubs = spreadAngles(wanted).map(({ name, angle }): Hub => {
    const lines = textLines(name, aside - 12);
    const half = Math.max(...lines.map((line) => textWidth(line, SMALL_SIZE, true))) / 2 + 6;
    const x = w / 2 + Math.cos(angle) * w;
    const y = h / 2 + Math.sin(angle) * h * 0.9;
    const low = 10 + (lines.length * LINE) / 2;
    return { name, lines, at: [clamp(x, half + 4, w - half - 4), clamp(y, low, h - low)] };
  });
  return moveApart(hubs, h);
}

/** Signs that would lie on each other are moved down, or up where there is no room below. */
function moveApart(hubs: readonly Hub[], height: number): Hub[] {
  const placed: Hub[] = [];
  for (const hub of hubs) {
    let at = hub.at;
    for (const other of placed) {
      const near = (hub.lines.length + other.lines.length) * (LINE / 2) + 14;
      const apart = Math.abs(at[1] - other.at[1]) >= near || Math.abs(at[0] - other.at[0]) > 120;
      if (apart) continue;
      const below = other.at[1] + near;
      at = [at[0], below < height - 14 ? below : other.at[1] - near];
    }
    placed.push({ ...hub, at });
  }
  return placed;
}

function clamp(value: number, low: number, high: number): number {
  return Math.round(Math.min(high, Math.max(low, value)));
}

const LEAST_ANGLE = 0.5;

/** Turns hubs that would stand on each other apart, in the order of their angles. */
function spreadAngles(
  hubs: readonly { readonly name: string; readonly angle: number }[],
): { readonly name: string; readonly angle: number }[] {
  const sorted = [...hubs].sort((a, b) => a.angle - b.angle || (a.name < b.name ? -1 : 1));
  const least = Math.min(LEAST_ANGLE, (2 * Math.PI) / Math.max(1, sorted.length));
  for (let i = 1; i < sorted.length; i += 1) {
    const before = sorted[i - 1];
    const one = sorted[i];
    if (before !== undefined && one !== undefined && one.angle - before.angle < least) {
      sorted[i] = { name: one.name, angle: before.angle + least };
    }
  }
  return sorted;
}

function linkSvg(
  link: NetworkLink,
  look: SeriesLook,
  links: readonly NetworkLink[],
  hubs: readonly Hub[],
  geometry: MapGeometry,
  frame: Frame,
): string {
  const from = hubs.find(({ name }) => name === link.hub)?.at ?? [0, 0];
  const stroke = strokeOf(link, links);
  const siblings = links.filter(({ hub }) => hub === link.hub);
  const bend = (siblings.indexOf(link) - (siblings.length - 1) / 2) * 0.16 + 0.06;
  return link.entries
    .map((area) => {
      const [x, y] = areaPlace(area, geometry, frame);
      const [mx, my] = [(from[0] + x) / 2, (from[1] + y) / 2];
      const [cx, cy] = [mx - (y - from[1]) * bend, my + (x - from[0]) * bend];
      const path = `M${from.join(',')}Q${Math.round(cx)},${Math.round(cy)} ${x},${y}`;
      const dash = look.dash[1] === 0 ? '' : ` stroke-dasharray="${look.dash.join(' ')}"`;
      return (
        `<path d="${path}" fill="none" stroke="${look.color}" stroke-width="${stroke}"${dash} stroke-opacity="0.85"/>` +
        `<circle cx="${x}" cy="${y}" r="${Math.max(3, stroke * 0.9)}" fill="${look.color}" stroke="${COLORS.paper}"/>`
      );
    })
    .join('');
}

function strokeOf({ amount }: NetworkLink, links: readonly NetworkLink[]): number {
  const most = Math.max(...links.map((link) => link.amount));
  const share = most > 0 ? Math.max(0, amount) / most : 0;
  return Math.round((LEAST_STROKE + (MOST_STROKE - LEAST_STROKE) * share) * 10) / 10;
}

function hubSvg({ lines, at: [x, y] }: Hub): string {
  const widest = Math.max(...lines.map((line) => textWidth(line, SMALL_SIZE, true)));
  const [w, h] = [Math.ceil(widest) + 12, lines.length * LINE + 6];
  const texts = lines.map(
    (line, i) =>
      `<text x="${x}" y="${y - h / 2 + 15 + i * LINE}" text-anchor="middle" font-weight="700" fill="${COLORS.ink}">${escapeXml(line)}</text>`,
  );
  return (
    `<rect x="${x - w / 2}" y="${y - h / 2}" width="${w}" height="${h}" rx="4" fill="${COLORS.paper}" stroke="${COLORS.ink}"/>` +
    texts.join('')
  );
}

function legendOf(
  links: readonly NetworkLink[],
  looks: readonly SeriesLook[],
  width: number,
): { svg: string; height: number } {
  let y = 14;
  const rows = links.map((link, i) => {
    const look = looks[i] as SeriesLook;
    const lines = textLines(`${link.name}: ${link.amountText}`, width - 74, SMALL_SIZE);
    const dash = look.dash[1] === 0 ? '' : ` stroke-dasharray="${look.dash.join(' ')}"`;
    const sample = `<line x1="0" x2="40" y1="${y - 4}" y2="${y - 4}" stroke="${look.color}" stroke-width="${strokeOf(link, links)}"${dash}/>`;
    const texts = lines.map(
      (line, n) =>
        `<text x="50" y="${y + n * LINE}" fill="${COLORS.ink}">${escapeXml(line)}</text>`,
    );
    y += lines.length * LINE + 4;
    return sample + texts.join('');
  });
  return { svg: rows.join(''), height: y };
}
