/**
 * Numbers as short text for tables, axes and labels.
 *
 * Written without `Intl` or `toLocaleString`, because their output depends on the machine's locale
 * data; `toFixed`, `toPrecision` and `toExponential` are specified to the digit and do not.
 * All results are plain ASCII.
 */

/** Shown in place of a value that is not a finite number. */
export const NO_NUMBER = 'n/a';

/** From here on, grouped digits are longer than anybody reads, and doubles skip whole numbers. */
const EXPONENT_FROM = 1e15;

const COMPACT_SUFFIXES = ['', 'k', 'M', 'B', 'T'] as const;

function groupThousands(digits: string): string {
  let grouped = '';
  for (let end = digits.length; end > 0; end -= 3) {
    const part = digits.slice(Math.max(0, end - 3), end);
    grouped = grouped === '' ? part : `${part},${grouped}`;
  }
  return grouped;
}

function dropTrailingZeros(decimals: string): string {
  let end = decimals.length;
  while (end > 0 && decimals[end - 1] === '0') end -= 1;
  return decimals.slice(0, end);
}

/** `-` only when a digit other than zero is shown, so that `-0.2` never prints as `-0`. */
function withSign(value: number, unsigned: string): string {
  return value < 0 && /[1-9]/.test(unsigned) ? `-${unsigned}` : unsigned;
}

/**
 * A number with a fixed count of decimals and grouped thousands: `12,345.60`.
 * @param decimals whole number, 0-20
 */
export function formatFixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return NO_NUMBER;
  const magnitude = Math.abs(value);
  if (magnitude >= EXPONENT_FROM) return withSign(value, magnitude.toExponential(2));
  const [whole = '0', fraction] = magnitude.toFixed(decimals).split('.');
  const grouped = groupThousands(whole);
  return withSign(value, fraction === undefined ? grouped : `${grouped}.${fraction}`);
}

/** A count of people, events or things, rounded to a whole number: `12,345`. */
export function formatCount(value: number): string {
  return formatFixed(value, 0);
}

/**
 * A number to so many significant digits, without exponent and without trailing zeros:
 * `0.0123`, `4.5`, `12,300`.
 * @param digits whole number, 1-15
 */
export function formatSignificant(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return NO_NUMBER;
  const magnitude = Math.abs(value);
  if (magnitude >= EXPONENT_FROM) return withSign(value, magnitude.toExponential(digits - 1));
  if (magnitude < 1e-9) return magnitude === 0 ? '0' : withSign(value, magnitude.toExponential(1));
  const rounded = Number(magnitude.toPrecision(digits));
  const exponent = Number(rounded.toExponential().split('e')[1]);
  const decimals = Math.min(20, Math.max(0, digits - 1 - exponent));
  const [whole = '0', fraction = ''] = rounded.toFixed(decimals).split('.');
  const kept = dropTrailingZeros(fraction);
  return withSign(value, kept === '' ? groupThousands(whole) : `${groupThousands(whole)}.${kept}`);
}

/**
 * A number in few characters with a suffix for thousands, millions, billions (1e9) or trillions:
 * `950`, `12.3k`, `3.4M`.
 * @param digits significant digits, whole number, 1-15
 */
export function formatCompact(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return NO_NUMBER;
  let scaled = Math.abs(value);
  for (const suffix of COMPACT_SUFFIXES) {
    // Rounded before the comparison, so that 999,960 becomes 1M and never 1000k.
    const rounded = Number(scaled.toPrecision(digits));
    if (rounded < 1000) return withSign(value, `${formatSignificant(rounded, digits)}${suffix}`);
    scaled /= 1000;
  }
  return withSign(value, Math.abs(value).toExponential(digits - 1));
}

/** An amount of US dollars in few characters: `$950`, `$12.3k`, `$3.4M`, `-$7.1B`. */
export function formatMoneyUsd(usd: number): string {
  const text = formatCompact(usd);
  if (text === NO_NUMBER) return text;
  return text.startsWith('-') ? `-$${text.slice(1)}` : `$${text}`;
}

/**
 * A share as a percentage: `31 %`. What would round to a false 0 or 100 is shown as `<1 %` or
 * `>99 %`, because "never" and "nearly never" are different findings.
 * @param share a part of one, usually 0-1
 * @param decimals decimals of the percentage, whole number, 0-10
 */
export function formatShare(share: number, decimals = 0): string {
  if (!Number.isFinite(share)) return NO_NUMBER;
  const percent = formatFixed(share * 100, decimals);
  const smallest = formatFixed(1 / Number(`1e${decimals}`), decimals);
  const zero = formatFixed(0, decimals);
  if (percent === zero && share > 0) return `<${smallest} %`;
  if (share < 1 && percent === formatFixed(100, decimals)) {
    return `>${formatFixed(100 - Number(smallest), decimals)} %`;
  }
  return `${percent} %`;
}
