import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/engine/index.js';
import { dateText, seasonText, shortDate } from '../../src/tui/words/dates.js';
import { inThree, signed, signedUsd, trendSign } from '../../src/tui/words/numbers.js';
import { ASCII, PLAIN } from './stage.js';

describe('numbers', () => {
  it('fit a tile of three letters, whatever they are', () => {
    const number = fc.double({ min: -1e11, max: 9.9e10, noNaN: true });
    fc.assert(
      fc.property(number, (n) => {
        expect(inThree(n).length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('keep what a reader needs of them', () => {
    const cases: [number, string][] = [
      ...([
        [0, '0'],
        [0.04, '0'],
        [0.6, '.6'],
        [-0.6, '-.6'],
        [1.25, '1.3'],
        [7, '7'],
        [47.4, '47'],
        [-47, '-47'],
        [999, '999'],
        [1150, '1k'],
        [12_300, '12k'],
        [650_000, '1M'],
        [2_400_000, '2M'],
      ] as [number, string][]),
    ];
    for (const [n, text] of cases) expect(inThree(n), String(n)).toBe(text);
  });

  it('carry a sign only where it says something', () => {
    expect([signed(3.21), signed(-0.04), signed(0), signed(-3)]).toEqual([
      ...['+3.2', '0.0', '0.0', '-3.0'],
    ]);
    expect([signedUsd(8120), signedUsd(-950), signedUsd(0)]).toEqual(['+$8.12k', '-$950', '$0']);
  });

  it('tell the way they go without colour', () => {
    expect([
      trendSign(1, 0.3, PLAIN),
      trendSign(-1, 0.3, PLAIN),
      trendSign(0.1, 0.3, PLAIN),
    ]).toEqual(['▲', '▼', '=']);
    expect(trendSign(1, 0.3, ASCII)).toBe('^');
  });
});

describe('dates', () => {
  it('are written as people write them', () => {
    const day = dayNumber(2023, 5, 3);
    expect([dateText(day), shortDate(day)]).toEqual(['3 May 2023', '3 May']);
  });

  it('have a season, and winter says what it does', () => {
    const season = (month: number): string => seasonText(dayNumber(2024, month, 15));
    expect([3, 6, 9].map(season)).toEqual(['spring', 'summer', 'autumn']);
    expect(season(1)).toBe(season(12));
    expect(season(1)).toContain('passes');
  });
});
