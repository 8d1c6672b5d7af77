/** Cases of interest: which runs a search for scenarios is about, said in few characters. */
import { LabError } from '../errors.js';
import { OUTCOMES } from '../outcome.js';

/** A condition on one column of the table of runs. */
export interface CaseOf {
  /** As it was written. */
  readonly text: string;
  readonly column: string;
  /** 1 for a case, 0 for another run. */
  of(value: unknown): number;
}

/** `outcome=NAME`. */
export function outcomeCase(outcome: string): CaseOf {
  return {
    text: `outcome=${outcome}`,
    column: 'outcome',
    of: (value) => (value === outcome ? 1 : 0),
  };
}

const FORM = /^\s*([A-Za-z]\w*)\s*(<=|>=|<|>|=)\s*(\S+)\s*$/;

/**
 * Reads `outcome=NAME`, or an output with <, <=, > or >= and a number. LabError (LAB_ANALYSIS_CASE) for
 * what is neither.
 */
export function parseCase(text: string, outputs: readonly string[]): CaseOf {
  const [, column = '', sign = '', wanted = ''] = FORM.exec(text) ?? [];
  const wrong = (why: string): LabError => new LabError('LAB_ANALYSIS_CASE', `"${text}": ${why}`);
  if (column === '') throw wrong('this is no condition');
  if (column === 'outcome') {
    if (sign !== '=') throw wrong('an outcome is compared by =');
    if (!OUTCOMES.some((own) => own === wanted)) {
      throw wrong(`there is no outcome ${wanted}; there are ${OUTCOMES.join(', ')}`);
    }
    return outcomeCase(wanted);
  }
  if (!outputs.includes(column)) {
    throw wrong(`there is no output ${column}; there are ${outputs.join(', ')}`);
  }
  const limit = Number(wanted);
  if (!Number.isFinite(limit)) throw wrong(`${wanted} is no number`);
  const test = TESTS[sign];
  if (test === undefined) throw wrong('a number is compared by <, <=, > or >=');
  return {
    text: `${column}${sign}${limit}`,
    column,
    of: (value) => (test(Number(value), limit) ? 1 : 0),
  };
}

const TESTS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};
