import { describe, expect, it } from 'vitest';
import {
  budgetShare,
  emphasisShare,
  INSURGENT_HEADS,
  payFactor,
  STATE_HEADS,
  stateBudgetFactor,
} from '../../src/engine/budgets.js';
import { ORDER_KINDS } from '../../src/engine/orders.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { compileModel } from '../../src/engine/model.js';
import { contestedSetup } from './contested-setup.js';
import { withParameters } from './paired.js';

const shipped = compileModel(contestedSetup());

/** What budgets are read from when both sides have the same setting. */
function under(setting: number, m = shipped) {
  const budget = new Float64Array(2);
  budget[INSURGENT] = setting;
  budget[GOVERNMENT] = setting;
  return { m, w: { budget } };
}

describe('the insurgent budget', () => {
  const settings = [0, ...INSURGENT_HEADS.map((_, i) => i + 1)];
  const sharesUnder = (setting: number, m = shipped): number[] =>
    INSURGENT_HEADS.map((head) => budgetShare(under(setting, m), head));

  it('sums to one under every emphasis', () => {
    for (const setting of settings) {
      const shares = sharesUnder(setting);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      for (const share of shares) expect(share).toBeGreaterThan(0);
    }
  });

  it('sums to one whatever the weights, and nobody gives up more than he has', () => {
    const odd = { budgetPay: () => 3, budgetArms: () => 0.1, budgetEmphasis: () => 0.9 };
    const m = compileModel(withParameters(contestedSetup(), 'finance', odd));
    for (const setting of settings) {
      const shares = sharesUnder(setting, m);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
    }
  });

  it('gives more to what is emphasised and less to all the rest', () => {
    INSURGENT_HEADS.forEach((chosen, i) => {
      sharesUnder(i + 1).forEach((share, head) => {
        const change = share - sharesUnder(0)[head]!;
        expect(Math.sign(change), `${head} under ${chosen}`).toBe(head === i ? 1 : -1);
      });
    });
  });

  it('has the heads that the order names, in its order', () => {
    expect(ORDER_KINDS.insurgent_budget.choices).toEqual(['balanced', ...INSURGENT_HEADS]);
  });
});

describe('the budget of the authorities', () => {
  const factors = (setting: number) => {
    const t = under(setting);
    return {
      pay: payFactor(t),
      extra: emphasisShare(t),
      heads: STATE_HEADS.map((head) => stateBudgetFactor(t, head)),
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
