/** Forecasts for a person who writes orders: odds before an order is given. */
import { Forecaster, type Forecast } from '../engine/forecast.js';
import type { Order } from '../engine/orders.js';
import type { Side } from '../engine/sides.js';
import { orderText } from './drafted-view.js';
import type { Game } from './game.js';
import { noiseFor } from './noise.js';

/**
 * Forecasts of one side's orders. What is drafted counts as paid and set, but drafted acts have done
 * nothing yet, as they may still fail; from then on standing settings rule on both sides. The same
 * moment and order give the same forecast.
 */
export class Advisor {
  #moment = '';
  #forecaster: Forecaster | null = null;
  readonly #told = new Map<string, Forecast>();

  constructor(
    readonly game: Game,
    readonly side: Side,
  ) {}

  /**
   * The odds that an order reaches its aim; with null, how the side's margin goes on as things
   * stand. RangeError when the order may not be given besides those drafted.
   */
  forecast(order: Order | null): Forecast {
    const forecaster = this.#current();
    const text = order === null ? '' : orderText(order);
    let told = this.#told.get(text);
    if (told === undefined) this.#told.set(text, (told = forecaster.of(order)));
    return told;
  }

  #current(): Forecaster {
    const { game, side } = this;
    const writes = game.persons.includes(side) && game.isPresent && !game.over;
    const drafted = writes ? game.draft(side).orders.map(orderText).join(' ') : '';
    const moment = `${game.line} ${game.turn} ${drafted}`;
    if (this.#forecaster === null || moment !== this.#moment) {
      const view = writes ? game.draft(side).view : game.view(side);
      this.#forecaster = new Forecaster(view, {
        key: noiseFor(game.key, 'forecast', game.turn, side),
      });
      this.#moment = moment;
      this.#told.clear();
    }
    return this.#forecaster;
  }
}
