/**
 * Tokens of a condition. Names of cells become plain symbols `c0`, `c1` ..., found by the longest
 * known id, as ids may hold a hyphen (`control.AF-PAN-0.2` is a difference). What is no number, no
 * known name and no allowed sign is refused here, before any parser sees it.
 */
import { AXES_OF, columnOf, type Axis } from '../engine/columns.js';
import { shown } from './characters.js';
import { columnNamed, isCell, resolveCell, type Cell, type Names } from './names.js';
import { adviceOf, type Advice, type ScenarioProblemCode } from './problems.js';

/** Levels of parentheses, and of nodes in the tree. */
export const MAX_DEPTH = 20;

/** A condition that cannot be used; `at` counts characters from 1. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  constructor(
    readonly code: ScenarioProblemCode,
    message: string,
    readonly at: number,
    private readonly advice?: Advice,
  ) {
    super(`at character ${at}: ${message}`);
  }

  get mend(): string | undefined {
    return adviceOf(this.advice);
  }
}

/** Signs that stand for something else, and what to write. */
const ADVICE: readonly (readonly [sign: RegExp, what: string, mend?: string])[] = [
  [/^&&?/, 'this sign', 'Write "and".'],
  [/^\|\|?/, 'this sign', 'Write "or".'],
  [/^!(?!=)/, 'this sign', 'Write "not".'],
  [/^=(?!=)/, 'an assignment', 'To compare, write "==".'],
  [/^:/, 'a range'],
  [
    /^["'`]/,
    'a text',
    'Write ids without quotes, as control.AF-PAN, or in brackets after a column.',
  ],
  [/^(\*\*|\^)/, 'a power', 'Multiply instead.'],
  [/^[[\]]/, 'a bracket'],
];

const SIGN = /(?:==|!=|<=|>=|[-+*/<>(),])/y;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const SPACE = /\s+/y;
const BRACKETED = /\[\s*(["'])([A-Za-z0-9_-]+)\1\s*\]/y;
const ANY_ID = /[A-Za-z0-9_-]+/y;
const FUNCTIONS: readonly string[] = ['min', 'max', 'abs'];
const OPERATOR_WORDS: readonly string[] = ['and', 'or', 'not'];

/** Text in which each cell is a symbol `c0`, `c1` ..., and where its pieces came from. */
export interface Scanned {
  readonly text: string;
  readonly cells: readonly Cell[];
  original(character: number): number;
}

/** Cuts a condition into pieces. Throws ExpressionError. */
export function scanCondition(text: string, names: Names): Scanned {
  return new Scanner(text, names).scan();
}

class Scanner {
  private at = 0;
  private out = '';
  private depth = 0;
  private readonly cells: Cell[] = [];
  private readonly pieces: { readonly out: number; readonly at: number }[] = [];

  constructor(
    private readonly text: string,
    private readonly names: Names,
  ) {}

  scan(): Scanned {
    while (this.at < this.text.length) this.piece();
    const { pieces } = this;
    const original = (character: number): number => {
      const piece = pieces.filter((p) => p.out < character).at(-1) ?? { out: 0, at: 0 };
      return Math.min(piece.at + 1 + (character - 1 - piece.out), this.text.length + 1);
    };
    return { text: this.out, cells: this.cells, original };
  }

  private piece(): void {
    const start = this.at;
    if (this.take(SPACE) !== null) return this.put(' ', start);
    const sign = this.take(SIGN);
    if (sign !== null) {
      if (sign === '(' && ++this.depth > MAX_DEPTH) this.tooDeep(start);
      if (sign === ')') this.depth--;
      return this.put(sign, start);
    }
    const number = this.take(NUMBER);
    if (number !== null) {
      if (this.peek(WORD) !== null) {
        this.fail('EXPRESSION_FORBIDDEN', 'a number is followed by a name', 'Write "*" between.');
      }
      return this.put(number, start);
    }
    const word = this.take(WORD);
    if (word !== null) return this.put(this.named(word, start), start);
    for (const [pattern, what, mend] of ADVICE) {
      const found = pattern.exec(this.text.slice(this.at));
      if (found !== null) this.fail('EXPRESSION_FORBIDDEN', `${what}: ${found[0]}`, mend);
    }
    this.fail('EXPRESSION_FORBIDDEN', `"${shown(this.text.charAt(this.at))}" has no place here`);
  }

  private named(word: string, start: number): string {
    if (OPERATOR_WORDS.includes(word)) return word;
    if (this.peek(/\s*\(/y) !== null) {
      if (FUNCTIONS.includes(word)) return word;
      throw new ExpressionError('EXPRESSION_FUNCTION', `"${shown(word)}" is called`, start + 1);
    }
    const cell = resolveCell(word, this.ids(word), this.names);
    if (!isCell(cell)) {
      throw new ExpressionError('EXPRESSION_NAME', cell.message, start + 1, cell.mend);
    }
    return `c${this.cells.push(cell) - 1}`;
  }

  /** Ids after a column: as many as it has axes, each the longest known one that fits. */
  private ids(word: string): string[] {
    const first = this.id(word === 'stance' ? ['actor', 'group'] : this.kinds(word, undefined)[0]);
    if (first === null) return [];
    const ids = [first];
    const rest = this.kinds(word, first).slice(1);
    for (const kinds of rest) {
      const id = this.id(kinds);
      if (id !== null) ids.push(id);
    }
    // One id too many is taken as well, so that the message can say so.
    const extra = this.id([]);
    return extra === null ? ids : [...ids, extra];
  }

  private kinds(word: string, first: string | undefined): (readonly Axis[])[] {
    const column = columnNamed(word, first, this.names);
    return column === null ? [] : AXES_OF[columnOf(column).index].map((kind) => [kind]);
  }

  private id(kinds: readonly Axis[] = []): string | null {
    const bracketed = BRACKETED;
    bracketed.lastIndex = this.at;
    const found = bracketed.exec(this.text);
    if (found !== null) {
      this.at += found[0].length;
      return found[2] ?? '';
    }
    if (this.text.charAt(this.at) !== '.') return null;
    this.at++;
    const rest = this.text.slice(this.at);
    let best = '';
    for (const kind of kinds) {
      for (const id of this.names[kind].keys()) {
        const fits = rest.startsWith(id) && !/^[A-Za-z0-9_]/.test(rest.slice(id.length));
        if (fits && id.length > best.length) best = id;
      }
    }
    const id = best === '' ? (this.peek(ANY_ID) ?? '') : best;
    this.at += id.length;
    return id;
  }

  private take(pattern: RegExp): string | null {
    const found = this.peek(pattern);
    if (found !== null) this.at += found.length;
    return found;
  }

  private peek(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  private put(piece: string, at: number): void {
    this.pieces.push({ out: this.out.length, at });
    this.out += piece;
  }

  private tooDeep(at: number): void {
    throw new ExpressionError('EXPRESSION_TOO_LONG', 'parentheses go too deep', at + 1);
  }

  private fail(code: ScenarioProblemCode, message: string, mend?: string): void {
    throw new ExpressionError(code, message, this.at + 1, mend);
  }
}
