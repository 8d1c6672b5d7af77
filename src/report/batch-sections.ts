/** What came out of many campaigns: answers in sentences, and the pictures behind them. */
import {
  formatCompact,
  formatMoneyUsd,
  formatShare,
  formatSignificant,
  renderBandChart,
  renderBars,
  renderIntervalPlot,
} from '../charts/index.js';
import { barsSvg, fanSvg, intervalsSvg } from '../charts/svg/index.js';
import type { RunDocument, TargetDocument, ValidateDocument } from '../lab/documents.js';
import { claimOf, countOf, frontName, windowOf, type NamedPlaces } from './claims.js';
import { figure } from './figure.js';
import { markup, type Html } from './html.js';
import { LAST_DAY_NUMBERS, NAMED_SERIES, turnWord, type NamedSeries } from './last-day.js';
import type { PageSection } from './page.js';
import { table } from './table.js';
import {
  BOUND_SIGNS,
  countFigure,
  fittedNote,
  intervalFigures,
  isFitted,
  notScoredSummary,
  targetSummary,
  verdictOf,
} from './verdicts.js';
import { formatCountOf, formatDate, formatList, posteriorWords, sentenceCase } from './words.js';

/** Names of places and groups when the scenario itself is not at hand. */
export const NO_NAMES: NamedPlaces = { setup: { provinces: [], areas: [], groups: [] } };

/** `insurgency_persists` as `Insurgency persists`. */
export function endingTitle(ending: string): string {
  return sentenceCase(ending.replaceAll('_', ' '));
}

function range(low: string, high: string): string {
  return `${low} to ${high}`;
}

/** What was asked: all that is needed to do it again. */
export function askedSection(document: RunDocument | ValidateDocument): PageSection {
  const { scenario, start, until, runs, seed, players, without, overrides } = document;
  const { posterior, engine, stateHash } = document;
  const changes = overrides.map(({ path, value, scale, add }) =>
    scale !== undefined
      ? `${path} × ${scale}`
      : `${path} ${add === undefined ? '=' : '+'} ${String(add ?? value)}`,
  );
  const facts: [string, Html | string][] = [
    ['Scenario', markup`${scenario.title} (<code>${scenario.id}</code>)`],
    ['Dates', `${formatDate(start)} to ${formatDate(until)}`],
    ['Campaigns', `${formatCountOf(runs, 'campaign')} of seed "${seed}"`],
    [
      'Who plays',
      `${players.nrf ?? 'nobody'} for the insurgents, ${players.taliban ?? 'nobody'} for the authorities`,
    ],
    ['Rules left out', without.length === 0 ? 'none' : formatList(without)],
    ['Changes', changes.length === 0 ? 'none' : changes.join('; ')],
    [
      'Parameters',
      posterior === undefined
        ? 'those of the scenario'
        : `of each campaign from ${posteriorWords(posterior)}`,
    ],
    ['Version', `Salang ${engine}`],
    [
      'Names of the numbers',
      markup`scenario <code>${scenario.hash}</code>, last states <code>${stateHash}</code>`,
    ],
  ];
  return { id: 'asked', title: 'What was asked', body: factList(facts) };
}

/** Terms and what they are. */
export function factList(facts: readonly (readonly [string, Html | string])[]): Html {
  return markup`<dl class="facts">
    ${facts.map(
      ([term, fact]) =>
        markup`<dt>${term}</dt>
          <dd>${fact}</dd>`,
    )}
  </dl>`;
}

/** The answers in sentences, each with its interval. */
export function answersSection(document: RunDocument, names: NamedPlaces): PageSection {
  const front = frontName(names);
  const { outcomes, runs, state, targets, until } = document;
  const [first, ...others] = outcomes
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
  const withInterval = (one: { share: number; low: number; high: number }): string =>
    `${formatShare(one.share)} of the campaigns (${range(formatShare(one.low), formatShare(one.high))})`;
  const number = (key: 'fighters' | 'treasuryUsd' | 'displaced', what: string): string => {
    const spec = LAST_DAY_NUMBERS.find((one) => one.key === key);
    const { median, p05, p95 } = state[key];
    const write = spec?.format ?? formatSignificant;
    return `${what} ${write(median)} in the middle campaign; in nine of ten between ${write(p05)} and ${write(p95)}.`;
  };
  const answers = [
    first === undefined
      ? ''
      : `${endingTitle(first.ending)}: ${withInterval(first)}, out of ${formatCountOf(runs, 'campaign')}.`,
    others.length === 0
      ? 'No other ending came.'
      : `Otherwise ${formatList(others.map((one) => `${one.ending.replaceAll('_', ' ')} (${formatShare(one.share)})`))}.`,
    `The ${front} is still in the field on ${formatDate(until)} in ${withInterval(state.survival)}, and holds ground in ${withInterval(state.groundHeld)}.`,
    number('fighters', `On the last day the fighters of the ${front} are`),
    number('treasuryUsd', `Its money abroad is`),
    number('displaced', `Civilians displaced are`),
    targets.length === 0 ? '' : targetSummary(targets),
  ];
  return {
    id: 'answers',
    title: 'What came out',
    body: markup`<ul class="answers">
        ${answers.filter((text) => text !== '').map((text) => markup`<li>${text}</li>`)}
      </ul>
      <p class="note">
        Intervals of shares are those of 95 % for the chance of the count (Wilson); the others hold
        nine campaigns in ten.
      </p>`,
  };
}

/** How the war ends. */
export function outcomesSection({ outcomes, runs }: RunDocument): PageSection {
  const body = figure({
    id: 'outcomes',
    title: 'How the war ends',
    description: `Share of ${formatCountOf(runs, 'campaign')} that ended each way, with the 95 % interval of the share.`,
    draw: (head) =>
      barsSvg({
        ...head,
        axis: 'share of the campaigns',
        format: 'share',
        bars: outcomes.map(({ ending, share, low, high }) => ({
          label: endingTitle(ending),
          value: share,
          low,
          high,
        })),
      }),
    small: (style, width) =>
      renderBars({
        bars: outcomes.map(({ ending, share, low, high }) => ({
          label: endingTitle(ending),
          ...{ share, low, high },
        })),
        max: 1,
        style,
        width,
      }),
    data: {
      columns: [
        { header: 'Ending' },
        { header: 'Share', number: true },
        { header: 'Low', number: true },
        { header: 'High', number: true },
      ],
      rows: outcomes.map(({ ending, share, low, high }) => [endingTitle(ending), share, low, high]),
    },
  });
  return { id: 'endings', title: 'How the war ends', body };
}

/** Which campaigns counts are compared with, where there are others too. */
export interface Compared {
  /** Ends the title of the picture; empty where no treatment is to be named. */
  readonly title: string;
  /** A sentence or two for the description; empty where there is nothing to say. */
  readonly about: string;
}

/** Reported counts beside what the campaigns gave in the same layer. */
export function targetsSection(
  { targets, notScored }: Pick<RunDocument, 'targets' | 'notScored'>,
  names: NamedPlaces,
  sources: ReadonlyMap<string, string>,
  compared: Compared = { title: '', about: '' },
): PageSection {
  const id = 'reported';
  const title = 'What was reported, and what the campaigns gave';
  if (targets.length === 0) {
    const why = notScoredSummary(notScored);
    return { id, title, body: markup`<p>No reported count lies within these dates. ${why}</p>` };
  }
  const star = (target: TargetDocument): string => (isFitted(target) ? ' *' : '');
  const body = figure({
    id: 'targets',
    title: `Reported counts on simulated intervals${compared.title}`,
    description: [
      targetSummary(targets),
      compared.about,
      'Each row: the 90 % interval and the median of the campaigns as multiples of the count, which is the line at 1.',
    ]
      .filter((text) => text !== '')
      .join(' '),
    draw: (head) =>
      intervalsSvg({
        ...head,
        rows: targets.map((target) => ({
          label: `${claimOf(target)}, ${windowOf(target)}\n${countOf(target, names)}${star(target)}`,
          reported: target.reported,
          bound: target.bound,
          low: target.p05,
          median: target.median,
          high: target.p95,
        })),
      }),
    small: (style, width) =>
      renderIntervalPlot({
        targets: targets.map((target) => ({
          label: `${claimOf(target)}, ${windowOf(target)}: ${countOf(target, names)}`,
          reported: target.reported,
          bound: target.bound,
          ...{ low: target.p05, median: target.median, high: target.p95 },
        })),
        style,
        width,
      }),
    data: targetTable(targets, names, sources),
    note: [fittedNote(targets), notScoredSummary(notScored)]
      .filter((text) => text !== '')
      .join(' '),
  });
  return { id, title, body };
}

function targetTable(
  targets: readonly TargetDocument[],
  names: NamedPlaces,
  sources: ReadonlyMap<string, string>,
): { columns: { header: string; number?: boolean }[]; rows: (string | number | Html)[][] } {
  return {
    columns: [
      { header: 'Whose claim' },
      { header: 'Dates' },
      { header: 'Of what' },
      { header: 'Reported', number: true },
      { header: 'Median', number: true },
      { header: '90 % interval', number: true },
      { header: 'Verdict' },
      { header: 'Source' },
    ],
    rows: targets.map((target) => [
      claimOf(target),
      windowOf(target),
      countOf(target, names),
      `${BOUND_SIGNS[target.bound]}${countFigure(target.reported)}`,
      countFigure(target.median),
      intervalFigures(target),
      markup`<span class="${target.inside ? 'hit' : 'miss'}">${verdictOf(target)}</span>`,
      sources.get(target.id) ?? '',
    ]),
  };
}

/** The courses of the key series. */
export function seriesSection(document: RunDocument): PageSection {
  const figures: Html[] = [];
  for (const named of NAMED_SERIES) {
    const series = document.series.find(({ id }) => id === named.id);
    if (series !== undefined) figures.push(seriesFigure(named, series, document));
  }
  return { id: 'courses', title: 'How it goes', body: figures };
}

function seriesFigure(
  { id, title, axis, format }: NamedSeries,
  { dates, median, p05, p95 }: RunDocument['series'][number],
  { turnDays, runs }: RunDocument,
): Html {
  return figure({
    id: `series-${id.replaceAll('_', '-')}`,
    title,
    description: `Median of ${formatCountOf(runs, 'campaign')} (line) and the band that holds nine of ten.`,
    draw: (head) =>
      fanSvg({
        ...head,
        xs: dates,
        yTitle: axis.replace('%', turnWord(turnDays)),
        format,
        from: id === 'mean_control' ? 'data' : 'zero',
        series: [{ name: title, median, low: p05, high: p95 }],
      }),
    small: (style, width) =>
      renderBandChart({
        title,
        unit: axis.replace('%', turnWord(turnDays)),
        xLabels: dates,
        ...{ median, low: p05, high: p95 },
        formatValue: format === 'money' ? formatMoneyUsd : formatCompact,
        from: id === 'mean_control' ? 'data' : 'zero',
        width,
        style,
      }),
    data: {
      columns: [
        { header: 'Date' },
        { header: '5 %', number: true },
        { header: 'Median', number: true },
        { header: '95 %', number: true },
      ],
      rows: dates.map((date, i) => [date, p05[i] ?? '', median[i] ?? '', p95[i] ?? '']),
    },
  });
}

/** Numbers of the last day. */
export function lastDaySection({ state, until }: RunDocument, names: NamedPlaces): PageSection {
  const front = frontName(names);
  const rows = LAST_DAY_NUMBERS.flatMap(({ key, name, format }) => {
    const value = state[key];
    if (!('median' in value)) return [];
    const cell = (n: number): { text: string; value: number } => ({ text: format(n), value: n });
    return [[name.replace('%', front), cell(value.median), cell(value.p05), cell(value.p95)]];
  });
  const body = table({
    caption: `Over all campaigns, on ${formatDate(until)}`,
    file: 'last-day.csv',
    columns: [
      { header: 'What' },
      { header: 'Median', number: true },
      { header: '5 %', number: true },
      { header: '95 %', number: true },
    ],
    rows,
  });
  return { id: 'last-day', title: 'On the last day', body };
}

/** All that a run says, in its order. */
export function batchSections(
  document: RunDocument,
  names: NamedPlaces,
  sources: ReadonlyMap<string, string>,
): PageSection[] {
  return [
    answersSection(document, names),
    outcomesSection(document),
    targetsSection(document, names, sources),
    seriesSection(document),
    lastDaySection(document, names),
  ];
}
