/** The map of a scenario for pictures: outlines where they are known, and tiles always. */
import type { MapGeometry, MapProvince } from '../charts/svg/index.js';
import { ISO_CODE, outlinesOf } from '../scenario/outlines.js';
import type { Scenario } from '../scenario/scenario.js';

const LABEL_LENGTH = 7;

/** The geometry; within a province the largest area is its ground. */
export function geometryOf(scenario: Scenario): MapGeometry {
  const { map, setup } = scenario;
  const outlines = outlinesOf(scenario);
  const columns = Math.ceil(Math.sqrt(map.length));
  const tiled = map.every(({ tile }) => tile !== null);
  const provinces = map.map(({ id, name, tile, areas }, at): MapProvince => ({
    id,
    name,
    label: ISO_CODE.test(id) ? id.slice(3) : name.slice(0, LABEL_LENGTH),
    rings: outlines?.[at] ?? null,
    tile: tiled && tile !== null ? tile : [at % columns, Math.floor(at / columns)],
    areas: [...areas].sort((a, b) => sizeOf(scenario, b) - sizeOf(scenario, a) || a - b),
  }));
  return { provinces, areaNames: setup.areas.map(({ name }) => name) };
}

function sizeOf({ document, setup }: Scenario, area: number): number {
  return document.areas[setup.areas[area]?.id ?? '']?.areaKm2 ?? 0;
}
