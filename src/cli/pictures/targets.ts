/** Reported counts beside what the campaigns gave: by claim, with a word for every miss. */
import {
  formatCount,
  formatFixed,
  renderInterval,
  renderTable,
  truncate,
  wrapText,
  type Cell,
  type Column,
  type Style,
} from '../../charts/index.js';
import { NOT_SCORED } from '../../engine/metrics.js';
import type { RunDocument, TargetDocument } from '../../lab/documents.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Terminal } from '../terminal.js';
import { formatCountOf } from '../words.js';
import { claimOf, countOf, windowOf } from './claims.js';

/** From this width on the interval is drawn too. */
const WIDTH_FOR_PICTURE = 100;
const PICTURE_WIDTH = 24;
/** A table has at most this many lines more than rows: its header and a rule. */
const MOST_HEADER_LINES = 4;

const BOUND_SIGNS = { exact: '', at_least: '\u2265 ', at_most: '\u2264 ' } as const;

/** What the `use` of a count says when the model may be fitted to it. */
const FITTED_USE = 'calibrate';

/** The word for a row; a miss says on which side of the report the campaigns lie. */
export function verdictOf({ inside, bound, reported, p05 }: TargetDocument): string {
  if (inside) return bound === 'exact' ? 'inside' : 'holds';
  return reported < p05 ? 'MISS (model high)' : 'MISS (model low)';
}

/** A number of a count: whole from a hundred on, else with a decimal where it has any. */
function figure(value: number): string {
  const whole = Number.isInteger(value) || Math.abs(value) >= 100;
  return whole ? formatCount(value) : formatFixed(value, 1);
}

/**
 * The ends of an interval. For a whole number that was reported they are the least and the greatest
 * whole number inside, so that the figures shown agree with the verdict.
 */
function intervalText({ p05, p95, reported }: TargetDocument, style: Style): string {
  const [low, high] = [Math.ceil(p05), Math.floor(p95)];
  const whole = Number.isInteger(reported) && low <= high;
  return style.clean(
    whole ? `${figure(low)}\u2013${figure(high)}` : `${figure(p05)}\u2013${figure(p95)}`,
  );
}

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
    `  ${countOf(target, scenario)}${target.use === FITTED_USE ? ' *' : ''}`,
    `${BOUND_SIGNS[bound]}${figure(reported)}`,
    figure(median),
    intervalText(target, style),
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

/** `9 of 11 inside`, with what is to be expected of a good model. */
export function targetSummary(targets: readonly TargetDocument[]): string {
  const inside = targets.filter((target) => target.inside).length;
  const all = formatCountOf(targets.length, 'reported count');
  return `${inside} of ${all} inside; of a model that is right about nine in ten are.`;
}

/** What the star of a row means; empty when no row has one. */
export function fittedNote(targets: readonly TargetDocument[]): string {
  const starred = targets.some((target) => target.use === FITTED_USE);
  return starred
    ? '* In view when levels of the model were set: it shows consistency, not proof.'
    : '';
}

/** Rows that are not compared, counted by reason. */
export function notScoredSummary(notScored: RunDocument['notScored']): string {
  if (notScored.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { reason } of notScored) {
    const words = NOT_SCORED[reason];
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const reasons = [...counts].map(([words, count]) => `${words} (${count})`).join('; ');
  return `${formatCountOf(notScored.length, 'more row')} not compared: ${reasons}.`;
}

/** Text in lines of the terminal's width. */
export function paragraph(
  text: string,
  { style, width }: Pick<Terminal, 'style' | 'width'>,
): string[] {
  return text === '' ? [] : wrapText(style.clean(text), width);
}
