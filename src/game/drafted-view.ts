/** A side's view as if the orders of a draft were paid and set already. */
import {
  checkOrder,
  legalOrders,
  ORDER_KINDS,
  orderCost,
  settingPlace,
  type Order,
  type OrderErrorCode,
  type OrderKindSpec,
} from '../engine/orders.js';
import { INSURGENT, type Side } from '../engine/sides.js';
import type { Model } from '../engine/model.js';
import { Snapshot, type PendingEvent, type View } from '../engine/views.js';
import type { World } from '../engine/world.js';

/**
 * Whether two orders stand in each other's place: a posture given to a front that has been given one
 * in the same draft, or a second answer to one event. The later one replaces the earlier.
 */
export function replaces(later: Order, earlier: Order): boolean {
  if (later.kind !== earlier.kind || later.target !== earlier.target) return false;
  const spec: OrderKindSpec = ORDER_KINDS[later.kind];
  return spec.setting !== undefined || later.kind === 'choose';
}

/** A view to try orders on. Acts are paid for but have done nothing yet, as they may still fail. */
export class DraftedView {
  readonly #snapshot: Snapshot;
  readonly #world: World;

  constructor(model: Model, world: World, side: Side) {
    this.#snapshot = new Snapshot(model, side);
    this.#world = world;
  }

  /**
   * The view with those of the orders applied that can be given one after another; they are added
   * to `given`. It is the same object each time, and stands until the next call.
   */
  with(orders: readonly Order[], given: Order[] = []): View {
    const view = this.#snapshot.refresh(this.#world);
    for (const o of orders) {
      if (checkOrder(view, o) !== null) continue;
      apply(view, o);
      given.push(o);
    }
    return view;
  }

  /** Null when the order can be given after the others, else the code of the refusal. */
  check(orders: readonly Order[], o: Order): OrderErrorCode | null {
    return checkOrder(this.with(orders), o);
  }

  /** Every order that can be given besides the others or in the place of one of them. */
  legal(orders: readonly Order[]): Order[] {
    const found = legalOrders(this.with(orders));
    const known = new Set(found.map(orderText));
    for (const drafted of orders) {
      if (!replaces(drafted, drafted)) continue;
      const others = orders.filter((o) => o !== drafted);
      for (const o of legalOrders(this.with(others))) {
        if (replaces(o, drafted) && o.choice !== drafted.choice && !known.has(orderText(o))) {
          known.add(orderText(o));
          found.push(o);
        }
      }
    }
    return found;
  }
}

/**
 * The order alone, without whatever else its object carries; -0 becomes 0, as a save would make it.
 */
export function plainOrder({ side, kind, target, other, choice }: Order): Order {
  return { side, kind, target: target + 0, other: other + 0, choice: choice + 0 };
}

/** A text that tells orders apart. */
export function orderText({ side, kind, target, other, choice }: Order): string {
  return `${side}:${kind}:${target}:${other}:${choice}`;
}

function apply(view: View, o: Order): void {
  const { attention, usd } = orderCost(view.theatre, o.kind);
  const purse = view.side === INSURGENT ? view.treasury : view.stateTreasury;
  view.attention[0] = (view.attention[0] ?? 0) - attention;
  purse[0] = (purse[0] ?? 0) - usd;
  const { setting }: OrderKindSpec = ORDER_KINDS[o.kind];
  const place = setting === undefined ? null : settingPlace(view, setting, o.target);
  if (place !== null) place.cells[place.cell] = o.choice;
  if (o.kind === 'choose') {
    const own = view as { pending: readonly PendingEvent[] };
    own.pending = view.pending.filter(({ event }) => event !== o.target);
  }
}
