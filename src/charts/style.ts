/**
 * What the terminal can show: colours and characters. Every picture takes a `Style` and asks it, so
 * that one decision at the start of a program governs all of them.
 */
import { stripControls, toAscii } from './sanitize.js';

/** Colours to use: none, the 16 of the terminal's own theme, or the 256 of the xterm palette. */
export type ColorDepth = 'none' | '16' | '256';

/**
 * What a piece of text means. `hit`, `miss` and `warn` carry a mark besides their colour; `muted`
 * and `strong` are emphasis and mean nothing by themselves.
 */
export type Tone = 'hit' | 'miss' | 'warn' | 'muted' | 'strong';

export interface StyleOptions {
  readonly color: ColorDepth;
  /** Emit ASCII only. */
  readonly ascii: boolean;
}

/** Indexes of the xterm palette; `null` leaves the terminal's own colour. */
export interface PaletteColors {
  readonly ink?: number | null | undefined;
  readonly paper?: number | null | undefined;
  /** Swap ink and paper. */
  readonly inverse?: boolean | undefined;
}

type Paint = (text: string) => string;

export interface Style extends StyleOptions {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly magenta: Paint;
  readonly cyan: Paint;
  readonly gray: Paint;
  /** Text in the colour of its meaning, without the mark. */
  readonly tone: (tone: Tone, text: string) => string;
  /** The mark of a meaning: `✓`, or `ok` in ASCII; empty for tones that only emphasise. */
  readonly mark: (tone: Tone) => string;
  /**
   * Text in colours of the xterm palette, for areas of a picture. With fewer than 256 colours the
   * text is returned as it is: theme colours make no scale that is readable everywhere.
   */
  readonly palette: (text: string, colors: PaletteColors) => string;
  /** What stands at a cut: `…` or `~`. */
  readonly ellipsis: string;
  /** Foreign text made safe to print, and spelled in ASCII when that is all there is. */
  readonly clean: (text: string) => string;
}

interface ColorCodes {
  readonly theme: number;
  /** Index in the xterm palette; chosen to be told apart on black and on white. */
  readonly palette: number;
}

const COLORS = {
  red: { theme: 31, palette: 167 },
  green: { theme: 32, palette: 71 },
  yellow: { theme: 33, palette: 172 },
  blue: { theme: 34, palette: 68 },
  magenta: { theme: 35, palette: 133 },
  cyan: { theme: 36, palette: 37 },
  gray: { theme: 90, palette: 244 },
} as const satisfies Record<string, ColorCodes>;

const MARKS: Readonly<Record<Tone, readonly [unicode: string, ascii: string]>> = {
  hit: ['✓', 'ok'],
  miss: ['✗', 'miss'],
  warn: ['!', '!'],
  muted: ['', ''],
  strong: ['', ''],
};

function wrapIn(open: string, close: string): Paint {
  return (text) => (text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`);
}

const plain: Paint = (text) => text;

function colorPaint(depth: ColorDepth, codes: ColorCodes): Paint {
  if (depth === 'none') return plain;
  return wrapIn(depth === '16' ? String(codes.theme) : `38;5;${codes.palette}`, '39');
}

function palettePaint(text: string, colors: PaletteColors): string {
  const codes: string[] = [];
  if (colors.inverse === true) codes.push('7');
  if (colors.ink != null) codes.push(`38;5;${colors.ink}`);
  if (colors.paper != null) codes.push(`48;5;${colors.paper}`);
  return codes.length === 0 ? text : wrapIn(codes.join(';'), '27;39;49')(text);
}

/** The style for these abilities of the terminal. Pure: see `detectStyle` for finding them out. */
export function createStyle(options: StyleOptions): Style {
  const { color, ascii } = options;
  const weight = color === 'none' ? (): Paint => plain : wrapIn;
  const paint = {
    bold: weight('1', '22'),
    dim: weight('2', '22'),
    red: colorPaint(color, COLORS.red),
    green: colorPaint(color, COLORS.green),
    yellow: colorPaint(color, COLORS.yellow),
    blue: colorPaint(color, COLORS.blue),
    magenta: colorPaint(color, COLORS.magenta),
    cyan: colorPaint(color, COLORS.cyan),
    gray: colorPaint(color, COLORS.gray),
  };
  const tones: Readonly<Record<Tone, Paint>> = {
    hit: paint.green,
    miss: paint.red,
    warn: paint.yellow,
    muted: paint.gray,
    strong: paint.bold,
  };
  return {
    color,
    ascii,
    ...paint,
    tone: (tone, text) => tones[tone](text),
    mark: (tone) => MARKS[tone][ascii ? 1 : 0],
    palette: color === '256' ? palettePaint : (text) => text,
    ellipsis: ascii ? '~' : '…',
    clean: ascii ? (text) => toAscii(stripControls(text)) : (text) => stripControls(text),
  };
}

/** Environment variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

function detectColor(env: Environment, isTty: boolean): ColorDepth {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) {
    if (forced === '0' || forced === 'false') return 'none';
    return forced === '2' || forced === '3' ? '256' : '16';
  }
  const term = env['TERM'] ?? '';
  if ((env['NO_COLOR'] ?? '') !== '' || !isTty || term === 'dumb') return 'none';
  const named = `${term} ${env['COLORTERM'] ?? ''}`;
  const windowsTerminal = env['WT_SESSION'] !== undefined;
  return /256|truecolor|24bit|kitty|alacritty|ghostty|direct/.test(named) || windowsTerminal
    ? '256'
    : '16';
}

/** Fonts of the Linux console, of plain terminals and of the old Windows console lack most signs. */
function lacksGlyphs(env: Environment): boolean {
  const term = env['TERM'] ?? '';
  if (term === 'dumb' || term === 'linux' || /^vt\d/.test(term)) return true;
  const modernWindows = env['WT_SESSION'] !== undefined || env['TERM_PROGRAM'] !== undefined;
  return env['OS'] === 'Windows_NT' && term === '' && !modernWindows;
}

function detectAscii(env: Environment): boolean {
  const wanted = env['SALANG_ASCII'] ?? '';
  if (wanted !== '') return wanted !== '0' && wanted !== 'false';
  if (lacksGlyphs(env)) return true;
  // POSIX order: the first that is set and not empty decides. With none set, as in many containers,
  // the terminal at the other end is nearly always UTF-8.
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((name) => (name ?? '') !== '');
  return locale !== undefined && !/utf-?8/i.test(locale);
}

/**
 * What the terminal can show, from the environment. Pure: the caller passes `process.env` and
 * whether the stream is a terminal.
 *
 * - `FORCE_COLOR` decides alone: `0` none, `1` or empty 16, `2` or `3` 256 colours (as in Node, it
 *   outranks `NO_COLOR`).
 * - No colour with a non-empty `NO_COLOR` (no-color.org), with `TERM=dumb`, or off a terminal.
 * - ASCII with `SALANG_ASCII=1`, in a locale that is not UTF-8, and on terminals whose fonts lack
 *   the characters; `SALANG_ASCII=0` insists on Unicode.
 */
export function detectStyle(env: Environment, isTty: boolean): Style {
  return createStyle({ color: detectColor(env, isTty), ascii: detectAscii(env) });
}
