// Differences between settings of a sweep, replicate by replicate: the chance of a replicate is common
// to all settings, so what differs is due to what was changed.
import { around, student95, type Estimate } from '../../src/lab/analysis/estimate.js';
import { meanOf, varianceOf } from '../../src/lab/analysis/sample.js';
import { openResults } from '../../src/lab/results/open-results.js';

/** A run: where its setting stands, and what came of it. */
export interface Run {
  readonly replicate: number;
  readonly point: number;
  readonly treatment: string;
  readonly factors: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, number>>;
}

/** All runs of a results folder with these outputs. LabError as `openResults`. */
export async function runsOf(dir: string, outputs: readonly string[]): Promise<Run[]> {
  const results = await openResults(dir);
  const factorNames = results.manifest.experiment.factors.map(({ id }) => id);
  const settings = await results.columns('settings', [
    'setting',
    'treatment',
    'point',
    ...factorNames,
  ]);
  const places = new Map((settings['setting'] ?? []).map((setting, i) => [setting, i]));
  const runs = await results.columns('runs', ['setting', 'replicate', ...outputs]);
  const pick = (names: readonly string[], from: typeof runs, i: number): Record<string, number> =>
    Object.fromEntries(names.map((name) => [name, Number(from[name]?.[i])]));
  return (runs['setting'] ?? []).map((setting, i): Run => {
    const place = places.get(setting) ?? 0;
    return {
      replicate: Number(runs['replicate']?.[i]),
      point: Number(settings['point']?.[place]),
      treatment: String(settings['treatment']?.[place]),
      factors: pick(factorNames, settings, place),
      outputs: pick(outputs, runs, i),
    };
  });
}

/** The mean of numbers with its 95 % interval by Student's t. */
export function estimateOf(values: readonly number[]): Estimate {
  const n = values.length;
  return around(meanOf(values), student95(n - 1) * Math.sqrt(varianceOf(values) / n));
}

/** Mean of an output over the runs of each replicate that a condition holds for. */
export function byReplicate(
  runs: readonly Run[],
  output: string,
  holds: (run: Run) => boolean,
): number[] {
  const sums: number[] = [];
  const counts: number[] = [];
  for (const run of runs) {
    if (!holds(run)) continue;
    const r = run.replicate;
    sums[r] = (sums[r] ?? 0) + (run.outputs[output] ?? Number.NaN);
    counts[r] = (counts[r] ?? 0) + 1;
  }
  return sums.map((sum, r) => sum / (counts[r] ?? 1));
}

/** The sum of series of replicates, each by its sign, with the interval over replicates. */
export function combined(parts: readonly (readonly [number, readonly number[]])[]): Estimate {
  const replicates = parts[0]?.[1].length ?? 0;
  return estimateOf(
    Array.from({ length: replicates }, (_, r) =>
      parts.reduce((sum, [sign, series]) => sum + sign * (series[r] ?? Number.NaN), 0),
    ),
  );
}
