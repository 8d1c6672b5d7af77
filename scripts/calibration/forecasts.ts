// The model against what a sceptic would try, on data that the model made itself: scores of forecasts.
import { crps, distributionOf, type Distribution } from '../../src/lab/distribution.js';

/** Mean scores of the model and of each baseline; lower is better. */
export interface Scores {
  readonly model: number;
  readonly baselines: Readonly<Record<string, number>>;
}

/** A Poisson distribution as a sample of ten thousand, so that all are scored by one rule. */
function poissonSample(mean: number): Distribution {
  const counts = new Map<number, number>();
  let term = Math.exp(-mean);
  for (let k = 0; k <= 20 + 4 * mean; k++) {
    const n = Math.round(10_000 * term);
    if (n > 0) counts.set(k, n);
    term *= mean / (k + 1);
  }
  if (counts.size === 0) counts.set(Math.round(mean), 1);
  return distributionOf(counts);
}

function sampleOf(values: readonly number[]): Distribution {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return distributionOf(counts);
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/**
 * Scores series of counts from period `from` on. Of each data set all that came before a period is
 * known to the baselines; the model knows nothing of the data set but the posterior.
 *
 * @param data series by data set, row (the nation, or provinces) and period
 * @param wars the same of other wars at the posterior
 */
export function scoreForecasts(
  data: readonly (readonly (readonly number[])[])[],
  wars: readonly (readonly (readonly number[])[])[],
  from: number,
): Scores {
  const periods = data[0]?.[0]?.length ?? 0;
  const sums = { model: 0, overall: 0, last: 0, own: 0 };
  let n = 0;
  for (let period = from; period < periods; period++) {
    const rows = data[0]?.length ?? 0;
    for (let row = 0; row < rows; row++) {
      const model = sampleOf(wars.map((war) => war[row]?.[period] ?? 0));
      for (const set of data) {
        const seen = set[row]?.[period] ?? 0;
        const before = (set[row] ?? []).slice(0, period);
        const all = average(set.map((other) => average(other.slice(0, period))));
        n++;
        sums.model += crps(model, seen);
        sums.overall += crps(poissonSample(all), seen);
        sums.last += crps(sampleOf([before.at(-1) ?? 0]), seen);
        sums.own += crps(poissonSample(average(before)), seen);
      }
    }
  }
  return {
    model: sums.model / n,
    baselines: {
      'Poisson at the mean of all': sums.overall / n,
      'last period': sums.last / n,
      'Poisson at the mean of the row itself': sums.own / n,
    },
  };
}
