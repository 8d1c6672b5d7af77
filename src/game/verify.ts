/** Plays kept lines again and compares them turn by turn. */
import type { ColumnName } from '../engine/columns.js';
import type { Scenario } from '../scenario/scenario.js';
import { Course } from './course.js';
import { GameError } from './errors.js';
import type { Line, SavedLine } from './line.js';
import { differingColumns } from './marks.js';
import { gameKey, type GameSettings } from './settings.js';

/** The first turn in which a kept line and its replay differ. */
export interface Divergence {
  readonly line: string;
  /** Number of the turn, from 0. */
  readonly turn: number;
  /** First day of the turn. */
  readonly day: number;
  /** Hash that was kept, and hash that was found. */
  readonly kept: string;
  readonly found: string;
  /** Columns that differ after the turn; null when the save knows other columns. */
  readonly columns: readonly ColumnName[] | null;
}

/** GameError (SAVE_DIVERGED) with the place. */
export class DivergenceError extends GameError {
  constructor(readonly at: Divergence) {
    const { line, turn, columns } = at;
    const where = columns === null || columns.length === 0 ? '' : ` in ${columns.join(', ')}`;
    super(
      'SAVE_DIVERGED',
      `line "${line}", turn ${turn + 1}: played again, the game differs${where}`,
    );
  }
}

/** Plays a kept line again. DivergenceError on the first turn whose hash or marks are others. */
export function replayLine(course: Course, saved: SavedLine): Line {
  const { name, turns, standing, goesOnFrom } = saved;
  const line = course.begin(name);
  line.goesOnFrom = goesOnFrom;
  turns.forEach((turn, number) => {
    const { day } = course.campaign;
    const { hash, marks } = course.play(line, turn.orders);
    if (hash === turn.hash && marks === turn.marks) return;
    const columns = differingColumns(turn.marks, marks);
    const at = { line: name, turn: number, day, kept: turn.hash, found: hash, columns };
    throw new DivergenceError(at);
  });
  line.standing = standing;
  return line;
}

/** What came of one line that was played again. */
export interface LineVerdict {
  readonly name: string;
  readonly turns: number;
  readonly divergence: Divergence | null;
}

/** Plays every kept line again. GameError when the settings cannot be of a game. */
export function verifyLines(
  scenario: Scenario,
  settings: GameSettings,
  lines: readonly SavedLine[],
): LineVerdict[] {
  const course = new Course(scenario, gameKey(settings));
  return lines.map((line) => {
    const verdict = { name: line.name, turns: line.turns.length };
    try {
      replayLine(course, line);
      return { ...verdict, divergence: null };
    } catch (error) {
      if (!(error instanceof DivergenceError)) throw error;
      return { ...verdict, divergence: error.at };
    }
  });
}
