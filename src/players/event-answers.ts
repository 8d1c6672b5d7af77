/** Answers to events that wait: each choice is weighed by what its effects are worth to the side. */
import {
  GOVERNMENT,
  INSURGENT,
  type ColumnName,
  type PendingEvent,
  type Side,
  type View,
} from '../engine/index.js';
import type { Draft } from './draft.js';

/** What a change of one unit is worth to a side; columns of two rows tell own and other apart. */
export type Taste = Readonly<
  Partial<Record<ColumnName, number | { readonly own: number; readonly other: number }>>
>;

interface Effect {
  readonly column: ColumnName;
  readonly index: number;
  readonly by: number;
}

interface Answer {
  readonly choice: number;
  readonly effects?: readonly Effect[];
}

/** Offers the better answer to every event that waits; without known effects the default stands. */
export function answerEvents(draft: Draft, view: View, taste: Taste): void {
  for (const event of view.pending) {
    const choice = bestAnswer(event, view.side, taste);
    if (choice !== null) draft.answer(event.event, choice);
  }
}

function bestAnswer(event: PendingEvent, side: Side, taste: Taste): number | null {
  const answers: readonly Answer[] = event.choices;
  let best: number | null = null;
  let most = -Infinity;
  for (const { choice, effects } of answers) {
    if (effects === undefined) continue;
    let worth = 0;
    for (const effect of effects) worth += worthOf(effect, side, taste);
    if (worth <= most) continue;
    most = worth;
    best = choice;
  }
  return best;
}

function worthOf({ column, index, by }: Effect, side: Side, taste: Taste): number {
  const value = taste[column];
  if (value === undefined) return 0;
  if (typeof value === 'number') return value * by;
  // Rows of sides and of actors toward sides alternate: even insurgent, odd government.
  const row: Side = index % 2 === 0 ? INSURGENT : GOVERNMENT;
  return (row === side ? value.own : value.other) * by;
}
