/** Keeps the game of a session in files: after every turn, and under names that a person gives. */
import { GameError } from './errors.js';
import type { Game } from './game.js';
import type { GameKeeper } from './session.js';
import { isAutosave, type SaveStore } from './save-file.js';

/** The keeper of one game. Its autosave has a file of its own, which it goes on writing. */
export class FileKeeper implements GameKeeper {
  readonly #store: SaveStore;
  #name: string | null;

  /** @param name of the autosave that the game was opened from, to go on with; else a new one */
  constructor(store: SaveStore, name: string | null = null) {
    this.#store = store;
    this.#name = name !== null && isAutosave(name) ? name : null;
  }

  /** Name of the autosave; null before the first. */
  get name(): string | null {
    return this.#name;
  }

  autosave(game: Game): void {
    this.#name ??= this.#store.newAutosave();
    try {
      this.#store.save(game, this.#name);
    } catch (error) {
      if (!(error instanceof GameError) || error.code !== 'SAVE_TAKEN') throw error;
      // Another process took the name first: both games are kept.
      this.#name = this.#store.newAutosave();
      this.#store.save(game, this.#name);
    }
  }

  save(game: Game, name: string): string {
    return this.#store.save(game, name);
  }
}
