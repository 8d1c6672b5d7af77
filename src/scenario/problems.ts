/**
 * What can be wrong with a file that somebody wrote. Each problem has a stable code, says where it
 * is (file, line, column, field), what is the matter and how to mend it. Several are told at once.
 */
import { shown } from './characters.js';

/** One line for each code: what it means, then how to mend it. Codes are never reused. */
export const SCENARIO_PROBLEMS = {
  // files
  SCENARIO_NOT_FOUND: 'no such file: check the name and the folder',
  SCENARIO_NOT_A_FILE: 'not a regular file: give the path of a YAML file',
  SCENARIO_UNREADABLE: 'the file cannot be read: check its permissions',
  SCENARIO_OUTSIDE_FOLDER:
    'files named by a scenario stay within its folder: use a relative path without "..", and no link that leads out',
  SCENARIO_TOO_LARGE: 'a scenario file holds at most 2 MB: split it or leave something out',
  SCENARIO_TOO_MANY_FILES: 'one scenario reads at most 20 files: join some of its parts',
  SCENARIO_ENCODING: 'the file is not UTF-8 text: save it as UTF-8',
  SCENARIO_EMPTY: 'the file is empty: write into it what it is to hold, or name another file',
  SCENARIO_EXTENDS_CYCLE: 'scenarios extend each other in a circle: take one "extends" away',
  SCENARIO_EXTENDS_DEPTH: 'a chain of "extends" has at most 8 scenarios: shorten it',
  SCENARIO_PART_INCLUDES:
    'a part may not include, extend or override: name the file in the scenario itself',
  // text
  SCENARIO_CONTROL_CHARACTER:
    'control, bidirectional and invisible characters are refused: delete the character',
  SCENARIO_SYNTAX: 'the file is not valid YAML 1.2: mend the syntax at this place',
  SCENARIO_SEVERAL_DOCUMENTS:
    'a file holds one document: split it at the "---", and use no directives',
  SCENARIO_TOO_DEEP: 'entries are nested deeper than 40 levels: write it flatter',
  SCENARIO_TOO_MANY_NODES: 'a file holds at most 50,000 values: leave something out',
  SCENARIO_ALIAS: 'YAML anchors and aliases (& and *) are refused: write the value out',
  SCENARIO_TAG: 'YAML tags (!) are refused: write plain text, or put the text in quotes',
  SCENARIO_MERGE_KEY: 'the YAML merge key (<<) is refused: write the entries out',
  SCENARIO_DUPLICATE_KEY: 'a key stands twice in one mapping: keep one of them',
  SCENARIO_RESERVED_KEY: 'the key is reserved by the language: use another name',
  SCENARIO_KEY_TYPE: 'a key must be plain text: put it in quotes or use another name',
  SCENARIO_NUMBER: 'a number is finite and at most 1e15: write such a number',
  // shape
  SCENARIO_SCHEMA: 'the schema is not known: write "schema: salang.scenario/1" first',
  SCENARIO_UNKNOWN_KEY: 'the key is not known here: correct its spelling or delete it',
  SCENARIO_MISSING: 'something needed is missing: add it',
  SCENARIO_TYPE: 'the value is of the wrong kind: write what is expected',
  SCENARIO_CHOICE: 'the value is none of the choices: take one of those listed',
  SCENARIO_RANGE: 'the value is outside its range: give one within the range',
  SCENARIO_FORMAT: 'the text has the wrong form: write it as described',
  SCENARIO_DATE: 'not a real date of the form YYYY-MM-DD: correct it',
  SCENARIO_TOO_MANY: 'more than a model can hold: use fewer',
  // provenance
  SCENARIO_UNIT: 'the unit is not the declared one: convert the value and use the declared unit',
  SCENARIO_NO_SOURCE:
    'every number needs unit, source (or "assumed"), certainty and prior: add what is missing',
  SCENARIO_PRIOR: 'the prior is not a range that can be drawn from: correct kind, low and high',
  SCENARIO_ASSUMED_FIXED: 'what is assumed is not certain: give the prior a range',
  // content
  SCENARIO_UNKNOWN_ID: 'nothing has this id: correct its spelling or add the entry',
  SCENARIO_DUPLICATE: 'the same thing is given twice: keep one of them',
  SCENARIO_SELF_EDGE: 'an edge joins an area with itself: name two areas',
  SCENARIO_IDENTITY_SUM: 'identity shares must sum to 1: correct the shares',
  SCENARIO_NO_FRONT: 'exactly one group has the role front, and it comes first: correct the roles',
  SCENARIO_TWO_CAPITALS: 'one area at most is the capital: correct isCapital',
  SCENARIO_PERIOD: 'the end comes before the start: correct the dates',
  SCENARIO_TOO_MANY_TURNS: 'a campaign has at most 20,000 turns: shorten it or use longer turns',
  SCENARIO_WHOLE_NUMBER: 'people, money and things are counted whole: write a whole number',
  SCENARIO_FORBIDDEN_COLUMN:
    'the model keeps this column itself: use another column, or leave it out',
  SCENARIO_EVENT_KIND:
    'an event has either a date, or a probability with cooldown and maxTimes: correct the event',
  SCENARIO_DEFAULT_CHOICE:
    'one choice of an event is the default: write "default: true" with exactly one',
  SCENARIO_MODEL: 'the model cannot be made from this scenario: mend what the message names',
  // expressions
  EXPRESSION_SYNTAX: 'the condition cannot be read: correct it',
  EXPRESSION_NAME: 'the condition names something unknown: correct its spelling',
  EXPRESSION_FUNCTION: 'conditions know three functions: use min, max or abs',
  EXPRESSION_FORBIDDEN:
    'a condition is no program: use numbers, names, + - * / ( ), comparisons, and, or, not',
  EXPRESSION_TOO_LONG:
    'a condition has at most 400 characters, 20 levels and 100 terms: make it simpler',
  // overrides
  OVERRIDE_PATH: 'nothing has this path: correct its spelling',
  OVERRIDE_AMBIGUOUS: 'the short path fits several things: write the whole path',
  OVERRIDE_VALUE: 'the value does not suit the path: give a value that the path takes',
  // experiments
  EXPERIMENT_FACTOR:
    'the factor cannot be varied so: give a range, levels or distribution that fit',
  EXPERIMENT_DESIGN: 'the design does not fit its factors: change the one or the other',
  EXPERIMENT_OUTPUT: 'the model cannot give this output: correct its spelling, or ask for another',
  EXPERIMENT_STOP: 'the stop rule cannot be applied: correct it',
  EXPERIMENT_TOO_LARGE: 'the experiment is too large: use fewer settings or replicates',
  // calibrations
  CALIBRATION_PARAMETER:
    'the parameter cannot be fitted so: name numbers that have a prior range of their own',
  CALIBRATION_TARGET: 'there is nothing to fit to: name counts that the model can answer',
  CALIBRATION_SAMPLER: 'the numbers of the sampler do not go together: correct them',
  // targets
  TARGETS_CSV: 'the file is not comma-separated text as in RFC 4180: mend the line',
  TARGETS_HEADER: 'the header lacks a column, or has one twice: correct the first line',
  TARGETS_FIELD: 'the field has a wrong value: correct it',
  TARGETS_DATE: 'not a real date of the form YYYY-MM-DD: correct it',
  TARGETS_PERIOD: 'the end comes before the start: correct the dates',
  TARGETS_NUMBER: 'the value is not a number of zero or more: correct it',
  TARGETS_CHOICE: 'the value is none of the choices: take one that is listed',
  TARGETS_DUPLICATE: 'two rows have the same id: give each row its own',
  TARGETS_TOO_MANY: 'a targets file has at most 5,000 rows: leave some out',
} as const;

export type ScenarioProblemCode = keyof typeof SCENARIO_PROBLEMS;

/** Where something stands: line and column count from 1; 0 where there is no line. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong. */
export interface Problem extends Place {
  /** The field, as `areas.AF-PAN.terrain`; empty for the file as a whole. */
  readonly path: string;
  readonly code: ScenarioProblemCode;
  readonly message: string;
  readonly mend: string;
}

/** Problems told at once; what lies beyond is counted. */
const MAX_PROBLEMS = 20;

/** A file that cannot be used, with all that is wrong with it (at most 20 problems). */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  /** Code of the first problem. */
  readonly code: ScenarioProblemCode;

  constructor(
    readonly problems: readonly Problem[],
    /** Further problems that are not listed. */
    readonly omitted = 0,
  ) {
    super(problems.map(formatProblem).join('\n'));
    this.code = problems[0]?.code ?? 'SCENARIO_SYNTAX';
  }
}

/** A problem as one line of text: `file:line:column: field: message (CODE); mend`. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, path, message, code, mend } = problem;
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  return `${place}: ${path === '' ? '' : `${path}: `}${message} (${code}). ${mend}`;
}

/** What a code advises, as a sentence. */
export function mendOf(code: ScenarioProblemCode): string {
  const line: string = SCENARIO_PROBLEMS[code];
  const advice = line.slice(line.indexOf(': ') + 2);
  return `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`;
}

/**
 * How to mend something; worked out only when it is told, as a file may hold thousands of names
 * that are not known, each to be compared with thousands that are.
 */
export type Advice = string | (() => string | undefined) | undefined;

/** The text of an advice. */
export function adviceOf(advice: Advice): string | undefined {
  return typeof advice === 'function' ? advice() : advice;
}

/** Collects problems and throws them together. */
export class Problems {
  private readonly list: Problem[] = [];
  private omitted = 0;

  /** Whether further problems are only counted. */
  get full(): boolean {
    return this.list.length >= MAX_PROBLEMS;
  }

  /** Notes a problem; without `mend` the code's own advice is given. */
  add(place: Place, path: string, code: ScenarioProblemCode, message: string, mend?: Advice): void {
    if (this.full) this.omit();
    else this.list.push(problemAt(place, path, code, message, adviceOf(mend)));
  }

  /** Counts a problem that is not told. */
  omit(): void {
    this.omitted++;
  }

  /** Throws what has been collected, if anything. */
  throwIfAny(): void {
    if (this.list.length > 0) throw new ScenarioError(this.list, this.omitted);
  }
}

/** The error of a single problem. */
export function scenarioError(
  place: Place,
  path: string,
  code: ScenarioProblemCode,
  message: string,
  mend?: string,
): ScenarioError {
  return new ScenarioError([problemAt(place, path, code, message, mend)]);
}

function problemAt(
  place: Place,
  path: string,
  code: ScenarioProblemCode,
  message: string,
  mend = mendOf(code),
): Problem {
  const { line, column } = place;
  return { file: shown(place.file, 300), line, column, path, code, message, mend };
}
