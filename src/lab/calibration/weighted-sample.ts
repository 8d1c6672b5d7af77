/** What is said of a sample whose members have weights. */

/** Weights that sum to 1. RangeError when none is above zero. */
export function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, w) => total + w, 0);
  if (!(sum > 0)) throw new RangeError('no weight is above zero');
  return weights.map((w) => w / sum);
}

/** How many equally weighted members would be worth as much (Kish 1965): 1 to their number. */
export function effectiveSize(weights: readonly number[]): number {
  const sum = weights.reduce((total, w) => total + w, 0);
  const squares = weights.reduce((total, w) => total + w * w, 0);
  return squares > 0 ? (sum * sum) / squares : 0;
}

/** The least value below or at which the weights of a sample reach a share of them all. */
export function weightedQuantile(
  values: readonly number[],
  weights: readonly number[],
  share: number,
): number {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const goal = share * weights.reduce((total, w) => total + w, 0);
  let sum = 0;
  for (const i of order) {
    sum += weights[i] ?? 0;
    if (sum >= goal) return values[i] ?? 0;
  }
  return values[order.at(-1) ?? 0] ?? 0;
}

/** Share of the weight that lies below a value, ties counted half; 0 to 1. */
export function weightedRank(
  values: readonly number[],
  weights: readonly number[],
  value: number,
): number {
  let below = 0;
  let total = 0;
  values.forEach((own, i) => {
    const w = weights[i] ?? 0;
    total += w;
    if (own < value) below += w;
    else if (own === value) below += w / 2;
  });
  return total > 0 ? below / total : 0.5;
}

/** Mean and standard deviation. */
export function weightedMoments(
  values: readonly number[],
  weights: readonly number[],
): { mean: number; sd: number } {
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = values.reduce((sum, value, i) => sum + (weights[i] ?? 0) * value, 0) / total;
  const square = values.reduce((sum, v, i) => sum + (weights[i] ?? 0) * (v - mean) * (v - mean), 0);
  return { mean, sd: Math.sqrt(square / total) };
}

/**
 * The number of the member that a place in [0, 1) falls on, members lying side by side as wide as
 * their weights. `sums` are the running sums of the weights.
 */
export function memberAt(sums: readonly number[], place: number): number {
  const goal = place * (sums.at(-1) ?? 0);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > goal) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Running sums of weights. */
export function runningSums(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((w) => (sum += w));
}
