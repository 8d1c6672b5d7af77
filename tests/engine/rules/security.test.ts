import { describe, expect, it } from 'vitest';
import { KIND } from '../../../src/engine/records.js';
import { HOLD, LIE_LOW, STRIKE } from '../../../src/engine/sides.js';
import { GROUP, play, sumOf, total, type Given, type Outcome } from './one-rule.js';

const security = (given: Given): Outcome => play({ rules: ['security'], ...given });
const half: Given = { turns: 26, cells: { fighters: 300, intel: 0.3 } };
const raids = (cells: Given['cells'], group: number = GROUP.nrf): number =>
  security({ ...half, cells: { ...half.cells, ...cells } }).rows.filter(
    (row) => row['group'] === group,
  ).length;

describe('the rows of raids', () => {
  const { rows, world, before } = security(half);

  it('tell what was moved between accounts', () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(sumOf(rows, 'governmentKilled')).toBe(world.garrisonKilled[0]);
    expect(sumOf(rows, 'groupKilled')).toBe(total(world.killed) - total(before.killed));
    expect(sumOf(rows, 'captured')).toBe(total(world.captured) - total(before.captured));
    expect(sumOf(rows, 'arrests')).toBe(total(world.prisoners) - total(before.prisoners));
    expect(sumOf(rows, 'civiliansKilled')).toBe(total(world.civiliansKilled));
  });

  it('are called sweeps where the zone sweeps', () => {
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set([KIND.security_raid]));
    const sweeps = security({ ...half, cells: { ...half.cells, zonePosture: 2 } }).rows;
    expect(new Set(sweeps.map(({ kind }) => kind))).toEqual(new Set([KIND.sweep_clash]));
  });
});

describe('raids', () => {
  it('find nobody where nobody is', () => {
    expect(security({ ...half, cells: { fighters: 0 } }).rows).toEqual([]);
  });

  it('need information, garrisons and attention', () => {
    const plain = raids({});
    expect(raids({ intel: 0.9 })).toBeGreaterThan(plain);
    expect(raids({ intel: 0 })).toBeLessThan(plain);
    expect(raids({ garrison: 100 })).toBeLessThan(plain);
    expect(raids({ reserve: 100, alert: 3 })).toBeLessThan(plain);
    expect(raids({ zonePosture: 2, reserve: 1e6 })).toBeGreaterThan(plain);
  });

  it('find those who strike more than those who lie low', () => {
    expect(raids({ stance: STRIKE })).toBeGreaterThan(raids({ stance: LIE_LOW }));
  });

  it('find fewer on rough ground, across a sheltering border, and of the skilled', () => {
    const plain = raids({ craft: 0, regime: 0 });
    expect(raids({ craft: 1, regime: 0 })).toBeLessThan(plain);
    const rough = play({ rules: [] }).model.setup.areas.map((area) => ({ ...area, ruggedness: 1 }));
    const found = security({ ...half, setup: { areas: rough } }).rows.length;
    expect(found).toBeLessThan(security(half).rows.length);
  });

  it('leave guests alone while they are sheltered', () => {
    expect(raids({ guestPolicy: 0 }, GROUP.ttp)).toBe(0);
    expect(raids({ guestPolicy: 2, intel: 0.9 }, GROUP.ttp)).toBeGreaterThan(0);
  });

  it('fall on the rival in a campaign, and less on others', () => {
    const off = { rivalCampaign: 0 };
    const on = { rivalCampaign: 1 };
    expect(raids(on, GROUP.iskp)).toBeGreaterThan(raids(off, GROUP.iskp));
    expect(raids(on)).toBeLessThan(raids(off));
  });

  it('with information kill more fighters and fewer civilians [Deitchman 1962]', () => {
    const each = (intel: number, field: 'groupKilled' | 'civiliansKilled' | 'arrests'): number => {
      const { rows } = security({
        turns: 26,
        cells: { fighters: 3000, intel, supportGovernment: 0 },
        parameters: { security: { intelTauDays: 1e6 } },
      });
      return sumOf(rows, field) / rows.length;
    };
    expect(each(1, 'groupKilled')).toBeGreaterThan(1.5 * each(0, 'groupKilled'));
    expect(each(1, 'civiliansKilled')).toBeLessThan(each(0, 'civiliansKilled'));
    expect(each(1, 'arrests')).toBeLessThan(each(0, 'arrests'));
  });

  it('with heavy equipment are deadliest for those who mass to hold ground', () => {
    const killed = (stance: number, heavy: number): number => {
      const { rows } = security({ turns: 26, cells: { fighters: 3000, stance, heavy } });
      return sumOf(rows, 'groupKilled') / rows.length;
    };
    const held = killed(HOLD, 500) / killed(HOLD, 0);
    const struck = killed(STRIKE, 500) / killed(STRIKE, 0);
    expect(held).toBeGreaterThan(1.3 * struck);
  });
});

describe('information', () => {
  const intel = (given: Given): number => total(security({ turns: 8, ...given }).world.intel);

  it('comes from willing people, and not where harm closes mouths or fear of the network', () => {
    const willing: Given['cells'] = { supportGovernment: 0.4, fighters: 0, intel: 0.2 };
    const plain = intel({ cells: willing });
    expect(intel({ cells: { ...willing, supportGovernment: 0.9 } })).toBeGreaterThan(plain);
    expect(intel({ cells: { ...willing, harmByInsurgents: 5 } })).toBeGreaterThan(plain);
    expect(intel({ cells: { ...willing, harmByGovernment: 50 } })).toBeLessThan(plain);
    expect(intel({ cells: { ...willing, network: 0.9 } })).toBeLessThan(plain);
    expect(intel({ cells: { ...willing, internet: 0 } })).toBeLessThan(plain);
  });

  it('goes stale in its time when nobody tells', () => {
    const { world, before, model } = security({
      turns: 1,
      cells: { supportGovernment: 0, harmByInsurgents: 0, fighters: 0, intel: 0.5 },
    });
    const kept = Math.exp(-7 / model.p.security.intelTauDays);
    expect(world.intel[0]! / before.intel[0]!).toBeCloseTo(kept, 10);
  });

  it('is left behind by operations', () => {
    const quiet: Given['cells'] = { supportGovernment: 0, intel: 0.1, fighters: 300, cells: 20 };
    const both = play({ rules: ['operations', 'security'], cells: quiet, turns: 4 });
    expect(both.flow('intel', 'concentration')).toBeGreaterThan(0);
    expect(security({ cells: quiet, turns: 4 }).flow('intel', 'concentration')).toBe(0);
  });
});

describe('leadership', () => {
  const hunted = (intel: number): Outcome =>
    security({
      turns: 10,
      cells: { intel, fighters: 1000, supportGovernment: 0 },
      parameters: { security: { leadershipRisk: 1, leadershipLoss: 0.6, intelTauDays: 1e6 } },
    });

  it('is reached only with information', () => {
    expect(total(hunted(0).world.leadership)).toBe(total(hunted(0).before.leadership));
    const known = hunted(1);
    expect(total(known.world.leadership)).toBeLessThan(total(known.before.leadership));
    expect(known.notes('leadership_lost').length).toBeGreaterThan(0);
    expect(total(known.world.boldness)).not.toBe(total(known.before.boldness));
  });

  it('grows back by succession', () => {
    const { world, model } = play({ rules: ['politics'], cells: { leadership: 0.1 }, turns: 200 });
    expect(world.leadership[0]).toBeCloseTo(model.p.security.leadershipNormal, 1);
  });
});

describe('alert and protection', () => {
  it('fade where nothing happens, protection more slowly than it was learnt', () => {
    const { world } = security({ cells: { alert: 2, protection: 0.8, fighters: 0 }, turns: 52 });
    expect(world.alert[0]).toBeLessThan(0.01);
    expect(world.protection[0]).toBeGreaterThan(0.15);
    const learnt = play({
      rules: ['operations', 'security'],
      cells: { fighters: 500, cells: 20, protection: 0 },
      turns: 20,
    });
    expect(total(learnt.world.protection)).toBeGreaterThan(0.5);
  });
});
