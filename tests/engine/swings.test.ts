import { describe, expect, it } from 'vitest';
import { planningModel } from '../../src/engine/believe.js';
import { compileModel } from '../../src/engine/model.js';
import { keyOf } from '../../src/engine/random.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView } from '../../src/engine/views.js';
import { contestedSetup } from './contested-setup.js';
import { withParameters } from './paired.js';

/** The swings of giving at each step, over many campaigns. */
function moods(moodSd: number, moodTauDays: number, swingSeed = 0): number[][] {
  const spread = { moodSd: () => moodSd, moodTauDays: () => moodTauDays };
  const free = withParameters(contestedSetup(), 'finance', spread);
  const setup = withParameters(free, 'calendar', { swingSeed: () => swingSeed });
  // The other rules have no part in it.
  const campaign = new Campaign(compileModel(setup), { k0: 0, k1: 0 }, [
    'arms',
    'orders',
    'recruitment',
    'operations',
    'security',
    'reprisals',
    'control',
    'politics',
    'reporting',
    'assessment',
  ]);
  return Array.from({ length: 60 }, (_, replicate) => {
    campaign.restart(keyOf({ k0: 7, k1: 7 }, replicate));
    const out: number[] = [];
    for (let turn = 0; turn < 160; turn++) {
      campaign.step();
      if (turn % 4 === 0) out.push(campaign.world.donorMood[0]!);
    }
    return out;
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

describe('a swing', () => {
  // After ten steps of a time of 60 days the start at zero is forgotten.
  const runs = moods(0.3, 60).map((run) => run.slice(10));
  const all = runs.flat();

  it('has the spread in the long run that the parameter says, about zero', () => {
    expect(mean(all)).toBeCloseTo(0, 1);
    expect(Math.sqrt(mean(all.map((x) => x * x)))).toBeGreaterThan(0.27);
    expect(Math.sqrt(mean(all.map((x) => x * x)))).toBeLessThan(0.33);
  });

  it('forgets itself in the time that the parameter says', () => {
    const products = runs.flatMap((run) => run.slice(1).map((x, i) => x * run[i]!));
    const kept = mean(products) / mean(all.map((x) => x * x));
    // A step of 28 days keeps exp(-28 / 60) of it.
    expect(kept).toBeGreaterThan(Math.exp(-28 / 60) - 0.06);
    expect(kept).toBeLessThan(Math.exp(-28 / 60) + 0.06);
  });

  it('is nothing without spread', () => {
    expect(
      moods(0, 60)
        .flat()
        .every((x) => x === 0),
    ).toBe(true);
  });

  it('is the same in every campaign when the scenario holds it by number, and another by another', () => {
    const held = moods(0.3, 60, 5);
    for (const run of held) expect(run).toEqual(held[0]);
    expect(moods(0.3, 60, 6)[0]).not.toEqual(held[0]);
    expect(runs[0]).not.toEqual(runs[1]);
  });

  it('is the only chance that is held', () => {
    const setup = withParameters(contestedSetup(), 'calendar', { swingSeed: () => 5 });
    const campaign = new Campaign(compileModel(setup), { k0: 1, k1: 1 });
    const ends = [1, 2].map((k1) => {
      campaign.restart({ k0: 1, k1 });
      for (let turn = 0; turn < 30; turn++) campaign.step();
      const { donorMood, drive, stateFocus, fighters } = campaign.world;
      return { swings: [...donorMood, ...drive, ...stateFocus], fighters: [...fighters] };
    });
    expect(ends[0]!.swings).toEqual(ends[1]!.swings);
    expect(ends[0]!.swings.some((x) => x !== 0)).toBe(true);
    expect(ends[0]!.fighters).not.toEqual(ends[1]!.fighters);
  });

  it('is not foreseen: a side plans with swings that are drawn anew', () => {
    const setup = withParameters(contestedSetup(), 'calendar', { swingSeed: () => 5 });
    const model = compileModel(setup);
    const { world } = new Campaign(model, { k0: 1, k1: 1 });
    for (const side of [INSURGENT, GOVERNMENT] as const) {
      expect(planningModel(snapshotView(model, world, side).theatre).swingSeed).toBe(0);
    }
    expect(model.swingSeed).toBe(5);
  });
});
