import { beforeAll, describe, expect, it } from 'vitest';
import { Game } from '../../src/game/game.js';
import { cardOfSave, openSave, resumeGame, saveGame } from '../../src/game/save.js';
import { VERSION } from '../../src/scenario/version.js';
import { classroom, codeOf, shortGame, tinyScenario } from './games.js';

function reopened(bytes: Uint8Array): Game {
  return resumeGame(openSave(bytes));
}

/** A small game with a branch, a standing order and orders being written. */
function eventful(): Game {
  const game = Game.begin(tinyScenario(8), { seed: 'save', seats: ['person', 'random'] });
  game.draft(0).give({ side: 0, kind: 'front_posture', target: 0, other: 0, choice: 3 });
  game.keepGiving({ side: 0, kind: 'insurgent_envoy', target: 0, other: 0, choice: 0 }, 14);
  while (game.last < 4) game.endTurn();
  game.goTo(2);
  game.branch('other');
  while (game.last < 5) game.endTurn();
  game.draft(0).give({ side: 0, kind: 'local_taxes', target: 0, other: 0, choice: 2 });
  return game;
}

const decode = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const encode = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

beforeAll(() => void classroom());

describe('a save', () => {
  it('brings back the game with its lines, standing orders and drafts', () => {
    const game = eventful();
    const back = reopened(saveGame(game));
    expect(back.state()).toEqual(game.state());
    expect(back.turn).toBe(game.turn);
    expect(back.draft(0).orders).toEqual(game.draft(0).orders);
    expect(back.standing(0)).toEqual(game.standing(0));
    expect(back.scenario).toEqual(game.scenario);
    expect(back.turns.map(({ result }) => result)).toEqual(game.turns.map(({ result }) => result));
  });

  it('has the same bytes when it is saved again', () => {
    const bytes = saveGame(eventful());
    expect(saveGame(eventful())).toEqual(bytes);
    expect(saveGame(reopened(bytes))).toEqual(bytes);
  });

  it('at every turn leads to what never having saved leads to', () => {
    const whole = shortGame(10, ['person', 'doctrine']);
    whole.keepGiving({ side: 0, kind: 'insurgent_envoy', target: 0, other: 0, choice: 0 }, 21);
    const kept: Uint8Array[] = [];
    while (!whole.over) {
      kept.push(saveGame(whole));
      whole.endTurn();
    }
    const hashes = whole.turns.map(({ hash }) => hash);
    for (const [turn, bytes] of kept.entries()) {
      const game = reopened(bytes);
      expect(game.turn).toBe(turn);
      while (!game.over) game.endTurn();
      expect(game.turns.map(({ hash }) => hash)).toEqual(hashes);
    }
  });

  it('carries its scenario, whatever becomes of the shipped files', () => {
    const game = shortGame(6);
    game.endTurn();
    const { scenario } = openSave(saveGame(game));
    expect(scenario).toEqual(game.scenario);
    expect(scenario).not.toBe(game.scenario);
  });

  it('says on its first lines who wrote it, and what it is', () => {
    const bytes = saveGame(eventful());
    const [first = '', , third = ''] = decode(bytes).split('\n');
    expect(first).toBe(`salang.game/1 ${VERSION}`);
    expect(JSON.parse(third)).toEqual({
      scenario: 'classroom',
      title: classroom().title,
      seed: 'save',
      seats: ['person', 'random'],
      turn: 5,
      date: '2031-04-25',
      ending: null,
    });
    expect(cardOfSave(bytes)).toEqual({ version: VERSION, card: JSON.parse(third) as unknown });
  });
});

describe('damage', () => {
  it('by any single flipped bit is found', () => {
    const bytes = saveGame(eventful());
    const found = new Map<string, number>();
    for (let i = 0; i < bytes.length; i++) {
      for (let bit = 0; bit < 8; bit++) {
        bytes[i]! ^= 1 << bit;
        const code = codeOf(() => openSave(bytes));
        bytes[i]! ^= 1 << bit;
        if (code === null) throw new Error(`bit ${bit} of byte ${i} can flip unseen`);
        found.set(code, (found.get(code) ?? 0) + 1);
      }
    }
    expect(found.get('SAVE_DAMAGED')).toBeGreaterThan(0.99 * 8 * bytes.length);
    expect(() => openSave(bytes)).not.toThrow();
  });

  it('by truncation anywhere, or by more bytes, is found', () => {
    const bytes = saveGame(eventful());
    for (let length = 0; length < bytes.length; length++) {
      expect(codeOf(() => openSave(bytes.subarray(0, length)))).toMatch(/^SAVE_(DAMAGED|NOT_ONE)$/);
    }
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(codeOf(() => openSave(longer))).toBe('SAVE_DAMAGED');
  });

  it('is told with the version that wrote the save', () => {
    const bytes = saveGame(eventful());
    bytes[bytes.length - 1]! ^= 1;
    expect(() => openSave(bytes)).toThrow(`written by version ${VERSION}`);
  });
});

/** The save with its head rewritten, and the checksum made to fit when `honest`. */
function rewritten(bytes: Uint8Array, change: (text: string) => string): Uint8Array {
  return encode(change(decode(bytes)));
}

describe('what is no save of this version', () => {
  it('is refused by name', () => {
    const bytes = saveGame(eventful());
    const other = rewritten(bytes, (text) =>
      text.replace(/^salang.game\/1 \S+/, 'salang.game/7 9.9.9'),
    );
    expect(codeOf(() => openSave(other))).toBe('SAVE_VERSION');
    expect(() => openSave(other)).toThrow('version 9.9.9 wrote this save as salang.game/7');
    expect(codeOf(() => openSave(encode('# a scenario\nid: x\n')))).toBe('SAVE_NOT_ONE');
    expect(codeOf(() => openSave(new Uint8Array(0)))).toBe('SAVE_NOT_ONE');
    expect(codeOf(() => openSave(new Uint8Array(33 * 1024 * 1024)))).toBe('SAVE_NOT_ONE');
  });
});
