/** Outlines of provinces that the program knows, for drawing. */
import { readFileSync } from 'node:fs';
import { SHIPPED_FOLDER } from './load.js';
import type { Scenario } from './scenario.js';

/** Rings of one province, in degrees east and north. */
export type Outline = readonly (readonly (readonly [east: number, north: number])[])[];

const SHAPES_FILE = `${SHIPPED_FOLDER}/parts/shapes-afghanistan.json`;
/** The form of the ids of provinces of a real country. */
export const ISO_CODE = /^[A-Z]{2}-[A-Z]{3}$/;

let shipped: Readonly<Record<string, Outline>> | undefined;

/** Outlines of provinces by id. Read once, when a first map is made. */
function knownOutlines(): Readonly<Record<string, Outline>> {
  shipped ??= (
    JSON.parse(readFileSync(SHAPES_FILE, 'utf8')) as { provinces: Record<string, Outline> }
  ).provinces;
  return shipped;
}

/** Outlines in the order of the provinces; null unless all are known. */
export function outlinesOf({ map }: Pick<Scenario, 'map'>): Outline[] | null {
  if (!map.some(({ id }) => ISO_CODE.test(id))) return null;
  const known = knownOutlines();
  if (!map.every(({ id }) => Object.hasOwn(known, id))) return null;
  return map.map(({ id }) => known[id] ?? []);
}
