/** Plays a kept line again and compares it turn by turn. */
import type { ColumnName } from '../engine/columns.js';
import type { Course } from './course.js';
import { GameError } from './errors.js';
import type { Line, SavedLine } from './line.js';
import { differingColumns } from './marks.js';

/** The first turn in which a kept line and its replay differ. */
export interface Divergence {
  readonly line: string;
  /** Number of the turn, from 0. */
  readonly turn: number;
  /** First day of the turn. */
  readonly day: number;
  readonly kept: string;
  readonly found: string;
  /** Columns that differ after the turn; null when the save knows other columns. */
  readonly columns: readonly ColumnName[] | null;
}

/** GameError (SAVE_DIVERGED) with the place. */
export class DivergenceError extends GameError {
  constructor(readonly at: Divergence) {
    const where =
      at.columns === null || at.columns.length === 0 ? '' : ` in ${at.columns.join(', ')}`;
    super(
      'SAVE_DIVERGED',
      `line "${at.line}", turn ${at.turn + 1}: played again, the game differs${where}`,
    );
  }
}

/** Plays a kept line again. DivergenceError on the first turn whose hash is another. */
export function replayLine(course: Course, { name, turns, standing }: SavedLine): Line {
  const line = course.begin(name);
  turns.forEach((turn, number) => {
    const day = course.campaign.day;
    const { hash, marks } = course.play(line, turn.orders);
    if (hash === turn.hash) return;
    const columns = differingColumns(turn.marks, marks);
    throw new DivergenceError({
      line: name,
      turn: number,
      day,
      kept: turn.hash,
      found: hash,
      columns,
    });
  });
  line.standing = standing;
  return line;
}
