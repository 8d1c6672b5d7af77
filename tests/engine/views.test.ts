import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMN_NAMES, columnOf } from '../../src/engine/columns.js';
import { compileModel } from '../../src/engine/model.js';
import { legalOrders, orderCost, purse } from '../../src/engine/orders.js';
import { keyOf } from '../../src/engine/random.js';
import { GOVERNMENT, INSURGENT, type Side } from '../../src/engine/sides.js';
import { Campaign } from '../../src/engine/turn.js';
import { createView, Snapshot, snapshotView, visibleRanges } from '../../src/engine/views.js';
import { createWorld } from '../../src/engine/world.js';
import { contested, contestedSetup } from './contested-setup.js';
import { hiddenFrom, permuted } from './hidden.js';

const SIDES = [INSURGENT, GOVERNMENT] as const;

/** Every object and array that can be reached from a value by its properties. */
function reachable(root: unknown): Set<unknown> {
  const found = new Set<unknown>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null || found.has(value)) continue;
    found.add(value);
    if (ArrayBuffer.isView(value)) open.push(value.buffer);
    else for (const key of Reflect.ownKeys(value)) open.push(Reflect.get(value, key));
  }
  return found;
}

/** Every number and text that can be reached. */
function leaves(root: unknown): Set<unknown> {
  const out = new Set<unknown>();
  for (const value of reachable(root)) {
    if (value instanceof ArrayBuffer) continue;
    const items = ArrayBuffer.isView(value)
      ? [...(value as Float64Array)]
      : Object.values(value as object);
    for (const item of items) if (typeof item !== 'object') out.add(item);
  }
  return out;
}

describe('visibleRanges', () => {
  const { model } = contested();
  const { sizes } = model;

  it.each(SIDES)('opens to side %i what the column table says, and no more', (side) => {
    const open = new Map(visibleRanges(model.layout, side).map((r) => [r.column, r]));
    for (const name of COLUMN_NAMES) {
      const { index, seenBy } = columnOf(name);
      const length = model.layout.length[name];
      const range = open.get(name);
      const cells = range === undefined ? 0 : range.end - range.start;
      if (seenBy === 'all') expect(cells, name).toBe(length);
      else if (seenBy === 'none') expect(cells, name).toBe(0);
      else if (seenBy === 'insurgent') expect(cells, name).toBe(side === INSURGENT ? length : 0);
      else if (seenBy === 'government') expect(cells, name).toBe(side === INSURGENT ? 0 : length);
      else if (index === 'side' || index === 'sideArea') expect(cells, name).toBe(length / 2);
      else expect(cells, name).toBe(side === INSURGENT ? length / sizes.groups : 0);
    }
  });

  it('gives each side its own row of side columns, and the insurgents the first group', () => {
    const { world } = contested({ attention: [3, 5], estimate: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
    const nrf = snapshotView(model, world, INSURGENT);
    const taliban = snapshotView(model, world, GOVERNMENT);
    expect([...nrf.attention, ...taliban.attention]).toEqual([3, 5]);
    expect([...nrf.estimate]).toEqual([1, 2, 3, 4, 5]);
    expect([...taliban.estimate]).toEqual([6, 7, 8, 9, 10]);
    expect([...nrf.fighters]).toEqual([...world.fighters.subarray(0, 5)]);
    expect('fighters' in taliban).toBe(false);
    expect('garrison' in nrf).toBe(false);
  });

  it('hides the map of intelligence, control and civilian losses from both', () => {
    for (const side of SIDES) {
      const seen = new Set(visibleRanges(model.layout, side).map(({ column }) => column));
      const secret = ['intel', 'control', 'civiliansKilled', 'population'] as const;
      for (const name of secret) expect(seen.has(name), name).toBe(false);
      for (const name of ['margin', 'goodReckonings'] as const) {
        expect(seen.has(name), name).toBe(false);
      }
    }
  });
});

describe('a snapshot', () => {
  it.each(SIDES)('lets side %i reach neither world nor model', (side) => {
    const { model, world } = contested();
    const found = reachable(snapshotView(model, world, side));
    for (const secret of [model, model.setup, model.initial.buffer, world, world.buffer.buffer]) {
      expect(found.has(secret)).toBe(false);
    }
    const tables = Object.values(model.map).filter((table) => ArrayBuffer.isView(table));
    for (const { buffer } of tables) expect(found.has(buffer)).toBe(false);
  });

  it('tells nothing of the other doctrine, of events that do not wait, or of hidden parameters', () => {
    const { model, world } = contested();
    const nrf = leaves(snapshotView(model, world, INSURGENT));
    const taliban = leaves(snapshotView(model, world, GOVERNMENT));
    expect(nrf.has(0.123456) && !nrf.has(0.654321)).toBe(true);
    expect(taliban.has(0.654321) && !taliban.has(0.123456)).toBe(true);
    for (const seen of [nrf, taliban]) {
      expect(seen.has('asks-nrf')).toBe(false);
      expect(seen.has('asks-taliban')).toBe(false);
      expect(seen.has(model.p.security.pointKilled)).toBe(false);
    }
  });

  it('names an event while it waits, to the side that it asks', () => {
    const { model, world } = contested({ eventPending: [1, 1] });
    const expected = [
      { event: 0, id: 'asks-nrf', choices: ['asks-nrf-yes', 'asks-nrf-no'] },
      { event: 1, id: 'asks-taliban', choices: ['asks-taliban-yes', 'asks-taliban-no'] },
    ].map(({ choices, ...rest }) => ({
      ...rest,
      choices: choices.map((id, choice) => ({ choice, id })),
    }));
    expect(snapshotView(model, world, INSURGENT).pending).toEqual([expected[0]]);
    expect(snapshotView(model, world, GOVERNMENT).pending).toEqual([expected[1]]);
    world.eventPending.fill(0);
    expect(snapshotView(model, world, GOVERNMENT).pending).toEqual([]);
  });

  it('is private: what a player writes reaches nothing and is gone at the next decision', () => {
    const { model, world } = contested();
    const before = world.buffer.slice();
    const snapshot = new Snapshot(model, INSURGENT);
    const first = snapshot.refresh(world);
    if (first.side !== INSURGENT) throw new Error('wrong side');
    first.treasury[0] = 1e9;
    first.theatre.map.affinity.fill(0);
    first.eventPending.fill(1);
    expect(world.buffer).toEqual(before);
    expect(model.map.affinity.some((x) => x > 0)).toBe(true);
    const again = snapshot.refresh(world);
    expect(again).toBe(first);
    expect(first.treasury[0]).toBe(world.treasury[0]);
    expect(again.pending).toEqual([]);
  });

  it('follows the world when it is refreshed, without new arrays', () => {
    const model = compileModel(contestedSetup());
    const campaign = new Campaign(model, keyOf({ k0: 1, k1: 2 }, 0));
    const snapshot = new Snapshot(model, GOVERNMENT);
    const view = snapshot.refresh(campaign.world);
    const arrays = Object.values(view).filter((value) => ArrayBuffer.isView(value));
    campaign.step();
    snapshot.refresh(campaign.world);
    expect(Object.values(view).filter((value) => ArrayBuffer.isView(value))).toEqual(arrays);
    const live = createView(model, campaign.world, GOVERNMENT);
    for (const { column } of visibleRanges(model.layout, GOVERNMENT)) {
      expect(Reflect.get(view, column), column).toEqual(Reflect.get(live, column));
    }
  });

  it('works for a model without corridors, actors or events', () => {
    const model = compileModel(
      contestedSetup({
        events: [],
        corridors: [],
        initial: { ...contestedSetup().initial, ...without('eventLastDay', 'corridor') },
      }),
    );
    const world = createWorld(model.layout, model.initial.slice());
    for (const side of SIDES) {
      const view = snapshotView(model, world, side);
      expect(view.pending).toEqual([]);
      expect(view.eventPending).toHaveLength(0);
      expect(legalOrders(view).length).toBeGreaterThan(0);
    }
  });
});

/** Empty columns in place of those whose names begin so. */
function without(...beginnings: readonly string[]): Partial<Record<string, number[]>> {
  const names = COLUMN_NAMES.filter((name) => beginnings.some((start) => name.startsWith(start)));
  return Object.fromEntries(names.map((name) => [name, []]));
}

describe('fog', () => {
  const model = compileModel(contestedSetup());
  const campaign = new Campaign(model, keyOf({ k0: 5, k1: 6 }, 0));
  for (let turn = 0; turn < 9; turn++) campaign.step();
  const world = createWorld(model.layout, campaign.world.buffer.slice());

  const answers = (side: Side, w: typeof world): unknown => {
    const view = snapshotView(model, w, side);
    const legal = legalOrders(view);
    return {
      view,
      legal,
      costs: legal.map(({ kind }) => orderCost(view.theatre, kind)),
      purse: purse(view),
    };
  };

  it.each(SIDES)('keeps views, legal lists and costs of side %i when the hidden moves', (side) => {
    const expected = answers(side, world);
    let moved = 0;
    fc.assert(
      fc.property(fc.nat(0xffffffff), (k0) => {
        const other = permuted(model, world, side, { k0, k1: side });
        moved += other.buffer.some((x, i) => x !== world.buffer[i]) ? 1 : 0;
        expect(answers(side, other)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
    expect(moved).toBeGreaterThan(35);
  });

  it('would notice a cell that is opened by mistake', () => {
    const hidden = hiddenFrom(model, GOVERNMENT);
    const opened = world.buffer.slice();
    const at = hidden.indexOf(0, model.layout.offset.garrison);
    opened[at] = opened[at]! + 1;
    expect(answers(GOVERNMENT, createWorld(model.layout, opened))).not.toEqual(
      answers(GOVERNMENT, world),
    );
  });
});
