/**
 * Budget emphases: one choice a side, turned into shares. Five plain emphases and a balanced one
 * keep the order weighty; the shares are the arithmetic of "half on one thing, the rest evenly".
 */
import { GOVERNMENT, INSURGENT } from './sides.js';
import type { World } from './world.js';

/** Heads of the insurgent budget; the setting is 0 for balanced, else 1 + the head's place. */
export const INSURGENT_HEADS = ['pay', 'arms', 'network', 'relief', 'politics'] as const;
export type InsurgentHead = (typeof INSURGENT_HEADS)[number];

/** Heads of the state's security budget; the setting is 0 for balanced, else 1 + the head's place. */
export const STATE_HEADS = ['pay', 'operations', 'spares', 'development'] as const;
export type StateHead = (typeof STATE_HEADS)[number];

/** Shares of a balanced insurgent budget: most of the money feeds people. */
const BALANCED: Readonly<Record<InsurgentHead, number>> = {
  pay: 0.62,
  arms: 0.12,
  network: 0.1,
  relief: 0.04,
  politics: 0.12,
};
/** What an emphasis adds to its head; the others give it up in proportion. */
const EMPHASIS = 0.2;

/** Share of insurgent money that a head gets under the setting in force; sums to 1 over heads. */
export function budgetShare(w: World, head: InsurgentHead): number {
  return insurgentShare(w.budget[INSURGENT]!, head);
}

/** Share of a head under a given setting. */
export function insurgentShare(setting: number, head: InsurgentHead): number {
  const base = BALANCED[head];
  if (setting === 0) return base;
  const chosen = INSURGENT_HEADS[setting - 1]!;
  if (chosen === head) return base + EMPHASIS;
  return base * (1 - EMPHASIS / (1 - BALANCED[chosen]));
}

/** What an emphasis of the state moves between heads, as a share of garrison pay. */
const STATE_EMPHASIS = 0.03;

/** Factor on garrison pay: better under the pay emphasis, shorter under any other. */
export function payFactor(w: World): number {
  const setting = w.budget[GOVERNMENT]!;
  if (setting === 0) return 1;
  return STATE_HEADS[setting - 1] === 'pay' ? 1 + 2 * STATE_EMPHASIS : 1 - STATE_EMPHASIS;
}

/** Share of garrison pay that an emphasis other than pay spends on its own head. */
export function emphasisShare(w: World): number {
  const setting = w.budget[GOVERNMENT]!;
  return setting === 0 || STATE_HEADS[setting - 1] === 'pay' ? 0 : STATE_EMPHASIS;
}

/** What a head achieves under the setting in force: a quarter more where the emphasis lies. */
export function stateBudgetFactor(w: World, head: StateHead): number {
  return STATE_HEADS[w.budget[GOVERNMENT]! - 1] === head ? 1.25 : 1;
}
