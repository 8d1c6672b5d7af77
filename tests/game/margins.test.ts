import { beforeAll, describe, expect, it } from 'vitest';
import { keyOf } from '../../src/engine/random.js';
import { Game } from '../../src/game/game.js';
import { believedBy, thresholdIn } from '../../src/game/believed-margins.js';
import { marginCourse, marginRanges, marginsSeen, trueMargins } from '../../src/game/margins.js';
import { quarterIndex } from '../../src/engine/calendar.js';
import { Picture } from '../../src/game/picture.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { permuted } from '../engine/hidden.js';
import { shortGame } from './games.js';

const SIDES = [0, 1] as const;
let game: Game;

beforeAll(() => {
  game = shortGame(20, ['doctrine', 'doctrine'], 'picture');
  game.advance({ turns: 6 });
});

describe('margins', () => {
  it('are the truth for an observer, and for a side what the likeliest world comes to', () => {
    const { model, world } = game;
    expect(marginsSeen(game, 'truth')).toEqual([...world.margin]);
    for (const side of SIDES) {
      const seen = marginsSeen(game, side);
      expect(seen).toEqual(believedBy(model, world, side).margins);
      const sum = believedBy(model, world, side).terms.reduce((total, term) => total + term, 0);
      expect(seen[side]).toBeCloseTo(sum - thresholdIn(model, world, side), 9);
    }
    expect(marginCourse(game, 0)).toHaveLength(game.turn + 1);
    expect(marginCourse(game, 0).at(-1)).toEqual(marginsSeen(game, 0));
    expect(trueMargins(game, game.turn)).toEqual(marginsSeen(game, 'truth'));
  });

  it('are there before the first turn', () => {
    const fresh = shortGame(4);
    for (const reader of [0, 1, 'truth'] as const) {
      for (const margin of marginsSeen(fresh, reader)) {
        expect(margin).not.toBe(0);
        expect(Math.abs(margin)).toBeLessThan(100);
      }
    }
  });

  it('hang on nothing that the side does not see', () => {
    const { model, world } = game;
    for (const side of SIDES) {
      for (let n = 0; n < 8; n++) {
        const other = permuted(model, world, side, keyOf({ k0: 5, k1: 6 }, n));
        expect(believedBy(model, other, side).margins).toEqual(
          believedBy(model, world, side).margins,
        );
      }
    }
  });

  it('follow the line of a game, not the place it was asked for first', () => {
    const branched = shortGame(20, ['person', 'doctrine'], 'branch');
    const play = (turns: number): void => {
      for (let n = 0; n < turns; n++) branched.endTurn();
    };
    play(6);
    const before = marginsSeen(branched, 0);
    branched.goTo(2);
    branched.branch('other');
    branched.draft(0).give({ side: 0, kind: 'front_posture', target: 0, other: 0, choice: 4 });
    play(4);
    expect(marginsSeen(branched, 0)).not.toEqual(before);
    expect(marginsSeen(branched, 0)).toEqual(believedBy(branched.model, branched.world, 0).margins);
  });
});

describe('ranges of margins', () => {
  it('hold what is believed, the same each time', () => {
    for (const side of SIDES) {
      const ranges = marginRanges(game, side);
      expect(marginRanges(game, side)).toEqual(ranges);
      for (const of of SIDES) {
        const [low, high] = ranges[of];
        expect(low).toBeLessThan(high);
        expect(marginsSeen(game, side)[of]).toBeGreaterThanOrEqual(low);
        expect(marginsSeen(game, side)[of]).toBeLessThanOrEqual(high);
      }
    }
  });

  it.each([
    ['classroom', 12],
    ['base-2024', 3],
  ])(
    'come nearer to the truth than what the engine counts from posts and guesses: %s',
    (id, seeds) => {
      let [inside, all, believedOff, countedOff] = [0, 0, 0, 0];
      for (const played of reckonings(loadScenario(id), seeds)) {
        const truth = marginsSeen(played, 'truth');
        for (const side of SIDES) {
          const [low, high] = marginRanges(played, side)[side];
          all++;
          if (truth[side] >= low && truth[side] <= high) inside++;
          believedOff += Math.abs(marginsSeen(played, side)[side] - truth[side]);
          countedOff += Math.abs(played.world.marginOwn[side]! - truth[side]);
        }
      }
      expect(all).toBeGreaterThan(15);
      expect(believedOff).toBeLessThan(0.8 * countedOff);
      // Four of five is meant. In the classroom, which is unlike the real map, it is little over half.
      expect(inside / all).toBeGreaterThan(id === 'classroom' ? 0.45 : 0.75);
    },
  );
});

/** Games of doctrine on both sides, each time that a quarter has ended. */
function* reckonings(scenario: Scenario, seeds: number): Generator<Game> {
  for (let n = 0; n < seeds; n++) {
    const played = Game.begin(scenario, { seed: `margin-${n}`, seats: ['doctrine', 'doctrine'] });
    while (!played.over) {
      const quarter = quarterIndex(played.day);
      played.endTurn();
      if (quarterIndex(played.day) !== quarter) yield played;
    }
  }
}

describe('a siege', () => {
  it('begins with a valley that both sides know to be held', () => {
    const siege = Game.begin(loadScenario('panjshir-2021'), {
      seed: 'z1',
      seats: ['person', 'person'],
    });
    const valley = siege.scenario.setup.areas.findIndex(({ id }) => id === 'AF-PAN');
    for (const side of SIDES) {
      const control = new Picture(siege, side).shade('control');
      expect(control.value[valley]).toBeLessThan(-0.5);
      expect(control.high?.[valley]).toBeLessThan(-0.4);
    }
  });
});
