/** What a rule is given: the model, the world, the draws, the records, and this turn's scratch. */
import type { Model } from './model.js';
import type { Draws } from './random.js';
import type { Records } from './records.js';
import type { Order } from './orders.js';
import type { GovernmentView, InsurgentView } from './views.js';
import type { World } from './world.js';

/** Flows within one turn. Zeroed at its start, never saved: what must last is a column. */
export interface Scratch {
  /** Snow cover, share, by area. */
  readonly snow: Float64Array;
  /** Work of the fields that keeps people home, share, by area. */
  readonly harvest: Float64Array;
  /** Cells of group × area where a group is, or is still remembered, this turn; by group. */
  readonly active: Int32Array;
  /** First entry of each group in `active`, and the end of the last. */
  readonly activeStart: Int32Array;
  /** Whether an area has its step of the slow processes this turn; areas take turns. */
  readonly due: Uint8Array;
  /** Fighters in the country by group, at the start of the turn. */
  readonly strengthOf: Float64Array;
  /** Operations of this turn by group. */
  readonly operationsOf: Float64Array;
  /** Operations of this turn by area, all groups. */
  readonly operationsHere: Float64Array;
  /** Operations of this turn by group × area. */
  readonly operations: Float64Array;
  /** Traces that operations leave for informers, by group × area. */
  readonly traces: Float64Array;
  /** Raids and sweeps of this turn by area. */
  readonly raids: Float64Array;
  /** Civilian arrests of this turn by area. */
  readonly arrests: Float64Array;
  /** Civilians harmed by insurgents this turn by area. */
  readonly insurgentHarm: Float64Array;
  /** Readiness of people to tell, as information per step, in areas that are due. */
  readonly willing: Float64Array;
  /** How far a tolerant neighbour shelters fighters, by area. */
  readonly shelter: Float64Array;
  /** Work space, by area. */
  readonly work: Float64Array;
  /** Work space, by corridor. */
  readonly corridorWork: Float64Array;
  /** Money spent on politics at the hub this turn, USD. */
  politicsUsd: number;
  /** First operation row of this turn. */
  firstRow: number;
  /** Share of the garrisons' needs that was paid this turn. */
  paidShare: number;
  /** Personnel of the de facto authorities killed this turn. */
  governmentKilled: number;
  /** Fighters of the front killed or captured this turn. */
  frontLosses: number;
  /** Operations seen by the public this turn. */
  seenOperations: number;
  seenCapital: number;
  seenHarm: number;
  /** Whether this turn holds the step of the slow processes that are not areas'. */
  monthly: boolean;
}

/** Allocates the scratch once per campaign runner. */
export function createScratch(m: Model): Scratch {
  const { areas, groups, corridors } = m.sizes;
  return {
    snow: new Float64Array(areas),
    harvest: new Float64Array(areas),
    active: new Int32Array(groups * areas),
    activeStart: new Int32Array(groups + 1),
    due: new Uint8Array(areas),
    strengthOf: new Float64Array(groups),
    operationsOf: new Float64Array(groups),
    operationsHere: new Float64Array(areas),
    operations: new Float64Array(groups * areas),
    traces: new Float64Array(groups * areas),
    raids: new Float64Array(areas),
    arrests: new Float64Array(areas),
    insurgentHarm: new Float64Array(areas),
    willing: new Float64Array(areas),
    shelter: new Float64Array(areas),
    work: new Float64Array(areas),
    corridorWork: new Float64Array(corridors),
    politicsUsd: 0,
    firstRow: 0,
    paidShare: 1,
    governmentKilled: 0,
    frontLosses: 0,
    seenOperations: 0,
    seenCapital: 0,
    seenHarm: 0,
    monthly: false,
  };
}

/** Lists the cells that a turn has to look at; the rest of group × area is empty. */
export function listActive(m: Model, w: World, s: Scratch): void {
  const nA = m.sizes.areas;
  const { fighters, network, intel, cells, heat } = w;
  let n = 0;
  for (let g = 0; g < m.sizes.groups; g++) {
    s.activeStart[g] = n;
    let strength = 0;
    for (let i = g * nA; i < (g + 1) * nA; i++) {
      strength += fighters[i]!;
      const there = fighters[i]! > 0 || network[i]! >= 0.01;
      if (there || intel[i]! > 0.001 || cells[i]! > 0.001 || heat[i]! > 0.001) s.active[n++] = i;
    }
    s.strengthOf[g] = strength;
  }
  s.activeStart[m.sizes.groups] = n;
}

/** Clears what one turn hands from rule to rule. */
export function clearScratch(s: Scratch): void {
  s.operations.fill(0);
  s.operationsHere.fill(0);
  s.operationsOf.fill(0);
  s.traces.fill(0);
  s.raids.fill(0);
  s.arrests.fill(0);
  s.insurgentHarm.fill(0);
  s.politicsUsd = 0;
  s.paidShare = 1;
  s.governmentKilled = 0;
  s.frontLosses = 0;
  s.seenOperations = 0;
  s.seenCapital = 0;
  s.seenHarm = 0;
}

export interface Turn {
  readonly m: Model;
  readonly w: World;
  readonly draws: Draws;
  readonly records: Records;
  readonly s: Scratch;
  readonly orders: Order[];
  /** What each side sees of the world as it changes; never handed to players. */
  readonly views: readonly [InsurgentView, GovernmentView];
  /** Number of the turn, from 0. */
  turn: number;
  /** First day of the turn. */
  day: number;
}

/** A rule of the war: reads and changes the world, once a turn. */
export type Rule = (t: Turn) => void;
