import { describe, expect, it } from 'vitest';
import { GOVERNMENT } from '../../../src/engine/sides.js';
import { play, total, type Given, type Outcome } from './one-rule.js';

const finance = (given: Given): Outcome => play({ rules: ['finance'], ...given });
const revenue = (cells: Given['cells']): number =>
  finance({ cells: cells! }).flow('stateTreasury', 'state_revenue');

describe('revenue', () => {
  it('follows trade, aid and control', () => {
    const plain = revenue({ trade: 1, aid: 0.5, control: 0.5 });
    expect(revenue({ trade: 1.2, aid: 0.5, control: 0.5 })).toBeGreaterThan(plain);
    expect(revenue({ trade: 1, aid: 0.8, control: 0.5 })).toBeGreaterThan(plain);
    expect(revenue({ trade: 1, aid: 0.5, control: 0.9 })).toBeGreaterThan(plain);
  });

  it('suffers from a blackout and from hunting hawala', () => {
    expect(revenue({ internet: 0.1 })).toBeLessThan(revenue({ internet: 0.9 }));
    expect(revenue({ corridorControl: 2 })).toBeLessThan(revenue({ corridorControl: 1 }));
  });
});

describe('spending', () => {
  it('pays garrisons and reserve, and sweeping costs more', () => {
    const pay = (zonePosture: number): number =>
      -finance({ cells: { zonePosture } }).flow('stateTreasury', 'garrison_pay');
    const { before, model } = finance({});
    const people = total(before.garrison) + before.reserve[0]!;
    expect(pay(1)).toBe(Math.floor(people * model.k.finance.garrisonUsd));
    expect(pay(2)).toBeGreaterThan(pay(1));
    expect(pay(0)).toBe(pay(1));
  });

  it('never takes more than there is', () => {
    const { world } = finance({
      cells: { stateTreasury: 1000 },
      parameters: { finance: { securityRevenueUsd: 0 } },
    });
    expect(world.stateTreasury[0]).toBeGreaterThanOrEqual(0);
    expect(world.stateTreasury[0]).toBeLessThan(1000);
  });

  it('on works brings development', () => {
    const works = (budget: number): Outcome =>
      finance({ cells: { budget: [0, budget], aid: 1, control: 0.9 }, turns: 20 });
    expect(total(works(4).world.development)).toBeGreaterThan(total(works(0).world.development));
    expect(works(4).flow('stateTreasury', 'development_spending')).toBeLessThan(0);
  });
});

describe('a full treasury', () => {
  const spent = (usd: number, surplusTauDays: number): number =>
    -finance({
      cells: { stateTreasury: usd },
      // Without revenue what is held only falls.
      parameters: { finance: { surplusTauDays, securityRevenueUsd: 0 } },
      turns: 5,
    }).flow('stateTreasury', 'development_spending');
  const { solventUsd } = finance({}).model.p.finance;

  it('finds claimants for what is beyond safety, the more the sooner they come', () => {
    const usual = spent(4 * solventUsd, 1e9);
    expect(spent(4 * solventUsd, 1000)).toBeGreaterThan(usual);
    expect(spent(4 * solventUsd, 300)).toBeGreaterThan(spent(4 * solventUsd, 1000));
  });

  it('is claimed of nothing that safety needs', () => {
    expect(spent(0.5 * solventUsd, 300)).toBe(spent(0.5 * solventUsd, 1e9));
  });
});

describe('unpaid garrisons', () => {
  const broke: Given = {
    cells: { stateTreasury: 0, corruption: 0.2, garrisonPayGap: 0 },
    parameters: { finance: { securityRevenueUsd: 0 } },
    turns: 20,
  };

  it('show in the pay gap, and become corruptible', () => {
    const poor = finance(broke).world;
    const paid = finance({ ...broke, parameters: {} }).world;
    expect(total(poor.garrisonPayGap)).toBeGreaterThan(total(paid.garrisonPayGap));
    expect(total(poor.corruption)).toBeGreaterThan(total(paid.corruption));
  });

  it('are paid last where roads do not lead', () => {
    const setup = play({ rules: [] }).model.setup;
    const areas = setup.areas.map((area, a) => ({ ...area, roadShare: a === 0 ? 1 : 0 }));
    const { world } = finance({ ...broke, setup: { areas }, turns: 3 });
    expect(world.garrisonPayGap[1]).toBeGreaterThanOrEqual(world.garrisonPayGap[0]!);
  });

  it('are fewer to be bought under a drive, and more where the movement is divided', () => {
    const corruption = (cells: Given['cells']): number =>
      total(finance({ cells: cells!, turns: 20 }).world.corruption);
    expect(corruption({ antiCorruption: 1 })).toBeLessThan(corruption({ antiCorruption: 0 }));
    const divided = [0.6, 0.6];
    divided[GOVERNMENT] = 0.3;
    expect(corruption({ cohesion: divided })).toBeGreaterThan(corruption({ cohesion: 0.6 }));
  });
});
