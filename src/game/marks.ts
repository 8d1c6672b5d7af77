/**
 * Marks of columns: one byte of a hash for each column of a world. The hash of the whole world says
 * that two courses of a game differ; marks say in which columns, at a hundredth of the room.
 */
import { COLUMN_NAMES, type ColumnName } from '../engine/columns.js';
import { hashWords } from '../engine/hash.js';
import type { World } from '../engine/world.js';

/** Two hexadecimal digits for each column, in the order of the columns. */
export function columnMarks(w: World): string {
  const { buffer, layout } = w;
  let marks = '';
  for (const name of COLUMN_NAMES) {
    const bytes = layout.length[name] * 8;
    const words = new Int32Array(
      buffer.buffer,
      buffer.byteOffset + layout.offset[name] * 8,
      bytes / 4,
    );
    marks += hashWords(words, bytes).slice(0, 2);
  }
  return marks;
}

/**
 * Columns whose marks differ; one in 256 that differ is missed. Null when the marks are of another
 * set of columns.
 */
export function differingColumns(a: string, b: string): ColumnName[] | null {
  if (a.length !== b.length || a.length !== 2 * COLUMN_NAMES.length) return null;
  return COLUMN_NAMES.filter((_, i) => a.slice(2 * i, 2 * i + 2) !== b.slice(2 * i, 2 * i + 2));
}
