/** Text in pictures: made safe for XML, measured, and broken into lines. */
import { stripControls } from '../sanitize.js';
import { BOLD_WIDTHS, FIRST_LETTER, REGULAR_WIDTHS } from './letter-widths.js';

/** Fonts to draw with: the one that ships for PNG, then whatever the reader's machine has. */
export const FONT_FAMILY = "'Noto Sans', 'Helvetica Neue', Arial, sans-serif";
/** Sizes in pixels. */
export const FONT_SIZE = 13;
export const SMALL_SIZE = 12;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Foreign text without control characters. */
export function plainText(text: string): string {
  return stripControls(text);
}

/** Foreign text for the content or an attribute of XML or HTML. */
export function escapeXml(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** Letters outside the table are taken for wide ones. */
const UNKNOWN_WIDTH = 650;
const regular = REGULAR_WIDTHS.split(' ').map(Number);
const bold = BOLD_WIDTHS.split(' ').map(Number);

/** Width of a line of text, pixels. */
export function textWidth(text: string, size = FONT_SIZE, heavy = false): number {
  const widths = heavy ? bold : regular;
  let sum = 0;
  for (const letter of text) {
    sum += widths[(letter.codePointAt(0) ?? 0) - FIRST_LETTER] || UNKNOWN_WIDTH;
  }
  return (sum * size) / 1000;
}

/** Text in lines no wider than `width` pixels; a longer word has a line of its own. */
export function textLines(text: string, width: number, size = FONT_SIZE): string[] {
  const lines: string[] = [];
  for (const word of plainText(text).split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.length > 0 ? lines : [''];
}
