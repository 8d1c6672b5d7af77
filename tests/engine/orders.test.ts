import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AIM_NAMES } from '../../src/engine/aim-names.js';
import { AIMS, aimOf } from '../../src/engine/aims.js';
import { COLUMN_NAMES, columnOf, type ColumnName } from '../../src/engine/columns.js';
import { hashWorld } from '../../src/engine/hash.js';
import type { Model } from '../../src/engine/model.js';
import {
  checkOrder,
  legalOrders,
  ORDER_ERRORS,
  ORDER_KIND_NAMES,
  ORDER_KINDS,
  orderCost,
  purse,
  targetCount,
  type Order,
  type OrderErrorCode,
  type OrderKindSpec,
} from '../../src/engine/orders.js';
import { keyOf } from '../../src/engine/random.js';
import { GOVERNMENT, INSURGENT, type Side } from '../../src/engine/sides.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView, type View } from '../../src/engine/views.js';
import type { World } from '../../src/engine/world.js';
import { contested, orderOf } from './contested-setup.js';

const KEY = keyOf({ k0: 11, k1: 12 }, 0);
const SIDES = [INSURGENT, GOVERNMENT] as const;

/** The world one turn on from a state, with orders. */
function after(model: Model, world: World, orders: readonly Order[]): World {
  const campaign = new Campaign(model, KEY);
  campaign.load(world.buffer, KEY);
  campaign.step(orders);
  return campaign.world;
}

/** What a side sees of a state. */
function view(cells: Partial<Record<ColumnName, readonly number[]>>, side: Side): View {
  const { model, world } = contested(cells);
  return snapshotView(model, world, side);
}

describe('the order table', () => {
  it('stores every setting where it has room for every choice and target', () => {
    const { model } = contested();
    for (const kind of ORDER_KIND_NAMES) {
      const spec: OrderKindSpec = ORDER_KINDS[kind];
      if (spec.setting === undefined) continue;
      const column = columnOf(spec.setting);
      expect(column.kind, kind).toBe('setting');
      expect(column.max, kind).toBeGreaterThanOrEqual(spec.choices.length - 1);
      const cells = model.layout.length[spec.setting];
      expect(cells, kind).toBe(column.index === 'side' ? 2 : targetCount(model, spec.target));
    }
  });

  it('gives every choice an aim, and every aim is somebody’s', () => {
    const used = new Set<string>();
    for (const kind of ORDER_KIND_NAMES) {
      const spec: OrderKindSpec = ORDER_KINDS[kind];
      if (typeof spec.aim !== 'string') expect(spec.aim, kind).toHaveLength(spec.choices.length);
      if (spec.shares) expect(spec.shares, kind).toHaveLength(spec.choices.length);
      spec.choices.forEach((choice) => used.add(aimOf(orderOf(kind, choice))));
    }
    expect([...used].sort()).toEqual([...AIM_NAMES].sort());
    expect(Object.keys(AIMS).sort()).toEqual([...AIM_NAMES].sort());
  });
});

describe('checkOrder', () => {
  const fresh = (): View => view({}, INSURGENT);
  const refusals: Readonly<Record<OrderErrorCode, readonly (readonly [View, Order])[]>> = {
    ORDER_UNKNOWN_KIND: ['constructor', '__proto__', 'toString', 'surrender', ''].map((kind) => [
      fresh(),
      { ...orderOf('publicity', 'quiet'), kind: kind as Order['kind'] },
    ]),
    ORDER_WRONG_SIDE: [
      [fresh(), orderOf('edicts', 'relax')],
      [fresh(), { ...orderOf('edicts', 'relax'), side: INSURGENT }],
      [view({}, GOVERNMENT), orderOf('publicity', 'quiet')],
    ],
    ORDER_BAD_TARGET: [-1, 2, 0.5, NaN, Infinity].flatMap((n) => [
      [fresh(), { ...orderOf('front_posture', 'lie_low'), target: n }] as const,
      [fresh(), { ...orderOf('move_fighters', 'half'), other: n }] as const,
    ]),
    ORDER_BAD_CHOICE: [-1, 5, 1.5, NaN].map((choice) => [
      fresh(),
      { ...orderOf('front_posture', 'lie_low'), choice },
    ]),
    ORDER_NO_ATTENTION: [
      [view({ attention: [0.9, 12] }, INSURGENT), orderOf('front_posture', 'lie_low')],
    ],
    ORDER_NO_MONEY: [
      [
        view(
          { treasury: [orderCost(fresh().theatre, 'conference').usd - 1, 0, 0, 0, 0] },
          INSURGENT,
        ),
        orderOf('conference', 'round'),
      ],
      [view({ stateTreasury: [0] }, GOVERNMENT), orderOf('state_envoy', 'trade')],
    ],
    ORDER_NO_CHANGE: [
      [fresh(), orderOf('front_posture', 'harass', 1)],
      [view({ negotiation: [1, 0] }, INSURGENT), orderOf('insurgent_talks', 'offer')],
      [view({ negotiation: [1, 0] }, GOVERNMENT), orderOf('state_talks', 'refuse')],
      [view({ budget: [0, 3] }, GOVERNMENT), orderOf('state_budget', 'spares')],
    ],
    ORDER_SAME_PLACE: [
      [fresh(), orderOf('move_fighters', 'half', 1, 1)],
      [view({}, GOVERNMENT), orderOf('redeploy', 'quarter', 0, 0)],
    ],
    ORDER_NOBODY_THERE: [
      [
        view({ fighters: new Array<number>(25).fill(1) }, INSURGENT),
        orderOf('move_fighters', 'half', 1),
      ],
      [
        view({ fighters: new Array<number>(25).fill(1) }, INSURGENT),
        orderOf('to_sanctuary', 'half', 1),
      ],
      [view({ sanctuary: [1, 0, 0, 0, 0] }, INSURGENT), orderOf('from_sanctuary', 'half', 1)],
      [view({ garrison: [3, 3, 9, 9, 9] }, GOVERNMENT), orderOf('redeploy', 'quarter', 0, 1)],
    ],
    ORDER_NO_HOST: [
      [fresh(), orderOf('to_sanctuary', 'half', 0)],
      [view({ regime: [2, 2, 2, 2, 2, 2] }, INSURGENT), orderOf('to_sanctuary', 'half', 1)],
    ],
    ORDER_NOT_PENDING: [
      [fresh(), orderOf('choose', 'first')],
      [view({ eventPending: [1, 1] }, INSURGENT), orderOf('choose', 'first', 1)],
      [view({ eventPending: [1, 1] }, INSURGENT), orderOf('choose', 'third', 0)],
    ],
    ORDER_NO_PATRON: [
      [view({ regime: [4, 0, 2, 2, 2, 2] }, INSURGENT), orderOf('covert_help', 'take', 1)],
    ],
  };

  it.each(Object.keys(ORDER_ERRORS) as OrderErrorCode[])('refuses with %s', (code) => {
    expect(refusals[code].length).toBeGreaterThan(0);
    for (const [seen, order] of refusals[code]) expect(checkOrder(seen, order)).toBe(code);
  });

  it('lets both sides open talks, whatever the other has set', () => {
    const { model, world } = contested({ negotiation: [1, 0] });
    const offer = orderOf('state_talks', 'offer');
    expect(checkOrder(snapshotView(model, world, GOVERNMENT), offer)).toBeNull();
    expect([...after(model, world, [offer]).negotiation]).toEqual([1, 1]);
    const refuse = orderOf('insurgent_talks', 'refuse');
    expect([...after(model, world, [refuse]).negotiation]).toEqual([0, 0]);
  });

  it('still lets orders be given after an ending, which is only a record', () => {
    const seen = view({ ended: [2] }, INSURGENT);
    expect(checkOrder(seen, orderOf('front_posture', 'lie_low'))).toBeNull();
  });
});

describe('legalOrders', () => {
  it.each(SIDES)('lists, for side %i, exactly what checkOrder allows', (side) => {
    const { model, world } = contested({ eventPending: [1, 1] });
    const seen = snapshotView(model, world, side);
    const all: Order[] = [];
    for (const kind of ORDER_KIND_NAMES) {
      const spec: OrderKindSpec = ORDER_KINDS[kind];
      for (let target = 0; target < targetCount(model, spec.target); target++) {
        for (let other = 0; other < targetCount(model, spec.other ?? 'none'); other++) {
          spec.choices.forEach((_, choice) => all.push({ side, kind, target, other, choice }));
        }
      }
    }
    expect(legalOrders(seen)).toEqual(all.filter((o) => checkOrder(seen, o) === null));
  });

  it('holds every kind and choice of order in some suitable state', () => {
    const seen = new Set<string>();
    const states: Partial<Record<ColumnName, readonly number[]>>[] = [
      { eventPending: [1, 1] },
      ...[0, 1, 2, 3, 4].map((n) => settings(n)),
    ];
    for (const cells of states) {
      for (const side of SIDES) {
        for (const o of legalOrders(view(cells, side))) seen.add(`${o.kind}.${o.choice}`);
      }
    }
    const expected = ORDER_KIND_NAMES.flatMap((kind) =>
      ORDER_KINDS[kind].choices
        .map((_, choice) => `${kind}.${choice}`)
        // The events of this war offer two answers.
        .filter((id) => id !== 'choose.2' && id !== 'choose.3'),
    );
    expect([...seen].sort()).toEqual(expected.sort());
  });

  it('charges what orderCost says', () => {
    // Below the cap, where attention saved is not lost.
    const { model, world } = contested({ attention: [5, 5] });
    for (const side of SIDES) {
      const seen = snapshotView(model, world, side);
      const legal = legalOrders(seen).filter(({ kind }) => kind !== 'covert_help');
      const still = after(model, world, []);
      for (const o of legal.filter((_, i) => i % 7 === 0)) {
        const moved = after(model, world, [o]);
        const { attention, usd } = orderCost(model, o.kind);
        expect(still.attention[side]! - moved.attention[side]!).toBeCloseTo(attention, 9);
        const spent = side === INSURGENT ? still.treasury[0]! - moved.treasury[0]! : usd;
        expect(spent, o.kind).toBeGreaterThanOrEqual(usd * 0.9);
        expect(purse(seen)).toBeGreaterThanOrEqual(usd);
      }
    }
  });
});

/** Every setting at its n-th choice, so that all others may be ordered. */
function settings(n: number): Partial<Record<ColumnName, number[]>> {
  const { model } = contested();
  const out: Partial<Record<ColumnName, number[]>> = {};
  for (const kind of ORDER_KIND_NAMES) {
    const spec: OrderKindSpec = ORDER_KINDS[kind];
    if (spec.setting === undefined) continue;
    const value = Math.min(n, spec.choices.length - 1);
    out[spec.setting] = new Array<number>(model.layout.length[spec.setting]).fill(value);
  }
  return out;
}

describe('orders in a turn', () => {
  it('changes the world beyond the price, for every kind and choice of order', () => {
    const price = new Set<ColumnName>(['attention', 'treasury', 'stateTreasury', 'economy']);
    const done = new Set<string>();
    for (const cells of [{ eventPending: [1, 1] }, settings(0), settings(1), settings(2)]) {
      const { model, world } = contested(cells);
      const still = after(model, world, []);
      for (const side of SIDES) {
        for (const o of legalOrders(snapshotView(model, world, side))) {
          const id = `${o.kind}.${o.choice}`;
          if (done.has(id)) continue;
          const moved = after(model, world, [o]);
          const changed = COLUMN_NAMES.filter(
            (name) => !price.has(name) && moved[name].some((x, i) => x !== still[name][i]),
          );
          if (changed.length > 0) done.add(id);
        }
      }
    }
    const missing = ORDER_KIND_NAMES.flatMap((kind) =>
      ORDER_KINDS[kind].choices.map((_, choice) => `${kind}.${choice}`),
    ).filter((id) => !done.has(id));
    expect(missing).toEqual(['choose.2', 'choose.3']);
  });

  it('changes nothing and says why, for every order that may not be given', () => {
    const { model, world } = contested({ eventPending: [1, 0], attention: [1.5, 1.5] });
    const expected = hashWorld(after(model, world, []).buffer);
    const number = fc.oneof(fc.integer({ min: -2, max: 9 }), fc.constantFrom(NaN, 0.5, 2 ** 40));
    const anyOrder = fc.record({
      side: fc.constantFrom<Side>(INSURGENT, GOVERNMENT, 7 as Side),
      kind: fc.constantFrom<Order['kind']>(
        ...ORDER_KIND_NAMES,
        ...(['constructor', 'hasOwnProperty', 'no_such_order'] as unknown as Order['kind'][]),
      ),
      target: number,
      other: number,
      choice: number,
    });
    const seen = SIDES.map((side) => snapshotView(model, world, side));
    let refused = 0;
    fc.assert(
      fc.property(anyOrder, (o) => {
        const code = checkOrder(seen[o.side] ?? seen[0]!, o);
        if (code === null) return;
        refused++;
        expect(Object.keys(ORDER_ERRORS)).toContain(code);
        expect(hashWorld(after(model, world, [o]).buffer)).toBe(expected);
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(200);
  });

  it('leaves the noise of a lawful order alone when a refused one stands before it', () => {
    const { model, world } = contested();
    const lawful = [orderOf('coalition', 'court'), orderOf('insurgent_envoy', 'send', 1)];
    const refused = [orderOf('front_posture', 'harass'), orderOf('choose', 'first')];
    expect(hashWorld(after(model, world, [...refused, ...lawful]).buffer)).toBe(
      hashWorld(after(model, world, lawful).buffer),
    );
  });
});
