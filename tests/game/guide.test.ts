import { beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../src/game/commands.js';
import { Session } from '../../src/game/session.js';
import { parseCommand } from '../../src/game/words.js';
import { Game } from '../../src/game/game.js';
import { classroom, shortGame } from './games.js';

function typed(session: Session, line: string): Command {
  const reading = parseCommand(line, session);
  if (!('command' in reading)) throw new Error(`"${line}" is no command`);
  return reading.command;
}

beforeAll(() => void classroom());

describe('the guide of the classroom', () => {
  it.each([0, 1] as const)('can be followed by side %i, typing what it says', (side) => {
    const seats =
      side === 0 ? (['person', 'doctrine'] as const) : (['doctrine', 'person'] as const);
    const session = new Session(Game.begin(classroom(), { seed: 'guide', seats }));
    const { guide } = session;
    const { of } = guide!.place;
    for (let n = 0; guide!.lesson !== null; n++) {
      expect(n).toBeLessThan(60);
      const { number } = guide!.place;
      let reply = session.do(typed(session, guide!.lesson.typed));
      if (reply.code === 'SESSION_EVENT_WAITS') {
        const [waiting] = session.draft.view.pending;
        reply = session.do(typed(session, `answer ${waiting!.id} 1`));
      }
      expect(reply.ok, `lesson ${number}: ${reply.lines.join(' ')}`).toBe(true);
      if (guide!.place.number > number) expect(reply.guide.length).toBeGreaterThan(0);
    }
    expect(guide!.place.number).toBe(of + 1);
    expect(guide!.lines()[0]).toContain('That is all there is to know');
  });

  it('waits for the lesson to be done, and can be left', () => {
    const session = new Session(shortGame(10));
    expect(session.do({ do: 'look', at: 'status' }).guide).toEqual([]);
    expect(session.do({ do: 'guide', off: false }).guide[0]).toContain('Guide, 1 of');
    expect(session.do({ do: 'guide', off: true }).ok).toBe(true);
    expect(session.do({ do: 'look', at: 'margins' }).guide).toEqual([]);
    expect(session.guide?.lesson).toBeNull();
  });

  it('is there only for one person in a new game', () => {
    expect(new Session(shortGame(4, ['person', 'person'])).guide).toBeNull();
    expect(new Session(shortGame(4, ['random', 'none'])).guide).toBeNull();
    const game = shortGame(4);
    game.endTurn();
    const session = new Session(game);
    expect(session.do({ do: 'guide', off: false }).code).toBe('SESSION_NO_GUIDE');
  });
});
