/** Saves on disk: written whole or not at all, listed, found again. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, resolve, sep } from 'node:path';
import envPaths from 'env-paths';
import writeFileAtomic from 'write-file-atomic';
import { GameError } from './errors.js';
import type { Game } from './game.js';
import { cardOf, cardOfSave, MAX_SAVE_BYTES, openSave, saveGame, type OpenedSave } from './save.js';
import type { SaveCard } from './save-content.js';

export const SAVE_ENDING = '.salang';
const AUTOSAVE = /^auto-\d+$/;
const NAME_FORM = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Games whose autosaves are kept: as many as a class plays in a year, in some 20 MB. */
export const MOST_AUTOSAVES = 200;

/** An entry of the list of saves. */
export interface SaveEntry {
  readonly name: string;
  readonly file: string;
  /** When it was written, milliseconds since 1970. */
  readonly writtenMs: number;
  /** Null when the file cannot be read; `problem` says why. */
  readonly card: SaveCard | null;
  readonly version: string | null;
  readonly problem: GameError | null;
}

/** The folder of a user's saves: `SALANG_HOME/games`, else where the system keeps data. */
export function savesFolder(env: Readonly<Record<string, string | undefined>>): string {
  const home = env['SALANG_HOME'] ?? '';
  return join(home === '' ? envPaths('salang', { suffix: '' }).data : resolve(home), 'games');
}

/** The saves of a folder, which is made when the first is written. */
export class SaveStore {
  /** @param mostAutosaves games whose autosaves are kept; the one played longest ago goes first */
  constructor(
    readonly folder: string,
    readonly mostAutosaves = MOST_AUTOSAVES,
  ) {}

  /**
   * Writes a save under a name, or to a path that ends in `.salang`; gives the path. GameError:
   * SAVE_NAME on a bad name, SAVE_TAKEN where another game or something else stands.
   */
  save(game: Game, nameOrPath: string): string {
    const file = this.#fileOf(nameOrPath);
    if (!file.endsWith(SAVE_ENDING)) {
      throw new GameError('SAVE_NAME', `the path of a save ends in ${SAVE_ENDING}: add it`);
    }
    refuseToReplace(file, game);
    if (file.startsWith(this.folder + sep)) mkdirSync(this.folder, { recursive: true });
    writeFileAtomic.sync(file, Buffer.from(saveGame(game)));
    return file;
  }

  /**
   * Opens a save by its name or path. GameError: SAVE_NOT_FOUND, SAVE_NAME, and those of `openSave`.
   */
  load(nameOrPath: string): OpenedSave {
    return openSave(readSave(this.#fileOf(nameOrPath)));
  }

  /** All saves, the latest first. */
  list(): SaveEntry[] {
    return this.#names()
      .map((name) => entryOf(name, join(this.folder, `${name}${SAVE_ENDING}`)))
      .sort((a, b) => b.writtenMs - a.writtenMs || (a.name < b.name ? -1 : 1));
  }

  /** The save of the game that was played last; null when there is none that can be read. */
  latest(): SaveEntry | null {
    return this.list().find(({ card }) => card !== null) ?? null;
  }

  /** A name for the autosave of a new game; makes room among the autosaves of old ones. */
  newAutosave(): string {
    const autosaves = this.#names().filter((name) => AUTOSAVE.test(name));
    const numberOf = (name: string): number => Number(name.slice('auto-'.length));
    const last = Math.max(0, ...autosaves.map(numberOf));
    const tooMany = autosaves.length + 1 - this.mostAutosaves;
    if (tooMany > 0) this.#remove(autosaves, tooMany);
    return `auto-${last + 1}`;
  }

  /** Removes the `count` saves that were written longest ago. */
  #remove(names: readonly string[], count: number): void {
    const files = names.map((name) => join(this.folder, `${name}${SAVE_ENDING}`));
    const written = files.map((file) => ({
      file,
      at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0,
    }));
    written.sort((a, b) => a.at - b.at);
    for (const { file } of written.slice(0, count)) rmSync(file, { force: true });
  }

  #names(): string[] {
    let names: string[];
    try {
      names = readdirSync(this.folder);
    } catch {
      return [];
    }
    return names
      .filter((name) => name.endsWith(SAVE_ENDING))
      .map((name) => basename(name, SAVE_ENDING));
  }

  /** The file of a name; a text with a separator or the ending of saves is a path. */
  #fileOf(nameOrPath: string): string {
    const isPath =
      nameOrPath.includes('/') ||
      nameOrPath.includes(sep) ||
      isAbsolute(nameOrPath) ||
      nameOrPath.endsWith(SAVE_ENDING);
    if (isPath) return resolve(nameOrPath);
    if (!NAME_FORM.test(nameOrPath)) throw new GameError('SAVE_NAME');
    return join(this.folder, `${nameOrPath}${SAVE_ENDING}`);
  }
}

/** GameError (SAVE_TAKEN) when a file is there that is no save, or the save of another game. */
function refuseToReplace(file: string, game: Game): void {
  if (!existsSync(file)) return;
  const { card, problem } = entryOf(basename(file, SAVE_ENDING), file);
  if (card === null) {
    // What a crash left of a save may be written anew.
    if (problem?.code !== 'SAVE_NOT_ONE') return;
    throw new GameError(
      'SAVE_TAKEN',
      `${file} is there already and is no save: choose another name`,
    );
  }
  const own = cardOf(game);
  const same = card.scenario === own.scenario && card.seed === own.seed;
  if (same && card.seats.every((seat, i) => seat === own.seats[i])) return;
  throw new GameError(
    'SAVE_TAKEN',
    `another game (${card.title}, seed ${card.seed}) is saved under this name: choose another`,
  );
}

/** Whether a name is that of an autosave. */
export function isAutosave(name: string): boolean {
  return AUTOSAVE.test(name);
}

function entryOf(name: string, file: string): SaveEntry {
  try {
    const writtenMs = statSync(file).mtimeMs;
    const { card, version } = cardOfSave(readSave(file));
    return { name, file, writtenMs, card, version, problem: null };
  } catch (error) {
    const problem = error instanceof GameError ? error : new GameError('SAVE_NOT_FOUND');
    return { name, file, writtenMs: 0, card: null, version: null, problem };
  }
}

function readSave(file: string): Uint8Array {
  let size: number;
  try {
    const about = statSync(file);
    if (!about.isFile()) throw new GameError('SAVE_NOT_ONE', `${file} is not a file`);
    size = about.size;
  } catch (error) {
    if (error instanceof GameError) throw error;
    throw new GameError('SAVE_NOT_FOUND', `there is no save ${file}`, { cause: error });
  }
  if (size > MAX_SAVE_BYTES) throw new GameError('SAVE_NOT_ONE', `${file} is too large for a save`);
  return readFileSync(file);
}
