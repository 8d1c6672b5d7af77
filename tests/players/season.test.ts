import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/engine/calendar.js';
import { compileModel } from '../../src/engine/model.js';
import { keyOf } from '../../src/engine/random.js';
import { INSURGENT, LIE_LOW, NETWORK } from '../../src/engine/sides.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView, type InsurgentView } from '../../src/engine/views.js';
import { createPlayer } from '../../src/players/index.js';
import { deepWinter, fightingSeason } from '../../src/players/season.js';
import { contestedYear } from './setups.js';

describe('seasons', () => {
  it.each([2021, 2023, 2024, 2025])('come round in %i', (year) => {
    const winter = (month: number, day: number) => deepWinter(dayNumber(year, month, day));
    const season = (month: number, day: number) => fightingSeason(dayNumber(year, month, day));
    expect([winter(1, 1), winter(1, 20), winter(12, 31), winter(2, 8)]).toEqual([1, 1, 1, 1]);
    expect([winter(4, 1), winter(7, 15), winter(11, 1)]).toEqual([0, 0, 0]);
    expect(winter(12, 1)).toBeGreaterThan(0);
    expect(winter(3, 5)).toBeLessThan(1);
    expect([season(5, 15), season(8, 1), season(9, 30)]).toEqual([1, 1, 1]);
    expect([season(12, 1), season(1, 15), season(3, 15)]).toEqual([0, 0, 0]);
    expect(season(4, 15)).toBeGreaterThan(0);
    expect(season(11, 1)).toBeLessThan(1);
  });

  it('follow on from day to day without a leap', () => {
    for (let day = dayNumber(2023, 1, 1); day < dayNumber(2027, 1, 1); day++) {
      expect(Math.abs(deepWinter(day + 1) - deepWinter(day))).toBeLessThan(0.05);
      expect(Math.abs(fightingSeason(day + 1) - fightingSeason(day))).toBeLessThan(0.05);
    }
  });
});

describe('the insurgents through the year', () => {
  /** Orders for the valley, high and snowbound, funded and hardly pressed, on a given day. */
  function orderedPosture(month: number, day: number, now: number): number {
    const setup = contestedYear();
    const high = setup.areas.map((area, a) => ({ ...area, meanElevationM: a < 2 ? 1500 : 4000 }));
    const model = compileModel({ ...setup, areas: high });
    const campaign = new Campaign(model, keyOf({ k0: 1, k1: 1 }, 1));
    const view = snapshotView(model, campaign.world, INSURGENT) as InsurgentView;
    view.payGap.fill(0.05);
    view.network.fill(0.4);
    view.leadership.fill(0.8);
    view.fighters.fill(400);
    view.arms.fill(500);
    view.frontPosture.fill(now);
    const moment = { turn: 0, day: dayNumber(2024, month, day), uniform: () => 0.5 };
    const orders = createPlayer('doctrine', INSURGENT, { boldness: 0.55 })!.decide(view, moment);
    const valley = orders.find((o) => o.kind === 'front_posture' && o.target === 1);
    return valley?.choice ?? now;
  }

  it('lie low or network in the snow, and fight when it has gone', () => {
    expect(orderedPosture(1, 15, 2)).toBeLessThanOrEqual(NETWORK);
    expect(orderedPosture(1, 15, 3)).toBeLessThanOrEqual(NETWORK);
    expect(orderedPosture(6, 15, NETWORK)).toBeGreaterThan(NETWORK);
    expect(orderedPosture(6, 15, LIE_LOW)).toBeGreaterThan(NETWORK);
  });
});
