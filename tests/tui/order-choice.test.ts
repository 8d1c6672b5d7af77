import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Game } from '../../src/game/index.js';
import { loadScenario } from '../../src/scenario/load.js';
import { OrderChoice } from '../../src/tui/orders/order-choice.js';

const game = Game.begin(loadScenario('classroom'), { seed: 'choice', seats: ['person', 'person'] });
const legal = [0, 1].map((side) =>
  game
    .draft(side === 0 ? 0 : 1)
    .legal()
    .filter(({ kind }) => kind !== 'choose'),
);
const key = (order: object): string => JSON.stringify(order);

describe('choosing an order', () => {
  it.each([0, 1])('always stands on an order that can be given (side %i)', (side) => {
    const orders = legal[side] ?? [];
    const known = new Set(orders.map(key));
    const act = fc.constantFrom('up', 'down', 'enter', 'leave', 'far');
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const choice = new OrderChoice(orders);
        for (const one of acts) {
          if (one === 'up') choice.move(-1);
          else if (one === 'down') choice.move(1);
          else if (one === 'far') choice.move(1000);
          else if (one === 'enter') choice.enter();
          else choice.leave();
          expect(known.has(key(choice.order ?? {}))).toBe(true);
          expect(choice.column).toBeLessThan(choice.columns.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([0, 1])('leads to every order that can be given (side %i)', (side) => {
    const orders = legal[side] ?? [];
    const reached = new Set<string>();
    const walk = (choice: OrderChoice): void => {
      const column = choice.columns[choice.column];
      choice.move(-1000);
      for (let i = 0; i < (column?.values.length ?? 0); i += 1) {
        if (choice.enter()) {
          walk(choice);
          choice.leave();
        } else reached.add(key(choice.order ?? {}));
        choice.move(1);
      }
    };
    walk(new OrderChoice(orders));
    expect(reached.size).toBe(orders.length);
  });

  it('keeps what was chosen when other orders can be given', () => {
    const orders = legal[0] ?? [];
    const choice = new OrderChoice(orders, { kind: 'corridor_effort', target: 1 });
    expect(choice.order).toMatchObject({ kind: 'corridor_effort', target: 1 });
    choice.renew(orders.filter(({ kind }) => kind !== 'front_posture'));
    expect(choice.order).toMatchObject({ kind: 'corridor_effort', target: 1 });
    choice.renew(orders.filter(({ kind }) => kind !== 'corridor_effort'));
    expect(choice.order?.kind).toBe(orders[0]?.kind);
  });

  it('has nothing to choose where nothing can be given', () => {
    const choice = new OrderChoice([]);
    choice.move(1);
    expect([choice.order, choice.columns.length, choice.enter(), choice.leave()]).toEqual([
      ...[null, 0, false, false],
    ]);
  });
});
