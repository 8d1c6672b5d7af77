/** Players for trials of orders: one that is denied an order, and one that knows no other. */
import {
  checkOrder,
  ORDER_KINDS,
  purse,
  settingPlace,
  targetCount,
  type Order,
  type OrderKind,
  type OrderKindSpec,
  type Player,
  type View,
} from '../../src/engine/index.js';

/** The player without one kind of order. */
export function denied(player: Player, kind: OrderKind): Player {
  return {
    ...player,
    decide: (view, moment) => player.decide(view, moment).filter((order) => order.kind !== kind),
  };
}

/** A player that gives one order, to every target that it can pay for, month after month. */
export function only(kind: OrderKind, choice: number): Player {
  return { id: 'only', cadence: 'month', decide: (view) => everywhere(view, kind, choice) };
}

/** A player that gives several orders everywhere, the first ones first. */
export function always(wishes: readonly (readonly [OrderKind, number])[]): Player {
  return {
    id: 'always',
    cadence: 'month',
    decide(view) {
      const orders: Order[] = [];
      let attention = view.attention[0] ?? 0;
      for (const [kind, choice] of wishes) {
        for (const order of everywhere(view, kind, choice)) {
          attention -= view.theatre.prices[kind].attention;
          if (attention >= 0) orders.push(order);
        }
      }
      return orders;
    },
  };
}

/** The choice for every target, as far as attention and money go. */
function everywhere(view: View, kind: OrderKind, choice: number): Order[] {
  const spec: OrderKindSpec = ORDER_KINDS[kind];
  const price = view.theatre.prices[kind];
  const orders: Order[] = [];
  let attention = view.attention[0] ?? 0;
  let usd = purse(view);
  for (let target = 0; target < targetCount(view.theatre, spec.target); target++) {
    const other =
      spec.other === undefined ? 0 : (target + 1) % targetCount(view.theatre, spec.other);
    const order: Order = { side: view.side, kind, target, other, choice };
    if (isSet(view, spec, target, choice) || checkOrder(view, order) !== null) continue;
    if (price.attention > attention || price.usd > usd) continue;
    orders.push(order);
    attention -= price.attention;
    usd -= price.usd;
  }
  return orders;
}

function isSet(view: View, spec: OrderKindSpec, target: number, choice: number): boolean {
  if (spec.setting === undefined) return false;
  const place = settingPlace(view, spec.setting, target);
  return place?.cells[place.cell] === choice;
}
