/** What holds for every picture, whatever is put into it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  renderBandChart,
  renderBars,
  renderIntervalPlot,
  renderTable,
  renderTileMap,
  visibleWidth,
  type Cell,
  type Style,
} from '../../src/charts/index.js';
import {
  anyNumber,
  anyStyle,
  anyWidth,
  forbiddenIn,
  hostileText,
  isAscii,
  share,
} from './samples.js';

type Draw = (style: Style, width: number) => string[];

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const cell: fc.Arbitrary<Cell> = fc.oneof(
  hostileText,
  fc.record({
    text: hostileText,
    tone: optional(fc.constantFrom('hit', 'miss', 'warn', 'muted', 'strong')),
  } as const),
  hostileText.map((text) => ({
    draw: (width: number) => 'x'.repeat(Math.min(width, text.length)),
  })),
);

const table: fc.Arbitrary<Draw> = fc
  .record({
    columns: fc.array(
      fc.record({
        header: hostileText,
        align: optional(fc.constantFrom('left', 'right', 'center')),
        minWidth: optional(fc.nat({ max: 30 })),
        maxWidth: optional(fc.nat({ max: 30 })),
        wrap: optional(fc.boolean()),
        flex: optional(fc.nat({ max: 3 })),
      } as const),
      { maxLength: 6 },
    ),
    rows: fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 4 }),
    rule: optional(fc.constantFrom('none', 'header', 'full')),
  } as const)
  .map((input) => (style, width) => renderTable({ ...input, style, width }));

const bandChart: fc.Arbitrary<Draw> = fc.nat({ max: 80 }).chain((count) => {
  const series = fc.array(anyNumber, { minLength: count, maxLength: count });
  return fc
    .record({
      title: hostileText,
      unit: optional(hostileText),
      xLabels: fc.oneof(
        fc.array(hostileText, { minLength: count, maxLength: count }),
        fc.constant(
          Array.from(
            { length: count },
            (_, day) => `2024-01-${String((day % 31) + 1).padStart(2, '0')}`,
          ),
        ),
      ),
      median: series,
      low: optional(series),
      high: optional(series),
      innerLow: optional(series),
      innerHigh: optional(series),
      bandName: optional(hostileText),
      from: optional(fc.constantFrom('zero', 'data')),
      height: optional(fc.nat({ max: 20 })),
    } as const)
    .map(
      (input): Draw =>
        (style, width) =>
          renderBandChart({ ...input, style, width }),
    );
});

const bars: fc.Arbitrary<Draw> = fc
  .record({
    title: optional(hostileText),
    bars: fc.array(
      fc.record({ label: hostileText, share, low: optional(share), high: optional(share) }),
      { maxLength: 5 },
    ),
    max: optional(share),
  })
  .map((input) => (style, width) => renderBars({ ...input, style, width }));

const intervalPlot: fc.Arbitrary<Draw> = fc
  .record({
    targets: fc.array(
      fc.record({
        label: hostileText,
        reported: fc.option(anyNumber),
        low: anyNumber,
        median: anyNumber,
        high: anyNumber,
        bound: optional(fc.constantFrom('exact', 'at_least', 'at_most')),
      } as const),
      { maxLength: 4 },
    ),
    intervalName: optional(hostileText),
  })
  .map((input) => (style, width) => renderIntervalPlot({ ...input, style, width }));

const tileMap: fc.Arbitrary<Draw> = fc
  .record({
    title: optional(hostileText),
    tiles: fc.array(
      fc.record({
        id: hostileText,
        col: fc.nat({ max: 9 }),
        row: fc.nat({ max: 8 }),
        label: hostileText,
        value: fc.option(share),
        mark: optional(hostileText),
      }),
      { maxLength: 12 },
    ),
    unit: optional(hostileText),
    marks: optional(
      fc.array(fc.record({ mark: hostileText, meaning: hostileText }), { maxLength: 2 }),
    ),
    tileWidth: optional(fc.nat({ max: 20 })),
  })
  .map((input) => (style, width) => renderTileMap({ ...input, style, width }));

describe.each<[string, fc.Arbitrary<Draw>]>([
  ['table', table],
  ['band chart', bandChart],
  ['bars', bars],
  ['interval plot', intervalPlot],
  ['tile map', tileMap],
])('every %s', (_name, pictures) => {
  it('fits its width, obeys no text put into it, and is ASCII where it must be', () => {
    fc.assert(
      fc.property(pictures, anyStyle, anyWidth, (draw, style, width) => {
        for (const line of draw(style, width)) {
          expect(visibleWidth(line)).toBeLessThanOrEqual(width);
          expect(forbiddenIn(line)).toBeNull();
          if (style.ascii) expect(isAscii(line)).toBe(true);
          if (style.color === 'none') expect(line).not.toContain('\u001b');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(pictures, anyStyle, anyWidth, (draw, style, width) => {
        expect(draw(style, width)).toEqual(draw(style, width));
      }),
      { numRuns: 30 },
    );
  });
});
