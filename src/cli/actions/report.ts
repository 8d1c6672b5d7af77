/** `salang report`: one HTML file of a scenario, of saved games, or of results. */
import { existsSync, readFileSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { formatCount } from '../../charts/index.js';
import { reportText } from '../../report/index.js';
import type { Action } from '../command.js';
import { CliError, usageError } from '../errors.js';
import { EXIT } from '../exit-codes.js';
import { makeReportOf } from '../report-source.js';

export const report: Action = async (values, context) => {
  const out = values.text['out'];
  if (out === undefined) {
    throw usageError('USAGE_VALUE', '--out is missing', 'Name the file: --out report.html.');
  }
  if (!values.flags.has('force')) requireOwn(out);
  const { kind, report: made } = await makeReportOf(values, context);
  const text = await reportText(made);
  await writeFileAtomic(out, text);
  const bytes = Buffer.byteLength(text);
  const figures = made.page.figures.map(({ id, title }) => ({ id, title }));
  return {
    exitCode: EXIT.ok,
    document: { schema: 'salang.report/1', kind, title: made.title, bytes, figures },
    lines: () => [`${made.kind}: ${context.terminal.style.clean(made.title)}`],
    notes: [
      `salang: wrote ${out}, ${formatCount(Math.ceil(bytes / 1024))} kB; open it in a browser`,
    ],
  };
};

/** A file that is there is written over only when it is a report itself. */
function requireOwn(path: string): void {
  if (!existsSync(path)) return;
  const text = readFileSync(path, 'utf8');
  if (text.startsWith('<!doctype html>') && text.includes('name="generator" content="Salang '))
    return;
  throw new CliError(
    EXIT.badInput,
    'OUT_NOT_EMPTY',
    `${path} is no report of Salang`,
    'Choose another file, or add --force to write over this one.',
  );
}
