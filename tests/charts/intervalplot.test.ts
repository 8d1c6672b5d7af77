import { describe, expect, it } from 'vitest';
import {
  judgeInterval,
  renderInterval,
  renderIntervalPlot,
  visibleWidth,
  type IntervalTarget,
} from '../../src/charts/index.js';
import { ASCII, UNICODE } from './samples.js';

const SIMULATED = { low: 10, median: 20, high: 30 };

describe('judgeInterval', () => {
  it.each([
    [10, 'exact', 'inside'],
    [30, 'exact', 'inside'],
    [9.9, 'exact', 'below'],
    [30.1, 'exact', 'above'],
    [29, 'at_least', 'holds'],
    [5, 'at_least', 'holds'],
    [30, 'at_least', 'above'],
    [11, 'at_most', 'holds'],
    [10, 'at_most', 'below'],
    [null, 'exact', 'unknown'],
    [Number.NaN, 'exact', 'unknown'],
  ] as const)('a reported %s (%s) is %s', (reported, bound, verdict) => {
    expect(judgeInterval(SIMULATED, reported, bound)).toBe(verdict);
  });
});

describe('renderInterval', () => {
  const draw = (reported: number | null, style = UNICODE, bound?: 'at_least' | 'at_most'): string =>
    renderInterval({ ...SIMULATED, reported, bound, width: 21, style });

  it('shows at once whether the figure lies inside', () => {
    expect(draw(25)).toBe('├─────────┼────◆────┤');
    expect(draw(20)).toBe('├─────────◆─────────┤');
    expect(draw(50)).toBe('├────┼────┤         ✗');
    expect(draw(0)).toBe('✗      ├─────┼──────┤');
    expect(draw(null)).toBe('├─────────┼─────────┤');
    expect(draw(15, UNICODE, 'at_least')).toBe('├────►────┼─────────┤');
    expect(draw(15, UNICODE, 'at_most')).toBe('├────◄────┼─────────┤');
    expect(draw(30, UNICODE, 'at_least')).toBe('├─────────┼─────────✗');
  });

  it('does so in ASCII', () => {
    expect(draw(25, ASCII)).toBe('[---------+----o----]');
    expect(draw(50, ASCII)).toBe('[----+----]         X');
    expect(draw(15, ASCII, 'at_least')).toBe('[---->----+---------]');
  });

  it('has a place for degenerate and missing numbers', () => {
    const point = { low: 5, median: 5, high: 5, width: 5, style: UNICODE };
    expect(renderInterval({ ...point, reported: 5 })).toBe('  ◆  ');
    expect(renderInterval({ ...point, low: Number.NaN, reported: 5 })).toBe('n/a  ');
    for (const width of [0, 1, 2]) {
      expect(
        visibleWidth(renderInterval({ ...SIMULATED, reported: 25, width, style: UNICODE })),
      ).toBe(width);
    }
  });
});

const TARGETS: IntervalTarget[] = [
  { label: 'Operations in the year', reported: 401, low: 312, median: 388, high: 489 },
  { label: 'Provinces', reported: 19, low: 20, median: 22, high: 25 },
  {
    label: 'Operations in 2024',
    reported: 380,
    bound: 'at_least',
    low: 300,
    median: 371,
    high: 462,
  },
  { label: 'Verified', reported: 19, low: 4, median: 9, high: 14 },
  { label: 'Fighters', reported: null, low: 2100, median: 3300, high: 4700 },
];

describe('renderIntervalPlot', () => {
  it('compares reported with simulated', () => {
    expect(renderIntervalPlot({ targets: TARGETS, style: UNICODE }).join('\n'))
      .toMatchInlineSnapshot(`
        "Target                  Reported  Median       5-95 %                  Verdict
        ────────────────────────────────────────────────────────────────────────────────
        Operations in the year       401     388      312–489  ├─────┼◆─────┤  ✓ inside
        Provinces                     19      22        20–25  ✗ ├────┼─────┤  ✗ below
        Operations in 2024         ≥ 380     371      300–462  ├─────►──────┤  ✓ holds
        Verified                      19       9         4–14  ├───┼────┤   ✗  ✗ above
        Fighters                       -   3,300  2,100–4,700  ├─────┼──────┤  no figure

        ├─┼─┤ simulated 5-95 %    ┼ median    ◆ reported, inside    ✗ reported, outside
        ► ◄ reported bound that holds    each row to its own scale"
      `);
  });

  it('does so in ASCII', () => {
    expect(renderIntervalPlot({ targets: TARGETS, style: ASCII }).join('\n'))
      .toMatchInlineSnapshot(`
        "Target                 Reported  Median       5-95 %                  Verdict
        --------------------------------------------------------------------------------
        Operations in the           401     388      312-489  [-----+o-----]  ok inside
        year
        Provinces                    19      22        20-25  X [----+-----]  miss below
        Operations in 2024       >= 380     371      300-462  [----->------]  ok holds
        Verified                     19       9         4-14  [---+----]   X  miss above
        Fighters                      -   3,300  2,100-4,700  [-----+------]  no figure

        [-+-] simulated 5-95 %    + median    o reported, inside    X reported, outside
        > < reported bound that holds    each row to its own scale"
      `);
  });

  it('keeps picture and verdict on a narrow screen', () => {
    const lines = renderIntervalPlot({ targets: TARGETS.slice(0, 2), width: 56, style: UNICODE });
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "Target                Reported                  Verdict
      ────────────────────────────────────────────────────────
      Operations in the          401  ├─────┼◆─────┤  ✓ inside
      year
      Provinces                   19  ✗ ├────┼─────┤  ✗ below

      ├─┼─┤ simulated 5-95 %    ┼ median    ◆ reported, inside
      ✗ reported, outside    each row to its own scale"
    `);
  });
});
