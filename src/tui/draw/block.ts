/**
 * Blocks of lines, put beside and below each other. A screen is drawn as text of a known size, so
 * that it can be looked at without a terminal, and so that a frame costs no layout engine.
 */
import { padEnd, truncate, visibleWidth, wrapText, type Style } from '../../charts/index.js';

export type Block = readonly string[];

/** Widths of lines measured lately: most lines of a frame stood in the frame before. */
const measured = new Map<string, number>();
const MOST_MEASURED = 4000;

/** Columns that a line takes. */
export function widthOf(line: string): number {
  let width = measured.get(line);
  if (width === undefined) {
    if (measured.size >= MOST_MEASURED) measured.clear();
    width = visibleWidth(line);
    measured.set(line, width);
  }
  return width;
}

/** A line cut or padded to exactly `width` columns. */
export function fitLine(line: string, width: number, style: Style): string {
  const taken = widthOf(line);
  if (taken === width) return line;
  return taken < width
    ? line + ' '.repeat(width - taken)
    : padEnd(truncate(line, width, style.ellipsis), width);
}

/** A block of exactly `width` by `height`: cut where it is larger, blank where it is smaller. */
export function fitBlock(lines: Block, width: number, height: number, style: Style): Block {
  const blank = ' '.repeat(Math.max(0, width));
  return Array.from({ length: Math.max(0, height) }, (_, i) => {
    const line = lines[i];
    return line === undefined ? blank : fitLine(line, width, style);
  });
}

/** Blocks of equal heights beside each other. */
export function beside(gap: string, ...blocks: readonly Block[]): Block {
  const height = Math.max(...blocks.map((block) => block.length));
  return Array.from({ length: height }, (_, i) => blocks.map((block) => block[i] ?? '').join(gap));
}

/** Text in lines of at most `width`, paragraph by paragraph with a blank line between. */
export function prose(paragraphs: readonly string[], width: number, style: Style): string[] {
  return paragraphs.flatMap((paragraph, i) => {
    const lines = wrapText(style.clean(paragraph), width);
    return i === 0 ? lines : ['', ...lines];
  });
}

/** Lines of the command layer wrapped, with their margins kept; what is wrapped goes further in. */
export function told(lines: readonly string[], width: number, style: Style): string[] {
  return lines.flatMap((line) => {
    const margin = /^ */.exec(line)?.[0] ?? '';
    const wrapped = wrapText(style.clean(line.trim()), width - margin.length - 2);
    return wrapped.map((part, i) => `${margin}${i === 0 ? '' : '  '}${part}`);
  });
}

/** A left and a right text at the two ends of a line; the left one is cut when they collide. */
export function ends(left: string, right: string, width: number, style: Style): string {
  const room = width - widthOf(right);
  return room < 1 ? fitLine(right, width, style) : fitLine(left, room, style) + right;
}
