/**
 * Typed commands: words with unique beginnings, and `?` for help at every place. Whatever is typed
 * becomes a command, help, or a sentence that says what does not fit.
 */
import { Cursor, MAX_LINE_LENGTH, ReadingStop, wordsOf } from './choosing.js';
import type { Command } from './commands.js';
import type { Session } from './session.js';
import { COMMAND_WORDS, WORD_GROUPS, type CommandWord } from './word-table.js';

/** What a typed line means. */
export type Reading =
  | { readonly command: Command }
  | { readonly help: readonly string[] }
  | { readonly problem: readonly string[] };

const HELP = 'help';

/** Reads a typed line at a moment of a session. Nothing is done. */
export function parseCommand(line: string, session: Session): Reading {
  if (line.length > MAX_LINE_LENGTH) {
    return { problem: [`A command has at most ${MAX_LINE_LENGTH} letters.`] };
  }
  const cursor = new Cursor(wordsOf(line));
  try {
    const first = cursor.peek();
    if (first === undefined || first === '?') return { help: helpLines() };
    if (first.startsWith('-'))
      throw new ReadingStop('problem', ['Commands begin with a word. Type "?".']);
    const word = cursor.choose(OPTIONS, 'a command');
    if (word === HELP) return { help: readHelp(cursor) };
    const command = word.read(cursor, session);
    cursor.end();
    return { command };
  } catch (error) {
    if (!(error instanceof ReadingStop)) throw error;
    return error.kind === 'help' ? { help: error.lines } : { problem: error.lines };
  }
}

const OPTIONS = [
  ...COMMAND_WORDS.map((value) => ({
    value: value as CommandWord | typeof HELP,
    names: [value.word, ...(value.also ?? [])],
    about: value.about,
  })),
  {
    value: HELP as CommandWord | typeof HELP,
    names: [HELP],
    about: 'this list, or help on a command',
  },
];

function readHelp(cursor: Cursor): readonly string[] {
  if (cursor.atEnd) return helpLines();
  const word = cursor.choose(OPTIONS, 'a command');
  if (word === HELP) return helpLines();
  return [`${word.usage}: ${word.about}.`, 'A "?" after it lists what can follow.'];
}

/** Help on everything, in groups. */
export function helpLines(): string[] {
  return [
    'Beginnings of words are enough where they are unique. "?" lists what can stand at its place.',
    ...WORD_GROUPS.flatMap((group) => [
      `${group}:`,
      ...COMMAND_WORDS.filter((word) => word.group === group).map(
        ({ usage, about }) => `  ${usage}: ${about}.`,
      ),
    ]),
  ];
}
