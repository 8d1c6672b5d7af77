import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fit,
  padCenter,
  padEnd,
  padStart,
  stripControls,
  toAscii,
  truncate,
  visibleWidth,
  wrapText,
} from '../../src/charts/index.js';
import { anyWidth, COLORS, forbiddenIn, hostileText, isAscii, withoutColors } from './samples.js';

describe('visibleWidth', () => {
  it.each([
    ['', 0],
    ['Kabul', 5],
    ['پنجشیر', 6],
    ['می\u200cخواهم', 7],
    ['阿富汗', 6],
    ['ｋ', 2],
    ['한국', 4],
    ['e\u0301', 1],
    ['👍🏽', 2],
    ['👨\u200d👩\u200d👧', 2],
    ['🇦🇫', 2],
    ['❤', 1],
    ['❤\ufe0f', 2],
    ['├──┤', 4],
    ['⠤⠤', 2],
    ['\u0605', 1],
  ])('takes the columns of %j', (text, width) => {
    expect(visibleWidth(text)).toBe(width);
  });

  it('does not count colour sequences', () => {
    expect(visibleWidth(COLORS.bold(COLORS.red('Kabul')))).toBe(5);
  });

  it('is the sum of the widths of parts joined by a space', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        const [left, right] = [stripControls(a), stripControls(b)];
        // A mark at the start of a part would join the space, hence the letter.
        expect(visibleWidth(`${left} x${right}`)).toBe(
          visibleWidth(left) + 1 + visibleWidth(`x${right}`),
        );
      }),
    );
  });
});

describe('padding and cutting', () => {
  it('pads by columns', () => {
    expect(padEnd('阿富', 6)).toBe('阿富  ');
    expect(padStart('阿富', 6)).toBe('  阿富');
    expect(padCenter('ab', 5)).toBe(' ab  ');
    expect(padEnd('abc', 2)).toBe('abc');
  });

  it('cuts between characters, never within one', () => {
    expect(truncate('Badakhshan', 6)).toBe('Badak…');
    expect(truncate('阿富汗', 4)).toBe('阿…');
    expect(truncate('👨\u200d👩\u200d👧x', 2)).toBe('…');
    expect(truncate('abc', 3)).toBe('abc');
    expect(truncate('abc', 0)).toBe('');
    expect(truncate('Badakhshan', 6, '~')).toBe('Badak~');
  });

  it('closes the colours of a cut text', () => {
    expect(truncate(COLORS.red('Badakhshan'), 4)).toBe('\u001b[38;5;167mBad\u001b[0m…');
  });

  it('fits any text to exactly any width', () => {
    fc.assert(
      fc.property(
        hostileText,
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom('left', 'right', 'center'),
        (text, width, align) => {
          expect(visibleWidth(fit(stripControls(text), width, align))).toBe(width);
        },
      ),
    );
  });
});

describe('wrapText', () => {
  it('breaks at spaces, and within words that are longer than a line', () => {
    expect(wrapText('Provinces with operations', 11)).toEqual(['Provinces', 'with', 'operations']);
    expect(wrapText('Badakhshan', 4)).toEqual(['Bada', 'khsh', 'an']);
    expect(wrapText('', 4)).toEqual(['']);
  });

  it('loses no word and exceeds no line', () => {
    fc.assert(
      fc.property(hostileText, anyWidth, (text, width) => {
        const clean = stripControls(text);
        const lines = wrapText(clean, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(clean.replaceAll(' ', ''));
        for (const line of lines)
          expect(visibleWidth(line)).toBeLessThanOrEqual(Math.max(2, width));
      }),
    );
  });
});

describe('stripControls', () => {
  it.each([
    ['a\u001b[31mb\u001b[0m', 'ab'],
    ['a\u001b[31', 'a'],
    ['a\u009b2Jb', 'ab'],
    ['a\u001b]0;title\u0007b', 'ab'],
    ['a\u001b]8;;http://x\u001b\\b', 'ab'],
    ['a\u001b]0;never closed', 'a'],
    ['a\u001b]0;cut\nb', 'a b'],
    ['a\u001bPq#0\u009cb', 'ab'],
    ['a\u009dlost bytes', 'alost bytes'],
    ['a\u001b(0b', 'ab'],
    ['a\u001bcb', 'ab'],
    ['a\u001b', 'a'],
    ['a\bb\u0000c\u007fd', 'abcd'],
    ['a\tb\r\nc\rd', 'a b c d'],
    ['a\u2028b\u0085c', 'a b c'],
    ['\u202eabc\u2069\u200f\u061c', 'abc'],
    ['\ufeffa\u00adb\u200bc', 'abc'],
    ['a\ud800b', 'a\ufffdb'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['🇦🇫 پنجشیر', '🇦🇫 پنجشیر'],
  ])('cleans %j', (dirty, clean) => {
    expect(stripControls(dirty)).toBe(clean);
  });

  it('keeps line ends on request', () => {
    expect(stripControls('a\r\nb\nc\td\u2029e', { keepNewlines: true })).toBe('a\nb\nc d\ne');
  });

  it('lets no control or bidi character pass, and is done after one pass', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const clean = stripControls(text);
        expect(forbiddenIn(clean)).toBeNull();
        expect(withoutColors(clean)).toBe(clean);
        expect(stripControls(clean)).toBe(clean);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves text alone that has nothing to strip', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aZ 9~é阿پ─█⠤') }), (text) => {
        expect(stripControls(text)).toBe(text);
      }),
    );
  });
});

describe('toAscii', () => {
  it('spells what it can and marks what it cannot', () => {
    expect(toAscii('Café – “5 ≥ 4” … ۱۲٣')).toBe('Cafe - "5 >= 4" ... 123');
    expect(toAscii('کابل')).toBe('????');
  });

  it('gives only ASCII', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(isAscii(toAscii(stripControls(text)))).toBe(true);
      }),
    );
  });
});
