/**
 * Reported counts that a scenario is compared with: comma-separated text as in RFC 4180, with a
 * header. What each row measures is left to the comparison, which tells the rows that it cannot
 * score; here it is made sure that a row can be read at all.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { parseIsoDate } from '../engine/calendar.js';
import { LAYERS, type Layer } from '../engine/records.js';
import { shown } from './characters.js';
import { decodeText } from './decode-text.js';
import { wholeFile } from './origins.js';
import { Problems, scenarioError, type ScenarioProblemCode } from './problems.js';
import { didYouMean } from './suggest.js';

const MAX_ROWS = 5000;
const REQUIRED = [
  'id',
  'start',
  'end',
  'actor',
  'metric',
  'value',
  'bound',
  'scope',
  'layer',
] as const;
type RequiredColumn = (typeof REQUIRED)[number];

/** How a value binds: as it is, as the least, or as the most that was counted. */
export const BOUNDS = ['exact', 'at_least', 'at_most'] as const;
export type Bound = (typeof BOUNDS)[number];

/** One count that somebody reported. */
export interface ReportedCount {
  readonly id: string;
  /** Window, both days included; YYYY-MM-DD and day numbers. */
  readonly start: string;
  readonly end: string;
  readonly startDay: number;
  readonly endDay: number;
  readonly actor: string;
  readonly metric: string;
  readonly value: number;
  readonly bound: Bound;
  readonly scope: string;
  /** The layer of reporting that the count measures, with which alone it may be compared. */
  readonly layer: Layer;
  /** Further columns by name: use, source, certainty, basis, note. */
  readonly more: Readonly<Record<string, string>>;
}

/**
 * Reads a targets file. Throws ScenarioError with file, line and column name of each problem (the
 * `column` of a problem counts fields, not characters).
 */
export function parseTargets(input: string | Uint8Array, name: string): ReportedCount[] {
  const records = readRecords(decodeText(input, name), name);
  const [header, ...rows] = records;
  if (header === undefined) {
    throw scenarioError(wholeFile(name), '', 'SCENARIO_EMPTY', 'there is no header');
  }
  const problems = new Problems();
  checkHeader(header, name, problems);
  problems.throwIfAny();
  if (rows.length > MAX_ROWS) {
    problems.add(wholeFile(name), '', 'TARGETS_TOO_MANY', `${rows.length} rows`);
    problems.throwIfAny();
  }
  const out = rows.map((row) => new Row(header.fields, row, name, problems).read());
  checkIds(out, rows, name, problems);
  problems.throwIfAny();
  return out;
}

interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Records with the line on which each begins. */
function readRecords(text: string, name: string): CsvRecord[] {
  const options = { relax_column_count: false, skip_empty_lines: true, info: true } as const;
  let lastLine = 1;
  try {
    const parsed = parse(text, options) as unknown as {
      readonly info: { readonly lines: number };
      readonly record: string[];
    }[];
    return parsed.map(({ info, record }) => {
      // The reader tells the line on which a record ends; quoted fields may run over several.
      const breaks = record.reduce((sum, field) => sum + field.split('\n').length - 1, 0);
      lastLine = info.lines;
      return { line: lastLine - breaks, fields: record };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : lastLine;
    const message = shown(error.message.split('\n')[0] ?? '', 160);
    throw scenarioError({ file: name, line, column: 1 }, '', 'TARGETS_CSV', message);
  }
}

function checkHeader({ fields, line }: CsvRecord, name: string, problems: Problems): void {
  const place = { file: name, line, column: 1 };
  for (const column of REQUIRED) {
    if (fields.includes(column)) continue;
    problems.add(place, column, 'TARGETS_HEADER', `there is no column "${column}"`);
  }
  fields.forEach((field, i) => {
    if (fields.indexOf(field) === i) return;
    const at = { file: name, line, column: i + 1 };
    problems.add(at, shown(field), 'TARGETS_HEADER', 'the column stands twice');
  });
}

/** Reads one row; what is wrong is noted, and something harmless is read instead. */
class Row {
  constructor(
    private readonly header: readonly string[],
    private readonly row: CsvRecord,
    private readonly file: string,
    private readonly problems: Problems,
  ) {}

  read(): ReportedCount {
    const [start, startDay] = this.date('start');
    const [end, endDay] = this.date('end');
    if (endDay < startDay) this.wrong('end', 'TARGETS_PERIOD', `${end} is before ${start}`);
    return {
      id: this.text('id'),
      start,
      end,
      startDay,
      endDay,
      actor: this.text('actor'),
      metric: this.text('metric'),
      value: this.number('value'),
      bound: this.choice('bound', BOUNDS),
      scope: this.text('scope'),
      layer: this.choice('layer', LAYERS),
      more: this.more(),
    };
  }

  private field(column: string): string {
    return (this.row.fields[this.header.indexOf(column)] ?? '').trim();
  }

  private text(column: RequiredColumn): string {
    const text = this.field(column);
    if (text === '') this.wrong(column, 'TARGETS_FIELD', 'it is empty', 'Fill it in.');
    return text;
  }

  private date(column: RequiredColumn): [text: string, day: number] {
    const text = this.field(column);
    const day = parseIsoDate(text);
    if (day === null) this.wrong(column, 'TARGETS_DATE', `"${shown(text)}" is no date`);
    return [text, day ?? 0];
  }

  private number(column: RequiredColumn): number {
    const text = this.field(column);
    const value = /^\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : null;
    if (value === null) this.wrong(column, 'TARGETS_NUMBER', `"${shown(text)}" is no number`);
    return value ?? 0;
  }

  private choice<T extends string>(column: RequiredColumn, choices: readonly T[]): T {
    const text = this.field(column);
    const found = choices.find((choice) => choice === text);
    if (found === undefined) {
      const mend = didYouMean(text, choices);
      this.wrong(column, 'TARGETS_CHOICE', `"${shown(text)}" is none of the choices`, mend);
    }
    return found ?? (choices[0] as T);
  }

  private more(): Record<string, string> {
    const more: Record<string, string> = {};
    const required: readonly string[] = REQUIRED;
    for (const column of this.header) {
      if (!required.includes(column) && /^[A-Za-z][A-Za-z0-9_ -]*$/.test(column)) {
        more[column] = this.field(column);
      }
    }
    return more;
  }

  private wrong(column: string, code: ScenarioProblemCode, message: string, mend?: string): void {
    const place = { file: this.file, line: this.row.line, column: this.header.indexOf(column) + 1 };
    this.problems.add(place, column, code, message, mend);
  }
}

function checkIds(
  counts: readonly ReportedCount[],
  rows: readonly CsvRecord[],
  file: string,
  problems: Problems,
): void {
  const seen = new Set<string>();
  counts.forEach(({ id }, i) => {
    const place = { file, line: rows[i]?.line ?? 0, column: 1 };
    if (seen.has(id)) problems.add(place, 'id', 'TARGETS_DUPLICATE', `"${shown(id)}" stands twice`);
    seen.add(id);
  });
}
