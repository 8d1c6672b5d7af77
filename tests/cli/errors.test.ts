import { describe, expect, it } from 'vitest';
import { CliError, describeFailure, usageError } from '../../src/cli/errors.js';
import { errorSchema } from '../../src/cli/documents.js';
import { failureDocument, failureLines } from '../../src/cli/failure.js';
import { InvariantError, ModelError } from '../../src/engine/errors.js';
import { ScenarioError, type Problem } from '../../src/scenario/problems.js';
import { keptTerminal } from './terminals.js';

const PROBLEM: Problem = {
  file: 'my.yaml',
  line: 10,
  column: 5,
  path: 'areas.one.contrl',
  code: 'SCENARIO_UNKNOWN_KEY',
  message: 'unknown key\u001b[2J',
  mend: 'Delete it.',
};

const systemError = (code: string): Error =>
  Object.assign(new Error(code), { code, syscall: 'open', path: '/data/run.json' });

describe('failures', () => {
  it.each([
    [usageError('USAGE_VALUE', 'x'), 2, 'USAGE_VALUE'],
    [new ScenarioError([PROBLEM]), 3, 'SCENARIO_UNKNOWN_KEY'],
    [new ScenarioError([{ ...PROBLEM, code: 'SCENARIO_UNREADABLE' }]), 4, 'SCENARIO_UNREADABLE'],
    [new ModelError('MODEL_EMPTY', 'x'), 3, 'MODEL_EMPTY'],
    [new InvariantError('x'), 5, 'INTERNAL'],
    [systemError('ENOSPC'), 4, 'ENVIRONMENT'],
    [systemError('EACCES'), 4, 'ENVIRONMENT'],
    [new TypeError('x is not a function'), 5, 'INTERNAL'],
    [Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_TYPE' }), 5, 'INTERNAL'],
    ['a text', 5, 'INTERNAL'],
    [new CliError(130, 'INTERRUPTED', 'stopped'), 130, 'INTERRUPTED'],
  ])('%s', (error, exitCode, code) => {
    expect(describeFailure(error)).toMatchObject({ exitCode, code });
  });

  it('of the system name the path and the reason', () => {
    expect(describeFailure(systemError('ENOSPC')).message).toBe(
      '/data/run.json: the disk is full (ENOSPC)',
    );
  });

  it('are told with place, field, code and a way to mend them', () => {
    const lines = failureLines(describeFailure(new ScenarioError([PROBLEM], 3)), keptTerminal());
    expect(lines).toEqual([
      'salang: 4 problems',
      'my.yaml:10:5: areas.one.contrl: unknown key [SCENARIO_UNKNOWN_KEY]',
      '  Delete it.',
      '... and 3 more',
    ]);
  });

  it('are documents of their schema', () => {
    for (const error of [new ScenarioError([PROBLEM]), usageError('USAGE_VALUE', 'x', 'y'), 1]) {
      const document = failureDocument(describeFailure(error));
      expect(errorSchema.parse(document)).toEqual(document);
    }
  });

  it('of the program carry no stack', () => {
    const lines = failureLines(describeFailure(new TypeError('oops')), keptTerminal());
    expect(lines[0]).toBe('salang: internal error: oops [INTERNAL]');
    expect(lines.join('\n')).not.toMatch(/\bat \S+:\d+/);
  });
});
