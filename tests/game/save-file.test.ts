import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Game } from '../../src/game/game.js';
import { FileKeeper } from '../../src/game/keeper.js';
import { resumeGame } from '../../src/game/save.js';
import { SaveStore, savesFolder } from '../../src/game/save-file.js';
import { classroom, codeOf, tinyScenario } from './games.js';

let home: string;
let store: SaveStore;

const game = (seed = 'file'): Game =>
  Game.begin(tinyScenario(4), { seed, seats: ['person', 'none'] });

beforeAll(() => void classroom());
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'salang-saves-'));
  store = new SaveStore(savesFolder({ SALANG_HOME: home }));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('the folder of saves', () => {
  it('is where SALANG_HOME says, else where the system keeps data', () => {
    expect(store.folder).toBe(join(home, 'games'));
    expect(savesFolder({})).toMatch(/salang/i);
    expect(store.list()).toEqual([]);
    expect(store.latest()).toBeNull();
    expect(existsSync(store.folder)).toBe(false);
  });

  it('holds saves under their names, whole, and nothing else', () => {
    const file = store.save(game(), 'mine');
    expect(file).toBe(join(store.folder, 'mine.salang'));
    expect(readdirSync(store.folder)).toEqual(['mine.salang']);
    expect(resumeGame(store.load('mine')).settings.seed).toBe('file');
    expect(resumeGame(store.load(file)).settings.seed).toBe('file');
  });

  it('lists the latest first, and what cannot be read with its problem', () => {
    const at = (name: string, seconds: number): void =>
      utimesSync(join(store.folder, `${name}.salang`), seconds, seconds);
    store.save(game('a'), 'old');
    store.save(game('b'), 'new');
    writeFileSync(join(store.folder, 'broken.salang'), 'not a save');
    writeFileSync(join(store.folder, 'note.txt'), 'not listed');
    at('old', 1000);
    at('new', 2000);
    const list = store.list();
    expect(list.map(({ name }) => name)).toEqual(['new', 'old', 'broken']);
    expect(list[0]?.card).toMatchObject({ seed: 'b', turn: 0, ending: null });
    expect(list[2]?.problem?.code).toBe('SAVE_NOT_ONE');
    expect(store.latest()?.name).toBe('new');
  });

  it('refuses names that are none, and says what is missing', () => {
    for (const name of ['', '.', '..', 'a b', '-x', 'x'.repeat(65), 'ä']) {
      expect(codeOf(() => store.save(game(), name))).toBe('SAVE_NAME');
      expect(codeOf(() => store.load(name))).toBe('SAVE_NAME');
    }
    expect(codeOf(() => store.load('nothing'))).toBe('SAVE_NOT_FOUND');
    mkdirSync(join(store.folder, 'folder.salang'), { recursive: true });
    expect(codeOf(() => store.load('folder'))).toBe('SAVE_NOT_ONE');
  });
});

describe('what is there already', () => {
  it('is not lost: other files, folders and other games are left as they are', () => {
    const notes = join(home, 'notes.salang');
    writeFileSync(notes, 'precious');
    expect(codeOf(() => store.save(game(), notes))).toBe('SAVE_TAKEN');
    expect(readFileSync(notes, 'utf8')).toBe('precious');
    for (const path of [join(home, 'notes.txt'), './notes', '../evil', home]) {
      expect(codeOf(() => store.save(game(), path))).toBe('SAVE_NAME');
    }
    mkdirSync(join(home, 'folder.salang'));
    expect(codeOf(() => store.save(game(), join(home, 'folder.salang')))).toBe('SAVE_TAKEN');
    store.save(game('a'), 'mine');
    expect(codeOf(() => store.save(game('b'), 'mine'))).toBe('SAVE_TAKEN');
    expect(store.load('mine').card.seed).toBe('a');
  });

  it('is written anew when it is an earlier save of the game, or a damaged one', () => {
    const played = game('a');
    store.save(played, 'mine');
    played.endTurn();
    const file = store.save(played, 'mine');
    expect(store.load('mine').card.turn).toBe(1);
    writeFileSync(file, readFileSync(file).subarray(0, 40));
    store.save(played, 'mine');
    expect(store.load('mine').card.turn).toBe(1);
  });
});

describe('a keeper', () => {
  it('writes one file for a game, turn after turn, and another for another game', () => {
    const [first, second] = [new FileKeeper(store), new FileKeeper(store)];
    const [a, b] = [game('a'), game('b')];
    first.autosave(a);
    second.autosave(b);
    a.endTurn();
    first.autosave(a);
    expect([first.name, second.name]).toEqual(['auto-1', 'auto-2']);
    expect(
      store
        .list()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['auto-1', 'auto-2']);
    expect(store.load('auto-1').card.turn).toBe(1);
  });

  it('goes on with the file that a game was opened from, if it is an autosave', () => {
    store.save(game(), 'auto-7');
    const keeper = new FileKeeper(store, 'auto-7');
    keeper.autosave(game());
    expect(readdirSync(store.folder)).toEqual(['auto-7.salang']);
    const other = new FileKeeper(store, 'mine');
    other.autosave(game());
    expect(other.name).toBe('auto-8');
  });

  it('keeps the autosaves of the games that were played last, and every save with a name', () => {
    const small = new SaveStore(store.folder, 4);
    small.save(game(), 'mine');
    for (let n = 1; n <= 4; n++) {
      new FileKeeper(small).autosave(game());
      utimesSync(join(store.folder, `auto-${n}.salang`), 1000 * n, 1000 * n);
    }
    // The oldest is gone on with, so the second was played longest ago.
    new FileKeeper(small, 'auto-1').autosave(game());
    new FileKeeper(small).autosave(game());
    expect(readdirSync(store.folder).sort()).toEqual(
      ['auto-1', 'auto-3', 'auto-4', 'auto-5', 'mine'].map((name) => `${name}.salang`),
    );
    expect(store.mostAutosaves).toBe(200);
  });

  it('takes another name where another process was quicker', () => {
    const [first, second] = [new FileKeeper(store), new FileKeeper(store)];
    second.autosave(game('b'));
    rmSync(join(store.folder, 'auto-1.salang'));
    first.autosave(game('a'));
    const b = game('b');
    second.autosave(b);
    expect([first.name, second.name]).toEqual(['auto-1', 'auto-2']);
    expect(store.load('auto-1').card.seed).toBe('a');
  });

  it('leaves the old save in place when a new one cannot be written', () => {
    const keeper = new FileKeeper(store);
    const played = game();
    keeper.autosave(played);
    const file = join(store.folder, 'auto-1.salang');
    const bytes = readFileSync(file);
    played.endTurn();
    expect(() => store.save(played, join(home, 'no', 'such', 'folder.salang'))).toThrow(/ENOENT/);
    expect(readFileSync(file)).toEqual(bytes);
  });
});
