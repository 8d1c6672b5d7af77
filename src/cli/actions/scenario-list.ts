/** `salang scenario list`: the scenarios that come with the package. */
import { renderTable, wrapText } from '../../charts/index.js';
import { listScenarios, type ScenarioListing } from '../../scenario/load.js';
import type { Action } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';

export const scenarioList: Action = (_values, { terminal }) => {
  const scenarios = listScenarios();
  const document = {
    schema: 'salang.scenario-list/1',
    scenarios: scenarios.map(({ id, title, summary, problem }) => ({
      id,
      title,
      summary,
      problem,
    })),
  };
  const lines = (): string[] => listLines(scenarios, terminal);
  return Promise.resolve({ exitCode: EXIT.ok, document, lines });
};

/** The first sentence says enough in a list. */
function firstSentence(text: string): string {
  return /^.*?[.:;](?=\s|$)/s.exec(text)?.[0].replace(/[:;]$/, '.') ?? text;
}

function listLines(scenarios: readonly ScenarioListing[], terminal: Terminal): string[] {
  const { style, width } = terminal;
  const table = renderTable({
    columns: [{ header: 'Scenario' }, { header: 'What it is', wrap: true, flex: 1 }],
    rows: scenarios.map(({ id, title, summary, problem }) => [
      { text: id, tone: 'strong' },
      problem === null
        ? `${title}. ${firstSentence(summary)}`
        : { text: `broken: ${problem.message}`, tone: 'miss' },
    ]),
    style,
    width,
  });
  const first = scenarios[0]?.id ?? 'base-2024';
  const next = `More: salang scenario show ${first}. Play one: salang run ${first}.`;
  return [...table, '', ...wrapText(style.clean(next), width).map(style.dim)];
}
