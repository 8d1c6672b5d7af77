/** How a game ends, and who has won. */
import type { Model } from '../engine/model.js';
import { ENDINGS } from '../engine/rules/assessment.js';
import { GOVERNMENT, INSURGENT, type Side } from '../engine/sides.js';
import type { World } from '../engine/world.js';

/** Every way in which a game can end. */
export const ENDING_NAMES = [
  'insurgency_collapses',
  'insurgents_gain_a_foothold',
  'settlement',
  'taliban_fracture',
  'insurgency_strengthens',
  'taliban_consolidate',
  'insurgency_persists',
  'insurgency_contained',
] as const;
export type EndingName = (typeof ENDING_NAMES)[number];

export interface Ending {
  readonly name: EndingName;
  /** First day after the last turn. */
  readonly day: number;
  /** Null when both sides stand exactly alike. */
  readonly winner: Side | null;
  /** True margins, points. */
  readonly margins: readonly [insurgent: number, government: number];
}

/** Endings by margin at reckonings: the war itself has not ended, and can be played on. */
export function canGoOn(ending: Ending): boolean {
  return ending.name === 'insurgency_strengthens' || ending.name === 'taliban_consolidate';
}

/** Whose success an ending is; where nothing is said, the higher margin decides. */
const VICTOR: Readonly<Partial<Record<EndingName, Side>>> = {
  insurgency_collapses: GOVERNMENT,
  insurgents_gain_a_foothold: INSURGENT,
  taliban_fracture: INSURGENT,
  insurgency_strengthens: INSURGENT,
  taliban_consolidate: GOVERNMENT,
};

/**
 * The ending that a world stands at, or null while the war goes on: one that the rules name, two
 * good reckonings in a row (unless the game goes on after them), or the last day of the scenario,
 * when the insurgency persists or, where the authorities have the higher margin, is contained.
 */
export function endingOf(model: Model, w: World, goesOn = false): Ending | null {
  const name = nameOf(model, w, goesOn);
  if (name === null) return null;
  const margins = [w.margin[INSURGENT] ?? 0, w.margin[GOVERNMENT] ?? 0] as const;
  return { name, day: w.day[0] ?? 0, winner: VICTOR[name] ?? ahead(margins), margins };
}

function nameOf(model: Model, w: World, goesOn: boolean): EndingName | null {
  const named = ENDINGS[w.ended[0] ?? 0];
  if (named !== undefined && named !== 'war_goes_on') return named;
  if (!goesOn && w.winner[0] === 1) return 'insurgency_strengthens';
  if (!goesOn && w.winner[0] === 2) return 'taliban_consolidate';
  if ((w.day[0] ?? 0) <= model.endDay) return null;
  const behind = (w.margin[INSURGENT] ?? 0) < (w.margin[GOVERNMENT] ?? 0);
  return behind ? 'insurgency_contained' : 'insurgency_persists';
}

function ahead([insurgent, government]: readonly [number, number]): Side | null {
  if (insurgent === government) return null;
  return insurgent > government ? INSURGENT : GOVERNMENT;
}
