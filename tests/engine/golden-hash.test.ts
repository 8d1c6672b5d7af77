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
        "05b92cde0d5297919eea9669fea9ef83",
        "14ea789166ab0a145349823e7aaa3afc",
        "b01234a189d706e29471f2c7324aa631",
        "1ad001e5e6a596889588def318c3c7fd",
        "97f20ed7eeb0b73ac98bec9da12604a9",
        "358f6cad3ce3c7948b2379e75a9fdff7",
        "c19baaf1eee0010b5a1dca0c3669ca06",
        "702fc31ebf95a1ed4b104ee7465f8174",
      ]
    `);
  });

  it('of the siege, by days', () => {
    expect(goldenHashes(loadScenario('panjshir-2021').setup)).toMatchInlineSnapshot(`
      [
        "3254cb741c9438396403b8550f70da46",
        "fafd0b2aca2848ec2b33b15a37fe513a",
        "c0beb418b8149dee76fb2d2b264150a2",
      ]
    `);
  });

  it('of the classroom', () => {
    expect(goldenHashes(loadScenario('classroom').setup)).toMatchInlineSnapshot(`
      [
        "187ea005b04e6b923b97e2ac5cb466cf",
        "1a791c2b45330643a1106d4296b01044",
      ]
    `);
  });
});
