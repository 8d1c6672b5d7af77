import { describe, expect, it } from 'vitest';
import {
  budgetShare,
  emphasisShare,
  INSURGENT_HEADS,
  insurgentShare,
  payFactor,
  STATE_HEADS,
  stateBudgetFactor,
} from '../../src/engine/budgets.js';
import { ORDER_KINDS } from '../../src/engine/orders.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { contested } from './contested-setup.js';

describe('the insurgent budget', () => {
  const settings = [0, ...INSURGENT_HEADS.map((_, i) => i + 1)];

  it('sums to one under every emphasis', () => {
    for (const setting of settings) {
      const shares = INSURGENT_HEADS.map((head) => insurgentShare(setting, head));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      for (const share of shares) expect(share).toBeGreaterThan(0);
    }
  });

  it('gives more to what is emphasised and less to all the rest', () => {
    INSURGENT_HEADS.forEach((chosen, i) => {
      for (const head of INSURGENT_HEADS) {
        const change = insurgentShare(i + 1, head) - insurgentShare(0, head);
        expect(Math.sign(change), `${head} under ${chosen}`).toBe(head === chosen ? 1 : -1);
      }
    });
  });

  it('follows the setting in force', () => {
    const { world } = contested();
    world.budget[INSURGENT] = 2;
    world.budget[GOVERNMENT] = 1;
    expect(budgetShare(world, 'arms')).toBe(insurgentShare(2, 'arms'));
  });

  it('has the heads that the order names, in its order', () => {
    expect(ORDER_KINDS.insurgent_budget.choices).toEqual(['balanced', ...INSURGENT_HEADS]);
  });
});

describe('the budget of the authorities', () => {
  const factors = (setting: number) => {
    const { world } = contested();
    world.budget[GOVERNMENT] = setting;
    return {
      pay: payFactor(world),
      extra: emphasisShare(world),
      heads: STATE_HEADS.map((head) => stateBudgetFactor(world, head)),
    };
  };

  it('is plain when balanced', () => {
    expect(factors(0)).toEqual({ pay: 1, extra: 0, heads: [1, 1, 1, 1] });
  });

  it('pays garrisons better under the emphasis on pay', () => {
    const { pay, extra } = factors(1);
    expect(pay).toBeGreaterThan(1);
    expect(extra).toBe(0);
  });

  it.each([2, 3, 4])('takes the money for emphasis %d from pay, and spends as much', (setting) => {
    const { pay, extra, heads } = factors(setting);
    expect(pay).toBeLessThan(1);
    expect(pay + extra).toBeCloseTo(1, 12);
    expect(heads.map((factor) => factor > 1)).toEqual(STATE_HEADS.map((_, i) => i === setting - 1));
  });

  it('has the heads that the order names, in its order', () => {
    expect(ORDER_KINDS.state_budget.choices).toEqual(['balanced', ...STATE_HEADS]);
  });
});
