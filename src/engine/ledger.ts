/**
 * The ledger of causes: in explain mode it keeps every term of every change in recorded order, so
 * that re-adding a cell's terms to its first value gives its last value bit for bit.
 */
import { COLUMN_NAMES, type ColumnName } from './columns.js';
import type { ChangeListener, World } from './world.js';

/** One change of one cell. */
export interface Term {
  readonly turn: number;
  readonly cause: number;
  readonly delta: number;
}

/** A watched cell: what it was, and what changed it since. */
export interface CellHistory {
  readonly column: ColumnName;
  readonly index: number;
  readonly first: number;
  readonly terms: readonly Term[];
}

/** Which cells to keep: all of a column (`null`) or those listed. */
export type Watch = ReadonlyMap<ColumnName, ReadonlySet<number> | null>;

/** Collects terms of the watched cells of one world. */
export class Ledger implements ChangeListener {
  readonly #columns = new Map<Float64Array, ColumnName>();
  readonly #watch: Watch | null;
  readonly #cells = new Map<
    string,
    { first: number; terms: Term[]; column: ColumnName; index: number }
  >();
  readonly #world: World;
  readonly #initial: Float64Array;

  /** Listens to `world` from now on; `watch` null keeps every cell (tests, small maps). */
  constructor(world: World, watch: Watch | null = null) {
    this.#world = world;
    this.#watch = watch;
    this.#initial = world.buffer.slice();
    for (const name of COLUMN_NAMES) this.#columns.set(world[name], name);
    world.ledger = this;
  }

  /** Called by `add` and `transfer` after the change; `delta` is what was added. */
  term(column: Float64Array, index: number, delta: number, cause: number): void {
    const name = this.#columns.get(column);
    if (name === undefined) return;
    if (this.#watch !== null) {
      const cells = this.#watch.get(name);
      if (cells === undefined || (cells !== null && !cells.has(index))) return;
    }
    const id = `${name}#${index}`;
    let cell = this.#cells.get(id);
    if (cell === undefined) {
      const first = this.#initial[this.#world.layout.offset[name] + index]!;
      cell = { first, terms: [], column: name, index };
      this.#cells.set(id, cell);
    }
    cell.terms.push({ turn: this.#world.turn[0]!, cause, delta });
  }

  /** Every watched cell that changed, in order of first change. */
  histories(): CellHistory[] {
    return [...this.#cells.values()].map(({ column, index, first, terms }) => ({
      column,
      index,
      first,
      terms,
    }));
  }

  /** The history of one cell, or undefined when nothing changed it. */
  history(column: ColumnName, index: number): CellHistory | undefined {
    return this.#cells.get(`${column}#${index}`);
  }
}

/** Re-adds a cell's terms in recorded order. */
export function replayCell(history: CellHistory): number {
  let value = history.first;
  for (const term of history.terms) value += term.delta;
  return value;
}
