/**
 * Changes of a document: by a scenario that extends another, by `--set`, by a design's factors.
 * A document is never changed in place; what is not touched is shared with the copy.
 */
import { columnOf } from '../engine/columns.js';
import { choiceNames, sideOfCell } from './columns-of-state.js';
import { shownValue } from './characters.js';
import { own, type Change, type Entries, type ScenarioDocument } from './document.js';
import { isCell, namesOf, resolveCell, type Names } from './names.js';
import { OverrideError, resolvePath, valueAt, type Target } from './paths.js';
import { columnRange, nearestWithin, outside, parameterRange, type Range } from './ranges.js';
import {
  FIELD_RANGES,
  scenarioSchema,
  type EventEntry,
  type OverrideEntry,
  type Parameter,
  type StateTable,
} from './schema.js';
import { schemaAt } from './schema-problems.js';
import { cellsUnder, readCell, withCells } from './state-cells.js';
import { didYouMean } from './suggest.js';

/** Called with each mapping and its changed copy. */
type Copied = (from: object, to: object) => void;

/** What applying a change needs to know. */
export interface ChangeContext {
  /** Who makes the change: `--set`, a file. Becomes the source where none is given. */
  readonly setBy: string;
  readonly names?: Names;
  readonly copied?: Copied;
}

/**
 * Applies overrides in order and gives the changed document. Each has one of `value`, `scale` or
 * `add`. A single number must stay within its range; where a path leads to many numbers, `scale`
 * and `add` bring each back into its range. Throws OverrideError.
 */
export function applyOverrides(
  document: ScenarioDocument,
  overrides: readonly OverrideEntry[],
  context: ChangeContext,
): ScenarioDocument {
  const names = context.names ?? namesOf(document);
  let out = document;
  for (const override of overrides) {
    const target = resolvePath(out, override.path, names);
    out = applyTo(out, target, override, { ...context, names });
    const change: Change = { ...override, path: target.path, setBy: context.setBy };
    out = { ...out, changes: [...out.changes, change] };
    context.copied?.(document, out);
  }
  return out;
}

/** Applies one override to what its path leads to. */
export function applyTo(
  document: ScenarioDocument,
  target: Target,
  override: OverrideEntry,
  context: ChangeContext & { readonly names: Names },
): ScenarioDocument {
  const given = [override.value, override.scale, override.add].filter((x) => x !== undefined);
  if (given.length !== 1) {
    const mend = 'Give "value", or "scale", or "add".';
    throw new OverrideError('OVERRIDE_VALUE', 'it needs exactly one change', mend);
  }
  switch (target.kind) {
    case 'parameter':
      return changeParameter(document, target.steps, override, context);
    case 'state':
      return changeState(document, target, override, context);
    case 'field':
      return changeField(document, target, override, context);
    case 'plain':
      return changePlain(document, target.steps, override, context);
  }
}

/** The changed number. Of many numbers each is brought into its range; a single one must fit. */
function changed(current: number, override: OverrideEntry, range: Range, single: boolean): number {
  const { value, scale, add } = override;
  if (value !== undefined && typeof value !== 'number') {
    const message = `expected a number, found ${shownValue(value)}`;
    throw new OverrideError('OVERRIDE_VALUE', message);
  }
  const wanted = value ?? (scale === undefined ? current + (add ?? 0) : current * scale);
  if (!single && value === undefined) return nearestWithin(wanted, range);
  const rounded = range.whole && value === undefined ? Math.round(wanted) : wanted;
  const wrong = Number.isFinite(rounded) ? outside(rounded, range) : `${rounded} is not finite`;
  if (wrong !== null) throw new OverrideError('OVERRIDE_VALUE', wrong);
  return rounded === 0 ? 0 : rounded;
}

function changeParameter(
  document: ScenarioDocument,
  steps: readonly string[],
  override: OverrideEntry,
  context: ChangeContext,
): ScenarioDocument {
  const entry = valueAt(document, steps) as Parameter;
  const value = changed(entry.value, override, parameterRange(steps, entry.unit), true);
  const source = override.source ?? context.setBy;
  return setIn(document, steps, { ...entry, value, source, setBy: context.setBy }, context.copied);
}

function changeState(
  document: ScenarioDocument,
  target: Extract<Target, { kind: 'state' }>,
  override: OverrideEntry,
  context: ChangeContext & { readonly names: Names },
): ScenarioDocument {
  const { column, ids } = target;
  const table = own(document.state, column) ?? newTable(target, context.setBy);
  const cells = cellsUnder(column, ids, context.names);
  const changes = cells.map((cell) => {
    const value = changedCell(target, cell, readCell(table, cell), override, {
      single: cells.length === 1,
      names: context.names,
    });
    return [cell, value] as const;
  });
  const whole = ids.length === 0;
  const source = override.source ?? (whole ? context.setBy : table.source);
  const next = { ...withCells(table, changes), source, setBy: context.setBy };
  return setIn(document, ['state', column], next, context.copied);
}

function newTable(target: Extract<Target, { kind: 'state' }>, setBy: string): StateTable {
  const { unit } = columnOf(target.column);
  return { unit, source: setBy, certainty: 'low', prior: { kind: 'fixed' } };
}

function changedCell(
  target: Extract<Target, { kind: 'state' }>,
  ids: readonly string[],
  current: number | string,
  override: OverrideEntry,
  { single, names }: { single: boolean; names: Names },
): number | string {
  const { column } = target;
  if (columnOf(column).kind !== 'setting') {
    return changed(Number(current), override, columnRange(column), single);
  }
  if (typeof override.value === 'number') {
    return changed(0, override, columnRange(column), true);
  }
  const found = resolveCell(column, ids, names);
  const choices = choiceNames(column, isCell(found) ? sideOfCell(column, found.index) : 0);
  if (typeof override.value === 'string' && choices.includes(override.value)) return override.value;
  const mend = didYouMean(String(override.value), choices) ?? `Take one of ${choices.join(', ')}.`;
  throw new OverrideError('OVERRIDE_VALUE', `${shownValue(override.value)} is no choice`, mend);
}

function changeField(
  document: ScenarioDocument,
  target: Extract<Target, { kind: 'field' }>,
  override: OverrideEntry,
  context: ChangeContext,
): ScenarioDocument {
  const { section, id, field } = target;
  let out = document;
  const entries: Entries<Entries<unknown>> = document[section];
  for (const [at, entry] of Object.entries(entries)) {
    if ((id !== '*' && id !== at) || !Object.hasOwn(entry, field)) continue;
    const next =
      field === 'effects'
        ? { effects: scaleEffects(entry as unknown as EventEntry, override) }
        : {
            [field]: changed(
              Number(entry[field]),
              override,
              fieldRange(section, field),
              id !== '*',
            ),
          };
    const choices =
      field === 'effects' ? scaledChoices(entry as unknown as EventEntry, override) : {};
    out = setIn(out, [section, at], { ...entry, ...next, ...choices }, context.copied);
  }
  return out;
}

function fieldRange(section: 'areas' | 'events', field: string): Range {
  const ranges: Entries<Range> = FIELD_RANGES[section];
  return own(ranges, field) ?? { min: 0, max: 0, whole: true };
}

type Effects = EventEntry['effects'];

function scaleEffects(
  { effects }: { readonly effects: Effects },
  override: OverrideEntry,
): Effects {
  const { scale } = override;
  if (scale === undefined) {
    throw new OverrideError('OVERRIDE_VALUE', 'effects can only be scaled', 'Give "scale".');
  }
  return effects.map((effect) => ({ ...effect, by: effect.by * scale }));
}

function scaledChoices(event: EventEntry, override: OverrideEntry): Partial<EventEntry> {
  if (event.choices === undefined) return {};
  const scaled = event.choices.map((c) => ({ ...c, effects: scaleEffects(c, override) }));
  return { choices: scaled };
}

function changePlain(
  document: ScenarioDocument,
  steps: readonly string[],
  override: OverrideEntry,
  context: ChangeContext,
): ScenarioDocument {
  const current = valueAt(document, steps);
  const numeric = override.value === undefined;
  if (numeric && typeof current !== 'number') {
    throw new OverrideError('OVERRIDE_VALUE', 'only numbers can be scaled or added to');
  }
  const value = numeric
    ? Number(current) * (override.scale ?? 1) + (override.add ?? 0)
    : override.value;
  const result = schemaAt(scenarioSchema, steps)?.safeParse(value);
  if (result?.success !== true) {
    const why = result?.error.issues[0]?.message ?? 'it cannot be changed';
    throw new OverrideError('OVERRIDE_VALUE', `${shownValue(value)}: ${why}`);
  }
  return setIn(document, steps, value, context.copied);
}

/** A copy of a mapping in which the value at `steps` is another. */
function setIn<T extends object>(
  root: T,
  steps: readonly string[],
  value: unknown,
  copied?: Copied,
): T {
  const [step, ...rest] = steps;
  if (step === undefined) return root;
  const inner = (root as Entries<unknown>)[step];
  const next = rest.length === 0 ? value : setIn(inner as object, rest, value, copied);
  const copy = { ...root, [step]: next };
  copied?.(root, copy);
  if (rest.length === 0 && isMapping(inner) && isMapping(value)) copied?.(inner, value);
  return copy;
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * Reads `path=value` as a command line gives it. The value is a number, true, false or a text;
 * `path*=1.2` scales and `path+=3` adds. Throws OverrideError.
 */
export function parseSetting(text: string): OverrideEntry {
  const parts = /^\s*([^=\s*+]+(?:\*[^=\s*+]+)*)\s*([*+]?)=\s*(.*?)\s*$/s.exec(text);
  if (parts === null) {
    const mend = 'Write path=value, path*=factor or path+=term.';
    throw new OverrideError('OVERRIDE_VALUE', `${shownValue(text)} is no setting`, mend);
  }
  const [, path = '', sign = '', given = ''] = parts;
  const isNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(given);
  if (sign !== '' && !isNumber) {
    throw new OverrideError('OVERRIDE_VALUE', `${shownValue(given)} is not a number`);
  }
  if (sign === '*') return { path, scale: Number(given) };
  if (sign === '+') return { path, add: Number(given) };
  if (isNumber) return { path, value: Number(given) };
  return { path, value: given === 'true' ? true : given === 'false' ? false : given };
}
