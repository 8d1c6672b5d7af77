import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSE } from '../../src/engine/causes.js';
import { COLUMN_NAMES, columnOf } from '../../src/engine/columns.js';
import { Ledger, replayCell } from '../../src/engine/ledger.js';
import {
  add,
  addShare,
  addWithin,
  affordable,
  assign,
  cloneWorld,
  createLayout,
  createWorld,
  indexLength,
  transfer,
  type ChangeListener,
} from '../../src/engine/world.js';

const SIZES = { areas: 3, groups: 2, actors: 4, corridors: 5, fronts: 6, zones: 7, events: 8 };
const LAYOUT = createLayout(SIZES);

/** A world that keeps what its ledger hears. */
function listened() {
  const world = createWorld(LAYOUT);
  const heard: (readonly [Float64Array, number, number, number])[] = [];
  const ledger: ChangeListener = { term: (...change) => heard.push(change) };
  world.ledger = ledger;
  return { world, heard };
}

describe('createLayout', () => {
  it('lays columns one after another in the order of the table, with nothing between', () => {
    let at = 0;
    for (const name of COLUMN_NAMES) {
      expect(LAYOUT.offset[name], name).toBe(at);
      expect(LAYOUT.length[name], name).toBe(indexLength(columnOf(name).index, SIZES));
      at += LAYOUT.length[name];
    }
    expect(LAYOUT.cells).toBe(at);
  });

  it('gives every index the length of what it counts', () => {
    const lengths = {
      global: 1,
      side: 2,
      area: 3,
      sideArea: 6,
      group: 2,
      groupArea: 6,
      groupCorridor: 10,
      corridor: 5,
      actor: 4,
      actorSide: 8,
      front: 6,
      zone: 7,
      event: 8,
    } as const;
    for (const [index, length] of Object.entries(lengths)) {
      expect(indexLength(index as keyof typeof lengths, SIZES), index).toBe(length);
    }
  });
});

describe('cloneWorld', () => {
  it('copies the numbers, shares none, and leaves the ledger behind', () => {
    const { world } = listened();
    world.fear[1] = 0.5;
    const copy = cloneWorld(world);
    expect(copy.fear[1]).toBe(0.5);
    expect(copy.ledger).toBeNull();
    copy.fear[1] = 0.25;
    expect(world.fear[1]).toBe(0.5);
  });
});

describe('add', () => {
  it('adds and tells what, where and why', () => {
    const { world, heard } = listened();
    add(world, world.alert, 2, 1.5, CAUSE.concentration);
    expect(world.alert[2]).toBe(1.5);
    expect(heard).toEqual([[world.alert, 2, 1.5, CAUSE.concentration]]);
  });
});

describe('addWithin', () => {
  const finite = fc.double({ noNaN: true, min: -1e6, max: 1e6 });

  it('ends within its bounds, and its terms add up to the value bit for bit', () => {
    fc.assert(
      fc.property(finite, finite, fc.double({ min: 0, max: 1e6, noNaN: true }), finite, (...xs) => {
        const [first, lo, width, delta] = xs;
        const hi = lo + width;
        const world = createWorld(LAYOUT);
        world.drive[0] = first;
        const ledger = new Ledger(world);
        addWithin(world, world.drive, 0, delta, lo, hi, CAUSE.shock);
        const value = world.drive[0];
        expect(value).toBeGreaterThanOrEqual(lo);
        expect(value).toBeLessThanOrEqual(hi);
        expect(Object.is(replayCell(ledger.history('drive', 0)!), value)).toBe(true);
      }),
    );
  });

  it('books what a bound takes away as a cause of its own', () => {
    const { world, heard } = listened();
    world.union[0] = 0.75;
    addShare(world, world.union, 0, 0.5, CAUSE.coordination);
    expect(world.union[0]).toBe(1);
    expect(heard.map(([, , delta, cause]) => [delta, cause])).toEqual([
      [0.5, CAUSE.coordination],
      [-0.25, CAUSE.clamp],
    ]);
  });

  it('books nothing more when the bound is not met', () => {
    const { world, heard } = listened();
    addShare(world, world.union, 0, 1, CAUSE.coordination);
    expect(world.union[0]).toBe(1);
    expect(heard).toHaveLength(1);
  });
});

describe('assign', () => {
  it('sets a choice, and is silent when nothing changes', () => {
    const { world, heard } = listened();
    assign(world, world.zoneRule, 3, 2, CAUSE.order);
    assign(world, world.zoneRule, 3, 2, CAUSE.order);
    expect(world.zoneRule[3]).toBe(2);
    expect(heard).toEqual([[world.zoneRule, 3, 2, CAUSE.order]]);
  });
});

describe('transfer', () => {
  it('takes from one account what it gives to the other', () => {
    const { world, heard } = listened();
    world.treasury[0] = 100;
    transfer(world, world.treasury, 0, world.economy, 0, 30, CAUSE.order);
    expect([world.treasury[0], world.economy[0]]).toEqual([70, 30]);
    expect(heard.map(([, , delta]) => delta)).toEqual([-30, 30]);
  });

  it.each([0, -5])('moves nothing for %d', (n) => {
    const { world, heard } = listened();
    transfer(world, world.treasury, 0, world.economy, 0, n, CAUSE.order);
    expect([world.treasury[0], world.economy[0]]).toEqual([0, 0]);
    expect(heard).toEqual([]);
  });

  it('leaves a cell alone that gives to itself', () => {
    const { world } = listened();
    world.fighters[1] = 10;
    transfer(world, world.fighters, 1, world.fighters, 1, 4, CAUSE.movement);
    expect(world.fighters[1]).toBe(10);
  });
});

describe('affordable', () => {
  it('gives whole units, no more than are wanted or held, and never fewer than none', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.double({ min: -2000, max: 2000, noNaN: true }),
        (held, wanted) => {
          const n = affordable(Float64Array.of(held), 0, wanted);
          expect(Number.isInteger(n)).toBe(true);
          expect(n).toBeGreaterThanOrEqual(0);
          expect(n).toBeLessThanOrEqual(held);
          expect(n).toBe(Math.max(0, Math.min(held, Math.floor(wanted))));
        },
      ),
    );
  });
});
