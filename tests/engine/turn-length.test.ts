/**
 * A turn is a step of the calculation and no part of the war: days and weeks give the same yearly
 * totals, and orders follow the calendar.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  calm,
  compare,
  valuesOf,
  type Comparison,
  type Values,
} from '../../scripts/turn-length/compare.js';
import { compileModel } from '../../src/engine/model.js';
import type { Setup } from '../../src/engine/setup.js';
import { GOVERNMENT, INSURGENT, LOCK_DOWN, STRIKE, type Side } from '../../src/engine/sides.js';
import { simulate, type Player } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { createPlayer } from '../../src/players/index.js';
import { loadScenario } from '../../src/scenario/load.js';
import { contestedSetup, orderOf } from './contested-setup.js';
import { total, play as playRules, type Given, type Outcome } from './rules/one-rule.js';

const LENGTHS = [7, 1] as const;
const SEED = { k0: 365, k1: 52 };

/** The base scenario with as little noise as its yearly totals allow. */
function quietBase(): Setup {
  const setup = calm(loadScenario('base-2024').setup);
  const { parameters } = setup;
  return {
    ...setup,
    parameters: {
      ...parameters,
      // Finds are frequent and small, and nobody flees by the valley: sums of rare great things
      // would need thousands of runs.
      finance: { ...parameters['finance'], interdictionBase: 0.4, seizureShare: 0.1 },
      reprisals: { ...parameters['reprisals'], flightAlpha: 6 },
    },
  };
}

describe('two years of the base scenario with turns of a day and of a week', () => {
  const RUNS = 48;
  /** The promise is 5 %; chance may add to a difference and must not be large itself. */
  const PROMISE = 0.05;
  let found: ReadonlyMap<string, Comparison>;
  beforeAll(() => {
    const setup = quietBase();
    const players = [
      createPlayer('doctrine', INSURGENT, setup.doctrine.nrf),
      createPlayer('doctrine', GOVERNMENT, setup.doctrine.taliban),
    ] as const;
    const [weekly, daily] = LENGTHS.map((turnDays) =>
      valuesOf({ ...setup, turnDays }, players, RUNS, SEED),
    ) as [Values, Values];
    found = new Map(compare(weekly, daily).map((c) => [c.name, c]));
  }, 300_000);

  it.each([
    'operations, front',
    'operations, ally',
    'variance over mean, operations',
    'tally, front',
    'state killed by all groups',
    'state killed in raids',
    'front killed in raids',
    'front captured',
    'ally killed and captured',
    'raids on the front',
    'arrests in raids',
    'punishments',
    'displaced',
    'USD given to the front',
    'USD sent, front',
    'USD seized, front',
    'USD of fees, front',
    'USD delivered, front',
    'USD of pay, front',
    'arms from stockpiles, front',
    'recruits, front',
    'leavers, front',
    'attention used, front',
    'notes: order_given',
    'fighters, front',
    'cells, front',
    'pay gap by areas, front',
    'pay gap by fighters, ally',
    'treasury, ally',
    'under way, front',
    'cash, front',
    'recent harm by the state',
    'fear',
    'grievance',
    'intelligence by fighters, front',
    'control by people',
    'visibility',
    'score, front',
    'score, state',
  ])('agree in %s', (name) => {
    const { difference, halfWidth } = found.get(name)!;
    expect(Math.abs(difference) - halfWidth).toBeLessThan(PROMISE);
    // Wide intervals would agree with anything.
    expect(halfWidth).toBeLessThan(0.07);
  });
});

describe('money under way', () => {
  /** Half a year of finance alone, with nothing left to chance but where odd dollars go. */
  const half = (turnDays: number, cells: Given['cells'] = {}, groups: Given['groups'] = {}) =>
    playRules({
      rules: ['finance'],
      groups,
      setup: { turnDays, stepDays: 28 },
      turns: 182 / turnDays,
      cells: { taxes: 0, ...cells },
      parameters: {
        finance: { givingNoiseSd: 0, moodSd: 0, interdictionBase: 0, interdictionControl: 0 },
      },
    });

  it.each([
    ['given', 'treasury', 'donations'],
    ['sent', 'transit', 'hub_transfer'],
    ['kept as fees', 'fees', 'broker_fee'],
    ['delivered', 'cash', 'corridor_arrival'],
    ['paid', 'economy', 'pay'],
  ] as const)('is %s alike', (_, column, cause) => {
    const [weekly, daily] = LENGTHS.map((days) => half(days).flow(column, cause));
    expect(daily! / weekly!).toBeGreaterThan(0.99);
    expect(daily! / weekly!).toBeLessThan(1.01);
  });

  it('stands alike at the hub, in corridors and in the field', () => {
    // Pay beyond what is given, so that there is a gap to compare.
    const [weekly, daily] = LENGTHS.map((days) => half(days, {}, { payUsd: 300 }).world);
    expect(total(weekly!.payGap)).toBeGreaterThan(1);
    for (const column of ['treasury', 'transit', 'cash', 'payGap'] as const) {
      const ratio = total(daily![column]) / total(weekly![column]);
      expect(ratio, column).toBeGreaterThan(0.98);
      expect(ratio, column).toBeLessThan(1.02);
    }
  });

  it('reaches a front whose share of a day is less than a dollar', () => {
    const network = Array.from({ length: 25 }, (_, i) => (i === 4 ? 0.02 : i < 5 ? 0.5 : 0));
    const fighters = network.map((_, i) => (i < 4 ? 400 : 0));
    const [weekly, daily] = LENGTHS.map((days) =>
      half(days, { network, fighters, cash: 0, treasury: 20_000 }).flow(
        'cash',
        'corridor_arrival',
        4,
      ),
    );
    expect(weekly).toBeGreaterThan(20);
    expect(weekly! / 182).toBeLessThan(1);
    expect(daily! / weekly!).toBeGreaterThan(0.85);
    expect(daily! / weekly!).toBeLessThan(1.15);
  });
});

describe('within a turn', () => {
  const half = (turnDays: number, given: Given): Outcome =>
    playRules({ setup: { turnDays, stepDays: 28 }, turns: 182 / turnDays, ...given });

  it('harm that goes on and fades meanwhile stands alike', () => {
    const [weekly, daily] = LENGTHS.map((days) => {
      const cells = { zonePosture: LOCK_DOWN, harmByGovernment: 0 };
      return total(half(days, { rules: ['reprisals'], cells }).world.harmByGovernment);
    });
    expect(weekly).toBeGreaterThan(10);
    expect(daily! / weekly!).toBeCloseTo(1, 3);
  });

  it('operations set off as many, and leave as many to come', () => {
    const [weekly, daily] = LENGTHS.map((days) => {
      let heat = 0;
      let count = 0;
      for (let replicate = 0; replicate < 40; replicate++) {
        const parameters = { operations: { branchingRatio: 0.6, craftPerOperation: 0 } };
        const { world, rows } = half(days, { rules: ['operations'], parameters, replicate });
        heat += total(world.heat);
        count += rows.length;
      }
      return { heat, count };
    });
    for (const what of ['heat', 'count'] as const) {
      const ratio = daily![what] / weekly![what];
      expect(ratio, what).toBeGreaterThan(0.94);
      expect(ratio, what).toBeLessThan(1.06);
    }
  });
});

describe('the calendar of orders', () => {
  /** Keeps when it is asked and what it can spend, and orders what it is told to month by month. */
  function asked(side: Side, orders: readonly Parameters<typeof orderOf>[][] = []) {
    const days: number[] = [];
    const attention: number[] = [];
    const player: Player = {
      id: 'asked',
      cadence: 'month',
      decide(view, { day }) {
        days.push(day);
        attention.push(view.attention[0]!);
        return (orders[days.length - 1] ?? []).map((order) => orderOf(...order));
      },
    };
    return { days, attention, players: side === INSURGENT ? [player, null] : [null, player] };
  }

  const year = (turnDays: number, changes: Partial<Setup> = {}): Setup => {
    const setup = contestedSetup({ turnDays, ...changes });
    return { ...setup, endDay: setup.startDay + 363 };
  };

  function run(setup: Setup, players: readonly (Player | null)[], onTurn?: (c: Campaign) => void) {
    const campaign = new Campaign(compileModel(setup), SEED);
    simulate(campaign, SEED, {
      players: [players[INSURGENT] ?? null, players[GOVERNMENT] ?? null],
      ...(onTurn === undefined ? {} : { onTurn }),
    });
    return campaign;
  }

  it.each([INSURGENT, GOVERNMENT] as const)('asks side %i on the same days', (side) => {
    const [weekly, daily] = LENGTHS.map((days) => {
      const one = asked(side);
      run(year(days), one.players);
      return one.days;
    });
    expect(daily).toEqual(weekly);
    expect(daily).toHaveLength(13);
  });

  it('lets attention accrue alike, from a full stock too', () => {
    const spent: Parameters<typeof orderOf>[] = [
      ['front_posture', 'strike', 0],
      ['front_posture', 'strike', 1],
      ['emphasis', 'posts', 0],
      ['emphasis', 'posts', 1],
      ['local_taxes', 'none'],
      ['publicity', 'quiet'],
    ];
    const [weekly, daily] = LENGTHS.map((days) => {
      const one = asked(INSURGENT, [spent]);
      const setup = year(days);
      // Unity is held, as attention grows with it, and the stock is large enough to tell.
      const initial = { ...setup.initial, attention: [8, 8], union: [0.6], rift: [0] };
      const parameters = {
        ...setup.parameters,
        politics: { ...setup.parameters['politics'], unionShock: 0, unionBase: 0.6 },
        orders: { ...setup.parameters['orders'], attentionPoints: 0.5 },
      };
      run({ ...setup, initial, parameters }, one.players);
      return one.attention;
    });
    expect(weekly![1]).toBeLessThan(6);
    weekly!.forEach((points, n) => expect(daily![n]).toBeCloseTo(points, 1));
  });

  it('keeps a setting for the same days', () => {
    const [weekly, daily] = LENGTHS.map((days) => {
      const one = asked(INSURGENT, [
        [['front_posture', 'strike', 1]],
        [],
        [['front_posture', 'lie_low', 1]],
      ]);
      let struck = 0;
      run(year(days), one.players, ({ world, model }) => {
        if (world.frontPosture[1] === STRIKE) struck += model.turnDays;
      });
      return struck;
    });
    expect(weekly).toBe(56);
    expect(daily).toBe(56);
  });
});
