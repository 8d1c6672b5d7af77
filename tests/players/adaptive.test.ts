/** What the adaptive player does that doctrine does not, and that it pays. */
import { describe, expect, it } from 'vitest';
import { compileModel } from '../../src/engine/model.js';
import { keyOf } from '../../src/engine/random.js';
import { GOVERNMENT, INSURGENT, type Side } from '../../src/engine/sides.js';
import { simulate, type Moment } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView } from '../../src/engine/views.js';
import type { World } from '../../src/engine/world.js';
import { createPlayer, type PlayerName } from '../../src/players/index.js';
import { loadScenario } from '../../src/scenario/load.js';

const SEED = { k0: 12, k1: 34 };
const classroom = compileModel(loadScenario('classroom').setup);
const base = compileModel(loadScenario('base-2024').setup);
const moment = (day: number): Moment => ({ turn: 0, day, uniform: () => 0.5 });

/** What the adaptive player orders at the start of the base period in a world that was changed. */
function ordersIn(side: Side, change: (world: World) => void, day = base.startDay) {
  const { world } = new Campaign(base, SEED);
  change(world);
  return createPlayer('adaptive', side)!.decide(snapshotView(base, world, side), moment(day));
}

const kinds = (orders: readonly { readonly kind: string }[]) => orders.map(({ kind }) => kind);

/** True margins at the end against doctrine, game by game. */
function margins(name: PlayerName, side: Side, games: number): number[] {
  const own = createPlayer(name, side);
  const doctrine = createPlayer('doctrine', side === INSURGENT ? GOVERNMENT : INSURGENT);
  const players = side === INSURGENT ? ([own, doctrine] as const) : ([doctrine, own] as const);
  const campaign = new Campaign(classroom, SEED);
  return Array.from({ length: games }, (_, game) => {
    campaign.restart(keyOf(SEED, game));
    simulate(campaign, keyOf(SEED, game), { players });
    return campaign.world.margin[side]!;
  });
}

describe('the adaptive NRF', () => {
  it('courts its ally while union is wanting, and not when it is full', () => {
    const given = (union: number) =>
      ordersIn(
        INSURGENT,
        (w) => {
          w.union.fill(union);
          w.payGap.fill(0.1);
        },
        base.startDay + 560,
      );
    expect(kinds(given(0.4))).toContain('coalition');
    expect(kinds(given(1))).not.toContain('coalition');
  });

  it('spends nothing on friends when there is little to pay fighters from', () => {
    const poor = ordersIn(INSURGENT, (w) => {
      w.union.fill(0.4);
      w.payGap.fill(0.9);
      w.treasury[0] = 70_000;
    });
    expect(kinds(poor)).not.toContain('conference');
    expect(kinds(poor)).not.toContain('lobbying');
  });

  it('holds a conference while union is far off, and not when it is full', () => {
    const given = (union: number) =>
      kinds(
        ordersIn(INSURGENT, (w) => {
          w.attention.fill(30);
          w.union.fill(union);
          w.treasury[0] = 2_000_000;
        }),
      );
    expect(given(0.2)).toContain('conference');
    expect(given(1)).not.toContain('conference');
  });

  it('lets taxes go where they burden more than they bring', () => {
    const given = ordersIn(INSURGENT, (w) => {
      w.taxes.fill(1);
      w.network.fill(0.4);
    });
    expect(given.find(({ kind }) => kind === 'local_taxes')?.choice).toBe(0);
  });

  it('marches out of the front that is raided most, when it is raided much', () => {
    const capital = base.setup.fronts.findIndex(({ id }) => id === 'capital');
    const marches = (raids: number) =>
      ordersIn(INSURGENT, (w) => {
        w.attention.fill(30);
        w.treasury[0] = 2_000_000;
        w.seenHarm.fill(0);
        for (const a of base.setup.fronts[capital]!.areas) w.seenHarm[a] = raids;
      }).filter(({ kind }) => kind === 'move_fighters');
    expect(marches(12).map(({ target }) => target)).toEqual([capital]);
    expect(marches(0)).toEqual([]);
  });

  it('swells its claims and calls fighters home when the war is nearly over', () => {
    const given = (day: number) =>
      kinds(
        ordersIn(
          INSURGENT,
          (w) => {
            w.attention.fill(30);
            w.sanctuary[INSURGENT] = 300;
          },
          day,
        ),
      );
    expect(given(base.endDay - 20)).toEqual(
      expect.arrayContaining(['publicity', 'from_sanctuary']),
    );
    expect(given(base.startDay + 200)).not.toContain('publicity');
    expect(given(base.startDay + 200)).not.toContain('from_sanctuary');
  });

  it('offers talks while it is united, and takes the offer back when it is not', () => {
    const choice = (cohesion: number, offered: number) =>
      ordersIn(INSURGENT, (w) => {
        w.attention.fill(30);
        w.cohesion[INSURGENT] = cohesion;
        w.negotiation[INSURGENT] = offered;
      }).find(({ kind }) => kind === 'insurgent_talks')?.choice;
    expect(choice(0.7, 0)).toBe(1);
    expect(choice(0.7, 1)).toBeUndefined();
    expect(choice(0.2, 1)).toBe(0);
  });
});

describe('the adaptive Taliban', () => {
  it('send envoys for trade while the treasury wants, to where trade passes', () => {
    const errands = ordersIn(GOVERNMENT, (w) => {
      w.stateTreasury.fill(1e8);
      w.attention.fill(6);
    }).filter(({ kind }) => kind === 'state_envoy');
    expect(errands.length).toBeGreaterThan(0);
    for (const { target, choice } of errands) {
      expect(choice).toBe(0);
      expect(base.ap.tradeShare[target]).toBeGreaterThan(0.05);
    }
  });

  it('send men to a zone that hardly anybody holds, and to none that is held', () => {
    const z = base.setup.zones.findIndex(({ id }) => id === 'panjshir');
    const marches = (share: number) =>
      ordersIn(GOVERNMENT, (w) => {
        w.attention.fill(30);
        for (const a of base.setup.zones[z]!.areas) w.garrison[a]! *= share;
      }).filter(({ kind }) => kind === 'redeploy');
    expect(marches(0).map(({ other }) => other)).toEqual([z]);
    expect(marches(1)).toEqual([]);
  });

  it('cut the internet near the end where the treasury can bear it, and only then', () => {
    const choice = (day: number, usd: number, now = 0) =>
      ordersIn(
        GOVERNMENT,
        (w) => {
          w.attention.fill(30);
          w.stateTreasury.fill(usd);
          w.blackout.fill(now);
        },
        day,
      ).find(({ kind }) => kind === 'blackout')?.choice;
    expect(choice(base.endDay - 40, 5e9)).toBe(1);
    expect(choice(base.endDay - 80, 1e8)).toBeUndefined();
    expect(choice(base.startDay + 200, 5e9)).toBeUndefined();
    expect(choice(base.startDay + 200, 5e9, 1)).toBe(0);
  });

  it('take back an offer of talks that costs more unity than it brings recognition', () => {
    const choice = (offered: number) =>
      ordersIn(GOVERNMENT, (w) => {
        w.attention.fill(30);
        w.negotiation[GOVERNMENT] = offered;
      }).find(({ kind }) => kind === 'state_talks')?.choice;
    expect(choice(1)).toBe(0);
    expect(choice(0)).toBeUndefined();
  });

  it('end a sweep that the treasury cannot bear, and go on with one that it can', () => {
    const z = base.setup.zones.findIndex(({ id }) => id === 'north-east');
    const ended = (usd: number) =>
      ordersIn(GOVERNMENT, (w) => {
        w.stateTreasury.fill(usd);
        w.attention.fill(30);
        w.zonePosture.fill(1);
        w.zonePosture[z] = 2;
        w.reportedAttacks.fill(5);
      }).some(({ kind, target, choice }) => kind === 'zone_posture' && target === z && choice < 2);
    expect(ended(2e8)).toBe(true);
    expect(ended(5e9)).toBe(false);
  });
});

describe('the adaptive Taliban under a reform', () => {
  it('stop what costs unity or money, and leave alone what was not begun', () => {
    const given = (on: 0 | 1) =>
      kinds(
        ordersIn(GOVERNMENT, (w) => {
          w.attention.fill(30);
          w.antiCorruption.fill(on);
          w.zoneAmnesty.fill(on);
          w.budget[GOVERNMENT] = 4 * on;
        }),
      );
    const reform = ['anti_corruption', 'amnesty', 'state_budget'];
    expect(given(1)).toEqual(expect.arrayContaining(reform));
    for (const kind of reform) expect(given(0)).not.toContain(kind);
  });
});

describe.each([INSURGENT, GOVERNMENT] as const)('side %i in the classroom', (side) => {
  it('does better by the adaptive player than by doctrine in most games', () => {
    const games = 8;
    const doctrine = margins('doctrine', side, games);
    const better = margins('adaptive', side, games).filter((x, n) => x > doctrine[n]!);
    expect(better.length).toBeGreaterThanOrEqual(7);
  });
});
