import { describe, expect, it } from 'vitest';
import { accountTotals } from '../../../src/engine/invariants.js';
import { ACTOR, GROUP, play, total, type Given, type Outcome } from './one-rule.js';

const finance = (given: Given): Outcome => play({ rules: ['finance'], ...given });

describe('giving', () => {
  it('reaches the hubs of front and ally, and is all that donors sent', () => {
    const { flow, world } = finance({ turns: 5 });
    const given = flow('treasury', 'donations');
    expect(given).toBeGreaterThan(0);
    expect(flow('treasury', 'donations', GROUP.aff)).toBeGreaterThan(0);
    expect(flow('donors', 'donations')).toBe(-given);
    expect(flow('treasury', 'donations', GROUP.iskp)).toBe(0);
    expect(world.donors[0]).toBeLessThan(0);
  });

  it('grows with visibility, unity, outrage and credit', () => {
    const given = (cells: Given['cells']): number =>
      finance({ cells: cells! }).flow('treasury', 'donations');
    const low = given({ visibility: 0.2 });
    for (const cells of [
      { visibility: 0.6 },
      { visibility: 0.2, union: 1 },
      { visibility: 0.2, outrage: 1 },
      { visibility: 0.2, credibility: 1 },
    ]) {
      expect(given(cells), JSON.stringify(cells)).toBeGreaterThan(low);
    }
    expect(given({ visibility: 0.2, donorFatigue: 1 })).toBeLessThan(low);
  });

  it('has a floor that nothing takes away', () => {
    const usd = finance({
      cells: { visibility: 0, credibility: 0, donorFatigue: 1, union: 0, outrage: 0 },
      parameters: { finance: { donorFloorUsd: 7000, givingNoiseSd: 0, moodSd: 0 } },
    }).flow('treasury', 'donations');
    expect(usd).toBe(7000);
  });

  it('is joined by a patron whose help is taken and who tolerates the front', () => {
    const covert = (taken: number, regime: number): number =>
      finance({
        cells: { covertHelp: [0, taken, 0], regime: [2, 2, regime, 2, 2, 2] },
        actors: { covertFundsUsd: 5000 },
      }).flow('treasury', 'covert_supply');
    expect(covert(1, 4)).toBe(5000);
    expect(covert(1, 3)).toBe(2500);
    expect(covert(1, 2)).toBe(0);
    expect(covert(0, 4)).toBe(0);
  });
});

describe('corridors', () => {
  it('carry no more than they hold', () => {
    const { model, world, flow } = finance({ cells: { treasury: 1e9 } });
    for (let h = 0; h < model.sizes.corridors; h++) {
      const room = model.cp.capacityUsd[h]! * world.corridorOpen[h]!;
      // Whole dollars: a fraction of one may be lent from corridor to corridor.
      expect(flow('transit', 'hub_transfer', h)).toBeLessThan(room + 1);
      expect(flow('transit', 'hub_transfer', h)).toBeGreaterThan(0.9 * room);
    }
  });

  it('carry nothing when they are closed, and the money waits at the hub', () => {
    const { world, before, flow } = finance({
      cells: { corridorEffort: 0, corridorOpen: 0, transit: 0 },
      turns: 5,
    });
    expect(total(world.transit)).toBe(0);
    expect(flow('inland', 'corridor_arrival')).toBe(0);
    expect(world.treasury[0]).toBeGreaterThan(before.treasury[0]! * 0.8);
  });

  it('open with a friendly host and close under control and without wires', () => {
    const open = (cells: Given['cells']): number =>
      finance({ cells: cells!, turns: 20 }).world.corridorOpen[0]!;
    const friendly = { attitude: 0, regime: [4, 0, 4, 0, 4, 0] };
    const plain = { regime: [2, 0, 2, 0, 2, 0] };
    expect(open(friendly)).toBeGreaterThan(open(plain));
    expect(open({ ...plain, corridorControl: 2 })).toBeLessThan(open(plain));
    expect(open({ ...plain, internet: 0 })).toBeLessThan(open(plain));
    expect(open({ ...plain, corridorEffort: 2 })).toBeGreaterThan(open(plain));
  });

  it('lose what is found to the treasury of the authorities', () => {
    const { flow, notes } = finance({
      parameters: { finance: { interdictionBase: 1, seizureShare: 1 } },
      cells: { transit: 10_000 },
    });
    const seized = -flow('transit', 'interdiction');
    expect(seized).toBeGreaterThan(0);
    expect(flow('stateTreasury', 'interdiction')).toBe(seized);
    const noted = notes('corridor_seizure').reduce((sum, [, usd]) => sum + usd!, 0);
    const ofFront = [0, 1].reduce((sum, h) => sum - flow('transit', 'interdiction', h), 0);
    expect(noted).toBe(ofFront);
  });

  it('keep a fee of what passes', () => {
    const { flow } = finance({ turns: 8 });
    expect(flow('fees', 'broker_fee')).toBeGreaterThan(0);
    expect(flow('fees', 'broker_fee')).toBeLessThan(0.5 * flow('cash', 'corridor_arrival'));
  });
});

describe('money in the field', () => {
  it('pays fighters while it lasts, and the gap shows what it did not', () => {
    const gap = (cash: number): number =>
      finance({
        cells: { cash, payGap: 0.5, taxes: 0, treasury: 0 },
        parameters: { finance: { donorFloorUsd: 0, donorResponsiveUsd: 0 } },
        turns: 10,
      }).world.payGap[0]!;
    expect(gap(0)).toBeGreaterThan(0.5);
    expect(gap(5_000_000)).toBeLessThan(0.5);
  });

  it('comes from taxes where they are ordered, and they burden people', () => {
    const taxed = (taxes: number): Outcome => finance({ cells: { taxes }, turns: 4 });
    const [none, light, heavy] = [0, 1, 2].map(taxed);
    expect(none!.flow('cash', 'local_tax')).toBe(0);
    expect(total(none!.world.exaction)).toBe(0);
    expect(light!.flow('cash', 'local_tax')).toBeGreaterThan(0);
    expect(heavy!.flow('cash', 'local_tax')).toBeGreaterThan(light!.flow('cash', 'local_tax'));
    expect(total(heavy!.world.exaction)).toBeGreaterThan(total(light!.world.exaction));
  });

  it('of groups with backers comes from abroad', () => {
    const { flow, model } = finance({ turns: 1 });
    const guests = GROUP.ttp * model.sizes.areas;
    expect(flow('cash', 'group_income', guests)).toBeGreaterThan(0);
    expect(flow('cash', 'group_income', 0)).toBe(0);
  });

  it('becomes relief that people feel and forget', () => {
    const relief = finance({ cells: { budget: [4, 0] }, turns: 6 });
    const none = finance({ cells: { budget: [0, 0], reliefHeld: 0 }, turns: 6 });
    expect(total(relief.world.reliefHeld)).toBeGreaterThan(total(none.world.reliefHeld));
    expect(relief.flow('reliefHeld', 'fading')).toBeLessThan(0);
  });
});

describe('all money', () => {
  it('is somewhere', () => {
    const { before, world } = finance({ turns: 20, actors: { covertFundsUsd: 900 } });
    expect(accountTotals(world)).toEqual(accountTotals(before));
    expect(world.regime[2 * ACTOR.iran]).toBe(before.regime[2 * ACTOR.iran]);
  });
});
