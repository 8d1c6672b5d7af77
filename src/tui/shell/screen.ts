/** What a screen is: keys that it understands, and a picture of a given size. */
import type { Style } from '../../charts/index.js';
import type { Block } from '../draw/block.js';

/** Room for a picture. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly style: Style;
}

/** A key and what it does: help, hints and the guide for players are made from these. */
export interface Binding {
  /** Names as the terminal reader gives them; the first is the one that is shown. */
  readonly keys: readonly string[];
  /** What it does, in a few words. */
  readonly label: string;
  /** Shorter words for the line of hints; without them the key is only in the help. */
  readonly hint?: string;
  act(): void;
}

export interface Screen {
  /** Stable name, for tests and reports. */
  readonly name: string;
  readonly title: string;
  /** What a person can do here, in a sentence or two, for the help. */
  readonly about: string;
  bindings(): readonly Binding[];
  draw(frame: Frame): Block;
  /** Takes typed text before the bindings do, while a field is open; false when it does not. */
  onText?(text: string): boolean;
  /** A click at a place of the picture. */
  onClick?(column: number, line: number, frame: Frame): void;
}

/** Keys as they are written for people. */
const KEY_WORDS: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
  'shift-tab': 'Shift-Tab',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  backspace: 'Backspace',
  delete: 'Delete',
  ' ': 'Space',
};
const ASCII_KEY_WORDS: Readonly<Record<string, string>> = {
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
};

/** The name of a key as it is shown. */
export function keyWord(key: string, ascii: boolean): string {
  const known = (ascii ? ASCII_KEY_WORDS[key] : undefined) ?? KEY_WORDS[key];
  if (known !== undefined) return known;
  return key.startsWith('ctrl-') ? `Ctrl-${key.slice(5).toUpperCase()}` : key;
}
