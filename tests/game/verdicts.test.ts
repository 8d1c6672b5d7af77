/** What is said of an outcome agrees with the figures beside it, or explains why not. */
import { describe, expect, it } from 'vitest';
import { ORDER_KINDS, type OrderKindSpec } from '../../src/engine/orders.js';
import type { Ending } from '../../src/game/endings.js';
import { orderSentence } from '../../src/game/order-words.js';
import { whatIfVerdict } from '../../src/game/say/after.js';
import { endingLines } from '../../src/game/say/turn.js';
import { loadScenario } from '../../src/scenario/load.js';

describe('who has the better of an ending', () => {
  const foothold = (margins: Ending['margins']): string =>
    endingLines({ name: 'insurgents_gain_a_foothold', day: 19000, winner: 0, margins })[1] ?? '';

  it('is explained where the margins say the contrary', () => {
    expect(foothold([-1.8, -0.6])).toBe(
      'The NRF has the better of it: this ending decides, whatever the margins. ' +
        'True margins: the NRF -1.8, the Taliban -0.6.',
    );
    expect(foothold([1.8, -0.6])).toMatch(/^The NRF has the better of it\. True/);
  });
});

describe('the verdict of a what-if', () => {
  const verdict = (low: number, high: number): string => {
    const difference = (low + high) / 2;
    const spread = [low, high] as const;
    return whatIfVerdict({ asItWas: 0, changed: difference, difference, low, high, spread }, 1);
  };

  it('is clear only where the interval that is written leaves zero out', () => {
    expect(verdict(0.02, 0.11)).toBe('The change helps the Taliban.');
    expect(verdict(-0.11, -0.02)).toBe('The change harms the Taliban.');
    const reaches = /^No clear help or harm for the Taliban: .* reaches zero\.$/;
    expect(verdict(0.001, 0.11)).toMatch(reaches);
    expect(verdict(-0.11, 0.001)).toMatch(reaches);
    expect(verdict(-0.1, 0.11)).toContain('cannot be told from none');
  });
});

describe('sentences of orders', () => {
  it('have the right article before every choice', () => {
    const scenario = loadScenario('classroom');
    for (const kind of ['publicity', 'zone_rule', 'harm_rule'] as const) {
      const spec: OrderKindSpec = ORDER_KINDS[kind];
      for (const choice of spec.choices.keys()) {
        const order = {
          side: kind === 'zone_rule' ? 1 : 0,
          kind,
          target: 0,
          other: 0,
          choice,
        } as const;
        expect(orderSentence(scenario, order)).not.toMatch(/\ba [aeiou]/);
      }
    }
  });
});
