/** Numbers of the last day of a batch, and series, as reports call them. */
import { formatCount, formatFixed, formatMoneyUsd, formatSignificant } from '../charts/index.js';
import type { SeriesId } from '../engine/metrics.js';
import type { StateKey } from '../lab/plan.js';

export interface NamedNumber<K extends string> {
  readonly key: K;
  /** `%` stands for the front. */
  readonly name: string;
  readonly format: (value: number) => string;
}

/** Numbers of the last day that are listed. */
export const LAST_DAY_NUMBERS: readonly NamedNumber<StateKey>[] = [
  { key: 'areasHeld', name: 'Areas governed by insurgents', format: formatCount },
  { key: 'fighters', name: 'Fighters of the %', format: formatCount },
  { key: 'treasuryUsd', name: 'Money of the % abroad', format: formatMoneyUsd },
  { key: 'meanControl', name: 'Control (-1 insurgents, 1 authorities)', format: formatSignificant },
  { key: 'visibility', name: 'Presence in media abroad (share)', format: formatSignificant },
  { key: 'displaced', name: 'Civilians displaced, not yet home', format: formatCount },
  { key: 'prisoners', name: 'Civilians held on suspicion', format: formatCount },
  {
    key: 'marginNrf',
    name: 'Insurgent margin (0 and above wins)',
    format: (value) => formatFixed(value, 1),
  },
  {
    key: 'marginTaliban',
    name: 'Authorities\u2019 margin (0 and above wins)',
    format: (value) => formatFixed(value, 1),
  },
];

export interface NamedSeries {
  readonly id: SeriesId;
  readonly title: string;
  /** What is at the axis; `a turn` is put in place of `%`. */
  readonly axis: string;
  readonly format: 'number' | 'money' | 'share';
}

/** Series that are drawn, in their order. */
export const NAMED_SERIES: readonly NamedSeries[] = [
  {
    id: 'operations_true',
    title: 'Operations of the front that took place',
    axis: 'operations %',
    format: 'number',
  },
  {
    id: 'operations_tally',
    title: 'Operations that the front counts in its tally',
    axis: 'operations %',
    format: 'number',
  },
  {
    id: 'taliban_killed',
    title: 'Personnel of the authorities killed by the front',
    axis: 'persons %',
    format: 'number',
  },
  { id: 'fighters', title: 'Fighters of the front', axis: 'fighters', format: 'number' },
  { id: 'treasury', title: 'Money of the front abroad', axis: 'US dollars', format: 'money' },
  {
    id: 'mean_control',
    title: 'Control over the people, mean over the country',
    axis: '-1 insurgents, 1 authorities',
    format: 'number',
  },
  {
    id: 'arrests',
    title: 'Civilians arrested by the authorities',
    axis: 'persons %',
    format: 'number',
  },
  {
    id: 'displaced',
    title: 'Civilians displaced by acts of the authorities',
    axis: 'persons %',
    format: 'number',
  },
  {
    id: 'visibility',
    title: 'Presence of the insurgency in media abroad',
    axis: 'share',
    format: 'share',
  },
];

/** How long a turn is called: `a week`. */
export function turnWord(turnDays: number): string {
  return turnDays === 7 ? 'a week' : turnDays === 1 ? 'a day' : `in ${turnDays} days`;
}
