/** Saved games as commands other than `play` read them. */
import process from 'node:process';
import {
  resumeGame,
  savesFolder,
  SaveStore,
  type Game,
  type OpenedSave,
  type SaveEntry,
} from '../game/index.js';
import type { Past } from '../lab/block.js';
import { usageError } from './errors.js';
import type { RawValues } from './command.js';
import { formatDate } from './words.js';

/** Opens a save by its name or path. GameError when there is none, or when it is damaged. */
export function openSaved(nameOrPath: string): OpenedSave {
  return new SaveStore(savesFolder(process.env)).load(nameOrPath);
}

/** The line of a list for a save. */
export function saveWords({ card, problem }: SaveEntry): string {
  if (card === null) return `cannot be read: ${problem?.message ?? 'unknown'}`;
  const { title, date, turn, ending, seed } = card;
  const state = ending === null ? `turn ${turn + 1}` : 'ended';
  return `${title}, ${formatDate(date)}, ${state}, seed ${seed}`;
}

/** A saved game that campaigns go on from. */
export interface SavedStart {
  readonly game: Game;
  readonly past: Past;
  /** Hash of the state of its present. */
  readonly stateHash: string;
}

/** Options that would change what has been played already. */
const FIXED_BY_SAVE = ['set', 'without'] as const;

/** The game that `--from` names; null without it. CliError when other options contradict it. */
export function savedStart({ argument, text, lists }: RawValues): SavedStart | null {
  const { from, history } = text;
  if (from === undefined) {
    if (argument !== undefined) return null;
    throw usageError(
      'USAGE_ARGUMENT',
      'salang run needs a scenario or a saved game',
      'For example: salang run base-2024, or salang run --from auto-1',
    );
  }
  const changed = FIXED_BY_SAVE.find((name) => (lists[name] ?? []).length > 0);
  const other = argument === undefined ? (history === undefined ? changed : 'history') : 'scenario';
  if (other !== undefined) {
    const what = other === 'scenario' ? 'a scenario' : `--${other}`;
    throw usageError(
      'USAGE_VALUE',
      `--from goes on with a saved game, which ${what} would change`,
      'Give --from without it.',
    );
  }
  const game = resumeGame(openSaved(from));
  const { key, turns } = game;
  return {
    game,
    past: { key, turns: turns.map(({ orders }) => orders) },
    stateHash: turns.at(-1)?.hash ?? game.startHash,
  };
}
