/** A computer player's seat at a campaign: his copy of the view, and his private noise. */
import { DRAW } from './draws.js';
import type { Order } from './orders.js';
import { Draws, subkey, type Key } from './random.js';
import type { Side } from './sides.js';
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

/**
 * One player at one campaign. It keeps nothing from turn to turn, so that a seat taken in the middle
 * of a campaign decides as one that was there from its start.
 */
export class Seat {
  readonly #campaign: Campaign;
  readonly #player: Player;
  readonly #side: Side;
  readonly #moment: Moment & { turn: number; day: number };

  /** `key` is the noise of the campaign; the player's own is derived from it. */
  constructor(campaign: Campaign, key: Key, player: Player, side: Side) {
    const own = subkey(key, 1 + side);
    const draws = new Draws(own.k0, own.k1);
    this.#campaign = campaign;
    this.#player = player;
    this.#side = side;
    this.#moment = {
      turn: 0,
      day: 0,
      uniform(k: number): number {
        return draws.at(DRAW.player, this.turn, side, k);
      },
    };
  }

  /** The player's orders for the coming turn; none when he is not asked. */
  orders(): readonly Order[] {
    const { model, turn, day } = this.#campaign;
    if (this.#player.cadence === 'month' && !hasStep(model, day)) return NONE;
    this.#moment.turn = turn;
    this.#moment.day = day;
    return this.#player.decide(this.#campaign.snapshot(this.#side), this.#moment);
  }
}

const NONE: readonly Order[] = [];
