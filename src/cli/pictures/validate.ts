/** Reported counts of a file against many campaigns: the rows that are scored, then the others. */
import { formatShare, formatSignificant, renderTable } from '../../charts/index.js';
import { formatIsoDate } from '../../engine/calendar.js';
import { NOT_SCORED } from '../../engine/metrics.js';
import type { ValidateDocument } from '../../lab/documents.js';
import { fittedNote, targetSummary } from '../../report/verdicts.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { ReportedCount } from '../../scenario/targets.js';
import type { Terminal } from '../terminal.js';
import { formatCountOf } from '../words.js';
import { countOf, windowOf } from './claims.js';
import { headLines } from './run.js';
import { paragraph, targetLines } from './targets.js';

export interface ValidateContext {
  readonly scenario: Scenario;
  /** Rows of the file. */
  readonly counts: readonly ReportedCount[];
  /** Last day that rows could use. */
  readonly usefulDay: number;
  /** Last day that was played. */
  readonly lastDay: number;
}

/** The whole picture. */
export function validateLines(
  document: ValidateDocument,
  context: ValidateContext,
  terminal: Terminal,
): string[] {
  const { style } = terminal;
  const { scenario, usefulDay, lastDay } = context;
  const more =
    usefulDay > lastDay
      ? `More rows can be compared with --until ${formatIsoDate(usefulDay)}.`
      : '';
  return [
    ...headLines(document, terminal),
    '',
    style.bold('Scored'),
    ...targetLines(document.targets, scenario, terminal),
    '',
    ...totalLines(document, terminal),
    ...notScoredLines(document, context, terminal),
    ...(more === '' ? [] : ['', ...paragraph(more, terminal)]),
  ];
}

function totalLines({ totals, targets }: ValidateDocument, terminal: Terminal): string[] {
  if (targets.length === 0) return [];
  const { style, width } = terminal;
  const number = (value: number | null): string => (value === null ? '' : formatSignificant(value));
  const row = (
    name: string,
    t: Omit<typeof totals, 'byLayer' | 'rows' | 'notScored'>,
  ): string[] => [
    name,
    `${t.inside} of ${t.scored}`,
    t.insideShare === null ? '' : formatShare(t.insideShare),
    number(t.meanCrps),
    number(t.meanRelativeCrps),
  ];
  const table = renderTable({
    columns: [
      { header: 'Layer' },
      { header: 'Inside', align: 'right' },
      { header: 'Share', align: 'right' },
      { header: 'Mean CRPS', align: 'right' },
      { header: 'Relative to the count', align: 'right' },
    ],
    rows: [
      ...totals.byLayer.map((layer) => row(layer.layer, layer)),
      ...(totals.byLayer.length > 1 ? [row('all', totals)] : []),
    ],
    style,
    width,
  });
  const crps = 'CRPS: distance between a count and the campaigns; 0 is perfect, lower is better.';
  return [
    ...paragraph(fittedNote(targets), terminal).map(style.dim),
    ...paragraph(targetSummary(targets), terminal),
    '',
    ...table,
    ...paragraph(crps, terminal).map(style.dim),
  ];
}

function notScoredLines(
  { notScored }: ValidateDocument,
  { scenario, counts }: ValidateContext,
  { style, width }: Terminal,
): string[] {
  if (notScored.length === 0) return [];
  const byId = new Map(counts.map((count) => [count.id, count]));
  const table = renderTable({
    columns: [
      { header: 'Row', flex: 1, wrap: true },
      { header: 'Why not', flex: 1, wrap: true },
    ],
    rows: notScored.map(({ id, reason }) => {
      const count = byId.get(id);
      const what =
        count === undefined
          ? id
          : `${count.actor}: ${countOf(count, scenario)}, ${windowOf(count)} (${count.layer})`;
      return [what, NOT_SCORED[reason]];
    }),
    style,
    width,
  });
  return ['', style.bold(`Not scored: ${formatCountOf(notScored.length, 'row')}`), ...table];
}
