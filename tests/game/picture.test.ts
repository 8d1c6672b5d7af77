import { beforeAll, describe, expect, it } from 'vitest';
import { hashWorld } from '../../src/engine/hash.js';
import type { Game } from '../../src/game/game.js';
import { Picture, SHADES } from '../../src/game/picture.js';
import { whyOf, WHY_COLUMNS } from '../../src/game/why.js';
import { visibleRanges } from '../../src/engine/views.js';
import { classroom, shortGame } from './games.js';

let game: Game;

beforeAll(() => {
  classroom();
  game = shortGame(20, ['doctrine', 'doctrine'], 'picture');
  game.advance({ turns: 6 });
});

describe('a picture', () => {
  it('of a side holds its own numbers as they are', () => {
    const { world, model } = game;
    const nA = model.sizes.areas;
    const [nrf, taliban] = [new Picture(game, 0), new Picture(game, 1)];
    expect(nrf.shade('own_forces').value).toEqual(world.fighters.slice(0, nA));
    expect(taliban.shade('own_forces').value).toEqual(world.garrison);
    expect(nrf.shade('other_forces').value).toEqual(world.estimate.slice(0, nA));
    expect(taliban.shade('other_forces').value).toEqual(world.estimate.slice(nA));
    expect(nrf.shade('money').unit).toBe('USD');
    expect(taliban.shade('money').unit).toBe('share');
  });

  it('of what is hidden has a range about its mean, the same each time', () => {
    for (const side of [0, 1] as const) {
      for (const name of ['control', 'support', 'fear'] as const) {
        const shade = new Picture(game, side).shade(name);
        expect(shade.known).toBe('believed');
        expect(shade).toEqual(new Picture(game, side).shade(name));
        shade.value.forEach((value, a) => {
          expect(value).toBeGreaterThanOrEqual(shade.min);
          expect(value).toBeLessThanOrEqual(shade.max);
          expect(shade.low![a]).toBeLessThanOrEqual(shade.high![a]!);
        });
      }
    }
  });

  it('of an observer is the truth', () => {
    const truth = new Picture(game, 'truth');
    expect(truth.shade('control').value).toEqual(game.world.control);
    expect(truth.shade('fear').known).toBe('true');
    for (const name of SHADES) expect(truth.shade(name).low).toBeNull();
  });

  it('changes nothing in the game', () => {
    const hash = hashWorld(game.world.buffer);
    for (const name of SHADES) new Picture(game, 0).shade(name).value.fill(7);
    expect(hashWorld(game.world.buffer)).toBe(hash);
  });
});

describe('why', () => {
  it('adds up to the change of every number, over one turn and over several', () => {
    for (const reader of [0, 1, 'truth'] as const) {
      for (const options of [
        {},
        { turn: 1, turns: 5 },
        { area: 1 },
        { turn: 0, turns: 6, area: 0 },
      ]) {
        const whys = whyOf(game, reader, options);
        expect(whys.length).toBeGreaterThan(0);
        for (const { before, after, terms } of whys) {
          const sum = terms.reduce((total, { amount }) => total + amount, 0);
          expect(before + sum).toBeCloseTo(after, 6);
        }
      }
    }
  });

  it('tells the numbers that the world has', () => {
    const [treasury] = whyOf(game, 0, { column: 'treasury' });
    expect(treasury).toMatchObject({
      before: game.worldBefore(5).treasury[0],
      after: game.world.treasury[0],
    });
    const garrisons = whyOf(game, 1, { column: 'garrison', turn: 0, turns: 6 })[0];
    expect(garrisons?.after).toBe(game.world.garrison.reduce((sum, n) => sum + n, 0));
  });

  it('explains to a side nothing but what it sees', () => {
    for (const side of [0, 1] as const) {
      const seen = new Set(visibleRanges(game.model.layout, side).map(({ column }) => column));
      for (const area of [undefined, 0, 1]) {
        const whys = whyOf(game, side, area === undefined ? { turns: 6, turn: 0 } : { area });
        for (const { column, index } of whys) {
          expect(seen.has(column)).toBe(true);
          if (column === 'cohesion' || column === 'attitude') expect(index).not.toBeNull();
        }
      }
      expect(whyOf(game, side, { column: 'control', area: 0 })).toEqual([]);
    }
    expect(whyOf(game, 1, { column: 'treasury' })).toEqual([]);
    expect(whyOf(game, 'truth', { column: 'control', area: 0 })).toHaveLength(1);
  });

  it('leaves the game as it was', () => {
    const { turn } = game;
    const hash = hashWorld(game.world.buffer);
    for (const column of WHY_COLUMNS) whyOf(game, 'truth', { column, turn: 0, turns: 3 });
    expect(game.turn).toBe(turn);
    expect(hashWorld(game.world.buffer)).toBe(hash);
  });
});
