/** Standing orders: given again by themselves, until they are ended. They are data of a save. */
import { checkOrder, ORDER_KINDS, type Order, type OrderKindSpec } from '../engine/orders.js';
import type { Side } from '../engine/sides.js';
import type { View } from '../engine/views.js';
import { orderText } from './drafted-view.js';
import { GameError } from './errors.js';

/** Most standing orders of one side at one time. */
export const MAX_STANDING = 24;
/** Longest time between two givings, days: two years. */
export const MAX_EVERY_DAYS = 732;

/**
 * An order that is given again. One that sets something (a posture, a budget) is given whenever it
 * is not so; an act (an envoy) when `everyDays` have passed since it was last given.
 */
export interface StandingOrder {
  readonly order: Order;
  /** Days between two givings of an act; 0 for an order that sets something. */
  readonly everyDays: number;
  /** Turn before which it was begun. */
  readonly fromTurn: number;
  /** Turn before which it was ended; null while it stands. */
  readonly untilTurn: number | null;
}

/** Whether the order sets something that holds, so that it is kept rather than repeated. */
export function setsSomething(order: Order): boolean {
  const { setting }: OrderKindSpec = ORDER_KINDS[order.kind];
  return setting !== undefined;
}

/** A standing order with its place in the list of its line. */
export interface PlacedStanding {
  readonly place: number;
  readonly standing: StandingOrder;
}

/**
 * A new standing order from a turn on. GameError (GAME_STANDING) when the side has no room for it,
 * or when an act would be repeated never or all the time.
 */
export function newStanding(
  own: readonly PlacedStanding[],
  order: Order,
  everyDays: number,
  turn: number,
): StandingOrder {
  if (own.length >= MAX_STANDING) {
    throw new GameError('GAME_STANDING', `a side has at most ${MAX_STANDING} standing orders`);
  }
  if (order.kind === 'choose') {
    throw new GameError('GAME_STANDING', 'an answer to an event cannot be repeated');
  }
  const days = setsSomething(order) ? 0 : everyDays;
  const isFit = Number.isInteger(days) && days <= MAX_EVERY_DAYS;
  if (!isFit || (days < 1 && !setsSomething(order))) {
    throw new GameError('GAME_STANDING', `an act is repeated every 1 to ${MAX_EVERY_DAYS} days`);
  }
  return { order, everyDays: days, fromTurn: turn, untilTurn: null };
}

/** The orders that stand before a turn, with their places in the list. */
export function standingAt(
  all: readonly StandingOrder[],
  side: Side,
  turn: number,
): PlacedStanding[] {
  return all.flatMap((standing, place) => {
    const { order, fromTurn, untilTurn } = standing;
    const stands = fromTurn <= turn && (untilTurn === null || untilTurn > turn);
    return stands && order.side === side ? [{ place, standing }] : [];
  });
}

/**
 * The standing orders of a side that are due, and can be given as far as the side knows.
 * `lastDayOf` gives the day on which an order was last given, or null.
 */
export function dueOrders(
  all: readonly StandingOrder[],
  view: View,
  turn: number,
  day: number,
  lastDayOf: (order: Order) => number | null,
): Order[] {
  return standingAt(all, view.side, turn).flatMap(({ standing }) => {
    const { order, everyDays } = standing;
    if (checkOrder(view, order) !== null) return [];
    const last = setsSomething(order) ? null : lastDayOf(order);
    return last === null || day - last >= everyDays ? [order] : [];
  });
}

/** Finds when an order was last given among turns; the day is that of the turn. */
export function lastGiven(
  turns: readonly { readonly orders: readonly Order[] }[],
  order: Order,
  dayOfTurn: (turn: number) => number,
): number | null {
  const text = orderText(order);
  for (let turn = turns.length - 1; turn >= 0; turn--) {
    const orders = turns[turn]?.orders ?? [];
    if (orders.some((o) => orderText(o) === text)) return dayOfTurn(turn);
  }
  return null;
}
