/** Where degrees of a map come to lie in a picture. */
export type Ring = readonly (readonly [east: number, north: number])[];
export type MapPoint = readonly [x: number, y: number];

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Degrees to pixels. */
  readonly place: (east: number, north: number) => MapPoint;
  /** A point well inside each province, in their order. */
  readonly middles: readonly MapPoint[];
  /** Radius of the disc of a part of a province, pixels. */
  readonly disc: number;
  /** Whether there is room for letters. */
  readonly labels: boolean;
}

interface Outlined {
  readonly rings: readonly Ring[] | null;
}

const MARGIN = 10;
const WIDTH_FOR_LABELS = 480;

export interface FrameOptions {
  /** Pixels to leave free on both sides, and above and below. */
  readonly aside?: number | undefined;
  readonly above?: number | undefined;
  /** Whether the places are no degrees but of a plane. */
  readonly flat?: boolean | undefined;
  /** Pixels that a degree or unit may take at most. */
  readonly mostPerUnit?: number | undefined;
}

/**
 * Fits provinces into a picture of a width, with a degree of longitude as long as it is in the middle
 * of the map. Null when the outlines of one are not known.
 */
export function makeFrame(
  provinces: readonly Outlined[],
  width: number,
  { aside = MARGIN, above = MARGIN, flat = false, mostPerUnit = Infinity }: FrameOptions = {},
): Frame | null {
  if (provinces.length === 0 || provinces.some(({ rings }) => (rings ?? []).length === 0))
    return null;
  const points = provinces.flatMap(({ rings }) => (rings ?? []).flat());
  const [west, east] = ends(points.map(([x]) => x));
  const [south, north] = ends(points.map(([, y]) => y));
  const shrink = flat ? 1 : Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(mostPerUnit, (width - 2 * aside) / ((east - west) * shrink));
  const left = (width - (east - west) * shrink * scale) / 2;
  const place = (x: number, y: number): MapPoint => [
    tenth(left + (x - west) * shrink * scale),
    tenth(above + (north - y) * scale),
  ];
  return {
    width,
    height: Math.ceil((north - south) * scale + 2 * above),
    place,
    middles: provinces.map(({ rings }) => {
      const [x, y] = innerPoint(largest(rings ?? []));
      return place(x, y);
    }),
    disc: Math.max(4, width / 110),
    labels: width >= WIDTH_FOR_LABELS,
  };
}

/** The outlines as one path. */
export function ringsPath(rings: readonly Ring[], { place }: Frame): string {
  return rings.map((ring) => `M${ring.map(([x, y]) => place(x, y).join(',')).join('L')}Z`).join('');
}

function ends(values: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return [low, high];
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function largest(rings: readonly Ring[]): Ring {
  const size = (ring: Ring): number => Math.abs(signedArea(ring));
  return rings.reduce((most, ring) => (size(ring) > size(most) ? ring : most), rings[0] ?? []);
}

function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 1) {
    const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = [ring[i], ring[(i + 1) % ring.length]];
    sum += ax * by - bx * ay;
  }
  return sum / 2;
}

const GRID = 24;

/** The point of a grid over the ring that lies farthest from its border. */
function innerPoint(ring: Ring): [number, number] {
  const [west, east] = ends(ring.map(([x]) => x));
  const [south, north] = ends(ring.map(([, y]) => y));
  let best: [number, number] = [(west + east) / 2, (south + north) / 2];
  let farthest = -1;
  for (let i = 1; i < GRID; i += 1) {
    for (let j = 1; j < GRID; j += 1) {
      const x = west + ((east - west) * i) / GRID;
      const y = south + ((north - south) * j) / GRID;
      if (!contains(ring, x, y)) continue;
      const away = nearestBorder(ring, x, y);
      if (away > farthest) [farthest, best] = [away, [x, y]];
    }
  }
  return best;
}

function contains(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = [ring[i], ring[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Square of the distance to the nearest corner, which on outlines of many corners is enough. */
function nearestBorder(ring: Ring, x: number, y: number): number {
  let nearest = Infinity;
  for (const [px, py] of ring) nearest = Math.min(nearest, (px - x) ** 2 + (py - y) ** 2);
  return nearest;
}
