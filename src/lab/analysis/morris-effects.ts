/**
 * Elementary effects (Morris 1991; Campolongo, Cariboni and Saltelli 2007 for the mean of absolute
 * values). An effect is the change of an output between two neighbours of a trajectory by the change
 * of the factor, taken over the whole of the factor's distribution.
 */
import { bootstrap, RESAMPLES } from './bootstrap.js';
import type { Estimate } from './estimate.js';
import { meanOf, varianceOf, type Sample } from './sample.js';

/** Effects of one factor. Units of the output over the whole of the factor. */
export interface MorrisEffect {
  /** Mean effect: its sign says which way the factor works. */
  readonly mu: Estimate;
  /** Mean absolute effect: how much the factor matters. */
  readonly muStar: Estimate;
  /** Standard deviation of the effects: large beside `muStar` when it hangs on the other factors. */
  readonly sigma: Estimate;
}

/**
 * Effects from outputs in the order of a Morris design. `moves[i]` tells which factor moved, and by
 * how much (with its sign, as a share of the distribution), between setting i - 1 and i; null where a
 * trajectory begins.
 */
export function morrisEffects(
  outputs: Sample,
  moves: readonly ({ readonly factor: number; readonly step: number } | null)[],
  factors: number,
  resamples = RESAMPLES,
): MorrisEffect[] {
  const effects = Array.from({ length: factors }, (): number[] => []);
  moves.forEach((move, i) => {
    if (move === null) return;
    effects[move.factor]?.push(((outputs[i] ?? 0) - (outputs[i - 1] ?? 0)) / move.step);
  });
  return effects.map((own) => effectOf(own, resamples));
}

function effectOf(effects: readonly number[], resamples: number): MorrisEffect {
  const of = (sample: readonly number[]): number[] => [
    meanOf(sample),
    meanOf(sample.map(Math.abs)),
    Math.sqrt(varianceOf(sample)),
  ];
  const picked = (places: Uint32Array): number[] => Array.from(places, (p) => effects[p] ?? 0);
  const none = { value: 0, low: 0, high: 0 };
  if (effects.length === 0) return { mu: none, muStar: none, sigma: none };
  const estimates = bootstrap(
    effects.length,
    of(effects),
    (places) => of(picked(places)),
    resamples,
  );
  const [mu = none, muStar = none, sigma = none] = estimates;
  return { mu, muStar, sigma };
}
