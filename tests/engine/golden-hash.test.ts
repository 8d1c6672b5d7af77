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
        "9cabf731d7bd51ca61d0a4f7735e47b8",
        "c3ed6242736fa40b7b6e7cbdbee60318",
        "edfa3fb80de0bed4955b130bd987ca57",
        "1a0d6abde24b0a550daea40f37a54d54",
        "3f919a27eb7bc79d8443cf683bc49db1",
        "19569c1ad204b11dba02092d6e9f5414",
        "37cbd141b324a378c454bbfeca5170c2",
        "d1b2fc77deeff387d1ebf359d4d94f25",
      ]
    `);
  });

  it('of the siege, by days', () => {
    expect(goldenHashes(loadScenario('panjshir-2021').setup)).toMatchInlineSnapshot(`
      [
        "4b6c45070b4d5ad49af076f3b32b3d06",
        "beb6ade19bfc16cb69ede4cfddac611c",
        "29606a6497e319f4c421811ef6949b59",
      ]
    `);
  });

  it('of the classroom', () => {
    expect(goldenHashes(loadScenario('classroom').setup)).toMatchInlineSnapshot(`
      [
        "107382bbff5fa5176f0d29e6dc65c1ea",
        "67f1206b5a66f44f45d7aef6a8dea054",
      ]
    `);
  });
});
