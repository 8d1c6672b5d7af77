/** Metrics that are read from the world: how each is computed. They allocate nothing. */
import type { StateMetricId } from './metric-table.js';
import type { Model } from './model-types.js';
import { GOVERNMENT, INSURGENT } from './sides.js';
import type { World } from './world.js';

/** What a state metric is asked of: masks over groups and areas, and whether these are all. */
export interface StateQuery {
  readonly groups: Uint8Array;
  readonly areas: Uint8Array;
  /** The whole country: people abroad count too. */
  readonly national: boolean;
}

type Read = (m: Model, w: World, q: StateQuery) => number;

export const STATE_METRICS: Readonly<Record<StateMetricId, Read>> = {
  areas_held: (m, w, q) => areasHeld(m, w, q.areas),
  provinces_held: (m, w, q) => provincesHeld(m, w, q.areas),
  fighters: (m, w, q) => fighters(m, w, q),
  survival: (m, w, _q) => survival(m, w),
  treasury: (_m, w, q) => sumOf(w.treasury, q.groups),
  state_treasury: (_m, w) => w.stateTreasury[0]!,
  network_reach: (m, w, q) => weighted(m, w.network, q.areas),
  mean_control: (m, w, q) => weighted(m, w.control, q.areas),
  visibility: (_m, w) => w.visibility[0]!,
  displaced_now: (_m, w, q) => sumOf(w.displaced, q.areas),
  prisoners: (_m, w, q) => sumOf(w.prisoners, q.areas),
  margin_nrf: (_m, w) => w.margin[INSURGENT]!,
  margin_taliban: (_m, w) => w.margin[GOVERNMENT]!,
};

/** Insurgents govern an area whose control is below the level of a handover (rule 10). */
function isHeld(m: Model, w: World, a: number): boolean {
  return w.control[a]! < m.k.control.handoverLevel;
}

function areasHeld(m: Model, w: World, areas: Uint8Array): number {
  let n = 0;
  for (let a = 0; a < areas.length; a++) if (areas[a] === 1 && isHeld(m, w, a)) n++;
  return n;
}

/** Provinces of which every area is held. */
function provincesHeld(m: Model, w: World, areas: Uint8Array): number {
  let n = 0;
  for (let p = 0; p < m.setup.provinces.length; p++) {
    let members = 0;
    let held = 0;
    for (let a = 0; a < areas.length; a++) {
      if (areas[a] !== 1 || m.map.province[a] !== p) continue;
      members++;
      if (isHeld(m, w, a)) held++;
    }
    if (members > 0 && held === members) n++;
  }
  return n;
}

function fighters(m: Model, w: World, q: StateQuery): number {
  const nA = m.sizes.areas;
  let n = 0;
  for (let g = 0; g < q.groups.length; g++) {
    if (q.groups[g] !== 1) continue;
    if (q.national) n += w.sanctuary[g]!;
    for (let a = 0; a < nA; a++) if (q.areas[a] === 1) n += w.fighters[g * nA + a]!;
  }
  return n;
}

/** Fighters of the front, those in sanctuary included. */
export function frontFighters(m: Model, w: World): number {
  let n = w.sanctuary[0]!;
  for (let a = 0; a < m.sizes.areas; a++) n += w.fighters[a]!;
  return n;
}

function survival(m: Model, w: World): number {
  return frontFighters(m, w) >= m.k.assessment.collapseShare * w.startFighters[0]! ? 1 : 0;
}

/** Mean over areas by the people who lived there at the start; of the front where by group. */
function weighted(m: Model, column: Float64Array, areas: Uint8Array): number {
  let sum = 0;
  let weight = 0;
  for (let a = 0; a < areas.length; a++) {
    if (areas[a] !== 1) continue;
    sum += m.map.populationShare[a]! * column[a]!;
    weight += m.map.populationShare[a]!;
  }
  return weight > 0 ? sum / weight : 0;
}

function sumOf(column: Float64Array, mask: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < mask.length; i++) if (mask[i] === 1) sum += column[i]!;
  return sum;
}
