import { describe, expect, it } from 'vitest';
import { GOVERNMENT, INSURGENT } from '../../../src/engine/sides.js';
import { play, type Given, type Outcome } from './one-rule.js';

const politics = (given: Given): Outcome => play({ rules: ['politics'], turns: 26, ...given });
const calm = { politics: { unionShock: 0 } };
const both = (value: number): number[] => [value, value];

describe('union', () => {
  const union = (given: Given): number => politics({ parameters: calm, ...given }).world.union[0]!;

  it('is lost to the quarrel of the wider opposition', () => {
    expect(union({ cells: { rift: 1 } })).toBeLessThan(union({ cells: { rift: 0 } }));
  });

  it('gains by money spent on it', () => {
    const spent = (setting: number): number =>
      play({
        rules: ['finance', 'politics'],
        parameters: calm,
        cells: { budget: [setting, 0], treasury: 2_000_000 },
        turns: 26,
      }).world.union[0]!;
    expect(spent(5)).toBeGreaterThan(spent(1));
  });

  it('drifts to its base', () => {
    const given: Given = {
      parameters: { politics: { unionShock: 0, unionBase: 0.6, unionLostToRift: 0 } },
      turns: 600,
    };
    expect(union(given)).toBeCloseTo(0.6, 2);
  });

  it('takes shocks', () => {
    const seen = [0, 1, 2, 3].map((replicate) => politics({ replicate }).world.union[0]);
    expect(new Set(seen).size).toBe(4);
  });
});

describe('cohesion', () => {
  const of = (side: number, cells: Given['cells']): number =>
    politics({ parameters: calm, cells: { cohesion: 0.7, ...cells } }).world.cohesion[side]!;

  it('of the front falls with losses and rises with union', () => {
    const plain = of(INSURGENT, { lossesPerWeek: 0, union: 0.5 });
    expect(of(INSURGENT, { lossesPerWeek: [40, 0], union: 0.5 })).toBeLessThan(plain);
    expect(of(INSURGENT, { lossesPerWeek: 0, union: 1 })).toBeGreaterThan(plain);
  });

  it('of the authorities falls by losses, drives, leniency and severity, and rises by edicts', () => {
    const plain = of(GOVERNMENT, { zoneAmnesty: 0, lossesPerWeek: 0 });
    const one = (cells: Given['cells']): number =>
      of(GOVERNMENT, { zoneAmnesty: 0, lossesPerWeek: 0, ...cells });
    expect(one({ lossesPerWeek: [0, 40] })).toBeLessThan(plain);
    expect(one({ antiCorruption: 1 })).toBeLessThan(plain);
    expect(one({ zoneAmnesty: 1 })).toBeLessThan(plain);
    expect(one({ guestPolicy: 2 })).toBeLessThan(plain);
    expect(one({ edictPolicy: 2 })).toBeGreaterThan(plain);
    expect(one({ edictPolicy: 0 })).toBeLessThan(plain);
  });

  it('of the authorities is lost to factions once they are divided, the more so the more they are', () => {
    const lost = (cohesion: number): number =>
      politics({ cells: { cohesion } }).flow('cohesion', 'quarrel', GOVERNMENT);
    const { factionsBelow } = politics({}).model.p.politics;
    expect(lost(factionsBelow)).toBe(0);
    expect(lost(0.75 * factionsBelow)).toBeLessThan(0);
    expect(lost(0.25 * factionsBelow)).toBeLessThan(lost(0.75 * factionsBelow));
  });

  it('of the authorities falls when they cannot pay', () => {
    const paid = (stateTreasury: number): number =>
      play({
        rules: ['finance', 'politics'],
        parameters: { finance: { securityRevenueUsd: 0 } },
        cells: { stateTreasury },
        turns: 26,
      }).flow('cohesion', 'solvency', GOVERNMENT);
    expect(paid(0)).toBeLessThan(0);
    expect(paid(1e12)).toBe(0);
  });
});

describe('standing', () => {
  const standing = (cells: Given['cells']): number =>
    politics({ parameters: calm, cells: cells! }).world.legitimacy[INSURGENT]!;

  it('of the front follows visibility, union and outrage', () => {
    const plain = standing({ visibility: 0.2, union: 0.5, outrage: 0.3 });
    expect(standing({ visibility: 0.9, union: 0.5, outrage: 0.3 })).toBeGreaterThan(plain);
    expect(standing({ visibility: 0.2, union: 1, outrage: 0.3 })).toBeGreaterThan(plain);
    expect(standing({ visibility: 0.2, union: 0.5, outrage: 0.9 })).toBeGreaterThan(plain);
  });

  it('of the front is spent by harm, by lies and by patrons', () => {
    const plain = standing({ legitimacy: 0.6, credibility: 1 });
    expect(standing({ legitimacy: 0.6, credibility: 1, seenHarmPerWeek: 9 })).toBeLessThan(plain);
    expect(standing({ legitimacy: 0.6, credibility: 0.3 })).toBeLessThan(plain);
    expect(standing({ legitimacy: 0.6, credibility: 1, covertHelp: 1 })).toBeLessThan(plain);
    // Help that no patron is willing to give costs nothing.
    const refused = { legitimacy: 0.6, credibility: 1, regime: 2 };
    expect(standing({ ...refused, covertHelp: 1 })).toBe(standing({ ...refused, covertHelp: 0 }));
  });

  it('abroad follows who hosts the front, and who deals with the authorities', () => {
    const recognition = (regime: readonly number[]): Float64Array =>
      politics({ parameters: calm, cells: { regime } }).world.recognition;
    const [friends, foes] = [recognition([4, 0, 4, 0, 4, 0]), recognition([0, 4, 0, 4, 0, 4])];
    expect(friends[INSURGENT]).toBeGreaterThan(foes[INSURGENT]!);
    expect(foes[GOVERNMENT]).toBeGreaterThan(friends[GOVERNMENT]!);
  });

  it('of the authorities suffers from terror and abuse while others are wary', () => {
    const recognition = (cells: Given['cells']): number =>
      politics({ cells: { recognition: 0.5, regime: 2, ...cells } }).world.recognition[GOVERNMENT]!;
    const plain = recognition({ iskpThreat: 0, outrage: 0 });
    expect(recognition({ iskpThreat: 0.9, outrage: 0 })).toBeLessThan(plain);
    expect(recognition({ iskpThreat: 0, outrage: 0.9 })).toBeLessThan(plain);
  });
});

describe('edicts', () => {
  it('move toward the policy in force, and rest while it is to hold', () => {
    const edicts = (edictPolicy: number): number =>
      politics({ cells: { edictPolicy, edicts: 0.6 } }).world.edicts[0]!;
    expect(edicts(0)).toBeLessThan(0.6);
    expect(edicts(1)).toBe(0.6);
    expect(edicts(2)).toBeGreaterThan(0.6);
  });
});

describe('an offer of talks', () => {
  const after = (negotiation: number[]): Outcome['world'] =>
    politics({ parameters: calm, cells: { negotiation, cohesion: 0.7 } }).world;

  it('brings standing abroad while the other side refuses, and none when it does not', () => {
    const none = after([0, 0]);
    const both = after([1, 1]);
    expect(after([1, 0]).legitimacy[INSURGENT]).toBeGreaterThan(none.legitimacy[INSURGENT]!);
    expect(after([0, 1]).recognition[GOVERNMENT]).toBeGreaterThan(none.recognition[GOVERNMENT]!);
    expect(both.legitimacy[INSURGENT]).toBe(none.legitimacy[INSURGENT]);
  });

  it.each([INSURGENT, GOVERNMENT])('costs unity of the side that makes it (%i)', (side) => {
    const offered = side === INSURGENT ? [1, 0] : [0, 1];
    expect(after(offered).cohesion[side]).toBeLessThan(after([0, 0]).cohesion[side]!);
    expect(after(offered).cohesion[1 - side]).toBe(after([0, 0]).cohesion[1 - side]);
  });
});

describe('talks', () => {
  const progress = (negotiation: readonly number[], talksProgress = 0.5): number =>
    politics({ cells: { negotiation, talksProgress, legitimacy: 0.5 } }).world.talksProgress[0]!;

  it('advance while both offer them, and fall back when one refuses', () => {
    expect(progress([1, 1])).toBeGreaterThan(0.5);
    for (const one of [
      [1, 0],
      [0, 1],
      [0, 0],
    ]) {
      expect(progress(one)).toBeLessThan(0.5);
    }
  });

  it('are noted once a step while they last', () => {
    const { notes } = politics({ cells: { negotiation: both(1) }, setup: { stepDays: 28 } });
    expect(notes('talks_round')).toHaveLength(7);
  });

  it('do not go beyond their end', () => {
    expect(progress([1, 1], 1)).toBe(1);
  });
});
