import { describe, expect, it } from 'vitest';
import { compileModel } from '../../src/engine/model.js';
import { keyOf } from '../../src/engine/random.js';
import { Campaign } from '../../src/engine/turn.js';
import { contestedSetup } from './contested-setup.js';
import { withParameters } from './paired.js';

/** The swings of giving at each step, over many campaigns. */
function moods(moodSd: number, moodTauDays: number): number[][] {
  const setup = withParameters(contestedSetup(), 'finance', {
    moodSd: () => moodSd,
    moodTauDays: () => moodTauDays,
  });
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
});
