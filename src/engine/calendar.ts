/**
 * Dates of the proleptic Gregorian calendar as day numbers: whole days since 1970-01-01.
 *
 * The engine has no clock and no Date, whose parsing and time zones depend on the machine. The
 * conversions count from 1 March, so that the leap day ends a year (Hinnant, chrono-compatible
 * low-level date algorithms); they hold for all years from -200,000 to 200,000.
 */

/** A calendar date; month 1..12, day 1..31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** English names of the months; their first three letters are the short ones. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const DAYS_PER_ERA = 146_097; // 400 years
const YEARS_PER_ERA = 400;
/** From 0000-03-01, where the count of eras starts, to 1970-01-01. */
const EPOCH_SHIFT = 719_468;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The day number of a date. The date must be real (see parseIsoDate); a day beyond its month counts
 * on into the next.
 */
export function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / YEARS_PER_ERA);
  const yearOfEra = marchYear - era * YEARS_PER_ERA;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfMarchYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_PER_ERA + yearOfEra * 365 + leapDays + dayOfMarchYear - EPOCH_SHIFT;
}

/** The date of a day number (a whole number, negative before 1970). */
export function civil(day: number): CivilDate {
  const shifted = day + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  // Day of era less the leap days before it, which fall every 4, 100 and 400 years.
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfMarchYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfMarchYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: era * YEARS_PER_ERA + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfMarchYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The day within its year, from 0 (1 January) to 364, or 365 in leap years. */
export function dayOfYear(day: number): number {
  return day - dayNumber(civil(day).year, 1, 1);
}

/** Quarters counted on end: 4 * year + 0..3. A reckoning is due when it changes between turns. */
export function quarterIndex(day: number): number {
  const { year, month } = civil(day);
  return year * 4 + Math.floor((month - 1) / 3);
}

/** The day number of the first day of the quarter that `day` lies in. */
export function startOfQuarter(day: number): number {
  const { year, month } = civil(day);
  return dayNumber(year, month - ((month - 1) % 3), 1);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  const days = MONTH_LENGTHS[month - 1] ?? 0;
  return month === 2 && isLeapYear(year) ? days + 1 : days;
}

/**
 * The day number of a text of the form YYYY-MM-DD (exactly, years 0000 to 9999); null when the text
 * has another form or the date is not real, as 2023-02-29.
 */
export function parseIsoDate(text: string): number | null {
  const parts = ISO_DATE.exec(text);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumber(year, month, day);
}

/**
 * A day number as YYYY-MM-DD. RangeError for anything but a whole number in the years 0000 to 9999,
 * which the form cannot carry.
 */
export function formatIsoDate(day: number): string {
  const date = civil(day);
  if (!Number.isInteger(day) || date.year < 0 || date.year > 9999) {
    throw new RangeError(`day number ${day} is not a day of the years 0000 to 9999`);
  }
  const digits = (value: number, length: number): string => String(value).padStart(length, '0');
  return `${digits(date.year, 4)}-${digits(date.month, 2)}-${digits(date.day, 2)}`;
}
