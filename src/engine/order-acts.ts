/** Orders that are acts rather than settings: what each does, and how hidden facts defeat it. */
import { CAUSE, CAUSE_NAMES } from './causes.js';
import { DRAW } from './draws.js';
import { applyEffects } from './effects.js';
import { ORDER_FAILURES, ORDER_KIND_NAMES, type Order, type OrderFailure } from './orders.js';
import { NOTE } from './records.js';
import { GOVERNMENT, INSURGENT } from './sides.js';
import type { Turn } from './turn-context.js';
import { addShare, addWithin, affordable, assign, transfer } from './world.js';

const SHARES: Readonly<Record<string, readonly number[]>> = {
  move_fighters: [0.125, 0.25, 0.5],
  to_sanctuary: [0.125, 0.25, 0.5],
  from_sanctuary: [0.25, 0.5, 1],
  redeploy: [0.125, 0.25],
};

const DONE = -1;

function failed(reason: OrderFailure): number {
  return ORDER_FAILURES.indexOf(reason);
}

/** Carries an act out; gives -1, or the number of the reason why it failed. */
export function carryOut(t: Turn, o: Order): number {
  switch (o.kind) {
    case 'move_fighters':
      return moveFighters(t, o);
    case 'to_sanctuary':
      return toSanctuary(t, o);
    case 'from_sanctuary':
      return fromSanctuary(t, o);
    case 'redeploy':
      return redeploy(t, o);
    case 'insurgent_envoy':
    case 'state_envoy':
      return envoy(t, o);
    case 'conference':
    case 'lobbying':
    case 'coalition':
      return politicalAct(t, o);
    case 'choose':
      return choose(t, o);
    default:
      return DONE;
  }
}

/** Chance that a march is caught, from the garrisons and what they know where it passes. */
function caught(t: Turn, a: number, draw: number): boolean {
  const { w } = t;
  const watch = w.intel[a]! * (0.4 + 0.2 * w.zonePosture[Math.max(0, t.m.map.zone[a]!)]!);
  return t.draws.at(DRAW.compliance, t.turn, a, draw) < 0.5 * watch;
}

function moveFighters(t: Turn, o: Order): number {
  const { m, w } = t;
  const share = SHARES['move_fighters']![o.choice]!;
  const from = m.setup.fronts[o.target]!.areas;
  const to = m.setup.fronts[o.other]!.areas;
  const gate = from[0]!;
  if (t.s.snow[gate]! > 0.75 && m.map.roadShare[gate]! < 0.5) return failed('snow_closed_the_pass');
  if (caught(t, gate, 16 + o.other)) {
    loseOnTheWay(t, from, share * 0.25);
    return failed('intercepted_on_the_way');
  }
  let room = 0;
  for (const a of to) room += 0.05 + w.network[a]!;
  for (const a of from) {
    let leaving = affordable(w.fighters, a, w.fighters[a]! * share);
    const carried = leaving / (w.fighters[a]! + 1);
    for (const b of to) {
      const n = Math.min(
        leaving,
        Math.ceil((w.fighters[a]! * share * (0.05 + w.network[b]!)) / room),
      );
      if (a === b || n <= 0) continue;
      transfer(w, w.fighters, a, w.fighters, b, n, CAUSE.movement);
      transfer(
        w,
        w.arms,
        a,
        w.arms,
        b,
        affordable(w.arms, a, (w.arms[a]! * carried * n) / (leaving + 1)),
        CAUSE.movement,
      );
      leaving -= n;
    }
  }
  return DONE;
}

function loseOnTheWay(t: Turn, areas: readonly number[], share: number): void {
  const { w } = t;
  for (const a of areas) {
    const n = affordable(w.fighters, a, w.fighters[a]! * share);
    transfer(w, w.fighters, a, w.captured, INSURGENT, n, CAUSE.capture);
  }
}

function toSanctuary(t: Turn, o: Order): number {
  const { m, w } = t;
  const areas = m.setup.fronts[o.target]!.areas;
  if (caught(t, areas[0]!, 8)) {
    loseOnTheWay(t, areas, SHARES['to_sanctuary']![o.choice]! * 0.2);
    return failed('intercepted_on_the_way');
  }
  for (const a of areas) {
    const n = affordable(w.fighters, a, w.fighters[a]! * SHARES['to_sanctuary']![o.choice]!);
    transfer(w, w.fighters, a, w.sanctuary, INSURGENT, n, CAUSE.sanctuary);
  }
  return DONE;
}

function fromSanctuary(t: Turn, o: Order): number {
  const { m, w } = t;
  const areas = m.setup.fronts[o.target]!.areas;
  const n = affordable(
    w.sanctuary,
    INSURGENT,
    w.sanctuary[INSURGENT]! * SHARES['from_sanctuary']![o.choice]!,
  );
  if (caught(t, areas[0]!, 9)) {
    const lost = Math.floor(n * 0.2);
    transfer(w, w.sanctuary, INSURGENT, w.captured, INSURGENT, lost, CAUSE.capture);
    return failed('intercepted_on_the_way');
  }
  const each = Math.floor(n / areas.length);
  areas.forEach((a, i) => {
    const sum = i === 0 ? n - each * (areas.length - 1) : each;
    transfer(w, w.sanctuary, INSURGENT, w.fighters, a, sum, CAUSE.sanctuary);
  });
  return DONE;
}

function redeploy(t: Turn, o: Order): number {
  const { m, w } = t;
  const share = SHARES['redeploy']![o.choice]!;
  const to = m.setup.zones[o.other]!.areas;
  let weight = 0;
  for (const b of to) weight += 0.1 + m.map.populationShare[b]!;
  for (const a of m.setup.zones[o.target]!.areas) {
    const leaving = affordable(w.garrison, a, w.garrison[a]! * share);
    for (const b of to) {
      const n = Math.floor((leaving * (0.1 + m.map.populationShare[b]!)) / weight);
      transfer(w, w.garrison, a, w.garrison, b, n, CAUSE.redeployment);
      transfer(
        w,
        w.garrisonArms,
        a,
        w.garrisonArms,
        b,
        affordable(w.garrisonArms, a, n),
        CAUSE.redeployment,
      );
    }
  }
  return DONE;
}

/** An envoy is received unless the host is hostile; what he pushes depends on the errand. */
function envoy(t: Turn, o: Order): number {
  const { m, w } = t;
  const effort = o.side === INSURGENT ? w.envoyInsurgent : w.envoyGovernment;
  const attitude = w.attitude[2 * o.target + o.side]!;
  const u = t.draws.at(DRAW.compliance, t.turn, o.target, 100 + o.side);
  if (u > 0.75 + 0.5 * attitude) return failed('envoy_not_received');
  addShare(w, effort, o.target, m.k.stances.envoyEffort, CAUSE.diplomacy);
  if (o.side === GOVERNMENT) {
    if (o.choice === 0)
      addWithin(w, w.trade, 0, 0.02 * m.ap.tradeShare[o.target]!, 0, 2, CAUSE.diplomacy);
    if (o.choice === 1) addWithin(w, w.attitude, 2 * o.target, -0.02, -1, 1, CAUSE.diplomacy);
    if (o.choice === 2)
      addShare(w, w.recognition, GOVERNMENT, 0.004 * (1 + attitude), CAUSE.diplomacy);
  }
  return DONE;
}

function politicalAct(t: Turn, o: Order): number {
  const { m, w } = t;
  const k = m.k.politics;
  if (o.kind === 'conference') {
    addShare(w, w.union, 0, k.conferenceUnion, CAUSE.conference);
    addShare(w, w.legitimacy, INSURGENT, k.conferenceLegitimacy, CAUSE.conference);
    addShare(w, w.rift, 0, -k.conferenceUnion, CAUSE.conference);
    return DONE;
  }
  if (o.kind === 'lobbying') {
    addShare(w, w.recognition, INSURGENT, k.lobbyingRecognition, CAUSE.lobbying);
    addShare(
      w,
      w.recognition,
      GOVERNMENT,
      -k.lobbyingRecognition * (0.3 + w.outrage[0]!),
      CAUSE.abuse_argument,
    );
    return DONE;
  }
  if (o.choice === 2) {
    addShare(w, w.union, 0, -0.4, CAUSE.quarrel);
    addShare(w, w.cohesion, INSURGENT, 0.05, CAUSE.order);
    return DONE;
  }
  const u = t.draws.at(DRAW.compliance, t.turn, 0, 200);
  if (u > 0.4 + 0.4 * (1 - w.rift[0]!) + 0.2 * o.choice) return failed('rebuffed');
  addShare(w, w.union, 0, k.courtUnion * (1 + o.choice), CAUSE.coordination);
  if (o.choice === 1) addShare(w, w.cohesion, INSURGENT, -k.concessionCost, CAUSE.quarrel);
  addShare(w, w.rift, 0, -k.courtUnion, CAUSE.coordination);
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
