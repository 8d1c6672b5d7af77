/** Choosing from lists by typed words: unique beginnings are enough, and `?` lists what fits. */

/** Something that can be typed. */
export interface Option<T> {
  readonly value: T;
  /** What it is called; the first name is shown in lists. */
  readonly names: readonly string[];
  /** Said of it in lists. */
  readonly about?: string;
}

/** Longest name that is looked for, in words. */
const MOST_WORDS = 8;
/** Longest line that is read, and most words of it. */
export const MAX_LINE_LENGTH = 500;
/** Options that a complaint names. */
const MOST_NAMED = 8;

/** Why reading stopped: the person asked for help, or typed what does not fit. */
export class ReadingStop extends Error {
  override readonly name = 'ReadingStop';
  constructor(
    readonly kind: 'help' | 'problem',
    readonly lines: readonly string[],
  ) {
    super(lines[0] ?? '');
  }
}

/** The words of a line, in order; text in double quotes is one word. */
export function wordsOf(line: string): string[] {
  const words = line.slice(0, MAX_LINE_LENGTH).match(/"[^"]*"?|[^\s"]+/g) ?? [];
  return words.map((word) => word.replaceAll('"', '')).filter((word) => word !== '');
}

/** Text without case, accents, signs and a leading article, so that people need not type them. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}?]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

/** Reads the words of a line one after another. */
export class Cursor {
  #at = 0;

  constructor(readonly words: readonly string[]) {}

  get atEnd(): boolean {
    return this.#at >= this.words.length;
  }

  /** The next word as it was typed, or undefined at the end. */
  peek(): string | undefined {
    return this.words[this.#at];
  }

  skip(): void {
    this.#at++;
  }

  /** Takes the word when it is the next one. */
  takes(word: string): boolean {
    const next = this.peek();
    if (next === undefined || plain(next) !== word) return false;
    this.skip();
    return true;
  }

  /** Chooses by the next words; the longest run of words that fits one option is taken. */
  choose<T>(options: readonly Option<T>[], what: string): T {
    const next = this.peek();
    if (next === undefined) throw missing(options, what);
    if (next === '?') throw new ReadingStop('help', listed(options, what));
    for (let n = Math.min(MOST_WORDS, this.words.length - this.#at); n >= 1; n--) {
      const text = plain(this.words.slice(this.#at, this.#at + n).join(' '));
      const found = text === '' ? [] : matching(options, text);
      const only = found[0];
      if (only !== undefined && found.length === 1) {
        this.#at += n;
        return only.value;
      }
      if (n === 1) throw found.length > 1 ? ambiguous(found, next) : unknown(options, next, what);
    }
    throw unknown(options, next, what);
  }

  /** A whole number from `min` to `max`. */
  number(what: string, min: number, max: number): number {
    const next = this.peek();
    const range = `${what}: a whole number from ${min} to ${max}`;
    if (next === '?') throw new ReadingStop('help', [`${range}.`]);
    if (next === undefined) throw new ReadingStop('problem', [`Say ${range}.`]);
    const value = /^\d{1,7}$/.test(next) ? Number(next) : NaN;
    if (!(value >= min && value <= max)) {
      throw new ReadingStop('problem', [`"${next}" does not fit ${range}.`]);
    }
    this.skip();
    return value;
  }

  /** All words that are left, as one text. */
  rest(): string {
    const text = this.words.slice(this.#at).join(' ');
    this.#at = this.words.length;
    return text;
  }

  /** Nothing may be left. */
  end(): void {
    const next = this.peek();
    if (next === undefined) return;
    if (next === '?') throw new ReadingStop('help', ['Nothing more is needed: press Enter.']);
    throw new ReadingStop('problem', [`"${next}" is one word too many.`]);
  }
}

/** Options whose name is the text, else those with a name or a later word of it that begins so. */
function matching<T>(options: readonly Option<T>[], text: string): Option<T>[] {
  const with_ = (fits: (name: string) => boolean): Option<T>[] =>
    options.filter(({ names }) => names.some((name) => fits(plain(name))));
  const exact = with_((name) => name === text);
  if (exact.length > 0) return exact;
  const beginning = with_((name) => name.startsWith(text));
  if (beginning.length > 0) return beginning;
  return with_((name) => name.includes(` ${text}`));
}

/** Lists what can stand at this place. */
function listed<T>(options: readonly Option<T>[], what: string): string[] {
  if (options.length === 0) return [`There is nothing to choose here (${what}).`];
  return [
    `${what.charAt(0).toUpperCase()}${what.slice(1)}, one of:`,
    ...options.map(({ names, about }) => {
      const [name = '', ...others] = names;
      const also = others.length === 0 ? '' : ` (${others.join(', ')})`;
      return `  ${name}${also}${about === undefined ? '' : `: ${about}`}`;
    }),
  ];
}

function missing<T>(options: readonly Option<T>[], what: string): ReadingStop {
  return new ReadingStop('problem', [`Say ${what}. ${namesOf(options)} "?" lists all.`]);
}

function unknown<T>(options: readonly Option<T>[], word: string, what: string): ReadingStop {
  return new ReadingStop('problem', [
    `"${word}" is not ${what}. ${namesOf(options)} "?" lists all.`,
  ]);
}

function ambiguous<T>(found: readonly Option<T>[], word: string): ReadingStop {
  return new ReadingStop('problem', [`"${word}" could be several. ${namesOf(found)}`]);
}

function namesOf<T>(options: readonly Option<T>[]): string {
  const names = options.slice(0, MOST_NAMED).map(({ names: [name = ''] }) => name);
  if (names.length === 0) return 'There is nothing to choose here.';
  const more = options.length > MOST_NAMED ? ' and others' : '';
  return `There is ${names.join(', ')}${more}.`;
}
