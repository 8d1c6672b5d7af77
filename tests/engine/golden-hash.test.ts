/**
 * Hashes of a few campaigns, written down. They must be the same on every machine, processor and
 * Node version. Only a change of rules, columns, draws or of the scenarios may change them, and then
 * on purpose: `npx vitest run tests/engine/golden-hash.test.ts -u` writes them anew.
 */
import { describe, expect, it } from 'vitest';
import { hashWorld } from '../../src/engine/hash.js';
import { compileModel } from '../../src/engine/model.js';
import type { Setup } from '../../src/engine/setup.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { simulate } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { createPlayer } from '../../src/players/index.js';
import { loadScenario } from '../../src/scenario/load.js';

/** Hashes of the world at every thirteenth turn, with doctrine on both sides. */
function goldenHashes(setup: Setup): string[] {
  const key = { k0: 1, k1: 2 };
  const campaign = new Campaign(compileModel(setup), key);
  const out: string[] = [];
  simulate(campaign, key, {
    players: [createPlayer('doctrine', INSURGENT), createPlayer('doctrine', GOVERNMENT)],
    onTurn: ({ turn, world }) => {
      if (turn % 13 === 0) out.push(hashWorld(world.buffer));
    },
  });
  return out;
}

describe('golden hashes', () => {
  it('of the base scenario', () => {
    expect(goldenHashes(loadScenario('base-2024').setup)).toMatchInlineSnapshot(`
      [
        "12fe829368609097a1ced59aaa2c0428",
        "55c94fb882335894c4c849e934c1e323",
        "8b18dcc1cd7b1bff2dfe853b14c58797",
        "d696af2f7ffee183b4813630fd8c77bd",
        "f1075aca4b11e7975f391c34af4d92da",
        "a37fdf42058780ec116956cbc815b8e1",
        "06f8f8252afdad55de03b46c21fd6c8d",
        "1f695949c870c75d9ca8cbc14b926a35",
      ]
    `);
  });

  it('of the siege, by days', () => {
    expect(goldenHashes(loadScenario('panjshir-2021').setup)).toMatchInlineSnapshot(`
      [
        "0c03fbc8a339e7f9d1468c714bd325bb",
        "01e21609b23a3cc5701840d834f7baa2",
        "56d399f866a473007146d17758cfbe61",
      ]
    `);
  });

  it('of the classroom', () => {
    expect(goldenHashes(loadScenario('classroom').setup)).toMatchInlineSnapshot(`
      [
        "252ddf3affa8bd8f184fbf31fce79712",
        "ab1f02929295ec5bdaeb16d5a2c5eb30",
      ]
    `);
  });
});
