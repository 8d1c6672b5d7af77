import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileModel } from '../../src/engine/model.js';
import { keyOf } from '../../src/engine/random.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { simulate, type Moment } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView } from '../../src/engine/views.js';
import { createPlayer, type PlayerName } from '../../src/players/index.js';
import { permuted } from '../engine/hidden.js';
import { contestedYear } from './setups.js';

const NAMES: readonly (readonly [PlayerName, runs: number])[] = [
  ['doctrine', 40],
  ['adaptive', 40],
  ['random', 40],
  // It thinks for a tenth of a second; what it knows comes through its view and `believe` alone.
  ['lookahead', 4],
];

/** A moment with noise that depends on nothing but its number. */
const momentOf = (day: number, turn: number): Moment => ({
  day,
  turn,
  uniform: (k) => ((k * 7919 + turn * 104_729 + 12_345) % 99_991) / 99_991 + 1e-6,
});

describe.each([INSURGENT, GOVERNMENT] as const)('side %i', (side) => {
  it.each(NAMES)(
    'gives the same orders when what it cannot see is another: %s',
    (name, numRuns) => {
      const setup = contestedYear();
      const model = compileModel(setup);
      fc.assert(
        fc.property(fc.nat(1e6), fc.integer({ min: 0, max: 40 }), (seed, turns) => {
          const key = keyOf({ k0: 3, k1: 9 }, seed);
          const campaign = new Campaign(model, key);
          const untilDay = model.startDay + turns * model.turnDays - 1;
          const before = name === 'lookahead' ? 'adaptive' : name;
          const players = [
            createPlayer(before, INSURGENT),
            createPlayer(before, GOVERNMENT),
          ] as const;
          simulate(campaign, key, { players, untilDay });
          const world = campaign.world;
          const other = permuted(model, world, side, key);
          const moment = momentOf(campaign.day, campaign.turn);
          const orders = (of: typeof world) =>
            createPlayer(name, side)!.decide(snapshotView(model, of, side), moment);
          expect(orders(other)).toEqual(orders(world));
        }),
        { numRuns },
      );
    },
  );
});

it('notices what it can see', () => {
  const model = compileModel(contestedYear());
  const campaign = new Campaign(model, keyOf({ k0: 3, k1: 9 }, 0));
  for (let i = 0; i < 20; i++) campaign.step([]);
  const decide = () =>
    createPlayer('doctrine', GOVERNMENT)!.decide(
      snapshotView(model, campaign.world, GOVERNMENT),
      momentOf(campaign.day, campaign.turn),
    );
  const before = decide();
  campaign.world.reportedAttacks.fill(6);
  expect(decide()).not.toEqual(before);
});
