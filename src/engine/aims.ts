/**
 * Aims: what whoever gives an order hopes for, as a question that a forecast answers with odds and
 * an after-action with yes or no. On the day that the aim names, a run with the order is compared
 * with how things stood when it was given, where the side sees them; and where it does not, or
 * where only the difference tells, with a run without the order under the same noise.
 */
import { columnOf, type ColumnName } from './columns.js';
import {
  governmentLost,
  harmed,
  insurgentAttack,
  insurgentLost,
  moneyOf,
  peopleAtTheGoal,
  seenAttack,
  seenInCapital,
  seized,
  sumAreas,
  sumRows,
  unpaid,
  type Run,
} from './aim-measures.js';
import type { AimName } from './aim-names.js';
import type { Model } from './model.js';
import { ORDER_KINDS, peopleMoved, type Order, type OrderKindSpec } from './orders.js';
import { INSURGENT } from './sides.js';
import type { World } from './world.js';

export interface Aim {
  /** The question, as it is put to a player. */
  readonly about: string;
  /** Days after which it is answered. */
  readonly days: number;
  /** What is compared, over the areas that the order concerns where it names any. */
  readonly measure: (run: Run, o: Order) => number;
  readonly unit: string;
  /** Whether more of it is hoped for, or less. */
  readonly wanted: 'more' | 'less';
  /** What it is compared with: the day of the order, or the same war without it. */
  readonly than: 'now' | 'without';
  /** By how much it must be better; strictly better at all where left out. */
  readonly atLeast?: (model: Model, start: World, o: Order) => number;
  /** Columns whose expected change is worth showing. */
  readonly columns: readonly ColumnName[];
}

const WEEKS_8 = 56;
const WEEKS_12 = 84;
/** Openness of trade that somebody would notice. */
const LEAST_TRADE = 0.005;

export const AIMS: Readonly<Record<AimName, Aim>> = {
  fewer_losses: {
    about: 'fewer of our people lost in the places it concerns, within eight weeks',
    days: WEEKS_8,
    unit: 'persons',
    wanted: 'less',
    than: 'without',
    measure: (run, o) => sumRows(run, o, o.side === INSURGENT ? insurgentLost : governmentLost),
    columns: ['fighters', 'garrison'],
  },
  losses_inflicted: {
    about: 'more losses of the other side in the places it concerns, within eight weeks',
    days: WEEKS_8,
    unit: 'persons',
    wanted: 'more',
    than: 'without',
    measure: (run, o) => sumRows(run, o, o.side === INSURGENT ? governmentLost : insurgentLost),
    columns: ['fighters', 'garrison'],
  },
  more_attacks: {
    about: 'more of our attacks seen by the public in eight weeks',
    days: WEEKS_8,
    unit: 'attacks',
    wanted: 'more',
    than: 'without',
    measure: (run, o) => sumRows(run, o, seenAttack),
    columns: ['cells', 'visibility'],
  },
  fewer_attacks: {
    about: 'fewer insurgent attacks there in eight weeks',
    days: WEEKS_8,
    unit: 'attacks',
    wanted: 'less',
    than: 'without',
    measure: (run, o) => sumRows(run, o, insurgentAttack),
    columns: ['cells', 'alert'],
  },
  capital_struck: {
    about: 'more of our attacks seen in the capital in eight weeks',
    days: WEEKS_8,
    unit: 'attacks',
    wanted: 'more',
    than: 'without',
    measure: (run) => sumRows(run, null, seenInCapital),
    columns: ['capitalVisibility', 'cells'],
  },
  wider_network: {
    about: 'a wider underground there in twelve weeks than now',
    days: WEEKS_12,
    unit: 'share, summed over areas',
    wanted: 'more',
    than: 'now',
    measure: (run, o) => sumAreas(run, o, 'network'),
    columns: ['network', 'fighters'],
  },
  more_ground: {
    about: 'more ground in our hands there in eight weeks',
    days: WEEKS_8,
    unit: 'index, summed over areas',
    wanted: 'less',
    than: 'without',
    measure: (run, o) => sumAreas(run, o, 'control'),
    columns: ['fighters', 'control'],
  },
  people_arrive: {
    about: 'at least three quarters of the people arrive',
    days: 1,
    unit: 'persons',
    wanted: 'more',
    than: 'without',
    measure: peopleAtTheGoal,
    atLeast: ({ setup }, { fighters, sanctuary, garrison }, o) =>
      0.75 * peopleMoved({ fighters, sanctuary, garrison, theatre: setup }, o),
    columns: ['fighters', 'sanctuary', 'garrison'],
  },
  more_fighters: {
    about: 'more fighters in the country in twelve weeks than now',
    days: WEEKS_12,
    unit: 'persons',
    wanted: 'more',
    than: 'now',
    measure: (run) => sumAreas(run, null, 'fighters'),
    columns: ['fighters'],
  },
  fewer_fighters: {
    about: 'fewer insurgent fighters there in eight weeks',
    days: WEEKS_8,
    unit: 'persons',
    wanted: 'less',
    than: 'without',
    measure: (run, o) => sumAreas(run, o, 'fighters'),
    columns: ['fighters', 'cells'],
  },
  better_paid: {
    about: 'less unpaid wages in twelve weeks than now',
    days: WEEKS_12,
    unit: 'share',
    wanted: 'less',
    than: 'now',
    measure: (run, o) => unpaid(run, o.side),
    columns: ['payGap', 'garrisonPayGap'],
  },
  better_armed: {
    about: 'better armed fighters there in twelve weeks',
    days: WEEKS_12,
    unit: 'weapons/person',
    wanted: 'more',
    than: 'without',
    measure: (run, o) => sumAreas(run, o, 'arms') / (sumAreas(run, o, 'fighters') + 1),
    columns: ['arms', 'cash'],
  },
  lighter_burden: {
    about: 'lighter demands on the people in twelve weeks',
    days: WEEKS_12,
    unit: 'share, summed over areas',
    wanted: 'less',
    than: 'without',
    measure: (run, o) => sumAreas(run, o, 'exaction'),
    columns: ['exaction', 'supportInsurgent'],
  },
  money_arrives: {
    about: 'more money with the fronts in eight weeks',
    days: WEEKS_8,
    unit: 'USD',
    wanted: 'more',
    than: 'without',
    measure: (run) => sumAreas(run, null, 'cash') + run.world.inland[INSURGENT]!,
    columns: ['cash', 'payGap', 'treasury'],
  },
  more_money: {
    about: 'more money in our hands in eight weeks',
    days: WEEKS_8,
    unit: 'USD',
    wanted: 'more',
    than: 'without',
    measure: (run, o) => moneyOf(run, o.side),
    columns: ['treasury', 'cash', 'stateTreasury'],
  },
  more_seized: {
    about: 'more money of the insurgents seized in twelve weeks',
    days: WEEKS_12,
    unit: 'USD',
    wanted: 'more',
    than: 'without',
    measure: seized,
    columns: ['stateTreasury', 'corridorOpen'],
  },
  less_seized: {
    about: 'less of our money seized in twelve weeks',
    days: WEEKS_12,
    unit: 'USD',
    wanted: 'less',
    than: 'without',
    measure: seized,
    columns: ['transit', 'treasury'],
  },
  less_harm: {
    about: 'fewer civilians killed by us in twelve weeks',
    days: WEEKS_12,
    unit: 'persons',
    wanted: 'less',
    than: 'without',
    measure: (run) => sumRows(run, null, harmed),
    columns: ['harmByInsurgents', 'legitimacy'],
  },
  more_credit: national('credibility', 'more credit given to our claims', 'more'),
  more_visible: national('visibility', 'more present in media abroad', 'more'),
  less_visible: national('visibility', 'the insurgents less present in media abroad', 'less'),
  more_union: national('union', 'closer union with the ally', 'more'),
  less_outrage: national('outrage', 'less outrage abroad', 'less'),
  less_tension: national('borderTension', 'less tension on the Durand Line', 'less'),
  weaker_rival: national('iskpThreat', 'IS-KP seen as a lesser threat', 'less'),
  more_trade: {
    ...national('trade', 'more trade', 'more'),
    about: 'trade at least half a hundredth higher in twelve weeks than without it',
    than: 'without',
    atLeast: () => LEAST_TRADE,
  },
  talks_advance: national('talksProgress', 'talks further on', 'more'),
  more_cohesion: ofSide('cohesion', 'a more united leadership'),
  more_legitimacy: ofSide('legitimacy', 'better standing'),
  more_recognition: ofSide('recognition', 'more recognition'),
  better_margin: ofSide('marginOwn', 'our margin better'),
  better_stance: {
    about: 'a better stance of that actor toward us in twelve weeks than now',
    days: WEEKS_12,
    unit: 'index',
    wanted: 'more',
    than: 'now',
    measure: ({ world }, o) => world.attitude[2 * o.target + o.side]!,
    columns: ['attitude'],
  },
  rival_loses_favour: {
    about: 'a cooler stance of that actor toward the insurgents in twelve weeks than now',
    days: WEEKS_12,
    unit: 'index',
    wanted: 'less',
    than: 'now',
    measure: ({ world }, o) => world.attitude[2 * o.target + INSURGENT]!,
    columns: ['attitude'],
  },
  less_grievance: {
    about: 'less grievance there in twelve weeks',
    days: WEEKS_12,
    unit: 'share, summed over areas',
    wanted: 'less',
    than: 'without',
    measure: (run, o) => sumAreas(run, o, 'grievance'),
    columns: ['grievance', 'supportGovernment'],
  },
  more_fear: {
    about: 'people there more afraid to help the insurgents in eight weeks',
    days: WEEKS_8,
    unit: 'share, summed over areas',
    wanted: 'more',
    than: 'without',
    measure: (run, o) => sumAreas(run, o, 'fear'),
    columns: ['fear', 'supportInsurgent'],
  },
  less_corruption: {
    about: 'fewer officials who can be bought in twelve weeks than now',
    days: WEEKS_12,
    unit: 'share, summed over areas',
    wanted: 'less',
    than: 'now',
    measure: (run, o) => sumAreas(run, o, 'corruption'),
    columns: ['corruption'],
  },
  more_heavy: {
    about: 'more heavy equipment in working order in twelve weeks',
    days: WEEKS_12,
    unit: 'vehicles',
    wanted: 'more',
    than: 'without',
    measure: (run, o) => sumAreas(run, o, 'heavy'),
    columns: ['heavy', 'spares'],
  },
  more_development: {
    about: 'more services and works delivered in twelve weeks than now',
    days: WEEKS_12,
    unit: 'share, summed over areas',
    wanted: 'more',
    than: 'now',
    measure: (run, o) => sumAreas(run, o, 'development'),
    columns: ['development', 'supportGovernment'],
  },
};

/** The aim of an order. */
export function aimOf(o: Order): AimName {
  const { aim }: OrderKindSpec = ORDER_KINDS[o.kind];
  return typeof aim === 'string' ? aim : aim[o.choice]!;
}

/** How a world stood when an order was given, and where it went with it and without it. */
export interface Comparison {
  readonly start: Run;
  readonly withOrder: Run;
  readonly without: Run;
}

/** Whether the aim came true with the order. */
export function aimHolds(
  name: AimName,
  o: Order,
  { start, withOrder, without }: Comparison,
): boolean {
  const aim = AIMS[name];
  const yardstick = aim.than === 'now' ? start : without;
  const more = aim.measure(withOrder, o) - aim.measure(yardstick, o);
  const better = aim.wanted === 'more' ? more : -more;
  if (aim.atLeast === undefined) return better > 0;
  return better >= aim.atLeast(start.model, start.world, o);
}

/** An aim that one national number answers. */
function national(column: ColumnName, about: string, wanted: 'more' | 'less'): Aim {
  return {
    about: `${about} in twelve weeks than now`,
    days: WEEKS_12,
    unit: columnOf(column).unit,
    wanted,
    than: 'now',
    measure: ({ world }) => world[column][0]!,
    columns: [column],
  };
}

/** An aim that the side's own number answers. */
function ofSide(column: ColumnName, about: string): Aim {
  return {
    about: `${about} in twelve weeks than now`,
    days: WEEKS_12,
    unit: columnOf(column).unit,
    wanted: 'more',
    than: 'now',
    measure: ({ world }, o) => world[column][o.side]!,
    columns: [column],
  };
}
