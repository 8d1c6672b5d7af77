import { describe, expect, it } from 'vitest';
import type { ExpectedChange, Forecast } from '../../src/engine/forecast.js';
import type { Order } from '../../src/engine/orders.js';
import { toldChanges } from '../../src/game/expected-changes.js';
import { forecastLines } from '../../src/game/say/orders.js';
import { loadScenario } from '../../src/scenario/load.js';

const scenario = loadScenario('classroom');
const move: Order = { side: 0, kind: 'move_fighters', target: 0, other: 1, choice: 0 };
const tax: Order = { side: 0, kind: 'local_taxes', target: 0, other: 0, choice: 1 };

const fighters: ExpectedChange = {
  ...{ column: 'fighters', unit: 'persons', without: 240, with: 212.3, low: -29, high: -28 },
};
const forecastOf = (...changes: ExpectedChange[]): Forecast => ({
  ...{
    aim: 'people_arrive',
    about: 'more people are there',
    days: 28,
    odds: 0.9,
    low: 0.8,
    high: 0.95,
  },
  ...{ share: 0.9, oddsWithout: null, changes },
  measure: { unit: 'persons', without: 1, with: 2 },
});
const told = (order: Order, change: ExpectedChange) =>
  toldChanges(scenario, order, forecastOf(change));

describe('expected changes', () => {
  it('say where they are counted: in the front that gives, not where its people go', () => {
    expect(told(move, fighters)[0]?.place).toBe(' in The valley front');
    expect(told(tax, fighters)[0]?.place).toBe(' in all areas');
    expect(told(tax, { ...fighters, column: 'treasury', unit: 'USD' })[0]?.place).toBe('');
  });

  it('have a range that holds the mean', () => {
    const [change] = told(move, fighters);
    expect(change?.low).toBe(-29);
    expect(change?.high).toBeCloseTo(-27.7, 9);
  });

  it('leave out what is nil in the whole range, though odd worlds move the mean', () => {
    const nil = { ...fighters, with: 240.19, low: 0, high: 0 };
    expect(told(move, nil)).toEqual([]);
    expect(told(move, { ...nil, high: 1 })).toHaveLength(1);
  });

  it('stand in the lines of a forecast', () => {
    const lines = forecastLines(scenario, move, forecastOf(fighters));
    expect(lines.join(' ')).toContain(
      'Expected fighters in The valley front (persons): 212 with it',
    );
    expect(lines.join(' ')).toContain('between -29.00 and -27.70');
  });
});
