/** What every picture of several lines has in common. */
import type { Style } from './style.js';
import { truncate, visibleWidth } from './text.js';

/** Columns of a terminal that does not say how many it has. */
export const DEFAULT_WIDTH = 80;

/** Columns between two entries of a legend. */
export const ENTRY_GAP = 4;

/** The width asked for as a whole number of at least 1; `DEFAULT_WIDTH` when there is none. */
export function usableWidth(width: number | undefined): number {
  if (width === undefined || !Number.isFinite(width)) return DEFAULT_WIDTH;
  return Math.max(1, Math.floor(width));
}

/** The lines without spaces at their ends, each cut to `width`: no picture may wrap a line. */
export function fitLines(lines: readonly string[], width: number, style: Style): string[] {
  return lines.map((line) => truncate(line.trimEnd(), width, style.ellipsis));
}

/** The entries of a legend, as many to a line as `width` allows. */
export function packEntries(entries: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines[lines.length - 1];
    const joined = `${last ?? ''}${' '.repeat(ENTRY_GAP)}${entry}`;
    if (last === undefined || visibleWidth(joined) > width) lines.push(entry);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}
