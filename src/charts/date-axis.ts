/** Labels under a horizontal axis: dates at the turn of a month or year, other labels evenly. */
import { truncate, visibleWidth } from './text.js';

/** A label of the axis and the column where its tick stands. */
export interface AxisLabel {
  /** Column of the tick, from 0. */
  readonly column: number;
  /** Column where the text starts, from 0. */
  readonly start: number;
  readonly text: string;
}

interface CalendarDate {
  readonly year: number;
  /** 1-12 */
  readonly month: number;
  readonly day: number;
}

interface Candidate {
  /** Index of the point labelled. */
  readonly index: number;
  readonly text: string;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** Columns between two labels. */
const LABEL_GAP = 2;

function parseIsoDate(text: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month < 1 || month > 12 || day < 1 || day > 31 ? null : { year, month, day };
}

function monthName(date: CalendarDate): string {
  return MONTHS[date.month - 1] ?? '';
}

/** A way to divide time: points where `key` changes are labelled. */
interface Division {
  readonly key: (date: CalendarDate) => number;
  readonly text: (date: CalendarDate) => string;
}

const DAYS: Division = {
  key: (date) => (date.year * 12 + date.month) * 31 + date.day,
  text: (date) => `${date.day} ${monthName(date)}`,
};
const HALF_MONTHS: Division = {
  key: (date) => (date.year * 12 + date.month) * 2 + (date.day >= 15 ? 1 : 0),
  text: DAYS.text,
};

/** Divisions of so many months, which start with January. */
function monthsOf(count: number): Division {
  return {
    key: (date) => date.year * (12 / count) + Math.floor((date.month - 1) / count),
    text: monthName,
  };
}

const YEARS: Division = { key: (date) => date.year, text: (date) => String(date.year) };

/** From the finest to the coarsest. */
const DIVISIONS = [DAYS, HALF_MONTHS, monthsOf(1), monthsOf(3), monthsOf(6), YEARS] as const;

/** The points at which a division begins; the year is named at the first and at each new year. */
function datesAtDivision(dates: readonly CalendarDate[], division: Division): Candidate[] {
  const candidates: Candidate[] = [];
  let lastYear = 0;
  dates.forEach((date, index) => {
    // The first point begins a division when that turned within the week before it.
    const earlier = dates[index - 1] ?? weekBefore(date);
    const begins = division === DAYS || division.key(earlier) !== division.key(date);
    if (!begins) return;
    const text = division.text(date);
    const named = division === YEARS || date.year === lastYear ? text : `${text} ${date.year}`;
    candidates.push({ index, text: named });
    lastYear = date.year;
  });
  return candidates;
}

/** Seven days earlier, or the 28th of the month before: near enough to name its division. */
function weekBefore(date: CalendarDate): CalendarDate {
  if (date.day > 7) return { ...date, day: date.day - 7 };
  const january = date.month === 1;
  return {
    year: january ? date.year - 1 : date.year,
    month: january ? 12 : date.month - 1,
    day: 28,
  };
}

/** Every `stride`-th label. */
function labelsByStride(labels: readonly string[], stride: number): Candidate[] {
  return labels.flatMap((text, index) => (index % stride === 0 ? [{ index, text }] : []));
}

/** Puts each label under its tick, kept within the axis; `null` when two would touch. */
function place(
  candidates: readonly Candidate[],
  points: number,
  width: number,
): AxisLabel[] | null {
  const placed: AxisLabel[] = [];
  let free = 0;
  for (const { index, text } of candidates) {
    const column = points < 2 ? 0 : Math.round((index * (width - 1)) / (points - 1));
    const room = visibleWidth(text);
    const centred = column - Math.floor((room - 1) / 2);
    const start = Math.max(0, Math.min(centred, width - room));
    if (start < free || room > width) return null;
    placed.push({ column, start, text });
    free = start + room + LABEL_GAP;
  }
  return placed;
}

/** The finest set of labels that fits; at least two, unless nothing but one or none fits. */
function finest(
  sets: Iterable<readonly Candidate[]>,
  points: number,
  width: number,
): AxisLabel[] | null {
  for (const candidates of sets) {
    const placed = candidates.length < 2 ? null : place(candidates, points, width);
    if (placed !== null) return placed;
  }
  return null;
}

/**
 * The labels to show under an axis of `width` columns over which the labelled points are spread.
 * Labels that all are ISO dates (`2024-03-20`) are shown at the first point of each day, half month,
 * month, quarter, half year or year, whichever is the finest that fits; others at every so many
 * points. When nothing fits, the first and last are shown, or the first alone.
 * @param labels clean text, one for each point
 */
export function axisLabels(
  labels: readonly string[],
  width: number,
  ellipsis: string,
): AxisLabel[] {
  const points = labels.length;
  if (points === 0) return [];
  const dates = labels.map(parseIsoDate);
  const known = dates.filter((date) => date !== null);
  if (points > 1 && known.length === points) {
    const byDivision = finest(
      DIVISIONS.map((division) => datesAtDivision(known, division)),
      points,
      width,
    );
    if (byDivision !== null) return byDivision;
  } else if (points > 1) {
    const strides = [1, 2, 4, 5, 10, 13, 20, 26, 52, 100, 200, 500].filter((n) => n < points);
    const byStride = finest(
      strides.map((stride) => labelsByStride(labels, stride)),
      points,
      width,
    );
    if (byStride !== null) return byStride;
  }
  const ends = [0, points - 1].flatMap((index) => ({ index, text: labels[index] ?? '' }));
  const first = { index: 0, text: truncate(labels[0] ?? '', width, ellipsis) };
  return place(ends, points, width) ?? place([first], points, width) ?? [];
}
