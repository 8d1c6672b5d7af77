import { describe, expect, it } from 'vitest';
import { COLUMN_NAMES, columnOf, type ColumnName } from '../../src/engine/columns.js';
import { InvariantError } from '../../src/engine/errors.js';
import {
  accountTotals,
  checkAll,
  checkTurnEnd,
  createRanges,
} from '../../src/engine/invariants.js';
import { Campaign } from '../../src/engine/turn.js';
import { cloneWorld, createWorld, type World } from '../../src/engine/world.js';
import { contested } from './contested-setup.js';

const { world: SOUND } = contested();

/** A sound world with one cell changed. */
function broken(name: ColumnName, i: number, value: number): World {
  const world = cloneWorld(SOUND);
  world[name][i] = value;
  return world;
}

describe('checkTurnEnd', () => {
  it('looks at every column once in sixteen turns', () => {
    for (const name of COLUMN_NAMES) {
      const world = broken(name, 0, NaN);
      const ranges = createRanges(world.layout);
      let found = 0;
      for (let turn = 1000; turn < 1016; turn++) {
        try {
          checkTurnEnd(world, ranges, turn);
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVARIANT_BROKEN' });
          found++;
        }
      }
      expect(found, name).toBe(1);
    }
  });

  it('stops a campaign within sixteen turns of a fault', () => {
    const { model } = contested();
    const campaign = new Campaign(model, { k0: 1, k1: 2 });
    campaign.world.civiliansKilled[1] = 0.5;
    const play = (): void => {
      for (let turn = 0; turn < 16; turn++) campaign.step();
    };
    expect(play).toThrow(/civiliansKilled\[1\]/);
  });
});

describe('checkAll', () => {
  it('finds what is out of range, not whole or not finite, in the last cell too', () => {
    for (const name of COLUMN_NAMES) {
      const { min, max, kind } = columnOf(name);
      const last = broken(name, 0, 0)[name].length - 1;
      const beyond = Math.max(1, max * 1e-9);
      const bad = [NaN, Infinity, -Infinity, min - beyond, max + beyond];
      for (const value of kind === 'real' ? bad : [...bad, 0.5]) {
        const check = (): void => checkAll(broken(name, last, value));
        expect(check, `${name} ${value}`).toThrow(InvariantError);
        expect(check, `${name} ${value}`).toThrow(`${name}[${last}]`);
      }
    }
  });

  it('passes the bounds themselves', () => {
    const { model } = contested();
    for (const end of ['min', 'max'] as const) {
      const world = createWorld(model.layout);
      for (const name of COLUMN_NAMES) world[name].fill(columnOf(name)[end]);
      expect(() => checkAll(world)).not.toThrow();
    }
  });
});

describe('accountTotals', () => {
  it('adds up all cells of each account, those beyond the model too', () => {
    const { world } = contested();
    const before = accountTotals(world);
    for (const name of COLUMN_NAMES) {
      const { account } = columnOf(name);
      world[name][0]! += 3;
      const after = accountTotals(world);
      for (const kind of Object.keys(before) as (keyof typeof before)[]) {
        expect(after[kind] - before[kind], `${name} in ${kind}`).toBe(kind === account ? 3 : 0);
      }
      world[name][0]! -= 3;
    }
  });
});
