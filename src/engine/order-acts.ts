/** Orders that are acts rather than settings: what each does, and how hidden facts defeat it. */
import { CAUSE, CAUSE_NAMES } from './causes.js';
import { DRAW } from './draws.js';
import { applyEffects } from './effects.js';
import {
  ORDER_FAILURES,
  ORDER_KIND_NAMES,
  ORDER_KINDS,
  type Order,
  type OrderFailure,
  type OrderKindSpec,
} from './orders.js';
import { NOTE } from './records.js';
import { roomWithHosts } from './rules/recruitment.js';
import { GOVERNMENT, INSURGENT } from './sides.js';
import type { Turn } from './turn-context.js';
import { addShare, addWithin, affordable, assign, transfer } from './world.js';

const DONE = -1;

function failed(reason: OrderFailure): number {
  return ORDER_FAILURES.indexOf(reason);
}

/**
 * Carries an act out; gives -1, or the number of the reason why it failed. `nth` counts orders of
 * the same kind to the same target within the turn, so that each has noise of its own and an order
 * that is added leaves the noise of the others as it was.
 */
export function carryOut(t: Turn, o: Order, nth: number): number {
  switch (o.kind) {
    case 'move_fighters':
      return moveFighters(t, o, nth);
    case 'to_sanctuary':
      return toSanctuary(t, o, nth);
    case 'from_sanctuary':
      return fromSanctuary(t, o, nth);
    case 'redeploy':
      return redeploy(t, o);
    case 'insurgent_envoy':
    case 'state_envoy':
      return envoy(t, o, nth);
    case 'conference':
      return conference(t);
    case 'lobbying':
      return lobbying(t);
    case 'coalition':
      return coalition(t, o, nth);
    case 'choose':
      return choose(t, o);
    default:
      return DONE;
  }
}

function shareOf(o: Order): number {
  const spec: OrderKindSpec = ORDER_KINDS[o.kind];
  return spec.shares![o.choice]!;
}

/** Whether a march is caught: from what the garrison knows where it passes, and its posture. */
function caught(t: Turn, gate: number, u: number): boolean {
  const { w } = t;
  const k = t.m.k.orders;
  const zone = t.m.map.zone[gate]!;
  const posture = zone < 0 ? 0 : w.zonePosture[zone]!;
  return u < k.interceptionShare * w.intel[gate]! * (k.watchBase + k.watchFromPosture * posture);
}

function moveFighters(t: Turn, o: Order, nth: number): number {
  const { m, w } = t;
  const from = m.setup.fronts[o.target]!.areas;
  const to = m.setup.fronts[o.other]!.areas;
  const gate = from[0]!;
  const { snowCloses, roadStaysOpen, arriveUnknown } = m.k.orders;
  if (t.s.snow[gate]! > snowCloses && m.map.roadShare[gate]! < roadStaysOpen) {
    return failed('snow_closed_the_pass');
  }
  if (caught(t, gate, t.draws.at(DRAW.march, t.turn, o.target, nth))) {
    return intercepted(t, from, shareOf(o));
  }
  const room = (b: number): number => arriveUnknown + w.network[b]!;
  for (const a of from) {
    const leaving = affordable(w.fighters, a, w.fighters[a]! * shareOf(o));
    const carried = carriedBy(w.arms[a]!, w.fighters[a]!, leaving);
    spread(t, w.fighters, a, to, leaving, room, CAUSE.movement);
    spread(t, w.arms, a, to, carried, room, CAUSE.movement);
  }
  return DONE;
}

/** What part of the weapons goes with those who leave. */
function carriedBy(arms: number, people: number, leaving: number): number {
  return people > 0 ? Math.floor((arms * leaving) / people) : 0;
}

/**
 * Moves `n` units from one area to others in proportion to their room, each rounded so that the
 * parts sum to `n`. What falls to the area itself stays.
 */
function spread(
  t: Turn,
  column: Float64Array,
  a: number,
  to: readonly number[],
  n: number,
  room: (b: number) => number,
  cause: number,
): void {
  let total = 0;
  for (const b of to) total += room(b);
  let before = 0;
  let given = 0;
  for (const b of to) {
    before += room(b);
    const upTo = Math.round((n * before) / total);
    if (b !== a) transfer(t.w, column, a, column, b, upTo - given, cause);
    given = upTo;
  }
}

/** A column that is caught loses part of its people and their arms; the rest turn back. */
function intercepted(t: Turn, areas: readonly number[], share: number): number {
  const { w } = t;
  for (const a of areas) {
    const lost = w.fighters[a]! * share * t.m.k.orders.interceptionLoss;
    const n = affordable(w.fighters, a, lost);
    const carried = carriedBy(w.arms[a]!, w.fighters[a]!, n);
    transfer(w, w.fighters, a, w.captured, INSURGENT, n, CAUSE.capture);
    transfer(w, w.arms, a, w.garrisonArms, a, carried, CAUSE.capture);
  }
  return failed('intercepted_on_the_way');
}

/** Fighters that neighbours would still take in. */
function roomAbroad(t: Turn): number {
  return Math.max(0, Math.floor(roomWithHosts(t) - t.w.sanctuary[INSURGENT]!));
}

/** Arms do not cross the border: those who leave bury them in the group's old stores. */
function toSanctuary(t: Turn, o: Order, nth: number): number {
  const { m, w } = t;
  const areas = m.setup.fronts[o.target]!.areas;
  let room = roomAbroad(t);
  if (room === 0) return failed('no_room_at_the_host');
  if (caught(t, areas[0]!, t.draws.at(DRAW.wayOut, t.turn, o.target, nth))) {
    return intercepted(t, areas, shareOf(o));
  }
  for (const a of areas) {
    const people = w.fighters[a]!;
    const n = Math.min(room, affordable(w.fighters, a, people * shareOf(o)));
    const carried = carriedBy(w.arms[a]!, people, n);
    transfer(w, w.fighters, a, w.sanctuary, INSURGENT, n, CAUSE.sanctuary);
    transfer(w, w.arms, a, w.cache, INSURGENT, carried, CAUSE.sanctuary);
    room -= n;
  }
  return DONE;
}

function fromSanctuary(t: Turn, o: Order, nth: number): number {
  const { m, w } = t;
  const areas = m.setup.fronts[o.target]!.areas;
  const n = affordable(w.sanctuary, INSURGENT, w.sanctuary[INSURGENT]! * shareOf(o));
  if (caught(t, areas[0]!, t.draws.at(DRAW.wayBack, t.turn, o.target, nth))) {
    const lost = Math.floor(n * m.k.orders.interceptionLoss);
    transfer(w, w.sanctuary, INSURGENT, w.captured, INSURGENT, lost, CAUSE.capture);
    return failed('intercepted_on_the_way');
  }
  let given = 0;
  areas.forEach((a, i) => {
    const upTo = Math.round((n * (i + 1)) / areas.length);
    transfer(w, w.sanctuary, INSURGENT, w.fighters, a, upTo - given, CAUSE.sanctuary);
    given = upTo;
  });
  return DONE;
}

/** Garrisons march with their arms; heavy equipment follows as far as roads carry it. */
function redeploy(t: Turn, o: Order): number {
  const { m, w } = t;
  const to = m.setup.zones[o.other]!.areas;
  const { marchUnpeopled, driveRoadless } = m.k.orders;
  const weight = (b: number): number => marchUnpeopled + m.map.populationShare[b]!;
  const byRoad = (b: number): number => weight(b) * (driveRoadless + m.map.roadShare[b]!);
  for (const a of m.setup.zones[o.target]!.areas) {
    const people = w.garrison[a]!;
    const leaving = affordable(w.garrison, a, people * shareOf(o));
    const carried = carriedBy(w.garrisonArms[a]!, people, leaving);
    const driven = carriedBy(w.heavy[a]! * m.map.roadShare[a]!, people, leaving);
    spread(t, w.garrison, a, to, leaving, weight, CAUSE.redeployment);
    spread(t, w.garrisonArms, a, to, carried, weight, CAUSE.redeployment);
    spread(t, w.heavy, a, to, driven, byRoad, CAUSE.redeployment);
  }
  return DONE;
}

/**
 * An envoy is received unless the host is hostile; what he pushes depends on the errand. He who comes
 * on the heels of another finds little left to agree on: what he brings home shrinks with the effort
 * that is still fresh.
 */
function envoy(t: Turn, o: Order, nth: number): number {
  const { m, w } = t;
  const k = m.k.orders;
  const effort = o.side === INSURGENT ? w.envoyInsurgent : w.envoyGovernment;
  const own = 2 * o.target + o.side;
  const attitude = w.attitude[own]!;
  const u = t.draws.at(DRAW.envoy, t.turn, own, nth);
  if (u > k.envoyReceived + k.envoyFromStance * attitude) return failed('envoy_not_received');
  const open = (1 - effort[o.target]!) * (1 - effort[o.target]!);
  addShare(w, effort, o.target, m.k.stances.envoyEffort, CAUSE.diplomacy);
  if (o.side === INSURGENT) {
    // Beside goodwill he asks that his host does not recognise the authorities, and is heard by friends.
    const lost = k.envoyArgument * (1 + attitude) * open;
    addShare(w, w.recognition, GOVERNMENT, -lost, CAUSE.diplomacy);
  } else if (o.choice === 0) {
    const gain = k.envoyTrade * m.ap.tradeShare[o.target]! * open;
    addWithin(w, w.trade, 0, gain, 0, 2, CAUSE.diplomacy);
  } else if (o.choice === 1) {
    addWithin(w, w.attitude, 2 * o.target, -k.envoySecurity * open, -1, 1, CAUSE.diplomacy);
  } else {
    const gain = k.envoyRecognition * (1 + attitude) * open;
    addShare(w, w.recognition, GOVERNMENT, gain, CAUSE.diplomacy);
  }
  return DONE;
}

/** What is easy to agree on is agreed on first: the closer a union, the less a round adds to it. */
function conference(t: Turn): number {
  const { w } = t;
  const k = t.m.k.politics;
  addShare(w, w.union, 0, k.conferenceUnion * (1 - w.union[0]!), CAUSE.conference);
  addShare(w, w.legitimacy, INSURGENT, k.conferenceLegitimacy, CAUSE.conference);
  addShare(w, w.rift, 0, -k.conferenceUnion, CAUSE.conference);
  return DONE;
}

/**
 * Abuse that is seen abroad is what lobbying against recognition lives on; who is received nearly
 * everywhere has few doors left to open.
 */
function lobbying(t: Turn): number {
  const { m, w } = t;
  const gain = m.k.politics.lobbyingRecognition;
  const argument = m.k.orders.lobbyingBase + w.outrage[0]!;
  const closed = 1 - w.recognition[INSURGENT]!;
  addShare(w, w.recognition, INSURGENT, gain * closed, CAUSE.lobbying);
  addShare(w, w.recognition, GOVERNMENT, -gain * argument, CAUSE.abuse_argument);
  return DONE;
}

function coalition(t: Turn, o: Order, nth: number): number {
  const { m, w } = t;
  const k = m.k.orders;
  if (o.choice === 2) {
    addShare(w, w.union, 0, -k.breakUnion, CAUSE.quarrel);
    addShare(w, w.cohesion, INSURGENT, k.breakCohesion, CAUSE.order);
    return DONE;
  }
  const u = t.draws.at(DRAW.courtship, t.turn, 0, nth);
  const listens = k.allyListens + k.allyWithoutRift * (1 - w.rift[0]!);
  if (u > listens + k.concessionHelps * o.choice) return failed('rebuffed');
  const { courtUnion, concessionCost } = m.k.politics;
  const apart = 1 - w.union[0]!;
  addShare(w, w.union, 0, courtUnion * (1 + o.choice) * apart, CAUSE.coordination);
  addShare(w, w.cohesion, INSURGENT, -concessionCost * o.choice, CAUSE.quarrel);
  addShare(w, w.rift, 0, -courtUnion, CAUSE.coordination);
  return DONE;
}

function choose(t: Turn, o: Order): number {
  const { m, w } = t;
  const choice = m.events[o.target]!.choices[o.choice]!;
  applyEffects(w, choice.effects, CAUSE_NAMES.length + o.target);
  assign(w, w.eventPending, o.target, 0, CAUSE.order_event_choice);
  t.records.note(t.day, NOTE.event_choice, o.target, o.choice, 0);
  return DONE;
}

/** Number of an order kind, as the event log stores it. */
export function orderNumber(o: Order): number {
  return ORDER_KIND_NAMES.indexOf(o.kind);
}
