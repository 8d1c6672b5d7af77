/** What a side does not see, and worlds that differ in nothing else. */
import { COLUMN_NAMES } from '../../src/engine/columns.js';
import type { Model } from '../../src/engine/model.js';
import { Draws, type Key } from '../../src/engine/random.js';
import type { Side } from '../../src/engine/sides.js';
import { visibleRanges } from '../../src/engine/views.js';
import { createWorld, type World } from '../../src/engine/world.js';

/** For each cell of the buffer, whether it is hidden from the side (1). */
export function hiddenFrom(model: Model, side: Side): Uint8Array {
  const hidden = new Uint8Array(model.layout.cells).fill(1);
  for (const { start, end } of visibleRanges(model.layout, side)) hidden.fill(0, start, end);
  return hidden;
}

/**
 * The world with everything that the side does not see moved about: the hidden cells of each
 * column are permuted among themselves, and every second time replaced by another cell's value, so
 * that totals change as well as places.
 */
export function permuted(model: Model, world: World, side: Side, key: Key): World {
  const hidden = hiddenFrom(model, side);
  const out = createWorld(model.layout, world.buffer.slice());
  const draws = new Draws(key.k0, key.k1);
  COLUMN_NAMES.forEach((name, c) => {
    const start = model.layout.offset[name];
    const cells = Array.from(world[name].keys()).filter((i) => hidden[start + i] === 1);
    for (let last = cells.length - 1; last >= 0; last--) {
      const u = draws.at(1, c, last, 0);
      const pick = Math.floor(u * (last + 1));
      const kept = out[name][cells[last]!]!;
      out[name][cells[last]!] = out[name][cells[pick]!]!;
      if (draws.second < 0.5) out[name][cells[pick]!] = kept;
      // A column of one cell has nothing to change places with.
      if (cells.length === 1) out[name][cells[0]!] = u < 0.5 ? kept : Math.floor(kept / 2);
    }
  });
  return out;
}
