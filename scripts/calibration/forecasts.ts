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

/** Latest periods that are looked at beside the whole past. */
const LATEST = 8;
/** Share of the other wars, those with the likest past, that make the model's forecast. */
const LIKEST_SHARE = 0.1;

/** What a past is compared by: the level of all of it, and of its latest part, as logarithms. */
interface Past {
  readonly level: number;
  readonly latest: number;
}

/** A count that a level rests on is uncertain by its root: few counts tell little. */
const logOf = (mean: number, periods: number): number => Math.log(mean + 1 / periods);

function pastOf(series: readonly number[], period: number): Past {
  const from = Math.max(0, period - LATEST);
  return {
    level: logOf(average(series.slice(0, period)), Math.max(1, period)),
    latest: logOf(average(series.slice(from, period)), Math.max(1, period - from)),
  };
}

/** What the wars whose past is likest to the given one had in the period. */
function forecastBy(
  wars: readonly (readonly number[])[],
  pasts: readonly Past[],
  seen: Past,
  period: number,
): Distribution {
  const order = wars.map((series, i) => {
    const { level, latest } = pasts[i] ?? seen;
    // The latest part is shorter, so what it says is less sure.
    const away = (level - seen.level) ** 2 + 0.5 * (latest - seen.latest) ** 2;
    return { away, count: series[period] ?? 0 };
  });
  order.sort((a, b) => a.away - b.away);
  const likest = Math.max(1, Math.round(LIKEST_SHARE * wars.length));
  return sampleOf(order.slice(0, likest).map(({ count }) => count));
}

/**
 * Scores series of counts from period `from` on. All that came before a period of a data set is known
 * to the baselines and to the model alike: of wars at the posterior the model goes by those whose
 * past is likest.
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
  const rows = data[0]?.length ?? 0;
  const sums = { model: 0, overall: 0, last: 0, own: 0 };
  let n = 0;
  for (let row = 0; row < rows; row++) {
    const others = wars.map((war) => war[row] ?? []);
    for (let period = from; period < periods; period++) {
      const pasts = others.map((series) => pastOf(series, period));
      for (const set of data) {
        const own = set[row] ?? [];
        const seen = own[period] ?? 0;
        const before = own.slice(0, period);
        const all = average(set.map((other) => average(other.slice(0, period))));
        n++;
        sums.model += crps(forecastBy(others, pasts, pastOf(own, period), period), seen);
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
