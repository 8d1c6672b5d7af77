/** A failure as lines for people and as a document for programs. */
import { stripControls, wrapText, type Style } from '../charts/index.js';
import type { Problem } from '../scenario/problems.js';
import type { ErrorDocument } from './documents.js';
import type { Failure } from './errors.js';
import { formatCountOf } from './words.js';
import type { Terminal } from './terminal.js';

/** The lines of standard error: what is wrong, where, with its code, then how to mend it. */
export function failureLines(failure: Failure, terminal: Terminal): string[] {
  const { noteStyle: style, noteWidth } = terminal;
  const name = style.red('salang:');
  if (failure.problems !== undefined) {
    const listed = failure.problems.flatMap((p) => problemLines(p, style));
    const more = failure.omitted ?? 0;
    const count = formatCountOf(failure.problems.length + more, 'problem');
    return [`${name} ${count}`, ...listed, ...(more > 0 ? [`... and ${more} more`] : [])];
  }
  const message = style.clean(failure.message);
  const advice =
    failure.advice === undefined ? [] : wrapText(style.clean(failure.advice), noteWidth - 2);
  return [`${name} ${message} [${failure.code}]`, ...advice.map((line) => `  ${line}`)];
}

/** `file:line:column: field: message [CODE]`, then how to mend it. */
export function problemLines(problem: Problem, style: Style): string[] {
  const { file, line, column, path, message, code, mend } = problem;
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  const field = path === '' ? '' : `${path}: `;
  return [
    style.clean(`${place}: ${field}${message} [${code}]`),
    `  ${style.dim(style.clean(mend))}`,
  ];
}

/** What a program reads on standard output when a command with `--json` fails. */
export function failureDocument(failure: Failure): ErrorDocument {
  const { exitCode, code, message, advice, problems, omitted } = failure;
  return {
    schema: 'salang.error/1',
    exitCode,
    code,
    message: stripControls(message, { keepNewlines: true }),
    ...(advice === undefined ? {} : { advice }),
    ...(problems === undefined ? {} : { problems: [...problems], omitted: omitted ?? 0 }),
  };
}
