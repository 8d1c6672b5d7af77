/** What a rule is given: the model, the world, the draws, the records, and this turn's scratch. */
import type { Model } from './model.js';
import type { Draws } from './random.js';
import type { Records } from './records.js';
import type { Order } from './orders.js';
import type { World } from './world.js';

/** Flows within one turn. Zeroed at its start, never saved: what must last is a column. */
export interface Scratch {
  /** Snow cover, share, by area. */
  readonly snow: Float64Array;
  /** Work of the fields that keeps people home, share, by area. */
  readonly harvest: Float64Array;
  /** Operations of this turn by group × area. */
  readonly operations: Float64Array;
  /** Raids and sweeps of this turn by area. */
  readonly raids: Float64Array;
  /** Civilian arrests of this turn by area. */
  readonly arrests: Float64Array;
  /** Civilians harmed by insurgents this turn by area. */
  readonly insurgentHarm: Float64Array;
  /** Relief money spent this turn by area, USD. */
  readonly reliefUsd: Float64Array;
  /** Fighters of all insurgent groups by area (a hint for several rules, set in `operations`). */
  readonly fightersHere: Float64Array;
  /** Network of the insurgent side by area. */
  readonly networkHere: Float64Array;
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
  /** Whether this turn holds a 28-day step of the slow processes (calendar, not turns). */
  monthly: boolean;
}

/** Allocates the scratch once per campaign runner. */
export function createScratch(m: Model): Scratch {
  const { areas, groups, corridors } = m.sizes;
  return {
    snow: new Float64Array(areas),
    harvest: new Float64Array(areas),
    operations: new Float64Array(groups * areas),
    raids: new Float64Array(areas),
    arrests: new Float64Array(areas),
    insurgentHarm: new Float64Array(areas),
    reliefUsd: new Float64Array(areas),
    fightersHere: new Float64Array(areas),
    networkHere: new Float64Array(areas),
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

/** Clears what one turn hands from rule to rule. */
export function clearScratch(s: Scratch): void {
  s.operations.fill(0);
  s.raids.fill(0);
  s.arrests.fill(0);
  s.insurgentHarm.fill(0);
  s.reliefUsd.fill(0);
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
  /** Number of the turn, from 0. */
  turn: number;
  /** First day of the turn. */
  day: number;
}

/** A rule of the war: reads and changes the world, once a turn. */
export type Rule = (t: Turn) => void;
