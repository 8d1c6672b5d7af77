import { describe, expect, it } from 'vitest';
import { KIND, KIND_NAMES } from '../../../src/engine/records.js';
import { HARASS, HOLD, LIE_LOW, STRIKE } from '../../../src/engine/sides.js';
import {
  AREAS,
  CAPITAL,
  GROUP,
  isAttack,
  play,
  sumOf,
  total,
  type Given,
  type Outcome,
} from './one-rule.js';

const operations = (given: Given): Outcome => play({ rules: ['operations'], ...given });
/** Rows of one group over a year. */
const year = (given: Given, group: number = GROUP.nrf) =>
  operations({ turns: 52, ...given }).rows.filter((row) => row['group'] === group);

describe('the rows of operations', () => {
  const { rows, world, before, model } = operations({ turns: 52 });

  it('tell what was moved between accounts', () => {
    expect(sumOf(rows, 'governmentKilled')).toBe(world.garrisonKilled[0]);
    expect(total(before.garrison) - total(world.garrison)).toBe(world.garrisonKilled[0]);
    expect(sumOf(rows, 'civiliansKilled')).toBe(total(world.civiliansKilled));
    for (const group of Object.values(GROUP)) {
      const own = rows.filter((row) => row['group'] === group);
      expect(sumOf(own, 'groupKilled')).toBe(world.killed[group]);
    }
  });

  it('are attacks on days of the campaign, each true', () => {
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) {
      expect(isAttack(row)).toBe(true);
      expect(row['day']).toBeGreaterThanOrEqual(model.startDay);
      expect(row['day']).toBeLessThan(model.startDay + 52 * 7);
      expect(row['layers']! & 1).toBe(1);
    }
    // Every day of the week has its share.
    const weekdays = new Set(rows.map((row) => row['day']! % 7));
    expect(weekdays.size).toBe(7);
  });

  it('number the operations of a group, area and turn', () => {
    const seen = new Set<string>();
    for (const row of rows) {
      const turn = Math.floor((row['day']! - model.startDay) / 7);
      const key = [turn, row['group'], row['area'], row['sequence']].join();
      expect(seen.has(key), key).toBe(false);
      seen.add(key);
    }
  });
});

describe('operations', () => {
  it('come from cells, and cells from fighters', () => {
    const none: Given = { cells: { fighters: 0, cells: 0, heat: 0 } };
    expect(year(none)).toEqual([]);
    // A residual source has no footprint.
    expect(year(none, GROUP.other).length).toBeGreaterThan(10);
    expect(operations({ ...none, turns: 52 }).world.cells.every((cells) => cells === 0)).toBe(true);
  });

  it('are never begun by guests', () => {
    expect(year({}, GROUP.ttp)).toEqual([]);
  });

  it('follow posture', () => {
    const [lying, harassing, striking] = [LIE_LOW, HARASS, STRIKE].map(
      (stance) => year({ cells: { stance, fighters: 300 } }).length,
    );
    expect(lying).toBeLessThan(0.4 * harassing!);
    expect(striking).toBeGreaterThan(1.2 * harassing!);
  });

  it('try for ground only on the order to hold it', () => {
    const attempts = (stance: number): number =>
      year({ cells: { stance, fighters: 300 } }).filter(({ kind }) => kind === KIND.hold_attempt)
        .length;
    expect(attempts(HARASS)).toBe(0);
    expect(attempts(STRIKE)).toBe(0);
    expect(attempts(HOLD)).toBeGreaterThan(0);
  });

  it('set off others, a part of themselves', () => {
    const heat = (branchingRatio: number): Outcome =>
      operations({ parameters: { operations: { branchingRatio } } });
    const { world, rows, model } = heat(0.5);
    const n = rows.filter((row) => row['group'] !== GROUP.other).length;
    expect(n).toBeGreaterThan(0);
    // Some of it is spent within the turn.
    expect(total(world.heat)).toBeCloseTo(0.5 * n * (1 - model.passing.heat), 12);
    expect(total(heat(0).world.heat)).toBe(0);
  });

  it('are fewer where posts are protected, and in the snow', () => {
    const many: Given = { cells: { fighters: 300, protection: 0, cells: 10 } };
    const plain = year(many).length;
    expect(year({ cells: { ...many.cells, protection: 0.9 } }).length).toBeLessThan(plain);
    const high = play({ rules: [] }).model.setup.areas.map((area) => ({
      ...area,
      meanElevationM: 4000,
    }));
    const winter = (setup: Given['setup']): number =>
      operations({
        ...many,
        rules: ['calendar', 'operations'],
        setup: setup!,
        turns: 52,
      }).rows.filter((row) => row['group'] === GROUP.nrf && row['area'] !== CAPITAL).length;
    expect(winter({ areas: high })).toBeLessThan(winter({}));
  });

  it('drift to where the front is told to look', () => {
    const share = (frontEmphasis: number): number => {
      const rows = year({ cells: { frontEmphasis, fighters: 600, heat: 0 } });
      return rows.filter((row) => row['area'] === CAPITAL).length / rows.length;
    };
    expect(share(4)).toBeGreaterThan(share(0));
  });

  it('kill more civilians under the loose rule, and IS-KP aims at them', () => {
    const harm = (harmRule: number): number =>
      sumOf(year({ cells: { harmRule, fighters: 600 } }), 'civiliansKilled');
    expect(harm(1)).toBeGreaterThan(harm(0));
  });

  it('are fewer while the internet is off, as many as ever where it works', () => {
    const online = year({ cells: { internet: 0.9 } }).length;
    expect(year({ cells: { internet: 0.1 } }).length).toBeLessThan(0.85 * online);
    expect(year({ cells: { internet: 1 } })).toHaveLength(online);
  });

  it('are more under the loose rule', () => {
    expect(year({ cells: { harmRule: 1 } }).length).toBeGreaterThan(year({}).length);
  });

  it('teach a craft, which fades without them', () => {
    expect(operations({ turns: 30 }).flow('craft', 'learning', GROUP.nrf)).toBeGreaterThan(0);
    const idle = operations({ turns: 30, cells: { fighters: 0, cells: 0, heat: 0 } });
    expect(idle.world.craft[GROUP.nrf]).toBeLessThan(idle.before.craft[GROUP.nrf]!);
  });
});

describe('cells', () => {
  it('are never more than the fighters of the place can man', () => {
    const { world, model } = operations({ turns: 52, cells: { fighters: 12, cells: 0 } });
    for (let i = 0; i < 3 * AREAS; i++) {
      const group = Math.floor(i / AREAS);
      expect(world.cells[i]).toBeLessThanOrEqual(12 / model.gp.cellPersons[group]! + 1e-9);
    }
  });

  it('form slowly', () => {
    const formed = (turns: number): number =>
      total(operations({ turns, cells: { cells: 0, fighters: 300 } }).world.cells);
    expect(formed(1)).toBeGreaterThan(0);
    expect(formed(26)).toBeGreaterThan(3 * formed(2));
  });
});

describe('threats', () => {
  it('of the rival follow its operations', () => {
    const threat = (cells: Given['cells']): number =>
      operations({ turns: 30, cells: { iskpThreat: 0.3, ...cells } }).world.iskpThreat[0]!;
    const idle = [...new Array<number>(25)].map((_, i) => (Math.floor(i / AREAS) === 2 ? 0 : 60));
    expect(threat({ fighters: idle, cells: 0 })).toBeLessThan(threat({ fighters: 3000 }));
  });

  it('of the guests follow their number and the policy', () => {
    const violence = (guestPolicy: number, fighters: number): number =>
      operations({ turns: 30, cells: { guestPolicy, fighters } }).world.ttpViolence[0]!;
    expect(violence(0, 1500)).toBeGreaterThan(violence(1, 1500));
    expect(violence(1, 1500)).toBeGreaterThan(violence(2, 1500));
    expect(violence(0, 1500)).toBeGreaterThan(violence(0, 300));
  });

  it('make a tense border clash, at places on it', () => {
    const clashes = (borderTension: number): number[][] =>
      operations({
        turns: 30,
        cells: { borderTension },
        actors: { tensionShare: 1 },
      }).notes('guest_attack_abroad');
    expect(clashes(0)).toEqual([]);
    const tense = clashes(0.9);
    expect(tense.length).toBeGreaterThan(30);
    for (const [area] of tense) expect(area).toBeGreaterThanOrEqual(2);
  });
});

describe('the kinds of rows', () => {
  it('of towns and country follow their weights', () => {
    const setup = play({ rules: [] }).model.setup;
    const groups = setup.groups.map((group) => ({
      ...group,
      kindsUrban: [0, 1, 0, 0, 0],
      kindsRural: [1, 0, 0, 0, 0],
    }));
    const areas = setup.areas.map((area, a) => ({ ...area, urbanShare: a === CAPITAL ? 1 : 0 }));
    for (const row of operations({ turns: 20, setup: { groups, areas } }).rows) {
      const expected = row['area'] === CAPITAL ? 'small_ied' : 'hit_and_run';
      expect(KIND_NAMES[row['kind']!]).toBe(expected);
    }
  });
});
