/**
 * A counterfactual: replay from a turn with one order changed. Futures are played in pairs under the
 * same noise, one with the orders of that turn as they were and one with the change, so that what
 * differs within a pair is the order's doing. From the next turn on standing doctrine plays every
 * seat in both, that of a person too.
 */
import { keyOf, type Key } from '../engine/random.js';
import type { Order } from '../engine/orders.js';
import { Seat, type Player } from '../engine/seat.js';
import type { Side } from '../engine/sides.js';
import { Campaign } from '../engine/turn.js';
import { governmentDoctrine } from '../players/government-doctrine.js';
import { insurgentDoctrine } from '../players/insurgent-doctrine.js';
import type { OrderChange } from './commands.js';
import { ENDING_NAMES, endingOf, type EndingName } from './endings.js';
import { GameError } from './errors.js';
import type { Game } from './game.js';
import { noiseFor } from './noise.js';

/** Pairs of futures when no other number is asked for. */
export const STANDARD_PAIRS = 200;
/** Standard errors on either side of a mean that hold it in nine cases of ten. */
const NINE_OF_TEN = 1.645;

export interface CounterfactualOptions {
  /** Turn whose orders are changed, from 0. */
  readonly turn: number;
  readonly side: Side;
  /** `remove` is the place among the side's orders of the turn, from 0. */
  readonly change: OrderChange;
  readonly pairs?: number;
}

/** A number over all pairs: means, and the mean difference with its 90 % interval. */
export interface PairedNumber {
  readonly asItWas: number;
  readonly changed: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Between these the difference lies in nine pairs of ten. */
  readonly spread: readonly [low: number, high: number];
}

export interface CounterfactualResult {
  readonly pairs: number;
  /** Final true margins of both sides, points. */
  readonly margins: readonly [insurgent: PairedNumber, government: PairedNumber];
  /** Share of futures that the side had the better of. */
  readonly better: PairedNumber;
  /** Share of futures with each ending that came about. */
  readonly endings: readonly {
    readonly name: EndingName;
    readonly asItWas: number;
    readonly changed: number;
  }[];
}

/** The end of one future. */
interface Outcome {
  readonly margins: readonly [number, number];
  readonly ending: EndingName;
  readonly better: number;
}

/** Plays pairs of futures, some at a time, so that a screen can go on meanwhile. */
export class Counterfactual {
  readonly pairs: number;
  readonly #side: Side;
  readonly #cells: Float64Array;
  readonly #key: Key;
  readonly #campaign: Campaign;
  readonly #players: readonly [Player, Player];
  readonly #before: readonly Order[];
  readonly #after: readonly Order[];
  readonly #goesOn: boolean;
  readonly #outcomes: { readonly asItWas: Outcome; readonly changed: Outcome }[] = [];

  /** GameError (GAME_TURN) when the turn has not been played or had no such order. */
  constructor(game: Game, options: CounterfactualOptions) {
    const { turn, side, change, pairs = STANDARD_PAIRS } = options;
    const played = game.turns[turn];
    if (played === undefined)
      throw new GameError('GAME_TURN', `turn ${turn + 1} has not been played`);
    this.pairs = pairs;
    this.#side = side;
    this.#cells = game.worldBefore(turn).buffer;
    this.#key = noiseFor(game.key, 'futures', turn, side);
    this.#campaign = new Campaign(game.model, this.#key);
    this.#players = [insurgentDoctrine(), governmentDoctrine()];
    this.#goesOn = game.goesOn;
    this.#before = played.orders;
    this.#after = changedOrders(played.orders, side, change);
  }

  /** Pairs that have been played. */
  get done(): number {
    return this.#outcomes.length;
  }

  /** Plays some more pairs; true when all are done. */
  step(pairs = 1): boolean {
    for (let n = 0; n < pairs && this.done < this.pairs; n++) {
      const key = keyOf(this.#key, this.done);
      const asItWas = this.#play(key, this.#before);
      this.#outcomes.push({ asItWas, changed: this.#play(key, this.#after) });
    }
    return this.done >= this.pairs;
  }

  /** Plays what is left, and sums up. */
  run(): CounterfactualResult {
    this.step(this.pairs);
    return this.result();
  }

  /** What the pairs played so far say. RangeError before the first. */
  result(): CounterfactualResult {
    const outcomes = this.#outcomes;
    if (outcomes.length === 0) throw new RangeError('no pair has been played');
    const paired = (read: (o: Outcome) => number): PairedNumber =>
      pairedNumber(outcomes.map(({ asItWas, changed }) => [read(asItWas), read(changed)]));
    const share = (arm: 'asItWas' | 'changed', name: EndingName): number =>
      outcomes.filter((o) => o[arm].ending === name).length / outcomes.length;
    const came = (name: EndingName): boolean => share('asItWas', name) + share('changed', name) > 0;
    return {
      pairs: outcomes.length,
      margins: [paired((o) => o.margins[0]), paired((o) => o.margins[1])],
      better: paired((o) => o.better),
      endings: ENDING_NAMES.filter(came).map((name) => ({
        name,
        asItWas: share('asItWas', name),
        changed: share('changed', name),
      })),
    };
  }

  #play(key: Key, orders: readonly Order[]): Outcome {
    const campaign = this.#campaign;
    const { model, world } = campaign;
    campaign.load(this.#cells, key);
    campaign.step(orders);
    const seats = this.#players.map(
      (player, side) => new Seat(campaign, key, player, side as Side),
    );
    let ending = endingOf(model, world, this.#goesOn);
    while (ending === null) {
      campaign.step(seats.flatMap((seat) => [...seat.orders()]));
      ending = endingOf(model, world, this.#goesOn);
    }
    return {
      margins: ending.margins,
      ending: ending.name,
      better: ending.winner === this.#side ? 1 : 0,
    };
  }
}

/** The orders of a turn with one of a side's orders taken away, replaced or added. */
function changedOrders(orders: readonly Order[], side: Side, change: OrderChange): Order[] {
  if ('add' in change) return [...orders, change.add];
  const place = placeOf(orders, side, change.remove);
  if (place < 0) {
    throw new GameError('GAME_TURN', `the side gave no order ${change.remove + 1} in that turn`);
  }
  return orders.flatMap((order, i) =>
    i !== place ? [order] : 'instead' in change ? [change.instead] : [],
  );
}

function placeOf(orders: readonly Order[], side: Side, nth: number): number {
  let left = nth;
  return orders.findIndex((order) => order.side === side && left-- === 0);
}

function pairedNumber(
  pairs: readonly (readonly [asItWas: number, changed: number])[],
): PairedNumber {
  const n = pairs.length;
  const differences = pairs.map(([a, b]) => b - a).sort((a, b) => a - b);
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / n;
  const difference = mean(differences);
  const squares = differences.reduce((sum, d) => sum + (d - difference) * (d - difference), 0);
  const half = n > 1 ? NINE_OF_TEN * Math.sqrt(squares / (n - 1) / n) : 0;
  const at = (share: number): number => differences[Math.floor(share * (n - 1))] ?? 0;
  return {
    asItWas: mean(pairs.map(([a]) => a)),
    changed: mean(pairs.map(([, b]) => b)),
    difference,
    low: difference - half,
    high: difference + half,
    spread: [at(0.05), at(0.95)],
  };
}
