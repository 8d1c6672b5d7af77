import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BELIEFS } from '../../src/engine/belief-table.js';
import { believe, planningModel } from '../../src/engine/believe.js';
import { COLUMN_NAMES, columnOf, type ColumnName } from '../../src/engine/columns.js';
import { hashWorld } from '../../src/engine/hash.js';
import { accountTotals, checkAll } from '../../src/engine/invariants.js';
import { compileModel } from '../../src/engine/model.js';
import { keyOf, type Key } from '../../src/engine/random.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView, visibleRanges } from '../../src/engine/views.js';
import { createWorld, type World } from '../../src/engine/world.js';
import { loadScenario } from '../../src/scenario/load.js';
import { contestedSetup } from './contested-setup.js';
import { hiddenFrom, permuted } from './hidden.js';

const SIDES = [INSURGENT, GOVERNMENT] as const;
const SEED: Key = { k0: 41, k1: 42 };
const model = compileModel(contestedSetup());
const { areas } = model.sizes;

/** The world after so many turns. */
function worldAfter(turns: number, replicate = 0): World {
  const campaign = new Campaign(model, keyOf(SEED, replicate));
  for (let turn = 0; turn < turns; turn++) campaign.step();
  return createWorld(model.layout, campaign.world.buffer.slice());
}

const worlds = [worldAfter(0), worldAfter(12), worldAfter(25)];

describe('the table of beliefs', () => {
  it('holds every column of which a side does not see all, and no other', () => {
    const hidden = SIDES.map((side) => hiddenFrom(model, side));
    const needed = COLUMN_NAMES.filter((name) => {
      const start = model.layout.offset[name];
      const end = start + model.layout.length[name];
      return hidden.some((cells) => cells.subarray(start, end).includes(1));
    });
    expect(Object.keys(BELIEFS).sort()).toEqual([...needed].sort());
  });

  it('chooses among the choices that a setting has', () => {
    for (const name of COLUMN_NAMES) {
      const belief = BELIEFS[name];
      if (belief?.form !== 'choice') continue;
      expect(belief.weights.length - 1, name).toBeLessThanOrEqual(columnOf(name).max);
      expect(
        belief.weights.every((weight) => weight >= 0),
        name,
      ).toBe(true);
    }
  });
});

describe('a believed world', () => {
  it.each(SIDES)('of side %i is valid, whatever is drawn', (side) => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.constantFrom(...worlds), (k0, world) => {
        const believed = believe(snapshotView(model, world, side), { k0, k1: 1 });
        checkAll(believed);
        for (let a = 0; a < areas; a++) {
          expect(
            believed.supportInsurgent[a]! + believed.supportGovernment[a]!,
          ).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each(SIDES)('of side %i holds what it sees, to the last bit', (side) => {
    for (const world of worlds) {
      const believed = believe(snapshotView(model, world, side), keyOf(SEED, 3));
      for (const { start, end } of visibleRanges(model.layout, side)) {
        expect(believed.buffer.subarray(start, end)).toEqual(world.buffer.subarray(start, end));
      }
    }
  });

  it.each(SIDES)('of side %i does not move with what it does not see', (side) => {
    const world = worlds[1]!;
    const key = keyOf(SEED, 4);
    const expected = hashWorld(believe(snapshotView(model, world, side), key).buffer);
    for (let r = 0; r < 30; r++) {
      const other = permuted(model, world, side, keyOf(SEED, r));
      expect(hashWorld(believe(snapshotView(model, other, side), key).buffer)).toBe(expected);
    }
  });

  it('is the same for the same key, and another for another', () => {
    const view = snapshotView(model, worlds[1]!, GOVERNMENT);
    const hash = (replicate: number): string =>
      hashWorld(believe(view, keyOf(SEED, replicate)).buffer);
    expect(hash(0)).toBe(hash(0));
    expect(new Set([0, 1, 2, 3].map(hash)).size).toBe(4);
  });

  it.each(SIDES)('of side %i plays on: every rule runs and every account is kept', (side) => {
    const view = snapshotView(model, worlds[1]!, side);
    const plan = planningModel(view.theatre);
    const campaign = new Campaign(plan, SEED);
    for (let r = 0; r < 5; r++) {
      const believed = believe(view, keyOf(SEED, r));
      campaign.load(believed.buffer, keyOf(SEED, r));
      for (let turn = 0; turn < 12; turn++) campaign.step();
      checkAll(campaign.world);
      expect(accountTotals(campaign.world)).toEqual(accountTotals(believed));
    }
  });
});

describe('the planning model', () => {
  it.each(SIDES)(
    'of side %i knows no coming event, no first state of the other, no other doctrine',
    (side) => {
      const setup = contestedSetup();
      const dated = setup.events.map((event) => ({
        ...event,
        date: setup.startDay + 30,
        when: null,
      }));
      const full = compileModel({ ...setup, events: dated });
      const world = createWorld(full.layout, full.initial.slice());
      const plan = planningModel(snapshotView(full, world, side).theatre);
      expect(
        plan.events.every(
          ({ date, when, maxTimes }) => date === null && when === null && maxTimes === 0,
        ),
      ).toBe(true);
      const { nrf, taliban } = plan.setup.doctrine;
      const [own, other] = side === INSURGENT ? [nrf, taliban] : [taliban, nrf];
      expect(Object.values(own)).toEqual(
        Object.values(side === INSURGENT ? setup.doctrine.nrf : setup.doctrine.taliban),
      );
      expect(new Set(Object.values(other))).toEqual(new Set([0.5]));
      const name: ColumnName = side === INSURGENT ? 'garrison' : 'fighters';
      const start = full.layout.offset[name];
      expect(plan.initial.slice(start, start + areas)).not.toEqual(
        full.initial.slice(start, start + areas),
      );
      expect(plan.initial).not.toBe(full.initial);
    },
  );
});

describe('beliefs and truth', () => {
  const base = compileModel(loadScenario('base-2024').setup);
  const campaign = new Campaign(base, SEED);
  const truths = [12, 40, 70, 100].map((turns, replicate) => {
    campaign.restart(keyOf(SEED, replicate));
    for (let turn = 0; turn < turns; turn++) campaign.step();
    return createWorld(base.layout, campaign.world.buffer.slice());
  });

  it.each([
    [INSURGENT, 'garrison'],
    [INSURGENT, 'grievance'],
    [INSURGENT, 'fear'],
    [INSURGENT, 'intel'],
    [INSURGENT, 'protection'],
    [GOVERNMENT, 'fighters'],
    [GOVERNMENT, 'network'],
    [GOVERNMENT, 'supportInsurgent'],
    [GOVERNMENT, 'control'],
  ] as const)('side %i holds the true %s possible in most areas', (side, name) => {
    let inside = 0;
    for (const world of truths) {
      const view = snapshotView(base, world, side);
      const drawn = Array.from({ length: 40 }, (_, r) => believe(view, keyOf(SEED, r))[name]);
      for (let a = 0; a < base.sizes.areas; a++) {
        const values = drawn.map((column) => column[a]!).sort((x, y) => x - y);
        if (world[name][a]! >= values[2]! && world[name][a]! <= values[37]!) inside++;
      }
    }
    expect(inside / (truths.length * base.sizes.areas)).toBeGreaterThan(0.6);
  });
});
