/** What the adaptive insurgent player weighs a month by: its picture, its score, and what money is worth. */
import type { InsurgentView, OwnScore } from '../engine/index.js';
import type { InsurgentGround, InsurgentPicture } from './insurgent-picture.js';

/** Urgency of an order that lifts the margin by a point for each point of attention. */
export const URGENCY_PER_POINT = 6;
const DAYS_PER_MONTH = 30;
/** Pay of a fighter for a month, USD, as in the picture. */
const MONTHLY_PAY_USD = 100;
/** Part of a dollar spent at the hub that is missed in the field: the rest would have waited there. */
const MISSED_SHARE = 0.5;
/** Months until money that is spent now is missed in the field. */
const MONTHS_ON_THE_WAY = 2;

/** One month. */
export interface Month {
  readonly view: InsurgentView;
  readonly picture: InsurgentPicture;
  readonly ground: InsurgentGround;
  readonly score: OwnScore;
  readonly daysLeft: number;
  /** Points that a dollar is worth while the war lasts. */
  readonly pointsPerUsd: number;
}

/** Points that a dollar less costs: pay that is missed, spread over what is left of the war. */
export function priceOfMoney(picture: InsurgentPicture, score: OwnScore, daysLeft: number): number {
  const months = daysLeft / DAYS_PER_MONTH;
  const perGap = -score.worth('payGap', 0.1) / 0.1;
  const bill = MONTHLY_PAY_USD * (picture.fighters + 1);
  // Where everybody is paid, or more lies at the hub than can still be used, money is cheap.
  const tight =
    Math.min(1, 0.15 + 3 * picture.meanGap) *
    Math.min(1, (0.6 * months) / (picture.monthsOfPay + 0.1));
  return (MISSED_SHARE * perGap * tight) / (bill * (months + MONTHS_ON_THE_WAY));
}

/** What is left of a gain at the end, when it sinks back in so many days. */
export function lasting({ daysLeft }: Month, days: number): number {
  return days / (days + daysLeft);
}
