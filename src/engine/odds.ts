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
 * Fitted by scripts/calibrate-odds.ts on base-2024: 1,600 forecasts of 48 worlds each, seed 1, with
 * normal priors (slope 1 ± 0.3, base 0 ± 0.7). Told by a map fitted to the other half of the
 * forecasts, of those told 60-80 % 65 % came true, of those told 20-40 % 27 %.
 */
export const ODDS_MAP: OddsMap = {
  slope: 0.96,
  base: {
    fewer_losses: -0.59,
    losses_inflicted: -0.46,
    more_attacks: 0.01,
    fewer_attacks: -0.21,
    capital_struck: -0.11,
    wider_network: -0.13,
    more_ground: 0.12,
    people_arrive: 0.18,
    more_fighters: 0.15,
    fewer_fighters: 0.27,
    better_paid: 0.18,
    better_armed: 0.42,
    lighter_burden: 0.17,
    money_arrives: 0.02,
    more_money: -0.35,
    more_seized: 0,
    less_seized: -0.24,
    more_credit: 0.11,
    more_visible: -0.03,
    less_visible: 0.41,
    more_union: -0.15,
    less_outrage: -0.22,
    less_tension: -0.22,
    more_trade: -0.24,
    talks_advance: 0.17,
    more_cohesion: -2.31,
    more_recognition: -0.72,
    better_margin: -0.57,
    better_stance: -0.12,
    rival_loses_favour: -0.22,
    less_grievance: 0.24,
    more_fear: -1.67,
    less_corruption: 0.18,
    more_heavy: 0.14,
    more_development: 0.04,
  },
};

/** Odds of an aim from the share of the believed worlds where it came true, between 0 and 1. */
export function oddsOf(aim: AimName, share: number): number {
  return logistic((ODDS_MAP.base[aim] ?? 0) + ODDS_MAP.slope * log(share / (1 - share)));
}
