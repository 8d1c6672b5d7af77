/** Which factor moves in each step of a Morris design, read off the settings that were played. */
import { morrisStep } from '../design/morris.js';
import type { FactorData } from './sweep-data.js';

/** A step of a trajectory: up or down, as a share of the factor's distribution. */
export interface MorrisMove {
  readonly factor: number;
  readonly step: number;
}

/**
 * Moves by setting; null where a trajectory begins. A factor whose values a range made equal seems
 * not to move: its step, in which no output can change, is put in the place that is left.
 */
export function morrisMoves(
  factors: readonly FactorData[],
  points: number,
  levels: number,
): (MorrisMove | null)[] {
  const size = morrisStep(levels);
  const stride = factors.length + 1;
  const moves: (MorrisMove | null)[] = [];
  for (let start = 0; start < points; start += stride) {
    const seen = Array.from({ length: factors.length }, (_, s) => moved(factors, start + s, size));
    const missing = factors.map((_, f) => f).filter((f) => !seen.some((m) => m?.factor === f));
    moves.push(null, ...seen.map((move) => move ?? { factor: missing.pop() ?? 0, step: size }));
  }
  return moves;
}

/** The move from point p to the next. */
function moved(factors: readonly FactorData[], p: number, size: number): MorrisMove | null {
  const factor = factors.findIndex(({ column }) => column[p] !== column[p + 1]);
  const data = factors[factor];
  if (data === undefined) return null;
  const [from, to] = [placeOf(data, p), placeOf(data, p + 1)];
  return { factor, step: to > from ? size : -size };
}

/** Numbers are in order by themselves, names by their levels. */
function placeOf({ column, levels }: FactorData, p: number): number {
  const value = column[p];
  if (typeof value === 'number') return value;
  return (levels ?? []).findIndex((level) => String(level) === value);
}
