/** What outputs hang on: indices, effects, correlations, moves and means by factor, as the design has it. */
import {
  formatSignificant,
  renderBars,
  renderSparkline,
  renderTable,
  type Cell,
} from '../../charts/index.js';
import type { AnalysisDocument, OutputAnalysis } from '../../lab/analysis/analysis-schema.js';
import type { Terminal } from '../terminal.js';
import {
  differenceText,
  estimateText,
  numberText,
  ofTreatment,
  outputName,
} from './analysis-numbers.js';

/** All outputs, one after another. */
export function factorLines(document: AnalysisDocument, terminal: Terminal): string[] {
  const treatments = document.experiment.treatments.length;
  const blocks = document.outputs.flatMap((output) => [
    ...output.sobol.map((one) => sobolLines(output, one, treatments, terminal)),
    ...output.morris.map((one) => morrisLines(output, one, treatments, terminal)),
    ...output.regression.map((one) => regressionLines(output, one, treatments, terminal)),
    ...output.oneAtATime.map((one) => moveLines(output, one, treatments, terminal)),
    ...byFactorBlocks(output, treatments, terminal),
  ]);
  return blocks.flatMap((block, i) => (i === 0 ? block : ['', ...block]));
}

function title(
  output: OutputAnalysis,
  treatment: string,
  treatments: number,
  what: string,
): string {
  return `${outputName(output)}${ofTreatment(treatment, treatments)}: ${what}`;
}

function sobolLines(
  output: OutputAnalysis,
  { treatment, factors, pairs }: OutputAnalysis['sobol'][number],
  treatments: number,
  { style, width }: Terminal,
): string[] {
  const ordered = [...factors].sort((a, b) => b.total.value - a.total.value);
  const share = (x: number): number => Math.min(1, Math.max(0, x));
  const bars = renderBars({
    title: title(output, treatment, treatments, 'share of the variance, all effects (alone)'),
    bars: ordered.map(({ factor, first, total }) => ({
      label: `${factor} (${numberText(share(first.value), 'share')})`,
      share: share(total.value),
      low: share(total.low),
      high: share(total.high),
    })),
    max: 1,
    style,
    width,
  });
  const together = pairs
    .filter(({ second }) => second.low > 0)
    .sort((a, b) => b.second.value - a.second.value)
    .slice(0, 3)
    .map(
      ({ factors: [a, b], second }) => `Together: ${a} and ${b} ${estimateText(second, 'share')}`,
    );
  return [...bars, ...together.map((line) => style.clean(line))];
}

function morrisLines(
  output: OutputAnalysis,
  { treatment, factors }: OutputAnalysis['morris'][number],
  treatments: number,
  { style, width }: Terminal,
): string[] {
  const ordered = [...factors].sort((a, b) => b.muStar.value - a.muStar.value);
  const table = renderTable({
    columns: [
      { header: 'Factor', flex: 1 },
      { header: 'mu*: how much', align: 'right' },
      { header: 'mu: which way', align: 'right' },
      { header: 'sigma', align: 'right' },
    ],
    rows: ordered.map(({ factor, mu, muStar, sigma }) => [
      style.clean(factor),
      estimateText(muStar, output.kind),
      numberText(mu.value, output.kind),
      numberText(sigma.value, output.kind),
    ]),
    style,
    width,
  });
  return [style.clean(title(output, treatment, treatments, 'elementary effects')), ...table];
}

function regressionLines(
  output: OutputAnalysis,
  { treatment, factors, r2, rankR2 }: OutputAnalysis['regression'][number],
  treatments: number,
  { style, width }: Terminal,
): string[] {
  const size = (of: (typeof factors)[number]): number => Math.abs(of.partialRankCorrelation.value);
  const ordered = [...factors].sort((a, b) => size(b) - size(a));
  const table = renderTable({
    columns: [
      { header: 'Factor', flex: 1 },
      { header: 'Partial rank correlation', align: 'right' },
      { header: 'Coefficient', align: 'right' },
    ],
    rows: ordered.map(({ factor, partialRankCorrelation, coefficient }) => [
      style.clean(factor),
      estimateText(partialRankCorrelation),
      estimateText(coefficient),
    ]),
    style,
    width,
  });
  const fit = `linear model explains ${numberText(r2, 'share')} of the variance, ${numberText(rankR2, 'share')} of that of ranks`;
  return [style.clean(title(output, treatment, treatments, fit)), ...table];
}

function moveLines(
  output: OutputAnalysis,
  { treatment, moves }: OutputAnalysis['oneAtATime'][number],
  treatments: number,
  { style, width }: Terminal,
): string[] {
  const size = ({ difference }: (typeof moves)[number]): number => Math.abs(difference.value);
  const table = renderTable({
    columns: [
      { header: 'Factor', flex: 1 },
      { header: 'moved to', align: 'right' },
      { header: 'Change of the output', align: 'right' },
    ],
    rows: [...moves]
      .sort((a, b) => size(b) - size(a))
      .map(({ factor, to, difference }) => [
        style.clean(factor),
        valueText(to, style),
        differenceText(difference, output.kind),
      ]),
    style,
    width,
  });
  return [
    style.clean(title(output, treatment, treatments, 'one factor moved at a time')),
    ...table,
  ];
}

function valueText(value: number | string, style: Terminal['style']): string {
  return typeof value === 'number' ? formatSignificant(value) : style.clean(value);
}

/** One row a factor: how the output goes from its least to its greatest values. */
function byFactorBlocks(
  output: OutputAnalysis,
  treatments: number,
  terminal: Terminal,
): string[][] {
  const { style, width } = terminal;
  const owners = [...new Set(output.byFactor.map(({ treatment }) => treatment))];
  return owners.map((owner) => {
    const own = output.byFactor.filter(({ treatment }) => treatment === owner);
    const rows = own.map(({ factor, bins }): Cell[] => {
      const means = bins.map(({ mean }) => mean.value);
      const [first, last] = [bins[0], bins.at(-1)];
      return [
        style.clean(factor),
        first === undefined || last === undefined
          ? ''
          : `${valueText(first.from, style)} to ${valueText(last.to, style)}`,
        { draw: (columns) => renderSparkline({ values: means, width: columns, style }) },
        first === undefined ? '' : estimateText(first.mean, output.kind),
        last === undefined ? '' : estimateText(last.mean, output.kind),
      ];
    });
    const table = renderTable({
      columns: [
        { header: 'Factor', flex: 1 },
        { header: 'Values', align: 'right' },
        { header: 'Course', maxWidth: 10 },
        { header: 'at the low end', align: 'right' },
        { header: 'at the high end', align: 'right' },
      ],
      rows,
      style,
      width,
    });
    const what = output.kind === 'share' ? 'share of the runs by factor' : 'mean by factor';
    return [style.clean(title(output, owner, treatments, what)), ...table];
  });
}
