import { describe, expect, it } from 'vitest';
import { COLUMN_NAMES, columnOf } from '../../src/engine/columns.js';
import { applyEffects, effectAllowed } from '../../src/engine/effects.js';
import { accountTotals, checkAll } from '../../src/engine/invariants.js';
import { Ledger } from '../../src/engine/ledger.js';
import { contested } from './contested-setup.js';

const EVENT = 1000;

describe('effectAllowed', () => {
  it('allows reals and settings, and counts that have somewhere to come from', () => {
    for (const name of COLUMN_NAMES) {
      const { kind, account } = columnOf(name);
      const closed = account === 'vehicles' || account === 'spares';
      expect(effectAllowed(name), name).toBe(kind !== 'count' || !closed);
    }
  });
});

describe('applyEffects', () => {
  it('shifts a real cell within its range', () => {
    const { world } = contested();
    world.outrage[0] = 0.5;
    applyEffects(world, [{ column: 'outrage', index: 0, by: 0.25 }], EVENT);
    expect(world.outrage[0]).toBe(0.75);
    applyEffects(world, [{ column: 'outrage', index: 0, by: 9 }], EVENT);
    expect(world.outrage[0]).toBe(1);
  });

  it('shifts a setting by whole steps within its choices', () => {
    const { world } = contested();
    applyEffects(world, [{ column: 'zoneRule', index: 0, by: 0.7 }], EVENT);
    expect(world.zoneRule[0]).toBe(2);
    applyEffects(world, [{ column: 'zoneRule', index: 0, by: 3 }], EVENT);
    expect(world.zoneRule[0]).toBe(2);
    applyEffects(world, [{ column: 'zoneRule', index: 0, by: -9 }], EVENT);
    expect(world.zoneRule[0]).toBe(0);
  });

  it.each([
    ['fighters', 'abroadPeople'],
    ['treasury', 'economy'],
    ['arms', 'armsMarket'],
  ] as const)('moves %s against %s, whole, and never below nothing', (column, outside) => {
    const { world } = contested();
    const before = accountTotals(world);
    const had = world[column][0]!;
    const beyond = world[outside][0]!;
    applyEffects(world, [{ column, index: 0, by: 10.9 }], EVENT);
    expect([world[column][0], world[outside][0]]).toEqual([had + 10, beyond - 10]);
    applyEffects(world, [{ column, index: 0, by: -1e9 }], EVENT);
    expect([world[column][0], world[outside][0]]).toEqual([0, beyond + had]);
    expect(accountTotals(world)).toEqual(before);
    checkAll(world);
  });

  it('makes no vehicles', () => {
    const { world } = contested();
    const before = world.buffer.slice();
    applyEffects(world, [{ column: 'heavy', index: 0, by: 5 }], EVENT);
    expect(world.buffer).toEqual(before);
  });

  it('applies effects in order, under the cause of the event', () => {
    const { world } = contested();
    world.union[0] = 0.5;
    const ledger = new Ledger(world);
    const effects = [0.75, -0.5].map((by) => ({ column: 'union' as const, index: 0, by }));
    applyEffects(world, effects, EVENT);
    expect(world.union[0]).toBe(0.5);
    const { terms } = ledger.history('union', 0)!;
    expect(terms.map(({ delta }) => delta)).toEqual([0.75, -0.25, -0.5]);
    expect(terms[0]!.cause).toBe(EVENT);
  });
});
