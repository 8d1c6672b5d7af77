import { describe, expect, it } from 'vitest';
import { hashWorld } from '../../src/engine/hash.js';
import { compileModel } from '../../src/engine/model.js';
import { keyOf } from '../../src/engine/random.js';
import { simulate, type Players } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView } from '../../src/engine/views.js';
import { createPlayer, type PlayerName } from '../../src/players/index.js';
import { classroomSetup, contestedYear } from './setups.js';
import { playWatched } from './watched.js';

const NAMES: readonly PlayerName[] = ['doctrine', 'adaptive', 'random'];
const both = (name: PlayerName): Players => [createPlayer(name, 0), createPlayer(name, 1)];

describe.each(NAMES)('%s', (name) => {
  it('gives the same orders under the same key, and others under another', () => {
    const given = (seed: number) => {
      const { nrf, taliban } = playWatched(contestedYear(), [name, name], seed);
      return [nrf.given, taliban.given];
    };
    expect(given(4)).toEqual(given(4));
    expect(given(5)).not.toEqual(given(4));
  });

  it('plays on as if it had never stopped when a new player takes over', () => {
    const model = compileModel(contestedYear());
    const key = keyOf({ k0: 1, k1: 2 }, 3);
    const hashes = (stops: readonly number[]) => {
      const campaign = new Campaign(model, key);
      for (const day of [...stops, model.endDay]) {
        simulate(campaign, key, { players: both(name), untilDay: day });
      }
      return hashWorld(campaign.world.buffer);
    };
    const stops = [40, 41, 90, 200].map((days) => model.startDay + days);
    expect(hashes(stops)).toBe(hashes([]));
  });

  it('serves campaign after campaign, and another theatre in between', () => {
    const players = both(name);
    const run = (setup: ReturnType<typeof contestedYear>, of: Players) => {
      const key = keyOf({ k0: 1, k1: 2 }, 8);
      const campaign = new Campaign(compileModel(setup), key);
      simulate(campaign, key, { players: of });
      return hashWorld(campaign.world.buffer);
    };
    const fresh = run(contestedYear(), both(name));
    expect(run(contestedYear(), players)).toBe(fresh);
    run(classroomSetup(), players);
    expect(run(contestedYear(), players)).toBe(fresh);
  });

  it('leaves the view as it was', () => {
    const model = compileModel(contestedYear());
    const campaign = new Campaign(model, keyOf({ k0: 1, k1: 2 }, 3));
    for (const side of [0, 1] as const) {
      const view = snapshotView(model, campaign.world, side);
      const before = structuredClone(cellsOf(view));
      createPlayer(name, side)!.decide(view, { turn: 0, day: campaign.day, uniform: () => 0.37 });
      expect(cellsOf(view)).toEqual(before);
    }
  });

  it('refuses to play for the other side', () => {
    const model = compileModel(contestedYear());
    const campaign = new Campaign(model, keyOf({ k0: 1, k1: 2 }, 3));
    const moment = { turn: 0, day: campaign.day, uniform: () => 0.5 };
    for (const side of [0, 1] as const) {
      const view = snapshotView(model, campaign.world, side === 0 ? 1 : 0);
      expect(() => createPlayer(name, side)!.decide(view, moment)).toThrow(TypeError);
    }
  });
});

function cellsOf(view: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(view).filter(([, value]) => value instanceof Float64Array),
  );
}
