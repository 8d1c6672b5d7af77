/** Plays a campaign: turn by turn with given orders, or to its last day with a player for each side. */
import type { Order } from './orders.js';
import type { Key } from './random.js';
import { Seat, type Players } from './seat.js';
import { GOVERNMENT, INSURGENT } from './sides.js';
import type { Campaign } from './turn.js';

export type { Moment, Player, Players } from './seat.js';

export interface SimulateOptions {
  readonly players: Players;
  /** Last day, inclusive; the model's own by default. */
  readonly untilDay?: number;
  /** Orders given with the first turn, before those of the players. */
  readonly firstOrders?: readonly Order[];
  /** Stop after the turn in which the war reaches an ending. Without it, an ending is a record. */
  readonly stopAtEnding?: boolean;
  /** Called after every turn. */
  readonly onTurn?: (campaign: Campaign) => void;
}

/**
 * Plays one turn of the campaign (`campaign.step`) with these orders of either side; those that may
 * not be given change nothing. To see what may be given: `legalOrders(campaign.snapshot(side))`.
 */
export function step(campaign: Campaign, orders: readonly Order[] = []): void {
  campaign.step(orders);
}

/** Runs the campaign on from where it stands. The same key and players give the same bytes. */
export function simulate(campaign: Campaign, key: Key, options: SimulateOptions): void {
  const { model, world } = campaign;
  const until = options.untilDay ?? model.endDay;
  const seats = ([INSURGENT, GOVERNMENT] as const).flatMap((side) => {
    const player = options.players[side];
    return player === null ? [] : [new Seat(campaign, key, player, side)];
  });
  const orders: Order[] = [...(options.firstOrders ?? [])];
  while (campaign.day <= until) {
    if (options.stopAtEnding === true && world.ended[0] !== 0) return;
    for (const seat of seats) for (const o of seat.orders()) orders.push(o);
    campaign.step(orders);
    orders.length = 0;
    options.onTurn?.(campaign);
  }
}
