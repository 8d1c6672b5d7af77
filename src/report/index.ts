/** Reports: one HTML file that loads nothing, of a scenario, of games, of results. */
export { reportText, type Report } from './page.js';
export { gameReport, whyNotBeside } from './game-report.js';
export type { NamedGame } from './game-comparison.js';
export { runReport } from './run-report.js';
export { scenarioReport } from './scenario-report.js';
export { sweepReport } from './sweep-report.js';
