import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civil,
  dayNumber,
  dayOfYear,
  formatIsoDate,
  parseIsoDate,
  quarterIndex,
  startOfQuarter,
} from '../../src/engine/calendar.js';

const MS_PER_DAY = 86_400_000;
const YEAR_0 = dayNumber(0, 1, 1);
const YEAR_9999_END = dayNumber(9999, 12, 31);

/** The date of a day number by the built-in calendar. */
function builtIn(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * MS_PER_DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

/** Every day of four centuries about the scenarios, then every 97th that Date can hold. */
function* days(): Generator<number> {
  for (let day = dayNumber(1800, 1, 1); day < dayNumber(2200, 1, 1); day++) yield day;
  for (let day = -99_999_999; day < 100_000_000; day += 997) yield day;
}

const anyDay = fc.integer({ min: YEAR_0, max: YEAR_9999_END });

describe('day numbers', () => {
  it.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2000, 2, 29, 11_016],
    [2000, 3, 1, 11_017],
    [2023, 3, 21, 19_437],
    [2025, 3, 20, 20_167],
    [0, 1, 1, -719_528],
    [1, 1, 1, -719_162],
  ])('%i-%i-%i is day %i', (year, month, day, number) => {
    expect(dayNumber(year, month, day)).toBe(number);
    expect(civil(number)).toEqual({ year, month, day });
  });

  it('agree with the built-in calendar both ways', () => {
    let disagreements = 0;
    for (const number of days()) {
      const wanted = builtIn(number);
      const got = civil(number);
      const same =
        got.year === wanted.year &&
        got.month === wanted.month &&
        got.day === wanted.day &&
        dayNumber(wanted.year, wanted.month, wanted.day) === number;
      if (!same) disagreements++;
    }
    expect(disagreements).toBe(0);
  });

  it('count a day beyond its month into the next', () => {
    expect(dayNumber(2023, 2, 29)).toBe(dayNumber(2023, 3, 1));
  });
});

describe('dayOfYear', () => {
  it('runs from 0 to 364, or 365 in leap years', () => {
    expect(dayOfYear(dayNumber(2023, 1, 1))).toBe(0);
    expect(dayOfYear(dayNumber(2023, 3, 21))).toBe(79);
    expect(dayOfYear(dayNumber(2023, 12, 31))).toBe(364);
    expect(dayOfYear(dayNumber(2024, 12, 31))).toBe(365);
    expect(dayOfYear(dayNumber(1900, 12, 31))).toBe(364);
    expect(dayOfYear(dayNumber(2000, 12, 31))).toBe(365);
  });
});

describe('quarters', () => {
  it('change on the first of January, April, July and October only', () => {
    for (let day = dayNumber(2019, 12, 1); day < dayNumber(2025, 2, 1); day++) {
      const { month, day: dayOfMonth } = civil(day);
      const starts = dayOfMonth === 1 && month % 3 === 1;
      expect(quarterIndex(day) - quarterIndex(day - 1)).toBe(starts ? 1 : 0);
      expect(startOfQuarter(day) === day).toBe(starts);
    }
  });

  it('are numbered by year', () => {
    expect(quarterIndex(dayNumber(2023, 3, 31))).toBe(2023 * 4);
    expect(quarterIndex(dayNumber(2023, 12, 31))).toBe(2023 * 4 + 3);
  });

  it('start at the last day that began the same quarter', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const start = startOfQuarter(day);
        expect(quarterIndex(start)).toBe(quarterIndex(day));
        expect(quarterIndex(start - 1)).toBe(quarterIndex(day) - 1);
        expect(day - start).toBeLessThan(92);
      }),
    );
  });
});

describe('ISO dates', () => {
  it('are written and read back', () => {
    expect(formatIsoDate(dayNumber(2023, 3, 21))).toBe('2023-03-21');
    expect(formatIsoDate(YEAR_0)).toBe('0000-01-01');
    expect(formatIsoDate(YEAR_9999_END)).toBe('9999-12-31');
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(parseIsoDate(formatIsoDate(day))).toBe(day);
      }),
    );
  });

  it('are written as the built-in calendar writes them', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(formatIsoDate(day)).toBe(new Date(day * MS_PER_DAY).toISOString().slice(0, 10));
      }),
    );
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2023-04-31',
    '2023-00-10',
    '2023-13-01',
    '2023-01-00',
    '2023-01-32',
    '2023-1-1',
    '20230121',
    '2023-01-21T00:00',
    ' 2023-01-21',
    '2023-01-21\n',
    '+2023-01-21',
    '-2023-01-21',
    '٢٠٢٣-٠١-٢١',
    '12023-01-21',
    '2023/01/21',
    '',
    'today',
  ])('refuse %j', (text) => {
    expect(parseIsoDate(text)).toBeNull();
  });

  it('take leap days that are real', () => {
    expect(parseIsoDate('2024-02-29')).toBe(dayNumber(2024, 2, 29));
    expect(parseIsoDate('2000-02-29')).toBe(dayNumber(2000, 2, 29));
  });

  it('decide for every text of digits as the built-in calendar does', () => {
    const number = (length: number, max: number): fc.Arbitrary<string> =>
      fc.nat(max).map((n) => String(n).padStart(length, '0'));
    fc.assert(
      fc.property(number(4, 9999), number(2, 20), number(2, 40), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const ms = Date.parse(text);
        const real = !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
        expect(parseIsoDate(text)).toBe(real ? ms / MS_PER_DAY : null);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([YEAR_0 - 1, YEAR_9999_END + 1, 0.5, NaN, Infinity])('cannot write day %d', (day) => {
    expect(() => formatIsoDate(day)).toThrow(RangeError);
  });
});
