/** Lists that a person walks through, of which a window is shown. */
import type { Style } from '../../charts/index.js';
import { fitLine, type Block } from './block.js';

export interface ListInput {
  /** One line each. */
  readonly items: readonly string[];
  /** Index of the chosen item; -1 for none. */
  readonly chosen: number;
  readonly width: number;
  readonly height: number;
  readonly style: Style;
}

/** First item of a window of `height` that holds the chosen one near its middle. */
export function windowStart(count: number, chosen: number, height: number): number {
  const latest = Math.max(0, count - height);
  return Math.min(latest, Math.max(0, chosen - Math.floor(height / 2)));
}

/** The items around the chosen one, which has a sign before it, and marks where more lie outside. */
export function drawList({ items, chosen, width, height, style }: ListInput): Block {
  const start = windowStart(items.length, chosen, height);
  const shown = items.slice(start, start + height);
  const [sign, up, down] = style.ascii ? ['>', '^', 'v'] : ['►', '▲', '▼'];
  return shown.map((item, i) => {
    const isChosen = start + i === chosen;
    const moreAbove = i === 0 && start > 0;
    const moreBelow = i === height - 1 && start + height < items.length;
    const edge = moreAbove ? up : moreBelow ? down : ' ';
    const line = fitLine(`${isChosen ? sign : ' '} ${item}`, width - 1, style) + edge;
    return isChosen ? highlight(line, style) : line;
  });
}

/** A line that stands out: swapped colours where there are colours; the sign is there in any case. */
function highlight(line: string, style: Style): string {
  return style.color === 'none' ? line : `\u001b[7m${line}\u001b[27m`;
}

/** Lines from `offset` on, for texts longer than the screen; the offset is kept in its range. */
export function scrolled(lines: Block, offset: number, height: number): Block {
  const start = Math.min(Math.max(0, offset), Math.max(0, lines.length - height));
  return lines.slice(start, start + height);
}

/** A window of a text, with what is said of its rest. */
export interface TextWindow {
  readonly lines: Block;
  /** The offset in its range. */
  readonly offset: number;
  /** How much has been seen and which keys lead on; empty where all is seen at once. */
  readonly note: string;
}

/** @param keys what scrolls the text, in words */
export function textWindow(lines: Block, offset: number, height: number, keys: string): TextWindow {
  const most = Math.max(0, lines.length - height);
  const start = Math.min(Math.max(0, offset), most);
  const seen = Math.min(lines.length, start + height);
  const note = most > 0 ? `${seen} of ${lines.length} lines, ${keys}` : '';
  return { lines: scrolled(lines, start, height), offset: start, note };
}
