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
        : textLines(rows, terminal),
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

/** A prior in few words: `0.1 to 0.5, log`; other kinds than even ones say what they are. */
function priorText({ prior }: ParameterRow): string {
  if (prior === null) return '';
  if (prior.low === undefined || prior.high === undefined) return prior.kind;
  if (prior.kind === 'fixed') return 'fixed';
  const range = `${formatSignificant(prior.low)} to ${formatSignificant(prior.high)}`;
  if (prior.kind === 'uniform') return range;
  return `${range}, ${prior.kind === 'loguniform' ? 'log' : prior.kind}`;
}

function valueText({ value, kind }: ParameterRow): string {
  return value === null ? `(${kind})` : formatSignificant(value, 6);
}

/** So few rows are shown with all that is known of them. */
const TOLD_IN_FULL = 8;
/** From this width on, certainty and source have room beside the numbers. */
const WIDE = 110;
const shownPath = ({ path }: ParameterRow): string => path.replace(/^parameters\./, '');

function textLines(rows: readonly ParameterRow[], terminal: Terminal): string[] {
  const { style, width } = terminal;
  const full = rows.length <= TOLD_IN_FULL;
  const told = full
    ? rows.flatMap((row) => fullLines(row, terminal))
    : [...tableLines(rows, terminal), ''];
  const more = full ? '' : ' With notes and sources: --filter TEXT for a few, or --csv or --json.';
  const count = `${formatCountOf(rows.length, 'parameter')}.${more}`;
  return [...told, ...wrapText(style.clean(count), width).map(style.dim)];
}

/** One parameter with its meaning, its range and where it comes from. */
function fullLines(row: ParameterRow, { style, width }: Terminal): string[] {
  const { unit, certainty, source, note, setBy } = row;
  const range = priorText(row);
  const of = [
    range === '' ? null : `range ${range}`,
    `certainty ${certainty}`,
    `source: ${source}`,
  ];
  const by = setBy === null ? [] : [`set by ${setBy}`];
  const indented = (text: string): string[] =>
    wrapText(style.clean(text), width - 2).map((line) => `  ${line}`);
  return [
    style.bold(style.clean(`${shownPath(row)}  ${valueText(row)} ${unit}`)),
    ...(note === null ? [] : indented(note)),
    ...indented([...of.filter((text) => text !== null), ...by].join('; ')),
    '',
  ];
}

function tableLines(rows: readonly ParameterRow[], { style, width }: Terminal): string[] {
  const wide = width >= WIDE;
  const longest = Math.max(...rows.map((row) => shownPath(row).length));
  return renderTable({
    columns: [
      { header: 'Parameter', minWidth: Math.min(longest, 35), flex: 1 },
      { header: 'Value', align: 'right' },
      { header: 'Unit', maxWidth: wide ? 14 : 11 },
      { header: 'Range', minWidth: 18, flex: 1 },
      ...(wide
        ? [
            { header: 'Certainty', maxWidth: 9 },
            { header: 'Source', flex: 3, minWidth: 12 },
          ]
        : []),
    ],
    rows: rows.map((row) => [
      shownPath(row),
      valueText(row),
      row.unit,
      priorText(row),
      ...(wide ? [row.certainty, row.source] : []),
    ]),
    style,
    width,
  });
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
