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
  /** Whether an area has its step of the slow processes this turn (1); areas take turns. */
  readonly due: Uint8Array;
  /** The areas that have their step this turn, the first `dueCount` entries. */
  readonly dueAreas: Int32Array;
  dueCount: number;
  /** The active cells of those areas, by group. */
  readonly dueCells: Int32Array;
  /** First entry of each group in `dueCells`, and the end of the last. */
  readonly dueStart: Int32Array;
  /** The flows by area and group that are zeroed at the start of a turn, as one array. */
  readonly flows: Float64Array;
  /** Fighters in the country by group, at the start of the turn. */
  readonly strengthOf: Float64Array;
  /** Money given to the hub of each group this turn, USD. */
  readonly given: Float64Array;
  /** Operations of this turn by group. */
  readonly operationsOf: Float64Array;
  /** Operations of this turn by area, all groups. */
  readonly operationsHere: Float64Array;
  /** Money that reached the fronts this turn by group × area, USD; not yet at hand for spending. */
  readonly delivered: Float64Array;
  /** What operations of this turn gave away by group × area, as information. */
  readonly givenAway: Float64Array;
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
  /** Expected events of each cell in `active`. */
  readonly mean: Float64Array;
  /** One less the share of operations that set off another within the turn, likewise. */
  readonly echoes: Float64Array;
  /** A uniform number for each cell in `active`. */
  readonly chance: Float64Array;
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
  const cells = groups * areas;
  const flows = new Float64Array(4 * cells + 4 * areas + 2 * groups);
  let used = 0;
  const flow = (length: number): Float64Array => flows.subarray(used, (used += length));
  return {
    snow: new Float64Array(areas),
    harvest: new Float64Array(areas),
    active: new Int32Array(cells),
    activeStart: new Int32Array(groups + 1),
    due: new Uint8Array(areas),
    dueAreas: new Int32Array(areas),
    dueCount: 0,
    dueCells: new Int32Array(cells),
    dueStart: new Int32Array(groups + 1),
    flows,
    strengthOf: new Float64Array(groups),
    operations: flow(cells),
    delivered: flow(cells),
    givenAway: flow(cells),
    traces: flow(cells),
    operationsHere: flow(areas),
    raids: flow(areas),
    arrests: flow(areas),
    insurgentHarm: flow(areas),
    operationsOf: flow(groups),
    given: flow(groups),
    willing: new Float64Array(areas),
    shelter: new Float64Array(areas),
    mean: new Float64Array(cells),
    echoes: new Float64Array(cells),
    chance: new Float64Array(cells),
    work: new Float64Array(areas),
    corridorWork: new Float64Array(corridors),
    // Set at the start of each turn. V8 gives a field that first holds a whole number a shape that changes
    // with the first fraction, and compiles every rule that reads the scratch again.
    politicsUsd: NaN,
    firstRow: 0,
    paidShare: NaN,
    governmentKilled: NaN,
    frontLosses: NaN,
    seenOperations: NaN,
    seenCapital: NaN,
    seenHarm: NaN,
    monthly: false,
  };
}

/** Lists the cells that a turn has to look at; the rest of group × area is empty. */
export function listActive(m: Model, w: World, s: Scratch): void {
  const nA = m.sizes.areas;
  const { fighters, network, intel, cells, heat } = w;
  const { active, activeStart, due, dueCells, dueStart, strengthOf } = s;
  let n = 0;
  let d = 0;
  for (let g = 0, i = 0; g < strengthOf.length; g++) {
    activeStart[g] = n;
    dueStart[g] = d;
    let strength = 0;
    for (let a = 0; a < nA; a++, i++) {
      const here = fighters[i]!;
      strength += here;
      const known = here !== 0 || network[i]! >= 0.01 || intel[i]! > 0.001;
      if (!known && cells[i]! <= 0.001 && heat[i]! <= 0.001) continue;
      active[n++] = i;
      if (due[a] === 1) dueCells[d++] = i;
    }
    strengthOf[g] = strength;
  }
  activeStart[strengthOf.length] = n;
  dueStart[strengthOf.length] = d;
}

/** Clears what one turn hands from rule to rule. */
export function clearScratch(s: Scratch): void {
  s.flows.fill(0);
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
  /** The draws of slow swings: the same ones, unless the scenario holds the swings. */
  readonly swings: Draws;
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
