/**
 * The base period played by doctrine on both sides: what everybody agrees on must come out of it.
 * How many operations there were is for the calibration to say, not for these tests.
 */
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/engine/calendar.js';
import { GROUP_KINDS, LAYER_BIT, OP, OP_FIELDS } from '../../src/engine/records.js';
import { LIE_LOW, NETWORK, PATROL } from '../../src/engine/sides.js';
import { loadScenario } from '../../src/scenario/load.js';
import { withNumbers } from '../../src/scenario/variants.js';
import { countOf, playWatched, type Given } from './watched.js';

const { setup } = loadScenario('base-2024');
const REPLICATES = 8;
const played = Array.from({ length: REPLICATES }, (_, seed) =>
  playWatched(setup, ['doctrine', 'doctrine'], seed),
);
const nrfGiven = played.flatMap(({ nrf }) => nrf.given);
const talibanGiven = played.flatMap(({ taliban }) => taliban.given);
const months = played.reduce((sum, { nrf }) => sum + nrf.asked, 0);

/** True operations of the NRF by area, all replicates together. */
const operations = new Map<string, number>();
for (const { campaign } of played) {
  const { data, count } = campaign.records.operations;
  for (let at = 0; at < count * OP_FIELDS; at += OP_FIELDS) {
    const ofFront = data[at + OP.group] === 0 && data[at + OP.kind]! < GROUP_KINDS;
    if (!ofFront || (data[at + OP.layers]! & LAYER_BIT.true) === 0) continue;
    const { id } = setup.areas[data[at + OP.area]!]!;
    operations.set(id, (operations.get(id) ?? 0) + 1);
  }
}
const total = [...operations.values()].reduce((sum, n) => sum + n, 0);
const shareOf = (...ids: readonly string[]) =>
  ids.reduce((sum, id) => sum + (operations.get(id) ?? 0), 0) / total;
const front = (id: string) => setup.fronts.findIndex((f) => f.id === id);

/** Mean posture of a front in the middle of a time of 2024, as ordered, over all replicates. */
function meanPosture(id: string, from: readonly [number, number], to: readonly [number, number]) {
  const f = front(id);
  const start = dayNumber(2024, ...from);
  const end = dayNumber(2024, ...to);
  const values = played.map(({ nrf }) => postureOn(nrf.given, f, (start + end) / 2));
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** The posture that orders had left in force on a day. */
function postureOn(given: readonly Given[], f: number, day: number): number {
  const orders = given.filter((o) => o.kind === 'front_posture' && o.target === f && o.day <= day);
  return orders.at(-1)?.choice ?? setup.initial.frontPosture![f]!;
}

describe('the base period by doctrine', () => {
  it('goes the same way wherever the lines lie that scores are held against', () => {
    const lines = [
      'thresholdInsurgent',
      'thresholdGovernment',
      'trendInsurgent',
      'trendGovernment',
    ];
    const changes = lines.map((name) => ({ path: `assessment.${name}`, value: 9 }));
    const other = playWatched(
      withNumbers(loadScenario('base-2024'), changes),
      ['doctrine', 'doctrine'],
      0,
    );
    const [own] = played;
    expect(other.campaign.world.margin[0]).not.toBe(own!.campaign.world.margin[0]);
    expect([other.nrf.given, other.taliban.given]).toEqual([own!.nrf.given, own!.taliban.given]);
    expect(other.campaign.records.operations.data).toEqual(own!.campaign.records.operations.data);
  });

  it('gives a few orders a month on each side, and all of them legal', () => {
    for (const given of [nrfGiven, talibanGiven]) {
      expect(given.length / months).toBeGreaterThan(1);
      expect(given.length / months).toBeLessThan(5);
    }
    expect(played.flatMap(({ nrf, taliban }) => [...nrf.illegal, ...taliban.illegal])).toEqual([]);
  });

  it('leaves the NRF alive and without a province', () => {
    for (const { campaign } of played) {
      const { world, model } = campaign;
      const fighters = world.fighters.subarray(0, model.sizes.areas).reduce((a, b) => a + b, 0);
      expect(fighters).toBeGreaterThan(0.5 * world.startFighters[0]!);
      expect(fighters).toBeLessThan(2 * world.startFighters[0]!);
      expect(Math.min(...world.control)).toBeGreaterThan(0);
      expect(world.ended[0]).toBe(0);
    }
  });

  it('is fought in Kabul and the north, while Farah and Nimroz network', () => {
    const kabul = shareOf('AF-KAB-CTY', 'AF-KAB-RUR');
    const north = shareOf(
      ...['AF-PAN', 'AF-PAR', 'AF-KAP', 'AF-BGL-AND', 'AF-BGL-LOW', 'AF-TAK', 'AF-BDS', 'AF-KDZ'],
    );
    expect(kabul).toBeGreaterThan(0.12);
    expect(kabul + north).toBeGreaterThan(0.6);
    expect(shareOf('AF-FRA', 'AF-NIM')).toBeLessThan(0.05);
    const leading = [...operations].sort(([, a], [, b]) => b - a).slice(0, 6);
    expect(leading.map(([id]) => id)).toContain('AF-KAB-CTY');
  });

  it('rests in the snow of the valleys and not in the capital', () => {
    expect(meanPosture('andarab', [1, 10], [2, 10])).toBeLessThanOrEqual(NETWORK + 0.3);
    expect(meanPosture('andarab', [6, 1], [8, 1])).toBeGreaterThan(NETWORK + 0.3);
    expect(meanPosture('capital', [1, 10], [2, 10])).toBeGreaterThan(
      meanPosture('andarab', [1, 10], [2, 10]),
    );
    expect(meanPosture('south', [6, 1], [8, 1])).toBe(LIE_LOW);
  });

  it('holds no ground, takes no covert help, breaks no union', () => {
    expect(countOf(nrfGiven, 'front_posture', 'hold')).toBe(0);
    expect(countOf(nrfGiven, 'covert_help', 'take')).toBeLessThan(REPLICATES);
    expect(countOf(nrfGiven, 'coalition', 'break')).toBe(0);
  });

  it('is answered by patrols and sweeps in the north-east, envoys, and no change of edicts', () => {
    const zone = (id: string) => setup.zones.findIndex((z) => z.id === id);
    for (const { campaign } of played) {
      const last = Math.max(
        campaign.world.zonePosture[zone('panjshir')]!,
        campaign.world.zonePosture[zone('north-east')]!,
      );
      expect(last).toBeGreaterThanOrEqual(PATROL);
    }
    const pressed = talibanGiven.filter((o) => o.kind === 'zone_posture' && o.choice >= 2);
    const north = [zone('panjshir'), zone('north-east'), zone('centre')];
    expect(pressed.length).toBeGreaterThan(0);
    expect(pressed.filter((o) => north.includes(o.target)).length).toBeGreaterThan(
      0.6 * pressed.length,
    );
    expect(countOf(talibanGiven, 'state_envoy')).toBeGreaterThan(3 * REPLICATES);
    expect(countOf(talibanGiven, 'edicts')).toBe(0);
    expect(countOf(talibanGiven, 'guests', 'expel')).toBe(0);
    expect(countOf(talibanGiven, 'blackout')).toBe(0);
  });
});
