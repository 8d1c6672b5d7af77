import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSparkline, visibleWidth } from '../../src/charts/index.js';
import { anyNumber, anyStyle, ASCII, isAscii, UNICODE } from './samples.js';

describe('renderSparkline', () => {
  it('draws one bar for each value, with gaps, and fills up with spaces', () => {
    const values = [0, 1, 2, 3, Number.NaN, 5, 6, 7];
    expect(renderSparkline({ values, width: 10, style: UNICODE })).toBe('▁▂▃▄ ▆▇█  ');
    expect(renderSparkline({ values, width: 10, style: ASCII })).toBe('_.-: +*#  ');
  });

  it('averages in bins when there are more values than columns', () => {
    const values = [0, 0, 7, 7, Number.NaN, 4, Number.NaN, Number.NaN];
    expect(renderSparkline({ values, width: 4, style: UNICODE })).toBe('▁█▅ ');
  });

  it('shows a level series at half height, and zeros at the foot', () => {
    expect(renderSparkline({ values: [5, 5], width: 2, style: UNICODE })).toBe('▅▅');
    expect(renderSparkline({ values: [0, 0], width: 2, style: UNICODE })).toBe('▁▁');
    expect(renderSparkline({ values: [], width: 3, style: UNICODE })).toBe('   ');
  });

  it('keeps to a scale that is given', () => {
    expect(renderSparkline({ values: [4, 5], width: 2, style: UNICODE, min: 0, max: 7 })).toBe(
      '▅▆',
    );
    expect(renderSparkline({ values: [-9, 99], width: 2, style: UNICODE, min: 0, max: 7 })).toBe(
      '▁█',
    );
  });

  it('takes exactly its width for any values', () => {
    fc.assert(
      fc.property(
        fc.array(anyNumber, { maxLength: 60 }),
        fc.integer({ min: 0, max: 40 }),
        anyStyle,
        (values, width, style) => {
          const line = renderSparkline({ values, width, style });
          expect(visibleWidth(line)).toBe(width);
          if (style.ascii) expect(isAscii(line)).toBe(true);
        },
      ),
    );
  });
});
