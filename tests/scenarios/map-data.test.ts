// The shipped map, its population and its outlines, checked against each other and against the
// published centroids. The outlines are an independent witness of adjacency and of areas.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Prior {
  kind: string;
  low: number;
  high: number;
}

interface Quantity {
  unit: string;
  source: string;
  certainty: string;
  prior: Prior;
}

interface Area {
  name: string;
  province: string;
  terrain: string;
  ruggedness: number;
  meanElevationM: number;
  areaKm2: number;
  road: string;
  urbanShare: number;
  isCapital: boolean;
  identity: Record<string, number>;
  borders: string[];
}

interface MapFile {
  schema: string;
  licence: string;
  quantities: Record<string, Quantity>;
  provinces: Record<
    string,
    { name: string; region: string; capital: string; tile: [number, number] }
  >;
  areas: Record<string, Area>;
  edges: { between: [string, string]; road: string; borderKm: number; pass: boolean }[];
}

interface PopulationFile {
  state: {
    population: Quantity & { values: Record<string, number>; notes: Record<string, string> };
  };
}

type Point = [number, number];

const PARTS = new URL('../../scenarios/parts/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, PARTS), 'utf8');

const map = parse(read('map-afghanistan.yaml')) as MapFile;
const { population } = (parse(read('state-population.yaml')) as PopulationFile).state;
const shapesText = read('shapes-afghanistan.json');
const shapes = (JSON.parse(shapesText) as { licence: string; provinces: Record<string, Point[][]> })
  .provinces;

const provinces = Object.entries(map.provinces);
const areas = Object.entries(map.areas);
const area = (id: string): Area => map.areas[id]!;
const partsOf = (iso: string): [string, Area][] => areas.filter(([, a]) => a.province === iso);
const edgeBetween = (a: string, b: string) =>
  map.edges.find(({ between }) => between.includes(a) && between.includes(b));

/** Published centroids of the 34 Natural Earth polygons: longitude, latitude. */
const CENTROIDS: Record<string, Point> = {
  'AF-BAL': [67.092, 36.681],
  'AF-BAM': [67.238, 34.803],
  'AF-BDG': [63.738, 35.146],
  'AF-BDS': [71.441, 37.036],
  'AF-BGL': [68.911, 35.799],
  'AF-DAY': [66.166, 33.735],
  'AF-FRA': [62.284, 32.603],
  'AF-FYB': [64.863, 36.064],
  'AF-GHA': [67.807, 33.317],
  'AF-GHO': [64.892, 34.169],
  'AF-HEL': [64.044, 31.123],
  'AF-HER': [62.128, 34.19],
  'AF-JOW': [65.843, 36.827],
  'AF-KAB': [69.322, 34.554],
  'AF-KAN': [65.708, 31.045],
  'AF-KAP': [69.619, 34.96],
  'AF-KDZ': [68.741, 36.846],
  'AF-KHO': [69.833, 33.358],
  'AF-KNR': [71.078, 34.956],
  'AF-LAG': [70.145, 34.762],
  'AF-LOG': [69.169, 34.014],
  'AF-NAN': [70.454, 34.273],
  'AF-NIM': [62.339, 30.814],
  'AF-NUR': [70.778, 35.409],
  'AF-PAN': [69.786, 35.441],
  'AF-PAR': [68.887, 34.954],
  'AF-PIA': [69.387, 33.627],
  'AF-PKA': [68.734, 32.48],
  'AF-SAM': [67.701, 35.976],
  'AF-SAR': [66.148, 35.742],
  'AF-TAK': [69.771, 36.702],
  'AF-URU': [66.046, 32.856],
  'AF-WAR': [68.226, 34.314],
  'AF-ZAB': [67.142, 32.207],
};
const ISO_CODES = Object.keys(CENTROIDS);

/** The divided provinces and their parts. */
const DIVIDED: Record<string, string[]> = {
  'AF-BGL': ['AF-BGL-AND', 'AF-BGL-LOW'],
  'AF-HER': ['AF-HER-CTY', 'AF-HER-RUR'],
  'AF-KAB': ['AF-KAB-CTY', 'AF-KAB-RUR'],
};

const ROADS_OF_AREAS =
  'hub ring ring_salang ring_unpaved_gap highway highway_spur valley_spur track'.split(' ');
const ROADS_OF_EDGES =
  'ring ring_salang_tunnel ring_unpaved_gap highway valley_road track mountain_pass none'.split(
    ' ',
  );
const TERRAINS = 'plain hills mountain high_valley desert urban'.split(' ');
const NEIGHBOURS = 'uzbekistan tajikistan turkmenistan china pakistan iran'.split(' ');

/** Whether a point lies inside a ring, by counting crossings of a ray to the east. */
function contains(ring: Point[], [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Area of a small ring in square kilometres, on a plane scaled at its own latitude. */
function ringAreaKm2(ring: Point[]): number {
  const meanLat = ring.reduce((sum, [, lat]) => sum + lat, 0) / ring.length;
  const kmPerLon = 111.32 * Math.cos((meanLat * Math.PI) / 180);
  const kmPerLat = 110.9;
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0, y0] = ring[i]!;
    const [x1, y1] = ring[i + 1]!;
    twice += x0 * y1 - x1 * y0;
  }
  return (Math.abs(twice) / 2) * kmPerLon * kmPerLat;
}

/** Undirected boundary segments of an outline, as text. */
function segments(rings: Point[][]): Set<string> {
  const all = new Set<string>();
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      all.add([ring[i]!.join(), ring[i + 1]!.join()].sort().join(' '));
    }
  }
  return all;
}

const pairKey = (a: string, b: string): string => [a, b].sort().join(' ');

describe('provinces and areas', () => {
  it('has the 34 provinces by their ISO codes', () => {
    expect(map.schema).toBe('salang.map/1');
    expect(Object.keys(map.provinces).sort()).toEqual([...ISO_CODES].sort());
  });

  it('has 37 areas: undivided provinces under their own code, the divided ones in parts', () => {
    expect(areas).toHaveLength(37);
    for (const iso of ISO_CODES) {
      expect(partsOf(iso).map(([id]) => id)).toEqual(DIVIDED[iso] ?? [iso]);
    }
  });

  it('places every province on a tile of its own', () => {
    const tiles = provinces.map(([, p]) => p.tile.join());
    expect(new Set(tiles).size).toBe(34);
    for (const [, { tile }] of provinces) {
      expect(tile[0]).toBeGreaterThanOrEqual(0);
      expect(tile[0]).toBeLessThan(9);
      expect(tile[1]).toBeGreaterThanOrEqual(0);
      expect(tile[1]).toBeLessThan(8);
    }
  });

  it('names one capital, the city of Kabul', () => {
    expect(areas.filter(([, a]) => a.isCapital).map(([id]) => id)).toEqual(['AF-KAB-CTY']);
  });

  it.each(areas)('%s has valid classes and plausible numbers', (_id, a) => {
    expect(TERRAINS).toContain(a.terrain);
    expect(ROADS_OF_AREAS).toContain(a.road);
    for (const neighbour of a.borders) expect(NEIGHBOURS).toContain(neighbour);
    expect(a.ruggedness).toBeGreaterThanOrEqual(0);
    expect(a.ruggedness).toBeLessThanOrEqual(1);
    expect(a.urbanShare).toBeGreaterThanOrEqual(0);
    expect(a.urbanShare).toBeLessThanOrEqual(1);
    expect(a.meanElevationM).toBeGreaterThan(200);
    expect(a.meanElevationM).toBeLessThan(4500);
    expect(Object.keys(a.identity)).toEqual(['tajik', 'pashtun', 'hazara', 'uzbek', 'other']);
    const shares = Object.values(a.identity);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it('gives every number a unit, a source, a certainty and a prior range', () => {
    expect(Object.keys(map.quantities).sort()).toEqual([
      'areas.areaKm2',
      'areas.identity',
      'areas.meanElevationM',
      'areas.ruggedness',
      'areas.urbanShare',
      'edges.borderKm',
    ]);
    for (const { unit, source, certainty, prior } of [
      ...Object.values(map.quantities),
      population,
    ]) {
      expect(unit).toMatch(/\w/);
      expect(source).toMatch(/\w/);
      expect(['high', 'medium', 'low']).toContain(certainty);
      expect(['scale', 'additive']).toContain(prior.kind);
      const unchanged = prior.kind === 'scale' ? 1 : 0;
      expect(prior.low).toBeLessThan(unchanged);
      expect(prior.high).toBeGreaterThan(unchanged);
    }
  });
});

describe('edges', () => {
  it('joins known areas, each pair once, codes in order', () => {
    const keys = map.edges.map(({ between: [a, b] }) => pairKey(a, b));
    expect(new Set(keys).size).toBe(keys.length);
    for (const { between, road, borderKm, pass } of map.edges) {
      expect(between).toHaveLength(2);
      expect(between[0] < between[1]).toBe(true);
      for (const id of between) expect(map.areas).toHaveProperty([id]);
      expect(ROADS_OF_EDGES).toContain(road);
      expect(borderKm).toBeGreaterThan(0);
      expect(pass).toBeTypeOf('boolean');
    }
  });

  it('connects every area to every other', () => {
    const reached = new Set(['AF-KAB-CTY']);
    for (const from of reached) {
      for (const { between } of map.edges) {
        if (between.includes(from)) between.forEach((id) => reached.add(id));
      }
    }
    expect(reached.size).toBe(areas.length);
  });

  it('joins exactly the provinces whose outlines share a boundary', () => {
    const listed = new Set(
      map.edges
        .map(({ between: [a, b] }) => [area(a).province, area(b).province] as const)
        .filter(([a, b]) => a !== b)
        .map(([a, b]) => pairKey(a, b)),
    );
    const lines = Object.entries(shapes).map(([iso, rings]) => [iso, segments(rings)] as const);
    const drawn = lines.flatMap(([a, ofA]) =>
      lines
        .filter(([b, ofB]) => a < b && [...ofA].some((line) => ofB.has(line)))
        .map(([b]) => pairKey(a, b)),
    );
    expect(drawn).toHaveLength(80);
    expect([...listed].sort()).toEqual(drawn.sort());
  });

  it('joins the parts of one province, and reaches cities through their districts only', () => {
    for (const [a, b] of Object.values(DIVIDED)) expect(edgeBetween(a!, b!)).toBeDefined();
    for (const city of ['AF-KAB-CTY', 'AF-HER-CTY']) {
      expect(map.edges.filter(({ between }) => between.includes(city))).toHaveLength(1);
    }
  });

  it('closes the high passes in winter and keeps the Salang open', () => {
    expect(edgeBetween('AF-BDS', 'AF-PAN')!.pass).toBe(true);
    expect(edgeBetween('AF-BDS', 'AF-NUR')!.pass).toBe(true);
    expect(edgeBetween('AF-BGL-AND', 'AF-PAN')!.pass).toBe(true);
    expect(edgeBetween('AF-BGL-LOW', 'AF-PAR')).toMatchObject({
      road: 'ring_salang_tunnel',
      pass: false,
    });
    for (const edge of map.edges) {
      if (edge.road === 'mountain_pass') expect(edge.pass).toBe(true);
      if (/ring/.test(edge.road)) expect(edge.pass).toBe(false);
    }
  });
});

describe('population', () => {
  const ofProvince = (iso: string): number =>
    partsOf(iso).reduce((sum, [id]) => sum + population.values[id]!, 0);

  it('counts every area and no other, in whole persons', () => {
    expect(Object.keys(population.values)).toEqual(Object.keys(map.areas));
    for (const persons of Object.values(population.values)) {
      expect(Number.isInteger(persons)).toBe(true);
      expect(persons).toBeGreaterThan(10_000);
    }
  });

  it('adds up to the published provinces and nation', () => {
    expect(ofProvince('AF-KAB')).toBe(5_380_000);
    expect(ofProvince('AF-BGL')).toBe(1_033_000);
    expect(ofProvince('AF-HER')).toBe(2_187_000);
    expect(ISO_CODES.reduce((sum, iso) => sum + ofProvince(iso), 0)).toBe(32_061_000);
  });

  it('explains every split', () => {
    for (const id of Object.values(DIVIDED).flat()) expect(population.notes).toHaveProperty([id]);
    for (const id of Object.keys(population.notes)) expect(map.areas).toHaveProperty([id]);
  });

  it('keeps the identity shares of divided provinces in the mean of their parts', () => {
    const published: Record<string, number[]> = {
      'AF-BGL': [0.52, 0.2, 0.15, 0.12, 0.01],
      'AF-HER': [0.55, 0.35, 0.04, 0.01, 0.05],
      'AF-KAB': [0.45, 0.25, 0.25, 0.02, 0.03],
    };
    for (const [iso, shares] of Object.entries(published)) {
      shares.forEach((share, i) => {
        const persons = partsOf(iso).map(
          ([id, a]) => population.values[id]! * Object.values(a.identity)[i]!,
        );
        const mean = persons.reduce((sum, n) => sum + n, 0) / ofProvince(iso);
        expect(Math.abs(mean - share), `${iso} share ${i}`).toBeLessThan(0.011);
      });
    }
  });
});

describe('outlines', () => {
  it('has one outline for each of the 34 codes, in a small file', () => {
    expect(Object.keys(shapes)).toEqual(ISO_CODES);
    expect(shapesText.length).toBeLessThan(150_000);
  });

  it.each(Object.entries(CENTROIDS))('%s lies around its published centroid', (iso, centroid) => {
    const rings = shapes[iso]!;
    for (const ring of rings) {
      expect(ring.length).toBeGreaterThan(10);
      expect(ring.at(-1)).toEqual(ring[0]);
      for (const degrees of ring.flat()) expect(Number(degrees.toFixed(3))).toBe(degrees);
    }
    expect(contains(rings[0]!, centroid)).toBe(true);
    const others = ISO_CODES.filter((other) => other !== iso);
    expect(others.filter((other) => contains(shapes[other]![0]!, centroid))).toEqual([]);
  });

  it.each(ISO_CODES)('%s encloses the area that the map gives', (iso) => {
    const listed = partsOf(iso).reduce((sum, [, a]) => sum + a.areaKm2, 0);
    expect(ringAreaKm2(shapes[iso]![0]!) / listed).toBeGreaterThan(0.96);
    expect(ringAreaKm2(shapes[iso]![0]!) / listed).toBeLessThan(1.04);
  });

  it('is what the script makes of the source', () => {
    const script = new URL('../../scripts/make-shapes.mjs', import.meta.url).pathname;
    expect(() => execFileSync(process.execPath, [script, '--check'])).not.toThrow();
  });
});
