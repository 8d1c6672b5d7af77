import { beforeAll, describe, expect, it } from 'vitest';
import { brier, bins, trials, type Trial } from '../../scripts/odds/trials.js';
import { AIM_NAMES } from '../../src/engine/aim-names.js';
import { AIMS, aimOf } from '../../src/engine/aims.js';
import { comesTrue, forecast, Forecaster, type Forecast } from '../../src/engine/forecast.js';
import { hashWorld } from '../../src/engine/hash.js';
import { compileModel } from '../../src/engine/model.js';
import { ODDS_MAP, oddsOf } from '../../src/engine/odds.js';
import { legalOrders, type Order } from '../../src/engine/orders.js';
import { keyOf, type Key } from '../../src/engine/random.js';
import { GOVERNMENT, INSURGENT, type Side } from '../../src/engine/sides.js';
import type { Player } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView, type View } from '../../src/engine/views.js';
import { createWorld } from '../../src/engine/world.js';
import { contestedSetup, orderOf } from './contested-setup.js';
import { permuted } from './hidden.js';

const SIDES = [INSURGENT, GOVERNMENT] as const;
const SEED: Key = { k0: 51, k1: 52 };
const model = compileModel(contestedSetup());
const campaign = new Campaign(model, SEED);
for (let turn = 0; turn < 8; turn++) campaign.step();
const world = createWorld(model.layout, campaign.world.buffer.slice());

const view = (side: Side) => snapshotView(model, world, side);
const quick = { key: SEED, draws: 6 };

/** Hash of every number that a view holds. */
function hashView(seen: View): string {
  const columns = Object.values(seen).filter((value) => value instanceof Float64Array);
  return hashWorld(Float64Array.from(columns.flatMap((column) => [...column])));
}

/** One order of every kind and choice that the side may give. */
function oneOfEach(side: Side): Order[] {
  const seen = new Map<string, Order>();
  for (const o of legalOrders(view(side))) seen.set(`${o.kind}.${o.choice}`, o);
  return [...seen.values()];
}

describe('forecast', () => {
  it.each(SIDES)('answers every order of side %i with odds between its bounds', (side) => {
    for (const o of oneOfEach(side)) {
      const told = forecast(view(side), o, quick);
      expect(told.aim).toBe(aimOf(o));
      expect(told.days).toBe(AIMS[told.aim].days);
      expect(told.low, o.kind).toBeLessThanOrEqual(told.odds);
      expect(told.high, o.kind).toBeGreaterThanOrEqual(told.odds);
      expect(told.low).toBeGreaterThan(0);
      expect(told.high).toBeLessThan(1);
      expect(told.oddsWithout !== null).toBe(AIMS[told.aim].than === 'now');
      expect(told.changes.map(({ column }) => column)).toEqual(AIMS[told.aim].columns);
      for (const change of told.changes) {
        expect(change.low).toBeLessThanOrEqual(change.high);
        expect(Number.isFinite(change.with) && Number.isFinite(change.without)).toBe(true);
      }
    }
  });

  it.each(SIDES)('of side %i does not move with what it does not see', (side) => {
    const orders = oneOfEach(side).filter((_, i) => i % 5 === 0);
    const expected = orders.map((o) => forecast(view(side), o, quick));
    for (let r = 0; r < 4; r++) {
      const other = snapshotView(model, permuted(model, world, side, keyOf(SEED, r)), side);
      expect(orders.map((o) => forecast(other, o, quick))).toEqual(expected);
    }
  });

  it('leaves the view as it was, and gives the same answer to the same question', () => {
    const seen = view(GOVERNMENT);
    const before = hashView(seen);
    const order = orderOf('zone_posture', 'sweep', 1);
    const first = forecast(seen, order, quick);
    expect(forecast(seen, order, quick)).toEqual(first);
    expect(forecast(seen, order, { ...quick, key: keyOf(SEED, 9) })).not.toEqual(first);
    expect(hashView(seen)).toBe(before);
  });

  it('gives the same answer in pieces, taken in turns, while the view changes', () => {
    const seen = snapshotView(model, world, INSURGENT);
    const [first, second] = oneOfEach(INSURGENT);
    const expected = [first!, second!].map((o) => forecast(seen, o, quick));
    const forecaster = new Forecaster(seen, quick);
    const works = [forecaster.work(first!), forecaster.work(second!)];
    const told: (Forecast | undefined)[] = [];
    for (let piece = 0; piece <= quick.draws; piece++) {
      for (const [i, work] of works.entries()) {
        const { done, value } = work.next();
        expect(done).toBe(piece === quick.draws);
        if (done === true) told[i] = value;
      }
      seen.treasury.fill(0);
    }
    expect(told).toEqual(expected);
  });

  it('is surer the more worlds it draws', () => {
    const order = orderOf('front_posture', 'strike', 1);
    const width = ({ low, high }: Forecast): number => high - low;
    const few = forecast(view(INSURGENT), order, { key: SEED, draws: 8 });
    const many = forecast(view(INSURGENT), order, { key: SEED, draws: 64 });
    expect(width(many)).toBeLessThan(0.6 * width(few));
  });

  it('tells how the margin goes on when nothing is ordered', () => {
    const told = forecast(view(INSURGENT), null, quick);
    expect(told.aim).toBe('better_margin');
    expect(told.oddsWithout).toBeNull();
    expect(told.measure.with).not.toBe(told.measure.without);
    expect(told.measure.without).toBeCloseTo(world.marginOwn[INSURGENT]!, 9);
  });

  it('lets the players that are given command in the believed worlds', () => {
    const order = orderOf('front_posture', 'strike', 1);
    let asked = 0;
    const opponent: Player = {
      id: 'silencer',
      cadence: 'month',
      decide(seen) {
        asked++;
        return legalOrders(seen).filter((o) => o.kind === 'blackout' && o.choice === 1);
      },
    };
    const alone = forecast(view(INSURGENT), order, { ...quick, days: 140 });
    const opposed = forecast(view(INSURGENT), order, {
      ...quick,
      days: 140,
      players: [null, opponent],
    });
    expect(asked).toBeGreaterThan(6);
    expect(opposed.days).toBe(140);
    expect(opposed.measure).not.toEqual(alone.measure);
  });

  it('refuses what may not be ordered, with its code', () => {
    expect(() => forecast(view(INSURGENT), orderOf('edicts', 'relax'), quick)).toThrow(
      /^ORDER_WRONG_SIDE: /,
    );
    expect(() => forecast(view(INSURGENT), orderOf('choose', 'first'), quick)).toThrow(RangeError);
  });

  it('sees through what is plain: talks do not begin while the other side refuses', () => {
    const told = forecast(view(INSURGENT), orderOf('insurgent_talks', 'offer'), {
      key: SEED,
      draws: 20,
    });
    expect(told.share).toBe(0);
    expect(told.odds).toBeLessThan(0.2);
    const march = forecast(view(GOVERNMENT), orderOf('redeploy', 'quarter', 0, 1), {
      key: SEED,
      draws: 20,
    });
    expect(march.share).toBe(1);
    expect(march.odds).toBeGreaterThan(0.8);
  });
});

describe('comesTrue', () => {
  it('answers for the given world and leaves it as it was', () => {
    const before = hashWorld(world.buffer);
    const order = orderOf('redeploy', 'quarter', 0, 1);
    expect(comesTrue(model, world.buffer, order, { key: SEED })).toBe(true);
    const offer = orderOf('insurgent_talks', 'offer');
    expect(comesTrue(model, world.buffer, offer, { key: SEED })).toBe(false);
    expect(hashWorld(world.buffer)).toBe(before);
  });
});

describe('odds', () => {
  it('rise with the share of believed worlds, for every aim', () => {
    for (const aim of AIM_NAMES) {
      const odds = [0.02, 0.2, 0.5, 0.8, 0.98].map((share) => oddsOf(aim, share));
      expect(odds, aim).toEqual([...odds].sort((x, y) => x - y));
      expect(odds[0]!).toBeLessThan(0.5);
      expect(odds[4]!).toBeGreaterThan(0.5);
    }
    expect(ODDS_MAP.slope).toBeGreaterThan(0);
  });

  describe('are kept, over many forecasts of the base scenario', () => {
    let all: readonly Trial[] = [];
    beforeAll(() => {
      all = [...trials({ seed: { k0: 2024, k1: 7 }, count: 240, draws: 16, perMoment: 8 })];
    }, 300_000);

    it('of those told likely most come true, of those told unlikely few', () => {
      for (const bin of bins(all, 1 / 3)) {
        expect(bin.count, `${bin.from}`).toBeGreaterThan(10);
        // Two standard errors of the share, and what the map may be off.
        const noise = 2 * Math.sqrt((bin.meanOdds * (1 - bin.meanOdds)) / bin.count);
        expect(Math.abs(bin.cameTrue - bin.meanOdds), `${bin.from}`).toBeLessThan(noise + 0.06);
      }
    });

    it('beat telling the same odds for everything', () => {
      const mean = all.filter(({ cameTrue }) => cameTrue).length / all.length;
      expect(brier(all)).toBeLessThan(0.6 * mean * (1 - mean));
    });
  });
});
