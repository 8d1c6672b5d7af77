/** `salang query`: SQL on the tables of a results folder. */
import { formatSignificant, renderTable } from '../../charts/index.js';
import { querySql, type QueryResult } from '../../lab/results/sql.js';
import type { Action } from '../command.js';
import { csvText } from '../csv-text.js';
import { usageError } from '../errors.js';
import { EXIT } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';

/** Rows of a table for people; more are better taken as CSV. */
const MOST_SHOWN = 200;

export const query: Action = async ({ argument = '', text, flags }, { terminal }) => {
  if (flags.has('csv') && flags.has('json')) {
    throw usageError('USAGE_VALUE', '--csv and --json exclude each other', 'Give one of them.');
  }
  const result = await querySql(argument, text['sql'] ?? '');
  const { columns, rows } = result;
  const more = rows.length - MOST_SHOWN;
  return {
    exitCode: EXIT.ok,
    document: { schema: 'salang.query/1', columns, rows },
    lines: () =>
      flags.has('csv')
        ? [
            csvText(
              columns.map(({ name }) => name),
              rows.map(csvRow),
            ).trimEnd(),
          ]
        : tableLines(result, terminal),
    ...(more > 0 && !flags.has('csv') && !flags.has('json')
      ? { notes: [`salang: ${more} more rows are not shown; --csv or --json gives them all`] }
      : {}),
  };
};

function csvRow(row: QueryResult['rows'][number]): (string | number | null)[] {
  return row.map((value) => (typeof value === 'boolean' ? String(value) : value));
}

function tableLines({ columns, rows }: QueryResult, { style, width }: Terminal): string[] {
  const numeric = columns.map((_, c) =>
    rows.every((row) => row[c] === null || typeof row[c] === 'number'),
  );
  const shown = rows.slice(0, MOST_SHOWN).map((row) =>
    row.map((value) => {
      if (value === null) return '';
      return typeof value === 'number' ? formatSignificant(value, 6) : style.clean(String(value));
    }),
  );
  return renderTable({
    columns: columns.map(({ name }, c) => ({
      header: style.clean(name),
      ...(numeric[c] === true ? { align: 'right' as const } : {}),
    })),
    rows: shown,
    width,
    style,
  });
}
