/**
 * A random but sensible player: a baseline that any doctrine must beat, and a gentle fuzzer. It
 * gives a few legal orders a month with plain priors, and seldom one that only harms its own side.
 */
import {
  checkOrder,
  orderCost,
  purse,
  type Order,
  type Player,
  type Side,
  type View,
} from '../engine/index.js';
import { at } from './cells.js';
import { below, orderByPriors } from './order-priors.js';

/** Orders wanted in a month, from none to three, and tries to find them legal. */
const MOST_ORDERS = 3;
const TRIES = 8;
/** Draws set apart for each try. */
const DRAWS_PER_TRY = 4;

/** A player of one side that picks among legal orders by plain priors. */
export function randomPlayer(side: Side): Player {
  return {
    id: 'random',
    cadence: 'month',
    decide(view, moment) {
      if (view.side !== side) throw new TypeError('the player was made for the other side');
      const orders = answers(view, moment.uniform(0));
      const wanted = orders.length + Math.floor(moment.uniform(1) * (MOST_ORDERS + 1));
      let attention = at(view.attention, 0);
      let usd = purse(view);
      for (let i = 0; i < TRIES && orders.length < wanted; i++) {
        const k = 2 + DRAWS_PER_TRY * i;
        const order = orderByPriors(view, (n) => moment.uniform(k + n));
        const price = orderCost(view.theatre, order.kind);
        if (price.attention > attention || price.usd > usd) continue;
        if (repeats(orders, order) || checkOrder(view, order) !== null) continue;
        orders.push(order);
        attention -= price.attention;
        usd -= price.usd;
      }
      return orders;
    },
  };
}

/** A random answer to every event that waits. */
function answers(view: View, u: number): Order[] {
  return view.pending.map(({ event, choices }) => ({
    side: view.side,
    kind: 'choose',
    target: event,
    other: 0,
    choice: choices[below(choices.length, u)]?.choice ?? 0,
  }));
}

/** Two orders of one kind to one target undo each other. */
function repeats(orders: readonly Order[], order: Order): boolean {
  return orders.some(({ kind, target }) => kind === order.kind && target === order.target);
}
