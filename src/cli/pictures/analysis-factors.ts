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
  changeText,
  differenceText,
  estimateText,
  numberText,
  outputName,
  sizeOf,
  sizeText,
  varies,
} from './analysis-numbers.js';
import { paragraph } from './targets.js';

/** Outputs that vary, one after another; of several treatments, the base. */
export function factorLines(document: AnalysisDocument, terminal: Terminal): string[] {
  const { outputs, base, experiment } = document;
  const blocks = outputs
    .filter(varies)
    .flatMap((output) => [
      ...ofBase(output.sobol, base).map((one) => sobolLines(output, one, terminal)),
      ...ofBase(output.morris, base).map((one) => morrisLines(output, one, terminal)),
      ...ofBase(output.regression, base).map((one) => regressionLines(output, one, terminal)),
      ...ofBase(output.oneAtATime, base).map((one) => moveLines(output, one, terminal)),
      ...byFactorBlock(output, base, terminal),
    ]);
  if (blocks.length === 0) return [];
  const whose = `Of treatment ${base}; those of the others are in the document (--json, --out).`;
  const note = experiment.treatments.length > 1 ? [...paragraph(whose, terminal), ''] : [];
  return [...note, ...blocks.flatMap((block, i) => (i === 0 ? block : ['', ...block]))];
}

function ofBase<T extends { readonly treatment: string }>(all: readonly T[], base: string): T[] {
  return all.filter(({ treatment }) => treatment === base);
}

/** The line above a table or bars, in as many lines as the terminal needs. */
function heading(output: OutputAnalysis, what: string, terminal: Terminal): string[] {
  return paragraph(`${outputName(output)}: ${what}`, terminal);
}

function sobolLines(
  output: OutputAnalysis,
  { factors, pairs }: OutputAnalysis['sobol'][number],
  terminal: Terminal,
): string[] {
  const { style, width } = terminal;
  const ordered = [...factors].sort((a, b) => b.total.value - a.total.value);
  const share = (x: number): number => Math.min(1, Math.max(0, x));
  const bars = renderBars({
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
  return [
    ...heading(output, 'share of the variance, all effects (alone)', terminal).map(style.bold),
    ...bars,
    ...together.flatMap((line) => paragraph(line, terminal)),
  ];
}

function morrisLines(
  output: OutputAnalysis,
  { factors }: OutputAnalysis['morris'][number],
  terminal: Terminal,
): string[] {
  const { style, width } = terminal;
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
      sizeText(muStar, output.kind),
      changeText(mu.value, output.kind),
      sizeOf(sigma.value, output.kind),
    ]),
    style,
    width,
  });
  return [...heading(output, 'elementary effects', terminal), ...table];
}

function regressionLines(
  output: OutputAnalysis,
  { factors, r2, rankR2 }: OutputAnalysis['regression'][number],
  terminal: Terminal,
): string[] {
  const { style, width } = terminal;
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
  return [...heading(output, fit, terminal), ...table];
}

function moveLines(
  output: OutputAnalysis,
  { moves }: OutputAnalysis['oneAtATime'][number],
  terminal: Terminal,
): string[] {
  const { style, width } = terminal;
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
  return [...heading(output, 'one factor moved at a time', terminal), ...table];
}

function valueText(value: number | string, style: Terminal['style']): string {
  return typeof value === 'number' ? formatSignificant(value) : style.clean(value);
}

/** One row a factor: how the output goes from its least to its greatest values. */
function byFactorBlock(output: OutputAnalysis, base: string, terminal: Terminal): string[][] {
  const { style, width } = terminal;
  const own = ofBase(output.byFactor, base);
  if (own.length === 0) return [];
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
  return [[...heading(output, what, terminal), ...table]];
}
