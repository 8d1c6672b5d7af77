/**
 * Counts of whole numbers. Merging adds counts, so results do not depend on the order of runs or
 * the number of workers, and memory grows with the number of different values, not of runs.
 */
import { distributionOf, type Distribution } from './distribution.js';

/** Exact: every value keeps its own count. */
export class Histogram {
  readonly #counts = new Map<number, number>();

  /** Counts a whole number once, or `times`. */
  add(value: number, times = 1): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + times);
  }

  /** Adds the counts of another. */
  merge(other: Histogram): void {
    for (const [value, count] of other.#counts) this.add(value, count);
  }

  distribution(): Distribution {
    return distributionOf(this.#counts);
  }
}

/** Values up to this size, of either sign, keep a bin of their own. */
const EXACT_BELOW = 4096;
/** Bins for each doubling above: a bin is at most 1/2048 of its values wide. */
const BINS_PER_DOUBLING = 2048;

/** The bin of a whole number; negative ones mirror the positive. */
export function binOf(value: number): number {
  if (value < 0) return -binOf(-value);
  let doublings = 0;
  let top = value;
  while (top >= EXACT_BELOW) {
    top = Math.floor(top / 2);
    doublings++;
  }
  return top + doublings * BINS_PER_DOUBLING;
}

/** The middle of a bin: the value itself where the bin holds one value only. */
export function valueOfBin(bin: number): number {
  if (bin < 0) return -valueOfBin(-bin);
  if (bin < EXACT_BELOW) return bin;
  const doublings = Math.floor(bin / BINS_PER_DOUBLING) - 1;
  let width = 1;
  for (let i = 0; i < doublings; i++) width *= 2;
  return (bin - doublings * BINS_PER_DOUBLING) * width + (width - 1) / 2;
}

/** Bins that a cell starts with, and by which it grows at least. */
const FIRST_BINS = 32;

/**
 * Many histograms at once, one for each turn of a series, in bins that are exact below 4096 and
 * within 0.03 % above. A cell holds only the bins between its least and its greatest value.
 */
export class BandHistograms {
  readonly #counts: Uint32Array[];
  readonly #firstBin: Int32Array;

  constructor(cells: number) {
    this.#counts = Array.from({ length: cells }, () => new Uint32Array(0));
    this.#firstBin = new Int32Array(cells);
  }

  /** Counts a whole number in a cell. */
  add(cell: number, value: number): void {
    const bin = binOf(value);
    let counts = this.#counts[cell] ?? new Uint32Array(0);
    let at = bin - (this.#firstBin[cell] ?? 0);
    if (at < 0 || at >= counts.length) {
      counts = this.#grow(cell, counts, bin);
      at = bin - (this.#firstBin[cell] ?? 0);
    }
    counts[at] = (counts[at] ?? 0) + 1;
  }

  /** Makes room for a bin, with as much to spare as there is already. */
  #grow(cell: number, old: Uint32Array, bin: number): Uint32Array {
    const oldFirst = old.length === 0 ? bin : (this.#firstBin[cell] ?? 0);
    const spare = Math.max(FIRST_BINS, old.length) >> 1;
    const first = bin < oldFirst ? bin - spare : oldFirst;
    const end = Math.max(bin + 1 + spare, oldFirst + old.length);
    const counts = new Uint32Array(end - first);
    counts.set(old, oldFirst - first);
    this.#counts[cell] = counts;
    this.#firstBin[cell] = first;
    return counts;
  }

  /** What a cell holds, each bin by its middle. */
  distribution(cell: number): Distribution {
    const filled = new Map<number, number>();
    this.#counts[cell]?.forEach((count, i) => {
      if (count > 0) filled.set(valueOfBin((this.#firstBin[cell] ?? 0) + i), count);
    });
    return distributionOf(filled);
  }
}
