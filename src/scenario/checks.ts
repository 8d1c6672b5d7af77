/** Checks that several sections of a document need. */
import { parseIsoDate } from '../engine/calendar.js';
import type { Report } from './report.js';
import { didYouMean } from './suggest.js';

/** The day number of a date, or null, with a report, when it is not real. */
export function checkDate(path: readonly string[], date: string, report: Report): number | null {
  const day = parseIsoDate(date);
  if (day === null) report(path, 'SCENARIO_DATE', `${date} is not in the calendar`);
  return day;
}

/** Reports an id that nothing has, with the nearest that something has. */
export function unknownId(
  path: readonly (string | number)[],
  kind: string,
  id: string,
  known: Iterable<string>,
  report: Report,
): void {
  report(path, 'SCENARIO_UNKNOWN_ID', `there is no ${kind} "${id}"`, () => didYouMean(id, known));
}
