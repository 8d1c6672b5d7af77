import { describe, expect, it } from 'vitest';
import type { EventSetup } from '../../../src/engine/setup.js';
import { INSURGENT } from '../../../src/engine/sides.js';
import { contestedSetup, orderOf } from '../contested-setup.js';
import { play, type Given, type Outcome } from './one-rule.js';

const { startDay } = contestedSetup();

/** An event that shifts outrage; it fires whenever it may. */
const event: EventSetup = {
  id: 'event',
  date: null,
  when: null,
  probabilityPerWeek: 1,
  cooldownDays: 0,
  maxTimes: 99,
  effects: [{ column: 'outrage', index: 0, by: 0.01 }],
  choices: [],
  defaultChoice: 0,
};

function withEvent(changes: Partial<EventSetup>, given: Given = {}): Outcome {
  return play({
    rules: ['calendar', 'orders'],
    ...given,
    setup: { events: [{ ...event, ...changes }], stepDays: 28 },
    cells: { eventLastDay: 0, outrage: 0, ...given.cells },
  });
}

describe('dated events', () => {
  it.each([0, 6, 7, 13, 20])('fire once, in the turn that holds day %d', (day) => {
    for (let turns = 1; turns <= 4; turns++) {
      const { world, notes } = withEvent({ date: startDay + day }, { turns });
      const fired = day < 7 * turns ? 1 : 0;
      expect(world.eventFired[0]).toBe(fired);
      expect(world.outrage[0]).toBeCloseTo(0.01 * fired, 12);
      if (fired === 1) expect(world.eventLastDay[0]).toBe(startDay + day);
      expect(notes('scripted_event')).toHaveLength(fired);
    }
  });

  it('do not fire before the start', () => {
    expect(withEvent({ date: startDay - 1 }, { turns: 4 }).world.eventFired[0]).toBe(0);
  });
});

describe('conditional events', () => {
  it('fire while their condition holds', () => {
    const when: EventSetup['when'] = {
      op: '>',
      args: [
        { op: 'cell', column: 'borderTension', index: 0 },
        { op: 'number', value: 0.5 },
      ],
    };
    const fired = (tension: number): number =>
      withEvent({ when }, { turns: 3, cells: { borderTension: tension } }).world.eventFired[0]!;
    expect(fired(0.6)).toBe(3);
    expect(fired(0.5)).toBe(0);
  });

  it('wait out their cooldown', () => {
    expect(withEvent({ cooldownDays: 14 }, { turns: 7 }).world.eventFired[0]).toBe(4);
    expect(withEvent({ cooldownDays: 15 }, { turns: 7 }).world.eventFired[0]).toBe(3);
  });

  it('fire no more often than they may', () => {
    expect(withEvent({ maxTimes: 2 }, { turns: 9 }).world.eventFired[0]).toBe(2);
  });

  it('fire with their chance', () => {
    let fired = 0;
    for (let replicate = 0; replicate < 40; replicate++) {
      const given = { turns: 25, replicate };
      fired += withEvent({ probabilityPerWeek: 0.2, maxTimes: 999 }, given).world.eventFired[0]!;
    }
    // 1,000 weeks at 0.2 each: five standard deviations are 63.
    expect(Math.abs(fired - 200)).toBeLessThan(64);
  });
});

describe('events that ask', () => {
  const shift = (by: number) => [{ column: 'union', index: 0, by } as const];
  const asking: Partial<EventSetup> = {
    date: startDay + 3,
    choices: [
      { id: 'yes', side: INSURGENT, effects: shift(0.1) },
      { id: 'no', side: INSURGENT, effects: shift(-0.1) },
    ],
    defaultChoice: 1,
  };

  it('wait for an answer, and take the default at the first step after a week', () => {
    for (const turns of [1, 2, 3, 4]) {
      const { world } = withEvent(asking, { turns });
      expect([world.eventPending[0], world.union[0]]).toEqual([1, 0.5]);
    }
    const { world, notes } = withEvent(asking, { turns: 5 });
    expect([world.eventPending[0], world.union[0]]).toEqual([0, 0.4]);
    // Which choice, and that nobody made it.
    expect(notes('event_choice')).toEqual([[0, 1, 1]]);
  });

  it('do what is chosen, once', () => {
    const yes = orderOf('choose', 'first', 0, 0, INSURGENT);
    const { world, notes } = withEvent(asking, { turns: 6, orders: { 1: [yes, yes], 2: [yes] } });
    expect([world.eventPending[0], world.union[0]]).toEqual([0, 0.6]);
    expect(notes('event_choice')).toEqual([[0, 0, 0]]);
  });

  it('do not ask again while they wait', () => {
    const again = { ...asking, date: null };
    expect(withEvent(again, { turns: 3 }).world.eventFired[0]).toBe(1);
  });
});
