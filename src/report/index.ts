/** HTML reports: one file that loads nothing, for a scenario, for games, for results. */
export { scenarioReport, type ScenarioReport } from './scenario-report.js';
export { gameReport, whyNotBeside } from './game-report.js';
export type { NamedGame } from './game-comparison.js';
