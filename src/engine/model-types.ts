/** Types of a compiled model; see model.ts for how one is made. */
import type { BudgetTables } from './budgets.js';
import type { ChoiceTables } from './choice-tables.js';
import type { Effect } from './effects.js';
import type { CompiledExpression } from './expression.js';
import type { Prices } from './order-prices.js';
import type { ActorTable, CorridorTable, GroupTable, Parameters } from './parameters.js';
import type { ParetoTail } from './quantiles.js';
import type { Setup } from './setup.js';
import type { Layout, Sizes } from './world.js';

/** Indicators that external actors' interests respond to; see rules/stances.ts. */
export const DRIVERS = [
  'visibility',
  'ttpViolence',
  'borderTension',
  'waterDispute',
  'iskpThreat',
  'outrage',
  'edicts',
  'talibanRecognition',
  'tradeChange',
  'union',
  'othersStance',
] as const;

/** The map as tables by area, and neighbours in compressed rows. */
export interface MapTables {
  readonly province: Int32Array;
  readonly region: readonly string[];
  readonly ruggedness: Float64Array;
  readonly roadShare: Float64Array;
  readonly urbanShare: Float64Array;
  readonly isCapital: Uint8Array;
  /** Snow cover at midwinter, from elevation. */
  readonly snowShare: Float64Array;
  /** Share of people bound to the fields at harvest. */
  readonly fieldShare: Float64Array;
  /** How much heavy equipment is worth here: roads and plains 1, high valleys near 0. */
  readonly heavyWorth: Float64Array;
  /** Share of the country's people at the start. */
  readonly populationShare: Float64Array;
  /** Affinity by group x area, from identity shares. */
  readonly affinity: Float64Array;
  readonly neighbourStart: Int32Array;
  readonly neighbour: Int32Array;
  readonly neighbourRoad: Float64Array;
  readonly neighbourPass: Uint8Array;
  /** Front and zone of each area. */
  readonly front: Int32Array;
  readonly zone: Int32Array;
  /** Actor that each area borders, by actor x area (0 or 1). */
  readonly borders: Uint8Array;
  /** Areas on a border whose tension is modelled. */
  readonly tenseAreas: Int32Array;
  /** Share in the border tension of the actors that an area borders, by area. */
  readonly tenseShare: Float64Array;
  /** Areas on the border of an actor that can shelter fighters. */
  readonly doorAreas: Int32Array;
  /** Areas on the border of each actor that can shelter fighters: pairs actor, area. */
  readonly shelterPairs: Int32Array;
  /** Share of money that survives the way from corridor to area, by corridor x area. */
  readonly reach: Float64Array;
  /** The best reach of any corridor, by area. */
  readonly bestReach: Float64Array;
}

export interface CompiledEvent {
  readonly id: string;
  readonly date: number | null;
  readonly when: CompiledExpression | null;
  readonly chancePerTurn: number;
  readonly cooldownDays: number;
  readonly maxTimes: number;
  readonly effects: readonly Effect[];
  readonly choices: readonly {
    readonly id: string;
    readonly side: 0 | 1;
    readonly effects: readonly Effect[];
  }[];
  readonly defaultChoice: number;
}

/**
 * Of what flows evenly into a stock in the course of a turn, the share that has left it again by
 * the end of the turn. Without it a longer turn would keep, or hand on, too much at once.
 */
export interface Passing {
  /** Money at a hub that is sent on. */
  readonly hub: number;
  /** Money under way that arrives, by corridor. */
  readonly corridor: Float64Array;
  /** Relief that is no longer felt. */
  readonly relief: number;
  /** Recent harm to people that has faded. */
  readonly harm: number;
  /** Heat of operations that has set off others. */
  readonly heat: number;
}

export interface Model extends ChoiceTables {
  readonly setup: Setup;
  readonly sizes: Sizes;
  readonly layout: Layout;
  readonly turnDays: number;
  /** Days between steps of the slow processes. */
  readonly stepDays: number;
  readonly startDay: number;
  readonly endDay: number;
  /** Parameters as given. */
  readonly p: Parameters;
  /** What orders cost. */
  readonly prices: Prices;
  /** Number of the slow swings that every campaign has; 0 when each has its own. */
  readonly swingSeed: number;
  /** Parameters per turn: rates times days, times as shares per turn. */
  readonly k: Parameters;
  /** The same for a step of `stepDays`. */
  readonly step: Parameters;
  /** Group, actor and corridor parameters per turn. */
  readonly gp: GroupTable;
  readonly ap: ActorTable;
  readonly cp: CorridorTable;
  readonly role: Int32Array;
  /** Index of the ally, or -1. */
  readonly ally: number;
  /** Group and actor parameters per step. */
  readonly gpStep: GroupTable;
  readonly apStep: ActorTable;
  /** Standard deviation of the stance shock per step, by actor. */
  readonly shockPerStep: Float64Array;
  /** Pull of drivers on stances, by actor x side x driver. */
  readonly interests: Float64Array;
  /** Cumulative weights of operation kinds, by group x (rural, urban) x kind. */
  readonly kinds: Float64Array;
  readonly map: MapTables;
  readonly budgets: BudgetTables;
  /** Laws of sizes: personnel killed and civilians harmed in an operation, families put to flight. */
  readonly tails: {
    readonly killed: ParetoTail;
    readonly harmed: ParetoTail;
    readonly fled: ParetoTail;
  };
  readonly events: readonly CompiledEvent[];
  /** Scripted events in order of their days, and those days; the others by number. */
  readonly dated: Int32Array;
  readonly datedDays: Int32Array;
  readonly conditional: Int32Array;
  /** Share of winter and of harvest by day of the year, 0-365. */
  readonly winter: Float64Array;
  readonly harvest: Float64Array;
  readonly passing: Passing;
  /** The world at the start. */
  readonly initial: Float64Array;
  /** Spread of giving in a turn, as the standard deviation of its logarithm. */
  readonly givingNoiseSd: number;
  /** Weeks in a turn. */
  readonly weeks: number;
}
