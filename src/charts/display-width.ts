/**
 * How many terminal columns a code point takes.
 *
 * Wide are the East Asian Wide and Fullwidth blocks and what is an emoji by default; nothing wide
 * are combining marks and invisible format characters. East Asian Ambiguous characters (box
 * drawing, shades) count as one column, as in every terminal not set to a CJK legacy encoding.
 * Source: Unicode Standard Annex 11 and UTS 51.
 */

/** First and last code points of wide blocks, in ascending order. */
const WIDE_RANGES: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x191ff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];

const WIDE_EMOJI = /^\p{Emoji_Presentation}$/u;
/** Arabic number signs are format characters by class, but have a glyph and so keep a column. */
const NO_COLUMN = /^(?![\u0600-\u0605\u06dd\u08e2])[\p{Mn}\p{Me}\p{Cf}\p{DI}]$/u;

function inWideRange(codePoint: number): boolean {
  for (const [first, last] of WIDE_RANGES) {
    if (codePoint < first) return false;
    if (codePoint <= last) return true;
  }
  return false;
}

/** Is this a control character (C0, DEL or C1)? */
export function isControl(codePoint: number): boolean {
  return codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0);
}

/** Is this one of the 26 letters of which two make a flag? */
export function isRegionalIndicator(codePoint: number): boolean {
  return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
}

/** Is this a skin-tone modifier, which joins the emoji before it? */
export function isSkinTone(codePoint: number): boolean {
  return codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
}

function lookUpWidth(codePoint: number): 0 | 1 | 2 {
  if (isControl(codePoint) || codePoint === 0xad) return 0;
  // Vowels and finals of Hangul written in parts join the syllable's first part.
  if (codePoint >= 0x1160 && codePoint <= 0x11ff) return 0;
  const character = String.fromCodePoint(codePoint);
  if (NO_COLUMN.test(character)) return 0;
  return inWideRange(codePoint) || WIDE_EMOJI.test(character) ? 2 : 1;
}

const PLANE_SIZE = 0x10000;
/** Widths found so far, plus one: a screen is redrawn often, of the same few hundred characters. */
const knownWidths = new Uint8Array(PLANE_SIZE);

/** Columns of one code point standing alone: 0, 1 or 2. */
export function codePointWidth(codePoint: number): number {
  if (codePoint >= PLANE_SIZE) return lookUpWidth(codePoint);
  const known = knownWidths[codePoint] ?? 0;
  if (known > 0) return known - 1;
  const width = lookUpWidth(codePoint);
  knownWidths[codePoint] = width + 1;
  return width;
}
