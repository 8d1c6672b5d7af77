/** What if one order had not been given, or another way: futures played in pairs. */
import { formatShare, type Style } from '../../charts/index.js';
import { ORDER_KINDS, type Order, type OrderKindSpec, type Side } from '../../engine/index.js';
import {
  choiceWords,
  Counterfactual,
  orderSentence,
  SIDE_TITLES,
  type CounterfactualResult,
  type Game,
  type OrderChange,
  type PairedNumber,
} from '../../game/index.js';
import { whatIfVerdict } from '../../game/say/after.js';
import { told, type Block } from '../draw/block.js';
import { drawList, textWindow, type TextWindow } from '../draw/list.js';
import { signed } from '../words/numbers.js';

/** An order that a person gave, and its place among those of its side in its turn. */
interface GivenOrder {
  readonly turn: number;
  readonly nth: number;
  readonly order: Order;
}

/** Lines kept for what is below the orders, so that the list stays as it is while futures are played. */
const OUTCOME_LINES = 14;
/** Orders that are always shown. */
const FEWEST_ORDERS = 4;
/** Pairs played before keys are answered again. */
const PAIRS_A_STEP = 2;

export class WhatIf {
  readonly #game: Game;
  readonly #given: readonly GivenOrder[];
  #chosen = 0;
  /** -1: the order is not given; else the choice that is made instead. */
  #instead = -1;
  #work: Counterfactual | null = null;
  #result: CounterfactualResult | null = null;

  constructor(game: Game) {
    this.#game = game;
    this.#given = game.turns.flatMap(({ orders, result }) =>
      ordersOf(orders, game.persons).map(({ order, nth }) => ({ turn: result.turn, nth, order })),
    );
  }

  move(step: number): void {
    this.#chosen = Math.min(this.#given.length - 1, Math.max(0, this.#chosen + step));
    this.#instead = -1;
    this.#forget();
  }

  /** Another change: not given, or with another choice. */
  turn(step: number): void {
    const order = this.#current?.order;
    if (order === undefined) return;
    const spec: OrderKindSpec = ORDER_KINDS[order.kind];
    const count = spec.choices.length + 1;
    do {
      this.#instead = ((this.#instead + 1 + step + count) % count) - 1;
    } while (this.#instead === order.choice);
    this.#forget();
  }

  /** Begins to play the futures; false when there is nothing to change. */
  begin(): boolean {
    const current = this.#current;
    if (current === null || this.#work !== null) return false;
    const { turn, nth, order } = current;
    const change: OrderChange =
      this.#instead < 0
        ? { remove: nth }
        : { remove: nth, instead: { ...order, choice: this.#instead } };
    this.#work = new Counterfactual(this.#game, { turn, side: order.side, change });
    return true;
  }

  /** Plays some futures more; true when all are played, or none are asked for any more. */
  step(): boolean {
    const work = this.#work;
    if (work === null) return true;
    if (!work.step(PAIRS_A_STEP)) return false;
    this.#result = work.result();
    this.#work = null;
    return true;
  }

  /** The orders, and below them what was asked and what came out, from `offset` on. */
  draw(width: number, height: number, style: Style, offset: number): TextWindow {
    if (this.#given.length === 0) {
      return { lines: ['No person gave an order in this game.'], offset: 0, note: '' };
    }
    const { scenario } = this.#game;
    const items = this.#given.map(
      ({ turn, order }) => `${turn + 1}. ${style.clean(orderSentence(scenario, order))}`,
    );
    const change = told([`Change: ${this.#changeWords()}.`], width, style);
    const below = [...change, ...this.#outcome(width, style)];
    const room = Math.min(height - OUTCOME_LINES, height - 1 - below.length);
    const list = drawList({
      items,
      chosen: this.#chosen,
      width,
      height: Math.max(FEWEST_ORDERS, room),
      style,
    });
    const keys = style.ascii ? 'PgUp/PgDn' : 'PgUp PgDn';
    const shown = textWindow(below, offset, height - list.length - 1, keys);
    return { ...shown, lines: [...list, '', ...shown.lines] };
  }

  get #current(): GivenOrder | null {
    return this.#given[this.#chosen] ?? null;
  }

  #forget(): void {
    this.#work = null;
    this.#result = null;
  }

  #changeWords(): string {
    const order = this.#current?.order;
    if (order === undefined || this.#instead < 0) return 'the order is not given';
    return `instead, "${choiceWords(this.#game.scenario, { ...order, choice: this.#instead })}"`;
  }

  #outcome(width: number, style: Style): Block {
    if (this.#work !== null) {
      return [`Playing futures: ${this.#work.done} of ${this.#work.pairs} pairs.`];
    }
    const current = this.#current;
    if (this.#result === null || current === null) {
      return told(
        ['Left and right choose the change; Enter plays 200 pairs of futures.'],
        width,
        style,
      );
    }
    return told(resultLines(this.#result, current.turn, current.order.side), width, style);
  }
}

function ordersOf(
  orders: readonly Order[],
  persons: readonly Side[],
): { readonly order: Order; readonly nth: number }[] {
  return persons.flatMap((side) =>
    orders.filter((order) => order.side === side).map((order, nth) => ({ order, nth })),
  );
}

function resultLines(result: CounterfactualResult, turn: number, side: Side): string[] {
  const { pairs, margins, better, endings } = result;
  const points = (number: PairedNumber): string =>
    `${signed(number.asItWas, 2)} as it was, ${signed(number.changed, 2)} with the change; difference ` +
    `${signed(number.difference, 2)} (${signed(number.low, 2)} to ${signed(number.high, 2)})`;
  const shares = (number: PairedNumber): string =>
    `${formatShare(number.asItWas)} as it was, ${formatShare(number.changed)} with the change`;
  // What was asked comes first: on a low screen the rest has to be scrolled.
  return [
    whatIfVerdict(margins[side], side),
    `From turn ${turn + 1}, ${pairs} pairs of futures under the same noise; doctrine plays on in every seat. Intervals hold nine times of ten.`,
    `Final margin of the NRF: ${points(margins[0])}.`,
    `Final margin of the Taliban: ${points(margins[1])}.`,
    `Futures that ${SIDE_TITLES[side]} would have the better of: ${shares(better)}.`,
    ...endings.map(
      ({ name, asItWas, changed }) =>
        `Ending "${name.replaceAll('_', ' ')}": ${formatShare(asItWas)} as it was, ${formatShare(changed)} with the change.`,
    ),
  ];
}
