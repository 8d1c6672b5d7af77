/** Plays a campaign to its last day with a player for each side. */
import { DRAW } from './draws.js';
import type { Order } from './orders.js';
import { subkey, Draws, type Key } from './random.js';
import { GOVERNMENT, INSURGENT, type Side } from './sides.js';
import { createView, type View } from './views.js';
import { hasStep, type Campaign } from './turn.js';

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
  /** `month`: asked at every step of the slow processes (28 days in most scenarios); `turn`: asked before every turn. */
  readonly cadence: 'month' | 'turn';
  decide(view: View, moment: Moment): readonly Order[];
}

/** One player a side; null gives no orders. */
export type Players = readonly [insurgent: Player | null, government: Player | null];

export interface SimulateOptions {
  readonly players: Players;
  /** Last day, inclusive; the model's own by default. */
  readonly untilDay?: number;
  /** Called after every turn. */
  readonly onTurn?: (campaign: Campaign) => void;
}

/** Runs the campaign on from where it stands. The same key and players give the same bytes. */
export function simulate(campaign: Campaign, key: Key, options: SimulateOptions): void {
  const { model } = campaign;
  const until = options.untilDay ?? model.endDay;
  const seats = ([INSURGENT, GOVERNMENT] as const).map((side) => seat(campaign, key, side));
  const orders: Order[] = [];
  while (campaign.day <= until) {
    orders.length = 0;
    const monthly = hasStep(model, campaign.day);
    for (const side of [INSURGENT, GOVERNMENT] as const) {
      const player = options.players[side];
      if (player === null || (player.cadence === 'month' && !monthly)) continue;
      const { view, moment } = seats[side]!;
      moment.turn = campaign.turn;
      moment.day = campaign.day;
      for (const o of player.decide(view, moment)) orders.push(o);
    }
    campaign.step(orders);
    options.onTurn?.(campaign);
  }
}

/** A side's seat: its view and its private noise, apart from the world's. */
function seat(campaign: Campaign, key: Key, side: Side) {
  const own = subkey(key, 1 + side);
  const draws = new Draws(own.k0, own.k1);
  const moment = {
    turn: 0,
    day: 0,
    uniform(k: number): number {
      return draws.at(DRAW.player, this.turn, side, k);
    },
  };
  return { view: createView(campaign.model, campaign.world, side), moment };
}
