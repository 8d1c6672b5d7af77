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
        "b1b7ff2433a502509cb114ab4d10eec3",
        "ca4bddce82e856682568f2b736475b16",
        "7f3cf097394684bc3daa26be2762206f",
        "0dc7acce1c3dc4ac961502eb32b6a074",
        "e124af5a037ced09cec8e0d7adf1ce73",
        "d39326399c716926d035e26d07ce81eb",
        "73b5f91d915bb3a3fdb7adfc081950c6",
        "0183b4daba2c77cf7e2a4cbedf32b7c7",
      ]
    `);
  });

  it('of the siege, by days', () => {
    expect(goldenHashes(loadScenario('panjshir-2021').setup)).toMatchInlineSnapshot(`
      [
        "6a85ea23da1b3dbe5453e6b347f15550",
        "b8b770c2f1a08c781392a41a3a874d41",
        "6eccf6de843726e846e72857b1951e01",
      ]
    `);
  });

  it('of the classroom', () => {
    expect(goldenHashes(loadScenario('classroom').setup)).toMatchInlineSnapshot(`
      [
        "8d661906cb4ba1cfcdf18f653bff9c0f",
        "356975b48bcfda6aed4a5f43032cf0e4",
      ]
    `);
  });
});
