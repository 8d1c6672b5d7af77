import { beforeAll, describe, expect, it } from 'vitest';
import { hashWorld } from '../../src/engine/hash.js';
import { compileModel } from '../../src/engine/model.js';
import { keyOf } from '../../src/engine/random.js';
import { simulate } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { Game } from '../../src/game/game.js';
import { createPlayer, type PlayerName } from '../../src/players/index.js';
import { seedKey } from '../../src/lab/seed.js';
import { classroom, codeOf, shortClassroom, shortGame } from './games.js';

beforeAll(() => void classroom());

describe('a game of computer players', () => {
  it.each<[PlayerName, PlayerName]>([
    ['doctrine', 'doctrine'],
    ['random', 'doctrine'],
    ['none', 'random'],
  ])('takes the course of a campaign of the same seed (%s, %s)', (nrf, taliban) => {
    const scenario = shortClassroom(12);
    const game = Game.begin(scenario, { seed: 'same', seats: [nrf, taliban] });
    while (!game.over) game.endTurn();
    const key = keyOf(seedKey('same'), 0);
    const campaign = new Campaign(compileModel(scenario.setup), key);
    const hashes: string[] = [];
    simulate(campaign, key, {
      players: [createPlayer(nrf, 0), createPlayer(taliban, 1)],
      untilDay: game.day - 1,
      onTurn: ({ world }) => hashes.push(hashWorld(world.buffer)),
    });
    expect(game.turns.map(({ hash }) => hash)).toEqual(hashes);
  });

  it('names what asks for either side, as an observer plays none', () => {
    const game = shortGame(30, ['doctrine', 'doctrine']);
    const results = game.advance({ turns: 30 });
    const sides = new Set(results.flatMap(({ needsMe }) => needsMe.map(({ side }) => side)));
    expect(sides).toEqual(new Set([0, 1]));
    expect(codeOf(() => game.draft(0))).toBe('GAME_NOT_YOURS');
  });
});

describe('an opponent that thinks while the person does', () => {
  const seats = ['person', 'lookahead'] as const;
  const hashes = (game: Game): string[] => game.turns.map(({ hash }) => hash);

  it('plays as one that thinks when the turn ends, however far it came', () => {
    const waiting = shortGame(9, seats);
    while (!waiting.over) waiting.endTurn();
    const thinking = shortGame(9, seats);
    for (let turn = 0; !thinking.over; turn++) {
      for (let piece = 0; piece < 7 * turn; piece++) thinking.thinkAhead();
      thinking.endTurn();
    }
    expect(hashes(thinking)).toEqual(hashes(waiting));
  });

  it('forgets its thought when the person goes back and plays on from there', () => {
    const game = shortGame(9, seats);
    for (let turn = 0; turn < 4; turn++) game.endTurn();
    while (!game.thinkAhead());
    game.goTo(0);
    expect(game.thinkAhead()).toBe(true);
    game.branch();
    for (let turn = 0; turn < 4; turn++) game.endTurn();
    const [main] = game.state().lines;
    expect(hashes(game)).toEqual(main?.turns.map(({ hash }) => hash));
  });
});

describe('a game of a person', () => {
  it('carries out the orders of the draft', () => {
    const game = shortGame(6);
    const order = { side: 0, kind: 'front_posture', target: 0, other: 0, choice: 0 } as const;
    expect(game.draft(0).give(order)).toBeNull();
    game.endTurn();
    expect(game.world.frontPosture[0]).toBe(0);
    expect(game.turns[0]?.orders).toContainEqual(order);
    expect(game.draft(0).orders).toEqual([]);
  });

  it('gives the same hashes for the same orders, and others for other orders', () => {
    const play = (choice: number): string[] => {
      const game = shortGame(8);
      game.draft(0).give({ side: 0, kind: 'front_posture', target: 0, other: 0, choice });
      game.advance({ turns: 8 });
      return game.turns.map(({ hash }) => hash);
    };
    expect(play(3)).toEqual(play(3));
    expect(play(3)[0]).not.toBe(play(4)[0]);
  });

  it('keeps who plays what for whom it belongs', () => {
    const game = shortGame(6, ['doctrine', 'person']);
    expect(game.persons).toEqual([1]);
    expect(codeOf(() => game.draft(0))).toBe('GAME_NOT_YOURS');
    expect(game.draft(1).view.side).toBe(1);
  });

  it('refuses seeds and seats that cannot be', () => {
    const begin = (seed: string, seat: string) => () =>
      Game.begin(classroom(), { seed, seats: [seat as 'person', 'none'] });
    expect(codeOf(begin('', 'person'))).toBe('GAME_SEED');
    expect(codeOf(begin('\u001b', 'person'))).toBe('GAME_SEED');
    expect(codeOf(begin('a', 'napoleon'))).toBe('GAME_SEAT');
    expect(codeOf(begin('a', 'constructor'))).toBe('GAME_SEAT');
  });

  it('stops at its last day, and takes no orders after', () => {
    const game = shortGame(4);
    const results = game.advance({ turns: 99 });
    while (!game.over) results.push(...game.advance({ turns: 99 }));
    expect(results).toHaveLength(4);
    const { margins, winner, name } = game.ending!;
    expect(name).toBe(margins[0] < margins[1] ? 'insurgency_contained' : 'insurgency_persists');
    expect(winner).toBe(margins[0] > margins[1] ? 0 : 1);
    expect(codeOf(() => game.endTurn())).toBe('GAME_OVER');
    expect(codeOf(() => game.draft(0))).toBe('GAME_OVER');
    expect(codeOf(() => game.advance('week'))).toBe('GAME_OVER');
  });

  it('plays a week, a month, or until something asks for the person', () => {
    const game = shortGame(30);
    expect(game.advance('week')).toHaveLength(1);
    const month = game.advance('month');
    const events = month.filter(({ needsMe }) => needsMe.some(({ name }) => name === 'event'));
    expect(month.length === 4 || events.length === 1).toBe(true);
    const asked = game.advance('needs_me');
    expect(asked.at(-1)?.needsMe.length).toBeGreaterThan(0);
    for (const { needsMe } of asked.slice(0, -1)) expect(needsMe).toEqual([]);
  });
});

describe('the timeline', () => {
  it('shows every earlier turn as it was, and comes back', () => {
    const game = shortGame(10);
    const seen = [hashWorld(game.world.buffer)];
    while (!game.over) {
      game.endTurn();
      seen.push(hashWorld(game.world.buffer));
    }
    for (let turn = game.last; turn >= 0; turn--) {
      game.goTo(turn);
      expect(hashWorld(game.world.buffer)).toBe(seen[turn]);
      expect(game.turn).toBe(turn);
      expect(hashWorld(game.worldBefore(3).buffer)).toBe(seen[3]);
      expect(game.turn).toBe(turn);
    }
    expect(codeOf(() => game.goTo(-1))).toBe('GAME_TURN');
    expect(codeOf(() => game.goTo(game.last + 1))).toBe('GAME_TURN');
    expect(codeOf(() => game.goTo(0.5))).toBe('GAME_TURN');
  });

  it('takes no orders while an earlier turn is shown', () => {
    const game = shortGame(6);
    game.advance({ turns: 1 });
    game.goTo(0);
    expect(codeOf(() => game.draft(0))).toBe('GAME_LOOKING_BACK');
    expect(codeOf(() => game.endTurn())).toBe('GAME_LOOKING_BACK');
    game.goTo(game.last);
    expect(codeOf(() => game.draft(0))).toBeNull();
  });

  it('branches from an earlier turn and keeps both lines', () => {
    const game = shortGame(10);
    while (!game.over) game.endTurn();
    const main = game.turns.map(({ hash }) => hash);
    game.goTo(4);
    game.branch('other');
    expect(game.over).toBe(false);
    expect(game.last).toBe(4);
    game.draft(0).give({ side: 0, kind: 'front_posture', target: 0, other: 0, choice: 0 });
    while (!game.over) game.endTurn();
    expect(game.turns.slice(0, 4).map(({ hash }) => hash)).toEqual(main.slice(0, 4));
    expect(game.turns[4]?.hash).not.toBe(main[4]);
    expect(game.lines).toEqual([
      { name: 'main', turns: 10 },
      { name: 'other', turns: 10 },
    ]);
    game.switchTo(0);
    expect(game.turns.map(({ hash }) => hash)).toEqual(main);
    expect(hashWorld(game.world.buffer)).toBe(main.at(-1));
  });

  it('refuses lines without a name of their own, and more than it has room for', () => {
    const game = shortGame(4);
    expect(codeOf(() => game.branch(''))).toBe('GAME_LINES');
    expect(codeOf(() => game.branch('main'))).toBe('GAME_LINES');
    expect(codeOf(() => game.branch('x'.repeat(61)))).toBe('GAME_LINES');
    expect(codeOf(() => game.switchTo(1))).toBe('GAME_LINES');
    for (let n = 1; n < 32; n++) game.branch();
    expect(codeOf(() => game.branch())).toBe('GAME_LINES');
  });
});

describe('results of turns', () => {
  it('tell the reckoning at the end of a quarter, with terms that make the margin', () => {
    const game = shortGame(30, ['doctrine', 'doctrine']);
    while (!game.over) game.endTurn();
    const reckonings = game.turns.flatMap(({ result }) => result.reckoning ?? []);
    expect(reckonings.length).toBeGreaterThanOrEqual(2);
    for (const { sides } of reckonings) {
      for (const { own, threshold, drivers } of sides) {
        const score = drivers.reduce((sum, { points }) => sum + points, 0);
        expect(own).toBeCloseTo(score - threshold, 9);
      }
    }
    const [first, second] = reckonings;
    expect(first?.sides[0].ownChange).toBeNull();
    expect(second?.sides[0].ownChange).toBeCloseTo(second!.sides[0].own - first!.sides[0].own, 9);
    expect(second?.patrons).toHaveLength(2 * game.model.sizes.actors);
  });

  it('tell orders that were carried out, or not', () => {
    const game = shortGame(6);
    const order = { side: 0, kind: 'front_posture', target: 0, other: 0, choice: 3 } as const;
    game.draft(0).give(order);
    const { notes } = game.endTurn();
    const own = notes.filter(({ seenBy }) => seenBy[0]);
    expect(own.map(({ kind }) => kind)).toContain('order_given');
    // The other side's orders are not told to this one.
    for (const { kind, seenBy } of notes) {
      if (kind === 'order_given' || kind === 'order_failed') expect(seenBy[0]).not.toBe(seenBy[1]);
    }
  });
});

describe('a win on margin', () => {
  /** A game in which one side has stood at zero or above at two reckonings. */
  function won(): Game {
    for (let n = 0; n < 40; n++) {
      const game = shortGame(30, ['person', 'random'], `won ${n}`);
      while (!game.over) game.endTurn();
      if (game.last < 30) return game;
    }
    throw new Error('no seed of these leads to a win on margin');
  }

  it('ends the game, and can be played on from to the end of the time', () => {
    const game = won();
    const at = game.last;
    const name = game.ending?.name;
    expect(['insurgency_strengthens', 'taliban_consolidate']).toContain(name);
    expect(codeOf(() => game.endTurn())).toBe('GAME_OVER');
    game.playOn();
    expect(game.ending).toBeNull();
    expect(game.draft(0).orders).toEqual([]);
    game.endTurn();
    const again = Game.resume(game.scenario, game.state());
    for (const one of [game, again]) while (!one.over) one.endTurn();
    expect(game.last).toBe(30);
    expect(game.ending?.name).toMatch(/^insurgency_(persists|contained)$/);
    expect(again.turns.map(({ hash }) => hash)).toEqual(game.turns.map(({ hash }) => hash));
    expect(again.turns[at - 1]?.result.ending?.name).toBe(name);
    // A branch from before the win has not been played on.
    game.goTo(at - 1);
    game.branch();
    game.endTurn();
    expect(game.ending?.name).toBe(name);
  });

  it('alone can be played on from', () => {
    const game = shortGame(3);
    expect(codeOf(() => game.playOn())).toBe('GAME_OVER');
    while (!game.over) game.endTurn();
    expect(codeOf(() => game.playOn())).toBe('GAME_OVER');
  });
});
