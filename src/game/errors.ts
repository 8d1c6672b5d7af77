/** Errors of games in progress and of their saves, each with a stable code. */

/** One line for each code: what it means and how to mend it. Codes are never reused. */
export const GAME_ERRORS = {
  GAME_SEED: 'a seed is a text of 1 to 64 printable ASCII characters: give one',
  GAME_SEAT: 'nobody of this name can take a seat: choose a person or a computer player',
  GAME_OVER: 'the game has ended: look back, branch from an earlier turn, or begin another',
  GAME_LOOKING_BACK: 'an earlier turn is shown: return to the present, or branch here',
  GAME_NOT_YOURS: 'no person plays this side: give orders for your own',
  GAME_TURN: 'the game has no such turn: choose one between the first and the last',
  GAME_LINES: 'the game has no such line, or no room for another one: drop a line first',
  GAME_STANDING: 'the list of standing orders is full, or has no such place: end one first',
  SAVE_NOT_FOUND: 'there is no save at this path: salang saves lists them',
  SAVE_NAME: 'this is no name for a save: use letters, digits, dots, hyphens and underscores',
  SAVE_TAKEN: 'what is there already would be lost: choose another name',
  SAVE_NOT_ONE: 'this file is not a saved game: choose another file',
  SAVE_DAMAGED: 'the file has changed since it was written: restore it from a copy',
  SAVE_VERSION: 'another version wrote this save in a form that this one cannot read: use that one',
  SAVE_CONTENT: 'the save holds something that no game can hold: use the version that wrote it',
  SAVE_DIVERGED: 'played again, the game takes another course: use the version that wrote it',
} as const;
export type GameErrorCode = keyof typeof GAME_ERRORS;

/** Why a game cannot do what was asked. */
export class GameError extends Error {
  override readonly name = 'GameError';
  constructor(
    readonly code: GameErrorCode,
    message: string = GAME_ERRORS[code],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
