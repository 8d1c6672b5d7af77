/** What numbers a parameter or a cell may take, so that a bad one is refused where it was written. */
import { columnOf, type ColumnName } from '../engine/columns.js';
import { isNeverNegative } from '../engine/parameters.js';

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

const LIMIT = 1e15;

/** The range of a parameter follows from its name and unit, by the rules of the engine. */
export function parameterRange(steps: readonly string[], unit: string): Range {
  const name = steps.at(-1) ?? '';
  if (steps[0] === 'groups' && steps[2] !== 'parameters') {
    // Readiness of an identity is a share; kinds of operations have weights.
    return { min: 0, max: steps[2] === 'affinity' ? 1 : LIMIT, whole: false };
  }
  if (steps[0] === 'actors' && steps[2] === 'interests') {
    return { min: -LIMIT, max: LIMIT, whole: false };
  }
  if (name.endsWith('TauDays')) return { min: Number.MIN_VALUE, max: LIMIT, whole: false };
  if (unit === 'seed') return { min: 0, max: 2 ** 32 - 1, whole: true };
  if (unit === 'share') return { min: 0, max: 1, whole: false };
  return { min: isNeverNegative(name, unit) ? 0 : -LIMIT, max: LIMIT, whole: false };
}

/** The range of the cells of a column. */
export function columnRange(column: ColumnName): Range {
  const { min, max, kind } = columnOf(column);
  return { min, max, whole: kind !== 'real' };
}

/** What is wrong with a value, in words; null when nothing is. */
export function outside(value: number, range: Range): string | null {
  if (value < range.min || value > range.max) {
    const { min, max } = range;
    if (min === Number.MIN_VALUE) return `${value} is not above 0`;
    if (max >= LIMIT) return value > max ? `${value} is above ${max}` : `${value} is below ${min}`;
    return `${value} is outside ${min} to ${max}`;
  }
  return range.whole && !Number.isInteger(value) ? `${value} is not a whole number` : null;
}

/** The value of a range that is nearest to the given one. */
export function nearestWithin(value: number, range: Range): number {
  const whole = range.whole ? Math.round(value) : value;
  // Adding zero turns a negative zero into a plain one.
  return Math.min(Math.max(whole, range.min), range.max) + 0;
}
