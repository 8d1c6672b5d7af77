import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutBoard, panelAt, PANELS, type Rect } from '../../src/tui/board/board-layout.js';
import { beside, ends, fitBlock, told } from '../../src/tui/draw/block.js';
import { drawList, scrolled, windowStart } from '../../src/tui/draw/list.js';
import { panel } from '../../src/tui/draw/panel.js';
import { PLAIN } from './stage.js';

const size = fc.record({
  width: fc.integer({ min: 80, max: 160 }),
  height: fc.integer({ min: 15, max: 48 }),
});

function cells({ column, line, width, height }: Rect): string[] {
  return Array.from({ length: width * height }, (_, i) =>
    [column + (i % width), line + Math.floor(i / width)].join(),
  );
}

describe('the layout of the board', () => {
  it('puts no panel over another, and none outside', () => {
    fc.assert(
      fc.property(
        size,
        fc.constantFrom('area', 'news', 'actors', 'money'),
        fc.nat(12),
        (at, beside, n) => {
          const { panels } = layoutBoard(at.width, at.height, beside, n);
          const taken = new Set<string>();
          for (const rect of Object.values(panels)) {
            expect(rect.height).toBeGreaterThan(1);
            expect(rect.column + rect.width).toBeLessThanOrEqual(at.width);
            expect(rect.line + rect.height).toBeLessThanOrEqual(at.height);
            for (const cell of cells(rect)) {
              expect(taken.has(cell)).toBe(false);
              taken.add(cell);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('shows every panel together where there is room', () => {
    const { panels } = layoutBoard(160, 48, 'area', 9);
    expect(Object.keys(panels).sort()).toEqual([...PANELS].sort());
  });

  it('finds the panel at a place', () => {
    const layout = layoutBoard(80, 22, 'area', 3);
    expect(panelAt(layout, 5, 5)).toBe('map');
    expect(panelAt(layout, 70, 5)).toBe('area');
    expect(panelAt(layout, 5, 20)).toBe('orders');
    expect(panelAt(layout, 5, 0)).toBeNull();
  });
});

describe('blocks', () => {
  it('are cut and padded to their size', () => {
    expect(fitBlock(['abcdef', 'x'], 4, 3, PLAIN)).toEqual(['abc…', 'x   ', '    ']);
  });

  it('stand beside each other', () => {
    expect(beside('|', ['a', 'b'], ['c'])).toEqual(['a|c', 'b|']);
  });

  it('keep the right end of a line, and cut the left', () => {
    expect(ends('a long left side', 'right', 12, PLAIN)).toBe('a long…right');
  });

  it('keep the margin of what is wrapped', () => {
    expect(told(['  one two three four'], 14, PLAIN)).toEqual(['  one two', '    three four']);
  });

  it('drop the note of a title that has no room', () => {
    const rule = panel({
      title: 'A title',
      note: 'a note',
      lines: [],
      width: 14,
      height: 1,
      style: PLAIN,
    });
    expect(rule).toEqual(['─ A title ────']);
  });
});

describe('lists', () => {
  it('show a window that holds the chosen item, with signs for what lies outside', () => {
    const items = Array.from({ length: 20 }, (_, i) => `item ${i}`);
    const lines = drawList({ items, chosen: 10, width: 12, height: 5, style: PLAIN });
    expect(lines).toHaveLength(5);
    expect(lines.join('\n')).toContain('► item 10');
    expect(lines[0]).toContain('▲');
    expect(lines[4]).toContain('▼');
  });

  it('hold the chosen item in the window, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.nat(49),
        fc.integer({ min: 1, max: 20 }),
        (count, at, height) => {
          const chosen = Math.min(at, count - 1);
          const start = windowStart(count, chosen, height);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(chosen).toBeGreaterThanOrEqual(start);
          expect(chosen).toBeLessThan(start + height);
        },
      ),
    );
  });

  it('scroll no further than their end', () => {
    expect(scrolled(['a', 'b', 'c'], 9, 2)).toEqual(['b', 'c']);
  });
});
