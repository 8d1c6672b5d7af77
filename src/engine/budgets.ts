/**
 * Budget emphases: one choice a side, turned into shares. Plain emphases and a balanced budget keep the
 * order weighty; what a head gains the others give up in proportion. How much each head has when all is
 * balanced, and what an emphasis moves, are parameters of finance.
 */
import type { Parameters } from './parameters.js';
import { GOVERNMENT, INSURGENT } from './sides.js';
import type { World } from './world.js';

/** Heads of the insurgent budget; the setting is 0 for balanced, else 1 + the head's place. */
export const INSURGENT_HEADS = ['pay', 'arms', 'network', 'relief', 'politics'] as const;
export type InsurgentHead = (typeof INSURGENT_HEADS)[number];

/** Heads of the state's security budget; the setting is 0 for balanced, else 1 + the head's place. */
export const STATE_HEADS = ['pay', 'operations', 'spares', 'development'] as const;
export type StateHead = (typeof STATE_HEADS)[number];

/** What each setting makes of the budgets, by the number of the setting. */
export interface BudgetTables {
  /** Shares of insurgent money by head; they sum to 1 under every setting. */
  readonly insurgent: Readonly<Record<InsurgentHead, Float64Array>>;
  /** Factor on garrison pay: better under the pay emphasis, shorter under any other. */
  readonly statePay: Float64Array;
  /** Share of garrison pay that an emphasis other than pay spends on its own head. */
  readonly stateExtra: Float64Array;
  /** What a head of the state's budget achieves, as a factor: more where the emphasis lies. */
  readonly state: Readonly<Record<StateHead, Float64Array>>;
}

/** The part of a turn that budgets are read from. */
interface Budgeted {
  readonly m: { readonly budgets: BudgetTables };
  readonly w: Pick<World, 'budget'>;
}

/** Reads the tables of a model. */
export function budgetTables({ finance: k }: Parameters): BudgetTables {
  const weights = [k.budgetPay, k.budgetArms, k.budgetNetwork, k.budgetRelief, k.budgetPolitics];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const balanced = weights.map((weight) => weight / total);
  const settings = [0, 1, 2, 3, 4];
  const extra = k.stateEmphasis;
  return {
    insurgent: byHead(INSURGENT_HEADS, (head) =>
      Float64Array.from([0, 1, 2, 3, 4, 5], (setting) =>
        insurgentShare(balanced, k.budgetEmphasis, setting, head),
      ),
    ),
    statePay: Float64Array.from(settings, (s) =>
      s === 0 ? 1 : s === 1 ? 1 + 2 * extra : 1 - extra,
    ),
    stateExtra: Float64Array.from(settings, (s) => (s > 1 ? extra : 0)),
    state: byHead(STATE_HEADS, (head) =>
      Float64Array.from(settings, (s) => (s === head + 1 ? k.stateEmphasisEffect : 1)),
    ),
  };
}

function byHead<Head extends string>(
  heads: readonly Head[],
  of: (head: number) => Float64Array,
): Readonly<Record<Head, Float64Array>> {
  return Object.fromEntries(heads.map((name, i) => [name, of(i)])) as Record<Head, Float64Array>;
}

function insurgentShare(
  balanced: readonly number[],
  emphasis: number,
  setting: number,
  head: number,
): number {
  const base = balanced[head]!;
  if (setting === 0) return base;
  const rest = 1 - balanced[setting - 1]!;
  // The others cannot give up more than they have.
  const moved = emphasis < rest ? emphasis : rest;
  return setting === head + 1 ? base + moved : base * (1 - moved / rest);
}

/** Share of insurgent money that a head gets under the setting in force; sums to 1 over heads. */
export function budgetShare({ m, w }: Budgeted, head: InsurgentHead): number {
  return m.budgets.insurgent[head][w.budget[INSURGENT]!]!;
}

/** Factor on garrison pay under the setting in force. */
export function payFactor({ m, w }: Budgeted): number {
  return m.budgets.statePay[w.budget[GOVERNMENT]!]!;
}

/** Share of garrison pay that goes on another head under the setting in force. */
export function emphasisShare({ m, w }: Budgeted): number {
  return m.budgets.stateExtra[w.budget[GOVERNMENT]!]!;
}

/** What a head achieves under the setting in force, as a factor. */
export function stateBudgetFactor({ m, w }: Budgeted, head: StateHead): number {
  return m.budgets.state[head][w.budget[GOVERNMENT]!]!;
}
