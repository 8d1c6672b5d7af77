import { describe, expect, it } from 'vitest';
import { contestedSetup } from '../contested-setup.js';
import { ACTOR, play, type Given, type Outcome } from './one-rule.js';

/** Actors without shocks; `interests` are those of each toward the insurgents. */
function stances(given: Given, interests: Readonly<Record<string, number>> = {}): Outcome {
  const setup = {
    actors: contestedSetup().actors.map((actor) => ({
      ...actor,
      interests: { nrf: interests, taliban: {} },
    })),
  };
  return play({
    rules: ['stances'],
    setup,
    ...given,
    actors: { shockSdPerYear: 0, stanceTauDays: 70, ...given.actors },
  });
}

describe('stances', () => {
  it('drift to their anchor in their time', () => {
    const { world, before } = stances({
      actors: { anchorInsurgent: 0.2, anchorGovernment: -0.4 },
      turns: 10,
    });
    world.attitude.forEach((value, i) => {
      const anchor = i % 2 === 0 ? 0.2 : -0.4;
      // Ten weeks are the time in which 1 - 1/e of the way is gone.
      expect(value).toBeCloseTo(anchor + (before.attitude[i]! - anchor) / Math.E, 10);
    });
  });

  it('are pulled by interests', () => {
    const attitude = (outrage: number): number =>
      stances({ cells: { outrage }, actors: { anchorInsurgent: 0 }, turns: 30 }, { outrage: 0.5 })
        .world.attitude[0]!;
    expect(attitude(0.8) - attitude(0)).toBeGreaterThan(0.35);
    expect(attitude(0.8) - attitude(0)).toBeLessThan(0.4);
  });

  it('are pulled by envoys, whose effort fades', () => {
    const envoy = stances({ cells: { envoyInsurgent: [0.8, 0, 0] }, turns: 10 });
    const none = stances({ turns: 10 });
    expect(envoy.world.attitude[0]).toBeGreaterThan(none.world.attitude[0]! + 0.05);
    expect(envoy.world.attitude[2]).toBe(none.world.attitude[2]);
    expect(envoy.world.envoyInsurgent[0]).toBeLessThan(0.4);
  });

  it('take shocks of the spread that the actor has', () => {
    const shocks = Array.from({ length: 100 }, (_, replicate) =>
      stances({ actors: { shockSdPerYear: 0.2 }, replicate }).flow('attitude', 'shock', 0),
    );
    const spread = Math.sqrt(shocks.reduce((sum, x) => sum + x * x, 0) / shocks.length);
    const weekly = 0.2 * Math.sqrt(7 / 365.25);
    expect(spread).toBeGreaterThan(0.8 * weekly);
    expect(spread).toBeLessThan(1.25 * weekly);
  });
});

describe('regimes', () => {
  /** The regime after a week that leaves the attitude where it is. */
  const next = (attitude: number, regime: number): Outcome =>
    stances({
      actors: { anchorInsurgent: attitude, stanceTauDays: 1e9 },
      parameters: { stances: { hysteresisMargin: 0.05 } },
      cells: { attitude, regime },
    });

  it.each([
    [0.62, 3, 3],
    [0.66, 3, 4],
    [0.58, 4, 4],
    [0.54, 4, 3],
    [-0.22, 2, 2],
    [-0.26, 2, 1],
    [-0.18, 1, 1],
    [-0.14, 1, 2],
  ])('change at a threshold with a margin: %d called %d is then called %d', (...given) => {
    const [attitude, regime, then] = given;
    expect(next(attitude, regime).world.regime[0]).toBe(then);
  });

  it('change by one step a time, and are noted', () => {
    const { world, notes } = stances({
      actors: { anchorInsurgent: -0.9, anchorGovernment: -0.9, stanceTauDays: 1e9 },
      cells: { attitude: -0.9, regime: [4, 4, 4, 4, 4, 4] },
      turns: 3,
    });
    expect([...world.regime]).toEqual([1, 1, 1, 1, 1, 1]);
    expect(notes('regime_change').slice(0, 2)).toEqual([
      [ACTOR.tajikistan, 0, 3],
      [ACTOR.tajikistan, 1, 3],
    ]);
  });
});

describe('moods', () => {
  it('tension follows the violence of the guests', () => {
    const tension = (ttpViolence: number): number =>
      stances({ cells: { ttpViolence }, turns: 40 }).world.borderTension[0]!;
    expect(tension(1)).toBeGreaterThan(tension(0) + 0.4);
  });

  it('trade falls with tension, and when a neighbour shuts its border', () => {
    const trade = (tension: number, regime: number): number =>
      stances({
        cells: {
          borderTension: tension,
          attitude: -0.22,
          regime: [2, 2, 2, 2, 2, regime],
        },
        actors: { anchorInsurgent: -0.22, anchorGovernment: -0.22 },
      }).world.trade[0]!;
    expect(trade(0.9, 2)).toBeLessThan(trade(0.1, 2));
    expect(trade(0.1, 1)).toBeLessThan(trade(0.1, 2));
  });

  it('aid follows edicts', () => {
    const aid = (edicts: number): number =>
      stances({ cells: { edicts, aid: 0.7 }, turns: 10 }).world.aid[0]!;
    expect(aid(1)).toBeLessThan(aid(0));
  });
});
