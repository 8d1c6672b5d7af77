/** What a schema finds wrong, told as problems: code, place, and advice from the schema itself. */
import type { z } from 'zod';
import { shown, shownValue } from './characters.js';
import type { Origins, SourceFile, Step } from './origins.js';
import { wholeFile } from './origins.js';
import type { Advice, Problems, ScenarioProblemCode } from './problems.js';
import { didYouMean } from './suggest.js';

type Issue = z.core.$ZodIssue;

/** A place in a document as text: `areas.AF-PAN.borders.0`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map((step) => shown(String(step))).join('.');
}

/** Checks a value against a schema and notes what is wrong. True when nothing is. */
export function checkShape(
  schema: z.ZodType,
  value: unknown,
  file: SourceFile,
  origins: Origins,
  problems: Problems,
): boolean {
  const result = schema.safeParse(value);
  if (result.success) return true;
  // A misspelt key is often the cause of what is missing, so it comes first.
  const unknown = (issue: Issue): number => (issue.code === 'unrecognized_keys' ? 0 : 1);
  const issues = [...result.error.issues].sort((a, b) => unknown(a) - unknown(b));
  for (const issue of issues) {
    for (const found of explain(issue, schema, value)) {
      if (problems.full) {
        problems.omit();
        continue;
      }
      const place = origins.locate(value, found.path as Step[], wholeFile(file.name));
      problems.add(place, pathText(found.path), found.code, found.message, found.mend);
    }
  }
  return false;
}

interface Explained {
  readonly path: readonly PropertyKey[];
  readonly code: ScenarioProblemCode;
  readonly message: string;
  readonly mend?: Advice;
}

function explain(issue: Issue, schema: z.ZodType, root: unknown): Explained[] {
  const { path } = issue;
  const given = valueAt(root, path);
  const code = codeOf(issue, given);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, path);
      return issue.keys.map((key) => ({
        path: [...path, key],
        code,
        message: `"${shown(key)}" is not known here`,
        mend: () => didYouMean(key, known),
      }));
    }
    case 'invalid_value': {
      const choices = issue.values.map(String);
      const mend =
        choices.length === 1
          ? `Write "${path.join('.').endsWith('schema') ? 'schema: ' : ''}${choices[0] ?? ''}".`
          : (didYouMean(shown(String(given)), choices) ?? `Take one of ${choices.join(', ')}.`);
      return [{ path, code, message: missing(given) ?? `it is ${shownValue(given)}`, mend }];
    }
    case 'invalid_type':
    case 'invalid_union': {
      const expected =
        KINDS[issue.code === 'invalid_type' ? issue.expected : ''] ?? 'a number or text';
      const mend = given === undefined ? undefined : `Write ${expected}.`;
      const message = missing(given) ?? `expected ${expected}, found ${shownValue(given)}`;
      return [{ path, code, message, mend }];
    }
    case 'too_small':
    case 'too_big': {
      const size = issue.origin === 'string' || issue.origin === 'array' ? 'length' : 'value';
      const bound =
        issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      return [{ path, code, message: `the ${size} must be ${bound}` }];
    }
    case 'invalid_key':
      return [{ path, code, message: 'the key is no id', mend: ID_ADVICE }];
    default:
      return [{ path, code, message: `${shownValue(given)} has the wrong form`, mend: form(path) }];
  }
}

/** Kinds of values as people call them. */
const KINDS: Readonly<Record<string, string>> = {
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  tuple: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

const ID_ADVICE = 'Use letters, digits, "_" and "-", beginning with a letter.';

function missing(given: unknown): string | null {
  return given === undefined ? 'it is missing' : null;
}

const PROVENANCE = new Set<PropertyKey>(['unit', 'source', 'certainty', 'prior']);
const DATES = new Set<PropertyKey>(['start', 'end', 'date']);

function codeOf(issue: Issue, given: unknown): ScenarioProblemCode {
  const last = issue.path.at(-1) ?? '';
  if (issue.code === 'unrecognized_keys') return 'SCENARIO_UNKNOWN_KEY';
  if (issue.path.length === 1 && last === 'schema') return 'SCENARIO_SCHEMA';
  if (issue.path.includes('prior')) {
    return given === undefined && last === 'prior' ? 'SCENARIO_NO_SOURCE' : 'SCENARIO_PRIOR';
  }
  if (given === undefined) {
    return PROVENANCE.has(last) ? 'SCENARIO_NO_SOURCE' : 'SCENARIO_MISSING';
  }
  if (issue.code === 'invalid_value') return last === 'unit' ? 'SCENARIO_UNIT' : 'SCENARIO_CHOICE';
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union') {
    return issue.code === 'invalid_type' && issue.expected === 'int'
      ? 'SCENARIO_WHOLE_NUMBER'
      : 'SCENARIO_TYPE';
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    return (last === 'source' || last === 'certainty') && issue.code === 'too_small'
      ? 'SCENARIO_NO_SOURCE'
      : 'SCENARIO_RANGE';
  }
  return DATES.has(last) ? 'SCENARIO_DATE' : 'SCENARIO_FORMAT';
}

function form(path: readonly PropertyKey[]): string | undefined {
  const last = path.at(-1) ?? '';
  if (DATES.has(last)) return undefined;
  if (last === 'certainty') return 'Begin with high, medium, low or very low.';
  if (last === 'title' || last === 'name' || last === 'label') return 'Write it on one line.';
  return ID_ADVICE;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, step) ? (value as Record<PropertyKey, unknown>)[step] : undefined;
  }
  return value;
}

/** Keys that a schema knows at a path; none where any id may stand. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const at = schemaAt(schema, path);
  return at === undefined ? [] : Object.keys(definitionOf(at).shape ?? {});
}

/** The schema of what a path leads to, optional or not; undefined where the path cannot lead. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let at = unwrap(schema);
  for (const step of path) {
    const { shape, valueType, element, items } = definitionOf(at);
    const known = shape !== undefined && Object.hasOwn(shape, step) ? shape[String(step)] : null;
    const next = known ?? valueType ?? element ?? items?.[Number(step)];
    if (next === undefined) return undefined;
    at = unwrap(next);
  }
  return at;
}

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly innerType?: z.ZodType;
}

function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

function unwrap(schema: z.ZodType): z.ZodType {
  let at = schema;
  for (let inner = definitionOf(at).innerType; inner !== undefined;) {
    at = inner;
    inner = definitionOf(at).innerType;
  }
  return at;
}
