import { describe, expect, it } from 'vitest';
import { KIND } from '../../../src/engine/records.js';
import { CONCILIATORY, FIRM, LOCK_DOWN, PUNITIVE } from '../../../src/engine/sides.js';
import { play, sumOf, total, type Given, type Outcome } from './one-rule.js';

const reprisals = (given: Given): Outcome => play({ rules: ['reprisals'], ...given });
/** With attacks that provoke. */
const provoked = (zoneRule: number, given: Given = {}): Outcome =>
  play({
    rules: ['operations', 'reprisals'],
    turns: 26,
    ...given,
    cells: { zoneRule, fighters: 400, cells: 20, ...given.cells },
  });
const punishments = ({ rows }: Outcome) =>
  rows.filter(({ kind }) => kind === KIND.collective_punishment);

describe('collective punishment', () => {
  it('answers attacks, by the rule of the zone', () => {
    const [mild, firm, harsh] = [CONCILIATORY, FIRM, PUNITIVE].map(
      (rule) => punishments(provoked(rule)).length,
    );
    expect(mild).toBe(0);
    expect(firm).toBeGreaterThan(0);
    expect(harsh).toBeGreaterThan(firm!);
    expect(punishments(reprisals({ turns: 26, cells: { zoneRule: PUNITIVE } }))).toEqual([]);
  });

  it('displaces, arrests and kills as its rows say', () => {
    const outcome = provoked(PUNITIVE);
    const rows = punishments(outcome);
    expect(sumOf(rows, 'displaced')).toBe(outcome.flow('displaced', 'flight'));
    expect(sumOf(rows, 'arrests')).toBe(outcome.flow('prisoners', 'collective_punishment'));
    expect(sumOf(rows, 'civiliansKilled')).toBe(
      outcome.flow('civiliansKilled', 'collective_punishment'),
    );
    expect(sumOf(rows, 'displaced')).toBeGreaterThan(0);
  });

  it('moves few families as a rule and many at times, up to a cap', () => {
    const rows = Array.from({ length: 4 }, (_, replicate) =>
      punishments(provoked(PUNITIVE, { replicate })),
    ).flat();
    const fled = rows.map((row) => row['displaced']!).sort((a, b) => a - b);
    const { flightCapFamilies, personsPerFamily } = provoked(FIRM, { turns: 1 }).model.p.reprisals;
    const median = fled[Math.floor(fled.length / 2)]!;
    expect(fled.at(-1)).toBeGreaterThan(5 * median);
    expect(fled.at(-1)).toBeLessThanOrEqual(flightCapFamilies * personsPerFamily);
  });

  it('takes houses from the underground and men from the pool', () => {
    const outcome = provoked(PUNITIVE);
    expect(outcome.flow('network', 'flight')).toBeLessThan(0);
    expect(outcome.flow('abroadPeople', 'flight')).toBe(-outcome.flow('exForces', 'flight'));
  });
});

describe('harm and fear', () => {
  it('fade in their time without new harm', () => {
    const { world, before, model } = reprisals({ cells: { harmByGovernment: 40, fear: 0.5 } });
    const kept = Math.exp(-7 / model.p.reprisals.harmTauDays);
    expect(world.harmByGovernment[0]! / before.harmByGovernment[0]!).toBeCloseTo(kept, 10);
  });

  it('rise with lockdown', () => {
    const down = reprisals({ cells: { zonePosture: LOCK_DOWN }, turns: 8 });
    const up = reprisals({ cells: { zonePosture: 1 }, turns: 8 });
    expect(total(down.world.harmByGovernment)).toBeGreaterThan(total(up.world.harmByGovernment));
    expect(total(down.world.fear)).toBeGreaterThan(total(up.world.fear));
  });

  it('come down to a floor', () => {
    const { world, model } = reprisals({ cells: { fear: 0.9, harmByGovernment: 0 }, turns: 100 });
    expect(world.fear[0]).toBeCloseTo(model.p.reprisals.fearFloor, 6);
  });
});

describe('grievance', () => {
  const after = (cells: Given['cells']): number =>
    total(reprisals({ turns: 26, cells: { grievance: 0.4, ...cells } }).world.grievance);

  it('grows by harm and edicts, heals by development and conciliation', () => {
    const plain = after({ harmByGovernment: 0, edicts: 0.5, development: 0.2 });
    const one = (cells: Given['cells']): number =>
      after({ harmByGovernment: 0, edicts: 0.5, development: 0.2, ...cells });
    expect(one({ harmByGovernment: 60 })).toBeGreaterThan(plain);
    expect(one({ edicts: 1 })).toBeGreaterThan(plain);
    expect(one({ development: 0.9 })).toBeLessThan(plain);
    expect(one({ zoneRule: CONCILIATORY })).toBeLessThan(plain);
  });

  it('lasts longer than fear', () => {
    const { world } = reprisals({ turns: 26, cells: { grievance: 0.6, fear: 0.6, edicts: 0 } });
    expect(world.grievance[0]! / 0.6).toBeGreaterThan(2 * (world.fear[0]! / 0.6));
  });
});

describe('support', () => {
  const after = (cells: Given['cells']): Outcome =>
    reprisals({ turns: 30, cells: { grievance: 0.3, network: 0.1, ...cells } });
  const insurgent = (cells: Given['cells']): number => total(after(cells).world.supportInsurgent);
  const state = (cells: Given['cells']): number => total(after(cells).world.supportGovernment);

  it('for the front follows grievance, network and relief, and is lost to demands and harm', () => {
    const plain = insurgent({});
    expect(insurgent({ grievance: 0.9 })).toBeGreaterThan(plain);
    expect(insurgent({ network: 0.9 })).toBeGreaterThan(plain);
    expect(insurgent({ reliefHeld: 1e6 })).toBeGreaterThan(plain);
    expect(insurgent({ exaction: 0.9 })).toBeLessThan(plain);
    expect(insurgent({ harmByInsurgents: 90 })).toBeLessThan(plain);
  });

  it('for the authorities follows works, and is lost to grievance and corruption', () => {
    const plain = state({});
    expect(state({ development: 0.9 })).toBeGreaterThan(plain);
    expect(state({ grievance: 0.9 })).toBeLessThan(plain);
    expect(state({ corruption: 0.9 })).toBeLessThan(plain);
  });

  it('of both sides is never more than all people', () => {
    const { world } = after({ supportInsurgent: 1, supportGovernment: 1 });
    world.supportInsurgent.forEach((share, a) => {
      expect(share + world.supportGovernment[a]!).toBeLessThanOrEqual(1 + 1e-12);
    });
  });
});

describe('the displaced', () => {
  it('go home as fear fades', () => {
    const home = (fear: number): number =>
      reprisals({ turns: 4, cells: { displaced: 5000, fear } }).flow('population', 'return_home');
    expect(home(0)).toBeGreaterThan(home(0.9));
    expect(home(0.9)).toBeGreaterThan(0);
  });
});

describe('outrage', () => {
  it('follows edicts and abuse that is seen, less behind a blackout', () => {
    const level = (cells: Given['cells']): number =>
      provoked(PUNITIVE, { cells: cells! }).world.outrage[0]!;
    const plain = level({ edicts: 0.5, internet: 0.9 });
    expect(level({ edicts: 1, internet: 0.9 })).toBeGreaterThan(plain);
    expect(level({ edicts: 0.5, internet: 0 })).toBeLessThan(plain);
  });
});
