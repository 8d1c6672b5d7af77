import { describe, expect, it } from 'vitest';
import { INSURGENT } from '../../src/engine/index.js';
import { Game, Picture } from '../../src/game/index.js';
import { loadScenario } from '../../src/scenario/load.js';
import { findAreas, makeMap, nextProvince, type Direction } from '../../src/tui/board/map-model.js';
import {
  drawMap,
  drawsOutlines,
  provinceAt,
  type MapInput,
} from '../../src/tui/board/map-panel.js';
import { provinceValue, shortValue } from '../../src/tui/board/province-values.js';
import { ASCII, PLAIN } from './stage.js';

const base = Game.begin(loadScenario('base-2024'), { seed: 'map', seats: ['person', 'none'] });
const residents = base.view(INSURGENT).theatre.residents;
const map = makeMap(base.scenario, residents);
const names = base.scenario.setup.areas.map(({ name }) => name);
const picture = new Picture(base, INSURGENT);
const province = (name: string): number => map.provinces.findIndex((p) => p.name === name);

const input = (changes: Partial<MapInput>): MapInput => ({
  map,
  shade: picture.shade('control'),
  chosen: province('Panjshir'),
  alerts: new Set([province('Kabul')]),
  form: 'outlines',
  width: 70,
  height: 28,
  style: PLAIN,
  ...changes,
});

describe('the map of a scenario', () => {
  it.each([true, false])(
    'leads with arrows from every province to every other (tiles: %s)',
    (tiles) => {
      const ways: readonly Direction[] = ['up', 'down', 'left', 'right'];
      for (let from = 0; from < map.provinces.length; from += 1) {
        const reached = new Set([from]);
        for (const at of reached) {
          for (const way of ways) reached.add(nextProvince(map, at, way, tiles));
        }
        expect(reached.size, map.provinces[from]?.name).toBe(map.provinces.length);
      }
    },
  );

  it('goes to the neighbour that lies there', () => {
    const next = (from: string, way: Direction) =>
      map.provinces[nextProvince(map, province(from), way, false)]?.name;
    expect(next('Kandahar', 'left')).toBe('Helmand');
    expect(next('Herat', 'up')).toBe('Badghis');
    expect(next('Balkh', 'right')).toBe('Samangan');
    expect(next('Nimroz', 'left')).toBe('Nimroz');
  });

  it('finds areas by the beginning of a name before what is within one', () => {
    const found = (text: string): string[] =>
      findAreas(map, names, text).map((a) => names[a] ?? '');
    expect(found('kab')[0]).toMatch(/^Kabul/);
    expect(found('ANDARAB')[0]).toBe('Andarab valleys');
    expect(found('baghlan')).toContain('Andarab valleys');
    expect(found('pan')[0]).toBe('Panjshir');
    expect(found('xyzzy')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  it('weighs shares by residents and adds numbers of people up', () => {
    const kabul = province('Kabul');
    const areas = map.provinces[kabul]?.areas ?? [];
    expect(areas.length).toBeGreaterThan(1);
    const forces = picture.shade('own_forces');
    const sum = areas.reduce((total, a) => total + (forces.value[a] ?? 0), 0);
    expect(provinceValue(map, forces, kabul)).toBe(sum);
    const fear = picture.shade('fear');
    const values = areas.map((a) => fear.value[a] ?? 0);
    expect(provinceValue(map, fear, kabul)).toBeGreaterThanOrEqual(Math.min(...values));
    expect(provinceValue(map, fear, kabul)).toBeLessThanOrEqual(Math.max(...values));
  });
});

describe('the panel of the map', () => {
  it('draws outlines where there is room, and tiles elsewhere, on request and in ASCII', () => {
    expect(drawsOutlines(input({}))).toBe(true);
    expect(drawsOutlines(input({ width: 42, height: 16 }))).toBe(false);
    expect(drawsOutlines(input({ form: 'tiles' }))).toBe(false);
    expect(drawsOutlines(input({ style: ASCII }))).toBe(false);
  });

  it.each(['outlines', 'tiles'] as const)(
    'names the chosen province and marks alerts in %s',
    (form) => {
      const text = drawMap(input({ form })).join('\n');
      expect(text).toMatch(form === 'outlines' ? /\[PAN\]/ : /►▓+◄/);
      expect(text).toContain('!');
      expect(text).toContain('contested');
    },
  );

  it.each(['outlines', 'tiles'] as const)(
    'finds the province under a click on its label in %s',
    (form) => {
      const at = input({ form });
      const lines = drawMap(at);
      for (const { id, label } of map.provinces.filter((p) =>
        ['HER', 'KAN', 'BDS'].includes(p.label),
      )) {
        const line = lines.findIndex((text) => text.includes(label));
        const column = lines[line]?.indexOf(label) ?? -1;
        expect(map.provinces[provinceAt(at, column, line) ?? -1]?.id).toBe(id);
      }
      expect(provinceAt(at, 69, 26)).toBeNull();
    },
  );

  it('shows the same figure as the card', () => {
    const kandahar = province('Kandahar');
    const shade = picture.shade('control');
    const value = shortValue(shade, provinceValue(map, shade, kandahar));
    const text = drawMap(input({ chosen: kandahar, form: 'tiles' })).join('\n');
    const lines = text.split('\n');
    const line = lines.findIndex((one) => one.includes('KAN'));
    const below = lines[line + 1] ?? '';
    expect(`${lines[line] ?? ''}${below}`).toContain(value);
  });

  it.each(['own_forces', 'other_forces', 'money', 'reports'] as const)(
    'tells the bounds of every step of %s apart, and cuts none',
    (name) => {
      for (const width of [42, 70, 98]) {
        const legend = drawMap(input({ shade: picture.shade(name), width })).at(-1) ?? '';
        expect(legend).not.toContain('…');
        const bounds = [...legend.matchAll(/[\d.,]+[kMB]?/g)].map(([bound]) => bound);
        expect(new Set(bounds).size, legend).toBe(6);
      }
    },
  );
});
