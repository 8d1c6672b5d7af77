import { describe, expect, it } from 'vitest';
import { hashWorld } from '../../src/engine/hash.js';
import { compileModel, type Model } from '../../src/engine/model.js';
import { legalOrders, type Order } from '../../src/engine/orders.js';
import { keyOf } from '../../src/engine/random.js';
import { DECISION_DAYS } from '../../src/engine/rules/orders.js';
import type { Setup } from '../../src/engine/setup.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { simulate, step, type Moment, type Player } from '../../src/engine/simulate.js';
import { Campaign, hasStep } from '../../src/engine/turn.js';
import type { View } from '../../src/engine/views.js';
import { contestedSetup, orderOf } from './contested-setup.js';

const KEY = keyOf({ k0: 31, k1: 32 }, 0);

/** A player who does as told, and remembers when he was asked. */
function recorder(
  cadence: Player['cadence'],
  decide: (view: View, moment: Moment) => readonly Order[] = () => [],
): Player & { readonly days: number[] } {
  const days: number[] = [];
  return {
    id: 'recorder',
    cadence,
    days,
    decide(view, moment) {
      days.push(moment.day);
      return decide(view, moment);
    },
  };
}

function model(changes: Partial<Setup> = {}): Model {
  return compileModel(contestedSetup(changes));
}

describe('step', () => {
  it('plays one turn with the orders that may be given', () => {
    const m = model();
    const [ours, method] = [new Campaign(m, KEY), new Campaign(m, KEY)];
    const orders = [orderOf('front_posture', 'lie_low'), orderOf('publicity', 'inflated')];
    const refused = { ...orderOf('front_posture', 'lie_low'), target: 99 };
    step(ours, [...orders, refused]);
    method.step(orders);
    expect(hashWorld(ours.world.buffer)).toBe(hashWorld(method.world.buffer));
    expect(ours.turn).toBe(1);
    step(ours);
    method.step();
    expect(hashWorld(ours.world.buffer)).toBe(hashWorld(method.world.buffer));
  });
});

describe('simulate', () => {
  it('asks players of cadence turn before every turn, those of cadence month at every step', () => {
    const m = model();
    const weekly = recorder('turn');
    const monthly = recorder('month');
    simulate(new Campaign(m, KEY), KEY, { players: [weekly, monthly] });
    expect(weekly.days).toHaveLength(26);
    expect(monthly.days).toEqual(weekly.days.filter((day) => hasStep(m, day)));
    expect(monthly.days).toHaveLength(7);
  });

  it('shows each side its own view of the coming turn, and keeps what it writes away', () => {
    const m = model();
    const campaign = new Campaign(m, KEY);
    const spoil = recorder('turn', (view) => {
      expect(view.side).toBe(GOVERNMENT);
      if (view.side !== GOVERNMENT) return [];
      expect(view.stateTreasury[0]).toBe(campaign.world.stateTreasury[0]);
      view.stateTreasury.fill(0);
      view.garrison.fill(0);
      return [];
    });
    const quiet = new Campaign(m, KEY);
    simulate(campaign, KEY, { players: [null, spoil] });
    simulate(quiet, KEY, { players: [null, null] });
    expect(hashWorld(campaign.world.buffer)).toBe(hashWorld(quiet.world.buffer));
  });

  it('gives the same bytes for the same key and players, and others for another key', () => {
    const m = model();
    const player = (): Player =>
      recorder('month', (view, moment) => {
        const legal = legalOrders(view);
        return [legal[Math.floor(moment.uniform(0) * legal.length)]!];
      });
    const run = (replicate: number): string => {
      const key = keyOf(KEY, replicate);
      const campaign = new Campaign(m, key);
      simulate(campaign, key, { players: [player(), player()] });
      return hashWorld(campaign.world.buffer);
    };
    expect(run(1)).toBe(run(1));
    expect(run(1)).not.toBe(run(2));
  });

  it('gives a player noise of his own, that leaves the war’s as it was', () => {
    const m = model();
    const drawn = new Set<number>();
    const gambler = recorder('turn', (_, moment) => {
      drawn.add(moment.uniform(0)).add(moment.uniform(1));
      return [];
    });
    const campaign = new Campaign(m, KEY);
    simulate(campaign, KEY, { players: [gambler, gambler] });
    expect(drawn.size).toBe(4 * 26);
    const quiet = new Campaign(m, KEY);
    simulate(quiet, KEY, { players: [null, null] });
    expect(hashWorld(campaign.world.buffer)).toBe(hashWorld(quiet.world.buffer));
  });

  it('gives first orders with the first turn only, under the noise of the run without them', () => {
    const m = model();
    const play = (orders: readonly Order[]): Campaign => {
      const campaign = new Campaign(m, KEY);
      simulate(campaign, KEY, {
        players: [null, null],
        firstOrders: orders,
        untilDay: m.startDay + 6,
      });
      return campaign;
    };
    const without = play([]);
    const withEdict = play([orderOf('edicts', 'relax')]);
    expect(withEdict.world.edictPolicy[0]).toBe(0);
    expect(withEdict.turn).toBe(1);
    // Nothing but edicts and what follows from them is another: the fighting is the same.
    expect(withEdict.world.killed).toEqual(without.world.killed);
    expect(withEdict.world.cells).toEqual(without.world.cells);
    expect(withEdict.world.donors).toEqual(without.world.donors);
  });

  it('goes on after an ending, unless it is told to stop there', () => {
    const setup = contestedSetup();
    const m = model({ initial: { ...setup.initial, talksProgress: [1], negotiation: [1, 1] } });
    const run = (stopAtEnding: boolean): Campaign => {
      const campaign = new Campaign(m, KEY);
      simulate(campaign, KEY, { players: [null, null], stopAtEnding });
      return campaign;
    };
    const stopped = run(true);
    expect(stopped.world.ended[0]).toBe(3);
    expect(stopped.turn).toBeLessThan(3);
    const toTheEnd = run(false);
    expect(toTheEnd.over).toBe(true);
    expect(toTheEnd.world.endedDay[0]).toBe(stopped.world.endedDay[0]);
  });

  it('stops at the day that it is told, and goes on from there', () => {
    const m = model();
    const campaign = new Campaign(m, KEY);
    simulate(campaign, KEY, { players: [null, null], untilDay: m.startDay + 10 });
    expect(campaign.turn).toBe(2);
    simulate(campaign, KEY, { players: [null, null] });
    const whole = new Campaign(m, KEY);
    simulate(whole, KEY, { players: [null, null] });
    expect(hashWorld(campaign.world.buffer)).toBe(hashWorld(whole.world.buffer));
  });
});

describe('choices of events', () => {
  /** The event for side 0 is set off once, on the given day of the campaign. */
  const asking = (turnDays: number, day: number): Model => {
    const setup = contestedSetup();
    const event = { ...setup.events[0]!, when: null, date: setup.startDay + day, maxTimes: 1 };
    return model({ turnDays, events: [event, setup.events[1]!] });
  };
  const isPending = (view: View): boolean => view.pending.length > 0;

  it.each([
    [7, 0],
    [7, 9],
    [7, 27],
    [1, 0],
    [1, 26],
    [1, 27],
    [1, 28],
  ])('wait for a side that is asked once a step (turns of %i days, day %i)', (turnDays, day) => {
    const m = asking(turnDays, day);
    const player = recorder('month', (view) =>
      isPending(view) ? [orderOf('choose', 'first', 0)] : [],
    );
    const answered = new Campaign(m, KEY);
    simulate(answered, KEY, { players: [player, null] });
    const ignored = new Campaign(m, KEY);
    simulate(ignored, KEY, { players: [null, null] });
    expect(answered.world.eventPending[0]).toBe(0);
    expect(ignored.world.eventPending[0]).toBe(0);
    // The answer adds to standing, the default takes from it.
    expect(answered.world.legitimacy[INSURGENT]).toBeGreaterThan(
      ignored.world.legitimacy[INSURGENT]!,
    );
  });

  it('are settled by their default at the first step a week or more after the event', () => {
    const m = asking(1, 25);
    const campaign = new Campaign(m, KEY);
    let settled = -1;
    while (settled < 0 && !campaign.over) {
      const waited = campaign.world.eventPending[0] === 1;
      const day = campaign.day;
      campaign.step();
      if (waited && campaign.world.eventPending[0] === 0) settled = day;
    }
    expect(hasStep(m, settled)).toBe(true);
    expect(settled - (m.startDay + 25)).toBeGreaterThanOrEqual(DECISION_DAYS);
    expect(settled).toBe(m.startDay + 56);
  });
});
