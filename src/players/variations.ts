/**
 * Ideas: sets of orders that differ from a plan in one thing, so that a rehearsal can tell what the
 * thing is worth. A set is always legal and affordable one order after the other.
 */
import {
  checkOrder,
  orderCost,
  ORDER_KINDS,
  purse,
  targetCount,
  type Order,
  type OrderKindSpec,
  type View,
} from '../engine/index.js';
import { at } from './cells.js';
import { orderOfNthKind } from './order-priors.js';

/** Share of the purse that is still there when orders are carried out, after the week's payments. */
const SURE_OF_PURSE = 0.7;
/** Draws set apart for one idea, and how often it is thought again when it cannot be carried out. */
const DRAWS_PER_TRY = 5;
const TRIES_PER_IDEA = 3;

/** The orders that can be given one after the other, leaving out what is too dear or said twice. */
export function affordableSet(view: View, wishes: readonly Order[]): readonly Order[] {
  const orders: Order[] = [];
  let attention = at(view.attention, 0);
  let usd = SURE_OF_PURSE * purse(view);
  for (const order of wishes) {
    const price = orderCost(view.theatre, order.kind);
    if (price.attention > attention || price.usd > usd) continue;
    if (orders.some((given) => sameSubject(given, order))) continue;
    if (checkOrder(view, order) !== null) continue;
    orders.push(order);
    attention -= price.attention;
    usd -= price.usd;
  }
  return orders;
}

/** Whether two orders are about the same thing, so that the later would undo or repeat the earlier. */
export function sameSubject(a: Order, b: Order): boolean {
  return a.kind === b.kind && a.target === b.target;
}

/**
 * A plan with one thing more or otherwise: an order of the n-th kind, to one target or to all; null
 * when nothing came to mind. Acts of the plan stay: futures in which doctrine acts would make up for
 * one that is left out today, and tomorrow it would be left out again.
 */
export function variation(
  view: View,
  plan: readonly Order[],
  n: number,
  uniform: (k: number) => number,
): readonly Order[] | null {
  for (let i = 0; i < TRIES_PER_IDEA; i++) {
    const own = (k: number): number => uniform(DRAWS_PER_TRY * i + k);
    const idea = orderOfNthKind(view, n, own);
    const wishes = (own(4) < 0.5 ? everywhereAs(view, idea) : [idea]).filter(
      (order) => checkOrder(view, order) === null,
    );
    if (wishes.length === 0) continue;
    const set = affordableSet(view, [...plan.filter(isAct), ...wishes, ...plan]);
    if (!sameOrders(set, plan)) return set;
  }
  return null;
}

/** A plan with other answers to the events that wait, one at a time. */
export function otherAnswers(view: View, plan: readonly Order[]): (readonly Order[])[] {
  return view.pending.flatMap(({ event, choices }) => {
    const asked = (order: Order): boolean => order.kind === 'choose' && order.target === event;
    const given = plan.find(asked)?.choice;
    return choices
      .filter(({ choice }) => choice !== given)
      .map(({ choice }) => [
        { side: view.side, kind: 'choose' as const, target: event, other: 0, choice },
        ...plan.filter((order) => !asked(order)),
      ]);
  });
}

/** The same choice for every target of its kind. */
function everywhereAs(view: View, idea: Order): readonly Order[] {
  const targets = targetCount(view.theatre, ORDER_KINDS[idea.kind].target);
  return Array.from({ length: targets }, (_, n) => ({
    ...idea,
    target: (idea.target + n) % targets,
  }));
}

/** Whether an order does something once, and leaves settings as they are. */
export function isAct({ kind }: Order): boolean {
  const { setting }: OrderKindSpec = ORDER_KINDS[kind];
  return setting === undefined;
}

function sameOrders(a: readonly Order[], b: readonly Order[]): boolean {
  return (
    a.length === b.length && a.every((order, i) => JSON.stringify(order) === JSON.stringify(b[i]))
  );
}
