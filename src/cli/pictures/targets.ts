/** Reported counts beside what the campaigns gave: by claim, with a word for every miss. */
import {
  renderInterval,
  renderTable,
  truncate,
  wrapText,
  type Cell,
  type Column,
  type Style,
} from '../../charts/index.js';
import type { TargetDocument } from '../../lab/documents.js';
import {
  BOUND_SIGNS,
  countFigure,
  intervalFigures,
  isFitted,
  verdictOf,
} from '../../report/verdicts.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Terminal } from '../terminal.js';
import { claimOf, countOf, windowOf } from './claims.js';

/** From this width on the interval is drawn too. */
const WIDTH_FOR_PICTURE = 100;
const PICTURE_WIDTH = 24;
/** A table has at most this many lines more than rows: its header and a rule. */
const MOST_HEADER_LINES = 4;

function targetRow(
  target: TargetDocument,
  scenario: Scenario,
  drawn: boolean,
  style: Style,
): Cell[] {
  const { reported, median, p05, p95, bound, inside } = target;
  const interval = { low: p05, median, high: p95 };
  const draw = (width: number): string =>
    renderInterval({ ...interval, reported, bound, width: Math.min(width, PICTURE_WIDTH), style });
  return [
    `  ${countOf(target, scenario)}${isFitted(target) ? ' *' : ''}`,
    `${BOUND_SIGNS[bound]}${countFigure(reported)}`,
    countFigure(median),
    style.clean(intervalFigures(target)),
    ...(drawn ? [{ draw }] : []),
    { text: verdictOf(target), tone: inside ? 'hit' : 'miss' },
  ];
}

/** Whose claim and when: the line above the rows that share it. */
function headingOf(target: TargetDocument): string {
  return `${claimOf(target)}, ${windowOf(target)}`;
}

/** The table of all scored rows, under lines that say whose claim they are and of which days. */
export function targetLines(
  targets: readonly TargetDocument[],
  scenario: Scenario,
  { style, width }: Pick<Terminal, 'style' | 'width'>,
): string[] {
  if (targets.length === 0) {
    return paragraph('No reported count lies within these dates.', { style, width });
  }
  const drawn = width >= WIDTH_FOR_PICTURE;
  const columns: Column[] = [
    { header: 'Whose claim, and of what', flex: 1 },
    { header: 'Reported', align: 'right' },
    { header: 'Median', align: 'right' },
    { header: '90 % interval', align: 'right' },
    ...(drawn ? [{ header: '', minWidth: PICTURE_WIDTH, maxWidth: PICTURE_WIDTH }] : []),
    { header: 'Inside?' },
  ];
  const rows: Cell[][] = [];
  const headings = new Map<number, string>();
  let heading = '';
  for (const target of targets) {
    if (headingOf(target) !== heading) {
      heading = headingOf(target);
      headings.set(rows.length, heading);
      rows.push([]);
    }
    rows.push(targetRow(target, scenario, drawn, style));
  }
  const lines = renderTable({ columns, rows, style, width });
  return withHeadings(lines, rows.length, headings, { style, width });
}

/**
 * Writes the headings over the rows that were left empty for them, as a table knows no cells across
 * columns. On a screen so narrow that the table was broken up, they are left out.
 */
function withHeadings(
  lines: readonly string[],
  rows: number,
  headings: ReadonlyMap<number, string>,
  { style, width }: Pick<Terminal, 'style' | 'width'>,
): string[] {
  const before = lines.length - rows;
  if (before < 0 || before > MOST_HEADER_LINES) return [...lines];
  return lines.map((line, i) => {
    const heading = headings.get(i - before);
    if (heading === undefined) return line;
    return style.bold(truncate(style.clean(heading), width, style.ellipsis));
  });
}

/** Text in lines of the terminal's width. */
export function paragraph(
  text: string,
  { style, width }: Pick<Terminal, 'style' | 'width'>,
): string[] {
  return text === '' ? [] : wrapText(style.clean(text), width);
}
