/** What a design is. */

/** What a design has to know of a factor. */
export interface DesignFactor {
  /** Number of levels, at least 1; null for a continuous factor. */
  readonly levels: number | null;
}

/** The settings of an experiment, numbered from 0. */
export interface Design {
  /** Number of settings. */
  readonly settings: number;
  /**
   * Where the factors stand in setting i: for a continuous factor a place in [0, 1), otherwise the
   * number of a level. A place is a share of the factor's distribution: 0.5 is its median.
   */
  point(i: number): readonly number[];
}

/**
 * The kinds of design, with what each needs.
 *
 * - `full-factorial`: all combinations of levels, the last factor changing fastest. Every factor
 *   needs levels.
 * - `list`: the points that are given.
 * - `latin-hypercube`: each of the `settings` equal slices of every factor is used exactly once
 *   (McKay, Beckman and Conover 1979).
 * - `sobol`: the first points of Sobol's sequence, with Owen's scrambling.
 * - `saltelli`: blocks for Sobol indices; see saltelli.ts for their order.
 * - `morris`: trajectories for elementary effects; see morris.ts for their order.
 * - `one-at-a-time`: the base point, then each factor alone at its other levels, or at the places
 *   `ends` when it is continuous. `base` has a coordinate for each factor: by default 0.5, or level 0.
 */
export type DesignSpec =
  | { readonly kind: 'full-factorial' }
  | { readonly kind: 'list'; readonly points: readonly (readonly number[])[] }
  | { readonly kind: 'latin-hypercube'; readonly settings: number }
  | { readonly kind: 'sobol'; readonly settings: number }
  | { readonly kind: 'saltelli'; readonly base: number; readonly secondOrder: boolean }
  | { readonly kind: 'morris'; readonly trajectories: number; readonly levels: number }
  | {
      readonly kind: 'one-at-a-time';
      readonly base?: readonly number[] | undefined;
      readonly ends?: readonly number[] | undefined;
    };

export type DesignKind = DesignSpec['kind'];
