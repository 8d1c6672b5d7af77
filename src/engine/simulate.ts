/** Plays a campaign to its last day with a player for each side. */
import { DRAW } from './draws.js';
import type { Order } from './orders.js';
import { subkey, Draws, type Key } from './random.js';
import { GOVERNMENT, INSURGENT, type Side } from './sides.js';
import { hasStep, type Campaign } from './turn.js';
import type { View } from './views.js';

/** What a player is told besides his view. */
export interface Moment {
  readonly turn: number;
  /** First day of the coming turn. */
  readonly day: number;
  /** Private noise of the player, in (0, 1); `k` tells draws of one turn apart. */
  uniform(k: number): number;
}

/** A player of one side: reads his side's view, gives orders. */
export interface Player {
  readonly id: string;
  /**
   * `month`: asked at every step of the slow processes (28 days in most scenarios); `turn`: asked
   * before every turn.
   */
  readonly cadence: 'month' | 'turn';
  /** The view is the player's own copy; it is filled anew before the next decision. */
  decide(view: View, moment: Moment): readonly Order[];
}

/** One player a side; null gives no orders. */
export type Players = readonly [insurgent: Player | null, government: Player | null];

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

/** Runs the campaign on from where it stands. The same key and players give the same bytes. */
export function simulate(campaign: Campaign, key: Key, options: SimulateOptions): void {
  const { model, world } = campaign;
  const until = options.untilDay ?? model.endDay;
  const seats = ([INSURGENT, GOVERNMENT] as const).flatMap((side) => {
    const player = options.players[side];
    return player === null ? [] : [seat(key, player, side)];
  });
  const orders: Order[] = [...(options.firstOrders ?? [])];
  while (campaign.day <= until) {
    if (options.stopAtEnding === true && world.ended[0] !== 0) return;
    const monthly = hasStep(model, campaign.day);
    for (const { player, side, moment } of seats) {
      if (player.cadence === 'month' && !monthly) continue;
      moment.turn = campaign.turn;
      moment.day = campaign.day;
      for (const o of player.decide(campaign.snapshot(side), moment)) orders.push(o);
    }
    campaign.step(orders);
    orders.length = 0;
    options.onTurn?.(campaign);
  }
}

/** A side's seat: its player, and his private noise apart from the world's. */
function seat(key: Key, player: Player, side: Side) {
  const own = subkey(key, 1 + side);
  const draws = new Draws(own.k0, own.k1);
  const moment = {
    turn: 0,
    day: 0,
    uniform(k: number): number {
      return draws.at(DRAW.player, this.turn, side, k);
    },
  };
  return { player, side, moment };
}
