import { describe, expect, it } from 'vitest';
import { compileModel, type Model } from '../../src/engine/model.js';
import { keyOf, type Key } from '../../src/engine/random.js';
import { GROUP_KINDS, LAYER_BIT, OP, OP_FIELDS } from '../../src/engine/records.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { Campaign } from '../../src/engine/turn.js';
import { loadScenario } from '../../src/scenario/load.js';
import { contestedSetup } from './contested-setup.js';

const SEED: Key = { k0: 61, k1: 62 };
const base = compileModel(loadScenario('base-2024').setup);
const nA = base.sizes.areas;

function campaignOf(model: Model, days: number, replicate = 0): Campaign {
  const campaign = new Campaign(model, keyOf(SEED, replicate));
  while (campaign.day < model.startDay + days) campaign.step();
  return campaign;
}

/** Whether anybody of the front or its ally is in an area. */
function inhabited({ model, world }: Campaign, a: number): boolean {
  const { fighters, network } = world;
  return [0, 1].some(
    (g) => fighters[g * model.sizes.areas + a]! > 0 || network[g * model.sizes.areas + a]! >= 0.02,
  );
}

describe('suspicion', () => {
  const runs = [0, 1, 2, 3].map((r) => campaignOf(base, 420, r));

  it('follows the truth, and is no map of it', () => {
    let inversions = 0;
    for (const run of runs) {
      const { suspicion } = run.world;
      const mean = (present: boolean): number => {
        const areas = [...suspicion].filter((_, a) => inhabited(run, a) === present);
        return areas.reduce((sum, s) => sum + s, 0) / areas.length;
      };
      expect(mean(true)).toBeGreaterThan(1.4 * mean(false));
      const least = Math.min(...[...suspicion].filter((_, a) => inhabited(run, a)));
      inversions += [...suspicion].filter((s, a) => !inhabited(run, a) && s > least).length;
    }
    expect(inversions).toBeGreaterThan(3);
  });

  it('falls on every area sooner or later, empty or not', () => {
    for (const { world } of runs) expect(Math.min(...world.suspicion)).toBeGreaterThan(0);
  });

  it('makes the authorities count fighters where there are none', () => {
    const ghosts = runs.flatMap((run) =>
      Array.from({ length: nA }, (_, a) => a).filter(
        (a) => !inhabited(run, a) && run.world.estimate[nA + a]! >= 10,
      ),
    );
    expect(ghosts.length).toBeGreaterThan(8);
  });
});

describe('estimates', () => {
  it('are worth less every month where nobody looks', () => {
    const setup = contestedSetup();
    const nobody = new Array<number>(25).fill(0);
    const none = { network: nobody, fighters: nobody, cells: nobody, sanctuary: [0, 0, 0, 0, 0] };
    const quiet = compileModel({ ...setup, initial: { ...setup.initial, ...none } });
    const errors = [28, 84, 168].map((days) => campaignOf(quiet, days).world.estimateError[3]!);
    expect(errors[0]!).toBeGreaterThan(0.5);
    expect(errors).toEqual([...errors].sort((x, y) => x - y));
    expect(errors[2]!).toBeGreaterThan(errors[0]!);
    expect(errors[2]!).toBeLessThanOrEqual(quiet.k.estimation.errorMost);
  });

  it('of garrisons are right within their stated error, mostly, and better with a network', () => {
    const misses: number[] = [];
    for (let r = 0; r < 4; r++) {
      const { world } = campaignOf(base, 200, r);
      for (let a = 0; a < nA; a++) {
        if (world.network[a]! <= 0.02 || world.estimateDay[a]! < base.startDay) continue;
        misses.push(
          Math.abs(Math.log(world.estimate[a]! / world.garrison[a]!)) / world.estimateError[a]!,
        );
      }
    }
    expect(misses.length).toBeGreaterThan(60);
    const within = misses.filter((miss) => miss <= 1).length / misses.length;
    expect(within).toBeGreaterThan(0.55);
    expect(within).toBeLessThan(0.82);
  });
});

describe('reports', () => {
  it('smooth exactly what was reported of each side', () => {
    const model = base;
    const campaign = new Campaign(model, SEED);
    const expected = new Float64Array(2 * nA);
    const rate = model.k.reporting.seenTauDays;
    for (let turn = 0; turn < 40; turn++) {
      const from = campaign.records.operations.count;
      campaign.step();
      const { data, count } = campaign.records.operations;
      expected.forEach((x, i) => (expected[i] = x * (1 - rate)));
      for (let at = from * OP_FIELDS; at < count * OP_FIELDS; at += OP_FIELDS) {
        const reported = (data[at + OP.layers]! & (LAYER_BIT.itemised | LAYER_BIT.recorded)) !== 0;
        if (!reported || data[at + OP.group]! > 1) continue;
        const side = data[at + OP.kind]! < GROUP_KINDS ? INSURGENT : GOVERNMENT;
        expected[side * nA + data[at + OP.area]!]! += rate / model.weeks;
      }
    }
    campaign.world.reportedAttacks.forEach((x, i) => expect(x).toBeCloseTo(expected[i]!, 4));
    expect(Math.max(...expected)).toBeGreaterThan(0.2);
  });

  it('miss attacks that the authorities notice themselves', () => {
    const { world } = campaignOf(base, 300);
    const sum = (cells: Float64Array, side: number): number =>
      cells.subarray(side * nA, (side + 1) * nA).reduce((total, x) => total + x, 0);
    expect(sum(world.seenHarm, GOVERNMENT)).toBeGreaterThan(sum(world.reportedAttacks, INSURGENT));
  });

  it('and suspicion come to the same with turns of a day and of a week', () => {
    const mean = (turnDays: number, of: (c: Campaign) => number): number => {
      const model = compileModel(contestedSetup({ turnDays }));
      let total = 0;
      for (let r = 0; r < 12; r++) total += of(campaignOf(model, 168, r)) / 12;
      return total;
    };
    const suspicion = ({ world }: Campaign): number =>
      world.suspicion.reduce((sum, x) => sum + x, 0);
    const noticed = ({ world }: Campaign): number => world.seenHarm.reduce((sum, x) => sum + x, 0);
    for (const of of [suspicion, noticed]) {
      const weekly = mean(7, of);
      expect(Math.abs(mean(1, of) - weekly) / weekly).toBeLessThan(0.15);
    }
  });
});
