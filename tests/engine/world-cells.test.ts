import { describe, expect, it } from 'vitest';
import { COLUMN_NAMES } from '../../src/engine/columns.js';
import { createLayout, createWorld } from '../../src/engine/world.js';

const LAYOUT = createLayout({
  areas: 3,
  groups: 2,
  actors: 4,
  corridors: 5,
  fronts: 6,
  zones: 7,
  events: 8,
});

describe('the columns of a world', () => {
  const cells = Float64Array.from({ length: LAYOUT.cells }, (_, i) => i);
  const world = createWorld(LAYOUT, cells);

  it('are the declared ones and no others', () => {
    const own = Object.keys(world).filter((key) => !['layout', 'buffer', 'ledger'].includes(key));
    expect(own.sort()).toEqual([...COLUMN_NAMES].sort());
  });

  it('lie in the buffer where the layout says', () => {
    for (const name of COLUMN_NAMES) {
      const start = LAYOUT.offset[name];
      expect([...world[name]], name).toEqual([...cells.slice(start, start + LAYOUT.length[name])]);
    }
    world.fear[1] = -1;
    expect(cells[LAYOUT.offset.fear + 1]).toBe(-1);
  });

  it('refuses a buffer of another size', () => {
    expect(() => createWorld(LAYOUT, new Float64Array(LAYOUT.cells - 1))).toThrow(RangeError);
  });
});
