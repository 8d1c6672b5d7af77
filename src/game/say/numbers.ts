/** Numbers, dates and lists as the texts of a game write them. */
import { civil, MONTH_NAMES } from '../../engine/calendar.js';

/** `12,345`, rounded to whole units. */
export function count(n: number): string {
  const digits = String(Math.abs(Math.round(n)));
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ',');
  return Math.round(n) < 0 ? `-${grouped}` : grouped;
}

/** `12,345 USD`, in thousands or millions where it is long. */
export function usd(n: number): string {
  const size = Math.abs(n);
  if (size >= 10_000_000) return `${fixed(n / 1_000_000, 1)} million USD`;
  return `${count(n)} USD`;
}

/** A share as `37 percent`. */
export function percent(share: number): string {
  return `${Math.round(100 * share)} percent`;
}

/** A number with so many decimals, without a sign for zero. */
export function fixed(n: number, decimals: number): string {
  const text = n.toFixed(decimals);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** A number with its sign: `+1.5`, `-0.2`, `0.0`. */
export function signed(n: number, decimals: number): string {
  const text = fixed(n, decimals);
  return n > 0 && !/^0(\.0*)?$/.test(text) ? `+${text}` : text;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** `1 order`, `2 orders`. */
export function countOf(n: number, thing: string): string {
  return `${count(n)} ${thing}${Math.round(n) === 1 ? '' : 's'}`;
}

/** A day number as `20 March 2024`. */
export function dateText(day: number): string {
  const { year, month, day: date } = civil(day);
  return `${date} ${MONTH_NAMES[month - 1] ?? ''} ${year}`;
}

/** The season of a day, for people. */
export function seasonOf(day: number): string {
  const { month } = civil(day);
  return ['winter', 'spring', 'summer', 'autumn'][Math.floor((month % 12) / 3)] ?? '';
}

/** The text with a capital at its start. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
