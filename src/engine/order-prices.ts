/** What orders cost by the numbers of a scenario. */
import {
  ORDER_KIND_NAMES,
  ORDER_KINDS,
  type OrderKind,
  type OrderKindSpec,
} from './order-table.js';
import type { Parameters } from './parameters.js';

/** Price of an order. */
export interface Price {
  /** Points of command attention. */
  readonly attention: number;
  /** Money at once, USD. */
  readonly usd: number;
}

/** The price of each kind of order. */
export type Prices = Readonly<Record<OrderKind, Price>>;

/** Reads the prices from the parameters that the table of orders names; free where it names none. */
export function readPrices({ prices }: Pick<Parameters, 'prices'>): Prices {
  const price = (kind: OrderKind): Price => {
    const { points, usd }: OrderKindSpec = ORDER_KINDS[kind];
    return Object.freeze({
      attention: points === undefined ? 0 : prices[points],
      usd: usd === undefined ? 0 : prices[usd],
    });
  };
  return Object.freeze(
    Object.fromEntries(ORDER_KIND_NAMES.map((kind) => [kind, price(kind)])),
  ) as Prices;
}
