/**
 * Whole games by random commands, through the layer that screens and typed lines go through: no
 * crash, no dead end, every save verified. `SALANG_RANDOM_GAMES=1000` plays a thousand.
 */
import process from 'node:process';
import { beforeAll, expect, it } from 'vitest';
import { GameError } from '../../src/game/errors.js';
import { Game } from '../../src/game/game.js';
import { openSave, saveGame } from '../../src/game/save.js';
import { Session, type GameKeeper } from '../../src/game/session.js';
import type { SeatName } from '../../src/game/settings.js';
import { verifyLines } from '../../src/game/verify.js';
import { Chooser } from '../engine/random-orders.js';
import { classroom, codeOf, tinyScenario } from './games.js';
import { anyCommand } from './random-commands.js';

const GAMES = Number(process.env['SALANG_RANDOM_GAMES'] ?? 30);
/** Commands after which a game that has not ended is ended by ending its turns. */
const COMMANDS = 160;
/** Bits of each save that are flipped, one at a time; all bits of one are flipped in save.test.ts. */
const FLIPS = 40;

const SEATS: readonly (readonly [SeatName, SeatName])[] = [
  ['person', 'doctrine'],
  ['random', 'person'],
  ['person', 'person'],
  ['person', 'none'],
  ['random', 'doctrine'],
];

/** A keeper that writes nowhere, and whose disk is sometimes full. */
class FullDisk implements GameKeeper {
  saves = 0;

  constructor(readonly chooser: Chooser) {}

  autosave(game: Game): void {
    this.#write(game);
  }

  save(game: Game, name: string): string {
    if (name === '') throw new GameError('SAVE_NAME');
    this.#write(game);
    return name;
  }

  #write(game: Game): void {
    if (this.chooser.uniform() < 0.1) throw new Error('ENOSPC: no space left on device');
    this.saves += saveGame(game).length > 0 ? 1 : 0;
  }
}

function playOne(number: number): Session {
  const chooser = new Chooser({ k0: number, k1: 2026 });
  const weeks = 4 + Math.floor(chooser.uniform() * 10);
  const settings = { seed: `random ${number}`, seats: chooser.pick(SEATS) };
  const game = Game.begin(tinyScenario(weeks), settings);
  const session = new Session(game, new FullDisk(chooser));
  for (let n = 0; n < COMMANDS; n++) {
    const command = anyCommand(chooser, session);
    const reply = session.do(command);
    expect(reply.ok, JSON.stringify(command)).toBe(reply.code === null);
    expect(reply.lines, JSON.stringify(command)).not.toContain('');
    if (!reply.ok) expect(reply.lines.length).toBeGreaterThan(0);
  }
  return session;
}

/** From wherever a session stands, the game can be played to its end. */
function playToEnd(session: Session): void {
  session.do({ do: 'present' });
  for (let n = 0; !session.game.over; n++) {
    expect(session.do({ do: 'end' }).ok).toBe(true);
    expect(n).toBeLessThan(100);
  }
  expect(session.do({ do: 'after', reveal: false }).ok).toBe(true);
}

function checkSave(session: Session, chooser: Chooser): void {
  const bytes = saveGame(session.game);
  const { scenario, state } = openSave(bytes);
  expect(state).toEqual(session.game.state());
  const verdicts = verifyLines(scenario, state.settings, state.lines);
  expect(verdicts.filter(({ divergence }) => divergence !== null)).toEqual([]);
  for (let n = 0; n < FLIPS; n++) {
    const at = Math.floor(chooser.uniform() * bytes.length);
    const bit = 1 << Math.floor(chooser.uniform() * 8);
    bytes[at]! ^= bit;
    expect(codeOf(() => openSave(bytes))).toMatch(/^SAVE_/);
    bytes[at]! ^= bit;
  }
}

beforeAll(() => void classroom());

it(
  `plays ${GAMES} random games to their end, and every save verifies`,
  () => {
    for (let number = 0; number < GAMES; number++) {
      try {
        const session = playOne(number);
        playToEnd(session);
        checkSave(session, new Chooser({ k0: number, k1: 5 }));
      } catch (error) {
        throw new Error(`game ${number}: ${error instanceof Error ? error.message : ''}`, {
          cause: error,
        });
      }
    }
  },
  60_000 + 2_000 * GAMES,
);
