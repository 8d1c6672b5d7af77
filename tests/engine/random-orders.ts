/** Orders drawn at random, legal and illegal, from a key of their own: the fuzzer of the engine. */
import { legalOrders, ORDER_KIND_NAMES, type Order } from '../../src/engine/orders.js';
import { Draws, type Key } from '../../src/engine/random.js';
import type { Side } from '../../src/engine/sides.js';
import type { Player } from '../../src/engine/simulate.js';
import type { View } from '../../src/engine/views.js';

/** Numbers that no index of a small model may be, among some that may. */
const NUMBERS = [0, 0, 1, 1, 2, 3, 4, 7, -1, 0.5, NaN, Infinity, 1e9, -0] as const;
const KINDS: readonly string[] = [...ORDER_KIND_NAMES, 'constructor', '__proto__', 'surrender'];

/** Uniform choices that depend on nothing but the key and how many were made before. */
export class Chooser {
  readonly #draws: Draws;
  #n = 0;

  constructor(key: Key) {
    this.#draws = new Draws(key.k0, key.k1);
  }

  /** A uniform number in (0, 1). */
  uniform(): number {
    const n = this.#n++;
    return this.#draws.at(1, n >> 16, n & 0xffff, 0);
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.uniform() * from.length)]!;
  }
}

/** Any order whatever; most are illegal. */
export function anyOrder(chooser: Chooser): Order {
  return {
    side: (chooser.uniform() < 0.5 ? 0 : 1) as Side,
    kind: chooser.pick(KINDS) as Order['kind'],
    target: chooser.pick(NUMBERS),
    other: chooser.uniform() < 0.7 ? 0 : chooser.pick(NUMBERS),
    choice: chooser.pick(NUMBERS),
  };
}

/** One of the orders that the side may give now, or any order when it may give none. */
export function legalOrder(chooser: Chooser, view: View): Order {
  const legal = legalOrders(view);
  return legal.length > 0 ? chooser.pick(legal) : anyOrder(chooser);
}

/** A player who gives one legal order every turn, each kind as often as another. */
export const restless: Player = {
  id: 'restless',
  cadence: 'turn',
  decide(view, moment) {
    const legal = legalOrders(view);
    const kinds = [...new Set(legal.map(({ kind }) => kind))];
    const kind = kinds[Math.floor(moment.uniform(1) * kinds.length)];
    const own = legal.filter((order) => order.kind === kind);
    const order = own[Math.floor(moment.uniform(2) * own.length)];
    return order === undefined ? [] : [order];
  },
};
