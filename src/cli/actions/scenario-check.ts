/** `salang scenario check`: every problem of a scenario file, with a way to mend it. */
import { loadScenario } from '../../scenario/load.js';
import { ScenarioError, type Problem } from '../../scenario/problems.js';
import { scenarioHash, type Scenario } from '../../scenario/scenario.js';
import type { Action, Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { problemLines } from '../failure.js';
import type { Terminal } from '../terminal.js';
import { formatCountOf } from '../words.js';

export const scenarioCheck: Action = ({ argument = '' }, { terminal }) => {
  try {
    return Promise.resolve(good(loadScenario(argument), terminal));
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    // A file that cannot be opened was not checked.
    if (error.code === 'SCENARIO_UNREADABLE') throw error;
    return Promise.resolve(bad(argument, error, terminal));
  }
};

function checkDocument(
  name: string,
  scenario: Scenario | null,
  problems: readonly Problem[],
  omitted: number,
) {
  return {
    schema: 'salang.scenario-check/1',
    name,
    ok: scenario !== null,
    id: scenario?.id ?? null,
    hash: scenario === null ? null : scenarioHash(scenario),
    files: scenario === null ? [] : scenario.files.map((file) => file.name),
    problems,
    omitted,
  };
}

function good(scenario: Scenario, { style }: Terminal): Outcome {
  const { areas } = scenario.setup;
  const found = `${formatCountOf(scenario.files.length, 'file')}, ${formatCountOf(areas.length, 'area')}`;
  return {
    exitCode: EXIT.ok,
    document: checkDocument(scenario.id, scenario, [], 0),
    lines: () => [
      `${style.tone('hit', style.mark('hit'))} ${style.clean(scenario.title)}: no problems (${found})`,
    ],
  };
}

function bad(name: string, error: ScenarioError, terminal: Terminal): Outcome {
  const { problems, omitted } = error;
  const more = omitted > 0 ? [`... and ${omitted} more`] : [];
  return {
    exitCode: EXIT.badInput,
    document: checkDocument(name, null, problems, omitted),
    lines: () => [
      ...problems.flatMap((problem) => problemLines(problem, terminal.style)),
      ...more,
      formatCountOf(problems.length + omitted, 'problem'),
    ],
  };
}
