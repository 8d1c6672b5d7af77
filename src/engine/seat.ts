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
  /**
   * The same decision in pieces of some milliseconds, for a program that answers keys in between.
   * Absent in players who decide at once. View and moment must stay as they are until it ends.
   */
  think?(view: View, moment: Moment): Thought;
}

/** A decision under way; its last value is what `decide` would have given. */
export type Thought = Generator<undefined, readonly Order[]>;

/** Thinks a decision through to its end. */
export function thoughtThrough(thought: Thought): readonly Order[] {
  for (;;) {
    const { done, value } = thought.next();
    if (done === true) return value;
  }
}

/** One player a side; null gives no orders. */
export type Players = readonly [insurgent: Player | null, government: Player | null];

/**
 * One player at one campaign. It keeps nothing from turn to turn, so that a seat taken in the middle
 * of a campaign decides as one that was there from its start, and one that has thought ahead as one
 * that has not.
 */
export class Seat {
  readonly #campaign: Campaign;
  readonly #player: Player;
  readonly #side: Side;
  readonly #moment: Moment & { turn: number; day: number };
  /** The coming decision, begun before it was asked for. */
  #thought: Thought | null = null;
  #thoughtOut: readonly Order[] | null = null;

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
    if (!this.#isAsked) return NONE;
    const ready = this.#thoughtOut;
    const begun = this.#thought;
    this.forget();
    if (ready !== null) return ready;
    if (begun !== null) return thoughtThrough(begun);
    return this.#player.decide(this.#look(), this.#moment);
  }

  /**
   * Goes on with the coming decision by one piece; true when nothing is left to think about. The
   * campaign may be looked at elsewhere meanwhile, but `forget` must be called when another turn
   * than the one that was begun on comes next.
   */
  think(): boolean {
    if (this.#thoughtOut !== null || this.#player.think === undefined || !this.#isAsked)
      return true;
    this.#thought ??= this.#player.think(this.#look(), this.#moment);
    const { done, value } = this.#thought.next();
    if (done === true) this.#thoughtOut = value;
    return done === true;
  }

  /** Drops what was thought ahead. */
  forget(): void {
    this.#thought = null;
    this.#thoughtOut = null;
  }

  get #isAsked(): boolean {
    return this.#player.cadence === 'turn' || hasStep(this.#campaign.model, this.#campaign.day);
  }

  /** Looks at the campaign as it is now. */
  #look(): View {
    const { turn, day } = this.#campaign;
    this.#moment.turn = turn;
    this.#moment.day = day;
    return this.#campaign.snapshot(this.#side);
  }
}

const NONE: readonly Order[] = [];
