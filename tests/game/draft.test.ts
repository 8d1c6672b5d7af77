import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashWorld } from '../../src/engine/hash.js';
import { checkOrder, purse, type Order } from '../../src/engine/orders.js';
import { OrderDraft } from '../../src/game/draft.js';
import { Chooser, anyOrder } from '../engine/random-orders.js';
import { shortGame } from './games.js';

const posture = (choice: number, target = 0): Order => ({
  side: 0,
  kind: 'front_posture',
  target,
  other: 0,
  choice,
});
const envoy: Order = { side: 0, kind: 'insurgent_envoy', target: 0, other: 0, choice: 0 };

describe('a draft', () => {
  it('shows the view as if its orders were paid and set', () => {
    const game = shortGame(6);
    const draft = game.draft(0);
    const before = game.view(0);
    expect(draft.give(posture(3))).toBeNull();
    expect(draft.give(envoy)).toBeNull();
    const { view } = draft;
    expect(view.side === 0 && view.frontPosture[0]).toBe(3);
    expect(draft.cost).toEqual({ attention: 2, usd: 15_000 });
    expect(draft.attentionLeft).toBe((before.attention[0] ?? 0) - 2);
    expect(draft.usdLeft).toBe(purse(before) - 15_000);
  });

  it('refuses what its own orders have made impossible', () => {
    const draft = shortGame(6).draft(0);
    const codes = Array.from({ length: 5 }, () => draft.give(envoy));
    expect(codes).toEqual([null, null, null, 'ORDER_NO_MONEY', 'ORDER_NO_MONEY']);
    expect(draft.orders).toHaveLength(3);
  });

  it('puts a later setting in the place of an earlier one, at one price', () => {
    const draft = shortGame(6).draft(0);
    draft.give(posture(3));
    draft.give(envoy);
    expect(draft.give(posture(0))).toBeNull();
    expect(draft.orders).toEqual([posture(0), envoy]);
    expect(draft.cost.attention).toBe(2);
    // Another front is another place.
    expect(draft.give(posture(4, 1))).toBeNull();
    expect(draft.orders).toHaveLength(3);
  });

  it('takes a setting back when what is in force is ordered', () => {
    const game = shortGame(6);
    const draft = game.draft(0);
    const inForce = game.world.frontPosture[0] ?? 0;
    expect(draft.give(posture(inForce))).toBe('ORDER_NO_CHANGE');
    draft.give(posture((inForce + 1) % 5));
    expect(draft.give(posture(inForce))).toBeNull();
    expect(draft.orders).toEqual([]);
  });

  it('lists what can be given, replacements of its own orders too', () => {
    const draft = shortGame(6).draft(0);
    draft.give(posture(3));
    draft.give(envoy);
    draft.give(envoy);
    draft.give(envoy);
    expect(draft.attentionLeft).toBe(0);
    const legal = draft.legal();
    expect(legal).toContainEqual(posture(4));
    expect(legal.every((o) => o.kind === 'front_posture' || o.kind === 'choose')).toBe(true);
  });

  it('keeps nothing but the fields of an order', () => {
    const draft = shortGame(6).draft(0);
    draft.give({ ...posture(3), target: -0, note: 'x' } as Order);
    expect(draft.orders).toEqual([posture(3)]);
  });

  it('leaves out of its first orders what cannot be given', () => {
    const { model, world } = shortGame(6);
    const draft = new OrderDraft(model, world, 0, [posture(3), posture(9), posture(3)]);
    expect(draft.orders).toEqual([posture(3)]);
    expect(draft.canUndo).toBe(false);
  });
});

describe('undo and redo', () => {
  it('go back and forth over gives, withdrawals and clearing', () => {
    const draft = shortGame(6).draft(0);
    draft.give(posture(3));
    draft.give(envoy);
    expect(draft.withdraw(0)).toEqual([posture(3)]);
    draft.clear();
    const states: (readonly Order[])[] = [draft.orders];
    while (draft.undo()) states.push(draft.orders);
    expect(states).toEqual([[], [envoy], [posture(3), envoy], [posture(3)], []]);
    while (draft.redo());
    expect(draft.orders).toEqual([]);
    draft.undo();
    draft.give(posture(4));
    expect(draft.canRedo).toBe(false);
  });

  it('restore every state, whatever was done (property)', () => {
    const game = shortGame(6);
    const hash = hashWorld(game.world.buffer);
    fc.assert(
      fc.property(fc.array(fc.nat(99), { maxLength: 30 }), fc.nat(), (steps, seed) => {
        const draft = new OrderDraft(game.model, game.world, 0);
        const chooser = new Chooser({ k0: seed >>> 0, k1: 7 });
        const states = [draft.orders];
        for (const step of steps) {
          const before = draft.orders;
          const legal = draft.legal();
          if (step < 50 && legal.length > 0) expect(draft.give(chooser.pick(legal))).toBeNull();
          else if (step < 70) {
            const refused = draft.give(anyOrder(chooser));
            if (refused !== null) expect(draft.orders).toBe(before);
          } else if (step < 90) draft.withdraw(step - 70);
          else draft.clear();
          if (draft.orders !== before) states.push(draft.orders);
          const fresh = new OrderDraft(game.model, game.world, 0, draft.orders);
          // What a draft holds can be given, one order after another.
          expect(fresh.orders).toEqual(draft.orders);
          expect(draft.attentionLeft).toBeGreaterThanOrEqual(0);
          expect(draft.usdLeft).toBeGreaterThanOrEqual(0);
        }
        for (let i = states.length - 1; i > 0; i--) {
          expect(draft.orders).toEqual(states[i]);
          expect(draft.undo()).toBe(true);
        }
        expect(draft.undo()).toBe(false);
        for (let i = 1; i < states.length; i++) {
          expect(draft.redo()).toBe(true);
          expect(draft.orders).toEqual(states[i]);
        }
      }),
      { numRuns: 60 },
    );
    expect(hashWorld(game.world.buffer)).toBe(hash);
  });

  it('never gives what the engine refuses', () => {
    const game = shortGame(6);
    const draft = game.draft(0);
    for (const order of draft.legal()) expect(checkOrder(game.view(0), order)).toBeNull();
  });
});
