/** What came out of many campaigns, for a reader who sees it for the first time. */
import {
  formatCompact,
  formatCount,
  formatMoneyUsd,
  formatShare,
  formatSignificant,
  renderBandChart,
  renderBars,
  renderTable,
} from '../../charts/index.js';
import type { SeriesId } from '../../engine/metrics.js';
import type { DocumentHead, RunDocument } from '../../lab/documents.js';
import type { StateKey } from '../../lab/plan.js';
import { fittedNote, notScoredSummary, targetSummary } from '../../report/verdicts.js';
import { posteriorWords } from '../../report/words.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Terminal } from '../terminal.js';
import { formatCountOf, formatDate, formatList, sentenceCase } from '../words.js';
import { frontName } from './claims.js';
import { changesText, whoPlays } from './played.js';
import { paragraph, targetLines } from './targets.js';

const CHART_HEIGHT = 8;

/** Series that are drawn, with their titles; `%` stands for the front. */
const CHARTS: readonly { id: SeriesId; title: string; format: (value: number) => string }[] = [
  {
    id: 'operations_true',
    title: 'Operations of the % that took place',
    format: formatCompact,
  },
  { id: 'fighters', title: 'Fighters of the %', format: formatCompact },
  { id: 'treasury', title: 'Money of the % abroad', format: formatMoneyUsd },
];

/** Numbers of the last day that are listed, with what they are called; `%` as above. */
const LAST_DAY: readonly { key: StateKey; name: string; format: (value: number) => string }[] = [
  { key: 'areasHeld', name: 'Areas governed by insurgents', format: formatCount },
  { key: 'fighters', name: 'Fighters of the %', format: formatCount },
  { key: 'treasuryUsd', name: 'Money of the % abroad', format: formatMoneyUsd },
  { key: 'meanControl', name: 'Control (-1 insurgents, 1 authorities)', format: formatSignificant },
  { key: 'displaced', name: 'Civilians displaced, not yet home', format: formatCount },
  { key: 'prisoners', name: 'Civilians held on suspicion', format: formatCount },
  { key: 'marginNrf', name: 'Insurgent margin (0 and above wins)', format: formatSignificant },
  { key: 'marginTaliban', name: 'Authorities\u2019 margin (the same)', format: formatSignificant },
];

/** The whole picture. */
export function runLines(document: RunDocument, scenario: Scenario, terminal: Terminal): string[] {
  const { style } = terminal;
  const front = frontName(scenario);
  const section = (title: string, lines: readonly string[]): string[] => [
    '',
    ...paragraph(title, terminal).map(style.bold),
    ...lines,
  ];
  return [
    ...headLines(document, terminal),
    ...section('How the war ends', outcomeLines(document, terminal)),
    ...section('How it goes', chartLines(document, front, terminal)),
    ...section(
      `On the last day, ${formatDate(document.until)}`,
      lastDayLines(document, front, terminal),
    ),
    ...(document.targets.length + document.notScored.length === 0
      ? []
      : section('What was reported, and what the campaigns gave', [
          ...targetLines(document.targets, scenario, terminal),
          '',
          ...targetNotes(document, terminal),
        ])),
    ...section('How to read this', paragraph(readingNotes(document), terminal)),
  ];
}

/** What was played, in one or two lines. */
export function headLines(
  {
    scenario,
    start,
    until,
    runs,
    seed,
    players,
    without,
    overrides,
    posterior,
    from,
  }: DocumentHead,
  terminal: Terminal,
): string[] {
  const played = `${scenario.id}: ${formatDate(start)} to ${formatDate(until)}, ${formatCountOf(runs, 'campaign')} of seed "${seed}", ${whoPlays(players)}.`;
  const begun =
    from === undefined ? '' : ` They go on from a saved game, ${formatDate(from.date)}.`;
  const changed = changesText(without, overrides);
  const drawn =
    posterior === undefined ? '' : ` Each has parameters from ${posteriorWords(posterior)}.`;
  return [
    ...paragraph(scenario.title, terminal).map(terminal.style.bold),
    ...paragraph(played + begun + changed + drawn, terminal),
  ];
}

function outcomeLines({ outcomes, runs }: RunDocument, { style, width }: Terminal): string[] {
  const title = (ending: string): string => sentenceCase(ending.replaceAll('_', ' '));
  const seen = outcomes.filter((outcome) => outcome.share > 0).sort((a, b) => b.share - a.share);
  const unseen = outcomes.filter((outcome) => outcome.share === 0);
  const bars = renderBars({
    bars: seen.map(({ ending, share, low, high }) => ({ label: title(ending), share, low, high })),
    max: 1,
    style,
    width,
  });
  if (unseen.length === 0) return bars;
  const most = Math.max(...unseen.map((outcome) => outcome.high));
  const names = formatList(unseen.map((outcome) => outcome.ending.replaceAll('_', ' ')));
  const never = `Never in ${formatCountOf(runs, 'campaign')} (so each below ${formatShare(most)}): ${names}.`;
  return [...bars, ...paragraph(never, { style, width }).map(style.dim)];
}

function chartLines(document: RunDocument, front: string, { style, width }: Terminal): string[] {
  const span = document.turnDays === 7 ? 'a week' : document.turnDays === 1 ? 'a day' : 'a turn';
  return CHARTS.flatMap(({ id, title, format }, i) => {
    const series = document.series.find((s) => s.id === id);
    if (series === undefined) return [];
    const chart = renderBandChart({
      title: title.replace('%', front),
      unit: series.unit.replace('per turn', span),
      xLabels: series.dates,
      median: series.median,
      low: series.p05,
      high: series.p95,
      formatValue: format,
      height: CHART_HEIGHT,
      width,
      style,
    });
    return i === 0 ? chart : ['', ...chart];
  });
}

function lastDayLines({ state }: RunDocument, front: string, { style, width }: Terminal): string[] {
  const rows = LAST_DAY.flatMap(({ key, name, format }) => {
    const value = state[key];
    if (!('median' in value)) return [];
    return [
      [
        name.replace('%', front),
        format(value.median),
        `${format(value.p05)}\u2013${format(value.p95)}`,
      ],
    ];
  });
  const { survival, groundHeld } = state;
  return [
    ...renderTable({
      columns: [
        { header: '' },
        { header: 'Median', align: 'right' },
        { header: '90 % interval', align: 'right' },
      ],
      rows,
      style,
      width,
    }),
    '',
    ...renderBars({
      bars: [
        { label: `${front} still in the field`, ...survival },
        { label: 'Insurgents hold ground', ...groundHeld },
      ],
      max: 1,
      style,
      width,
    }),
  ];
}

function targetNotes({ targets, notScored }: RunDocument, terminal: Terminal): string[] {
  const summary = targets.length === 0 ? '' : targetSummary(targets);
  return [
    ...paragraph(fittedNote(targets), terminal).map(terminal.style.dim),
    ...paragraph(summary, terminal),
    ...paragraph(notScoredSummary(notScored), terminal).map(terminal.style.dim),
  ];
}

function readingNotes({ scenario }: RunDocument): string {
  return (
    'The insurgency strengthens, or the Taliban consolidate, when their margin stood at zero or above at two ' +
    'quarterly reckonings in a row; where neither did, the higher margin on the last day says whether ' +
    'the insurgency persists or is contained. A claim is shown with whose it is and is compared with the same layer of reporting, never with ' +
    'what happened: a tally is what the party itself adds up, recorded and verified are what monitors ' +
    'hold. Bands and intervals are the 5 and 95 % points over the campaigns. The model is abstract ' +
    `and takes no side. Why something changes: salang explain ${scenario.id}.`
  );
}
