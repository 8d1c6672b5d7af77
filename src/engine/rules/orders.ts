/**
 * Rule 5: orders.
 *
 * Attention accrues by the calendar; orders that are still legal are carried out, each at its
 * price. Regional commanders interpret: compliance depends on temperament, contact and funds, and
 * a commander left alone acts on his own doctrine. The front sees what was reinterpreted.
 * [article: strong regional commanders with high autonomy; a coordination council]
 */
import { CAUSE, CAUSE_NAMES } from '../causes.js';
import { DRAW } from '../draws.js';
import { applyEffects } from '../effects.js';
import { carryOut, orderNumber } from '../order-acts.js';
import { checkOrder, ORDER_KINDS, settingCell, type Order, type OrderKindSpec } from '../orders.js';
import type { Parameters } from '../parameters.js';
import { NOTE } from '../records.js';
import { GOVERNMENT, HARASS, INSURGENT, LIE_LOW, NETWORK, STRIKE, type Side } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { addWithin, affordable, assign, transfer } from '../world.js';

export function orders(t: Turn): void {
  if (t.orders.length > 0) for (const side of [INSURGENT, GOVERNMENT] as const) giveOrders(t, side);
  // After the orders: attention that a full stock has no room for must not depend on the turn's length.
  accrueAttention(t);
  settleEvents(t);
  if (t.s.monthly) commandersDecide(t);
}

/** About four points a month; the coordination council adds to the insurgents' share. */
function accrueAttention(t: Turn): void {
  const { m, w } = t;
  const k = m.k.orders;
  const gain = k.attentionPoints;
  const insurgent = gain * (1 + k.coordinationAttention * w.union[0]!);
  const state =
    gain * (k.stateAttentionBase + k.stateAttentionFromCohesion * w.cohesion[GOVERNMENT]!);
  addWithin(t.w, w.attention, INSURGENT, insurgent, 0, k.attentionCap, CAUSE.clock);
  addWithin(t.w, w.attention, GOVERNMENT, state, 0, k.attentionCap, CAUSE.clock);
}

/** Orders of one side, in the order given; those that the side may not give change nothing. */
function giveOrders(t: Turn, side: Side): void {
  const done: Order[] = [];
  for (const o of t.orders) {
    if (o.side !== side || checkOrder(t.views[side], o) !== null) continue;
    const nth = done.filter(({ kind, target }) => kind === o.kind && target === o.target).length;
    done.push(o);
    pay(t, o);
    const failure = execute(t, o, nth);
    if (failure < 0) t.records.note(t.day, NOTE.order_given, orderNumber(o), o.target, o.choice);
    else t.records.note(t.day, NOTE.order_failed, orderNumber(o), o.target, failure);
  }
}

/** Sets what the order sets, or starts its act; gives -1 or the number of the failure. */
function execute(t: Turn, o: Order, nth: number): number {
  const { setting }: OrderKindSpec = ORDER_KINDS[o.kind];
  if (setting === undefined) return carryOut(t, o, nth);
  assign(t.w, t.w[setting], settingCell(setting, o.side, o.target), o.choice, CAUSE.order);
  if (setting === 'frontPosture') instruct(t, o.target, nth);
  return -1;
}

function pay(t: Turn, o: Order): void {
  const { w } = t;
  const { attention, usd } = t.m.prices[o.kind];
  addWithin(w, w.attention, o.side, -attention, 0, t.m.k.orders.attentionCap, CAUSE.order);
  const from = o.side === INSURGENT ? w.treasury : w.stateTreasury;
  transfer(w, from, 0, w.economy, 0, affordable(from, 0, usd), CAUSE.order);
}

/**
 * Days that an event waits at least for an answer. It is settled at the first step of the slow
 * processes after that, so that a player who is asked once a step has been asked before.
 */
export const DECISION_DAYS = 7;

/** An event that waited long enough without an answer takes its default. */
function settleEvents(t: Turn): void {
  const { m, w } = t;
  if (!t.s.monthly) return;
  for (let e = 0; e < m.events.length; e++) {
    if (w.eventPending[e] !== 1 || t.day - w.eventLastDay[e]! < DECISION_DAYS) continue;
    const event = m.events[e]!;
    const choice = event.choices[event.defaultChoice]!;
    applyEffects(w, choice.effects, CAUSE_NAMES.length + e);
    assign(w, w.eventPending, e, 0, CAUSE.order_event_choice);
    t.records.note(t.day, NOTE.event_choice, e, event.defaultChoice, 1);
  }
}

/** A new posture reaches every area of the front at once, and each commander takes it his way. */
function instruct(t: Turn, front: number, nth: number): void {
  const { m } = t;
  for (const a of m.setup.fronts[front]!.areas) {
    obey(t, a, t.draws.at(DRAW.instruction, t.turn, a, nth * m.sizes.fronts + front));
  }
}

/** Once a step, commanders weigh their orders again. */
function commandersDecide(t: Turn): void {
  for (let a = 0; a < t.m.sizes.areas; a++) {
    if (t.w.fighters[a]! === 0 && t.w.network[a]! <= 0.01) continue;
    obey(t, a, t.draws.at(DRAW.compliance, t.turn, a, 0));
  }
}

/** Compliance of one commander; `u` is his mood. */
function obey(t: Turn, a: number, u: number): void {
  const { m, w } = t;
  const front = m.map.front[a]!;
  if (front < 0) return;
  const ordered = w.frontPosture[front]!;
  const p = m.k.orders;
  // Orders against a temperament are obeyed less: the bold lie low unwillingly, the cautious strike so.
  const aggression = ordered / 4;
  const mismatch = Math.abs(aggression - w.boldness[a]!);
  const contact = p.contactAlone + p.contactUnited * w.union[0]!;
  const compliance =
    p.complianceBase *
    contact *
    (1 - p.unpaidDisobeys * w.payGap[a]!) *
    (1 - p.temperamentPull * mismatch);
  if (u < compliance) {
    assign(w, w.stance, a, ordered, CAUSE.order);
    return;
  }
  const own = ownDoctrine(p, w.boldness[a]!, w.payGap[a]!, w.leadership[a]!);
  if (own !== ordered && own !== w.stance[a])
    t.records.note(t.day, NOTE.order_reinterpreted, a, ordered, own);
  assign(w, w.stance, a, own, CAUSE.autonomy);
}

/** What a commander does when left alone. */
function ownDoctrine(
  p: Parameters['orders'],
  boldness: number,
  payGap: number,
  leadership: number,
): number {
  if (payGap > p.lieLowUnpaid || leadership < p.lieLowLeaderless) return LIE_LOW;
  if (boldness > p.strikeBoldness) return STRIKE;
  return boldness > p.harassBoldness ? HARASS : NETWORK;
}
