/** A player under watch: its orders are kept, and each is checked as it would be carried out. */
import type { ColumnName } from '../../src/engine/columns.js';
import { compileModel } from '../../src/engine/model.js';
import {
  checkOrder,
  orderCost,
  ORDER_KINDS,
  type Order,
  type OrderErrorCode,
  type OrderKind,
  type OrderKindSpec,
} from '../../src/engine/orders.js';
import { keyOf } from '../../src/engine/random.js';
import type { Setup } from '../../src/engine/setup.js';
import { INSURGENT, type Side } from '../../src/engine/sides.js';
import { simulate, type Player } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import type { View } from '../../src/engine/views.js';
import { createPlayer, type PlayerName } from '../../src/players/index.js';

export interface Given extends Order {
  readonly turn: number;
  readonly day: number;
}

export interface Watched {
  readonly player: Player;
  readonly given: Given[];
  readonly illegal: { readonly order: Given; readonly error: OrderErrorCode }[];
  /** Times that the player was asked. */
  asked: number;
}

type Cells = Partial<Record<ColumnName, Float64Array>>;

/** The view as it stands once the order is paid for and its setting changed. */
function carryOut(view: View, order: Order): void {
  const spec: OrderKindSpec = ORDER_KINDS[order.kind];
  const cells = view as unknown as Cells;
  const price = orderCost(view.theatre, order.kind);
  view.attention[0]! -= price.attention;
  const purse = view.side === INSURGENT ? view.treasury : view.stateTreasury;
  purse[0]! -= price.usd;
  if (spec.setting === undefined) return;
  const column = cells[spec.setting]!;
  const own = spec.setting === 'negotiation' ? order.side : order.target;
  column[own] = order.choice;
}

/** Watches a player. `before` may look at the view, or change it, before the player does. */
export function watch(player: Player, before?: (view: View) => void): Watched {
  const watched: Watched = { given: [], illegal: [], asked: 0, player: { ...player, decide } };
  function decide(view: View, moment: Parameters<Player['decide']>[1]): readonly Order[] {
    before?.(view);
    watched.asked++;
    const orders = player.decide(view, moment);
    for (const order of orders) {
      const given = { ...order, turn: moment.turn, day: moment.day };
      watched.given.push(given);
      const error = checkOrder(view, order);
      if (error !== null) watched.illegal.push({ order: given, error });
      carryOut(view, order);
    }
    return orders;
  }
  return watched;
}

export interface Campaigned {
  readonly nrf: Watched;
  readonly taliban: Watched;
  readonly campaign: Campaign;
}

export type Temperaments = Readonly<Partial<Record<'nrf' | 'taliban', Record<string, number>>>>;

/** Plays a campaign with both sides watched. */
export function playWatched(
  setup: Setup,
  names: readonly [PlayerName, PlayerName],
  seed: number,
  temperaments: Temperaments = {},
): Campaigned {
  const model = compileModel(setup);
  const key = keyOf({ k0: 77, k1: 5 }, seed);
  const campaign = new Campaign(model, key);
  const seat = (name: PlayerName, side: Side, numbers?: Record<string, number>) =>
    watch(createPlayer(name, side, numbers) ?? { id: 'none', cadence: 'month', decide: () => [] });
  const nrf = seat(names[0], 0, temperaments.nrf);
  const taliban = seat(names[1], 1, temperaments.taliban);
  simulate(campaign, key, { players: [nrf.player, taliban.player] });
  return { nrf, taliban, campaign };
}

/** How many of the orders given are of a kind, and of a choice if one is named. */
export function countOf(given: readonly Given[], kind: OrderKind, choice?: string): number {
  const names: readonly string[] = ORDER_KINDS[kind].choices;
  return given.filter(
    (o) => o.kind === kind && (choice === undefined || names[o.choice] === choice),
  ).length;
}
