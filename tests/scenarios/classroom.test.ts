// The classroom: small, short, fair, and each of its four lessons to be seen in the numbers.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  Campaign,
  compileModel,
  GOVERNMENT,
  GROUP_KINDS,
  INSURGENT,
  keyOf,
  legalOrders,
  ORDER_KINDS,
  snapshotView,
  type Order,
} from '../../src/engine/index.js';
import type { OverrideEntry } from '../../src/scenario/schema.js';
import {
  frontFighters,
  indexOf,
  mean,
  operationsOf,
  play,
  shipped,
  share,
  sum,
} from './campaigns.js';

const { setup } = shipped('classroom');
const VALLEY = indexOf(setup.areas, 'orvan');
const FRONT = indexOf(setup.fronts, 'valley');
const TURNS = (setup.endDay - setup.startDay + 1) / setup.turnDays;
const LESSON_RUNS = 40;

interface Lesson {
  readonly payGapWeek12: number;
  readonly earlyOperations: number;
  readonly lateOperations: number;
  readonly fearWeek6: number;
  readonly grievanceWeek6: number;
  readonly grievanceAtEnd: number;
  readonly abroad: number;
  readonly raidsOnValley: number;
  readonly fighters: number;
  readonly lostPerRaid: number;
}

/** Means over campaigns in which nobody gives orders but the first ones. */
function lesson(overrides: readonly OverrideEntry[], firstOrders: readonly Order[] = []): Lesson {
  const at = new Map<string, number[]>();
  const note = (name: string, value = NaN): void => {
    at.set(name, [...(at.get(name) ?? []), value]);
  };
  play(
    'classroom',
    {
      runs: LESSON_RUNS,
      overrides,
      firstOrders,
      onTurn: (world, turn) => {
        if (turn === 12) note('payGapWeek12', world.payGap[VALLEY]);
        if (turn !== 6) return;
        note('fearWeek6', world.fear[VALLEY]);
        note('grievanceWeek6', world.grievance[VALLEY]);
      },
    },
    (campaign, model) => {
      const rows = operationsOf(campaign).filter(({ group }) => group === 0);
      const raids = rows.filter(({ kind }) => kind >= GROUP_KINDS && kind < GROUP_KINDS + 2);
      const attacks = rows.filter(({ kind }) => kind < GROUP_KINDS);
      const late = attacks.filter(({ day }) => day >= setup.startDay + 84).length;
      note('lateOperations', late);
      note('earlyOperations', attacks.length - late);
      note('grievanceAtEnd', campaign.world.grievance[VALLEY]);
      note('abroad', campaign.world.sanctuary[0]);
      note('fighters', frontFighters(campaign.world, model));
      note('raidsOnValley', raids.filter(({ area }) => area === VALLEY).length);
      note('raids', raids.length);
      note('lost', sum(raids.map((raid) => raid.groupKilled + raid.captured)));
    },
  );
  const of = (name: string): number => mean(at.get(name) ?? []);
  return {
    payGapWeek12: of('payGapWeek12'),
    earlyOperations: of('earlyOperations'),
    lateOperations: of('lateOperations'),
    fearWeek6: of('fearWeek6'),
    grievanceWeek6: of('grievanceWeek6'),
    grievanceAtEnd: of('grievanceAtEnd'),
    abroad: of('abroad'),
    raidsOnValley: of('raidsOnValley'),
    fighters: of('fighters'),
    lostPerRaid: of('lost') / of('raids'),
  };
}

let plain: Lesson;
beforeAll(() => {
  plain = lesson([]);
});

describe('classroom', () => {
  it('has three areas, and a length for one lesson', () => {
    expect(setup.areas).toHaveLength(3);
    expect(setup.turnDays).toBe(7);
    expect(TURNS).toBeGreaterThanOrEqual(26);
    expect(TURNS).toBeLessThanOrEqual(40);
  });

  it('can be played from both sides in every turn', () => {
    const model = compileModel(setup);
    const campaign = new Campaign(model, keyOf({ k0: 1, k1: 2 }, 0));
    const least = [Infinity, Infinity];
    while (!campaign.over) {
      for (const side of [INSURGENT, GOVERNMENT] as const) {
        const kinds = legalOrders(snapshotView(model, campaign.world, side)).map((o) => o.kind);
        least[side] = Math.min(least[side] ?? 0, new Set(kinds).size);
      }
      campaign.step();
    }
    expect(Math.min(...least)).toBeGreaterThanOrEqual(8);
  });

  it('stands any order that is legal', () => {
    const turns = play('classroom', { runs: 20, players: ['random', 'random'] }, (c) => c.turn);
    expect(turns).toEqual(Array(20).fill(TURNS));
  });

  it('is fair: doctrine against doctrine, either side may win', () => {
    const won = play(
      'classroom',
      { runs: 120, players: ['doctrine', 'doctrine'] },
      ({ world }) => world.winner[0],
    );
    expect(share(won, (winner) => winner === 1)).toBeGreaterThan(0.05);
    expect(share(won, (winner) => winner === 2)).toBeGreaterThan(0.05);
  });
});

describe('what the classroom teaches', () => {
  it('money is tempo: unpaid fronts strike less, and later', () => {
    const closed = lesson([{ path: 'state.corridorEffort', value: 'close' }]);
    const hunted = lesson([{ path: 'state.corridorControl', value: 'crack_down' }]);
    expect(closed.payGapWeek12).toBeGreaterThan(plain.payGapWeek12 + 0.3);
    expect(closed.lateOperations).toBeLessThan(0.6 * plain.lateOperations);
    const slowed = (early: number, late: number): number => late / early;
    expect(slowed(closed.earlyOperations, closed.lateOperations)).toBeLessThan(
      0.7 * slowed(plain.earlyOperations, plain.lateOperations),
    );
    expect(hunted.payGapWeek12).toBeGreaterThan(plain.payGapWeek12 + 0.08);
    expect(hunted.lateOperations).toBeLessThan(0.95 * plain.lateOperations);
  });

  it('reprisal is fear now and grievance later', () => {
    const punitive = lesson([{ path: 'state.zoneRule', value: 'punitive' }]);
    const mild = lesson([{ path: 'state.zoneRule', value: 'conciliatory' }]);
    expect(punitive.fearWeek6).toBeGreaterThan(mild.fearWeek6 + 0.08);
    expect(punitive.grievanceWeek6 - mild.grievanceWeek6).toBeLessThan(0.06);
    expect(punitive.grievanceAtEnd).toBeGreaterThan(mild.grievanceAtEnd + 0.08);
  });

  it('sanctuary saves people while a neighbour tolerates it', () => {
    const spec = ORDER_KINDS.to_sanctuary;
    const half = spec.choices.indexOf('half');
    const retreat: Order = {
      side: INSURGENT,
      kind: 'to_sanctuary',
      target: FRONT,
      other: 0,
      choice: half,
    };
    const abroad = lesson([], [retreat]);
    expect(abroad.abroad).toBeGreaterThan(plain.abroad + 10);
    expect(abroad.raidsOnValley).toBeLessThan(plain.raidsOnValley);
    const shut = lesson(
      [
        { path: 'state.attitude.vostra.nrf', value: -0.7 },
        { path: 'actors.vostra.anchorInsurgent', value: -0.7 },
      ],
      [retreat],
    );
    expect(shut.abroad).toBeLessThan(5);
    expect(shut.raidsOnValley).toBeGreaterThan(1.1 * plain.raidsOnValley);
    expect(shut.fighters).toBeLessThan(plain.fighters);
  });

  it('information makes a raid', () => {
    const informed = lesson([
      { path: 'state.intel.nrf.orvan', value: 0.5 },
      { path: 'state.intel.nrf.talmar', value: 0.5 },
    ]);
    const blind = lesson([
      { path: 'state.intel.nrf', value: 0.02 },
      { path: 'security.tipsShare', value: 0.002 },
    ]);
    expect(informed.lostPerRaid).toBeGreaterThan(1.25 * blind.lostPerRaid);
  });
});
