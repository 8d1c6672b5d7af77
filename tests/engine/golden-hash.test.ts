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
        "8e516cb369bb16a967af9f7f8d5d4505",
        "4e2a83167b64c2966c18501aaacc6bf9",
        "165d6f6053e28cef871ae9c70769a42c",
        "485ffacbcce26c60fbe303ad50864eff",
        "8315ced618afa6637136fa6e0cc0ed5a",
        "6765202b4e7f27b727fe70e8d10b083e",
        "20d42f47a93735ddfdcea85531ba897d",
        "c664c23b8c8178c12b508bf70dd2e04c",
      ]
    `);
  });

  it('of the siege, by days', () => {
    expect(goldenHashes(loadScenario('panjshir-2021').setup)).toMatchInlineSnapshot(`
      [
        "3d5fd7cfade9fae3647659aa16b608d8",
        "46356efd6f5f96889cb58152cb4f5a99",
        "ebaf9a6e5309a91c818e4220b1621c6b",
      ]
    `);
  });

  it('of the classroom', () => {
    expect(goldenHashes(loadScenario('classroom').setup)).toMatchInlineSnapshot(`
      [
        "9fb3426ae900ddc0cf3369a829c100f9",
        "adb68e0623d411d0c47cb267a55dccb4",
      ]
    `);
  });
});
