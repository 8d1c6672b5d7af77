/** Dates and seasons as a screen writes them. */
import { civil, MONTH_NAMES } from '../../engine/index.js';

/** `3 Oct 2023` */
export function dateText(day: number): string {
  return `${shortDate(day)} ${civil(day).year}`;
}

/** `3 Oct` */
export function shortDate(day: number): string {
  const { month, day: ofMonth } = civil(day);
  return `${ofMonth} ${(MONTH_NAMES[month - 1] ?? '').slice(0, 3)}`;
}

/** The season of a day: what it means for movement is in its name. */
export function seasonText(day: number): string {
  const { month } = civil(day);
  if (month === 12 || month <= 2) return 'winter, passes closed';
  if (month <= 5) return 'spring';
  return month <= 8 ? 'summer' : 'autumn';
}
