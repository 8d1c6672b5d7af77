/** `salang explain`: one campaign with the ledger on, and the causes behind a change. */
import { formatIsoDate } from '../../engine/calendar.js';
import { AXES } from '../../engine/columns.js';
import { compileModel } from '../../engine/model.js';
import { keyOf } from '../../engine/random.js';
import { overridesTold } from '../../lab/batch-results.js';
import { explainCampaign, type Explanation } from '../../lab/explain.js';
import { selectCells, type AxisIds } from '../../lab/explain-cells.js';
import { completePlayers, playersOf } from '../../lab/players.js';
import { seedKey } from '../../lab/seed.js';
import { loadScenario } from '../../scenario/load.js';
import { scenarioHash, type Scenario } from '../../scenario/scenario.js';
import { campaignValues, SET_BY, type CampaignValues } from '../campaign-values.js';
import type { Action, RawValues } from '../command.js';
import type { ExplainDocument } from '../documents.js';
import { EXIT } from '../exit-codes.js';
import { causeTitle, explainLines } from '../pictures/explain.js';
import { wholeNumber } from '../values.js';

const LAST_RUN = 0xffff_ffff;
const STANDARD_VARIABLE = 'control';

export const explain: Action = (raw, { terminal }) => {
  const values = campaignValues(raw);
  const run = wholeNumber('run', raw.text['run'] ?? '0', 0, LAST_RUN);
  const { overrides } = values;
  const scenario = loadScenario(values.scenario, { overrides, setBy: SET_BY });
  const { setup } = scenario;
  const selection = selectCells(setup, raw.text['variable'] ?? STANDARD_VARIABLE, axisIds(raw));
  const players = completePlayers(values.players);
  const explanation = explainCampaign(compileModel(setup), selection, {
    key: keyOf(seedKey(values.seed), run),
    players: playersOf(players),
    without: values.without,
    lastDay: values.untilDay,
  });
  const document = explainDocument(scenario, values, run, explanation);
  const lines = (): string[] => explainLines(document, terminal);
  return Promise.resolve({ exitCode: EXIT.ok, document, lines });
};

function axisIds({ text }: RawValues): AxisIds {
  const named = AXES.flatMap((axis) => (text[axis] === undefined ? [] : [[axis, text[axis]]]));
  return Object.fromEntries(named) as AxisIds;
}

function explainDocument(
  scenario: Scenario,
  { seed, players, without, overrides, untilDay }: CampaignValues,
  run: number,
  explanation: Explanation,
): ExplainDocument {
  const { id, title, setup, events } = scenario;
  const titles = new Map(events.map((event) => [event.id, event.title]));
  const { causes, cells, periods, dates, values, ...rest } = explanation;
  return {
    schema: 'salang.explain/1',
    scenario: { id, title, hash: scenarioHash(scenario) },
    seed,
    run,
    players: completePlayers(players),
    without: [...without],
    overrides: overridesTold(overrides),
    lastDay: formatIsoDate(untilDay ?? setup.endDay),
    ...rest,
    dates: [...dates],
    values: [...values],
    causes: causes.map(({ cause, total, byTurn }) => ({
      cause,
      title: causeTitle(cause, titles),
      total,
      byTurn: [...byTurn],
    })),
    periods: periods.map((period) => ({ ...period, byCause: [...period.byCause] })),
    cells: cells.map(({ ids, weight, first, last, terms }) => ({
      ids,
      weight,
      first,
      last,
      terms: { turn: [...terms.turn], cause: [...terms.cause], delta: [...terms.delta] },
    })),
  };
}
