/** A calibration with a posterior that is known in closed form: normal points, normal noise. */
import { exp } from '../../../src/engine/maths.js';
import { normal } from '../../../src/engine/quantiles.js';
import { Draws } from '../../../src/engine/random.js';
import type { Calibration } from '../../../src/lab/calibration/calibration.js';
import type { FittedParameter } from '../../../src/lab/calibration/fitted-parameters.js';
import type { Batch } from '../../../src/lab/calibration/proposal-runner.js';
import type { PlayTrials } from '../../../src/lab/calibration/trial-executor.js';

/** 95 % point of the normal distribution: a normal prior with these ends is a standard normal one. */
const Z = 1.6448536269514722;
/** Spread of chance in a toy war, and of its report. */
export const CHANCE = 0.4;
export const REPORT = 0.3;
/** What was reported lies this far from the middle of the prior. */
export const SEEN = [0.8, -0.5] as const;

const parameter = (id: string): FittedParameter => ({
  id,
  title: id,
  unit: 'log ratio',
  prior: { kind: 'normal', low: -Z, high: Z },
  paths: [{ path: id, at: 1, range: { min: -1e15, max: 1e15, whole: false } }],
  informedBy: null,
});

const target = (id: string, seen: number): Calibration['targets'][number] => ({
  id,
  metric: 'operations',
  actor: 'NRF',
  scope: 'national',
  layer: 'tally',
  startDay: 0,
  endDay: 1,
  value: exp(6 + seen) - 0.5,
  bound: 'exact',
  reportingError: REPORT,
});

export function toyCalibration(sampler: Partial<Calibration['sampler']> = {}): Calibration {
  return {
    id: 'toy',
    title: 'Toy',
    summary: '',
    seed: 'toy',
    // The toy war needs none.
    scenario: undefined as unknown as Calibration['scenario'],
    lastDay: 1,
    parameters: [parameter('a'), parameter('b')],
    targets: SEEN.map((seen, i) => target(`count-${i}`, seen)),
    sampler: {
      particles: 400,
      firstRound: 800,
      pilot: 200,
      quantile: 0.5,
      rounds: 5,
      tolerance: 0.1,
      minAcceptance: 0.01,
      maxCampaigns: 100_000,
      ...sampler,
    },
    text: '',
    hash: 'toy',
  };
}

/** Spread of the swings of a toy war, when it is given a number for them; 0 are those of its own key. */
export const SWING = 0.6;

/** What a toy war is played with: its spread of chance, and whether it has swings besides. */
export interface ToyChance {
  readonly chance: number;
  readonly swing: number;
}

/** A war whose counts are its parameters with noise, on the logarithmic scale. */
export function toyWar(
  { values, key }: Batch['trials'][number],
  { chance, swing }: ToyChance = { chance: CHANCE, swing: 0 },
): number[] {
  const draws = new Draws(key.k0, key.k1);
  const number = values[SEEN.length] ?? 0;
  const swings = number === 0 ? draws : new Draws(0, number);
  return SEEN.map((_, d) => {
    const slow = swing * normal(swings.at(1, 0, d, 0));
    return exp(6 + (values[d] ?? 0) + slow + chance * normal(draws.at(0, 0, d, 0))) - 0.5;
  });
}

/** Plays toy wars, `ahead` batches before they are asked for. */
export function toyPlay(ahead = 0, chance?: ToyChance): PlayTrials {
  return async function* (batches) {
    const waiting: number[][][] = [];
    for (const { trials } of batches) {
      waiting.push(await Promise.resolve(trials.map((own) => toyWar(own, chance))));
      if (waiting.length > ahead) yield waiting.shift() ?? [];
    }
    yield* waiting;
  };
}
