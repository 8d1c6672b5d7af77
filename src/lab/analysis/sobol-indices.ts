/**
 * Sobol indices: how much of an output's variance each factor causes.
 *
 * The first index of a factor is the share of the variance that goes when the factor is known
 * (estimator of Saltelli et al. 2010, Computer Physics Communications 181, table 2 b); the total index
 * is the share that stays when all others are known (Jansen 1999, ibid. table 2 f). Outputs are
 * centred first, which takes a large part of the estimators' own noise away.
 */
import { saltelliStride } from '../design/saltelli.js';
import { bootstrap, RESAMPLES } from './bootstrap.js';
import type { Estimate } from './estimate.js';
import { meanOf, type Sample } from './sample.js';

/** Indices of the factors, in their order. */
export interface SobolIndices {
  readonly first: readonly Estimate[];
  readonly total: readonly Estimate[];
  /** Of pairs of factors: what they cause only together. Empty without blocks BA. */
  readonly second: readonly {
    readonly factors: readonly [number, number];
    readonly index: Estimate;
  }[];
  /** Variance of the output over the base points. */
  readonly variance: number;
}

/** Shape of a Saltelli design. */
export interface SaltelliShape {
  readonly factors: number;
  readonly secondOrder: boolean;
}

/**
 * Indices from outputs in the order of a Saltelli design (one a setting; means over replicates when
 * there are several). Null when the output does not vary.
 */
export function sobolIndices(
  outputs: Sample,
  shape: SaltelliShape,
  resamples = RESAMPLES,
): SobolIndices | null {
  const { factors: k, secondOrder } = shape;
  const stride = saltelliStride(k, secondOrder);
  const size = Math.floor(outputs.length / stride);
  const blocks = centredBlocks(outputs, size, stride);
  const pairs = secondOrder ? pairsOf(k) : [];
  const all = Uint32Array.from({ length: size }, (_, b) => b);
  const whole = statistics(blocks, shape, pairs, all);
  if (!(whole.variance > 0)) return null;
  const estimates = bootstrap(
    size,
    whole.values,
    (places) => statistics(blocks, shape, pairs, places).values,
    resamples,
  );
  return {
    first: estimates.slice(0, k),
    total: estimates.slice(k, 2 * k),
    second: pairs.map((factors, i) => ({
      factors,
      index: estimates[2 * k + i] ?? { value: NaN, low: NaN, high: NaN },
    })),
    variance: whole.variance,
  };
}

function pairsOf(k: number): [number, number][] {
  return Array.from({ length: k }, (_, i) =>
    Array.from({ length: k - 1 - i }, (_, j): [number, number] => [i, i + 1 + j]),
  ).flat();
}

/** Column of each place within a block: A, AB_1 ..., B. */
function centredBlocks(outputs: Sample, size: number, stride: number): Float64Array[] {
  const mean = meanOf(outputs);
  return Array.from({ length: stride }, (_, place) =>
    Float64Array.from({ length: size }, (_, b) => (outputs[b * stride + place] ?? 0) - mean),
  );
}

const NO_COLUMN = new Float64Array();

/** First indices, total indices, then those of pairs, from the base points at `places`. */
function statistics(
  blocks: readonly Float64Array[],
  { factors: k, secondOrder }: SaltelliShape,
  pairs: readonly (readonly [number, number])[],
  places: Uint32Array,
): { values: number[]; variance: number } {
  const n = places.length;
  const column = (place: number): Float64Array => blocks[place] ?? NO_COLUMN;
  const a = column(0);
  const b = column(saltelliStride(k, secondOrder) - 1);
  const variance = varianceOfBoth(a, b, places);
  const first: number[] = [];
  const total: number[] = [];
  for (let f = 0; f < k; f++) {
    const ab = column(1 + f);
    let shared = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const p = places[i] ?? 0;
      const step = (ab[p] ?? 0) - (a[p] ?? 0);
      shared += (b[p] ?? 0) * step;
      squares += step * step;
    }
    first.push(shared / n / variance);
    total.push(squares / (2 * n) / variance);
  }
  const second = pairs.map(([f, g]) => {
    const ba = column(1 + k + f);
    const ab = column(1 + g);
    let closed = 0;
    for (let i = 0; i < n; i++) {
      const p = places[i] ?? 0;
      closed += (ba[p] ?? 0) * (ab[p] ?? 0) - (a[p] ?? 0) * (b[p] ?? 0);
    }
    // Saltelli 2002, Computer Physics Communications 145: the closed index less those of the factors.
    return closed / n / variance - (first[f] ?? 0) - (first[g] ?? 0);
  });
  return { values: [...first, ...total, ...second], variance };
}

/** Variance over A and B together. */
function varianceOfBoth(a: Float64Array, b: Float64Array, places: Uint32Array): number {
  const n = 2 * places.length;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < places.length; i++) {
    const [x, y] = [a[places[i] ?? 0] ?? 0, b[places[i] ?? 0] ?? 0];
    sum += x + y;
    squares += x * x + y * y;
  }
  return squares / n - (sum / n) * (sum / n);
}
