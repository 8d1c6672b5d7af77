/**
 * Forecasts that are made while a person looks at an order, a piece at a time. They tell the same
 * odds as the game's advisor.
 */
import { Forecaster, type Forecast, type Order } from '../engine/index.js';
import { noiseFor } from '../game/noise.js';
import type { Session } from '../game/index.js';

/** A piece of work takes a few milliseconds to some twenty; keys are answered after so many. */
const SLICE_MS = 12;

export class Forecasts {
  readonly #session: Session;
  #moment = '';
  #forecaster: Forecaster | null = null;
  readonly #works = new Map<string, Generator<undefined, Forecast>>();
  readonly #told = new Map<string, Forecast>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The forecast of an order, if it has been finished at this moment of the game. */
  known(order: Order): Forecast | null {
    this.#renew();
    return this.#told.get(textOf(order)) ?? null;
  }

  /** Goes on with the forecast of an order for a moment; true when it is finished, or cannot be made. */
  step(order: Order): boolean {
    this.#renew();
    const forecaster = this.#forecaster;
    const text = textOf(order);
    if (forecaster === null || this.#told.has(text)) return true;
    let work = this.#works.get(text);
    if (work === undefined) this.#works.set(text, (work = forecaster.work(order)));
    const end = performance.now() + SLICE_MS;
    do {
      const { done, value } = tryNext(work);
      if (done !== true) continue;
      if (value !== null) this.#told.set(text, value);
      return true;
    } while (performance.now() < end);
    return false;
  }

  /** A forecast holds for one moment: a turn and the orders drafted so far. */
  #renew(): void {
    const { game, side, writes } = this.#session;
    if (!writes) {
      this.#forecaster = null;
      return;
    }
    const draft = game.draft(side);
    const moment = [side, game.line, game.turn, ...draft.orders.map(textOf)].join(' ');
    if (moment === this.#moment && this.#forecaster !== null) return;
    this.#moment = moment;
    this.#works.clear();
    this.#told.clear();
    const key = noiseFor(game.key, 'forecast', game.turn, side);
    this.#forecaster = new Forecaster(draft.view, { key });
  }
}

/** What cannot be ordered besides the draft (only in the place of a part of it) has no forecast. */
function tryNext(work: Generator<undefined, Forecast>): {
  readonly done: boolean;
  readonly value: Forecast | null;
} {
  try {
    const { done, value } = work.next();
    return { done: done === true, value: value ?? null };
  } catch (error) {
    if (error instanceof RangeError) return { done: true, value: null };
    throw error;
  }
}

function textOf({ side, kind, target, other, choice }: Order): string {
  return `${side}:${kind}:${target}:${other}:${choice}`;
}
