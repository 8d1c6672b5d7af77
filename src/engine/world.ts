/**
 * The world: a structure of arrays over one buffer. Copying it is one `slice`, hashing it one pass.
 *
 * Only the functions below change it. `add` moves a real column, `transfer` moves whole units
 * between accounts of one kind, `assign` sets a choice. Each names its cause, and each has the same
 * result whether or not a ledger listens.
 */
import { CAUSE } from './causes.js';
import { COLUMN_NAMES, columnOf, type ColumnName, type Index } from './columns.js';
import { WorldCells, type Layout, type Sizes, type World } from './world-cells.js';

export type { ChangeListener, Layout, Sizes, World } from './world-cells.js';

/** Number of cells that an index has. */
export function indexLength(index: Index, s: Sizes): number {
  switch (index) {
    case 'global':
      return 1;
    case 'side':
      return 2;
    case 'area':
      return s.areas;
    case 'sideArea':
      return 2 * s.areas;
    case 'group':
      return s.groups;
    case 'groupArea':
      return s.groups * s.areas;
    case 'groupCorridor':
      return s.groups * s.corridors;
    case 'corridor':
      return s.corridors;
    case 'actor':
      return s.actors;
    case 'actorSide':
      return 2 * s.actors;
    case 'front':
      return s.fronts;
    case 'zone':
      return s.zones;
    case 'event':
      return s.events;
  }
}

/** Lays the columns out one after another in declaration order. */
export function createLayout(sizes: Sizes): Layout {
  const offset = {} as Record<ColumnName, number>;
  const length = {} as Record<ColumnName, number>;
  let cells = 0;
  for (const name of COLUMN_NAMES) {
    offset[name] = cells;
    length[name] = indexLength(columnOf(name).index, sizes);
    cells += length[name];
  }
  return { sizes, offset, length, cells };
}

/** A world over the given cells (or over zeros). The cells are used in place, not copied. */
export function createWorld(layout: Layout, cells = new Float64Array(layout.cells)): World {
  if (cells.length !== layout.cells) {
    throw new RangeError(`a world of this layout has ${layout.cells} cells, not ${cells.length}`);
  }
  return new WorldCells(layout, cells);
}

/** An independent copy, without a ledger. */
export function cloneWorld(w: World): World {
  return createWorld(w.layout, w.buffer.slice());
}

/** Changes a real cell by `delta` because of `cause`. */
export function add(w: World, column: Float64Array, i: number, delta: number, cause: number): void {
  column[i] = column[i]! + delta;
  if (w.ledger !== null) w.ledger.term(column, i, delta, cause);
}

/**
 * Like `add`, then brings the cell back between `lo` and `hi`; what the bound takes away is a term
 * of its own (`clamp`). Twice at most: the first correction lands within a rounding of the bound.
 */
export function addWithin(
  w: World,
  column: Float64Array,
  i: number,
  delta: number,
  lo: number,
  hi: number,
  cause: number,
): void {
  const value = column[i]! + delta;
  column[i] = value;
  if (w.ledger !== null) w.ledger.term(column, i, delta, cause);
  if (value < lo || value > hi) bound(w, column, i, lo, hi);
}

/** Brings a share back into [0, 1] after `add`; the commonest case of `addWithin`. */
export function addShare(
  w: World,
  column: Float64Array,
  i: number,
  delta: number,
  cause: number,
): void {
  addWithin(w, column, i, delta, 0, 1, cause);
}

/** Like two calls of `add`, in one pass over the cell: a sum of named terms. */
export function add2(
  w: World,
  column: Float64Array,
  i: number,
  delta1: number,
  cause1: number,
  delta2: number,
  cause2: number,
): void {
  column[i] = column[i]! + delta1 + delta2;
  if (w.ledger !== null) {
    w.ledger.term(column, i, delta1, cause1);
    w.ledger.term(column, i, delta2, cause2);
  }
}

/** Like three calls of `add`, in one pass over the cell. */
export function add3(
  w: World,
  column: Float64Array,
  i: number,
  delta1: number,
  cause1: number,
  delta2: number,
  cause2: number,
  delta3: number,
  cause3: number,
): void {
  column[i] = column[i]! + delta1 + delta2 + delta3;
  if (w.ledger !== null) {
    w.ledger.term(column, i, delta1, cause1);
    w.ledger.term(column, i, delta2, cause2);
    w.ledger.term(column, i, delta3, cause3);
  }
}

/** Brings a share back into [0, 1] after sums of terms; what the bound takes is a term too. */
export function keepShare(w: World, column: Float64Array, i: number): void {
  keepWithin(w, column, i, 0, 1);
}

/** Brings a cell back between `lo` and `hi` after sums of terms, like `keepShare`. */
export function keepWithin(
  w: World,
  column: Float64Array,
  i: number,
  lo: number,
  hi: number,
): void {
  const value = column[i]!;
  if (value < lo || value > hi) bound(w, column, i, lo, hi);
}

function bound(w: World, column: Float64Array, i: number, lo: number, hi: number): void {
  for (let round = 0; round < 3; round++) {
    const value = column[i]!;
    const limit = value < lo ? lo : value > hi ? hi : value;
    if (limit === value) return;
    add(w, column, i, limit - value, CAUSE.clamp);
  }
}

/** Sets a choice (a small whole number), as a change with a cause. */
export function assign(
  w: World,
  column: Float64Array,
  i: number,
  value: number,
  cause: number,
): void {
  const delta = value - column[i]!;
  if (delta !== 0) add(w, column, i, delta, cause);
}

/**
 * Moves `n` whole units (people, USD, weapons) from one account to another; nothing is made or
 * lost. `n` is a non-negative integer that the caller has limited to what `from` holds.
 */
export function transfer(
  w: World,
  from: Float64Array,
  i: number,
  to: Float64Array,
  j: number,
  n: number,
  cause: number,
): void {
  if (n <= 0) return;
  from[i] = from[i]! - n;
  to[j] = to[j]! + n;
  if (w.ledger !== null) {
    w.ledger.term(from, i, -n, cause);
    w.ledger.term(to, j, n, cause);
  }
}

/** The most whole units, up to `wanted`, that a cell can give. */
export function affordable(column: Float64Array, i: number, wanted: number): number {
  const held = column[i]!;
  const n = Math.floor(wanted);
  return n < held ? (n > 0 ? n : 0) : held;
}
