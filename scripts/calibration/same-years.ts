// Whether held swings do what they are for: campaigns with the parameters and swings of a posterior must
// be as far from another campaign of the very same years as those of a right posterior are.
import { exp } from '../../src/engine/maths.js';
import { Draws, keyOf, subkey, type Key } from '../../src/engine/random.js';
import { attemptKey, reportErrors } from '../../src/lab/calibration/abc-smc.js';
import type { Calibration } from '../../src/lab/calibration/calibration.js';
import { valueAt } from '../../src/lab/calibration/fitted-parameters.js';
import {
  nearestSwings,
  swingsOf,
  swingYardstick,
  type SwingYardstick,
} from '../../src/lab/calibration/held-swings.js';
import type { ProposalRunner } from '../../src/lab/calibration/proposal-runner.js';
import { onLogScale } from '../../src/lab/calibration/summaries.js';
import { memberAt, runningSums } from '../../src/lab/calibration/weighted-sample.js';
import { seedKey } from '../../src/lab/seed.js';
import { playOne, posteriorFromBank, runnerOf, type Bank } from './bank.js';

export interface Sizes {
  readonly dataSets: number;
  /** Draws from each posterior. */
  readonly draws: number;
  /** Campaigns at each draw, of which the nearest gives the swings. */
  readonly candidates: number;
  /** Wars of the bank that each posterior is made from. */
  readonly nearest: number;
}

/** What was found for one count. */
export interface SameYears {
  readonly id: string;
  /** Data sets by the rank of the other campaign of the same years among the draws. */
  readonly ranks: readonly number[];
  /** Spread of what is foretold, as a share of that with swings drawn anew. */
  readonly spread: number;
}

/** Streams of chance of a data set. */
const STREAM = { data: 1, same: 2, candidates: 3, held: 4, anew: 5, draws: 6, pilot: 7 } as const;
const PILOT_WARS = 48;

/** Makes data sets of known years, fits each, and foretells another campaign of the same years. */
export function sameYears(calibration: Calibration, bank: Bank, sizes: Sizes): SameYears[] {
  const { targets } = calibration;
  const runner = runnerOf(calibration);
  const seed = seedKey('same-years');
  const held = pilotWars(calibration, runner, subkey(seed, STREAM.pilot));
  const ranks = targets.map(() => new Array<number>(sizes.draws + 1).fill(0));
  const spreads = targets.map(() => ({ held: 0, anew: 0 }));
  for (let set = 0; set < sizes.dataSets; set++) {
    const found = oneSet(calibration, bank, { runner, held, key: keyOf(seed, set), set }, sizes);
    targets.forEach((_, j) => {
      const rank = found.ranks[j] ?? 0;
      const histogram = ranks[j] ?? [];
      histogram[rank] = (histogram[rank] ?? 0) + 1;
      const spread = spreads[j];
      if (spread === undefined) return;
      spread.held += variance(found.held.map((counts) => onLogScale(counts[j] ?? 0)));
      spread.anew += variance(found.anew.map((counts) => onLogScale(counts[j] ?? 0)));
    });
  }
  return targets.map(({ id }, j) => {
    const { held: ours, anew } = spreads[j] ?? { held: 0, anew: 1 };
    return { id, ranks: ranks[j] ?? [], spread: Math.sqrt(ours / anew) };
  });
}

interface Setting {
  readonly runner: ProposalRunner;
  /** Pilot wars that all have the same swings. */
  readonly held: readonly number[][];
  readonly key: Key;
  readonly set: number;
}

function oneSet(
  { parameters, targets }: Calibration,
  bank: Bank,
  { runner, held, key, set }: Setting,
  { draws, candidates, nearest }: Sizes,
): { ranks: number[]; held: number[][]; anew: number[][] } {
  const valuesAt = (point: readonly number[]): number[] =>
    parameters.map((own, d) => valueAt(own, point[d] ?? 0));
  const keyFor = (stream: number, i: number): Key => attemptKey(key, stream, i);
  const truth = valuesAt(bank.rows[set]?.point ?? []);
  const years = swingsOf(keyFor(STREAM.data, 0));
  const data = playOne(runner, [...truth, years], keyFor(STREAM.data, 0));
  const same = playOne(runner, [...truth, years], keyFor(STREAM.same, 0));
  const errors = reportErrors(keyFor(STREAM.data, 0), targets.length);
  const reported = data.map(
    (count, j) => onLogScale(count) + (bank.yardstick.errors[j] ?? 0) * (errors[j] ?? 0),
  );
  const bounds = targets.map(() => 'exact' as const);
  const used = targets.map((_, j) => j);
  const sample = posteriorFromBank(bank, { reported, bounds, used }, nearest, set);
  const values = reported.map((log) => exp(log) - 0.5);
  const yardstick = swingYardstick({ ...bank.yardstick, values, bounds }, held);
  const sums = runningSums(sample.weights);
  const pick = new Draws(keyFor(STREAM.draws, 0).k0, keyFor(STREAM.draws, 0).k1);
  const points = Array.from({ length: draws }, (_, n) =>
    valuesAt(sample.points[memberAt(sums, pick.at(0, 0, n, 0))] ?? []),
  );
  const foretold = points.map((point, n) => {
    const keys = Array.from({ length: candidates }, (_, c) =>
      keyFor(STREAM.candidates, n * candidates + c),
    );
    const swings = chosenSwings(runner, point, keys, yardstick);
    return playOne(runner, [...point, swings], keyFor(STREAM.held, n));
  });
  const anew = points.map((point, n) => playOne(runner, [...point, 0], keyFor(STREAM.anew, n)));
  const ranks = targets.map((_, j) => {
    const count = same[j] ?? 0;
    const below = foretold.filter((counts) => (counts[j] ?? 0) < count).length;
    const equal = foretold.filter((counts) => (counts[j] ?? 0) === count).length;
    // Among equals every place is as likely.
    return below + Math.floor(pick.at(1, 0, j, 0) * (equal + 1));
  });
  return { ranks, held: foretold, anew };
}

function chosenSwings(
  runner: ProposalRunner,
  point: readonly number[],
  keys: readonly Key[],
  yardstick: SwingYardstick,
): number {
  const counts = keys.map((key) => playOne(runner, [...point, swingsOf(key)], key));
  return nearestSwings(keys, counts, yardstick);
}

function pilotWars({ parameters }: Calibration, runner: ProposalRunner, key: Key): number[][] {
  const middle = parameters.map((own) => valueAt(own, 0));
  return Array.from({ length: PILOT_WARS }, (_, i) =>
    playOne(runner, [...middle, swingsOf(key)], attemptKey(key, 0, i)),
  );
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (values.length - 1);
}
