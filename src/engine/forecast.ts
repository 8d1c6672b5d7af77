/**
 * Forecasts: the odds that an order brings what it is given for, and what else it would change, as
 * far as the side can know. Worlds that the side thinks possible are played on with the order and
 * without it under the same noise; the odds are corrected by experience (odds.ts).
 */
import { levelOf, type Run } from './aim-measures.js';
import { aimHolds, aimOf, AIMS, type AimName } from './aims.js';
import { believe, planningModel } from './believe.js';
import { columnOf, type ColumnName } from './columns.js';
import type { Model } from './model.js';
import { oddsOf } from './odds.js';
import { checkOrder, ORDER_ERRORS, type Order } from './orders.js';
import { subkey, type Key } from './random.js';
import { simulate, type Players } from './simulate.js';
import { Campaign } from './turn.js';
import type { View } from './views.js';
import { createWorld, type World } from './world.js';

export interface ForecastOptions {
  /** Noise of the forecast; the same key gives the same forecast. */
  readonly key: Key;
  /** Worlds to draw; 64 by default. The odds' own error is about 1 / (2 √draws). */
  readonly draws?: number;
  /** Days to look ahead; those of the aim by default. */
  readonly days?: number;
  /** Who commands in the believed worlds; standing orders on both sides by default. */
  readonly players?: Players;
}

/** An expected change: what the column comes to with and without the order. */
export interface ExpectedChange {
  readonly column: ColumnName;
  readonly unit: string;
  readonly without: number;
  readonly with: number;
  /** Between these the difference lies in four of five believed worlds. */
  readonly low: number;
  readonly high: number;
}

export interface Forecast {
  readonly aim: AimName;
  /** The question that the odds answer. */
  readonly about: string;
  readonly days: number;
  /** Chance of a yes, 0-1. */
  readonly odds: number;
  /** The odds lie between these at 90 %, for the number of worlds drawn. */
  readonly low: number;
  readonly high: number;
  /** Share of the believed worlds in which the aim came true, before experience is brought in. */
  readonly share: number;
  /** What the aim compares. */
  readonly measure: { readonly unit: string; readonly without: number; readonly with: number };
  readonly changes: readonly ExpectedChange[];
}

/**
 * Forecasts an order, or with `null` how the side's margin goes on as things stand. Only the view
 * is read. Throws RangeError when the order may not be given.
 */
export function forecast(view: View, order: Order | null, options: ForecastOptions): Forecast {
  const refused = order === null ? null : checkOrder(view, order);
  if (refused !== null) throw new RangeError(`${refused}: ${ORDER_ERRORS[refused]}`);
  const { draws = 64, key } = options;
  const o = order ?? standStill(view);
  const aim = order === null ? 'better_margin' : aimOf(o);
  const days = options.days ?? AIMS[aim].days;
  const trial = new Trial(planningModel(view.theatre), { ...options, days });
  const tally = new Tally(aim, o, draws);
  for (let n = 0; n < draws; n++) {
    const start = believe(view, subkey(key, 2 * n));
    const { withOrder, without } = trial.run(start, subkey(key, 2 * n + 1), order);
    tally.add(aimHolds(aim, o, start, withOrder, without), withOrder, without);
  }
  return tally.forecast(days);
}

/**
 * Whether the aim of an order comes true in a given world: the truth that forecasts are held
 * against, after the fact. `cells` is a kept copy of `world.buffer`; `key` is the noise to come.
 */
export function comesTrue(
  model: Model,
  cells: Float64Array,
  order: Order,
  options: Pick<ForecastOptions, 'key' | 'days' | 'players'>,
): boolean {
  const aim = aimOf(order);
  const start = createWorld(model.layout, cells.slice());
  const trial = new Trial(model, { ...options, days: options.days ?? AIMS[aim].days });
  const { withOrder, without } = trial.run(start, options.key, order);
  return aimHolds(aim, order, start, withOrder, without);
}

/** Stands for the side where no order is given. */
function standStill(view: View): Order {
  return { side: view.side, kind: 'choose', target: 0, other: 0, choice: 0 };
}

interface Pair {
  readonly withOrder: Run;
  readonly without: Run;
}

/** Plays a world on twice; the campaigns are reused from draw to draw. */
class Trial {
  readonly #with: Campaign;
  readonly #without: Campaign;

  constructor(
    readonly model: Model,
    readonly options: { readonly days: number; readonly players?: Players },
  ) {
    const unused: Key = { k0: 0, k1: 0 };
    this.#with = new Campaign(model, unused);
    this.#without = new Campaign(model, unused);
  }

  /** Without an order, how things stand at the end is compared with how they stood. */
  run(start: World, key: Key, order: Order | null): Pair {
    this.#with.load(start.buffer, key);
    this.#without.load(start.buffer, key);
    this.#play(this.#with, key, order === null ? [] : [order]);
    if (order !== null) this.#play(this.#without, key, []);
    return { withOrder: this.#with, without: this.#without };
  }

  #play(campaign: Campaign, key: Key, firstOrders: readonly Order[]): void {
    const { days, players = [null, null] } = this.options;
    simulate(campaign, key, { players, firstOrders, untilDay: campaign.day + days - 1 });
  }
}

/** Adds up the draws of a forecast. */
class Tally {
  #yes = 0;
  #with = 0;
  #without = 0;
  readonly #levels: { column: ColumnName; with: number[]; without: number[] }[];

  constructor(
    readonly aim: AimName,
    readonly o: Order,
    readonly draws: number,
  ) {
    this.#levels = AIMS[aim].columns.map((column) => ({ column, with: [], without: [] }));
  }

  add(holds: boolean, withOrder: Run, without: Run): void {
    if (holds) this.#yes++;
    const { measure } = AIMS[this.aim];
    this.#with += measure(withOrder, this.o);
    this.#without += measure(without, this.o);
    for (const level of this.#levels) {
      level.with.push(levelOf(withOrder, level.column, this.o));
      level.without.push(levelOf(without, level.column, this.o));
    }
  }

  forecast(days: number): Forecast {
    const { aim, draws } = this;
    const { about, unit } = AIMS[aim];
    // Half a world on either side, so that no finite number of draws makes certain.
    const share = (this.#yes + 0.5) / (draws + 1);
    const [low, high] = wilson(share, draws + 1);
    return {
      aim,
      about,
      days,
      odds: oddsOf(aim, share),
      low: oddsOf(aim, low),
      high: oddsOf(aim, high),
      share: this.#yes / draws,
      measure: { unit, without: this.#without / draws, with: this.#with / draws },
      changes: this.#levels.map(changeOf),
    };
  }
}

/** The 90 % interval of a share that was seen in `n` draws (Wilson 1927). */
function wilson(share: number, n: number): [low: number, high: number] {
  const z = 1.645;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const spread = (share * (1 - share)) / n + (z * z) / (4 * n * n);
  const half = (z * Math.sqrt(spread)) / (1 + (z * z) / n);
  return [middle - half, middle + half];
}

function changeOf(level: {
  readonly column: ColumnName;
  readonly with: readonly number[];
  readonly without: readonly number[];
}): ExpectedChange {
  const { column } = level;
  const differences = level.with.map((value, n) => value - level.without[n]!).sort((x, y) => x - y);
  const at = (part: number): number => differences[Math.floor(part * (differences.length - 1))]!;
  return {
    column,
    unit: columnOf(column).unit,
    without: mean(level.without),
    with: mean(level.with),
    low: at(0.1),
    high: at(0.9),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
