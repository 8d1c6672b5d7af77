/**
 * A theatre: what everybody may know about a model. Players, legal lists and forecasts are given a
 * theatre instead of the model, which holds the first state, the dates of coming events, hidden
 * parameters and the other side's doctrine.
 */
import type { Model } from './model.js';
import type { MapTables } from './model-types.js';
import type { Prices } from './order-prices.js';
import type { AreaSetup, CorridorSetup, GroupSetup, NumberTable, ProvinceSetup } from './setup.js';
import type { ZoneSetup } from './setup.js';
import { GOVERNMENT, INSURGENT, type Side } from './sides.js';
import type { Sizes } from './world.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Public facts of a model, and the doctrine of the side that they are given to. */
export interface Theatre {
  readonly side: Side;
  readonly sizes: Sizes;
  readonly turnDays: number;
  /** Days between steps of the slow processes; players of cadence `month` are asked at each. */
  readonly stepDays: number;
  readonly startDay: number;
  /** Last day, inclusive. */
  readonly endDay: number;
  readonly identities: readonly string[];
  readonly provinces: readonly ProvinceSetup[];
  readonly areas: readonly AreaSetup[];
  readonly actors: readonly Named[];
  readonly groups: readonly Pick<GroupSetup, 'id' | 'name' | 'role'>[];
  readonly corridors: readonly Pick<CorridorSetup, 'id' | 'name' | 'host' | 'entries'>[];
  readonly fronts: readonly ZoneSetup[];
  readonly zones: readonly ZoneSetup[];
  /** The map as tables by area. */
  readonly map: MapTables;
  /** Published estimate of the residents of each area before the war, persons. */
  readonly residents: Float64Array;
  /** Whether an actor can shelter fighters at all (1), by actor. */
  readonly canShelter: Uint8Array;
  /** Whether an actor can pay or arm insurgents in secret at all (1), by actor. */
  readonly canPatronise: Uint8Array;
  /** What orders cost. */
  readonly prices: Prices;
  /** Part of the country's trade that passes an actor, 0-1, by actor: in the customs' own figures. */
  readonly tradeShare: Float64Array;
  /** Numbers of the side's own standing doctrine. */
  readonly doctrine: NumberTable;
}

/** Published counts of residents are round numbers. */
const RESIDENTS_ROUNDED_TO = 1000;

const sources = new WeakMap<Theatre, Model>();

/** Theatres of a model by side: those that players hold, and those that the engine checks with. */
interface Opened {
  readonly given: readonly [Theatre, Theatre];
  readonly kept: readonly [Theatre, Theatre];
}
const opened = new WeakMap<Model, Opened>();

/**
 * The theatre of a model for a side, as it is given to players. Every array is a copy, so that
 * nothing a player does to it reaches the model or the checks of his orders.
 */
export function theatreForPlayers(m: Model, side: Side): Theatre {
  return open(m).given[side];
}

/** The same theatre for the engine's own use. */
export function theatreForChecks(m: Model, side: Side): Theatre {
  return open(m).kept[side];
}

function open(m: Model): Opened {
  let theatres = opened.get(m);
  if (theatres === undefined) {
    const pair = (): readonly [Theatre, Theatre] => [
      createTheatre(m, INSURGENT),
      createTheatre(m, GOVERNMENT),
    ];
    theatres = { given: pair(), kept: pair() };
    opened.set(m, theatres);
  }
  return theatres;
}

function createTheatre(m: Model, side: Side): Theatre {
  const { setup } = m;
  const theatre: Theatre = Object.freeze({
    side,
    sizes: frozenCopy(m.sizes),
    turnDays: m.turnDays,
    stepDays: m.stepDays,
    startDay: m.startDay,
    endDay: m.endDay,
    identities: frozenCopy(setup.identities),
    provinces: frozenCopy(setup.provinces),
    areas: frozenCopy(setup.areas),
    actors: frozenCopy(setup.actors.map(({ id, name }) => ({ id, name }))),
    groups: frozenCopy(setup.groups.map(({ id, name, role }) => ({ id, name, role }))),
    corridors: frozenCopy(
      setup.corridors.map(({ id, name, host, entries }) => ({ id, name, host, entries })),
    ),
    fronts: frozenCopy(setup.fronts),
    zones: frozenCopy(setup.zones),
    map: frozenCopy(m.map),
    residents: residents(m),
    canShelter: Uint8Array.from(m.ap.sanctuary, (room) => (room > 0 ? 1 : 0)),
    canPatronise: Uint8Array.from(m.ap.covertFundsUsd, (usd, x) =>
      usd > 0 || m.ap.covertArms[x]! > 0 ? 1 : 0,
    ),
    prices: m.prices,
    tradeShare: m.ap.tradeShare.slice(),
    doctrine: frozenCopy(side === INSURGENT ? setup.doctrine.nrf : setup.doctrine.taliban),
  });
  sources.set(theatre, m);
  return theatre;
}

/**
 * The model behind a theatre: for the engine alone, which never hands it out. Kept beside the
 * theatre, not in it, because a player can read every property of what he is given.
 */
export function modelBehind(theatre: Theatre): Model {
  const model = sources.get(theatre);
  if (model === undefined) throw new TypeError('a theatre comes with a view');
  return model;
}

function residents(m: Model): Float64Array {
  const start = m.layout.offset.population;
  return m.initial
    .slice(start, start + m.layout.length.population)
    .map((n) => RESIDENTS_ROUNDED_TO * Math.max(1, Math.round(n / RESIDENTS_ROUNDED_TO)));
}

/** A copy of plain data, frozen at every level; typed arrays cannot be frozen and are only copied. */
function frozenCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint8Array) {
    return value.slice() as unknown as T;
  }
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy)) as unknown as T;
  const copy = Object.entries(value).map(([key, item]) => [key, frozenCopy(item as unknown)]);
  return Object.freeze(Object.fromEntries(copy)) as T;
}
