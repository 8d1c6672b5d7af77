/**
 * Views: what a side may see of the world. A view holds the columns that the column table opens to
 * its side, the theatre, and the choices that wait for the side; legal lists, costs, forecasts and
 * players take a view, never the world. Rows of `owner` columns are the side's own (side columns)
 * or its group's (group columns); rows of `all` columns are everybody's.
 *
 * The engine checks orders on views that follow its world; players are given private copies.
 */
import { COLUMN_NAMES, columnOf, type COLUMNS, type ColumnName } from './columns.js';
import { fixedShape } from './fixed-shape.js';
import type { Model } from './model.js';
import { INSURGENT, type GOVERNMENT, type Side } from './sides.js';
import { theatreForChecks, theatreForPlayers, type Theatre } from './theatre.js';
import type { Layout, World } from './world.js';

type SeenNames<S extends string> = {
  [K in ColumnName]: (typeof COLUMNS)[K]['seenBy'] extends S ? K : never;
}[ColumnName];

type OwnGroupNames = {
  [K in SeenNames<'owner'>]: (typeof COLUMNS)[K]['index'] extends
    'group' | 'groupArea' | 'groupCorridor'
    ? K
    : never;
}[SeenNames<'owner'>];

type Cells<K extends ColumnName> = { readonly [N in K]: Float64Array };

/** An event that waits for an answer of the side, with the answers that the side may give. */
export interface PendingEvent {
  readonly event: number;
  readonly id: string;
  readonly choices: readonly { readonly choice: number; readonly id: string }[];
}

interface ViewBase {
  readonly theatre: Theatre;
  /** Events that wait for this side, in order of their numbers. */
  readonly pending: readonly PendingEvent[];
}

/** What the insurgent side sees. */
export interface InsurgentView extends ViewBase, Cells<SeenNames<'all' | 'insurgent' | 'owner'>> {
  readonly side: typeof INSURGENT;
}

/** What the de facto authorities see. Group columns marked `government` hold every group. */
export interface GovernmentView
  extends ViewBase, Cells<Exclude<SeenNames<'all' | 'government' | 'owner'>, OwnGroupNames>> {
  readonly side: typeof GOVERNMENT;
}

export type View = InsurgentView | GovernmentView;

/** A run of cells of the world that a view opens. */
export interface VisibleRange {
  readonly column: ColumnName;
  readonly start: number;
  readonly end: number;
}

/** The cells of the buffer that a side sees, in column order. */
export function visibleRanges(layout: Layout, side: Side): VisibleRange[] {
  const out: VisibleRange[] = [];
  for (const column of COLUMN_NAMES) {
    const range = visibleRange(layout, column, side);
    if (range !== null) out.push({ column, start: range[0], end: range[1] });
  }
  return out;
}

function visibleRange(
  layout: Layout,
  name: ColumnName,
  side: Side,
): readonly [start: number, end: number] | null {
  const { index, seenBy } = columnOf(name);
  const start = layout.offset[name];
  const length = layout.length[name];
  if (seenBy === 'none') return null;
  if (seenBy !== 'owner') {
    const open = seenBy === 'all' || (seenBy === 'insurgent') === (side === INSURGENT);
    return open ? [start, start + length] : null;
  }
  if (index === 'side' || index === 'sideArea') {
    const row = length / 2;
    return [start + side * row, start + (side + 1) * row];
  }
  return side === INSURGENT ? [start, start + length / layout.sizes.groups] : null;
}

/**
 * Opens a view that follows the world as it changes, for the engine's own checks: it must not be
 * handed to players, who could write into the world through it.
 */
export function createView(m: Model, w: World, side: typeof INSURGENT): InsurgentView;
export function createView(m: Model, w: World, side: typeof GOVERNMENT): GovernmentView;
export function createView(m: Model, w: World, side: Side): View;
export function createView(m: Model, w: World, side: Side): View {
  const columns: Record<string, unknown> = {};
  for (const { column, start, end } of visibleRanges(m.layout, side)) {
    columns[column] = w.buffer.subarray(start, end);
  }
  const base = { side, theatre: theatreForChecks(m, side) };
  const pending = { get: () => pendingEvents(m, w, side), enumerable: true };
  return fixedShape(
    Object.defineProperty({ ...base, ...columns }, 'pending', pending),
  ) as unknown as View;
}

/** A run of cells of the world's buffer, and where its copy stands. */
interface Run {
  readonly start: number;
  readonly at: number;
  readonly length: number;
}

/** From this many cells on, one copy by the platform is quicker than a loop. */
const COPIED_AT_ONCE = 24;

/**
 * A side's private copy of what it sees: allocated once a seat, filled before each decision.
 * Whatever a player writes into it is gone at the next decision and never reaches the world.
 */
export class Snapshot {
  readonly view: View;
  readonly #model: Model;
  readonly #cells: Float64Array;
  readonly #runs: readonly Run[];
  /** The buffer that the runs below were made for. */
  #buffer: Float64Array | null = null;
  #long: { readonly from: Float64Array; readonly to: Float64Array }[] = [];
  #short: Run[] = [];
  readonly #copy: { -readonly [K in keyof ViewBase]: ViewBase[K] };

  constructor(m: Model, side: Side) {
    const ranges = visibleRanges(m.layout, side);
    const length = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
    const columns: Record<string, Float64Array> = {};
    this.#model = m;
    this.#cells = new Float64Array(length);
    let at = 0;
    for (const { column, start, end } of ranges) {
      columns[column] = this.#cells.subarray(at, (at += end - start));
    }
    this.#runs = joined(ranges);
    this.#copy = fixedShape({
      side,
      theatre: theatreForPlayers(m, side),
      pending: NONE,
      ...columns,
    });
    this.view = this.#copy as unknown as View;
  }

  /** Copies what the side sees of the world now. */
  refresh(w: World): View {
    if (this.#buffer !== w.buffer) this.#follow(w.buffer);
    for (const { from, to } of this.#long) to.set(from);
    const { buffer } = w;
    const cells = this.#cells;
    for (const { start, at, length } of this.#short) {
      for (let i = 0; i < length; i++) cells[at + i] = buffer[start + i]!;
    }
    this.#copy.pending = pendingEvents(this.#model, w, this.view.side);
    return this.view;
  }

  /** Points the long runs at a world's buffer: it mostly is the same one from call to call. */
  #follow(buffer: Float64Array): void {
    this.#buffer = buffer;
    this.#long = [];
    this.#short = [];
    for (const run of this.#runs) {
      const { start, at, length } = run;
      if (length < COPIED_AT_ONCE) this.#short.push(run);
      else {
        const from = buffer.subarray(start, start + length);
        this.#long.push({ from, to: this.#cells.subarray(at, at + length) });
      }
    }
  }
}

/** A private copy of what a side sees of a world now. */
export function snapshotView(m: Model, w: World, side: typeof INSURGENT): InsurgentView;
export function snapshotView(m: Model, w: World, side: typeof GOVERNMENT): GovernmentView;
export function snapshotView(m: Model, w: World, side: Side): View;
export function snapshotView(m: Model, w: World, side: Side): View {
  return new Snapshot(m, side).refresh(w);
}

/** Neighbouring ranges as one run: fewer, longer copies, to places one after another. */
function joined(ranges: readonly VisibleRange[]): Run[] {
  const runs: { start: number; at: number; length: number }[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.start + last.length === start) last.length += end - start;
    else runs.push({ start, at, length: end - start });
    at += end - start;
  }
  return runs;
}

const NONE: readonly PendingEvent[] = Object.freeze([]);

/** Only events that wait are named: the list of what may come is not for players. */
function pendingEvents(m: Model, w: World, side: Side): readonly PendingEvent[] {
  let out: PendingEvent[] | null = null;
  for (let e = 0; e < m.sizes.events; e++) {
    if (w.eventPending[e] !== 1) continue;
    const { id, choices } = m.events[e]!;
    const own = choices.flatMap((c, choice) => (c.side === side ? [{ choice, id: c.id }] : []));
    if (own.length > 0) (out ??= []).push({ event: e, id, choices: own });
  }
  return out ?? NONE;
}
