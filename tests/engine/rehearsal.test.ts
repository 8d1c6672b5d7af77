import { describe, expect, it } from 'vitest';
import { hashWorld } from '../../src/engine/hash.js';
import { compileModel } from '../../src/engine/model.js';
import { keyOf } from '../../src/engine/random.js';
import { Rehearsal } from '../../src/engine/rehearsal.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView } from '../../src/engine/views.js';
import type { Order } from '../../src/engine/orders.js';
import { contestedSetup } from './contested-setup.js';
import { permuted } from './hidden.js';

const SEED = { k0: 5, k1: 50 };
const model = compileModel(contestedSetup());
const campaign = new Campaign(model, SEED);
for (let turn = 0; turn < 16; turn++) campaign.step();
const { world } = campaign;
const options = { key: keyOf(SEED, 3), days: 56, players: [null, null] } as const;
const rehearsalOf = (side: 0 | 1, of = world) =>
  new Rehearsal(snapshotView(model, of, side), options);
const breakUp: Order = { side: INSURGENT, kind: 'coalition', target: 0, other: 0, choice: 2 };

describe('a rehearsal', () => {
  it('gives the same score for the same orders in the same world, whatever was tried between', () => {
    const rehearsal = rehearsalOf(INSURGENT);
    const first = rehearsal.scoreWith([], 0);
    rehearsal.scoreWith([breakUp], 0);
    rehearsal.scoreWith([], 1);
    expect(rehearsal.scoreWith([], 0)).toBe(first);
    expect(rehearsalOf(INSURGENT).scoreWith([], 0)).toBe(first);
  });

  it('shows what orders do: a broken union costs at once, on average over believed worlds', () => {
    const rehearsal = new Rehearsal(snapshotView(model, world, INSURGENT), { ...options, days: 7 });
    let gain = 0;
    for (let n = 0; n < 12; n++) {
      gain += rehearsal.scoreWith([breakUp], n) - rehearsal.scoreWith([], n);
    }
    expect(gain / 12).toBeLessThan(-1);
  });

  it.each([INSURGENT, GOVERNMENT] as const)('of side %i rests on what it sees alone', (side) => {
    for (let n = 0; n < 5; n++) {
      const other = permuted(model, world, side, keyOf(SEED, n));
      expect(rehearsalOf(side, other).scoreWith([], n)).toBe(rehearsalOf(side).scoreWith([], n));
    }
  });

  it('leaves the war as it was', () => {
    const before = hashWorld(world.buffer);
    rehearsalOf(GOVERNMENT).scoreWith([], 0);
    expect(hashWorld(world.buffer)).toBe(before);
  });
});
