// What a scenario says of its seats and of what will move: checked, shown, and inherited or not.
import { describe, expect, it } from 'vitest';
import { compileModel } from '../../src/engine/model.js';
import { ScenarioError } from '../../src/scenario/problems.js';
import { compileWatch } from '../../src/scenario/watch.js';
import { MINIMAL_TEXT, minimalScenario } from './fixture-folder.js';

const HEAD = 'schema: salang.scenario/1\n';
const SIDE = '{ title: A seat, text: Few and far., difficulty: even, doctrine: It waits. }';
const SIDES = `sides: { nrf: ${SIDE}, taliban: ${SIDE} }\n`;
const watch = (...outputs: string[]): string =>
  `watch: { against: valid-minimal, outputs: [${outputs.join(', ')}] }\n`;
const withHead = (more: string): ReturnType<typeof minimalScenario> =>
  minimalScenario([[HEAD, HEAD + more]]);

/** Codes and paths of the problems of a file that says this. */
function problemsOf(more: string): string[] {
  try {
    withHead(more);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map(({ code, path }) => `${code} ${path}`);
  }
  return [];
}

describe('watch', () => {
  it('is compiled to what can be measured', () => {
    const text = watch(
      '{ output: fighters, metric: fighters, actor: nrf, moves: down }',
      '{ output: unity, state: union - rift, moves: up }',
    );
    const { document, setup, watch: said } = withHead(text);
    const never = (): never => {
      throw new Error('a problem was reported');
    };
    const made = compileWatch(said ?? undefined, document, compileModel(setup), never);
    expect(made.map(({ output, moves }) => [output, moves])).toEqual([
      ['fighters', 'down'],
      ['unity', 'up'],
    ]);
    expect(made.map(({ measure }) => typeof measure)).toEqual(['object', 'function']);
  });

  it.each([
    ['{ output: x, metric: nonsense, moves: up }', 'SCENARIO_UNKNOWN_ID watch.outputs.0.metric'],
    [
      '{ output: x, metric: fighters, actor: nobody, moves: up }',
      'SCENARIO_UNKNOWN_ID watch.outputs.0.metric',
    ],
    ['{ output: x, moves: up }', 'SCENARIO_MISSING watch.outputs.0'],
    [
      '{ output: x, metric: fighters, state: union, moves: up }',
      'SCENARIO_MISSING watch.outputs.0',
    ],
  ])('refuses %s', (output, problem) => {
    expect(problemsOf(watch(output))).toContain(problem);
  });

  it('refuses an expression over what there is not, with its place', () => {
    const [problem = ''] = problemsOf(watch('{ output: x, state: nonsense.nrf, moves: up }'));
    expect(problem).toMatch(/^EXPRESSION_\w+ watch\.outputs\.0\.state$/);
  });

  it('is not inherited, while the seats are', () => {
    const parent = MINIMAL_TEXT.replace(
      HEAD,
      HEAD + SIDES + watch('{ output: x, state: union, moves: up }'),
    );
    const child = `${HEAD}id: child\nextends: valid-minimal\ntitle: A child\n`;
    const scenario = minimalScenario([[MINIMAL_TEXT, child]], {
      files: { 'valid-minimal.yaml': parent },
    });
    expect(scenario.watch).toBeNull();
    expect(scenario.sides?.nrf.title).toBe('A seat');
  });
});

describe('sides', () => {
  it('are read', () => {
    expect(withHead(SIDES).sides?.taliban.difficulty).toBe('even');
    expect(minimalScenario().sides).toBeNull();
  });

  it('are refused with a difficulty that there is not', () => {
    const wrong = SIDES.replace('difficulty: even', 'difficulty: heroic');
    expect(problemsOf(wrong).join()).toContain('sides.nrf.difficulty');
  });
});
