import { describe, expect, it } from 'vitest';
import { comparePairs, wilson } from '../../scripts/ladder/pairs.js';
import { playGames } from '../../scripts/ladder/games.js';
import { holds, ladderDocument } from '../../scripts/ladder.js';

const ends = (...margins: number[]) => margins.map((margin) => ({ margin, won: margin > 0 }));

describe('the ladder', () => {
  it('counts a pair for the higher margin, and a tie for nobody', () => {
    const result = comparePairs(ends(3, 1, 0, 5), ends(1, 1, 2, 4));
    expect(result).toMatchObject({ pairs: 4, better: 2, share: 0.5, meanPoints: 0.25 });
  });

  it('leaves out games that only one of them has played', () => {
    expect(comparePairs(ends(1, 2), ends(0)).pairs).toBe(1);
  });

  it('knows the interval of a share', () => {
    // Wilson 1927, at 95 %: 120 of 200.
    const [low, high] = wilson(120, 200);
    expect(low).toBeCloseTo(0.5308, 3);
    expect(high).toBeCloseTo(0.6654, 3);
  });

  it('asks for 60 % of the pairs, and for an interval above one half', () => {
    const of = (better: number, pairs: number) => {
      const [low, high] = wilson(better, pairs);
      return { pairs, better, share: better / pairs, low, high, meanPoints: 1 };
    };
    expect(holds(of(120, 200))).toBe(true);
    expect(holds(of(118, 200))).toBe(false);
    expect(holds(of(7, 10))).toBe(false);
  });

  it('plays the same games for the same numbers, in whatever lots', () => {
    const asked = {
      scenario: 'classroom',
      side: 0 as const,
      player: 'doctrine' as const,
      opponent: 'doctrine' as const,
    };
    const whole = playGames({ ...asked, from: 0, to: 3 });
    const parts = [
      { from: 0, to: 1 },
      { from: 1, to: 3 },
    ].flatMap((lot) => playGames({ ...asked, ...lot }));
    expect(parts).toEqual(whole);
  });

  it('shows a miss as one', () => {
    const result = comparePairs(ends(1, 0), ends(0, 1));
    const step = { scenario: 's', side: 0 as const, higher: 'a', lower: 'b', result };
    const text = ladderDocument([{ ...step, higherWon: 0, lowerWon: 0 }]);
    expect(text).toContain('**missed**');
    expect(text).toContain('0 of 1 steps');
  });
});
