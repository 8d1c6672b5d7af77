/** The map of a scenario for a screen: provinces, their places and outlines, and who lies where. */
import type { OutlineShape } from '../../charts/index.js';
import { ISO_CODE, outlinesOf } from '../../scenario/outlines.js';
import type { Scenario } from '../../scenario/scenario.js';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** A province: what a person points at. */
export interface MapProvince {
  readonly id: string;
  readonly name: string;
  /** Three or four letters. */
  readonly label: string;
  /** Indices of its areas. */
  readonly areas: readonly number[];
  /** Column and row among tiles, or null when the map has no drawing. */
  readonly tile: readonly [number, number] | null;
  /** Where it lies: east and north, in any unit. */
  readonly place: readonly [east: number, north: number] | null;
}

export interface MapModel {
  readonly provinces: readonly MapProvince[];
  /** Province of each area, by index. */
  readonly provinceOf: readonly number[];
  /** Outlines in the order of the provinces, or null where none are known. */
  readonly shapes: readonly OutlineShape[] | null;
  /** Weight of each area among those of its province: its residents. */
  readonly residents: Float64Array;
}

/** Length of a degree of longitude in degrees of latitude, in the middle of the drawn country. */
export const DEGREE_SHRINK = 0.829;
/** The map of a scenario. Outlines are there when the program knows them for every province. */
export function makeMap(scenario: Scenario, residents: Float64Array): MapModel {
  const shapes = shapesOf(scenario);
  const provinces = scenario.map.map(({ id, name, tile, areas }, at): MapProvince => ({
    id,
    name,
    label: labelOf(id, name),
    areas,
    tile,
    place: placeOf(shapes?.[at], tile),
  }));
  const provinceOf = scenario.setup.areas.map((_, area) =>
    provinces.findIndex(({ areas }) => areas.includes(area)),
  );
  return { provinces, provinceOf, shapes, residents };
}

function shapesOf(scenario: Scenario): OutlineShape[] | null {
  const outlines = outlinesOf(scenario);
  return outlines?.map((rings, at) => ({ id: scenario.map[at]?.id ?? '', rings })) ?? null;
}

/** The letters of an ISO code, or the beginning of the name. */
function labelOf(id: string, name: string): string {
  return ISO_CODE.test(id) ? id.slice(3) : name.slice(0, 8);
}

function placeOf(
  shape: OutlineShape | undefined,
  tile: readonly [number, number] | null,
): readonly [number, number] | null {
  const ring = shape?.rings[0];
  if (ring !== undefined && ring.length > 0) {
    const [east, north] = ring.reduce(([x, y], [px, py]) => [x + px, y + py], [0, 0]);
    return [(east / ring.length) * DEGREE_SHRINK, north / ring.length];
  }
  return tile === null ? null : [tile[0], -tile[1]];
}

const WAYS: Readonly<Record<Direction, readonly [east: number, north: number]>> = {
  up: [0, 1],
  down: [0, -1],
  left: [-1, 0],
  right: [1, 0],
};
/** How much more a step aside counts than a step ahead. */
const ASIDE = 1.6;

/**
 * The province that lies next in a direction: the nearest, where what lies aside counts as farther
 * off. By tiles when `tiles` are what is seen, by the lie of the land otherwise. The same province
 * when nothing lies there.
 */
export function nextProvince(
  map: MapModel,
  from: number,
  direction: Direction,
  tiles: boolean,
): number {
  const at = (province: MapProvince): readonly [number, number] | null =>
    tiles && province.tile !== null ? [province.tile[0], -province.tile[1]] : province.place;
  const start = map.provinces[from];
  const origin = start === undefined ? null : at(start);
  if (origin === null) return stepInList(map, from, direction);
  const [east, north] = WAYS[direction];
  let best = from;
  let shortest = Infinity;
  map.provinces.forEach((province, index) => {
    const place = at(province);
    if (index === from || place === null) return;
    const [dx, dy] = [place[0] - origin[0], place[1] - origin[1]];
    const ahead = dx * east + dy * north;
    const aside = Math.abs(dx * north) + Math.abs(dy * east);
    if (ahead <= 0 || aside > 2 * ahead) return;
    const distance = ahead + ASIDE * aside;
    if (distance < shortest) [best, shortest] = [index, distance];
  });
  return best;
}

/** Without a drawing provinces stand in a list. */
function stepInList(map: MapModel, from: number, direction: Direction): number {
  const step = direction === 'up' || direction === 'left' ? -1 : 1;
  return Math.min(map.provinces.length - 1, Math.max(0, from + step));
}

/**
 * Areas whose name, province or id begins with the text, then those that hold it, without regard to
 * case, accents and signs; in the order of the map.
 */
export function findAreas(map: MapModel, names: readonly string[], text: string): number[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const keys = names.map((name, area) => {
    const province = map.provinces[map.provinceOf[area] ?? -1];
    return [name, province?.name ?? '', province?.label ?? ''].map(plain);
  });
  const where = (test: (key: string) => boolean): number[] =>
    keys.flatMap((own, area) => (own.some(test) ? [area] : []));
  const beginning = where((key) => key.startsWith(wanted));
  const holding = where((key) => key.includes(wanted) && !key.startsWith(wanted));
  return [...beginning, ...holding.filter((area) => !beginning.includes(area))];
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
