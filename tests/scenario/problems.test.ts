import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnOf, COLUMN_NAMES } from '../../src/engine/columns.js';
import { choiceNames, OWN_COLUMNS } from '../../src/scenario/columns-of-state.js';
import {
  formatProblem,
  mendOf,
  SCENARIO_PROBLEMS,
  scenarioError,
  type ScenarioProblemCode,
} from '../../src/scenario/problems.js';

const codes = Object.keys(SCENARIO_PROBLEMS) as ScenarioProblemCode[];

describe('the table of problems', () => {
  it.each(codes)('%s says what it means and how to mend it, on one line', (code) => {
    expect(SCENARIO_PROBLEMS[code]).toMatch(/^[^\n]+: [^\n]+[^.]$/);
    expect(mendOf(code)).toMatch(/^[A-Z].*\.$/);
  });

  it('has no code that nothing gives', () => {
    // Files of scenarios, and of experiments and fits.
    const folder = new URL('../../src/', import.meta.url);
    const text = readdirSync(folder, { recursive: true })
      .map((name) => String(name))
      .filter(
        (name) => /^(scenario|lab)\b.*\.ts$/.test(name) && name !== join('scenario', 'problems.ts'),
      )
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n');
    expect(codes.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });
});

describe('formatProblem', () => {
  it('tells place, field, what is wrong, code and advice', () => {
    const place = { file: 'a.yaml', line: 3, column: 5 };
    const error = scenarioError(place, 'areas.X', 'SCENARIO_TYPE', 'it is a list', 'Write a text.');
    expect(error.message).toBe('a.yaml:3:5: areas.X: it is a list (SCENARIO_TYPE). Write a text.');
    const whole = scenarioError(
      { file: 'a\u001b.yaml', line: 0, column: 0 },
      '',
      'SCENARIO_EMPTY',
      'x',
    );
    expect(whole.problems.map(formatProblem)).toEqual([
      'a<U+001B>.yaml: x (SCENARIO_EMPTY). Write into it what it is to hold, or name another file.',
    ]);
  });
});

describe('choice names', () => {
  it('exist for every number of every setting, on both sides', () => {
    for (const column of COLUMN_NAMES) {
      const { kind, max } = columnOf(column);
      if (kind !== 'setting' || OWN_COLUMNS.has(column)) {
        expect(choiceNames(column), column).toEqual([]);
        continue;
      }
      const mine = choiceNames(column, 0).length;
      const theirs = choiceNames(column, 1).length;
      expect(Math.max(mine, theirs), column).toBe(max + 1);
    }
  });
});
