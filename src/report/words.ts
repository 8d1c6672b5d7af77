/** Counts, dates and lists as commands write them. */
import { formatCount } from '../charts/index.js';
import { civil, MONTH_NAMES, parseIsoDate } from '../engine/calendar.js';
import type { DocumentHead } from '../lab/documents.js';

/** `1 problem`, `2 problems`, `1,000 runs`. */
export function formatCountOf(count: number, thing: string): string {
  return `${formatCount(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function formatList(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** `2024-03-20` as `20 March 2024`; what is no date stays as it is. */
export function formatDate(iso: string): string {
  const number = parseIsoDate(iso);
  if (number === null) return iso;
  const { year, month, day } = civil(number);
  return `${day} ${MONTH_NAMES[month - 1] ?? ''} ${year}`;
}

/** `2024-03-20` as `20 Mar 2024`. */
export function formatShortDate(iso: string): string {
  return formatDate(iso).replace(/[A-Za-z]+/, (month) => month.slice(0, 3));
}

/** The text with a capital at its start. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names the posterior that campaigns take their parameters from. */
export function posteriorWords({
  scenario,
  rows,
  swings,
}: NonNullable<DocumentHead['posterior']>): string {
  const years = swings ? ', with the slow swings of the years that were counted' : '';
  return `the posterior of ${scenario} (${formatCountOf(rows, 'point')})${years}`;
}
