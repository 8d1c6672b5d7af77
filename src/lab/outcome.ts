/** How a campaign ended, by name. */
import type { Model } from '../engine/model.js';
import { ENDINGS } from '../engine/rules/assessment.js';
import { frontFighters } from '../engine/state-metrics.js';
import { GOVERNMENT, INSURGENT } from '../engine/sides.js';
import type { World } from '../engine/world.js';

/**
 * Where no ending came and nobody won at the reckonings, the authorities have consolidated all the
 * same when the front has shrunk below this share of its first fighters, or when it is seen less
 * than this and has done nothing for this long.
 */
export const CONSOLIDATION = {
  fightersShare: 0.4,
  visibilityShare: 0.05,
  quietWeeks: 26,
} as const;

/**
 * Outcomes in the order of documents; every campaign has exactly one. The endings of the rules stand
 * for themselves; then whoever had two good reckonings in a row: `insurgency_strengthens` and
 * `taliban_consolidate`; in what is left the war goes on, and the higher margin on the last day names
 * it: `insurgency_contained` when the authorities have it, else `insurgency_persists`.
 */
export const OUTCOMES = [
  'insurgency_persists',
  'taliban_consolidate',
  'insurgency_collapses',
  'insurgents_gain_a_foothold',
  'settlement',
  'taliban_fracture',
  'insurgency_strengthens',
  'insurgency_contained',
] as const satisfies readonly (
  | 'insurgency_persists'
  | 'insurgency_contained'
  | 'insurgency_strengthens'
  | 'taliban_consolidate'
  | (typeof ENDINGS)[number]
)[];
export type Outcome = (typeof OUTCOMES)[number];

/**
 * The outcome of a campaign that has been played, as an index into OUTCOMES. `lateOperations` are
 * operations of the front that took place in the last CONSOLIDATION.quietWeeks.
 */
export function outcomeOf(model: Model, world: World, lateOperations: number): number {
  return OUTCOMES.indexOf(nameOf(model, world, lateOperations));
}

function nameOf(model: Model, world: World, lateOperations: number): Outcome {
  const ending = ENDINGS[world.ended[0] ?? 0];
  const named = OUTCOMES.find((name) => name === ending);
  if (named !== undefined) return named;
  if (world.winner[0] === 1) return 'insurgency_strengthens';
  if (world.winner[0] === 2) return 'taliban_consolidate';
  const first = world.startFighters[0] ?? 0;
  const few = frontFighters(model, world) < CONSOLIDATION.fightersShare * first;
  const unseen = (world.visibility[0] ?? 0) < CONSOLIDATION.visibilityShare;
  if (few || (unseen && lateOperations === 0)) return 'taliban_consolidate';
  const behind = (world.margin[INSURGENT] ?? 0) < (world.margin[GOVERNMENT] ?? 0);
  return behind ? 'insurgency_contained' : 'insurgency_persists';
}
