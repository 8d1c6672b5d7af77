/** Orders of a coming turn while they are being written: given, withdrawn, undone and redone. */
import { applyPatches, enablePatches, produceWithPatches, type Patch } from 'immer';
import type { Model } from '../engine/model.js';
import { checkOrder, orderCost, purse, type Order, type OrderErrorCode } from '../engine/orders.js';
import type { Side } from '../engine/sides.js';
import type { View } from '../engine/views.js';
import type { World } from '../engine/world.js';
import { DraftedView, orderText, plainOrder, replaces } from './drafted-view.js';

enablePatches();

interface DraftState {
  readonly orders: readonly Order[];
}

interface Edit {
  readonly forth: readonly Patch[];
  readonly back: readonly Patch[];
}

/** A side's orders for the coming turn. What it holds can be given in this order. */
export class OrderDraft {
  readonly side: Side;
  readonly #model: Model;
  readonly #drafted: DraftedView;
  #state: DraftState;
  readonly #done: Edit[] = [];
  readonly #undone: Edit[] = [];

  /**
   * @param first orders to begin with (of a save, or standing ones); those that cannot be given are
   *   left out
   */
  constructor(model: Model, world: World, side: Side, first: readonly Order[] = []) {
    this.side = side;
    this.#model = model;
    this.#drafted = new DraftedView(model, world, side);
    const orders: Order[] = [];
    this.#drafted.with(first, orders);
    this.#state = { orders };
  }

  get orders(): readonly Order[] {
    return this.#state.orders;
  }

  /** The side's view as if the orders were paid and set. It stands until the draft is asked again. */
  get view(): View {
    return this.#drafted.with(this.orders);
  }

  /** Points of command attention and USD that the orders cost. */
  get cost(): { readonly attention: number; readonly usd: number } {
    const costs = this.orders.map(({ kind }) => orderCost(this.#model, kind));
    return {
      attention: costs.reduce((sum, { attention }) => sum + attention, 0),
      usd: costs.reduce((sum, { usd }) => sum + usd, 0),
    };
  }

  get attentionLeft(): number {
    return this.view.attention[0] ?? 0;
  }

  get usdLeft(): number {
    return purse(this.view);
  }

  /**
   * Null when the order can be given besides those of the draft, or in the place of one of them;
   * else the code of the refusal. Nothing changes.
   */
  check(order: Order): OrderErrorCode | null {
    const rest = this.orders.filter((o) => !replaces(order, o));
    const refused = checkOrder(this.#drafted.with(rest), order);
    // Back to what is in force: the draft's order is taken back, and nothing is to be given.
    const takesBack = refused === 'ORDER_NO_CHANGE' && rest.length < this.orders.length;
    return takesBack ? null : refused;
  }

  /**
   * Adds an order, in the place of one that it replaces. Null when that was done, else the code of
   * the refusal, and nothing has changed.
   */
  give(order: Order): OrderErrorCode | null {
    const refused = this.check(order);
    if (refused !== null) return refused;
    const at = this.orders.findIndex((o) => replaces(order, o));
    const next = this.orders.filter((o) => !replaces(order, o));
    next.splice(at < 0 ? next.length : at, 0, plainOrder(order));
    this.#edit(next);
    return null;
  }

  /**
   * Takes an order back, and with it those that only it made possible. Gives the orders that are
   * gone; none when there is no order at this place.
   */
  withdraw(index: number): readonly Order[] {
    if (this.orders[index] === undefined) return [];
    return this.#edit(this.orders.filter((_, i) => i !== index));
  }

  /** Takes all orders back. */
  clear(): void {
    if (this.orders.length > 0) this.#edit([]);
  }

  undo(): boolean {
    return this.#travel(this.#done, this.#undone, 'back');
  }

  redo(): boolean {
    return this.#travel(this.#undone, this.#done, 'forth');
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Every order that could be given now. */
  legal(): Order[] {
    return this.#drafted.legal(this.orders);
  }

  /** Makes the orders those of the list that can be given; gives those that are gone. */
  #edit(wanted: readonly Order[]): readonly Order[] {
    const before = this.orders;
    const orders: Order[] = [];
    this.#drafted.with(wanted, orders);
    const [state, forth, back] = produceWithPatches(this.#state, (draft) => {
      draft.orders = orders.map((o) => ({ ...o }));
    });
    this.#state = state;
    this.#done.push({ forth, back });
    this.#undone.length = 0;
    const kept = new Set(orders.map(orderText));
    return before.filter((o) => !kept.has(orderText(o)));
  }

  #travel(from: Edit[], to: Edit[], way: keyof Edit): boolean {
    const edit = from.pop();
    if (edit === undefined) return false;
    this.#state = applyPatches(this.#state, edit[way]);
    to.push(edit);
    return true;
  }
}
