import { describe, expect, it } from 'vitest';
import { AREAS, play, total, type Given, type Outcome } from './one-rule.js';

const arms = (given: Given): Outcome => play({ rules: ['arms'], ...given });
/** Nobody has a weapon, and none is to be had. */
const BARE: Given['cells'] = {
  arms: 0,
  cache: 0,
  cash: 0,
  garrisonArms: 0,
  corruption: 0,
  depotArms: 0,
  armsPrice: 1,
};
const NO_MARKET: Given = {
  parameters: { arms: { inlandMarketWeapons: 0, wearShare: 0 } },
  actors: { smugglingWeapons: 0, covertArms: 0 },
};
const held = ({ world }: Outcome): number => total(world.arms);

describe('weapons of armed groups', () => {
  it('come from nowhere when there is no source', () => {
    expect(held(arms({ ...NO_MARKET, cells: { ...BARE, cash: 1e6 }, turns: 8 }))).toBe(0);
  });

  it('come from old stockpiles first, for nothing', () => {
    const { world, flow, before } = arms({
      ...NO_MARKET,
      cells: { ...BARE, cache: 5000 },
      turns: 8,
    });
    const old = flow('arms', 'stockpile');
    expect(old).toBeGreaterThan(0);
    expect(total(before.cache) - total(world.cache)).toBe(old);
    expect(flow('cash', 'arms_purchase')).toBe(0);
  });

  it('are sold by corrupt garrisons out of their own stock, for money', () => {
    const given: Given = {
      ...NO_MARKET,
      cells: { ...BARE, garrisonArms: 9000, corruption: 0.6, cash: 100_000 },
      turns: 8,
    };
    const { world, before, flow } = arms(given);
    const sold = flow('arms', 'corrupt_sale');
    expect(sold).toBeGreaterThan(0);
    expect(total(before.garrisonArms) - total(world.garrisonArms)).toBe(sold);
    expect(flow('economy', 'arms_purchase')).toBe(-flow('cash', 'arms_purchase'));
    const honest = arms({ ...given, cells: { ...given.cells, corruption: 0 } });
    expect(honest.flow('arms', 'corrupt_sale')).toBe(0);
    const poor = arms({ ...given, cells: { ...given.cells, cash: 0 } });
    expect(poor.flow('arms', 'corrupt_sale')).toBe(0);
  });

  it('are smuggled over open borders', () => {
    const smuggled = (regime: number): number => {
      const { flow } = arms({
        cells: { ...BARE, cash: 1e6, regime },
        parameters: NO_MARKET.parameters!,
        actors: { smugglingWeapons: 4, covertArms: 0 },
        turns: 8,
      });
      // The first two areas of the map border nobody.
      for (const inland of [0, 1]) expect(flow('arms', 'smuggling', inland)).toBe(0);
      expect(flow('armsMarket', 'smuggling') + flow('arms', 'smuggling')).toBe(0);
      return flow('arms', 'smuggling');
    };
    expect(smuggled(0)).toBe(0);
    expect(smuggled(4)).toBeGreaterThan(smuggled(1));
  });

  it('come from a patron whose help is taken', () => {
    const given = (covertHelp: number): Outcome =>
      arms({
        cells: { ...BARE, cash: 1e6, covertHelp, regime: 4 },
        parameters: NO_MARKET.parameters!,
        actors: { smugglingWeapons: 0, covertArms: 5 },
      });
    expect(held(given(1))).toBeGreaterThan(0);
    expect(held(given(0))).toBe(0);
  });

  it('are bought no more than fighters can use', () => {
    const { world, model } = arms({
      cells: { ...BARE, cache: 1e6 },
      parameters: { arms: { wearShare: 0, cacheTauDays: 1 } },
      turns: 4,
    });
    for (let i = 0; i < 2 * AREAS; i++) {
      const need = Math.ceil(world.fighters[i]! * model.p.arms.armsPerFighter);
      expect(world.arms[i]).toBeLessThanOrEqual(need);
    }
  });

  it('wear out', () => {
    const { world, before, flow } = arms({
      parameters: { arms: { wearShare: 0.1 } },
      cells: { fighters: 0, arms: 300 },
    });
    expect(total(world.arms)).toBe(total(before.arms));
    const used = arms({ parameters: { arms: { wearShare: 0.1 } } });
    expect(used.flow('armsLost', 'wear') + used.flow('arms', 'wear')).toBe(0);
    expect(used.flow('armsLost', 'wear')).toBeGreaterThan(0);
    expect(flow('armsLost', 'wear')).toBe(0);
  });
});

describe('the price of arms', () => {
  it('rises with border tension and with honest garrisons', () => {
    const price = (borderTension: number, corruption: number): number =>
      arms({ cells: { borderTension, corruption }, turns: 20 }).world.armsPrice[0]!;
    expect(price(0.9, 0.3)).toBeGreaterThan(price(0.1, 0.3));
    expect(price(0.1, 0)).toBeGreaterThan(price(0.1, 0.6));
  });
});

describe('heavy equipment', () => {
  const worn = { breakdownShare: 0.2, repairShare: 1, scrapShare: 0, sparesImport: 0 };

  it('breaks down, and is repaired while there are spares', () => {
    const repaired = (spares: number): Outcome =>
      arms({ cells: { heavy: 100, spares, depotHeavy: 0 }, parameters: { arms: worn }, turns: 3 });
    const without = repaired(0);
    expect(total(without.world.heavy)).toBeLessThan(total(without.before.heavy));
    expect(without.flow('heavy', 'repair')).toBe(0);
    const some = repaired(10);
    expect(some.flow('heavy', 'repair')).toBe(10);
    expect([some.world.spares[0], some.world.sparesUsed[0]]).toEqual([0, 10]);
    expect(some.world.depotHeavy[0]! + total(some.world.heavy)).toBe(total(some.before.heavy));
  });

  it('in depots is written off in time', () => {
    const { flow } = arms({
      cells: { depotHeavy: 1000 },
      parameters: { arms: { ...worn, scrapShare: 0.05 } },
    });
    expect(flow('scrapHeavy', 'wear')).toBe(50);
  });

  it('needs spares that trade brings and money pays', () => {
    const bought = (trade: number): Outcome =>
      arms({ cells: { trade }, parameters: { arms: { ...worn, sparesImport: 10 } } });
    expect(bought(1).flow('spares', 'spares_import')).toBe(10);
    expect(bought(0).flow('spares', 'spares_import')).toBe(0);
    expect(bought(1).flow('stateTreasury', 'equipment_maintenance')).toBeLessThan(0);
  });
});

describe('depots', () => {
  it('arm garrisons that lack weapons', () => {
    const { flow } = arms({ cells: { garrison: 1000, garrisonArms: 500, depotArms: 100_000 } });
    const issued = flow('garrisonArms', 'issue_to_garrison');
    expect(issued).toBeGreaterThan(0);
    expect(flow('depotArms', 'issue_to_garrison')).toBe(-issued);
  });
});
