/** Pictures of an analysis as files: each as SVG and as PNG. */
import {
  barsSvg,
  fanSvg,
  linesSvg,
  svgToPng,
  type FanSeries,
  type SvgBar,
} from '../charts/svg/index.js';
import type {
  AnalysisDocument,
  DiscoveryAnalysis,
  OutputAnalysis,
  SeriesAnalysis,
} from '../lab/analysis/analysis-schema.js';
import { outputName, varies, type Estimate } from './pictures/analysis-numbers.js';
import type { ResultFile } from './save-results.js';

/** A picture before it is drawn. */
interface Sketch {
  /** Name of its files, without ending. */
  readonly name: string;
  readonly draw: () => Promise<string>;
}

/** All pictures that the document has figures for. */
export async function analysisPictures(document: AnalysisDocument): Promise<ResultFile[]> {
  const files: ResultFile[] = [];
  for (const { name, draw } of sketches(document)) {
    const svg = await draw();
    files.push(
      { name: `${name}.svg`, text: svg },
      { name: `${name}.png`, text: await svgToPng(svg) },
    );
  }
  return files;
}

function sketches(document: AnalysisDocument): Sketch[] {
  return [
    ...outcomeSketch(document),
    ...document.outputs
      .filter(varies)
      .flatMap((output) => [
        ...effectSketch(output, document.base),
        ...precisionSketch(output, document),
        ...factorSketches(output, document),
      ]),
    ...document.discovery.flatMap((one, i) => discoverySketch(one, i, document)),
    ...document.series.flatMap((series) => seriesSketches(series, document.base)),
  ];
}

/** Names of outputs and treatments as names of files. */
function fileName(...parts: readonly string[]): string {
  return parts.map((part) => part.replace(/[^\w.-]+/g, '-')).join('-');
}

function bar(label: string, { value, low, high }: Estimate, series?: string): SvgBar {
  return { label, value, low, high, ...(series === undefined ? {} : { series }) };
}

function outcomeSketch({ outputs, experiment }: AnalysisDocument): Sketch[] {
  const outcomes = outputs.filter(({ id }) => id.startsWith('outcome='));
  if (outcomes.length === 0) return [];
  const several = experiment.treatments.length > 1;
  const bars = outcomes.flatMap((output) =>
    output.arms.map(({ treatment, mean }) =>
      bar(outputName(output).replace('ends: ', ''), mean, several ? treatment : undefined),
    ),
  );
  return [
    {
      name: 'outcomes',
      draw: () =>
        barsSvg({
          title: `How the war ends: ${experiment.title}`,
          description: 'Share of the runs that end in each way, with 95 % intervals.',
          showTitle: true,
          axis: 'share of the runs',
          format: 'share',
          bars,
        }),
    },
  ];
}

function effectSketch(output: OutputAnalysis, base: string): Sketch[] {
  if (output.effects.length === 0) return [];
  return [
    {
      name: fileName('effects', output.id),
      draw: () =>
        barsSvg({
          title: `What treatments change: ${outputName(output)}`,
          description: `Difference of each treatment from ${base}, pair by pair, with 95 % intervals.`,
          showTitle: true,
          axis: `difference from ${base}${unitText(output)}`,
          format: output.kind,
          mark: 'dots',
          bars: output.effects.map(({ treatment, difference }) => bar(treatment, difference)),
        }),
    },
  ];
}

function unitText({ unit }: Pick<OutputAnalysis, 'unit'>): string {
  return unit === null ? '' : `, ${unit}`;
}

/** Half-widths against replicates, when there are three to draw a line through. */
function precisionSketch(output: OutputAnalysis, { base }: AnalysisDocument): Sketch[] {
  const steps = output.precision.find(({ treatment }) => treatment === base)?.steps ?? [];
  if (steps.length < 3) return [];
  return [
    {
      name: fileName('precision', output.id),
      draw: () =>
        linesSvg({
          title: `How sure the mean is: ${outputName(output)}`,
          description: 'Half-width of the 95 % interval of the mean against replicates.',
          showTitle: true,
          xs: steps.map(({ replicates }) => replicates),
          series: [{ name: base, median: steps.map(({ halfWidth }) => halfWidth) }],
          xTitle: 'replicates',
          yTitle: `half-width${unitText(output)}`,
        }),
    },
  ];
}

function factorSketches(output: OutputAnalysis, { experiment }: AnalysisDocument): Sketch[] {
  const several = experiment.treatments.length > 1;
  const of = (treatment: string): string => (several ? `, ${treatment}` : '');
  const name = (kind: string, treatment: string): string =>
    several ? fileName(kind, output.id, treatment) : fileName(kind, output.id);
  return [
    ...output.sobol.map(({ treatment, factors }) => ({
      name: name('sobol', treatment),
      draw: () =>
        barsSvg({
          title: `What ${outputName(output)} hangs on${of(treatment)}`,
          description: 'First and total Sobol indices by factor, with 95 % intervals.',
          showTitle: true,
          axis: 'share of the variance',
          format: 'share',
          bars: byTotal(factors).flatMap(({ factor, first, total }) => [
            bar(factor, total, 'total'),
            bar(factor, first, 'alone'),
          ]),
        }),
    })),
    ...output.morris.map(({ treatment, factors }) => ({
      name: name('morris', treatment),
      draw: () =>
        barsSvg({
          title: `Elementary effects on ${outputName(output)}${of(treatment)}`,
          description: 'Mean absolute elementary effect and standard deviation by factor.',
          showTitle: true,
          axis: `effect over the whole factor${unitText(output)}`,
          bars: [...factors]
            .sort((a, b) => b.muStar.value - a.muStar.value)
            .flatMap(({ factor, muStar, sigma }) => [
              bar(factor, muStar, 'mu*'),
              bar(factor, sigma, 'sigma'),
            ]),
        }),
    })),
    ...output.regression.map(({ treatment, factors }) => ({
      name: name('correlation', treatment),
      draw: () =>
        barsSvg({
          title: `What ${outputName(output)} goes with${of(treatment)}`,
          description: 'Partial rank correlation by factor, with 95 % intervals.',
          showTitle: true,
          axis: 'partial rank correlation',
          mark: 'dots',
          bars: factors.map(({ factor, partialRankCorrelation }) =>
            bar(factor, partialRankCorrelation),
          ),
        }),
    })),
    ...output.oneAtATime.map(({ treatment, moves }) => ({
      name: name('moves', treatment),
      draw: () =>
        barsSvg({
          title: `One factor moved at a time: ${outputName(output)}${of(treatment)}`,
          description: 'Difference from the base point, with 95 % intervals.',
          showTitle: true,
          axis: `difference from the base point${unitText(output)}`,
          format: output.kind,
          mark: 'dots',
          bars: moves.map(({ factor, to, difference }) => bar(`${factor} at ${to}`, difference)),
        }),
    })),
  ];
}

function byTotal<T extends { readonly total: Estimate }>(factors: readonly T[]): T[] {
  return [...factors].sort((a, b) => b.total.value - a.total.value);
}

/** Density against coverage on the way down, as Bryant and Lempert draw it. */
function discoverySketch(one: DiscoveryAnalysis, i: number, document: AnalysisDocument): Sketch[] {
  const [box] = one.boxes;
  if (box === undefined) return [];
  const several = document.experiment.treatments.length > 1;
  const way = [...box.trajectory].sort((a, b) => a.coverage - b.coverage);
  return [
    {
      name: fileName('scenario', `${i + 1}`, one.case.replace(/[<>=]+/, '-'), one.treatment),
      draw: () =>
        linesSvg({
          title: `Density against coverage: ${one.case}${several ? `, ${one.treatment}` : ''}`,
          description: 'Share of cases in the box against share of all cases that it holds.',
          showTitle: true,
          xs: way.map(({ coverage }) => coverage),
          series: [{ name: one.case, median: way.map(({ density }) => density) }],
          xTitle: 'coverage',
          yTitle: 'density',
          format: 'share',
        }),
    },
  ];
}

function seriesSketches(
  { id, unit, dates, arms, effects }: SeriesAnalysis,
  base: string,
): Sketch[] {
  const yTitle = unit ?? id;
  const drawn = arms.filter(({ median }) => median.length > 0);
  const fans = drawn.map(({ treatment, median, p05, p25, p75, p95 }): FanSeries => ({
    name: treatment,
    median,
    low: p05,
    high: p95,
    innerLow: p25,
    innerHigh: p75,
  }));
  const changes = effects.map(({ treatment, mean, meanLow, meanHigh }): FanSeries => ({
    name: treatment,
    median: mean,
    low: meanLow,
    high: meanHigh,
  }));
  return [
    ...fans.map((fan) => ({
      name: drawn.length > 1 ? fileName('series', id, fan.name) : fileName('series', id),
      draw: () =>
        fanSvg({
          title: drawn.length > 1 ? `${id}, ${fan.name}` : id,
          description: 'Median with the bands that hold 50 and 90 % of the runs.',
          showTitle: true,
          xs: dates.slice(0, fan.median.length),
          series: [fan],
          yTitle,
        }),
    })),
    ...(changes.length === 0
      ? []
      : [
          {
            name: fileName('series-effects', id),
            draw: () =>
              fanSvg({
                title: `What treatments change: ${id}`,
                description: `Mean difference from ${base}, with 95 % intervals.`,
                showTitle: true,
                xs: dates,
                series: changes,
                yTitle: `difference, ${yTitle}`,
                from: 'data',
              }),
          },
        ]),
  ];
}
