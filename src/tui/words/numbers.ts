/** Numbers as a screen writes them: short, and with the sign that matters. */
import { formatCompact, formatFixed, type Style } from '../../charts/index.js';

/** A number with its sign, and zero without one: `+3.2`, `−1`, `0.0`. */
export function signed(value: number, decimals = 1): string {
  const text = formatFixed(value, decimals);
  return Number(value.toFixed(decimals)) > 0 ? `+${text}` : text;
}

/** Money with its sign: `+$8.1k`, `-$950`. */
export function signedUsd(usd: number): string {
  const text = formatCompact(Math.abs(usd));
  return `${usd > 0 ? '+' : usd < 0 ? '-' : ''}$${text}`;
}

/** A number in at most three characters, for a tile of a map: `240`, `1k`, `.6`, `12M`. */
export function inThree(value: number): string {
  const magnitude = Math.abs(value);
  const sign = value < 0 ? '-' : '';
  if (magnitude === 0) return '0';
  if (magnitude < 0.95) {
    const tenths = Math.round(magnitude * 10);
    return tenths === 0 ? `${sign}0` : `${sign}.${tenths}`;
  }
  if (magnitude < 9.95 && sign === '' && !Number.isInteger(value)) return magnitude.toFixed(1);
  const longest = sign === '' ? 999.5 : 99.5;
  if (magnitude < longest) return sign + magnitude.toFixed(0);
  for (const [divisor, suffix] of [
    [1e3, 'k'],
    [1e6, 'M'],
    [1e9, 'B'],
  ] as const) {
    if (magnitude / divisor < (sign === '' ? 99.5 : 9.5)) {
      return `${sign}${Math.max(1, Math.round(magnitude / divisor))}${suffix}`;
    }
  }
  return sign === '' ? '!!!' : '-!!';
}

/** A sign for the way a number goes: `▲` up, `▼` down, `=` as before. */
export function trendSign(change: number, steady: number, style: Style): string {
  if (Math.abs(change) <= steady) return '=';
  const [up, down] = style.ascii ? ['^', 'v'] : ['▲', '▼'];
  return change > 0 ? up : down;
}
