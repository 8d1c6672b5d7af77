import { describe, expect, it } from 'vitest';
import { createStyle, detectStyle, type Environment } from '../../src/charts/index.js';

const UTF8 = { LANG: 'en_US.UTF-8', TERM: 'xterm-256color' };

describe('detectStyle', () => {
  it.each<[string, Environment, boolean, string]>([
    ['a terminal with 256 colours', UTF8, true, '256'],
    ['a terminal with true colour', { TERM: 'xterm', COLORTERM: 'truecolor' }, true, '256'],
    ['a plain terminal', { TERM: 'xterm' }, true, '16'],
    ['a pipe', UTF8, false, 'none'],
    ['NO_COLOR', { ...UTF8, NO_COLOR: '1' }, true, 'none'],
    ['an empty NO_COLOR', { ...UTF8, NO_COLOR: '' }, true, '256'],
    ['TERM=dumb', { TERM: 'dumb' }, true, 'none'],
    ['FORCE_COLOR on a pipe', { ...UTF8, FORCE_COLOR: '1' }, false, '16'],
    ['an empty FORCE_COLOR', { ...UTF8, FORCE_COLOR: '' }, false, '16'],
    ['FORCE_COLOR=2', { TERM: 'dumb', FORCE_COLOR: '2' }, false, '256'],
    ['FORCE_COLOR=0', { ...UTF8, FORCE_COLOR: '0' }, true, 'none'],
    ['FORCE_COLOR against NO_COLOR', { FORCE_COLOR: '3', NO_COLOR: '1' }, true, '256'],
  ])('finds the colours of %s', (_name, env, isTty, color) => {
    expect(detectStyle(env, isTty).color).toBe(color);
  });

  it.each<[string, Environment, boolean]>([
    ['a UTF-8 locale', UTF8, false],
    ['utf8 without hyphen', { LANG: 'C.utf8' }, false],
    ['no locale at all', {}, false],
    ['the C locale', { LANG: 'C' }, true],
    ['Latin-1', { LC_CTYPE: 'de_DE.ISO-8859-1', LANG: 'de_DE.UTF-8' }, true],
    ['LC_ALL before LANG', { LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' }, true],
    ['an empty LC_ALL', { LC_ALL: '', LANG: 'en_US.UTF-8' }, false],
    ['TERM=dumb', { ...UTF8, TERM: 'dumb' }, true],
    ['the Linux console', { ...UTF8, TERM: 'linux' }, true],
    ['SALANG_ASCII=1', { ...UTF8, SALANG_ASCII: '1' }, true],
    ['SALANG_ASCII=0', { LANG: 'C', SALANG_ASCII: '0' }, false],
    ['the old Windows console', { OS: 'Windows_NT' }, true],
    ['Windows Terminal', { OS: 'Windows_NT', WT_SESSION: 'x' }, false],
  ])('finds the characters of %s', (_name, env, ascii) => {
    expect(detectStyle(env, true).ascii).toBe(ascii);
  });
});

describe('createStyle', () => {
  it('paints with the codes of its colour depth, and closes what it opens', () => {
    const theme = createStyle({ color: '16', ascii: false });
    const palette = createStyle({ color: '256', ascii: false });
    expect(theme.red('x')).toBe('\u001b[31mx\u001b[39m');
    expect(palette.red('x')).toBe('\u001b[38;5;167mx\u001b[39m');
    expect(theme.bold(theme.green('x'))).toBe('\u001b[1m\u001b[32mx\u001b[39m\u001b[22m');
    expect(theme.red('')).toBe('');
    expect(palette.palette('x', { ink: 16, paper: 71 })).toBe(
      '\u001b[38;5;16;48;5;71mx\u001b[27;39;49m',
    );
    expect(theme.palette('x', { ink: 16, paper: 71 })).toBe('x');
  });

  it('emits no codes at all without colours', () => {
    const plain = createStyle({ color: 'none', ascii: true });
    const paints = [plain.bold, plain.dim, plain.red, plain.green, plain.yellow, plain.blue];
    for (const paint of [...paints, plain.magenta, plain.cyan, plain.gray]) {
      expect(paint('x')).toBe('x');
    }
    expect(plain.tone('miss', 'x')).toBe('x');
    expect(plain.palette('x', { ink: 1, paper: 2, inverse: true })).toBe('x');
  });

  it('marks each meaning without colour', () => {
    const unicode = createStyle({ color: 'none', ascii: false });
    const ascii = createStyle({ color: 'none', ascii: true });
    expect(['hit', 'miss', 'warn'].map((tone) => unicode.mark(tone as 'hit'))).toEqual([
      '✓',
      '✗',
      '!',
    ]);
    expect(['hit', 'miss', 'warn'].map((tone) => ascii.mark(tone as 'hit'))).toEqual([
      'ok',
      'miss',
      '!',
    ]);
  });
});
