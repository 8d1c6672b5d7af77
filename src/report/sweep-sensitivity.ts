/** What outputs hang on: indices, effects of factors, and boxes in which cases lie. */
import { formatShare, formatSignificant } from '../charts/index.js';
import { barsSvg, linesSvg, scatterSvg, type SvgBar } from '../charts/svg/index.js';
import type {
  AnalysisDocument,
  DiscoveryAnalysis,
  OutputAnalysis,
} from '../lab/analysis/analysis-schema.js';
import { figure } from './figure.js';
import { markup, type Html } from './html.js';
import type { PageSection } from './page.js';
import { outputTitle } from './sweep-asked.js';
import { slug, treatmentTitles } from './sweep-outputs.js';
import { table, type HtmlCell } from './table.js';

interface FactorBars {
  /** Names the kind of measure in ids. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly axis: string;
  readonly bars: readonly SvgBar[];
}

/** The figures of one treatment of one output; which there are depends on the design. */
function factorBars(output: OutputAnalysis, treatment: string): FactorBars[] {
  const of = <T extends { treatment: string }>(list: readonly T[]): T | undefined =>
    list.find((one) => one.treatment === treatment);
  const [sobol, morris, linear] = [of(output.sobol), of(output.morris), of(output.regression)];
  const moves = of(output.oneAtATime);
  const all: (FactorBars | null)[] = [
    sobol === undefined
      ? null
      : {
          key: 'sobol',
          title: 'Sobol indices',
          description:
            'Share of the variance between settings that a factor makes by itself (first order) and in all its combinations (total), with 95 % intervals.',
          axis: 'share of the variance',
          bars: sobol.factors.flatMap(({ factor, first, total }) => [
            { label: factor, series: 'first order', ...first },
            { label: factor, series: 'total', ...total },
          ]),
        },
    morris === undefined
      ? null
      : {
          key: 'morris',
          title: 'Elementary effects (Morris)',
          description:
            'Mean size of the change when a factor goes through its range (mu star), and how much that differs from place to place (sigma).',
          axis: output.unit ?? 'change',
          bars: morris.factors.flatMap(({ factor, muStar, sigma }) => [
            { label: factor, series: 'mu star', ...muStar },
            { label: factor, series: 'sigma', ...sigma },
          ]),
        },
    linear === undefined
      ? null
      : {
          key: 'ranks',
          title: 'Partial rank correlations',
          description: `How clearly the output rises (above zero) or falls with each factor when the others are held; a linear model of the factors explains ${formatShare(linear.r2)} of the variance between design points.`,
          axis: 'partial rank correlation',
          bars: linear.factors.map(({ factor, partialRankCorrelation }) => ({
            label: factor,
            ...partialRankCorrelation,
          })),
        },
    moves === undefined
      ? null
      : {
          key: 'moves',
          title: 'One factor at a time',
          description: 'The output where one factor is moved, less that at the base.',
          axis: output.unit ?? 'change',
          bars: moves.moves.map(({ factor, to, difference }) => ({
            label: `${factor} to ${typeof to === 'number' ? formatSignificant(to) : to}`,
            ...difference,
          })),
        },
  ];
  return all.filter((one) => one !== null && one.bars.length > 0) as FactorBars[];
}

/** More figures than these make a report slow to open; what is left out is told by `salang analyze`. */
const MOST_FIGURES = 120;

/**
 * Figures of every output that hangs on factors, in the base treatment; those of the others, which
 * seldom differ, are folded away, a treatment at a time.
 */
export function sweepSensitivitySection(analysis: AnalysisDocument): PageSection | null {
  const titles = treatmentTitles(analysis);
  const many = titles.size > 1;
  const base = sensitivityFigures(analysis, analysis.base, many ? titles : null);
  const others: Html[] = [];
  const left: string[] = [];
  let drawn = base.length;
  for (const [treatment, title] of titles) {
    if (treatment === analysis.base) continue;
    const figures = sensitivityFigures(analysis, treatment, titles);
    drawn += figures.length;
    if (drawn > MOST_FIGURES) left.push(title);
    else if (figures.length > 0) {
      others.push(
        markup`<details><summary>The same of the treatment "${title}"</summary>${figures}</details>`,
      );
    }
  }
  if (base.length + others.length === 0) return null;
  const which = many
    ? ` First of the treatment "${titles.get(analysis.base) ?? analysis.base}"; those of the others are folded below.`
    : '';
  const missing =
    left.length === 0 ? '' : ` Not drawn, but told by salang analyze: ${left.join(', ')}.`;
  return {
    id: 'sensitivity',
    title: 'What it hangs on',
    body: [
      markup`<p>Factors are listed as the experiment names them.${which}${missing}</p>`,
      ...base,
      ...others,
    ],
  };
}

/** The figures of one treatment; `titles` when they must say which. */
function sensitivityFigures(
  analysis: AnalysisDocument,
  treatment: string,
  titles: ReadonlyMap<string, string> | null,
): Html[] {
  const whose = titles === null ? '' : ` (${titles.get(treatment) ?? treatment})`;
  const suffix = treatment === analysis.base ? '' : `-${slug(treatment)}`;
  return analysis.outputs.flatMap((output) =>
    factorBars(output, treatment).map(({ key, title, description, axis, bars }) =>
      figure({
        id: `sensitivity-${key}-${slug(output.id)}${suffix}`,
        title: `${outputTitle(output)}: ${title}${whose}`,
        description,
        draw: (head) => barsSvg({ ...head, bars, axis, mark: 'dots' }),
        data: {
          columns: [
            { header: 'Factor' },
            { header: 'Measure' },
            ...['Value', 'Low', 'High'].map((header) => ({ header, number: true })),
          ],
          rows: bars.map(({ label, series, value, low, high }) => [
            label,
            series ?? title,
            value,
            low ?? '',
            high ?? '',
          ]),
        },
      }),
    ),
  );
}

/** A design point with the share of its runs that are cases. */
export interface CasePoint {
  /** Values of numeric factors. */
  readonly values: Readonly<Record<string, number>>;
  readonly share: number;
}

/** Points of each discovery, in its order; empty where they cannot be told. */
export type CasePoints = readonly (readonly CasePoint[])[];

/** Boxes of scenario discovery, with a picture of the two factors that they restrict most. */
export function sweepDiscoverySection(
  analysis: AnalysisDocument,
  points: CasePoints,
): PageSection | null {
  const body: Html[] = [];
  for (const [i, found] of analysis.discovery.entries()) {
    if (found.boxes.length > 0) body.push(...discoveryParts(found, i, points[i] ?? []));
  }
  return body.length === 0
    ? null
    : {
        id: 'discovery',
        title: 'Where it happens: scenario discovery',
        body: [
          markup`<p>A box is a set of ranges of factors in which cases lie close together (the patient rule induction method). Coverage is the share of all cases inside, density the share of cases among what is inside.</p>`,
          ...body,
        ],
      };
}

function discoveryParts(
  found: DiscoveryAnalysis,
  place: number,
  points: readonly CasePoint[],
): Html[] {
  const name = found.case.replace(/^outcome=/, '').replaceAll('_', ' ');
  const rows = found.boxes.flatMap((box, b): HtmlCell[][] =>
    box.limits.map(({ factor, low, high, levels, quasiP }) => [
      `box ${b + 1}`,
      factor,
      levels === null ? limitWords(low, high) : levels.join(', '),
      formatShare(box.density),
      formatShare(box.coverage),
      formatSignificant(quasiP, 2),
    ]),
  );
  const boxes = table({
    caption: `Boxes of "${name}" (${formatShare(found.share)} of all runs; treatment ${found.treatment})`,
    file: `boxes-${place + 1}.csv`,
    columns: [
      { header: 'Box' },
      { header: 'Factor' },
      { header: 'Limits' },
      ...['Density', 'Coverage', 'Chance of an accident'].map((header) => ({
        header,
        number: true,
      })),
    ],
    rows,
  });
  const scatter = boxPicture(found, name, place, points);
  return [...(scatter === null ? [] : [scatter]), boxes, trajectoryFigure(found, name, place)];
}

function limitWords(low: number | null, high: number | null): string {
  if (low === null) return `up to ${formatSignificant(high ?? NaN)}`;
  return high === null
    ? `from ${formatSignificant(low)}`
    : `${formatSignificant(low)} to ${formatSignificant(high)}`;
}

/** More cases than this in a point's runs make it one of the cases in the picture. */
const MOSTLY = 0.5;

function boxPicture(
  { boxes }: DiscoveryAnalysis,
  name: string,
  place: number,
  points: readonly CasePoint[],
): Html | null {
  const limits = boxes[0]?.limits.filter(({ levels }) => levels === null) ?? [];
  const byWorth = [...limits].sort((a, b) => a.densityWithout - b.densityWithout);
  const [x, second] = byWorth;
  const names = Object.keys(points[0]?.values ?? {});
  const other = second?.factor ?? names.find((factor) => factor !== x?.factor);
  if (x === undefined || other === undefined || points.length === 0) return null;
  const at = (factor: string): number[] => points.map(({ values }) => values[factor] ?? NaN);
  const [xs, ys] = [at(x.factor), at(other)];
  const rangeOf = (values: readonly number[]): [number, number] => [
    values.reduce((a, b) => Math.min(a, b), Infinity),
    values.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const [xRange, yRange] = [rangeOf(xs), rangeOf(ys)];
  const drawn = boxes.map((box, b) => {
    const limitOf = (factor: string, whole: readonly [number, number]): [number, number] => {
      const limit = box.limits.find((one) => one.factor === factor);
      return [limit?.low ?? whole[0], limit?.high ?? whole[1]];
    };
    return { x: limitOf(x.factor, xRange), y: limitOf(other, yRange), label: `box ${b + 1}` };
  });
  return figure({
    id: `boxes-${place + 1}`,
    title: `"${name}" by ${x.factor} and ${other}`,
    description: `Each point is a setting; triangles are those in which more than half of the runs are cases. A box may be restricted by further factors, which the table names.`,
    draw: (head) =>
      scatterSvg({
        ...head,
        points: points.map(({ share }, i) => ({
          x: xs[i] ?? NaN,
          y: ys[i] ?? NaN,
          of: share > MOSTLY,
        })),
        boxes: drawn,
        xTitle: x.factor,
        yTitle: other,
        names: [`mostly ${name}`, 'others'],
      }),
    data: {
      columns: [
        { header: x.factor, number: true },
        { header: other, number: true },
        { header: 'Share of cases', number: true },
      ],
      rows: points.map(({ share }, i) => [xs[i] ?? '', ys[i] ?? '', share]),
    },
  });
}

function trajectoryFigure({ boxes }: DiscoveryAnalysis, name: string, place: number): Html {
  const trajectory = boxes[0]?.trajectory ?? [];
  const sorted = [...trajectory].sort((a, b) => a.coverage - b.coverage || b.density - a.density);
  return figure({
    id: `trajectory-${place + 1}`,
    title: `"${name}": what a smaller box gains and loses`,
    description: 'Boxes from the whole space (right) down: density against coverage.',
    draw: (head) =>
      linesSvg({
        ...head,
        xs: sorted.map(({ coverage }) => coverage),
        xTitle: 'coverage, share of all cases',
        yTitle: 'density, share of cases in the box',
        series: [{ name: 'density', median: sorted.map(({ density }) => density) }],
      }),
    data: {
      columns: ['Coverage', 'Density', 'Support', 'Factors restricted'].map((header) => ({
        header,
        number: true,
      })),
      rows: sorted.map(({ coverage, density, support, restricted }) => [
        coverage,
        density,
        support,
        restricted,
      ]),
    },
  });
}
