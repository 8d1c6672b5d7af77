/** Numbers of documents: few digits, the same bytes everywhere. */

const DIGITS = 6;

/**
 * The number with six significant digits, which is more than any result of a sweep carries.
 * RangeError for what is no finite number: a document never says "null" for a mistake.
 */
export function significant(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no number for a document`);
  // Adding zero turns -0 into 0.
  return Number(value.toPrecision(DIGITS)) + 0;
}
