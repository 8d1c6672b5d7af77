/** Outputs of a sweep: how the war ends, numbers by treatment, effects, and courses over time. */
import { formatSignificant } from '../charts/index.js';
import { barsSvg, fanSvg } from '../charts/svg/index.js';
import type {
  AnalysisDocument,
  OutputAnalysis,
  SeriesAnalysis,
} from '../lab/analysis/analysis-schema.js';
import { figure } from './figure.js';
import { markup, type Html } from './html.js';
import { NAMED_SERIES, turnWord } from './last-day.js';
import type { PageSection } from './page.js';
import { outputTitle } from './sweep-asked.js';
import { table, type HtmlCell } from './table.js';
import { formatCountOf } from './words.js';

type Titles = ReadonlyMap<string, string>;

/** Titles of treatments by their ids. */
export function treatmentTitles({ experiment }: AnalysisDocument): Titles {
  return new Map(experiment.treatments.map(({ id, title }) => [id, title]));
}

function isOutcome({ id }: OutputAnalysis): boolean {
  return id.startsWith('outcome=');
}

/** Shares of endings by treatment. */
export function sweepEndingsSection(analysis: AnalysisDocument): PageSection {
  const titles = treatmentTitles(analysis);
  const many = titles.size > 1;
  const bars = analysis.outputs.filter(isOutcome).flatMap((output) =>
    output.arms.map(({ treatment, mean }) => ({
      label: outputTitle(output),
      ...mean,
      ...(many ? { series: titles.get(treatment) ?? treatment } : {}),
    })),
  );
  const body = figure({
    id: 'outcomes',
    title: 'How the war ends',
    description: `Share of the runs of each treatment, over ${formatCountOf(analysis.experiment.points, 'design point')}, with its 95 % interval. Endings that never came are left out.`,
    draw: (head) =>
      barsSvg({ ...head, bars, axis: 'share of the runs', format: 'share', domain: [0, 1] }),
    data: {
      columns: [
        { header: 'Ending' },
        { header: 'Treatment' },
        { header: 'Share', number: true },
        { header: 'Low', number: true },
        { header: 'High', number: true },
      ],
      rows: bars.map(({ label, series, value, low, high }) => [
        label,
        series ?? [...titles.values()][0] ?? '',
        value,
        low,
        high,
      ]),
    },
  });
  return { id: 'endings', title: 'How the war ends', body };
}

/** Every output by treatment: means with intervals, and quantiles. */
export function sweepNumbersSection(analysis: AnalysisDocument): PageSection {
  const titles = treatmentTitles(analysis);
  const numbers = analysis.outputs.filter(({ kind }) => kind === 'number');
  const cell = (value: number | undefined): HtmlCell =>
    value === undefined ? '' : { text: formatSignificant(value), value };
  const body = table({
    caption: 'Outputs by treatment, over all runs',
    file: 'outputs.csv',
    filter: true,
    columns: [
      { header: 'Output' },
      { header: 'Unit' },
      { header: 'Treatment' },
      ...['Runs', 'Mean', 'Low', 'High', '5 %', 'Median', '95 %'].map((header) => ({
        header,
        number: true,
      })),
    ],
    rows: numbers.flatMap((output) =>
      output.arms.map(({ treatment, runs, mean, quantiles }) => [
        outputTitle(output),
        output.unit ?? '',
        titles.get(treatment) ?? treatment,
        runs,
        cell(mean.value),
        cell(mean.low),
        cell(mean.high),
        cell(quantiles?.p05.value),
        cell(quantiles?.median.value),
        cell(quantiles?.p95.value),
      ]),
    ),
  });
  return { id: 'outputs', title: 'The numbers', body };
}

/** What treatments change, output by output. */
export function sweepEffectsSection(analysis: AnalysisDocument): PageSection | null {
  const titles = treatmentTitles(analysis);
  const figures: Html[] = [];
  for (const output of analysis.outputs) {
    if (output.effects.length > 0) figures.push(effectFigure(output, titles));
  }
  if (figures.length === 0) return null;
  const base = titles.get(analysis.base) ?? analysis.base;
  const body = markup`<p>Each treatment less "${base}", pair by pair: both runs of a pair have the same chance where the experiment asked for it, so what differs is the treatment's doing.</p>${figures}`;
  return { id: 'effects', title: 'What the treatments change', body };
}

function effectFigure(output: OutputAnalysis, titles: Titles): Html {
  const bars = output.effects.map(({ treatment, difference }) => ({
    label: titles.get(treatment) ?? treatment,
    ...difference,
  }));
  return figure({
    id: `effect-${slug(output.id)}`,
    title: outputTitle(output),
    description: `Mean difference from the base with its 95 % interval${output.unit === null ? '' : `, ${output.unit}`}. Where an interval holds zero, no change is shown.`,
    draw: (head) =>
      barsSvg({
        ...head,
        bars,
        mark: 'dots',
        axis: output.kind === 'share' ? 'difference of shares' : (output.unit ?? 'difference'),
      }),
    data: {
      columns: [
        { header: 'Treatment' },
        ...['Difference', 'Low', 'High', 'Relative', 'Pairs above'].map((header) => ({
          header,
          number: true,
        })),
      ],
      rows: output.effects.map(({ treatment, difference, relative, superiority }) => [
        titles.get(treatment) ?? treatment,
        difference.value,
        difference.low,
        difference.high,
        relative ?? '',
        superiority.value,
      ]),
    },
  });
}

/** Letters, digits and `-` of an id. */
export function slug(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** Courses of the series with their bands, by treatment. */
export function sweepCoursesSection(
  analysis: AnalysisDocument,
  turnDays: number,
): PageSection | null {
  if (analysis.series.length === 0) return null;
  const titles = treatmentTitles(analysis);
  const body: Html[] = [];
  for (const series of analysis.series) body.push(courseFigure(series, titles, turnDays));
  return { id: 'courses', title: 'How it goes', body };
}

function courseFigure(series: SeriesAnalysis, titles: Titles, turnDays: number): Html {
  const named = NAMED_SERIES.find(({ id }) => id === series.id);
  const axis = named?.axis.replace('%', turnWord(turnDays)) ?? series.unit ?? '';
  const arms = series.arms.map(({ treatment, median, p05, p25, p75, p95 }) => ({
    name: titles.get(treatment) ?? treatment,
    median,
    low: p05,
    high: p95,
    ...(series.arms.length === 1 ? { innerLow: p25, innerHigh: p75 } : {}),
  }));
  const inner = arms.length === 1 ? ', the darker one half of them' : '';
  return figure({
    id: `course-${slug(series.id)}`,
    title: named?.title ?? series.about,
    description: `Median over the runs (line) and the band that holds nine of ten${inner}.`,
    draw: (head) =>
      fanSvg({
        ...head,
        xs: series.dates,
        series: arms,
        yTitle: axis,
        format: named?.format ?? 'number',
        from: series.id === 'mean_control' ? 'data' : 'zero',
      }),
    data: {
      columns: [
        { header: 'Date' },
        ...arms.flatMap(({ name }) =>
          ['5 %', 'median', '95 %'].map((what) => ({ header: `${name}, ${what}`, number: true })),
        ),
      ],
      rows: series.dates.map((date, i) => [
        date,
        ...arms.flatMap(({ low, median, high }) => [low[i] ?? '', median[i] ?? '', high[i] ?? '']),
      ]),
    },
  });
}
