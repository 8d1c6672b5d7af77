import { describe, expect, it } from 'vitest';
import { compileModel, DRIVERS } from '../../src/engine/model.js';
import { interestTable, seasonTables } from '../../src/engine/model-tables.js';
import { GROUP_KINDS } from '../../src/engine/records.js';
import type { Setup } from '../../src/engine/setup.js';
import { loadScenario } from '../../src/scenario/load.js';
import { contestedSetup } from './contested-setup.js';

const setup = contestedSetup();
const { map, p, kinds } = compileModel(setup);

describe('the tables of the map', () => {
  it('give neighbours both ways', () => {
    const pairs = new Set<string>();
    setup.areas.forEach((_, a) => {
      for (let e = map.neighbourStart[a]!; e < map.neighbourStart[a + 1]!; e++) {
        pairs.add(`${a}-${map.neighbour[e]!}-${map.neighbourPass[e]!}`);
      }
    });
    expect([...pairs].sort()).toEqual(
      setup.edges
        .flatMap(({ a, b, pass }) => [`${a}-${b}-${Number(pass)}`, `${b}-${a}-${Number(pass)}`])
        .sort(),
    );
  });

  it('lose a part of the money at every step from the entries of a corridor', () => {
    // The corridors come in at area 4 of a chain 0-1-2-3-4.
    const kept = 1 - p.finance.carryFeeShare;
    const areas = setup.areas.length;
    const reach = [...map.reach.subarray(0, areas)];
    reach.forEach((share, a) => expect(share).toBeCloseTo(kept ** (4 - a), 12));
    expect([...map.bestReach]).toEqual(reach);
  });

  it('reach no area that no way leads to', () => {
    const cut = compileModel({ ...setup, edges: setup.edges.slice(1) }).map;
    expect(cut.bestReach[0]).toBe(0);
    expect(cut.bestReach[1]).toBeGreaterThan(0);
  });

  it('have snow between its line and where it is full', () => {
    const at = (meanElevationM: number): number =>
      compileModel({ ...setup, areas: setup.areas.map((area) => ({ ...area, meanElevationM })) })
        .map.snowShare[0]!;
    const { snowLineM, snowFullM } = p.calendar;
    expect(at(snowLineM - 100)).toBe(0);
    expect(at((snowLineM + snowFullM) / 2)).toBeCloseTo(0.5, 12);
    expect(at(snowFullM + 100)).toBe(1);
  });

  it('weigh the affinity of a group by the identities of an area', () => {
    // 0.6 of one whose affinity is 0.6, 0.4 of one with 0.2.
    expect(map.affinity[0]).toBeCloseTo(0.6 * 0.6 + 0.4 * 0.2, 12);
  });

  it('share people out over areas', () => {
    expect(map.populationShare.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const empty = { ...setup, initial: { ...setup.initial, population: [0, 0, 0, 0, 0] } };
    expect([...compileModel(empty).map.populationShare]).toEqual([0.2, 0.2, 0.2, 0.2, 0.2]);
  });

  it('know who commands an area, and who borders it', () => {
    expect([...map.front]).toEqual([0, 0, 1, 1, 1]);
    const nobody = compileModel({
      ...setup,
      zones: setup.zones.map((zone) => ({ ...zone, areas: [0] })),
    }).map;
    expect([...nobody.zone]).toEqual([1, -1, -1, -1, -1]);
    expect([...map.borders]).toEqual([0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0]);
  });

  it('list sheltering and tense borders by the numbers of the actors', () => {
    const base = compileModel(loadScenario('base-2024').setup);
    const ids = (of: Iterable<number>): Set<string> =>
      new Set([...of].map((x) => base.setup.actors[x]!.id));
    const hosts = base.map.shelterPairs.filter((_, n) => n % 2 === 0);
    expect(ids(hosts)).toEqual(new Set(['tajikistan', 'iran', 'pakistan']));
    const pakistan = base.setup.actors.findIndex(({ id }) => id === 'pakistan');
    for (const a of base.map.tenseAreas) {
      expect(base.setup.areas[a]!.borders).toContain(pakistan);
    }
    expect(base.map.tenseAreas.length).toBeGreaterThan(5);
  });
});

describe('the seasons', () => {
  const { winter, harvest } = seasonTables(p);

  it('peak on their day and are small half a year away', () => {
    expect(winter.indexOf(Math.max(...winter))).toBe(p.calendar.winterPeakDay);
    expect(harvest.indexOf(Math.max(...harvest))).toBe(p.calendar.harvestPeakDay);
    expect(Math.max(...winter)).toBeCloseTo(1, 12);
    expect(winter[p.calendar.winterPeakDay + 182]).toBeLessThan(0.01);
  });

  it('join over the new year', () => {
    expect(Math.abs(winter[0]! - winter[364]!)).toBeLessThan(0.02);
    for (let day = 1; day < 366; day++) {
      expect(Math.abs(winter[day]! - winter[day - 1]!)).toBeLessThan(0.05);
    }
  });
});

describe('the kinds of operation', () => {
  it('are cumulative shares that end at one', () => {
    for (let row = 0; row < setup.groups.length * 2; row++) {
      const shares = kinds.subarray(row * GROUP_KINDS, (row + 1) * GROUP_KINDS);
      expect([...shares].sort((a, b) => a - b)).toEqual([...shares]);
      expect(shares[GROUP_KINDS - 1]).toBeCloseTo(1, 12);
    }
  });
});

describe('interestTable', () => {
  it('has one row a stance, zero where the scenario names no interest', () => {
    const actors: Setup['actors'] = setup.actors.slice(0, 1).map((actor) => ({
      ...actor,
      interests: { nrf: { outrage: 0.4 }, taliban: { edicts: -0.3 } },
    }));
    const table = interestTable({ ...setup, actors });
    const at = (side: number, driver: (typeof DRIVERS)[number]): number =>
      table[side * DRIVERS.length + DRIVERS.indexOf(driver)]!;
    expect(at(0, 'outrage')).toBe(0.4);
    expect(at(1, 'edicts')).toBe(-0.3);
    expect([...table].filter((pull) => pull !== 0)).toHaveLength(2);
  });
});
