import { describe, expect, it } from 'vitest';
import { ORDER_KIND_NAMES } from '../../../src/engine/orders.js';
import {
  GOVERNMENT,
  HARASS,
  HOLD,
  INSURGENT,
  LIE_LOW,
  NETWORK,
  STRIKE,
} from '../../../src/engine/sides.js';
import { orderOf } from '../contested-setup.js';
import { play, type Given, type Outcome } from './one-rule.js';

const orders = (given: Given): Outcome => play({ rules: ['orders'], ...given });

describe('attention', () => {
  const attention = (given: Given): readonly number[] => [...orders(given).world.attention];

  it('accrues by the week, more with coordination and with cohesion', () => {
    const given = (union: number, cohesion: number): Given => ({
      cells: { attention: 0, union, cohesion },
      parameters: { orders: { attentionPoints: 1, coordinationAttention: 0.5 } },
    });
    expect(attention(given(0, 0))).toEqual([1, 0.7]);
    expect(attention(given(1, 1))).toEqual([1.5, 1]);
  });

  it('is saved up to a cap', () => {
    const capped = { parameters: { orders: { attentionCap: 6 } }, cells: { attention: 5.5 } };
    expect(attention({ ...capped, turns: 5 })).toEqual([6, 6]);
  });
});

describe('an order', () => {
  const close = orderOf('corridor_effort', 'close', 1);
  const given: Given = {
    cells: { attention: 4, corridorEffort: 1 },
    parameters: { orders: { attentionPoints: 0 } },
  };

  it('sets what it is about, is paid, and is noted', () => {
    const { world, before, flow, notes } = orders({ ...given, orders: { 0: [close] } });
    expect([...world.corridorEffort]).toEqual([1, 0]);
    expect(world.attention[INSURGENT]).toBe(3);
    expect(before.treasury[0]! - world.treasury[0]!).toBe(4000);
    expect(flow('economy', 'order')).toBe(4000);
    expect(notes('order_given')).toEqual([[ORDER_KIND_NAMES.indexOf('corridor_effort'), 1, 0]]);
  });

  it('is paid for by the side that gives it', () => {
    const hunt = orderOf('corridor_control', 'crack_down');
    const { world, before } = orders({ ...given, orders: { 0: [hunt] } });
    expect(world.treasury[0]).toBe(before.treasury[0]);
    expect(before.stateTreasury[0]! - world.stateTreasury[0]!).toBe(100_000);
  });

  it('changes nothing when it is given without attention or again', () => {
    const poor = { ...given, cells: { ...given.cells, attention: 0.5 } };
    expect(orders({ ...poor, orders: { 0: [close] } }).world.corridorEffort[1]).toBe(1);
    const twice = orders({ ...given, orders: { 0: [close, close] } });
    expect(twice.notes('order_given')).toHaveLength(1);
    expect(twice.world.attention[INSURGENT]).toBe(3);
  });

  it('stops where attention is spent', () => {
    const all = [0, 1].flatMap((target) => [
      orderOf('corridor_effort', 'close', target),
      orderOf('front_posture', 'strike', target),
      orderOf('emphasis', 'capital', target),
    ]);
    const { notes, world } = orders({ ...given, orders: { 0: all } });
    expect(notes('order_given')).toHaveLength(4);
    expect(world.attention[INSURGENT]).toBe(0);
    expect(world.attention[GOVERNMENT]).toBe(4);
  });
});

describe('commanders', () => {
  const obedient: Given = {
    cells: { union: 1, payGap: 0, stance: HARASS },
    parameters: { orders: { complianceBase: 1, temperamentPull: 0 } },
  };
  const alone: Given = { parameters: { orders: { complianceBase: 0 } } };

  it('take up a posture at once when they obey, in the areas of the front', () => {
    const strike = orderOf('front_posture', 'strike', 1);
    // Between steps only the order moves them.
    const setup = { stepDays: 28 };
    const { world } = orders({ ...obedient, setup, turns: 2, orders: { 1: [strike] } });
    expect([...world.stance].slice(0, 5)).toEqual([HARASS, HARASS, STRIKE, STRIKE, STRIKE]);
  });

  it('left alone act by temperament', () => {
    const { world, notes } = orders({
      ...alone,
      cells: {
        boldness: [0.9, 0.5, 0.2, 0.8, 0.4, ...new Array<number>(20).fill(0.5)],
        payGap: 0,
        leadership: 0.6,
        frontPosture: HOLD,
        stance: LIE_LOW,
      },
    });
    expect([...world.stance].slice(0, 5)).toEqual([STRIKE, HARASS, NETWORK, STRIKE, HARASS]);
    expect(notes('order_reinterpreted')[0]).toEqual([0, HOLD, STRIKE]);
  });

  it.each([
    ['unpaid', { payGap: 0.7, leadership: 0.6 }],
    ['leaderless', { payGap: 0, leadership: 0.1 }],
  ])('lie low when %s', (_, cells) => {
    const { world } = orders({ ...alone, cells: { ...cells, boldness: 0.9, stance: STRIKE } });
    expect([...world.stance].slice(0, 5)).toEqual(new Array(5).fill(LIE_LOW));
  });

  it('obey less when unpaid, apart from the ally, or against their temper', () => {
    const obeyed = (cells: Given['cells']): number => {
      let n = 0;
      for (let replicate = 0; replicate < 40; replicate++) {
        const { world } = orders({
          parameters: { orders: { complianceBase: 0.9, temperamentPull: 0.6 } },
          cells: { frontPosture: LIE_LOW, stance: HOLD, boldness: 0.5, ...cells },
          replicate,
        });
        n += [...world.stance].slice(0, 5).filter((stance) => stance === LIE_LOW).length;
      }
      return n;
    };
    const plain = obeyed({ union: 1, payGap: 0 });
    expect(obeyed({ union: 0, payGap: 0 })).toBeLessThan(plain);
    expect(obeyed({ union: 1, payGap: 0.5 })).toBeLessThan(plain);
    expect(obeyed({ union: 1, payGap: 0, boldness: 1 })).toBeLessThan(plain);
  });
});
