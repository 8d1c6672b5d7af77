import { describe, expect, it } from 'vitest';
import type { ColumnName } from '../../src/engine/columns.js';
import { GOVERNMENT, INSURGENT, type Side } from '../../src/engine/sides.js';
import { snapshotView, type View } from '../../src/engine/views.js';
import { Draft } from '../../src/players/draft.js';
import { answerEvents, type Taste } from '../../src/players/event-answers.js';
import { contested } from '../engine/contested-setup.js';

interface Effect {
  readonly column: ColumnName;
  readonly index: number;
  readonly by: number;
}

/** What a side answers when its event has a first and a second choice of these effects. */
function answer(side: Side, taste: Taste, effects?: readonly (readonly Effect[])[]): number | null {
  const { model, world } = contested({ eventPending: [1, 1] });
  const seen = snapshotView(model, world, side);
  const pending = seen.pending.map((event) => ({
    ...event,
    choices: event.choices.map(({ choice, id }, i) => {
      const known = effects?.[i];
      return known === undefined ? { choice, id } : { choice, id, effects: known };
    }),
  }));
  const view = { ...seen, pending } as View;
  const draft = new Draft();
  draft.begin({ turn: 0, day: 0, uniform: () => 0.5 });
  answerEvents(draft, view, taste);
  return draft.settle(view)[0]?.choice ?? null;
}

const effect = (column: ColumnName, by: number, index = 0): Effect => ({ column, index, by });

describe('answers to events', () => {
  it('weigh all effects of a choice', () => {
    const taste: Taste = { union: 1, visibility: 0.5 };
    const share = [effect('union', 0.03), effect('visibility', -0.02)];
    const insist = [effect('union', -0.07), effect('visibility', 0.03)];
    expect(answer(INSURGENT, taste, [share, insist])).toBe(0);
    expect(answer(INSURGENT, taste, [insist, share])).toBe(1);
    expect(answer(INSURGENT, { ...taste, visibility: 5 }, [share, insist])).toBe(1);
  });

  it('tell what is gained for oneself from what is gained for the other side', () => {
    const taste: Taste = { legitimacy: { own: 1, other: -1 } };
    const nrf = [effect('legitimacy', 0.1, 0)];
    const taliban = [effect('legitimacy', 0.1, 1)];
    expect(answer(INSURGENT, taste, [taliban, nrf])).toBe(1);
    expect(answer(GOVERNMENT, taste, [taliban, nrf])).toBe(0);
  });

  it('leave the default where the effects are not known', () => {
    expect(answer(INSURGENT, { union: 1 })).toBe(null);
  });
});
