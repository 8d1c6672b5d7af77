/**
 * Public API of Salang: scenarios in, campaigns and comparisons out.
 *
 * ```js
 * import { loadScenario, compileModel, Campaign, simulate, keyOf, seedKey, createPlayer } from 'salang';
 *
 * const model = compileModel(loadScenario('base-2024').setup);
 * const key = keyOf(seedKey('kabul-7'), 0);
 * const campaign = new Campaign(model, key);
 * simulate(campaign, key, { players: [createPlayer('doctrine', 0), createPlayer('doctrine', 1)] });
 * console.log(campaign.world.control);
 * ```
 *
 * The same scenario, seed and players give the same bytes on any machine. What is exported here is
 * kept from version to version as CHANGELOG.md says; other files are not.
 */

/** The engine: compiled model in, campaigns out. Also at `salang/engine`, free of Node and files. */
export * from './engine/index.js';

/** Scenarios: shipped ones by name, your own by path or as text; every number with its source. */
export {
  listScenarios,
  loadScenario,
  type LoadOptions,
  type ScenarioListing,
} from './scenario/load.js';
export { parseScenario, type ParseOptions } from './scenario/parse-scenario.js';
export { scenarioHash, type Scenario } from './scenario/scenario.js';
export { withNumbers, withOverrides } from './scenario/variants.js';
export { listParameters, type ParameterRow } from './scenario/parameters.js';
export { parseTargets, type ReportedCount } from './scenario/targets.js';
export {
  formatProblem,
  SCENARIO_PROBLEMS,
  ScenarioError,
  type Problem,
  type ScenarioProblemCode,
} from './scenario/problems.js';

/** Computer players by name. */
export { createPlayer, PLAYER_NAMES, type PlayerName } from './players/index.js';

/** The lab: many campaigns of one scenario, in worker threads, and the documents of their results. */
export * from './lab/index.js';

/** Why did it change? Named causes of one campaign, which add up exactly. */
export { explainCampaign, type ExplainOptions, type Explanation } from './lab/explain.js';
export { ExplainError, selectCells, type Selection } from './lab/explain-cells.js';
