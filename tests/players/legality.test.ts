import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOCTRINE_PARAMETERS } from '../../src/engine/parameter-names.js';
import { createPlayer, PLAYER_NAMES, type PlayerName } from '../../src/players/index.js';
import { SETUPS } from './setups.js';
import { playWatched } from './watched.js';

const numbersOf = (names: object) =>
  fc.record(
    Object.fromEntries(Object.keys(names).map((name) => [name, fc.constantFrom(0, 0.25, 0.6, 1)])),
  );
const temperaments = fc.record({
  nrf: numbersOf(DOCTRINE_PARAMETERS.nrf),
  taliban: numbersOf(DOCTRINE_PARAMETERS.taliban),
});
type Seats = readonly [PlayerName, PlayerName];
const names = fc.constantFrom<Seats[]>(
  ['doctrine', 'doctrine'],
  ['doctrine', 'random'],
  ['random', 'doctrine'],
  ['random', 'random'],
  ['adaptive', 'doctrine'],
  ['random', 'adaptive'],
);

describe('orders of computer players', () => {
  it.each(Object.entries(SETUPS))('are legal when given: %s', (_, setup) => {
    fc.assert(
      fc.property(fc.nat(1e6), names, temperaments, (seed, players, numbers) => {
        const { nrf, taliban } = playWatched(setup(), players, seed, numbers);
        expect([...nrf.illegal, ...taliban.illegal]).toEqual([]);
        expect(nrf.asked).toBeGreaterThan(6);
      }),
      { numRuns: 30 },
    );
  });

  it('stay within the attention and the money of their side, one order after the other', () => {
    // Watching pays for each order before it checks the next, so a broke side gives none that cost.
    const broke = () => {
      const setup = SETUPS['contested']!();
      return {
        ...setup,
        initial: { ...setup.initial, treasury: [0, 0, 0, 0, 0], attention: [1, 1] },
      };
    };
    for (let seed = 0; seed < 6; seed++) {
      const name = seed % 2 === 0 ? 'doctrine' : 'adaptive';
      const { nrf, taliban } = playWatched(broke(), [name, name], seed);
      expect([...nrf.illegal, ...taliban.illegal]).toEqual([]);
      expect(nrf.given.filter(({ turn }) => turn === 0).length).toBeLessThan(2);
    }
  });

  it('are given by every player on either side, none excepted', () => {
    const { nrf, taliban } = playWatched(SETUPS['contested']!(), ['doctrine', 'doctrine'], 1);
    expect(nrf.given.length).toBeGreaterThan(5);
    expect(taliban.given.length).toBeGreaterThan(5);
    expect(PLAYER_NAMES.map((name) => createPlayer(name, 0)?.id ?? null)).toEqual([
      'doctrine',
      'adaptive',
      'lookahead',
      'random',
      null,
    ]);
  });
});
