/** What a side makes of the map: its own numbers, and its beliefs about the rest. */
import { believe } from '../engine/believe.js';
import { exp } from '../engine/maths.js';
import { subkey } from '../engine/random.js';
import { GOVERNMENT, INSURGENT, type Side } from '../engine/sides.js';
import type { View } from '../engine/views.js';
import type { World } from '../engine/world.js';
import type { Game } from './game.js';
import { noiseFor } from './noise.js';

/** What the areas of a map can be shaded by. */
export const SHADES = [
  'control',
  'support',
  'fear',
  'reports',
  'own_forces',
  'other_forces',
  'money',
] as const;
export type ShadeName = (typeof SHADES)[number];

/** Who looks: a side, or an observer who is shown the truth. */
export type Reader = Side | 'truth';

/**
 * How the numbers are known: from the side's own books (`seen`), guessed (`believed`), from public
 * reports (`reported`), or as they are (`true`).
 */
export type Known = 'seen' | 'believed' | 'reported' | 'true';

/** Numbers by area. */
export interface Shade {
  readonly name: ShadeName;
  readonly title: string;
  readonly unit: string;
  readonly known: Known;
  /** Ends of the scale; `min` below zero where both ends mean something. */
  readonly min: number;
  readonly max: number;
  readonly value: Float64Array;
  /** Between these the number lies in four of five worlds that the side thinks possible; null where it knows. */
  readonly low: Float64Array | null;
  readonly high: Float64Array | null;
}

/** Worlds drawn for a belief; an end of its range is the second of them from below or above. */
const WORLDS = 16;
const TENTH = Math.floor(0.1 * WORLDS);
/** Of a normal error, four of five lie within this many standard errors. */
const FOUR_OF_FIVE = 1.2816;

/** What a reader knows of the map at one moment. Make a new one when the moment changes. */
export class Picture {
  readonly #game: Game;
  readonly #view: View | null;
  #worlds: readonly World[] | null = null;

  constructor(
    game: Game,
    readonly reader: Reader,
  ) {
    this.#game = game;
    this.#view = reader === 'truth' ? null : game.view(reader);
  }

  /** The map in one shade. */
  shade(name: ShadeName): Shade {
    switch (name) {
      case 'control':
        return this.#guessed(name, 'Who governs', 'index', -1, 1, (w) => w.control);
      case 'support':
        return this.#guessed(
          name,
          'Support for the insurgents',
          'share',
          0,
          1,
          (w) => w.supportInsurgent,
        );
      case 'fear':
        return this.#guessed(name, 'Fear of reprisal', 'share', 0, 1, (w) => w.fear);
      case 'reports': {
        const value = this.#rows(this.#side('reportedAttacks'), INSURGENT);
        return known(name, 'Attacks reported lately', 'events per week', 'reported', value);
      }
      case 'own_forces':
        return this.#forces();
      case 'other_forces':
        return this.#otherForces();
      case 'money':
        return this.#money();
    }
  }

  get #areas(): number {
    return this.#game.model.sizes.areas;
  }

  /** The area's row of a column that both sides share, as the reader has it. */
  #side(column: 'reportedAttacks'): Float64Array {
    return this.#view === null ? this.#game.world[column] : this.#view[column];
  }

  #rows(cells: Float64Array, row: number): Float64Array {
    return cells.slice(row * this.#areas, (row + 1) * this.#areas);
  }

  #guessed(
    name: ShadeName,
    title: string,
    unit: string,
    min: number,
    max: number,
    column: (w: World) => Float64Array,
  ): Shade {
    const shade = { name, title, unit, min, max };
    if (this.#view === null) {
      const value = column(this.#game.world).slice();
      return { ...shade, known: 'true', value, low: null, high: null };
    }
    const drawn = this.#believed().map(column);
    const value = new Float64Array(this.#areas);
    const low = new Float64Array(this.#areas);
    const high = new Float64Array(this.#areas);
    for (let a = 0; a < this.#areas; a++) {
      const sorted = drawn.map((cells) => cells[a] ?? 0).sort((x, y) => x - y);
      value[a] = sorted.reduce((sum, x) => sum + x, 0) / WORLDS;
      low[a] = sorted[TENTH] ?? 0;
      high[a] = sorted[WORLDS - 1 - TENTH] ?? 0;
    }
    return { ...shade, known: 'believed', value, low, high };
  }

  #believed(): readonly World[] {
    const view = this.#view;
    if (view === null) return [];
    const key = noiseFor(this.#game.key, 'picture', this.#game.turn, view.side);
    this.#worlds ??= Array.from({ length: WORLDS }, (_, n) => believe(view, subkey(key, n)));
    return this.#worlds;
  }

  #forces(): Shade {
    const view = this.#view;
    if (view?.side === GOVERNMENT) {
      return known('own_forces', 'Own garrisons', 'persons', 'seen', view.garrison.slice());
    }
    const fighters = view === null ? this.#game.world.fighters : view.fighters;
    const title = view === null ? 'Fighters of the front' : 'Own fighters';
    const how = view === null ? 'true' : 'seen';
    return known('own_forces', title, 'persons', how, this.#rows(fighters, 0));
  }

  #otherForces(): Shade {
    const view = this.#view;
    if (view === null) {
      const value = this.#game.world.garrison.slice();
      return known('other_forces', 'Garrisons', 'persons', 'true', value);
    }
    const title = view.side === INSURGENT ? 'Garrisons, estimated' : 'Fighters, estimated';
    const shade = known('other_forces', title, 'persons', 'believed', view.estimate.slice());
    const end = (sign: 1 | -1): Float64Array =>
      shade.value.map((n, a) => n * exp(sign * FOUR_OF_FIVE * (view.estimateError[a] ?? 0)));
    return { ...shade, low: end(-1), high: end(1) };
  }

  #money(): Shade {
    const view = this.#view;
    if (view?.side === GOVERNMENT) {
      const gap = view.garrisonPayGap.slice();
      return { ...known('money', 'Garrison pay that is owed', 'share', 'seen', gap), max: 1 };
    }
    const cash = view === null ? this.#game.world.cash : view.cash;
    const how = view === null ? 'true' : 'seen';
    return known('money', 'Money with the fronts', 'USD', how, this.#rows(cash, 0));
  }
}

function known(
  name: ShadeName,
  title: string,
  unit: string,
  how: Known,
  value: Float64Array,
): Shade {
  const max = value.reduce((most, x) => Math.max(most, x), 0);
  return {
    name,
    title,
    unit,
    known: how,
    min: 0,
    max: max > 0 ? max : 1,
    value,
    low: null,
    high: null,
  };
}
