/** What asks for a person before the next turn. */
import type { Model } from '../engine/model.js';
import { GOVERNMENT, INSURGENT, type Side } from '../engine/sides.js';
import type { View } from '../engine/views.js';
import type { World } from '../engine/world.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Ending } from './endings.js';
import { areaName } from './names.js';
import type { Reckoning } from './reckoning.js';
import type { Happening, Reason, ReasonName } from './results.js';

/** From this unpaid share of pay on, people have gone without most of it. */
const UNPAID = 0.5;

/** Places where pay has failed in a turn: most of it was paid before, and is not now. */
export function payFailures(
  scenario: Scenario,
  m: Model,
  before: World,
  after: World,
  turn: number,
): Happening[] {
  const day = before.day[0] ?? 0;
  const crossed = (gap: 'payGap' | 'garrisonPayGap', people: 'fighters' | 'garrison'): number[] =>
    m.setup.areas.flatMap((_, a) => {
      const [was = 0, is = 0, there = 0] = [before[gap][a], after[gap][a], after[people][a]];
      return was < UNPAID && is >= UNPAID && there > 0 ? [a] : [];
    });
  const tell = (side: Side, areas: readonly number[], who: string): Happening[] =>
    areas.map((area) => ({
      turn,
      day,
      kind: 'pay_failed',
      seenBy: [side === INSURGENT, side === GOVERNMENT],
      text: `${who} in ${areaName(scenario, area)} go without most of their pay.`,
      area,
      event: null,
    }));
  return [
    ...tell(INSURGENT, crossed('payGap', 'fighters'), 'Fighters'),
    ...tell(GOVERNMENT, crossed('garrisonPayGap', 'garrison'), 'Garrisons'),
  ];
}

/** Happenings that ask for their side by themselves. */
const ASKING: ReadonlySet<string> = new Set<ReasonName>([
  'order_failed',
  'order_lapsed',
  'area_changed_hands',
  'leadership_lost',
  'pay_failed',
]);

export interface Situation {
  readonly scenario: Scenario;
  readonly model: Model;
  /** The world before the turn. */
  readonly before: World;
  readonly notes: readonly Happening[];
  readonly reckoning: Reckoning | null;
  readonly ending: Ending | null;
}

/** What asks for a side after a turn; `view` is its view after the turn. */
export function reasonsOf(side: Side, view: View, after: Situation): Reason[] {
  const { scenario, model, before, notes, reckoning, ending } = after;
  const out: Reason[] = [];
  const add = (name: ReasonName, text: string): void => void out.push({ name, side, text });
  if (ending !== null) add('ending', 'The game has ended.');
  for (const { event } of view.pending) {
    const title = scenario.events[event]?.title ?? 'An event';
    add('event', `"${title}" waits for your answer.`);
  }
  for (const note of notes) {
    if (note.seenBy[side] && ASKING.has(note.kind)) add(note.kind as ReasonName, note.text);
  }
  if (reckoning !== null) add('reckoning', 'The quarter has ended: see the reckoning.');
  const cap = model.p.orders.attentionCap;
  // Once is enough: it stays full until somebody orders something.
  if ((view.attention[0] ?? 0) >= cap && (before.attention[side] ?? 0) < cap) {
    add('attention_full', 'Command attention is full: what accrues now is lost.');
  }
  return out;
}
