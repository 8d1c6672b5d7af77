import { describe, expect, it } from 'vitest';
import { compileModel } from '../../src/engine/model.js';
import { OP, OP_FIELDS } from '../../src/engine/records.js';
import { Campaign, hasStep, RULE_NAMES } from '../../src/engine/turn.js';
import { contestedSetup } from './contested-setup.js';

const KEY = { k0: 9, k1: 10 };

describe('the rules', () => {
  it('are thirteen, in the order of the model', () => {
    expect(RULE_NAMES).toEqual([
      'calendar',
      'stances',
      'finance',
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
  });
});

describe('hasStep', () => {
  const steps = (turnDays: number, stepDays: number, days: number): number[] => {
    const model = compileModel(contestedSetup({ turnDays, stepDays }));
    const out: number[] = [];
    for (let day = 0; day < days; day += turnDays) {
      if (hasStep(model, model.startDay + day)) out.push(day);
    }
    return out;
  };

  it('is true every so many days from the first, however long a turn is', () => {
    expect(steps(1, 28, 100)).toEqual([0, 28, 56, 84]);
    expect(steps(7, 28, 100)).toEqual([0, 28, 56, 84]);
    expect(steps(7, 7, 30)).toEqual([0, 7, 14, 21, 28]);
    expect(steps(7, 10, 42)).toEqual([0, 7, 14, 28, 35]);
  });

  it('is false before the start', () => {
    const model = compileModel(contestedSetup());
    expect(hasStep(model, model.startDay - 28)).toBe(false);
  });

  it('comes once every 28 days for every area, a quarter of them at a time', () => {
    const model = compileModel(contestedSetup());
    const campaign = new Campaign(model, KEY);
    const moved = new Map<number, number[]>();
    for (let turn = 0; turn < 12; turn++) {
      const before = campaign.world.supportGovernment.slice();
      campaign.step();
      campaign.world.supportGovernment.forEach((value, a) => {
        if (value !== before[a]) moved.set(a, [...(moved.get(a) ?? []), turn]);
      });
    }
    expect(moved.get(0)).toEqual([0, 4, 8]);
    expect(moved.get(1)).toEqual([1, 5, 9]);
    expect(moved.get(3)).toEqual([3, 7, 11]);
    expect(moved.get(4)).toEqual([0, 4, 8]);
  });
});

describe('Campaign', () => {
  it('counts turns and days', () => {
    const model = compileModel(contestedSetup());
    const campaign = new Campaign(model, KEY);
    expect([campaign.turn, campaign.day]).toEqual([0, model.startDay]);
    campaign.step();
    expect([campaign.turn, campaign.day]).toEqual([1, model.startDay + 7]);
  });

  it('is over once the coming turn begins after the last day', () => {
    const first = contestedSetup();
    const model = compileModel({ ...first, endDay: first.startDay + 7 });
    const campaign = new Campaign(model, KEY);
    campaign.step();
    expect(campaign.over).toBe(false);
    campaign.step();
    expect(campaign.over).toBe(true);
  });

  it('forgets records when it restarts', () => {
    const campaign = new Campaign(compileModel(contestedSetup()), KEY);
    for (let turn = 0; turn < 10; turn++) campaign.step();
    expect(campaign.records.operations.count).toBeGreaterThan(0);
    campaign.restart(KEY);
    expect(campaign.records.operations.count).toBe(0);
    expect(campaign.turn).toBe(0);
  });

  it('writes rows of this turn, its areas and groups only', () => {
    const { model, records, ...campaign } = played(20);
    const { data, count } = records.operations;
    let last = model.startDay;
    for (let at = 0; at < count * OP_FIELDS; at += OP_FIELDS) {
      const turn = Math.floor((data[at + OP.day]! - model.startDay) / 7);
      expect(turn).toBeGreaterThanOrEqual(Math.floor((last - model.startDay) / 7));
      last = data[at + OP.day]!;
      expect(data[at + OP.area]).toBeLessThan(model.sizes.areas);
      expect(data[at + OP.group]).toBeLessThan(model.sizes.groups);
    }
    expect(last).toBeLessThan(campaign.day);
  });

  it('without any rule changes nothing but the clock', () => {
    const model = compileModel(contestedSetup());
    const campaign = new Campaign(model, KEY, RULE_NAMES);
    campaign.step();
    const changed = [...campaign.world.buffer].flatMap((value, i) =>
      value === model.initial[i] ? [] : [i],
    );
    expect(changed).toEqual([model.layout.offset.turn, model.layout.offset.day]);
  });
});

function played(turns: number) {
  const model = compileModel(contestedSetup());
  const campaign = new Campaign(model, KEY);
  for (let turn = 0; turn < turns; turn++) campaign.step();
  return { model, records: campaign.records, day: campaign.day };
}
