import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileModel } from '../../src/engine/model.js';
import { checkOrder, legalOrders, orderCost, purse } from '../../src/engine/orders.js';
import { keyOf } from '../../src/engine/random.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView } from '../../src/engine/views.js';
import { affordableSet, sameSubject, variation } from '../../src/players/variations.js';
import { contestedYear } from './setups.js';

const model = compileModel(contestedYear());
const SEED = { k0: 2, k1: 7 };

/** A view some turns into a campaign, and wishes picked from what is legal. */
const cases = fc.record({
  side: fc.constantFrom(0 as const, 1 as const),
  turns: fc.integer({ min: 0, max: 30 }),
  picks: fc.array(fc.nat(1e6), { maxLength: 12 }),
  attention: fc.integer({ min: 0, max: 8 }),
  kind: fc.nat(100),
  seed: fc.nat(1e6),
});

it('sets are legal, affordable one after the other, and say nothing twice', () => {
  fc.assert(
    fc.property(cases, ({ side, turns, picks, attention, kind, seed }) => {
      const campaign = new Campaign(model, keyOf(SEED, seed));
      for (let turn = 0; turn < turns; turn++) campaign.step();
      campaign.world.attention.fill(attention);
      const view = snapshotView(model, campaign.world, side);
      const legal = legalOrders(view);
      fc.pre(legal.length > 0);
      const plan = affordableSet(
        view,
        picks.map((n) => legal[n % legal.length]!),
      );
      const noise = (k: number): number => (((k + 1) * 7919 + seed) % 9973) / 9974;
      const varied = variation(view, plan, kind, noise);
      if (varied !== null) expect(varied).not.toEqual(plan);
      for (const set of [plan, varied ?? []]) {
        let points = 0;
        let usd = 0;
        set.forEach((order, n) => {
          expect(checkOrder(view, order)).toBeNull();
          expect(set.slice(0, n).some((before) => sameSubject(before, order))).toBe(false);
          const price = orderCost(view.theatre, order.kind);
          points += price.attention;
          usd += price.usd;
        });
        expect(points).toBeLessThanOrEqual(attention);
        expect(usd).toBeLessThanOrEqual(purse(view));
      }
    }),
    { numRuns: 60 },
  );
});
