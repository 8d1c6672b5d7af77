import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisLabels } from '../../src/charts/date-axis.js';

/** Dates at so many days' distance; `Date` serves as the independent calendar. */
function dates(start: string, stepDays: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(start) + index * stepDays * 86_400_000).toISOString().slice(0, 10),
  );
}

function texts(labels: readonly string[], width: number): string[] {
  return axisLabels(labels, width, '…').map((label) => label.text);
}

describe('axisLabels', () => {
  const twoYears = dates('2023-03-21', 7, 105);

  it('divides time as finely as the width allows', () => {
    expect(texts(twoYears, 76)).toEqual([
      'Apr 2023',
      'Jul',
      'Oct',
      'Jan 2024',
      'Apr',
      'Jul',
      'Oct',
      'Jan 2025',
    ]);
    expect(texts(twoYears, 45)).toEqual(['Jul 2023', 'Jan 2024', 'Jul', 'Jan 2025']);
    expect(texts(twoYears, 20)).toEqual(['2024', '2025']);
    expect(texts(twoYears, 8)).toEqual(['2023-03…']);
  });

  it('labels half months of a siege of seven weeks, and days of a week', () => {
    expect(texts(dates('2021-08-15', 1, 47), 70)).toEqual(
      ['15 Aug 2021', '1 Sep', '15 Sep', '30 Sep'].slice(0, 3),
    );
    expect(texts(dates('2021-12-30', 1, 4), 60)).toEqual([
      '30 Dec 2021',
      '31 Dec',
      '1 Jan 2022',
      '2 Jan',
    ]);
  });

  it('puts the tick of a month at its first point', () => {
    const [april] = axisLabels(twoYears, 105, '…');
    expect(twoYears[april?.column ?? -1]).toBe('2023-04-04');
  });

  it('takes other labels at even distances', () => {
    const weeks = Array.from({ length: 20 }, (_, index) => `week ${index + 1}`);
    expect(texts(weeks, 60)).toEqual(['week 1', 'week 5', 'week 9', 'week 13', 'week 17']);
    expect(texts(['start', 'end'], 20)).toEqual(['start', 'end']);
    expect(texts(['2024-02-31', 'x'], 20)).toEqual(['2024-02-31', 'x']);
    expect(texts(['alone'], 20)).toEqual(['alone']);
    expect(texts([], 20)).toEqual([]);
  });

  it('never lets labels touch or leave the axis', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(1, 7, 30),
        fc.integer({ min: 4, max: 190 }),
        fc.integer({ min: 0, max: 20_000 }),
        (count, stepDays, width, startDay) => {
          const start = new Date(startDay * 86_400_000).toISOString().slice(0, 10);
          let free = 0;
          for (const label of axisLabels(dates(start, stepDays, count), width, '…')) {
            expect(label.start).toBeGreaterThanOrEqual(free);
            expect(label.start + label.text.length).toBeLessThanOrEqual(width);
            expect(label.column).toBeLessThan(width);
            free = label.start + label.text.length + 1;
          }
        },
      ),
    );
  });
});
