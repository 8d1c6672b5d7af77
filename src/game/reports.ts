/** Reports of the week: what a side can read, each with whose claim it is. */
import type { KindName, Layer } from '../engine/records.js';

/** Where a report comes from. */
export type ReportSource = 'own_people' | 'statement' | 'authorities' | 'monitor';

/** One thing that somebody says has happened; never the truth of it. */
export interface Report {
  /** Day of the event, and the day from which it can be read. */
  readonly day: number;
  readonly publishedDay: number;
  readonly area: number;
  readonly source: ReportSource;
  /** Whose statement it is, or to whom a monitor lays it; null when nobody claims it. */
  readonly group: number | null;
  readonly layer: Exclude<Layer, 'true'>;
  readonly kind: KindName;
  /** Persons killed on the other side, as the report has it. */
  readonly killed: number;
  /** A sentence in plain English. */
  readonly text: string;
}
