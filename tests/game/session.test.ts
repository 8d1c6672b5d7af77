import { beforeAll, describe, expect, it } from 'vitest';
import { subkey } from '../../src/engine/random.js';
import { LOOKS, SHOWN, type Command } from '../../src/game/commands.js';
import { SHADES } from '../../src/game/picture.js';
import { Session, type GameKeeper } from '../../src/game/session.js';
import type { Game } from '../../src/game/game.js';
import type { SeatName } from '../../src/game/settings.js';
import { permuted } from '../engine/hidden.js';
import { classroom, shortGame } from './games.js';

class Remembering implements GameKeeper {
  autosaves = 0;
  names: string[] = [];
  broken = false;

  autosave(_game: Game): void {
    if (this.broken) throw new Error('the disk is full');
    this.autosaves++;
  }

  save(_game: Game, name: string): string {
    if (this.broken) throw new Error('the disk is full');
    this.names.push(name);
    return name;
  }
}

function sessionOf(
  seats: readonly [SeatName, SeatName] = ['person', 'doctrine'],
  weeks = 8,
): { session: Session; keeper: Remembering } {
  const keeper = new Remembering();
  return { session: new Session(shortGame(weeks, seats), keeper), keeper };
}

const strike = { side: 0, kind: 'front_posture', target: 0, other: 0, choice: 3 } as const;

beforeAll(() => void classroom());

describe('a session of one person', () => {
  it('gives orders, takes them back, ends turns, and saves after each', () => {
    const { session, keeper } = sessionOf();
    expect(session.do({ do: 'give', order: strike })).toMatchObject({ ok: true, turns: 0 });
    expect(session.do({ do: 'undo' }).ok).toBe(true);
    expect(session.do({ do: 'redo' }).ok).toBe(true);
    expect(session.draft.orders).toEqual([strike]);
    expect(session.do({ do: 'end' })).toMatchObject({ ok: true, turns: 1, handOver: null });
    expect(session.game.last).toBe(1);
    expect(keeper.autosaves).toBe(1);
    const { turns } = session.do({ do: 'advance', until: { turns: 2 } });
    expect(session.game.last).toBe(1 + turns);
    expect(keeper.autosaves).toBe(2);
  });

  it('answers what cannot be done with a code and a sentence', () => {
    const { session } = sessionOf();
    const code = (command: Command): string | null => session.do(command).code;
    expect(code({ do: 'undo' })).toBe('SESSION_NOTHING');
    expect(code({ do: 'withdraw', index: 0 })).toBe('SESSION_NOTHING');
    expect(code({ do: 'give', order: { ...strike, side: 1 } })).toBe('ORDER_WRONG_SIDE');
    expect(code({ do: 'give', order: { ...strike, target: 99 } })).toBe('ORDER_BAD_TARGET');
    expect(code({ do: 'forecast', order: { ...strike, choice: 99 } })).toBe('ORDER_BAD_CHOICE');
    expect(code({ do: 'go', turn: 5 })).toBe('GAME_TURN');
    expect(code({ do: 'line', line: 1 })).toBe('GAME_LINES');
    expect(code({ do: 'stop', place: 0 })).toBe('GAME_STANDING');
    expect(code({ do: 'after', reveal: false })).toBe('SESSION_NOT_OVER');
    expect(code({ do: 'what_if', turn: 0, side: 0, change: { remove: 0 } })).toBe(
      'SESSION_NOT_OVER',
    );
    expect(code({ do: 'show', what: 'area', index: 99 })).toBe('SESSION_NO_SUCH');
    const { lines } = session.do({ do: 'give', order: { ...strike, choice: 1, target: 1 } });
    expect(lines.join(' ')).toMatch(/already so/);
  });

  it('goes on when the disk is full, and says so', () => {
    const { session, keeper } = sessionOf();
    keeper.broken = true;
    const reply = session.do({ do: 'end' });
    expect(reply.ok).toBe(true);
    expect(reply.lines.join(' ')).toContain('could not be saved: the disk is full');
    expect(session.do({ do: 'save', name: 'x' }).code).toBe('SAVE_FAILED');
    keeper.broken = false;
    expect(session.do({ do: 'save', name: 'x' }).ok).toBe(true);
    expect(keeper.names).toEqual(['x']);
    expect(new Session(shortGame(3)).do({ do: 'save', name: 'x' }).code).toBe('SESSION_NO_SAVES');
  });

  it('looks back, branches and returns', () => {
    const { session } = sessionOf();
    session.do({ do: 'end' });
    session.do({ do: 'end' });
    session.do({ do: 'go', turn: 1 });
    expect(session.writes).toBe(false);
    expect(session.do({ do: 'give', order: strike }).code).toBe('GAME_LOOKING_BACK');
    expect(session.do({ do: 'branch', name: 'again' }).ok).toBe(true);
    expect(session.writes).toBe(true);
    session.do({ do: 'line', line: 0 });
    expect(session.game.last).toBe(2);
  });

  it('does not play past an event that waits when asked to stop for what needs a person', () => {
    const { session } = sessionOf(['person', 'doctrine'], 30);
    while (session.draft.view.pending.length === 0) session.do({ do: 'end' });
    const { last } = session.game;
    const reply = session.do({ do: 'advance', until: 'needs_me' });
    expect(reply.code).toBe('SESSION_EVENT_WAITS');
    expect(session.game.last).toBe(last);
    const waiting = session.draft.view.pending[0]!;
    const choice = waiting.choices[0]!.choice;
    const answer = { side: 0, kind: 'choose', target: waiting.event, other: 0, choice } as const;
    expect(session.do({ do: 'give', order: answer }).ok).toBe(true);
    expect(session.do({ do: 'advance', until: 'needs_me' }).ok).toBe(true);
  });

  it('tells the whole story when the game has ended', () => {
    const { session } = sessionOf(['person', 'doctrine'], 5);
    session.do({ do: 'give', order: strike });
    while (!session.game.over) session.do({ do: 'end' });
    const story = session.do({ do: 'after', reveal: false }).lines.join('\n');
    expect(story).toContain('The game has ended');
    expect(story).toContain('Turning points');
    expect(story).toContain('What the NRF believed, against the truth');
    expect(story).toContain('standing doctrine in your seat');
    expect(story).toContain('what-if 1 1: do not order The valley front to strike');
    const what = session.do({ do: 'what_if', turn: 0, side: 0, change: { remove: 0 } });
    expect(what.lines.join(' ')).toContain('200 futures were played in pairs');
    expect(session.do({ do: 'end' }).code).toBe('GAME_OVER');
  });
});

describe('a session of two persons', () => {
  it('hands the keyboard over, and plays when both have ended the turn', () => {
    const { session } = sessionOf(['person', 'person']);
    expect(session.reader).toBe(0);
    expect(session.do({ do: 'end' })).toMatchObject({ ok: true, turns: 0, handOver: 1 });
    expect(session.reader).toBe(1);
    expect(session.do({ do: 'give', order: strike }).code).toBe('ORDER_WRONG_SIDE');
    expect(session.do({ do: 'end' })).toMatchObject({ ok: true, turns: 1, handOver: 0 });
    expect(session.reader).toBe(0);
    expect(session.do({ do: 'advance', until: 'month' }).code).toBe('SESSION_TWO_PERSONS');
  });
});

describe('a session of an observer', () => {
  it('shows the truth and takes no orders', () => {
    const { session } = sessionOf(['doctrine', 'random']);
    expect(session.reader).toBe('truth');
    expect(session.do({ do: 'give', order: strike }).code).toBe('GAME_NOT_YOURS');
    expect(session.do({ do: 'advance', until: { turns: 3 } }).turns).toBeGreaterThan(0);
    expect(session.do({ do: 'map', shade: 'control' }).lines[0]).toContain('the truth');
    expect(session.do({ do: 'after', reveal: false }).ok).toBe(true);
  });
});

describe('what a person is told', () => {
  it.each([0, 1] as const)('does not depend on what side %i cannot see', (side) => {
    const seats: [SeatName, SeatName] =
      side === 0 ? ['person', 'doctrine'] : ['doctrine', 'person'];
    const { session } = sessionOf(seats, 12);
    for (let n = 0; n < 6; n++) session.do({ do: 'end' });
    const { game } = session;
    const order = session.draft.legal()[0]!;
    const commands: Command[] = [
      ...LOOKS.map((at): Command => ({ do: 'look', at })),
      ...SHOWN.map((what): Command => ({ do: 'show', what, index: 0 })),
      ...SHADES.map((shade): Command => ({ do: 'map', shade })),
      { do: 'legal', kind: null },
      { do: 'forecast', order },
    ];
    const told = (): string[] =>
      commands.map((command) => new Session(game).do(command).lines.join('\n'));
    const before = told();
    const kept = game.world.buffer.slice();
    for (let n = 0; n < 3; n++) {
      const other = permuted(game.model, game.world, side, subkey(game.key, 90 + n));
      game.world.buffer.set(other.buffer);
      expect(game.world.buffer).not.toEqual(kept);
      expect(told()).toEqual(before);
      game.world.buffer.set(kept);
    }
  });
});
