/**
 * From the words of a command line to a command and its values, by yargs. Values stay text: yargs
 * turns a bad number into NaN in silence. Unknown words and options are refused here, with a
 * suggestion, because a misspelled option that is ignored gives wrong results.
 */
import yargs, { type Argv } from 'yargs';
import { shown } from '../scenario/characters.js';
import { didYouMean, nearest } from '../scenario/suggest.js';
import type { ArgumentSpec, CommandSpec, OptionTable, RawValues } from './command.js';
import { usageError } from './errors.js';

/** A command that was asked for, with its values as they were written. */
export interface Request {
  readonly spec: CommandSpec;
  readonly values: RawValues;
}

type Words = Readonly<Record<string, unknown>> & { readonly _: readonly (string | number)[] };

const PARSER_CONFIGURATION = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'duplicate-arguments-array': true,
  'greedy-arrays': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'strip-aliased': true,
} as const;

/** Options that stand beside every command; they are answered before anything is parsed. */
const GLOBAL_FLAGS = ['help', 'version'] as const;

/** Reads a command line. CliError with exit code 2 on anything that cannot be obeyed. */
export async function parseCommandLine(
  argv: readonly string[],
  commands: readonly CommandSpec[],
): Promise<Request> {
  let found: { spec: CommandSpec | null; words: Words } | undefined;
  const parser = yargs([...argv])
    .help(false)
    .version(false)
    .exitProcess(false)
    .detectLocale(false)
    .fail(false)
    .parserConfiguration(PARSER_CONFIGURATION);
  register(parser, commands, (spec, words) => (found = { spec, words }));
  try {
    await parser.parseAsync();
  } catch {
    // yargs trips over a few names of JavaScript's own, such as --constructor.
    throw usageError('USAGE_SYNTAX', 'the command line cannot be read', 'See salang --help.');
  }
  if (found === undefined) throw unknownCommand([], commands);
  return toRequest(found.spec, found.words, commands);
}

/** Tells yargs of the commands: single words, and families of two words. */
function register(
  parser: Argv,
  commands: readonly CommandSpec[],
  heard: (spec: CommandSpec | null, words: Words) => void,
): void {
  const none = (words: object): void => heard(null, words as Words);
  for (const family of familiesOf(commands)) {
    parser.command(family, '', (inner) => {
      for (const spec of commands) {
        if (spec.name.startsWith(`${family} `)) addCommand(inner, spec, heard);
      }
      return inner.command('*', '', () => undefined, none);
    });
  }
  for (const spec of commands) if (!spec.name.includes(' ')) addCommand(parser, spec, heard);
  parser.command('*', '', () => undefined, none);
}

function addCommand(
  parser: Argv,
  spec: CommandSpec,
  heard: (spec: CommandSpec, words: Words) => void,
): void {
  const word = spec.name.split(' ').at(-1) ?? spec.name;
  parser.command(
    [
      word,
      ...[spec.argument, spec.second].flatMap((a) => (a === undefined ? [] : `[${a.name}]`)),
    ].join(' '),
    '',
    (inner) => {
      for (const [name, { kind }] of Object.entries(spec.options)) {
        if (kind === 'flag') inner.option(name, { type: 'boolean' });
        else inner.option(name, { type: 'string', array: kind === 'list' });
      }
      return inner;
    },
    (words) => heard(spec, words as unknown as Words),
  );
}

function familiesOf(commands: readonly CommandSpec[]): string[] {
  const first = commands.filter((c) => c.name.includes(' ')).map((c) => c.name.split(' ')[0] ?? '');
  return [...new Set(first)];
}

function toRequest(
  spec: CommandSpec | null,
  words: Words,
  commands: readonly CommandSpec[],
): Request {
  const said = words._.map(String);
  if (spec === null) {
    if (said.length === 0) refuseUnknown(words, {}, [], 'salang');
    throw unknownCommand(said, commands);
  }
  const known = [spec.argument?.name, spec.second?.name];
  refuseUnknown(words, spec.options, known, `salang ${spec.name}`);
  const extra = said[spec.name.split(' ').length];
  if (extra !== undefined) {
    throw usageError(
      'USAGE_ARGUMENT',
      `salang ${spec.name} does not take "${shown(extra)}"`,
      `See salang ${spec.name} --help.`,
    );
  }
  return { spec, values: valuesOf(spec, words) };
}

/** The error for words that are no command, with what may have been meant. */
export function unknownCommand(said: readonly string[], commands: readonly CommandSpec[]): Error {
  const [family, second] = said;
  if (family === undefined) {
    return usageError('USAGE_COMMAND', 'there is no command', 'See salang --help.');
  }
  const inFamily = commands.filter((c) => c.name.startsWith(`${family} `));
  if (inFamily.length > 0 && second === undefined) {
    const names = inFamily.map((c) => c.name.split(' ')[1]).join(', ');
    return usageError(
      'USAGE_ARGUMENT',
      `salang ${family} needs a command after it`,
      `One of: ${names}. See salang ${family} --help.`,
    );
  }
  const typed = inFamily.length > 0 ? `${family} ${second ?? ''}` : family;
  const names = commands.map((c) => c.name);
  const candidates = inFamily.length > 0 ? inFamily.map((c) => c.name) : withFamilies(names);
  return usageError(
    'USAGE_COMMAND',
    `there is no command "${shown(typed)}"`,
    didYouMean(typed, candidates) ?? 'See salang --help.',
  );
}

/** Single words, whole names and first words, so that `scenaro` finds `scenario`. */
function withFamilies(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => [name, name.split(' ')[0] ?? name]))];
}

function refuseUnknown(
  words: Words,
  options: OptionTable,
  names: readonly (string | undefined)[],
  command: string,
): void {
  const known = new Set(['_', '$0', ...names, ...Object.keys(options)]);
  const unknown = Object.keys(words).find((name) => !known.has(name));
  if (unknown === undefined) return;
  const dashed = unknown.length === 1 ? `-${unknown}` : `--${unknown}`;
  const close = nearest(unknown, [...Object.keys(options), ...GLOBAL_FLAGS]);
  const meant = close.map((name) => `--${name}`).join(' or ');
  throw usageError(
    'USAGE_OPTION',
    `${command} has no option ${shown(dashed)}`,
    meant === '' ? `See ${command} --help.` : `Did you mean ${meant}?`,
  );
}

/** The values by kind; one value for each `text`, and none of them empty. */
function valuesOf(spec: CommandSpec, words: Words): RawValues {
  const text: Record<string, string> = {};
  const lists: Record<string, readonly string[]> = {};
  const flags = new Set<string>();
  for (const [name, { kind }] of Object.entries(spec.options)) {
    const value = words[name];
    if (value === undefined) continue;
    if (kind === 'flag') {
      if (value === true) flags.add(name);
      continue;
    }
    const { bare } = spec.options[name] ?? {};
    const written = Array.isArray(value) ? value.map(String) : [String(value)];
    const given = bare === undefined ? written : written.map((one) => (one === '' ? bare : one));
    if (given.length === 0 || given.includes('')) throw missingValue(spec, name);
    if (kind === 'list') lists[name] = given;
    else text[name] = single(given, name);
  }
  if (spec.second !== undefined) {
    text[spec.second.name] = argumentOf(spec, spec.second, words) ?? '';
  }
  return { argument: argumentOf(spec, spec.argument, words), text, lists, flags };
}

function missingValue(spec: CommandSpec, name: string): Error {
  const placeholder = spec.options[name]?.placeholder ?? 'value';
  return usageError('USAGE_VALUE', `--${name} needs a value`, `Write --${name} <${placeholder}>.`);
}

function single(given: readonly string[], name: string): string {
  if (given.length > 1) {
    throw usageError('USAGE_VALUE', `--${name} is given ${given.length} times`, 'Give it once.');
  }
  return given[0] ?? '';
}

function argumentOf(
  spec: CommandSpec,
  argument: ArgumentSpec | undefined,
  words: Words,
): string | undefined {
  if (argument === undefined) return undefined;
  const value = words[argument.name];
  if (typeof value === 'string' && value !== '') return value;
  const { name, example, optional = false } = argument;
  if (value === undefined && optional) return undefined;
  throw usageError(
    'USAGE_ARGUMENT',
    Array.isArray(value)
      ? `salang ${spec.name} takes one ${name}`
      : `salang ${spec.name} needs a ${name}`,
    `For example: salang ${spec.name} ${example}`,
  );
}
