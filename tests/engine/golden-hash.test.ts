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
        "e40ee3a7d3c4a58aadbb9a1bcf5f42f3",
        "a1481220766194b1949b7b56e02e9bbc",
        "ff57fb35bffdc7618b1d34b7996a008b",
        "b131f44594002cd24c11c0f894907269",
        "0486b1e411da3a16e0d790c3131db2fd",
        "5fb8084b40d36fe5613817b1a40f393f",
        "de13c8f60415f7f82a5814cf28ef8128",
        "d42cd774b815c2189138866052073a8f",
      ]
    `);
  });

  it('of the siege, by days', () => {
    expect(goldenHashes(loadScenario('panjshir-2021').setup)).toMatchInlineSnapshot(`
      [
        "6c5be542a2dff6c137fd934ef8c0dc2f",
        "a47cb3d28095548979645afdab4c359d",
        "dc6888c78ef34d152a3659c6a776911c",
      ]
    `);
  });

  it('of the classroom', () => {
    expect(goldenHashes(loadScenario('classroom').setup)).toMatchInlineSnapshot(`
      [
        "11a8aa4bdac9c05ad71c31b08d974449",
        "6ae4430d2075f49b98d4aacf1a36b93a",
      ]
    `);
  });
});
