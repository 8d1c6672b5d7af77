/**
 * Paths by which overrides, `--set` and designs name what they change: `finance.donorFloorUsd`,
 * `groups.aff.payUsd`, `state.fighters.nrf.AF-PAN`, `areas.*.urbanShare`, `events.x.enabled`.
 */
import { AXES_OF, COLUMN_NAMES, columnOf, type ColumnName } from '../engine/columns.js';
import { OWN_COLUMNS } from './columns-of-state.js';
import { own, type Entries, type ScenarioDocument } from './document.js';
import { namesOf, type Names } from './names.js';
import { FIELD_RANGES, type Parameter } from './schema.js';
import { nearest } from './suggest.js';
import { adviceOf, type Advice, type ScenarioProblemCode } from './problems.js';

/** What a path leads to. */
export type Target =
  /** One entry with value, unit and source. */
  | { readonly kind: 'parameter'; readonly path: string; readonly steps: readonly string[] }
  /** Cells of a first-state table: one, or all under the given ids. */
  | {
      readonly kind: 'state';
      readonly path: string;
      readonly column: ColumnName;
      readonly ids: readonly string[];
    }
  /** A numeric field of one area or event, or of all (`*`); `effects` stands for their sizes. */
  | {
      readonly kind: 'field';
      readonly path: string;
      readonly section: 'areas' | 'events';
      readonly id: string;
      readonly field: string;
    }
  /** Anything else: dates, names, switches. A change of these needs a check of the whole. */
  | { readonly kind: 'plain'; readonly path: string; readonly steps: readonly string[] };

/** A path that leads nowhere, or a value that does not suit it. */
export class OverrideError extends Error {
  override readonly name = 'OverrideError';
  constructor(
    readonly code: ScenarioProblemCode,
    message: string,
    private readonly advice?: Advice,
  ) {
    super(message);
  }

  /** How to mend it, if there is more to say than the code does. */
  get mend(): string | undefined {
    return adviceOf(this.advice);
  }
}

/** Sections that a short path may leave out. */
const IMPLIED = [
  'parameters',
  'doctrine',
  'state',
  'groups',
  'actors',
  'corridors',
  'roads',
  'areas',
  'events',
] as const;

/** Roots of what may be changed besides numbers. */
const PLAIN_ROOTS = new Set([
  'start',
  'end',
  'turnDays',
  'stepDays',
  'history',
  'title',
  'summary',
  'teaches',
  'provinces',
  'areas',
  'events',
  'actors',
  'groups',
  'corridors',
]);

/** Where a number comes from is not what an override changes. */
const PROVENANCE = new Set(['unit', 'source', 'certainty', 'prior', 'note', 'setBy']);

/**
 * What a path leads to. The section may be left out while only one reading is left. Throws
 * OverrideError with the nearest paths.
 */
export function resolvePath(
  document: ScenarioDocument,
  text: string,
  names = namesOf(document),
): Target {
  const steps = text.split('.');
  const full = readAs(document, names, steps);
  if (full !== null) return full;
  const short = IMPLIED.map((section) => readAs(document, names, [section, ...steps])).filter(
    (target) => target !== null,
  );
  const [only, second] = short;
  if (only === undefined) throw unknownPath(document, text, names);
  if (second !== undefined) {
    const paths = short.map((target) => target.path);
    throw new OverrideError(
      'OVERRIDE_AMBIGUOUS',
      `"${text}" may be ${paths.join(' or ')}`,
      `Write ${paths.join(' or ')}.`,
    );
  }
  return only;
}

function readAs(document: ScenarioDocument, names: Names, steps: readonly string[]): Target | null {
  const [section = '', ...rest] = steps;
  if (section === 'state') return stateTarget(names, rest);
  const entry = entrySteps(document, section, rest);
  if (entry !== null) return { kind: 'parameter', path: entry.join('.'), steps: entry };
  if (section === 'areas' || section === 'events') {
    const field = fieldTarget(document, section, rest);
    if (field !== null) return field;
  }
  return plainTarget(document, steps);
}

/** Steps to an entry with a value; `parameters` and a final `value` may be left out. */
function entrySteps(
  document: ScenarioDocument,
  section: string,
  rest: readonly string[],
): readonly string[] | null {
  const inner = rest.at(-1) === 'value' ? rest.slice(0, -1) : rest;
  switch (section) {
    case 'parameters':
    case 'doctrine':
    case 'roads':
      return entryAt(document, [section, ...inner]);
    case 'groups':
    case 'actors':
    case 'corridors': {
      const [id = '', ...path] = inner;
      return (
        entryAt(document, [section, id, ...path]) ??
        entryAt(document, [section, id, 'parameters', ...path])
      );
    }
    default:
      return null;
  }
}

function entryAt(document: ScenarioDocument, steps: readonly string[]): readonly string[] | null {
  const found = valueAt(document, steps);
  const isEntry =
    typeof found === 'object' && found !== null && 'value' in found && 'unit' in found;
  return isEntry ? steps : null;
}

/** What own properties lead to. */
export function valueAt(root: unknown, steps: readonly string[]): unknown {
  let value = root;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = own(value as Entries<unknown>, step);
  }
  return value;
}

function stateTarget(names: Names, rest: readonly string[]): Target | null {
  const [word = '', ...given] = rest;
  const column = COLUMN_NAMES.find((name) => name === word);
  if (column === undefined || OWN_COLUMNS.has(column)) return null;
  while (given.at(-1) === '*') given.pop();
  const axes = AXES_OF[columnOf(column).index];
  const known = given.every((id, i) => names[axes[i] ?? 'event'].has(id));
  if (given.length > axes.length || !known) return null;
  return { kind: 'state', path: ['state', column, ...given].join('.'), column, ids: given };
}

function fieldTarget(
  document: ScenarioDocument,
  section: 'areas' | 'events',
  rest: readonly string[],
): Target | null {
  const [id = '', field = '', more] = rest;
  const numeric =
    Object.hasOwn(FIELD_RANGES[section], field) || (section === 'events' && field === 'effects');
  if (!numeric || more !== undefined) return null;
  const entry = id === '*' ? {} : own<object>(document[section], id);
  // A dated event has no chance, so there is none to change.
  const has = id === '*' || (entry !== undefined && Object.hasOwn(entry, field));
  return has ? { kind: 'field', path: [section, id, field].join('.'), section, id, field } : null;
}

function plainTarget(document: ScenarioDocument, steps: readonly string[]): Target | null {
  const [root = ''] = steps;
  const last = steps.at(-1) ?? '';
  if (!PLAIN_ROOTS.has(root) || PROVENANCE.has(last)) return null;
  const value = valueAt(document, steps);
  const isSwitch =
    root === 'events' &&
    last === 'enabled' &&
    steps.length === 3 &&
    own(document.events, steps[1] ?? '') !== undefined;
  const isScalar = value !== undefined && (typeof value !== 'object' || value === null);
  return isSwitch || isScalar ? { kind: 'plain', path: steps.join('.'), steps } : null;
}

function unknownPath(document: ScenarioDocument, text: string, names: Names): OverrideError {
  const suggest = (): string | undefined => {
    const known = knownPaths(document, names);
    const short = known.map((path) => path.slice(path.indexOf('.') + 1));
    const close = nearest(text, known);
    const found = close.length > 0 ? close : nearest(text, short);
    return found.length > 0 ? `Did you mean ${found.join(' or ')}?` : undefined;
  };
  return new OverrideError('OVERRIDE_PATH', `nothing has the path "${text}"`, suggest);
}

/** Paths of all entries, of state tables and of the fields that are changed together. */
function knownPaths(document: ScenarioDocument, names: Names): string[] {
  const paths = entryPaths(document).map(({ path }) => path);
  for (const column of COLUMN_NAMES) if (!OWN_COLUMNS.has(column)) paths.push(`state.${column}`);
  for (const area of names.area.keys()) {
    for (const field of Object.keys(FIELD_RANGES.areas)) paths.push(`areas.${area}.${field}`);
  }
  for (const event of Object.keys(document.events)) paths.push(`events.${event}.enabled`);
  return [...paths, 'start', 'end', 'turnDays', 'stepDays', 'history'];
}

/** An entry and the path that leads to it. */
export interface EntryPath {
  readonly path: string;
  readonly steps: readonly string[];
  readonly entry: Parameter;
}

/** Every entry of a document that has a value with its source, in the order of the document. */
export function entryPaths(document: ScenarioDocument): EntryPath[] {
  const out: EntryPath[] = [];
  const table = (entries: Entries<Parameter>, ...above: string[]): void => {
    for (const [name, entry] of Object.entries(entries)) {
      const steps = [...above, name];
      out.push({ path: steps.join('.'), steps, entry });
    }
  };
  for (const [rule, entries] of Object.entries(document.parameters)) {
    table(entries, 'parameters', rule);
  }
  for (const [side, entries] of Object.entries(document.doctrine)) table(entries, 'doctrine', side);
  table(document.roads, 'roads');
  for (const [id, group] of Object.entries(document.groups)) {
    table(group.parameters, 'groups', id, 'parameters');
    table(group.kindsRural, 'groups', id, 'kindsRural');
    table(group.kindsUrban, 'groups', id, 'kindsUrban');
    table(group.affinity, 'groups', id, 'affinity');
  }
  for (const [id, actor] of Object.entries(document.actors)) {
    table(actor.parameters, 'actors', id, 'parameters');
    table(actor.interests.nrf, 'actors', id, 'interests', 'nrf');
    table(actor.interests.taliban, 'actors', id, 'interests', 'taliban');
  }
  for (const [id, corridor] of Object.entries(document.corridors)) {
    table(corridor.parameters, 'corridors', id, 'parameters');
  }
  return out;
}
