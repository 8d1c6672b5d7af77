import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.js';
import { CliError } from '../../src/cli/errors.js';
import { parseCommandLine, type Request } from '../../src/cli/parse.js';

const parse = (line: string): Promise<Request> =>
  parseCommandLine(line === '' ? [] : line.split(' '), COMMANDS);

async function failure(line: string): Promise<CliError> {
  try {
    await parse(line);
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error(`"${line}" was accepted`);
}

async function values(line: string) {
  const { spec, values } = await parse(line);
  return { name: spec.name, ...values };
}

describe('commands', () => {
  it('are found with their argument and options', async () => {
    const run = await values('run base-2024 --runs 5 --seed 007 --json');
    expect(run.name).toBe('run');
    expect(run.argument).toBe('base-2024');
    expect(run.text).toEqual({ runs: '5', seed: '007' });
    expect([...run.flags]).toEqual(['json']);
  });

  it('of two words are found', async () => {
    expect((await values('scenario check my.yaml')).name).toBe('scenario check');
    expect((await values('scenario list')).argument).toBeUndefined();
  });

  it('take options before the argument and with an equals sign', async () => {
    const run = await values('run --set=a.b=1 --runs=3 base-2024');
    expect(run.argument).toBe('base-2024');
    expect(run.lists).toEqual({ set: ['a.b=1'] });
    expect(run.text).toEqual({ runs: '3' });
  });

  it('gather lists, and leave the argument out of them', async () => {
    const run = await values('run --set a=1 --set b=-2 base-2024 --without finance');
    expect(run.lists).toEqual({ set: ['a=1', 'b=-2'], without: ['finance'] });
    expect(run.argument).toBe('base-2024');
  });

  it('leave numbers as they are written', async () => {
    expect((await values('run 1e3 --seed 1e3 --runs 0x10')).text).toEqual({
      seed: '1e3',
      runs: '0x10',
    });
  });
});

describe('what is no command', () => {
  it('is answered with the nearest', async () => {
    const error = await failure('rnu base-2024');
    expect([error.code, error.exitCode]).toEqual(['USAGE_COMMAND', 2]);
    expect(error.advice).toBe('Did you mean run?');
    expect((await failure('scenaro list')).advice).toContain('scenario');
    expect((await failure('scenario lst')).advice).toContain('scenario list');
  });

  it('asks for the second word of a family', async () => {
    const error = await failure('scenario');
    expect(error.code).toBe('USAGE_ARGUMENT');
    expect(error.advice).toContain('list, show, check, schema');
  });
});

describe('wrong options and arguments', () => {
  it.each([
    ['run base-2024 --rusn 5', 'USAGE_OPTION', 'Did you mean --runs?'],
    ['run base-2024 -x', 'USAGE_OPTION', 'See salang run --help.'],
    ['run base-2024 --no-json', 'USAGE_OPTION', 'See salang run --help.'],
    ['--json', 'USAGE_OPTION', 'See salang --help.'],
    ['--frobnicate', 'USAGE_OPTION', 'See salang --help.'],
    ['scenario list --runs 5', 'USAGE_OPTION', 'See salang scenario list --help.'],
    ['params', 'USAGE_ARGUMENT', 'For example: salang params base-2024'],
    ['run a b', 'USAGE_ARGUMENT', 'See salang run --help.'],
    ['run a -- b', 'USAGE_ARGUMENT', 'See salang run --help.'],
    ['scenario list x', 'USAGE_ARGUMENT', 'See salang scenario list --help.'],
    ['run a --runs', 'USAGE_VALUE', 'Write --runs <N>.'],
    ['run a --runs= --json', 'USAGE_VALUE', 'Write --runs <N>.'],
    ['run a --set', 'USAGE_VALUE', 'Write --set <path=value>.'],
    ['run a --runs 5 --runs 6', 'USAGE_VALUE', 'Give it once.'],
  ])('%s', async (line, code, advice) => {
    const error = await failure(line);
    expect([error.exitCode, error.code, error.advice]).toEqual([2, code, advice]);
  });

  it('never crash, whatever the words are', async () => {
    const word = fc.oneof(
      fc.constantFrom('run', 'scenario', 'list', '--', '-', '--set', '--json', '-h', '--runs'),
      fc.constantFrom(
        '--constructor',
        '__proto__',
        '--__proto__',
        '--toString=1',
        '--_',
        '--$0',
        '',
      ),
      fc.string({ maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (words) => {
        try {
          await parseCommandLine(words, COMMANDS);
        } catch (error) {
          expect(error).toBeInstanceOf(CliError);
          expect((error as CliError).exitCode).toBe(2);
        }
      }),
      { numRuns: 300 },
    );
  });
});
