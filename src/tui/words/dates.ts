/** Dates and seasons as a screen writes them. */
import { civil } from '../../engine/index.js';

const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

/** `3 May 2023` */
export function dateText(day: number): string {
  const { year, month, day: ofMonth } = civil(day);
  return `${ofMonth} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** `3 May` */
export function shortDate(day: number): string {
  const { month, day: ofMonth } = civil(day);
  return `${ofMonth} ${MONTHS[month - 1] ?? ''}`;
}

/** The season of a day: what it means for movement is in its name. */
export function seasonText(day: number): string {
  const { month } = civil(day);
  if (month === 12 || month <= 2) return 'winter, passes closed';
  if (month <= 5) return 'spring';
  return month <= 8 ? 'summer' : 'autumn';
}
