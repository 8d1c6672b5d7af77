/** How a campaign ended, by name. */
import type { Model } from '../engine/model.js';
import { ENDINGS } from '../engine/rules/assessment.js';
import { frontFighters } from '../engine/state-metrics.js';
import type { World } from '../engine/world.js';

/**
 * Where no ending came, the authorities have consolidated when the front has shrunk below this
 * share of its first fighters, or when it is seen less than this and has done nothing for this
 * long. Otherwise the insurgency persists.
 */
export const CONSOLIDATION = {
  fightersShare: 0.4,
  visibilityShare: 0.05,
  quietWeeks: 26,
} as const;

/** Outcomes in the order of documents: two names for a war that goes on, then the endings. */
export const OUTCOMES = [
  'insurgency_persists',
  'taliban_consolidate',
  'insurgency_collapses',
  'insurgents_gain_a_foothold',
  'settlement',
  'taliban_fracture',
] as const satisfies readonly (
  'insurgency_persists' | 'taliban_consolidate' | (typeof ENDINGS)[number]
)[];
export type Outcome = (typeof OUTCOMES)[number];

/**
 * The outcome of a campaign that has been played, as an index into OUTCOMES. `lateOperations` are
 * operations of the front that took place in the last CONSOLIDATION.quietWeeks.
 */
export function outcomeOf(model: Model, world: World, lateOperations: number): number {
  const ending = ENDINGS[world.ended[0] ?? 0];
  const named = OUTCOMES.findIndex((name) => name === ending);
  if (named >= 0) return named;
  const first = world.startFighters[0] ?? 0;
  const few = frontFighters(model, world) < CONSOLIDATION.fightersShare * first;
  const unseen = (world.visibility[0] ?? 0) < CONSOLIDATION.visibilityShare;
  const consolidated = few || (unseen && lateOperations === 0);
  return OUTCOMES.indexOf(consolidated ? 'taliban_consolidate' : 'insurgency_persists');
}
