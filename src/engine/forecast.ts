/**
 * Forecasts: the odds that an order brings what it is given for, and what else it would change, as
 * far as the side can know. Worlds that the side thinks possible are played on with the order and
 * without it under the same noise; the odds are corrected by experience (odds.ts).
 */
import { levelOf, type RowsRead, type Run } from './aim-measures.js';
import type { AimName } from './aim-names.js';
import { aimHolds, aimOf, AIMS, type Comparison } from './aims.js';
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
  /** Chance of a yes without the order, where that is a question. */
  readonly oddsWithout: number | null;
  /** What the aim compares. */
  readonly measure: { readonly unit: string; readonly without: number; readonly with: number };
  readonly changes: readonly ExpectedChange[];
}

/**
 * Forecasts an order, or with `null` how the side's margin goes on as things stand. Only the view
 * is read. Throws RangeError when the order may not be given. For several orders at one moment, a
 * Forecaster costs half.
 */
export function forecast(view: View, order: Order | null, options: ForecastOptions): Forecast {
  return new Forecaster(view, options).of(order);
}

/** Forecasts of orders from one view at one moment: what would be without them is played once. */
export class Forecaster {
  readonly #model: Model;
  readonly #campaign: Campaign;
  readonly #draws: number;
  /** The view as it was; what it was copied from may change afterwards. */
  readonly #seen: View;
  readonly #starts: Run[] = [];
  /** How believed worlds go on without an order, by days. */
  readonly #without = new Map<number, Run[]>();

  constructor(
    view: View,
    readonly options: ForecastOptions,
  ) {
    const { draws = 64, key } = options;
    this.#draws = draws;
    this.#model = planningModel(view.theatre);
    this.#campaign = new Campaign(this.#model, key);
    this.#seen = copyOf(view);
  }

  /** The same as `forecast`. */
  of(order: Order | null): Forecast {
    const work = this.work(order);
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return value;
    }
  }

  /**
   * The same in pieces, one believed world at a time, for a program that has to answer in between.
   * Throws as `forecast` does, with the first piece. Works may be left unfinished, and taken in turns.
   */
  *work(order: Order | null): Generator<undefined, Forecast> {
    const refused = order === null ? null : checkOrder(this.#seen, order);
    if (refused !== null) throw new RangeError(`${refused}: ${ORDER_ERRORS[refused]}`);
    const o = order ?? standStill(this.#seen);
    const aim = order === null ? 'better_margin' : aimOf(o);
    const days = this.options.days ?? AIMS[aim].days;
    const tally = new Tally(aim, o);
    for (let n = 0; n < this.#draws; n++) {
      const start = this.#start(n);
      const without = order === null ? start : this.#runWithout(n, days);
      tally.add({ start, without, withOrder: this.#play(n, days, order) });
      yield;
    }
    const told = tally.forecast(days);
    return order === null ? { ...told, oddsWithout: null } : told;
  }

  /** The n-th believed world. */
  #start(n: number): Run {
    const { key } = this.options;
    return (this.#starts[n] ??= startOf(this.#model, believe(this.#seen, subkey(key, 2 * n))));
  }

  #runWithout(n: number, days: number): Run {
    let runs = this.#without.get(days);
    if (runs === undefined) this.#without.set(days, (runs = []));
    return (runs[n] ??= kept(this.#play(n, days, null)));
  }

  #play(n: number, days: number, order: Order | null): Run {
    const key = subkey(this.options.key, 2 * n + 1);
    const { buffer } = this.#start(n).world;
    return play(this.#campaign, buffer, { ...this.options, key, days }, order);
  }
}

/** A copy of a view that no longer follows what it was made from. */
function copyOf(view: View): View {
  const copy = Object.entries(view).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Float64Array ? value.slice() : value,
  ]);
  return Object.fromEntries(copy) as View;
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
  const campaign = new Campaign(model, options.key);
  const ahead = { ...options, days: options.days ?? AIMS[aim].days };
  const start = startOf(model, createWorld(model.layout, cells.slice()));
  const without = kept(play(campaign, cells, ahead, null));
  const withOrder = play(campaign, cells, ahead, order);
  return aimHolds(aim, order, { start, withOrder, without });
}

/** Plays a world on; the run is the campaign itself, and stands until it plays again. */
function play(
  campaign: Campaign,
  cells: Float64Array,
  ahead: { readonly key: Key; readonly days: number; readonly players?: Players },
  order: Order | null,
): Run {
  const { key, days, players = [null, null] } = ahead;
  campaign.load(cells, key);
  const firstOrders = order === null ? [] : [order];
  simulate(campaign, key, { players, firstOrders, untilDay: campaign.day + days - 1 });
  return campaign;
}

/** A copy of a run that lasts. */
function kept({ model, world, records }: Run): Run {
  const rows = ({ data, count, fields }: RowsRead): RowsRead => ({
    data: data.slice(0, count * fields),
    count,
    fields,
  });
  return {
    model,
    world: createWorld(model.layout, world.buffer.slice()),
    records: { operations: rows(records.operations), notes: rows(records.notes) },
  };
}

/** A world at the moment of the order: nothing has happened yet. */
function startOf(model: Model, world: World): Run {
  const none: RowsRead = { data: new Int32Array(0), count: 0, fields: 1 };
  return { model, world, records: { operations: none, notes: none } };
}

/** Stands for the side where no order is given. */
function standStill(view: View): Order {
  return { side: view.side, kind: 'choose', target: 0, other: 0, choice: 0 };
}

/** Adds up the draws of a forecast. */
class Tally {
  #yes = 0;
  #yesWithout = 0;
  #with = 0;
  #without = 0;
  readonly #levels: { column: ColumnName; with: number[]; without: number[] }[];

  #draws = 0;

  constructor(
    readonly aim: AimName,
    readonly o: Order,
  ) {
    this.#levels = AIMS[aim].columns.map((column) => ({ column, with: [], without: [] }));
  }

  add(comparison: Comparison): void {
    const { start, withOrder, without } = comparison;
    this.#draws++;
    if (aimHolds(this.aim, this.o, comparison)) this.#yes++;
    if (aimHolds(this.aim, this.o, { start, withOrder: without, without })) this.#yesWithout++;
    const { measure } = AIMS[this.aim];
    this.#with += measure(withOrder, this.o);
    this.#without += measure(without, this.o);
    for (const level of this.#levels) {
      level.with.push(levelOf(withOrder, level.column, this.o));
      level.without.push(levelOf(without, level.column, this.o));
    }
  }

  forecast(days: number): Forecast {
    const { aim } = this;
    const draws = this.#draws;
    const { about, unit, than } = AIMS[aim];
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
      oddsWithout: than === 'now' ? oddsOf(aim, (this.#yesWithout + 0.5) / (draws + 1)) : null,
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
