/**
 * The command line: reads the words, does the command, prints its outcome, sets the exit code.
 * Everything but help is imported when it is needed, so that help appears at once.
 */
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import type { CommandSpec, RawValues } from './command.js';
import { COMMANDS } from './commands.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { helpOn, welcome } from './help.js';
import { quickRequest } from './request.js';
import { createTerminal, type Terminal } from './terminal.js';

/**
 * Does what the words of a command line ask. Never rejects: the exit code is left in
 * `process.exitCode` (see EXIT), so that open streams are written out before the process ends.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const terminal = createTerminal(process);
  try {
    process.exitCode = await obey(argv, terminal);
  } catch (error) {
    process.exitCode = await tellFailure(error, argv.includes('--json'), terminal);
  }
}

async function obey(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const quick = quickRequest(argv);
  switch (quick?.ask) {
    case 'help':
      return await printHelp(quick.topic, terminal);
    case 'version':
      await terminal.print(`${await packageVersion()}\n`);
      return EXIT.ok;
    case 'welcome':
      await terminal.print(asText(welcome(terminal)));
      return EXIT.ok;
    case undefined:
      return await obeyCommand(argv, terminal);
  }
}

async function obeyCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { parseCommandLine } = await import('./parse.js');
  const { withSignals } = await import('./signals.js');
  const { spec, values } = await parseCommandLine(argv, COMMANDS);
  return await withSignals((stop) => act(spec, values, terminal, stop));
}

async function act(
  spec: CommandSpec,
  values: RawValues,
  terminal: Terminal,
  stop: AbortSignal,
): Promise<ExitCode> {
  const action = await spec.load();
  const outcome = await action(values, { terminal, stop });
  const { documentText } = await import('./json-text.js');
  const asDocument = values.flags.has('json');
  await terminal.print(asDocument ? documentText(outcome.document) : asText(outcome.lines()));
  if (outcome.notes !== undefined) await terminal.note(asText(outcome.notes));
  return outcome.exitCode;
}

/** Help on the longest beginning of a topic that is one: `run base-2024 --help` is on `run`. */
async function printHelp(topic: string, terminal: Terminal): Promise<ExitCode> {
  const words = topic === '' ? [] : topic.split(' ');
  for (const length of [2, 1]) {
    const lines = helpOn(words.slice(0, length).join(' '), COMMANDS, terminal);
    if (lines === null) continue;
    await terminal.print(asText(lines));
    return EXIT.ok;
  }
  const { unknownCommand } = await import('./parse.js');
  throw unknownCommand(words, COMMANDS);
}

/**
 * Tells people on standard error what went wrong. With `--json` a program finds the same on standard
 * output, as it expects one document there.
 */
async function tellFailure(
  error: unknown,
  asDocument: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const { describeFailure } = await import('./errors.js');
  const { failureDocument, failureLines } = await import('./failure.js');
  const { documentText } = await import('./json-text.js');
  const failure = describeFailure(error);
  try {
    await terminal.note(asText(failureLines(failure, terminal)));
    if ((process.env['SALANG_DEBUG'] ?? '') !== '' && error instanceof Error) {
      await terminal.note(`${error.stack ?? ''}\n`);
    }
    if (asDocument) await terminal.print(documentText(failureDocument(failure)));
  } catch {
    // Nobody can be told; the exit code still can.
  }
  return failure.exitCode;
}

async function packageVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function asText(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
