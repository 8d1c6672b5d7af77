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

/**
 * Fitted by scripts/calibrate-odds.ts on base-2024: 2,000 forecasts of 48 worlds each, seed 1, with
 * normal priors (slope 1 ± 0.3, base 0 ± 0.7). Told by a map fitted to the other half of the
 * forecasts, of those told 60-80 % 68 % came true, of those told 20-40 % 30 %.
 */
export const ODDS_MAP: OddsMap = {
  slope: 0.62,
  base: {
    fewer_losses: -0.1,
    losses_inflicted: -0.63,
    more_attacks: -0.25,
    fewer_attacks: -0.34,
    capital_struck: -0.39,
    wider_network: 0.54,
    more_ground: 0.43,
    people_arrive: 0.91,
    more_fighters: 0.2,
    fewer_fighters: 0.8,
    better_paid: 0.04,
    better_armed: 0.54,
    lighter_burden: 0.43,
    money_arrives: 0.32,
    more_money: 0,
    more_seized: -0.32,
    less_seized: -0.2,
    more_credit: 0.47,
    more_visible: 0.48,
    less_visible: 1,
    more_union: 0.06,
    less_outrage: 0.26,
    less_tension: -1,
    more_trade: -0.57,
    talks_advance: 0,
    more_cohesion: -1,
    more_recognition: -1,
    better_margin: -0.25,
    better_stance: -0.06,
    rival_loses_favour: -0.55,
    less_grievance: 0.08,
    more_fear: -1,
    less_corruption: 0.58,
    more_heavy: 0.52,
    more_development: 0.38,
  },
};

/** Odds of an aim from the share of the believed worlds where it came true, between 0 and 1. */
export function oddsOf(aim: AimName, share: number): number {
  return logistic((ODDS_MAP.base[aim] ?? 0) + ODDS_MAP.slope * log(share / (1 - share)));
}
