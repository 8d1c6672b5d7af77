/** Pairs of games that differ in who sits in one seat, and what they say of the two. */
import type { GameEnd } from './games.js';

export interface PairResult {
  readonly pairs: number;
  /** Pairs in which the margin of the first is the higher; ties count for neither. */
  readonly better: number;
  readonly share: number;
  /** Between these the share lies at 95 %. */
  readonly low: number;
  readonly high: number;
  /** Mean difference of the margins, points. */
  readonly meanPoints: number;
}

/** Compares the ends of games of the same numbers, one by one. */
export function comparePairs(first: readonly GameEnd[], second: readonly GameEnd[]): PairResult {
  const differences = first.flatMap(({ margin }, n) => {
    const other = second[n];
    return other === undefined ? [] : [margin - other.margin];
  });
  const pairs = differences.length;
  const better = differences.filter((difference) => difference > 0).length;
  const [low, high] = wilson(better, pairs);
  const meanPoints = differences.reduce((sum, difference) => sum + difference, 0) / pairs;
  return { pairs, better, share: better / pairs, low, high, meanPoints };
}

/** The 95 % interval of a share that was seen so often in `n` trials (Wilson 1927). */
export function wilson(seen: number, n: number): readonly [low: number, high: number] {
  const z = 1.96;
  const share = seen / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half =
    (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return [middle - half, middle + half];
}
