/** An analysis of a sweep, for a reader who has just run one. */
import {
  formatCount,
  formatSignificant,
  renderBandChart,
  renderTable,
  type Cell,
} from '../../charts/index.js';
import type { AnalysisDocument, SeriesAnalysis } from '../../lab/analysis/analysis-schema.js';
import type { Terminal } from '../terminal.js';
import { formatCountOf } from '../words.js';
import { factorLines } from './analysis-factors.js';
import {
  differenceText,
  estimateText,
  isSure,
  numberText,
  outputName,
  outputTitle,
  varies,
} from './analysis-numbers.js';
import { discoveryLines } from './analysis-scenarios.js';
import { paragraph } from './targets.js';

const CHART_HEIGHT = 9;

/** The whole picture. */
export function analysisLines(document: AnalysisDocument, terminal: Terminal): string[] {
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0
      ? []
      : ['', ...paragraph(title, terminal).map(terminal.style.bold), ...lines];
  return [
    ...headLines(document, terminal),
    ...section('What came out', outputLines(document, terminal)),
    ...section(`What treatments change, against ${document.base}`, effectLines(document, terminal)),
    ...section('What outputs hang on', factorLines(document, terminal)),
    ...section('Where cases of interest lie', discoveryLines(document, terminal)),
    ...section('How it goes', seriesLines(document, terminal)),
    ...section('How many replicates are enough', precisionLines(document, terminal)),
    ...section(
      'How to read this',
      [READING, ...document.notes].flatMap((note) => paragraph(note, terminal)),
    ),
  ];
}

const READING =
  'In brackets are 95 % intervals of what more runs would give: they hold the luck of the war and the ' +
  'choice of design points, not whether the model is right. docs/analysis.md explains every figure.';

function headLines({ experiment }: AnalysisDocument, terminal: Terminal): string[] {
  const { id, title, runs, treatments, points, replicates, design, pairing, seed } = experiment;
  const what =
    `${id}: ${formatCountOf(runs, 'run')}, ${formatCountOf(treatments.length, 'treatment')} x ` +
    `${formatCountOf(points, 'design point')} (${design}) x ${formatCountOf(replicates, 'replicate')}, ` +
    `${pairing} luck, seed "${seed}".`;
  return [...paragraph(title, terminal).map(terminal.style.bold), ...paragraph(what, terminal)];
}

function outputLines(
  { outputs, experiment }: AnalysisDocument,
  { style, width }: Terminal,
): string[] {
  const several = experiment.treatments.length > 1;
  const rows = outputs.flatMap((output) =>
    output.arms.map(({ treatment, mean, quantiles }, i): Cell[] => [
      i === 0 ? style.clean(outputTitle(output)) : '',
      ...(several ? [style.clean(treatment)] : []),
      estimateText(mean, output.kind),
      quantiles === null ? '' : numberText(quantiles.median.value, output.kind),
      quantiles === null
        ? ''
        : `${numberText(quantiles.p05.value, output.kind)} to ${numberText(quantiles.p95.value, output.kind)}`,
    ]),
  );
  if (rows.length === 0) return [];
  return renderTable({
    columns: [
      { header: 'Output', flex: 1, wrap: true },
      ...(several ? [{ header: 'Treatment', maxWidth: 24 }] : []),
      { header: 'Mean or share', align: 'right' },
      { header: 'Median', align: 'right' },
      { header: '90 % of runs', align: 'right' },
    ],
    rows,
    style,
    width,
  });
}

function effectLines({ outputs }: AnalysisDocument, terminal: Terminal): string[] {
  const { style, width } = terminal;
  const rows = outputs
    .filter(varies)
    .flatMap((output) =>
      output.effects.map(({ treatment, difference, relative, varianceReduction }, i): Cell[] => [
        i === 0 ? style.clean(outputName(output)) : '',
        style.clean(treatment),
        isSure(difference)
          ? style.bold(differenceText(difference, output.kind))
          : differenceText(difference, output.kind),
        relative === null ? '' : `${formatSignificant(100 * relative)} %`,
        varianceReduction === null ? '' : `${formatSignificant(varianceReduction)} x`,
      ]),
    );
  if (rows.length === 0) return [];
  const table = renderTable({
    columns: [
      { header: 'Output', flex: 1, wrap: true },
      { header: 'Treatment', maxWidth: 24 },
      { header: 'Difference', align: 'right' },
      { header: 'Of the mean', align: 'right' },
      { header: 'Pairing', align: 'right' },
    ],
    rows,
    style,
    width,
  });
  const note =
    'Differences are taken pair by pair, between runs that share point and luck; pts are percentage ' +
    'points. Pairing: by how much it cuts the variance, and so the runs that are needed.';
  return [...table, ...paragraph(note, terminal).map(style.dim)];
}

/** The base treatment's bands, then what the others changed at the end. */
function seriesLines(document: AnalysisDocument, terminal: Terminal): string[] {
  return document.series.flatMap((series, i) => {
    const arm = series.arms.find(({ treatment }) => treatment === document.base);
    if (arm === undefined || arm.median.length === 0) return [];
    const chart = renderBandChart({
      title:
        document.experiment.treatments.length > 1 ? `${series.id}, ${arm.treatment}` : series.id,
      unit: series.unit ?? undefined,
      xLabels: series.dates.slice(0, arm.median.length),
      median: arm.median,
      low: arm.p05,
      high: arm.p95,
      innerLow: arm.p25,
      innerHigh: arm.p75,
      height: CHART_HEIGHT,
      width: terminal.width,
      style: terminal.style,
    });
    return [...(i === 0 ? [] : ['']), ...chart, ...changeLines(series, terminal)];
  });
}

function changeLines({ effects, dates }: SeriesAnalysis, terminal: Terminal): string[] {
  return effects.flatMap(({ treatment, mean, meanLow, meanHigh }) => {
    const last = mean.length - 1;
    const value = mean[last];
    if (value === undefined) return [];
    const estimate = { value, low: meanLow[last] ?? value, high: meanHigh[last] ?? value };
    const text = `${treatment}: ${differenceText(estimate, 'number')} at ${dates[last] ?? 'the end'}`;
    return paragraph(text, terminal);
  });
}

function precisionLines(document: AnalysisDocument, { style, width }: Terminal): string[] {
  const { outputs, base, experiment } = document;
  if (experiment.replicates < 2) return [];
  const rows = outputs.filter(varies).flatMap((output): Cell[][] => {
    const own = output.precision.find(({ treatment }) => treatment === base);
    const last = own?.steps.at(-1);
    if (own === undefined || last === undefined) return [];
    const half = (of: number): string =>
      output.kind === 'share' ? `${formatSignificant(100 * of)} pts` : formatSignificant(of);
    const middle = own.steps[Math.floor((own.steps.length - 1) / 2)] ?? last;
    return [
      [
        style.clean(outputName(output)),
        `${half(middle.halfWidth)} at ${formatCount(middle.replicates)}`,
        `${half(last.halfWidth)} at ${formatCount(last.replicates)}`,
        ...own.needed.map(({ replicates }) =>
          replicates === null ? 'none' : formatCount(replicates),
        ),
      ],
    ];
  });
  if (rows.length === 0) return [];
  return renderTable({
    columns: [
      { header: 'Mean of', flex: 1, wrap: true },
      { header: 'Half-width then', align: 'right' },
      { header: 'and now', align: 'right' },
      { header: 'For 10 %', align: 'right' },
      { header: '5 %', align: 'right' },
      { header: '1 %', align: 'right' },
    ],
    rows,
    style,
    width,
  });
}
