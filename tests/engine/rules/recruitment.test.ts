import { describe, expect, it } from 'vitest';
import { AREAS, GROUP, play, total, type Given, type Outcome } from './one-rule.js';

const recruitment = (given: Given): Outcome => play({ rules: ['recruitment'], ...given });
const front = (outcome: Outcome): number => total(outcome.world.fighters.subarray(0, AREAS));
const still = { leaveShare: 0, leaveUnpaid: 0, leaveFear: 0, moveShare: 0, sanctuaryShare: 0 };

describe('recruits', () => {
  const quarter = (cells: Given['cells'], more: Given = {}): number =>
    recruitment({ turns: 13, ...more, cells: { exForces: 20_000, payGap: 0, ...cells } }).flow(
      'fighters',
      'recruits',
      0,
    );

  it('come out of the pool of former soldiers, and leavers go back to it', () => {
    const { flow } = recruitment({ turns: 13, cells: { exForces: 20_000 } });
    const joined = [0, 1, 2, 3, 4].reduce(
      (sum, a) =>
        sum + flow('fighters', 'recruits', a) + flow('fighters', 'recruits', GROUP.aff * AREAS + a),
      0,
    );
    expect(joined).toBeGreaterThan(0);
    expect(flow('exForces', 'recruits')).toBe(-joined);
    expect(flow('exForces', 'leavers') + flow('fighters', 'leavers')).toBe(0);
  });

  it('do not come from an empty pool', () => {
    expect(quarter({ exForces: 0 }, { parameters: { recruitment: still } })).toBe(0);
  });

  it('are more with grievance and support, fewer with fear, demands and unpaid wages', () => {
    const plain = quarter({ grievance: 0.2, supportInsurgent: 0.2, fear: 0.2, exaction: 0.2 });
    const one = (cells: Given['cells']): number =>
      quarter({ grievance: 0.2, supportInsurgent: 0.2, fear: 0.2, exaction: 0.2, ...cells });
    expect(one({ grievance: 0.9 })).toBeGreaterThan(plain);
    expect(one({ supportInsurgent: 0.9 })).toBeGreaterThan(plain);
    expect(one({ fear: 1 })).toBeLessThan(plain);
    expect(one({ exaction: 1 })).toBeLessThan(plain);
    expect(one({ payGap: 0.8 })).toBeLessThan(plain);
    expect(one({ network: 0.05 })).toBeLessThan(plain);
  });

  it('of groups with backers make losses good, up to the first strength', () => {
    const { world, before } = recruitment({ turns: 30 });
    for (let i = GROUP.iskp * AREAS; i < GROUP.other * AREAS; i++) {
      expect(world.fighters[i]).toBeLessThanOrEqual(before.fighters[i]!);
    }
  });
});

describe('leavers', () => {
  const left = (cells: Given['cells']): number =>
    -recruitment({ turns: 13, cells: cells! }).flow('fighters', 'leavers');

  it('are more when unpaid, afraid or divided', () => {
    const plain = left({ payGap: 0, fear: 0 });
    expect(left({ payGap: 1, fear: 0 })).toBeGreaterThan(plain);
    expect(left({ payGap: 0, fear: 1, regime: 0 })).toBeGreaterThan(plain);
    expect(left({ payGap: 0, fear: 0, cohesion: 0 })).toBeGreaterThan(plain);
  });
});

describe('networks', () => {
  const grown = (given: Given): number =>
    total(recruitment({ turns: 20, ...given }).world.network.subarray(0, AREAS));

  it('stay within what a place allows, or shrink toward it', () => {
    const open: Given = { cells: { garrison: 0, supportInsurgent: 0.5, network: 0.05, payGap: 0 } };
    const { world, model } = recruitment({ ...open, turns: 800 });
    const k = model.p.recruitment;
    for (let a = 0; a < AREAS; a++) {
      const capacity = model.map.affinity[a]! * (k.capacityBase + k.capacitySupport * 0.5);
      expect(world.network[a]).toBeLessThan(capacity);
      expect(world.network[a]).toBeGreaterThan(0.5 * capacity);
    }
    const full = recruitment({ cells: { ...open.cells, network: 1 }, turns: 100 });
    expect(total(full.world.network)).toBeLessThan(total(full.before.network));
  });

  it('grow with money for them, and wither unpaid', () => {
    const cells = { supportInsurgent: 0.6, network: 0.1, payGap: 0 };
    const plain = grown({ cells });
    expect(grown({ cells: { ...cells, budget: [3, 0] } })).toBeGreaterThan(plain);
    expect(grown({ cells: { ...cells, payGap: 1 } })).toBeLessThan(plain);
  });

  it('spread to neighbours that have none', () => {
    const { world } = recruitment({
      cells: { network: [0, 0.4, ...new Array<number>(23).fill(0)], fighters: 0, payGap: 0 },
      turns: 10,
    });
    expect(world.network[0]).toBeGreaterThan(0);
    expect(world.network[2]).toBeGreaterThan(0);
  });
});

describe('movement', () => {
  const moving: Given = {
    parameters: { recruitment: { ...still, moveShare: 0.05 } },
    cells: {
      exForces: 0,
      network: 0.3,
      intel: [0.9, 0, 0, 0, 0, ...new Array<number>(20).fill(0)],
      fighters: [400, ...new Array<number>(24).fill(0)],
      arms: [400, ...new Array<number>(24).fill(0)],
      regime: 0,
      sanctuary: 0,
      captured: 0,
    },
    turns: 5,
  };

  it('leads from where a group is known to neighbours, with its weapons', () => {
    const { world, before } = recruitment(moving);
    expect(world.fighters[0]).toBeLessThan(400);
    expect(world.fighters[1]).toBeGreaterThan(0);
    expect(world.arms[1]).toBeGreaterThan(0);
    expect(total(world.fighters)).toBe(total(before.fighters));
    expect(total(world.arms)).toBe(total(before.arms));
  });
});

describe('sanctuary', () => {
  it('empties when no neighbour tolerates the front any more', () => {
    const { world, flow } = recruitment({
      cells: { regime: 0, sanctuary: [400, 0, 0, 0, 0], network: 0.3 },
      turns: 12,
    });
    expect(world.sanctuary[0]).toBeLessThan(40);
    expect(flow('fighters', 'volunteers_return')).toBe(-flow('sanctuary', 'volunteers_return'));
  });

  it('takes people in up to its room', () => {
    const { world } = recruitment({
      cells: { regime: [4, 0, 0, 0, 0, 0], fighters: 3000, intel: 1, network: 0.3 },
      actors: { sanctuary: 50 },
      parameters: { recruitment: { sanctuaryShare: 0.05, returnShare: 0 } },
      turns: 12,
    });
    expect(world.sanctuary[0]).toBe(50);
  });
});

describe('amnesty', () => {
  const offered = (zoneAmnesty: number): Outcome =>
    recruitment({
      cells: { zoneAmnesty, prisoners: 500, payGap: 0.3, exForces: 0 },
      parameters: { recruitment: { ...still, amnestyShare: 0.05 } },
      turns: 6,
    });

  it('draws fighters home and opens prisons', () => {
    const none = offered(0);
    const all = offered(1);
    expect(none.flow('fighters', 'local_amnesty')).toBe(0);
    expect(all.flow('fighters', 'local_amnesty')).toBeLessThan(0);
    expect(front(all)).toBeLessThan(front(none));
    expect(total(all.world.prisoners)).toBeLessThan(total(none.world.prisoners));
  });
});

describe('guests', () => {
  it('stay while they are sheltered, and leave when expelled, some for the rival', () => {
    const policy = (guestPolicy: number): Outcome =>
      recruitment({
        cells: { guestPolicy },
        parameters: { recruitment: { guestsGoShare: 0.1, guestsDefectShare: 0.3 } },
        turns: 8,
      });
    const guests = (of: Outcome): number =>
      total(of.world.fighters.subarray(GROUP.ttp * AREAS, (GROUP.ttp + 1) * AREAS));
    const [sheltered, restrained, expelled] = [0, 1, 2].map(policy);
    expect(guests(restrained!)).toBeLessThan(guests(sheltered!));
    expect(guests(expelled!)).toBeLessThan(guests(restrained!));
    const rival = GROUP.iskp * AREAS;
    expect(expelled!.flow('fighters', 'movement', rival)).toBeGreaterThan(0);
  });
});

describe('garrisons', () => {
  it('refill toward their first strength from those who left', () => {
    const { world, before, flow } = recruitment({
      cells: { garrison: 1000, garrisonLeft: 0, garrisonPayGap: 1, alert: 0 },
      parameters: { recruitment: { garrisonLeaveShare: 0.05, lendShare: 0 } },
      turns: 5,
    });
    expect(total(world.garrison)).toBeLessThan(total(before.garrison));
    expect(world.garrisonLeft[0]).toBe(total(before.garrison) - total(world.garrison));
    expect(flow('garrison', 'garrison_recruits')).toBe(0);
  });

  it('are lent by quiet places to where operations are noticed', () => {
    const { world, before } = recruitment({
      cells: { alert: [0, 0, 5, 0, 0], garrison: 5000, garrisonPayGap: 0, borderTension: 0 },
      parameters: { recruitment: { garrisonLeaveShare: 0, lendShare: 0.02 } },
      turns: 10,
    });
    expect(world.garrison[2]).toBeGreaterThan(before.garrison[2]!);
    expect(world.garrison[0]).toBeLessThan(before.garrison[0]!);
  });
});

describe('captives', () => {
  it('are let go: the front’s to the pool, others abroad', () => {
    const { flow } = recruitment({
      cells: { captured: 1000 },
      parameters: { recruitment: { releaseShare: 0.1 } },
    });
    expect(flow('exForces', 'release')).toBe(200);
    expect(flow('abroadPeople', 'release')).toBe(300);
    expect(flow('captured', 'release')).toBe(-500);
  });
});
