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
import {
  checkOrder,
  ORDER_KINDS,
  ORDER_KIND_NAMES,
  type Order,
  type OrderKindSpec,
} from '../orders.js';
import { NOTE } from '../records.js';
import { GOVERNMENT, HARASS, INSURGENT, LIE_LOW, NETWORK, STRIKE, type Side } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { createView, type View } from '../views.js';
import { addWithin, affordable, assign, transfer } from '../world.js';
import { carryOut } from '../order-acts.js';

export function orders(t: Turn): void {
  accrueAttention(t);
  for (const side of [INSURGENT, GOVERNMENT] as const) giveOrders(t, side);
  settleEvents(t);
  if (t.s.monthly) commandersDecide(t);
}

/** About four points a month; the coordination council adds to the insurgents' share. */
function accrueAttention(t: Turn): void {
  const { m, w } = t;
  const k = m.k.orders;
  const gain = k.attentionPoints;
  const insurgent = gain * (1 + k.coordinationAttention * w.union[0]!);
  const state = gain * (0.7 + 0.3 * w.cohesion[GOVERNMENT]!);
  addWithin(t.w, w.attention, INSURGENT, insurgent, 0, k.attentionCap, CAUSE.clock);
  addWithin(t.w, w.attention, GOVERNMENT, state, 0, k.attentionCap, CAUSE.clock);
}

function giveOrders(t: Turn, side: Side): void {
  let view: View | null = null;
  for (const o of t.orders) {
    if (o.side !== side) continue;
    view ??= createView(t.m, t.w, side);
    if (checkOrder(view, o) !== null) continue;
    pay(t, o);
    const spec: OrderKindSpec = ORDER_KINDS[o.kind];
    const number = ORDER_KIND_NAMES.indexOf(o.kind);
    if (spec.setting !== undefined) {
      const column = t.w[spec.setting];
      // A side's own row of a side column lies at its number, whatever the target says.
      assign(
        t.w,
        column,
        spec.setting === 'budget' || spec.setting === 'negotiation' ? side : o.target,
        o.choice,
        CAUSE.order,
      );
      if (spec.setting === 'frontPosture') instruct(t, o.target);
      t.records.note(t.day, NOTE.order_given, number, o.target, o.choice);
    } else {
      const failure = carryOut(t, o);
      if (failure < 0) t.records.note(t.day, NOTE.order_given, number, o.target, o.choice);
      else t.records.note(t.day, NOTE.order_failed, number, o.target, failure);
    }
  }
}

function pay(t: Turn, o: Order): void {
  const { w } = t;
  const spec: OrderKindSpec = ORDER_KINDS[o.kind];
  addWithin(w, w.attention, o.side, -spec.attention, 0, t.m.k.orders.attentionCap, CAUSE.order);
  const from = o.side === INSURGENT ? w.treasury : w.stateTreasury;
  transfer(w, from, 0, w.economy, 0, affordable(from, 0, spec.costUsd), CAUSE.order);
}

/** An event that waited a turn without an answer takes its default. */
function settleEvents(t: Turn): void {
  const { m, w } = t;
  for (let e = 0; e < m.events.length; e++) {
    if (w.eventPending[e] !== 1 || w.eventLastDay[e]! >= t.day) continue;
    const event = m.events[e]!;
    const choice = event.choices[event.defaultChoice]!;
    applyEffects(w, choice.effects, CAUSE_NAMES.length + e);
    assign(w, w.eventPending, e, 0, CAUSE.order_event_choice);
    t.records.note(t.day, NOTE.event_choice, e, event.defaultChoice, 1);
  }
}

/** A new posture reaches every area of the front at once, and each commander takes it his way. */
function instruct(t: Turn, front: number): void {
  for (const a of t.m.setup.fronts[front]!.areas) obey(t, a, 1);
}

/** Once a step, commanders weigh their orders again. */
function commandersDecide(t: Turn): void {
  for (let a = 0; a < t.m.sizes.areas; a++) {
    if (t.w.fighters[a]! > 0 || t.w.network[a]! > 0.01) obey(t, a, 0);
  }
}

/** Compliance of one commander; k separates draws of the same turn. */
function obey(t: Turn, a: number, k: number): void {
  const { m, w } = t;
  const front = m.map.front[a]!;
  if (front < 0) return;
  const ordered = w.frontPosture[front]!;
  const p = m.k.orders;
  // Orders against a temperament are obeyed less: the bold lie low unwillingly, the cautious strike so.
  const aggression = ordered / 4;
  const mismatch = Math.abs(aggression - w.boldness[a]!);
  const contact = 0.5 + 0.5 * w.union[0]!;
  const compliance =
    p.complianceBase * contact * (1 - 0.5 * w.payGap[a]!) * (1 - p.temperamentPull * mismatch);
  if (t.draws.at(DRAW.compliance, t.turn, a, k) < compliance) {
    assign(w, w.stance, a, ordered, CAUSE.order);
    return;
  }
  const own = ownDoctrine(w.boldness[a]!, w.payGap[a]!, w.leadership[a]!);
  if (own !== ordered && own !== w.stance[a])
    t.records.note(t.day, NOTE.order_reinterpreted, a, ordered, own);
  assign(w, w.stance, a, own, CAUSE.autonomy);
}

/** What a commander does when left alone. */
function ownDoctrine(boldness: number, payGap: number, leadership: number): number {
  if (payGap > 0.6 || leadership < 0.2) return LIE_LOW;
  if (boldness > 0.7) return STRIKE;
  return boldness > 0.35 ? HARASS : NETWORK;
}
