/** What changed and why: the named causes of a change over some turns. */
import type { ColumnName } from '../engine/columns.js';

export interface WhyTerm {
  /** Name in the table of causes, or `event:<id>`. */
  readonly cause: string;
  /** The same for people. */
  readonly title: string;
  readonly amount: number;
}

/** Why one cell changed; the amounts add up to the change. */
export interface Why {
  readonly column: ColumnName;
  readonly index: number;
  readonly title: string;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  /** Greatest first. */
  readonly terms: readonly WhyTerm[];
}
