/** Every number of a scenario with its source, as rows: what `salang params` shows and exports. */
import { AXES_OF, COLUMN_NAMES, columnOf } from '../engine/columns.js';
import { own } from './document.js';
import { entryPaths } from './paths.js';
import type { Prior, StateTable } from './schema.js';
import type { Scenario } from './scenario.js';

/** One parameter, one table of first values, or one field of the map or of events. */
export interface ParameterRow {
  /** Path by which an override changes it; see `changeable`. */
  readonly path: string;
  readonly kind: 'parameter' | 'table' | 'field';
  /** The number; null for tables and fields, which have many. */
  readonly value: number | null;
  readonly unit: string;
  readonly source: string;
  readonly certainty: string;
  /** Null for settings, which are choices. For tables and fields it is a factor or a term. */
  readonly prior: Prior | null;
  readonly note: string | null;
  /** Who changed it last; null for what the files say. */
  readonly setBy: string | null;
  /** How a drawn value is applied: put in place, multiplied, added; null where it cannot be. */
  readonly changeable: 'value' | 'scale' | 'add' | null;
}

/** Rows in the order of the document: parameters, then tables, then fields. */
export function listParameters(scenario: Pick<Scenario, 'document'>): ParameterRow[] {
  const { document } = scenario;
  const rows: ParameterRow[] = entryPaths(document).map(({ path, entry }) => ({
    path,
    kind: 'parameter',
    value: entry.value,
    unit: entry.unit,
    source: entry.source,
    certainty: entry.certainty,
    prior: entry.prior,
    note: entry.note ?? null,
    setBy: entry.setBy ?? null,
    changeable: wayOf(entry.prior),
  }));
  for (const column of COLUMN_NAMES) {
    const table = own(document.state, column);
    if (table !== undefined) rows.push(tableRow(column, table));
  }
  for (const [name, quantity] of Object.entries(document.quantities)) {
    const [section = '', ...field] = name.split('.');
    rows.push({
      path: [section, '*', ...field].join('.'),
      kind: 'field',
      value: null,
      unit: quantity.unit,
      source: quantity.source,
      certainty: quantity.certainty,
      prior: quantity.prior,
      note: quantity.note ?? null,
      setBy: null,
      changeable: VARIABLE_FIELDS.has(name) ? wayOf(quantity.prior) : null,
    });
  }
  return rows;
}

/** Fields that a model uses and that can be changed all at once. */
const VARIABLE_FIELDS: ReadonlySet<string> = new Set([
  'areas.ruggedness',
  'areas.meanElevationM',
  'areas.urbanShare',
  'events.probabilityPerWeek',
  'events.cooldownDays',
  'events.maxTimes',
  'events.effects',
]);

function tableRow(column: (typeof COLUMN_NAMES)[number], table: StateTable): ParameterRow {
  const single = AXES_OF[columnOf(column).index].length === 0;
  const prior = table.prior ?? null;
  const setting = columnOf(column).kind === 'setting';
  return {
    path: `state.${column}`,
    kind: 'table',
    value: single && typeof table.value === 'number' ? table.value : null,
    unit: table.unit,
    source: table.source,
    certainty: table.certainty,
    prior,
    note: table.note ?? null,
    setBy: table.setBy ?? null,
    changeable: setting || prior === null ? null : wayOf(prior),
  };
}

function wayOf(prior: Prior): ParameterRow['changeable'] {
  if (prior.kind === 'scale') return 'scale';
  if (prior.kind === 'additive') return 'add';
  return 'value';
}
