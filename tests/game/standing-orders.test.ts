import { beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../../src/engine/orders.js';
import type { Game } from '../../src/game/game.js';
import { classroom, codeOf, shortGame } from './games.js';

const envoy: Order = { side: 0, kind: 'insurgent_envoy', target: 0, other: 0, choice: 0 };
const strike: Order = { side: 0, kind: 'front_posture', target: 0, other: 0, choice: 3 };

/** Turns in which an order was given. */
function given(game: Game, { kind }: Order): number[] {
  return game.turns.flatMap(({ orders }, turn) =>
    orders.some((o) => o.kind === kind) ? [turn] : [],
  );
}

beforeAll(() => void classroom());

describe('a standing order', () => {
  it('repeats an act when its days have passed', () => {
    const game = shortGame(10, ['person', 'none']);
    game.keepGiving(envoy, 21);
    while (!game.over) game.endTurn();
    // Begun before turn 0, so first drafted for turn 1; there is money for three envoys at most.
    expect(given(game, envoy).slice(0, 2)).toEqual([1, 4]);
  });

  it('counts from when the act was last given by hand', () => {
    const game = shortGame(10, ['person', 'none']);
    game.draft(0).give(envoy);
    game.keepGiving(envoy, 28);
    while (!game.over) game.endTurn();
    expect(given(game, envoy).slice(0, 2)).toEqual([0, 4]);
  });

  it('keeps a setting as it is to be', () => {
    const game = shortGame(10, ['person', 'none']);
    game.keepGiving(strike, 0);
    game.endTurn();
    expect(game.draft(0).orders).toEqual([strike]);
    game.endTurn();
    expect(game.draft(0).orders).toEqual([]);
    game.draft(0).give({ ...strike, choice: 0 });
    game.endTurn();
    expect(game.draft(0).orders).toEqual([strike]);
  });

  it('can be taken out of the draft, and ended', () => {
    const game = shortGame(10, ['person', 'none']);
    game.keepGiving(strike, 0);
    game.endTurn();
    game.draft(0).withdraw(0);
    game.endTurn();
    expect(given(game, strike)).toEqual([]);
    const place = game.standing(0)[0]!.place;
    game.stopGiving(place);
    expect(game.standing(0)).toEqual([]);
    game.endTurn();
    expect(game.draft(0).orders).toEqual([]);
    expect(codeOf(() => game.stopGiving(place))).toBe('GAME_STANDING');
  });

  it('belongs to its line: a branch from before it has none', () => {
    const game = shortGame(10, ['person', 'none']);
    game.endTurn();
    game.endTurn();
    game.keepGiving(strike, 0);
    game.endTurn();
    game.goTo(1);
    expect(game.standing(0)).toEqual([]);
    game.branch();
    expect(game.standing(0)).toEqual([]);
    game.switchTo(0);
    expect(game.standing(0)).toHaveLength(1);
    game.stopGiving(0);
    game.goTo(2);
    game.branch();
    // Ended only later on the other line.
    expect(game.standing(0)).toHaveLength(1);
  });

  it('is refused when it cannot be one', () => {
    const game = shortGame(6, ['person', 'none']);
    const code = (order: Order, days: number) => codeOf(() => game.keepGiving(order, days));
    expect(code(envoy, 0)).toBe('GAME_STANDING');
    expect(code(envoy, 9999)).toBe('GAME_STANDING');
    expect(code(envoy, 1.5)).toBe('GAME_STANDING');
    expect(code({ ...envoy, target: 99 }, 28)).toBe('GAME_STANDING');
    expect(code({ ...strike, side: 1 }, 28)).toBe('GAME_NOT_YOURS');
    expect(code({ ...envoy, kind: 'choose' }, 28)).toBe('GAME_STANDING');
    for (let n = 0; n < 24; n++) game.keepGiving(envoy, 28);
    expect(code(envoy, 28)).toBe('GAME_STANDING');
  });
});
