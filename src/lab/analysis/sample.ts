/**
 * What is said of plain samples. Sums run in the order of the sample, so the same sample gives the
 * same bytes. Samples hold finite numbers; an empty one gives NaN.
 */

/** A sample, or a column of one. */
export type Sample = ArrayLike<number>;

/** Arithmetic mean. */
export function meanOf(sample: Sample): number {
  let sum = 0;
  for (let i = 0; i < sample.length; i++) sum += sample[i] ?? 0;
  return sum / sample.length;
}

/** Unbiased variance (divided by n - 1), in two passes; 0 for a single number. */
export function varianceOf(sample: Sample): number {
  return covarianceOf(sample, sample);
}

/** Unbiased covariance of two samples of one length; 0 for single numbers. */
export function covarianceOf(x: Sample, y: Sample): number {
  if (x.length < 2) return 0;
  const meanX = meanOf(x);
  const meanY = x === y ? meanX : meanOf(y);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += ((x[i] ?? 0) - meanX) * ((y[i] ?? 0) - meanY);
  return sum / (x.length - 1);
}

/** Pearson's correlation, -1 to 1; 0 when one of the two does not vary. */
export function correlationOf(x: Sample, y: Sample): number {
  const spread = Math.sqrt(varianceOf(x) * varianceOf(y));
  if (!(spread > 0)) return 0;
  return Math.max(-1, Math.min(1, covarianceOf(x, y) / spread));
}

/** A sorted copy. */
export function sortedOf(sample: Sample): Float64Array {
  return Float64Array.from(sample).sort();
}

/** Quantile of a share in [0, 1] of a sorted sample (Hyndman and Fan 1996, type 7). */
export function quantileOf(sorted: Sample, share: number): number {
  const place = (sorted.length - 1) * share;
  const k = Math.floor(place);
  const low = sorted[k] ?? NaN;
  const high = sorted[Math.min(k + 1, sorted.length - 1)] ?? NaN;
  return low + (place - k) * (high - low);
}

/** Ranks from 1, equal numbers sharing the mean of theirs. */
export function ranksOf(sample: Sample): Float64Array {
  const order = Uint32Array.from({ length: sample.length }, (_, i) => i).sort(
    (a, b) => (sample[a] ?? 0) - (sample[b] ?? 0) || a - b,
  );
  const ranks = new Float64Array(sample.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && sample[order[to] ?? 0] === sample[order[from] ?? 0]) to++;
    for (let i = from; i < to; i++) ranks[order[i] ?? 0] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}
