/** Texts that try to break a terminal line, and what no picture may ever emit. */
import fc from 'fast-check';
import { createStyle, type Style } from '../../src/charts/index.js';

export const UNICODE = createStyle({ color: 'none', ascii: false });
export const ASCII = createStyle({ color: 'none', ascii: true });
export const COLORS = createStyle({ color: '256', ascii: false });

const FRAGMENTS = [
  '\u001b[2J',
  '\u001b]0;title\u0007',
  '\u001b]52;c;bad',
  '\u001bPdevice',
  '\u009b31m',
  '\u009dosc',
  '\u001b',
  '\r\n',
  '\b',
  '\t',
  '\u202e',
  '\u2066',
  '\u200f',
  '\u061c',
  '\ud800',
  'پنجشیر',
  'می\u200cخواهم',
  '阿富汗',
  'e\u0301',
  '👨\u200d👩\u200d👧',
  '🇦🇫',
  '❤\ufe0f',
  'Kabul ',
  '',
] as const;

/** Any text, with escape sequences, bidi controls, wide and combining characters more often. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

export const anyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double(),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0, -0, 1e300, -1e308, 5e-324),
);

export const share: fc.Arbitrary<number> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  anyNumber,
);

/** Narrow terminals more often than they occur, since that is where lines break. */
export const anyWidth: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 20, max: 200 }),
  fc.integer({ min: 1, max: 40 }),
);

export const anyStyle: fc.Arbitrary<Style> = fc
  .record({ color: fc.constantFrom('none', '16', '256'), ascii: fc.boolean() } as const)
  .map(createStyle);

// Spelled with constructors, as a lint rule refuses control characters in patterns.
const COLOR_SEQUENCE = new RegExp(`${String.fromCharCode(0x1b)}\\[[0-9;]*m`, 'g');
const FORBIDDEN = new RegExp(
  '[\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]',
);

export function withoutColors(line: string): string {
  return line.replace(COLOR_SEQUENCE, '');
}

/** The first control or bidi character that is not part of a colour sequence, or `null`. */
export function forbiddenIn(line: string): string | null {
  return FORBIDDEN.exec(withoutColors(line))?.[0] ?? null;
}

export function isAscii(line: string): boolean {
  return /^[ -~]*$/.test(withoutColors(line));
}
