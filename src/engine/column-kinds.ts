/** Kinds of columns of the world, and short forms to declare them; see columns.ts for the table. */

/** What one cell of a column belongs to; the layout turns it into a length. */
export type Index =
  | 'global'
  | 'side'
  | 'area'
  | 'sideArea'
  | 'group'
  | 'groupArea'
  | 'groupCorridor'
  | 'corridor'
  | 'actor'
  | 'actorSide'
  | 'front'
  | 'zone'
  | 'event';

/** What a column may be kept by. */
export const AXES = [
  'side',
  'group',
  'actor',
  'corridor',
  'front',
  'zone',
  'event',
  'area',
] as const;
export type Axis = (typeof AXES)[number];

/** Axes of each index, outer first: cells run through the last axis fastest. */
export const AXES_OF: Readonly<Record<Index, readonly Axis[]>> = {
  global: [],
  side: ['side'],
  area: ['area'],
  sideArea: ['side', 'area'],
  group: ['group'],
  groupArea: ['group', 'area'],
  groupCorridor: ['group', 'corridor'],
  corridor: ['corridor'],
  actor: ['actor'],
  actorSide: ['actor', 'side'],
  front: ['front'],
  zone: ['zone'],
  event: ['event'],
};

/**
 * Who may read a column through a view. `owner`: a side reads its own row (side columns) or the
 * row of its own group (group columns, insurgent side only).
 */
export type SeenBy = 'all' | 'insurgent' | 'government' | 'owner' | 'none';

/** Accounts of one kind sum to a constant over a whole campaign; see `transfer` in world.ts. */
export type Account = 'people' | 'money' | 'weapons' | 'vehicles' | 'spares';

/** One column: index, kind of number, unit, closed range, owning rule, account, who sees it. */
export interface Column {
  readonly index: Index;
  /** `real` changes by `add`, `count` (whole) by `transfer`, `setting` (whole) by `assign`. */
  readonly kind: 'real' | 'count' | 'setting';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly rule: string;
  readonly seenBy: SeenBy;
  readonly account?: Account;
  readonly about: string;
}

export const UNBOUNDED = 1e15;

type ColumnOf<I extends Index, S extends SeenBy> = Column & {
  readonly index: I;
  readonly seenBy: S;
};

export const share = <I extends Index, S extends SeenBy>(
  index: I,
  seenBy: S,
  rule: string,
  about: string,
): ColumnOf<I, S> => ({ index, kind: 'real', unit: 'share', min: 0, max: 1, rule, seenBy, about });

export const real = <I extends Index, S extends SeenBy>(
  index: I,
  seenBy: S,
  rule: string,
  unit: string,
  min: number,
  max: number,
  about: string,
): ColumnOf<I, S> => ({ index, kind: 'real', unit, min, max, rule, seenBy, about });

export const setting = <I extends Index, S extends SeenBy>(
  index: I,
  seenBy: S,
  max: number,
  about: string,
): ColumnOf<I, S> => ({
  index,
  kind: 'setting',
  unit: 'choice',
  min: 0,
  max,
  rule: 'orders',
  seenBy,
  about,
});

export const count = <I extends Index, S extends SeenBy>(
  account: Account,
  index: I,
  seenBy: S,
  rule: string,
  about: string,
  min = 0,
): ColumnOf<I, S> => ({
  index,
  kind: 'count',
  unit: account === 'money' ? 'USD' : account === 'people' ? 'persons' : account,
  min,
  max: UNBOUNDED,
  rule,
  seenBy,
  account,
  about,
});

/** An account outside the country or beyond the model: a source or sink that may go below zero. */
export const outside = (
  account: Account,
  rule: string,
  about: string,
): ColumnOf<'global', 'none'> => count(account, 'global', 'none', rule, about, -UNBOUNDED);
