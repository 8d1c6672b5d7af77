import { beforeAll, describe, expect, it } from 'vitest';
import { afterAction } from '../../src/game/after-action.js';
import { Counterfactual } from '../../src/game/counterfactual.js';
import { doctrineInstead } from '../../src/game/doctrine-instead.js';
import { Game } from '../../src/game/game.js';
import { marginsSeen } from '../../src/game/margins.js';
import { SIDE_TITLES } from '../../src/game/names.js';
import { afterLines } from '../../src/game/say/after.js';
import { dateText } from '../../src/game/say/numbers.js';
import { endingWords } from '../../src/report/game-comparison.js';
import { classroom, codeOf, shortClassroom, shortGame } from './games.js';

const strike = { side: 0, kind: 'front_posture', target: 0, other: 0, choice: 3 } as const;
const hold = { side: 0, kind: 'front_posture', target: 0, other: 0, choice: 4 } as const;
let game: Game;

beforeAll(() => {
  classroom();
  game = shortGame(16, ['person', 'doctrine'], 'after');
  game.draft(0).give(strike);
  while (!game.over) game.endTurn();
});

describe('an after-action', () => {
  it('tells turning points in their order, the ending among them', () => {
    const { turningPoints, ending } = afterAction(game);
    expect(ending).toEqual(game.ending);
    const turns = turningPoints.map(({ turn }) => turn);
    expect(turns).toEqual([...turns].sort((a, b) => a - b));
    expect(turningPoints.length).toBeGreaterThan(3);
    expect(new Set(turningPoints.map(({ turn, text }) => `${turn} ${text}`)).size).toBe(
      turns.length,
    );
  });

  it('tells of a win after which the game went on, at its head and among the turning points', () => {
    const seeds = Array.from({ length: 40 }, (_, n) => `won ${n}`);
    let won = game;
    for (const seed of seeds) {
      won = shortGame(30, ['person', 'random'], seed);
      while (!won.over) won.endTurn();
      if (won.last < 30) break;
    }
    expect(afterAction(won).earlierWin).toBeNull();
    const win = won.ending!;
    won.playOn();
    while (!won.over) won.endTurn();
    const { earlierWin, turningPoints } = afterAction(won);
    expect(earlierWin).toBe(
      `On ${dateText(win.day)} the game was won by ${SIDE_TITLES[win.winner!]}, at two reckonings in a row; it went on.`,
    );
    expect(turningPoints.map(({ text }) => text)).toContain(earlierWin);
    expect(afterLines(won)).toContain(earlierWin);
    expect(endingWords(won)).toContain(earlierWin);
  });

  it('holds belief against truth for the side that was played', () => {
    const { beliefs } = afterAction(game);
    expect(beliefs.map(({ side }) => side)).toEqual([0]);
    const last = beliefs[0]!.course.at(-1)!;
    const believed = marginsSeen(game, 0);
    expect(last.own).toEqual([believed[0], game.world.margin[0]]);
    expect(last.other).toEqual([believed[1], game.world.margin[1]]);
    expect(last.strength[1]).toBe(game.world.garrison.reduce((sum, n) => sum + n, 0));
    for (const { believed, truth } of beliefs[0]!.areas) expect(believed).not.toBe(truth);
  });

  it('is there for a game that has hardly begun', () => {
    const fresh = shortGame(4);
    expect(afterAction(fresh)).toMatchObject({ ending: null, turningPoints: [] });
    fresh.endTurn();
    expect(afterAction(fresh).beliefs[0]?.course).toHaveLength(1);
  });
});

describe('history against the player', () => {
  it('is the same game with doctrine in his seat', () => {
    const { game: other, margins } = doctrineInstead(game);
    const plain = Game.begin(shortClassroom(16), {
      seed: 'after',
      seats: ['doctrine', 'doctrine'],
    });
    while (!plain.over) plain.endTurn();
    expect(other.turns.map(({ hash }) => hash)).toEqual(plain.turns.map(({ hash }) => hash));
    expect(margins.at(-1)?.yours).toEqual(game.ending?.margins);
  });

  it('differs in nothing when doctrine played', () => {
    const watched = shortGame(8, ['doctrine', 'doctrine']);
    while (!watched.over) watched.endTurn();
    for (const { yours, doctrines } of doctrineInstead(watched).compared)
      expect(yours).toBe(doctrines);
  });
});

describe('a counterfactual', () => {
  it('that changes nothing finds no difference', () => {
    const options = { turn: 0, side: 0, pairs: 5, change: { remove: 0, instead: strike } } as const;
    const { margins, better, pairs } = new Counterfactual(game, options).run();
    expect(pairs).toBe(5);
    for (const { difference, low, high, spread } of [...margins, better]) {
      expect([difference, low, high, ...spread]).toEqual([0, 0, 0, 0, 0]);
    }
  });

  it('finds that an order matters, with an interval about the mean difference', () => {
    const options = { turn: 0, side: 0, pairs: 40, change: { remove: 0, instead: hold } } as const;
    const { margins, endings } = new Counterfactual(game, options).run();
    const [own] = margins;
    expect(own.difference).not.toBe(0);
    expect(own.difference).toBeCloseTo(own.changed - own.asItWas, 9);
    expect(own.low).toBeLessThan(own.difference);
    expect(own.high).toBeGreaterThan(own.difference);
    expect(own.spread[0]).toBeLessThanOrEqual(own.spread[1]);
    for (const arm of ['asItWas', 'changed'] as const) {
      expect(endings.reduce((sum, ending) => sum + ending[arm], 0)).toBeCloseTo(1, 9);
    }
  });

  it('is the same step by step, in whatever steps', () => {
    const options = { turn: 2, side: 0, pairs: 6, change: { add: hold } } as const;
    const whole = new Counterfactual(game, options).run();
    const parts = new Counterfactual(game, options);
    expect(parts.step(4)).toBe(false);
    expect(parts.result().pairs).toBe(4);
    expect(parts.step(9)).toBe(true);
    expect(parts.done).toBe(6);
    expect(parts.result()).toEqual(whole);
  });

  it('draws a narrower interval from more pairs', () => {
    const width = (pairs: number): number => {
      const options = { turn: 0, side: 0, pairs, change: { remove: 0 } } as const;
      const { low, high } = new Counterfactual(game, options).run().margins[0];
      return high - low;
    };
    expect(width(60)).toBeLessThan(width(8));
  });

  it('is refused where there is nothing to change', () => {
    const code = (turn: number, remove: number) =>
      codeOf(() => new Counterfactual(game, { turn, side: 0, change: { remove } }));
    expect(code(99, 0)).toBe('GAME_TURN');
    expect(code(0, 5)).toBe('GAME_TURN');
    expect(code(0, NaN)).toBe('GAME_TURN');
    expect(code(1, 0)).toBe('GAME_TURN');
  });
});
