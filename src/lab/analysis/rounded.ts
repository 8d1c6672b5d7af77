/** Numbers of an analysis as its document has them: six significant digits. */
import { significant } from '../significant.js';
import type { Estimate } from './estimate.js';

/** An estimate with few digits. RangeError for what is no finite number. */
export function roundedEstimate({ value, low, high }: Estimate): Estimate {
  return { value: significant(value), low: significant(low), high: significant(high) };
}

/** Few digits, or null for null. */
export function roundedOrNull(value: number | null): number | null {
  return value === null ? null : significant(value);
}
