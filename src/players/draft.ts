/**
 * A draft of a month's orders: candidates with an urgency, kept sorted, and the choice among them.
 *
 * Attention is a scarce stock. Its price falls as it piles up: with one point left only what is
 * urgent is ordered, with a full stock also what is merely useful, so that points are saved in quiet
 * months and none is lost at the cap. Nothing is allocated while candidates are weighed.
 */
import {
  checkOrder,
  ORDER_KIND_NAMES,
  orderCost,
  purse,
  type Moment,
  type Order,
  type OrderKind,
  type View,
} from '../engine/index.js';
import { at } from './cells.js';

/** Candidates kept: more than the attention of any month can pay for. */
const ROOM = 24;

/** Urgency that a point of attention must earn when it is the last one, and when many are left. */
const PRICE_OF_LAST = 1.05;
const PRICE_FALL_PER_POINT = 0.11;
const LOWEST_PRICE = 0.24;

/** Share of the purse that is still there when orders are carried out, after the week's payments. */
const SURE_OF_PURSE = 0.7;

/** Share by which judgement scatters the urgency of an order, up or down. */
const SCATTER = 0.12;

/** Number of each kind, to tell draws apart. */
const NUMBER = Object.fromEntries(ORDER_KIND_NAMES.map((kind, i) => [kind, i])) as Readonly<
  Record<OrderKind, number>
>;
/** Targets that draws of one kind tell apart. */
const TARGETS = 4096;

/** What a point of attention must earn when `left` of them remain. */
export function priceOfAttention(left: number): number {
  return Math.max(LOWEST_PRICE, PRICE_OF_LAST - PRICE_FALL_PER_POINT * left);
}

interface Candidate {
  kind: OrderKind;
  target: number;
  other: number;
  choice: number;
  urgency: number;
}

/** Candidate orders of one side, sorted by urgency; the earlier offer comes first among equals. */
export class Draft {
  readonly #list: Candidate[] = Array.from({ length: ROOM }, () => ({
    kind: 'choose',
    target: 0,
    other: 0,
    choice: 0,
    urgency: 0,
  }));
  #count = 0;
  #moment: Moment | null = null;

  /** Starts a new month. */
  begin(moment: Moment): void {
    this.#count = 0;
    this.#moment = moment;
  }

  /**
   * Proposes an order. `urgency` is what it is worth per point of attention: 1 is worth the last
   * point, anything below the lowest price is forgotten at once.
   */
  offer(kind: OrderKind, target: number, choice: number, urgency: number, other = 0): void {
    if (!(urgency >= LOWEST_PRICE) || this.#moment === null) return;
    const k = NUMBER[kind] * TARGETS + (target % TARGETS);
    const scatter = 1 + SCATTER * (2 * this.#moment.uniform(k) - 1);
    this.#insert(kind, target, choice, urgency * scatter, other);
  }

  /** Answers an event that waits: costs no attention and comes before all else. */
  answer(event: number, choice: number): void {
    this.#insert('choose', event, choice, Infinity, 0);
  }

  /** Writes into the last place, where the least urgent may stand, and lets it rise. */
  #insert(kind: OrderKind, target: number, choice: number, urgency: number, other: number): void {
    const list = this.#list;
    let place = Math.min(this.#count, ROOM - 1);
    const own = list[place];
    if (own === undefined || (this.#count === ROOM && own.urgency >= urgency)) return;
    if (this.#count < ROOM) this.#count++;
    own.kind = kind;
    own.target = target;
    own.other = other;
    own.choice = choice;
    own.urgency = urgency;
    for (let above = list[place - 1]; above !== undefined; above = list[place - 1]) {
      if (above.urgency >= urgency) break;
      list[place] = above;
      place--;
    }
    list[place] = own;
  }

  /** The orders worth their price, most urgent first: legal, and affordable one after the other. */
  settle(view: View): Order[] {
    const orders: Order[] = [];
    let attention = at(view.attention, 0);
    let usd = SURE_OF_PURSE * purse(view);
    let left = this.#count;
    for (const { kind, target, other, choice, urgency } of this.#list) {
      if (left-- === 0 || urgency < priceOfAttention(attention)) break;
      const price = orderCost(view.theatre, kind);
      if (price.attention > attention || price.usd > usd) continue;
      const order: Order = { side: view.side, kind, target, other, choice };
      if (checkOrder(view, order) !== null) continue;
      orders.push(order);
      attention -= price.attention;
      usd -= price.usd;
    }
    return orders;
  }
}
