/**
 * Making foreign text safe for a terminal.
 *
 * Labels come from scenario files and saves that anybody may have written. A terminal obeys what
 * such text contains: it would move the cursor, set the clipboard or turn a line around. Nothing of
 * that kind passes here, and what is left takes a known number of columns.
 */
import { isControl } from './display-width.js';

export interface StripOptions {
  /** Keep line ends, as `\n`. Otherwise a line end becomes a space. */
  readonly keepNewlines?: boolean;
}

const BELL = 0x07;
const ESCAPE = 0x1b;
const STRING_TERMINATOR = 0x9c;
const CSI = 0x9b;
/** DCS, SOS, OSC, PM and APC: each opens a string that runs to a terminator. */
const STRING_OPENERS = [0x90, 0x98, 0x9d, 0x9e, 0x9f] as const;
/** Tab, line feed, vertical tab, form feed, carriage return, next line, line and paragraph separator. */
const SPACING = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029] as const;
/** Those of them that end a line in a plain text file. */
const LINE_ENDS = [0x0a, 0x85, 0x2028, 0x2029] as const;

/**
 * Invisible characters that turn text around, hide in it or depend on the terminal. The zero-width
 * joiner and non-joiner (U+200C, U+200D) stay, because Dari spelling needs them.
 */
const INVISIBLE_RANGES: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad], // soft hyphen
  [0x061c, 0x061c], // Arabic letter mark
  [0x200b, 0x200b], // zero-width space
  [0x200e, 0x200f], // direction marks
  [0x202a, 0x202e], // embeddings and overrides
  [0x2060, 0x206f], // invisible operators, isolates, deprecated shaping controls
  [0xfeff, 0xfeff], // byte order mark
  [0xfff9, 0xfffb], // interlinear annotation
  [0xe0000, 0xe007f], // tags
];

function includes(list: readonly number[], code: number): boolean {
  return list.includes(code);
}

function isInvisible(codePoint: number): boolean {
  return INVISIBLE_RANGES.some(([first, last]) => codePoint >= first && codePoint <= last);
}

function skipWhile(text: string, start: number, first: number, last: number): number {
  let index = start;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code < first || code > last) break;
    index += 1;
  }
  return index;
}

/** The end of a control sequence whose parameters start at `start`. */
function endOfControlSequence(text: string, start: number): number {
  const end = skipWhile(text, skipWhile(text, start, 0x30, 0x3f), 0x20, 0x2f);
  const final = text.charCodeAt(end);
  return final >= 0x40 && final <= 0x7e ? end + 1 : end;
}

/**
 * The end of a control string whose content starts at `start`. It stops at the first control
 * character of any kind, so that the whole scan stays linear however many strings are opened.
 */
function endOfControlString(text: string, start: number, openedByOneByte: boolean): number {
  let index = start;
  while (index < text.length && !isControl(text.charCodeAt(index))) index += 1;
  const code = text.charCodeAt(index);
  if (code === BELL || code === STRING_TERMINATOR) return index + 1;
  if (code === ESCAPE && text[index + 1] === '\\') return index + 2;
  // Never closed. After ESC it was surely meant as a control string, so its content goes too. A
  // lone byte of 0x80-0x9F is mostly wrongly decoded text, and losing the rest would hide words.
  return openedByOneByte ? start : index;
}

/** The end of the escape or control sequence that the control character at `start` opens. */
function endOfSequence(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (code === CSI) return endOfControlSequence(text, start + 1);
  if (includes(STRING_OPENERS, code)) return endOfControlString(text, start + 1, true);
  if (code !== ESCAPE) return start + 1;
  const next = text.charCodeAt(start + 1);
  if (next === 0x5b) return endOfControlSequence(text, start + 2);
  if (includes(STRING_OPENERS, next + 0x40)) return endOfControlString(text, start + 2, false);
  const final = skipWhile(text, start + 1, 0x20, 0x2f);
  const code2 = text.charCodeAt(final);
  return code2 >= 0x30 && code2 <= 0x7e ? final + 1 : final;
}

/**
 * The text without anything that a terminal would obey: escape sequences and control strings (closed
 * or not), C0 and C1 controls, bidirectional controls and other invisible characters. Tabs and line
 * ends become one space each, so that words stay apart. Half of a surrogate pair becomes U+FFFD.
 * Takes time linear in the length of the text.
 */
export function stripControls(text: string, options: StripOptions = {}): string {
  const keepNewlines = options.keepNewlines ?? false;
  let clean = '';
  let index = 0;
  while (index < text.length) {
    const codePoint = text.codePointAt(index) ?? 0;
    if (includes(SPACING, codePoint)) {
      const crlf = codePoint === 0x0d && text.charCodeAt(index + 1) === 0x0a;
      if (!crlf) clean += keepNewlines && includes(LINE_ENDS, codePoint) ? '\n' : ' ';
      index += 1;
    } else if (isControl(codePoint)) {
      index = endOfSequence(text, index);
    } else {
      if (codePoint >= 0xd800 && codePoint <= 0xdfff) clean += '\ufffd';
      else if (!isInvisible(codePoint)) clean += String.fromCodePoint(codePoint);
      index += codePoint > 0xffff ? 2 : 1;
    }
  }
  return clean;
}

/** How typographic characters and letters that do not decompose are written in ASCII. */
const ASCII_SPELLING: Readonly<Record<string, string>> = {
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '…': '...',
  '·': '.',
  '•': '*',
  '×': 'x',
  '÷': '/',
  '±': '+/-',
  '≈': '~',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '→': '->',
  '←': '<-',
  '◆': '+',
  '●': 'o',
  '★': '*',
  '►': '>',
  '◄': '<',
  '▲': '^',
  '▼': 'v',
  '✓': 'ok',
  '✗': 'x',
  '°': ' deg',
  '€': 'EUR',
  '£': 'GBP',
  æ: 'ae',
  Æ: 'Ae',
  ø: 'o',
  Ø: 'O',
  ß: 'ss',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  '،': ',',
  '؛': ';',
  '؟': '?',
};

const COMBINING = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const SPACE_SEPARATOR = /^\p{Zs}$/u;

/**
 * The nearest ASCII spelling: accents are dropped, typographic signs spelled out, Persian digits
 * turned into figures, and what has no ASCII likeness becomes one `?` per character.
 */
export function toAscii(text: string): string {
  let ascii = '';
  for (const character of text.normalize('NFKD')) {
    const codePoint = character.codePointAt(0) ?? 0;
    const spelling = ASCII_SPELLING[character];
    if (codePoint < 0x80) ascii += character;
    else if (spelling !== undefined) ascii += spelling;
    else if (codePoint >= 0x6f0 && codePoint <= 0x6f9) ascii += String(codePoint - 0x6f0);
    else if (codePoint >= 0x660 && codePoint <= 0x669) ascii += String(codePoint - 0x660);
    else if (SPACE_SEPARATOR.test(character)) ascii += ' ';
    else if (!COMBINING.test(character)) ascii += '?';
  }
  return ascii;
}
