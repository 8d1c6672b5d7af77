/**
 * What a side makes of its own score: the terms on the world that it thinks most likely, and what a
 * change of that world would be worth. Only the view is read, so the guess can be wrong.
 */
import { likelyWorld, planningModel } from './believe.js';
import { clamp } from './maths.js';
import { columnOf, type ColumnName } from './columns.js';
import type { Model } from './model.js';
import { scoreTerms } from './scores.js';
import type { Side } from './sides.js';
import type { View } from './views.js';
import type { World } from './world.js';

/** By how much a cell of a column changes: the same for all, or by its index; 0 leaves it. */
export type Change = number | ((i: number) => number);

export class OwnScore {
  /** Points a term, in the order of SCORE_TERMS of the side; the last counts against it. */
  readonly terms: readonly number[];
  readonly #model: Model;
  readonly #side: Side;
  readonly #world: World;

  constructor(view: View) {
    this.#model = planningModel(view.theatre);
    this.#side = view.side;
    this.#world = likelyWorld(view);
    this.terms = this.#termsNow();
  }

  /** The cells of the likely world: what is seen, and the rest as believed. Not to be changed. */
  cells(column: ColumnName): Float64Array {
    return this.#world[column];
  }

  /** Points that the score would change by, if the column did; cells stay in their range. */
  worth(column: ColumnName, by: Change): number {
    const cells = this.#world[column];
    const { min, max } = columnOf(column);
    const before = cells.slice();
    for (let i = 0; i < cells.length; i++) {
      const change = typeof by === 'number' ? by : by(i);
      if (change !== 0) cells[i] = clamp(cells[i]! + change, min, max);
    }
    const gain = total(this.#termsNow()) - total(this.terms);
    cells.set(before);
    return gain;
  }

  #termsNow(): readonly number[] {
    return scoreTerms(this.#model, this.#world, this.#side, 'truth');
  }
}

function total(terms: readonly number[]): number {
  let sum = 0;
  for (const term of terms) sum += term;
  return sum;
}
