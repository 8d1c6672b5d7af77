import { describe, expect, it } from 'vitest';
import { compileModel } from '../../../src/engine/model.js';
import { keyOf } from '../../../src/engine/random.js';
import { ENDINGS } from '../../../src/engine/rules/assessment.js';
import { scoreTerms } from '../../../src/engine/scores.js';
import { GOVERNMENT, INSURGENT } from '../../../src/engine/sides.js';
import { Campaign } from '../../../src/engine/turn.js';
import { contestedSetup } from '../contested-setup.js';
import { permuted } from '../hidden.js';
import { play, type Given, type Outcome } from './one-rule.js';

const assessment = (given: Given): Outcome => play({ rules: ['assessment'], ...given });
const margin = (given: Given): number[] => [...assessment(given).world.margin];
/** Thresholds that both sides, one, or neither can reach. */
const bar = (insurgent: number, state: number): Given['parameters'] => ({
  assessment: {
    thresholdInsurgent: insurgent,
    thresholdGovernment: state,
    trendInsurgent: 0,
    trendGovernment: 0,
    firstReckoningDays: 0,
  },
});
const low = -80;
const high = 150;

describe('margins', () => {
  it('are scores less thresholds', () => {
    const [a, b] = [margin({ parameters: bar(0, 0)! }), margin({ parameters: bar(66, 55)! })];
    expect(a[INSURGENT]! - b[INSURGENT]!).toBeCloseTo(66, 10);
    expect(a[GOVERNMENT]! - b[GOVERNMENT]!).toBeCloseTo(55, 10);
  });

  it('are held against a line over time, as history moves too', () => {
    const trend = (trendInsurgent: number) =>
      margin({
        parameters: { assessment: { ...bar(0, 0)!['assessment'], trendInsurgent } },
        turns: 53,
      });
    expect(trend(0)[INSURGENT]! - trend(10)[INSURGENT]!).toBeCloseTo((10 * 364) / 365.25, 1);
  });

  it.each([
    ['reach', { network: 0.05 }, { network: 0.3 }],
    ['support', { supportInsurgent: 0.05 }, { supportInsurgent: 0.3 }],
    ['union', { union: 0.2 }, { union: 0.9 }],
    ['hosting', { recognition: [0.1, 0.3] }, { recognition: [0.9, 0.3] }],
    ['pay', { payGap: 0.9, startFighters: 1000 }, { payGap: 0, startFighters: 1000 }],
    ['visibility', { visibility: 0.1 }, { visibility: 0.9 }],
    ['restraint', { exaction: 0.5 }, { exaction: 0 }],
  ] satisfies [string, Given['cells'], Given['cells']][])(
    'of the front rise with %s',
    (_, poor, good) => {
      expect(margin({ cells: good })[INSURGENT]).toBeGreaterThan(
        margin({ cells: poor })[INSURGENT]!,
      );
    },
  );

  it.each([
    ['control', { control: 0.2 }, { control: 0.8 }],
    ['quiet', { quietDays: 0 }, { quietDays: 200 }],
    ['trade', { trade: 0.4 }, { trade: 1.2 }],
    ['recognition', { recognition: [0.2, 0.1] }, { recognition: [0.2, 0.6] }],
    ['cohesion', { cohesion: [0.6, 0.3] }, { cohesion: [0.6, 0.8] }],
    ['money', { stateTreasury: 0 }, { stateTreasury: 200_000_000 }],
    ['content', { grievance: 0.8 }, { grievance: 0.1 }],
    ['people at home', { displaced: 80_000 }, { displaced: 0 }],
  ] satisfies [string, Given['cells'], Given['cells']][])(
    'of the authorities rise with %s',
    (_, poor, good) => {
      expect(margin({ cells: good })[GOVERNMENT]).toBeGreaterThan(
        margin({ cells: poor })[GOVERNMENT]!,
      );
    },
  );

  it('as a side knows them do not tell what it cannot see', () => {
    const own = (cells: Given['cells']): number[] => [
      ...assessment({ cells: cells! }).world.marginOwn,
    ];
    expect(own({ supportInsurgent: 0.9 })[INSURGENT]).toBe(
      own({ supportInsurgent: 0.1 })[INSURGENT],
    );
    expect(own({ control: 0.9, grievance: 0.9 })[GOVERNMENT]).toBe(
      own({ control: 0.1, grievance: 0.1 })[GOVERNMENT],
    );
  });

  it.each([INSURGENT, GOVERNMENT] as const)('as side %i knows its own: nothing hidden', (side) => {
    const model = compileModel(contestedSetup());
    const campaign = new Campaign(model, keyOf({ k0: 41, k1: 42 }, 0));
    for (let turn = 0; turn < 20; turn++) campaign.step();
    const own = scoreTerms(model, campaign.world, side, 'own');
    for (let n = 0; n < 5; n++) {
      const other = permuted(model, campaign.world, side, { k0: 43, k1: n });
      expect(scoreTerms(model, other, side, 'own')).toEqual(own);
      expect(scoreTerms(model, other, side, 'truth')).not.toEqual(own);
    }
  });

  it('of the other side are guessed from what is public', () => {
    const other = (cells: Given['cells']): number[] => [
      ...assessment({ cells: cells! }).world.marginOther,
    ];
    const hidden = { fighters: 9, network: 0.9, grievance: 0.9, control: -0.5, stateTreasury: 0 };
    expect(other(hidden)).toEqual(other({}));
    expect(other({ visibility: 0.9 })[GOVERNMENT]).toBeGreaterThan(
      other({ visibility: 0.1 })[GOVERNMENT]!,
    );
  });
});

describe('reckonings', () => {
  // The scenario begins on 21 March, so quarters end in its turns 2, 15 and 28.
  const after = (turns: number, given: Given): Outcome => assessment({ turns, ...given });

  it('come with the quarters', () => {
    expect(after(27, {}).notes('reckoning')).toHaveLength(2);
    expect(after(28, {}).notes('reckoning')).toHaveLength(3);
  });

  it.each([
    ['the insurgents', low, high, 1],
    ['the authorities', high, low, 2],
    ['nobody', high, high, 0],
  ])('two in a row make %s the winner', (_, insurgent, state, winner) => {
    const given = { parameters: bar(insurgent, state)! };
    expect(after(14, given).world.winner[0]).toBe(0);
    expect(after(16, given).world.winner[0]).toBe(winner);
    expect(after(60, given).world.winner[0]).toBe(winner);
  });

  it('give the higher margin the victory when both reach their bar', () => {
    expect(after(16, { parameters: bar(low, low + 100)! }).world.winner[0]).toBe(1);
    expect(after(16, { parameters: bar(low + 100, low)! }).world.winner[0]).toBe(2);
  });

  it('do not count in the first days', () => {
    const early = { ...bar(low, low)!['assessment'], firstReckoningDays: 60 };
    const { goodReckonings } = after(16, { parameters: { assessment: early } }).world;
    expect([...goodReckonings]).toEqual([1, 1]);
  });

  it('count good ones in a row, and begin anew after a bad one', () => {
    const good = after(16, { parameters: bar(low, low)! }).world;
    expect([...good.goodReckonings]).toEqual([2, 2]);
    const bad = after(16, { parameters: bar(high, high)!, cells: { goodReckonings: 5 } }).world;
    expect([...bad.goodReckonings]).toEqual([0, 0]);
  });
});

describe('endings', () => {
  const ending = (cells: Given['cells']): string => {
    const { world, notes, model } = assessment({
      cells: { startFighters: 400, fighters: 100, cohesion: 0.6, sanctuary: 0, ...cells },
    });
    const number = world.ended[0]!;
    expect(notes('ending')).toEqual(number === 0 ? [] : [[number, 0, 0]]);
    expect(world.endedDay[0]).toBe(number === 0 ? 0 : model.startDay);
    return ENDINGS[number]!;
  };

  it('have names', () => {
    expect(ending({})).toBe('war_goes_on');
    expect(ending({ fighters: 0 })).toBe('insurgency_collapses');
    expect(ending({ heldDays: [0, 0, 400, 0, 0] })).toBe('insurgents_gain_a_foothold');
    expect(ending({ talksProgress: 1 })).toBe('settlement');
    expect(ending({ cohesion: [0.6, 0.1] })).toBe('taliban_fracture');
  });

  it('count fighters in sanctuary', () => {
    expect(ending({ fighters: 0, sanctuary: 100 })).toBe('war_goes_on');
  });

  it('are reached once', () => {
    const { world, notes, model } = assessment({
      cells: { talksProgress: 1, startFighters: 400 },
      turns: 10,
    });
    expect(notes('ending')).toHaveLength(1);
    expect(world.endedDay[0]).toBe(model.startDay);
  });
});
