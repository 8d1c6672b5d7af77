// Writes docs/scenarios.md: what each shipped scenario is for, how it ends, and whether what it says
// will move does move.
//
//   npx tsx scripts/scenario-library.ts [runs]
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { listScenarios, loadScenario } from '../src/scenario/load.js';
import type { Scenario } from '../src/scenario/scenario.js';
import { cell, plain, table } from './docs/markdown.js';
import { findingsOf, type Findings, type Move } from './scenario-library/compare.js';

const DOCUMENT = fileURLToPath(new URL('../docs/scenarios.md', import.meta.url));
const RUNS = 200;
/** An ending counts as possible above this share. */
const POSSIBLE = 0.05;

/** The document for scenarios that were played so often. */
export function libraryDocument(findings: readonly Findings[], runs: number): string {
  const moves = findings.flatMap((one) => one.moves);
  const missed = moves.filter(({ holds }) => !holds).length;
  const intro = [
    '# The scenarios',
    '',
    `What each shipped scenario is for, and what ${runs} campaigns of it came to, doctrine against doctrine.`,
    'Every campaign has one ending: a named one; or who had two good quarterly reckonings in a row',
    '(insurgency strengthens, Taliban consolidate); or, where the war goes on, who has the higher margin on',
    'the last day (insurgency persists, or is contained). A what-if says which outputs move against',
    'another scenario and where to; pairs of campaigns under the same keys show whether they do. A',
    'difference is the what-if less the other scenario; it holds when its whole 95 % interval lies on',
    `the side that was said. ${moves.length - missed} of ${moves.length} outputs do, ${missed} do not. Written by`,
    '`npx tsx scripts/scenario-library.ts`; change the scenarios, never this page.',
    '',
    '<!-- prettier-ignore-start -->',
  ].join('\n');
  const sections = findings.map((one) => section(one)).join('\n\n');
  return `${intro}\n\n${sections}\n\n<!-- prettier-ignore-end -->\n`;
}

function section(findings: Findings): string {
  const { scenario, moves } = findings;
  const { id, title, summary, teaches, start, end, setup } = scenario;
  const days = setup.turnDays === 7 ? 'a week' : setup.turnDays === 1 ? 'a day' : 'several days';
  const parts = [
    `## ${title}`,
    `\`${id}\`, ${start} to ${end}, turns of ${days}.`,
    summary,
    `**What it teaches.** ${teaches}`,
    ...seats(scenario),
    `**How it ends.** ${endingsText(findings)}`,
  ];
  if (moves.length > 0) parts.push(movesTable(scenario, moves));
  return parts.join('\n\n');
}

function seats({ sides }: Scenario): string[] {
  if (sides === null) return [];
  return (['nrf', 'taliban'] as const).map((side) => {
    const { title, text, difficulty, doctrine } = sides[side];
    const name = side === 'nrf' ? 'The NRF' : 'The Taliban';
    return `**${name}: ${title}** (${difficulty}). ${text} Without orders: ${doctrine}`;
  });
}

function endingsText({ endings }: Findings): string {
  const seen = endings.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
  const names = seen.map(
    ({ outcome, share }) => `${outcome.replaceAll('_', ' ')} ${plain(Math.round(100 * share))} %`,
  );
  const possible = seen.filter(({ share }) => share > POSSIBLE).length;
  return `${names.join(', ')}. Above 5 %: ${possible}.`;
}

function movesTable({ watch }: Scenario, moves: readonly Move[]): string {
  const head = ['output', watch?.against ?? '', 'said', 'median', 'mean', '95 % interval', 'holds'];
  const number = (value: number): string => plain(Number(value.toPrecision(3)));
  const rows = moves.map(({ output, said, base, median, mean, low, high, holds }) => [
    cell(output),
    number(base),
    said,
    number(median),
    number(mean),
    `${number(low)} to ${number(high)}`,
    holds ? 'yes' : '**no**',
  ]);
  return table(head, rows);
}

function main(runs: number): void {
  const findings = listScenarios().map(({ id }) =>
    findingsOf(loadScenario(id), loadScenario, runs),
  );
  writeFileSync(DOCUMENT, libraryDocument(findings, runs));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(Number(process.argv[2] ?? RUNS));
}
