/** Where cases of interest lie: the boxes that PRIM found. */
import { formatFixed, formatShare, formatSignificant, renderTable } from '../../charts/index.js';
import type { AnalysisDocument, DiscoveryAnalysis } from '../../lab/analysis/analysis-schema.js';
import type { Terminal } from '../terminal.js';
import { ofTreatment } from './analysis-numbers.js';
import { paragraph } from './targets.js';

type Box = DiscoveryAnalysis['boxes'][number];
type Limit = Box['limits'][number];

export function discoveryLines(document: AnalysisDocument, terminal: Terminal): string[] {
  const treatments = document.experiment.treatments.length;
  const blocks = document.discovery.map((one) => caseLines(one, treatments, terminal));
  return blocks.flatMap((block, i) => (i === 0 ? block : ['', ...block]));
}

function caseLines(one: DiscoveryAnalysis, treatments: number, terminal: Terminal): string[] {
  const what = `${one.case}${ofTreatment(one.treatment, treatments)}: ${formatShare(one.share)} of the runs.`;
  const found =
    one.boxes.length === 0
      ? ' No box of factors holds clearly more of them than the whole space.'
      : '';
  return [
    ...paragraph(what + found, terminal),
    ...one.boxes.flatMap((box, i) => boxLines(box, i, terminal)),
  ];
}

function boxLines(box: Box, i: number, terminal: Terminal): string[] {
  const { style, width } = terminal;
  const about =
    `Box ${i + 1}: ${formatShare(box.density)} of its runs are cases (density); it holds ` +
    `${formatShare(box.coverage)} of all cases (coverage) and ${formatShare(box.support)} of the points.`;
  const table = renderTable({
    columns: [
      { header: 'Factor', flex: 1 },
      { header: 'held to', flex: 1, wrap: true },
      { header: 'Density without', align: 'right' },
      { header: 'By accident', align: 'right' },
    ],
    rows: box.limits.map((limit) => [
      style.clean(limit.factor),
      style.clean(limitText(limit)),
      formatShare(limit.densityWithout),
      limit.quasiP < 0.001 ? '< 0.001' : formatFixed(limit.quasiP, 3),
    ]),
    style,
    width,
  });
  return [...paragraph(about, terminal), ...table];
}

/** `0.2 to 0.4`, `at least 0.2`, `a or b`. */
export function limitText({ low, high, levels }: Limit): string {
  if (levels !== null) return levels.join(' or ');
  if (low === null) return high === null ? 'anything' : `at most ${formatSignificant(high)}`;
  if (high === null) return `at least ${formatSignificant(low)}`;
  return `${formatSignificant(low)} to ${formatSignificant(high)}`;
}
