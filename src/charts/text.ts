/**
 * Measuring, cutting and padding text by the terminal columns it takes, not by its length.
 *
 * All functions here take text of one line that is either clean (see `stripControls`) or styled by
 * `Style`, whose colour sequences take no columns and are kept whole.
 */
import { codePointWidth, isRegionalIndicator, isSkinTone } from './display-width.js';

export { stripControls, toAscii } from './sanitize.js';

/** The sequence that ends every colour and weight. */
const RESET = '\u001b[0m';
const ESCAPE = 0x1b;
const JOINER = 0x200d;
const EMOJI_SELECTOR = 0xfe0f;

/** What must not be cut apart: a character with its marks, or one colour sequence. */
interface Cluster {
  readonly text: string;
  readonly width: number;
}

/** The end of the colour sequence that the escape at `start` opens, or `start` when it is none. */
function endOfColour(text: string, start: number): number {
  if (text[start + 1] !== '[') return start;
  let index = start + 2;
  while (index < text.length) {
    const character = text.charAt(index);
    index += 1;
    if (character === 'm') return index;
    if (!/[0-9;:]/.test(character)) return start;
  }
  return start;
}

/** The cluster that starts at `start`; a flag, a family or a tone of skin is one of two columns. */
function clusterAt(text: string, start: number): Cluster {
  const first = text.codePointAt(start) ?? 0;
  if (first === ESCAPE) {
    const end = endOfColour(text, start);
    if (end > start) return { text: text.slice(start, end), width: 0 };
  }
  let width = codePointWidth(first);
  let index = start + (first > 0xffff ? 2 : 1);
  let flagOpen = isRegionalIndicator(first);
  while (index < text.length) {
    const next = text.codePointAt(index) ?? 0;
    const step = next > 0xffff ? 2 : 1;
    if (next === ESCAPE) break;
    if (next === JOINER && width === 2) {
      // The emoji after a joiner is drawn into the one before.
      const joined = text.codePointAt(index + 1) ?? 0;
      index += 1;
      if (codePointWidth(joined) === 2) index += joined > 0xffff ? 2 : 1;
    } else if (flagOpen && isRegionalIndicator(next)) {
      flagOpen = false;
      width = 2;
      index += step;
    } else if (next === EMOJI_SELECTOR) {
      width = Math.max(width, 2);
      index += step;
    } else if ((isSkinTone(next) && width === 2) || codePointWidth(next) === 0) {
      index += step;
    } else break;
  }
  return { text: text.slice(start, index), width };
}

function* clusters(text: string): Generator<Cluster> {
  let index = 0;
  while (index < text.length) {
    const cluster = clusterAt(text, index);
    yield cluster;
    index += cluster.text.length;
  }
}

const PRINTABLE_ASCII = /^[ -~]*$/;

/** Columns that one line of text takes on a terminal. */
export function visibleWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const cluster of clusters(text)) width += cluster.width;
  return width;
}

/** The text with spaces after it up to `width` columns; longer text is returned as it is. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, Math.floor(width) - visibleWidth(text)));
}

/** The text with spaces before it up to `width` columns; longer text is returned as it is. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, Math.floor(width) - visibleWidth(text))) + text;
}

/** The text in the middle of `width` columns; an odd space goes after it. */
export function padCenter(text: string, width: number): string {
  const spare = Math.max(0, Math.floor(width) - visibleWidth(text));
  const before = Math.floor(spare / 2);
  return ' '.repeat(before) + text + ' '.repeat(spare - before);
}

/** The longest beginning of the text that takes at most `width` columns. Open colours are closed. */
function takeColumns(text: string, width: number): string {
  let taken = '';
  let used = 0;
  let coloured = false;
  for (const cluster of clusters(text)) {
    if (used + cluster.width > width) break;
    if (cluster.text.charCodeAt(0) === ESCAPE) coloured = true;
    taken += cluster.text;
    used += cluster.width;
  }
  return coloured ? taken + RESET : taken;
}

/**
 * The text, cut to at most `width` columns with an ellipsis at the cut.
 * @param ellipsis `…` or, on an ASCII terminal, `~` (see `Style.ellipsis`)
 */
export function truncate(text: string, width: number, ellipsis = '…'): string {
  const room = Math.max(0, Math.floor(width));
  if (visibleWidth(text) <= room) return text;
  const mark = takeColumns(ellipsis, room);
  return takeColumns(text, room - visibleWidth(mark)) + mark;
}

/** Cut to `width` columns if longer, padded to it if shorter. */
export function fit(
  text: string,
  width: number,
  align: 'left' | 'right' | 'center' = 'left',
  ellipsis = '…',
): string {
  const cut = truncate(text, width, ellipsis);
  if (align === 'right') return padStart(cut, width);
  return align === 'center' ? padCenter(cut, width) : padEnd(cut, width);
}

/** A word in pieces of at most `width` columns; one cluster may stay wider than that. */
function breakWord(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const cluster of clusters(word)) {
    if (used + cluster.width > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += cluster.text;
    used += cluster.width;
  }
  pieces.push(piece);
  return pieces;
}

/** Unstyled text in lines of at most `width` columns, broken at spaces, or within longer words. */
export function wrapText(text: string, width: number): string[] {
  const room = Math.max(1, Math.floor(width));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    for (const piece of visibleWidth(word) > room ? breakWord(word, room) : [word]) {
      const joined = line === '' ? piece : `${line} ${piece}`;
      if (visibleWidth(joined) <= room) line = joined;
      else {
        if (line !== '') lines.push(line);
        line = piece;
      }
    }
  }
  lines.push(line);
  return lines;
}
