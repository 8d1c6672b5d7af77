import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnName } from '../../src/engine/columns.js';
import { accountTotals, checkAll } from '../../src/engine/invariants.js';
import { compileModel, type Model } from '../../src/engine/model.js';
import {
  ORDER_FAILURES,
  peopleMoved,
  type Order,
  type OrderFailure,
} from '../../src/engine/orders.js';
import { orderNumber } from '../../src/engine/order-acts.js';
import { keyOf } from '../../src/engine/random.js';
import { NOTE, NOTE_FIELDS, type Records } from '../../src/engine/records.js';
import { Campaign, RULE_NAMES, type RuleName } from '../../src/engine/turn.js';
import { createWorld, type World } from '../../src/engine/world.js';
import { contested, contestedSetup, orderOf } from './contested-setup.js';

/** Everything but orders switched off, so that only the act is seen. */
const ORDERS_ONLY: readonly RuleName[] = RULE_NAMES.filter(
  (name) => name !== 'orders' && name !== 'calendar',
);

interface Played {
  readonly world: World;
  readonly records: Records;
}

function play(model: Model, world: World, orders: readonly Order[], replicate = 0): Played {
  const key = keyOf({ k0: 21, k1: 22 }, replicate);
  const campaign = new Campaign(model, key, ORDERS_ONLY);
  campaign.load(world.buffer, key);
  campaign.step(orders);
  checkAll(campaign.world);
  expect(accountTotals(campaign.world)).toEqual(accountTotals(world));
  return campaign;
}

/** Failures of orders of this kind to this target among the notes, by name. */
function failures({ records }: Played, o: Order): OrderFailure[] {
  const out: OrderFailure[] = [];
  const { data, count } = records.notes;
  for (let at = 0; at < count * NOTE_FIELDS; at += NOTE_FIELDS) {
    if (data[at + 1] !== NOTE.order_failed || data[at + 2] !== orderNumber(o)) continue;
    if (data[at + 3] === o.target) out.push(ORDER_FAILURES[data[at + 4]!]!);
  }
  return out;
}

const total = (cells: Float64Array, areas: readonly number[]): number =>
  areas.reduce((sum, a) => sum + cells[a]!, 0);

const VALLEY = [2, 3, 4];
const CITY = [0, 1];

/** No intelligence, so nothing is caught. */
const UNSEEN: Partial<Record<ColumnName, number[]>> = { intel: new Array<number>(25).fill(0) };
const MARCHES = [
  orderOf('move_fighters', 'half', 1, 0),
  orderOf('to_sanctuary', 'half', 1),
  orderOf('from_sanctuary', 'half', 1),
] as const;

describe('moving people', () => {
  it('moves exactly the share of every area, with the same share of its arms', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 5, maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 5, maxLength: 5 }),
        fc.constantFrom('eighth', 'quarter', 'half'),
        (people, arms, choice) => {
          const rest = new Array<number>(20).fill(0);
          const { model, world } = contested({
            ...UNSEEN,
            fighters: [...people, ...rest],
            arms: [...arms, ...rest],
          });
          const order = orderOf('move_fighters', choice, 1, 0);
          const leaving = peopleMoved({ theatre: model.setup, fighters: world.fighters }, order);
          if (leaving === 0) return;
          const { world: moved } = play(model, world, [order]);
          const share = { eighth: 0.125, quarter: 0.25, half: 0.5 }[choice]!;
          for (const a of VALLEY) {
            expect(moved.fighters[a]).toBe(people[a]! - Math.floor(people[a]! * share));
          }
          expect(total(moved.fighters, CITY)).toBe(total(world.fighters, CITY) + leaving);
          const carried = VALLEY.map((a) =>
            people[a] === 0
              ? 0
              : Math.floor((arms[a]! * Math.floor(people[a]! * share)) / people[a]!),
          );
          VALLEY.forEach((a, i) => expect(moved.arms[a]).toBe(arms[a]! - carried[i]!));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('sends people where the network can hide them', () => {
    const network = [0.6, 0.05, 0.2, 0.2, 0.2, ...new Array<number>(20).fill(0)];
    const { model, world } = contested({ ...UNSEEN, network });
    const { world: moved } = play(model, world, [orderOf('move_fighters', 'half', 1, 0)]);
    const gain = CITY.map((a) => moved.fighters[a]! - world.fighters[a]!);
    expect(gain[0]!).toBeGreaterThan(4 * gain[1]!);
  });

  it('takes nobody abroad beyond the host’s room, and buries the arms of those who go', () => {
    const { model, world } = contested({ ...UNSEEN, sanctuary: [880, 0, 0, 0, 0] });
    const room = model.ap.sanctuary.reduce(
      (sum, persons, x) => sum + persons * ([0, 0, 0, 0.6, 1][world.regime[2 * x]!] ?? 0),
      0,
    );
    const { world: moved } = play(model, world, [orderOf('to_sanctuary', 'half', 1)]);
    expect(moved.sanctuary[0]).toBeGreaterThan(880);
    expect(moved.sanctuary[0]).toBeLessThanOrEqual(room);
    const left = total(world.fighters, VALLEY) - total(moved.fighters, VALLEY);
    expect(moved.sanctuary[0]! - 880).toBe(left);
    const buried = moved.cache[0]! - world.cache[0]!;
    expect(buried).toBe(total(world.arms, VALLEY) - total(moved.arms, VALLEY));
    expect(buried).toBeGreaterThan(0);
  });

  it('brings people back in equal parts', () => {
    const { model, world } = contested({ ...UNSEEN, sanctuary: [41, 0, 0, 0, 0] });
    const { world: moved } = play(model, world, [orderOf('from_sanctuary', 'all', 1)]);
    expect(moved.sanctuary[0]).toBe(0);
    const gain = VALLEY.map((a) => moved.fighters[a]! - world.fighters[a]!);
    expect(gain.reduce((sum, n) => sum + n, 0)).toBe(41);
    expect(Math.max(...gain) - Math.min(...gain)).toBeLessThanOrEqual(1);
  });

  it('redeploys garrisons with their arms, and heavy equipment as far as roads carry it', () => {
    const { model, world } = contested();
    const { world: moved } = play(model, world, [orderOf('redeploy', 'quarter', 0, 1)]);
    const gone = (cells: 'garrison' | 'garrisonArms' | 'heavy'): number =>
      total(world[cells], CITY) - total(moved[cells], CITY);
    expect(gone('garrison')).toBe(9000 / 4 + 2000 / 4);
    expect(gone('garrisonArms')).toBe(9000 / 4 + 9000 / 4);
    expect(gone('heavy')).toBeGreaterThan(0);
    expect(gone('heavy')).toBeLessThanOrEqual(25);
    expect(total(moved.garrison, VALLEY) - total(world.garrison, VALLEY)).toBe(gone('garrison'));
  });

  it('loses part of a column that is caught, with its arms, to the garrison', () => {
    const intel = new Array<number>(25).fill(1);
    const { model, world } = contested({ intel, zonePosture: [3, 3] });
    const order = orderOf('move_fighters', 'half', 1, 0);
    const runs = Array.from({ length: 40 }, (_, r) => play(model, world, [order], r));
    const caught = runs.filter((run) => failures(run, order).length > 0);
    expect(caught.length).toBeGreaterThan(8);
    for (const { world: moved } of caught) {
      const lost = moved.captured[0]! - world.captured[0]!;
      expect(lost).toBe(3 * Math.floor(120 * 0.5 * model.k.orders.interceptionLoss));
      expect(total(moved.fighters, VALLEY)).toBe(360 - lost);
      expect(total(moved.fighters, CITY)).toBe(240);
      expect(total(moved.garrisonArms, VALLEY)).toBeGreaterThan(total(world.garrisonArms, VALLEY));
    }
  });
});

describe('failures', () => {
  const setup = contestedSetup();
  const winter = compileModel({
    ...setup,
    startDay: setup.startDay + 300,
    endDay: setup.endDay + 300,
    areas: setup.areas.map((area) => ({ ...area, meanElevationM: 4500, roadShare: 0.1 })),
    initial: { ...setup.initial, ...UNSEEN, day: [setup.startDay + 300] },
  });
  const watched = { intel: new Array<number>(25).fill(1), zonePosture: [3, 3] };
  const cold = { attitude: [-1, -1, -1, -1, -1, -1], rift: [1] };
  const full = { ...UNSEEN, sanctuary: [99_999, 0, 0, 0, 0] };
  const ways: Readonly<
    Record<OrderFailure, readonly [Partial<Record<ColumnName, number[]>>, Order][]>
  > = {
    intercepted_on_the_way: MARCHES.map((order) => [watched, order]),
    envoy_not_received: [
      [cold, orderOf('insurgent_envoy', 'send', 2)],
      [cold, orderOf('state_envoy', 'trade', 2)],
    ],
    rebuffed: [
      [cold, orderOf('coalition', 'court')],
      [cold, orderOf('coalition', 'concede')],
    ],
    snow_closed_the_pass: [],
    no_room_at_the_host: [[full, orderOf('to_sanctuary', 'half', 1)]],
  };

  it.each(ORDER_FAILURES.filter((reason) => reason !== 'snow_closed_the_pass'))(
    '%s defeats a lawful order, which is paid for all the same',
    (reason) => {
      expect(ways[reason].length).toBeGreaterThan(0);
      for (const [cells, order] of ways[reason]) {
        const { model, world } = contested(cells);
        const runs = Array.from({ length: 30 }, (_, r) => play(model, world, [order], r));
        const defeated = runs.filter((run) => failures(run, order).includes(reason));
        expect(defeated.length, order.kind).toBeGreaterThan(0);
        for (const run of defeated) {
          expect(run.world.attention[order.side]).toBeLessThan(12);
        }
      }
    },
  );

  it('snow_closed_the_pass stops a march in deep winter where no road leads', () => {
    const world = createWorld(winter.layout, winter.initial.slice());
    const order = orderOf('move_fighters', 'half', 1, 0);
    const run = play(winter, world, [order]);
    expect(failures(run, order)).toEqual(['snow_closed_the_pass']);
    expect(run.world.fighters).toEqual(world.fighters);
  });
});

describe('the second of two equal acts', () => {
  const warm = { attitude: [1, 1, 1, 1, 1, 1], rift: [0], union: [0.3], trade: [0.8] };
  const acts: readonly [Order, (w: World) => number][] = [
    [orderOf('state_envoy', 'trade', 2), (w) => w.trade[0]!],
    [orderOf('state_envoy', 'recognition', 2), (w) => w.recognition[1]!],
    [orderOf('conference', 'round'), (w) => w.union[0]!],
    [orderOf('coalition', 'court'), (w) => w.union[0]!],
    [orderOf('coalition', 'concede'), (w) => w.union[0]!],
    [orderOf('lobbying', 'campaign'), (w) => w.recognition[0]!],
    [orderOf('insurgent_envoy', 'send', 2), (w) => 1 - w.recognition[1]!],
  ];

  it.each(acts)('%j brings less than the first, but something', (order, measure) => {
    const { model, world } = contested({
      ...warm,
      treasury: [2_000_000, 0, 0, 0, 0],
      recognition: [0.3, 0.3],
    });
    const after = [0, 1, 2].map((n) => {
      const run = play(model, world, new Array<Order>(n).fill(order));
      expect(failures(run, order)).toEqual([]);
      return measure(run.world);
    });
    const first = after[1]! - after[0]!;
    const second = after[2]! - after[1]!;
    expect(second).toBeGreaterThan(0);
    expect(second).toBeLessThan(first);
  });
});

describe('noise of acts', () => {
  const outcome = (orders: readonly Order[], replicate: number, order: Order): boolean[] => {
    const { model, world } = contested({ attitude: [0, 0, 0, 0, 0, 0], rift: [0.6] });
    const run = play(model, world, orders, replicate);
    const failed = failures(run, order).length;
    const given = orders.filter((o) => o === order).length;
    return [failed > 0, failed < given];
  };

  it('stays what it was when another order is added before it', () => {
    const envoy = orderOf('insurgent_envoy', 'send', 2);
    const others = [
      orderOf('insurgent_envoy', 'send', 1),
      orderOf('coalition', 'court'),
      orderOf('front_posture', 'strike', 0),
      orderOf('state_envoy', 'trade', 2),
    ];
    for (let r = 0; r < 30; r++) {
      expect(outcome([...others, envoy], r, envoy)[0]).toBe(outcome([envoy], r, envoy)[0]);
    }
  });

  it('is another for the second of two equal orders', () => {
    for (const order of [orderOf('insurgent_envoy', 'send', 2), orderOf('coalition', 'court')]) {
      const mixed = Array.from({ length: 60 }, (_, r) => outcome([order, order], r, order));
      expect(mixed.some(([failed, worked]) => failed === true && worked === true)).toBe(true);
    }
  });

  it('lets the commanders of one area answer two orders to their front differently', () => {
    const { model, world } = contested({ boldness: new Array<number>(25).fill(0.5) });
    const first = orderOf('front_posture', 'strike', 1);
    const second = orderOf('front_posture', 'hold', 1);
    let apart = 0;
    for (let r = 0; r < 60; r++) {
      const once = play(model, world, [first], r).world;
      const twice = play(model, world, [first, second], r).world;
      for (const a of VALLEY) {
        if ((once.stance[a] === 3) !== (twice.stance[a] === 4)) apart++;
      }
    }
    expect(apart).toBeGreaterThan(10);
  });
});
