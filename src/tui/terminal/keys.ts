/**
 * From the bytes of a terminal to keys, clicks and pasted text.
 *
 * A key is named as people would: `a`, `A`, `/`, `enter`, `esc`, `up`, `ctrl-r`, `shift-tab`. Escape
 * sequences can come in pieces over a slow line, so what may still become one is kept until more
 * comes or `flush` says that nothing does.
 */

/** Something that a person did at the terminal. */
export type InputEvent =
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'paste'; readonly text: string }
  | {
      readonly type: 'mouse';
      readonly button: 'left' | 'wheel-up' | 'wheel-down';
      /** From 0 at the upper left corner. */
      readonly column: number;
      readonly line: number;
    };

const ESCAPE = '\u001b';
const PASTE_START = `${ESCAPE}[200~`;
const PASTE_END = `${ESCAPE}[201~`;
/** Longer than any sequence that a terminal sends. */
const LONGEST_SEQUENCE = 64;
/** More is no text for a field of one line. */
const LONGEST_PASTE = 2000;

const FINAL_KEYS: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  Z: 'shift-tab',
  P: 'f1',
};

const NUMBERED_KEYS: Readonly<Record<string, string>> = {
  '1': 'home',
  '3': 'delete',
  '4': 'end',
  '5': 'pageup',
  '6': 'pagedown',
  '7': 'home',
  '8': 'end',
  '11': 'f1',
};

const SINGLE_KEYS: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\b': 'backspace',
  '\u007f': 'backspace',
};

/** Reads what a terminal sends; keeps the beginning of a sequence until the rest has come. */
export class KeyReader {
  #waiting = '';

  /** Events that the text completes. */
  read(text: string): InputEvent[] {
    let left = this.#waiting + text;
    this.#waiting = '';
    const events: InputEvent[] = [];
    while (left !== '') {
      const taken = takeEvent(left);
      if (taken === null) {
        this.#waiting = left;
        break;
      }
      if (taken.event !== null) events.push(taken.event);
      left = left.slice(taken.length);
    }
    return events;
  }

  /** Whether something waits for its rest. */
  get waits(): boolean {
    return this.#waiting !== '';
  }

  /** Nothing more has come: a lone escape was the key, an unfinished sequence is dropped. */
  flush(): InputEvent[] {
    const waiting = this.#waiting;
    this.#waiting = '';
    return waiting === ESCAPE ? [{ type: 'key', key: 'esc' }] : [];
  }
}

/** The first event of a text and how much of the text it took; null while it is unfinished. */
interface Taken {
  readonly event: InputEvent | null;
  readonly length: number;
}

function takeEvent(text: string): Taken | null {
  if (text.startsWith(PASTE_START)) return takePaste(text);
  if (text.startsWith(ESCAPE)) return takeSequence(text);
  const character = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return { event: { type: 'key', key: nameOf(character) }, length: character.length };
}

function nameOf(character: string): string {
  const single = SINGLE_KEYS[character];
  if (single !== undefined) return single;
  const code = character.charCodeAt(0);
  // Control characters are the letters a to z and a few signs, less 96.
  return code < 0x20 ? `ctrl-${String.fromCharCode(code + 0x60)}` : character;
}

function takePaste(text: string): Taken | null {
  const end = text.indexOf(PASTE_END);
  if (end < 0) {
    if (text.length <= LONGEST_PASTE + PASTE_START.length) return null;
    return { event: null, length: text.length };
  }
  const pasted = text.slice(PASTE_START.length, end).slice(0, LONGEST_PASTE);
  return { event: { type: 'paste', text: pasted }, length: end + PASTE_END.length };
}

function takeSequence(text: string): Taken | null {
  const opener = text[1];
  if (opener === undefined) return null;
  if (opener === ESCAPE) return { event: { type: 'key', key: 'esc' }, length: 1 };
  if (opener === 'O') {
    const final = text[2];
    if (final === undefined) return null;
    return { event: keyOrNone(FINAL_KEYS[final]), length: 3 };
  }
  if (opener !== '[') {
    const character = String.fromCodePoint(text.codePointAt(1) ?? 0);
    return {
      event: { type: 'key', key: `alt-${nameOf(character)}` },
      length: 1 + character.length,
    };
  }
  return takeControlSequence(text);
}

function takeControlSequence(text: string): Taken | null {
  let end = 2;
  // The Linux console sends function keys as ESC [ [ A.
  if (text[2] === '[') end = 3;
  while (end < text.length && isWithin(text.charCodeAt(end))) end += 1;
  if (end >= text.length) {
    return text.length > LONGEST_SEQUENCE ? { event: null, length: text.length } : null;
  }
  // Anything but a final character breaks the sequence off, and begins something new.
  if (!isFinal(text.charCodeAt(end))) return { event: null, length: end };
  const parameters = text.slice(2, end);
  return { event: sequenceEvent(parameters, text.charAt(end)), length: end + 1 };
}

/** Parameters and intermediate characters of a control sequence. */
function isWithin(code: number): boolean {
  return code >= 0x20 && code <= 0x3f;
}

function isFinal(code: number): boolean {
  return code >= 0x40 && code <= 0x7e;
}

function sequenceEvent(parameters: string, final: string): InputEvent | null {
  if (parameters.startsWith('<')) return mouseEvent(parameters.slice(1), final);
  if (parameters === '[' && final === 'A') return { type: 'key', key: 'f1' };
  const [number = ''] = parameters.split(';');
  return keyOrNone(final === '~' ? NUMBERED_KEYS[number] : FINAL_KEYS[final]);
}

function keyOrNone(key: string | undefined): InputEvent | null {
  return key === undefined ? null : { type: 'key', key };
}

const WHEEL_UP = 64;
const WHEEL_DOWN = 65;
/** Bits of shift, alt and control in the number of a mouse button. */
const MODIFIERS = 4 + 8 + 16;

/** An SGR mouse report: button, column and line from 1; `M` pressed, `m` let go. */
function mouseEvent(parameters: string, final: string): InputEvent | null {
  const [button = -1, column = 0, line = 0] = parameters.split(';').map(Number);
  const plain = button & ~MODIFIERS;
  const place = { column: column - 1, line: line - 1 };
  if (final !== 'M' || !Number.isInteger(column) || !Number.isInteger(line)) return null;
  if (plain === 0) return { type: 'mouse', button: 'left', ...place };
  if (plain === WHEEL_UP) return { type: 'mouse', button: 'wheel-up', ...place };
  if (plain === WHEEL_DOWN) return { type: 'mouse', button: 'wheel-down', ...place };
  return null;
}
