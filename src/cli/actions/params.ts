/** `salang params`: every number of a scenario with unit, source, certainty and prior. */
import { formatSignificant, renderTable, wrapText } from '../../charts/index.js';
import { loadScenario } from '../../scenario/load.js';
import { listParameters, type ParameterRow } from '../../scenario/parameters.js';
import { csvText } from '../csv-text.js';
import type { Action } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';
import { usageError } from '../errors.js';
import { formatCountOf } from '../words.js';

export const params: Action = ({ argument = '', text, flags }, { terminal }) => {
  if (flags.has('csv') && flags.has('json')) {
    throw usageError('USAGE_VALUE', '--csv and --json exclude each other', 'Give one of them.');
  }
  const scenario = loadScenario(argument);
  const all = listParameters(scenario);
  const filter = text['filter'];
  const rows = filter === undefined ? all : all.filter((row) => matches(row, filter));
  return Promise.resolve({
    exitCode: EXIT.ok,
    document: {
      schema: 'salang.params/1',
      scenario: scenario.id,
      filter: filter ?? null,
      count: rows.length,
      parameters: rows,
    },
    lines: () =>
      flags.has('csv')
        ? [csvText(CSV_HEADER, rows.map(csvRow)).trimEnd()]
        : tableLines(rows, terminal),
    ...(rows.length === 0
      ? { notes: [`salang: no parameter holds "${terminal.noteStyle.clean(filter ?? '')}"`] }
      : {}),
  });
};

/** Whether every word of the filter stands somewhere in the row, whatever its case. */
function matches(row: ParameterRow, filter: string): boolean {
  const { path, unit, source, certainty, note } = row;
  const all = [path, unit, source, certainty, note ?? ''].join(' ').toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** A prior in few words: `uniform 0.1-0.5`; a factor or term says so by its kind. */
function priorText({ prior }: ParameterRow): string {
  if (prior === null) return '';
  if (prior.low === undefined || prior.high === undefined) return prior.kind;
  return `${prior.kind} ${formatSignificant(prior.low)} to ${formatSignificant(prior.high)}`;
}

function valueText({ value, kind }: ParameterRow): string {
  return value === null ? `(${kind})` : formatSignificant(value, 6);
}

function tableLines(rows: readonly ParameterRow[], { style, width }: Terminal): string[] {
  const table = renderTable({
    columns: [
      { header: 'Parameter', flex: 1, minWidth: 20 },
      { header: 'Value', align: 'right' },
      { header: 'Unit', maxWidth: 14 },
      { header: 'Prior', maxWidth: 26, flex: 2 },
      { header: 'Certainty', maxWidth: 9 },
      { header: 'Source', flex: 3, minWidth: 12 },
    ],
    rows: rows.map((row) => [
      row.path.replace(/^parameters\./, ''),
      valueText(row),
      row.unit,
      priorText(row),
      row.certainty,
      row.source,
    ]),
    style,
    width,
  });
  const count = `${formatCountOf(rows.length, 'parameter')}. In full, with notes: add --csv or --json.`;
  return [...table, '', ...wrapText(style.clean(count), width).map(style.dim)];
}

const CSV_HEADER = [
  'path',
  'kind',
  'value',
  'unit',
  'source',
  'certainty',
  'prior',
  'prior_low',
  'prior_high',
  'note',
  'set_by',
];

function csvRow(row: ParameterRow): (string | number | null)[] {
  const { path, kind, value, unit, source, certainty, prior, note, setBy } = row;
  const [low, high] = [prior?.low ?? null, prior?.high ?? null];
  return [path, kind, value, unit, source, certainty, prior?.kind ?? null, low, high, note, setBy];
}
