/** First values of the world: tables by id become cells by number, within the columns' ranges. */
import { AXES_OF, COLUMN_NAMES, columnOf, type Axis, type ColumnName } from '../engine/columns.js';
import { choiceNames, OWN_COLUMNS, sideOfCell } from './columns-of-state.js';
import { own, type ScenarioDocument } from './document.js';
import type { Names } from './names.js';
import { columnRange, outside } from './ranges.js';
import { checkProvenance } from './provenance.js';
import type { Report } from './report.js';
import type { CellValue, StateTable } from './schema.js';
import { cellNumber, cellsUnder, readCell } from './state-cells.js';
import { didYouMean } from './suggest.js';

/** First values by column. */
export type InitialCells = Partial<Record<ColumnName, readonly number[]>>;

/** Day of the last firing of an event that has never fired: before every campaign. */
const NEVER = -100_000;

/** Stances at which a named regime gives way to the next better one. */
const REGIME_BOUNDS = [-0.6, -0.2, 0.2, 0.6] as const;

/** Compiles all first values. Reports ids, values and tables that cannot be used. */
export function compileState(
  document: ScenarioDocument,
  names: Names,
  startDay: number,
  report: Report,
): InitialCells {
  const out: InitialCells = {};
  for (const column of COLUMN_NAMES) {
    if (OWN_COLUMNS.has(column)) continue;
    const table = own(document.state, column);
    if (table !== undefined) {
      checkTable(column, table, names, report);
      out[column] = compileTable(column, table, names, report);
      continue;
    }
    const wrong = outside(0, columnRange(column));
    if (wrong === null || column === 'regime') continue;
    report(['state', column], 'SCENARIO_MISSING', 'the column cannot start at 0');
  }
  return withDerived(out, document, names, startDay);
}

/** The cells of one table. */
export function compileTable(
  column: ColumnName,
  table: StateTable,
  names: Names,
  report: Report,
): number[] {
  const range = columnRange(column);
  return cellsUnder(column, [], names).map((ids, index) => {
    const value = readCell(table, ids);
    const number = cellNumber(column, index, value);
    const path = ['state', column, ...placeOf(table, ids)];
    if (number === null) {
      const choices = choiceNames(column, sideOfCell(column, index));
      const known = choices.length > 0;
      const mend = known ? () => didYouMean(String(value), choices) : 'Write a number.';
      report(path, known ? 'SCENARIO_CHOICE' : 'SCENARIO_TYPE', `it is "${value}"`, mend);
      return 0;
    }
    const wrong = outside(number, range);
    if (wrong !== null) {
      const whole = number >= range.min && number <= range.max;
      report(path, whole ? 'SCENARIO_WHOLE_NUMBER' : 'SCENARIO_RANGE', wrong);
    }
    return number;
  });
}

/** Where a table says what a cell is. */
function placeOf(table: StateTable, ids: readonly string[]): readonly string[] {
  const [first, second] = ids;
  if (first === undefined) return ['value'];
  const row = table.values !== undefined ? own(table.values, first) : undefined;
  if (row === undefined) return ['default'];
  if (second === undefined) return ['values', first];
  const listed = typeof row === 'object' && Object.hasOwn(row, second);
  return listed ? ['values', first, second] : ['default'];
}

/** Adds what follows from other values: the calendar, regimes, and the yardstick of endurance. */
export function withDerived(
  given: InitialCells,
  document: ScenarioDocument,
  names: Names,
  startDay: number,
): InitialCells {
  const out: InitialCells = { ...given, day: [startDay] };
  if (names.event.size > 0) out.eventLastDay = Array<number>(names.event.size).fill(NEVER);
  if (own(document.state, 'regime') === undefined) {
    const attitude = given.attitude ?? Array<number>(2 * names.actor.size).fill(0);
    out.regime = attitude.map((value) => REGIME_BOUNDS.filter((bound) => value >= bound).length);
  }
  // The front is group 0, so its areas come first.
  const front = (given.fighters ?? []).slice(0, names.area.size);
  const sanctuary = given.sanctuary?.[0] ?? 0;
  out.startFighters = [front.reduce((sum, fighters) => sum + fighters, sanctuary)];
  return out;
}

function checkTable(column: ColumnName, table: StateTable, names: Names, report: Report): void {
  const path = ['state', column];
  const axes = AXES_OF[columnOf(column).index];
  const setting = columnOf(column).kind === 'setting';
  if (axes.length === 0 && table.values !== undefined) {
    report(
      [...path, 'values'],
      'SCENARIO_UNKNOWN_KEY',
      'the column is one number',
      'Write "value".',
    );
  }
  if (axes.length > 0 && table.value !== undefined) {
    const mend = 'Write "values" by id, or "default" for all.';
    report([...path, 'value'], 'SCENARIO_UNKNOWN_KEY', 'the column has many cells', mend);
  }
  checkIds(axes, table.values ?? {}, [...path, 'values'], names, report);
  if (!setting && table.prior === undefined) {
    report([...path, 'prior'], 'SCENARIO_NO_SOURCE', 'the prior is missing');
  }
  // What a side has decided is a choice: it needs no range to be drawn from.
  if (setting || table.prior === undefined) return;
  const { unit, source, certainty, prior } = table;
  checkProvenance({ unit, source, certainty, prior }, path, report, column);
}

type Values = NonNullable<StateTable['values']>;

function checkIds(
  axes: readonly Axis[],
  values: Values | Readonly<Record<string, CellValue>>,
  path: readonly string[],
  names: Names,
  report: Report,
): void {
  const [kind, ...inner] = axes;
  if (kind === undefined) return;
  for (const [id, entry] of Object.entries(values)) {
    const at = [...path, id];
    if (!names[kind].has(id)) {
      const mend = (): string | undefined => didYouMean(id, names[kind].keys());
      report(at, 'SCENARIO_UNKNOWN_ID', `there is no ${kind} "${id}"`, mend);
    }
    if (typeof entry === 'object' && inner.length > 0) {
      checkIds(inner, entry, at, names, report);
    } else if ((typeof entry === 'object') !== inner.length > 0) {
      const expected = inner.length > 0 ? `values by ${inner.join(' and ')}` : 'one value';
      report(at, 'SCENARIO_TYPE', `expected ${expected}`);
    }
  }
}
