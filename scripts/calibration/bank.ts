// A bank of simulated wars at points drawn from the prior, from which many posteriors can be made
// without playing another war: for the self-check, and for leaving one count out at a time.
import type { Key } from '../../src/engine/random.js';
import { seedKey } from '../../src/lab/seed.js';
import { attemptKey, Proposals, reportErrors } from '../../src/lab/calibration/abc-smc.js';
import { playedParameters, type Calibration } from '../../src/lab/calibration/calibration.js';
import { valueAt } from '../../src/lab/calibration/fitted-parameters.js';
import { yardstickOf } from '../../src/lab/calibration/calibrate.js';
import { ProposalRunner } from '../../src/lab/calibration/proposal-runner.js';
import { adjust, type AdjustedSample } from '../../src/lab/calibration/regression-adjustment.js';
import { distanceOf, onLogScale, type Yardstick } from '../../src/lab/calibration/summaries.js';

export interface BankRow {
  /** Normal scores of the parameters. */
  readonly point: readonly number[];
  /** Counts as they were reported in that war: on the logarithmic scale, with their errors. */
  readonly reported: readonly number[];
}

export interface Bank {
  readonly rows: readonly BankRow[];
  readonly yardstick: Yardstick;
}

/** Wars at the middle of the priors, for the scales. */
const PILOT_WARS = 48;

export function runnerOf(calibration: Calibration): ProposalRunner {
  const { scenario, targets, lastDay } = calibration;
  const { document, setup } = scenario;
  const parameters = playedParameters(calibration);
  return new ProposalRunner({ document, setup, parameters, asked: targets, lastDay });
}

/** The counts of one campaign. */
export function playOne(runner: ProposalRunner, values: readonly number[], key: Key): number[] {
  const answer = runner.run({ first: 0, trials: [{ values, key }] });
  if ('failedRun' in answer) throw new Error(answer.message);
  return answer[0] ?? [];
}

/** Plays a bank; the same for the same seed. */
export function playBank(calibration: Calibration, size: number, seed: string): Bank {
  const runner = runnerOf(calibration);
  const { parameters, targets } = calibration;
  const key = seedKey(seed);
  const play = (values: readonly number[], round: number, i: number): number[] =>
    playOne(runner, values, attemptKey(key, round, i));
  const middle = parameters.map((own) => valueAt(own, 0));
  const pilot = Array.from({ length: PILOT_WARS }, (_, i) => play(middle, 1, i));
  const yardstick = yardstickOf(calibration, pilot);
  const proposals = new Proposals(key, parameters.length, 0, null);
  const rows = Array.from({ length: size }, (_, i): BankRow => {
    const point = proposals.point(i);
    const values = parameters.map((own, d) => valueAt(own, point[d] ?? 0));
    const counts = play(values, 0, i);
    const deviates = reportErrors(attemptKey(key, 0, i), targets.length);
    const reported = counts.map(
      (count, j) => onLogScale(count) + (yardstick.errors[j] ?? 0) * (deviates[j] ?? 0),
    );
    return { point, reported };
  });
  return { rows, yardstick };
}

/** What is compared: reported counts on the logarithmic scale, and which of them are used. */
export interface Observation {
  readonly reported: readonly number[];
  readonly bounds: Yardstick['bounds'];
  readonly used: readonly number[];
}

/** The posterior from the nearest rows of a bank, adjusted; `without` is a row that is not used. */
export function posteriorFromBank(
  { rows, yardstick }: Bank,
  { reported, bounds, used }: Observation,
  nearest: number,
  without = -1,
): AdjustedSample {
  const others = rows.filter((_, i) => i !== without);
  const differences = others.map((row) =>
    used.map((j) => {
      const away = ((row.reported[j] ?? 0) - (reported[j] ?? 0)) / (yardstick.scales[j] ?? 1);
      const bound = bounds[j];
      return bound === 'at_least'
        ? Math.min(0, away)
        : bound === 'at_most'
          ? Math.max(0, away)
          : away;
    }),
  );
  const distances = differences.map(distanceOf);
  const tolerance = [...distances].sort((a, b) => a - b)[nearest] ?? Infinity;
  const points = others.map(({ point }) => point);
  return adjust({ points, differences, distances, weights: others.map(() => 1) }, tolerance);
}
