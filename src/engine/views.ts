/**
 * Views: what a side may see of the world. A view aliases the columns that the column table opens
 * to its side, and nothing else; legal lists, costs, forecasts and players take a view, never the
 * world. Rows of `owner` columns are the side's own (side columns) or its group's (group columns).
 */
import { COLUMN_NAMES, columnOf, type COLUMNS, type ColumnName } from './columns.js';
import type { Model } from './model.js';
import { GOVERNMENT, INSURGENT, type Side } from './sides.js';
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

interface ViewBase {
  readonly model: Model;
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
  for (const name of COLUMN_NAMES) {
    const range = visibleRange(layout, name, side);
    if (range !== null) out.push({ column: name, ...range });
  }
  return out;
}

function visibleRange(
  layout: Layout,
  name: ColumnName,
  side: Side,
): { start: number; end: number } | null {
  const { index, seenBy } = columnOf(name);
  const start = layout.offset[name];
  const length = layout.length[name];
  const whole = { start, end: start + length };
  if (seenBy === 'all') return whole;
  if (seenBy === 'insurgent') return side === INSURGENT ? whole : null;
  if (seenBy === 'government') return side === GOVERNMENT ? whole : null;
  if (seenBy === 'none') return null;
  switch (index) {
    case 'side':
      return { start: start + side, end: start + side + 1 };
    case 'sideArea':
      return { start: start + side * (length / 2), end: start + (side + 1) * (length / 2) };
    default:
      return side === INSURGENT ? { start, end: start + length / layout.sizes.groups } : null;
  }
}

/** Opens a side's view of a world. The view follows the world as it changes. */
export function createView(model: Model, w: World, side: typeof INSURGENT): InsurgentView;
export function createView(model: Model, w: World, side: typeof GOVERNMENT): GovernmentView;
export function createView(model: Model, w: World, side: Side): View;
export function createView(model: Model, w: World, side: Side): View {
  const out: Record<string, unknown> = { side, model };
  for (const { column, start, end } of visibleRanges(model.layout, side)) {
    out[column] = w.buffer.subarray(start, end);
  }
  return out as unknown as View;
}
