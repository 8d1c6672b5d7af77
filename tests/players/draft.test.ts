import { beforeEach, describe, expect, it } from 'vitest';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { snapshotView, type GovernmentView, type InsurgentView } from '../../src/engine/views.js';
import { Draft, priceOfAttention } from '../../src/players/draft.js';
import { contested } from '../engine/contested-setup.js';

const { model, world } = contested();
const even = { turn: 0, day: world.day[0]!, uniform: () => 0.5 };
let draft: Draft;
let view: InsurgentView;

beforeEach(() => {
  draft = new Draft();
  draft.begin(even);
  view = snapshotView(model, world, INSURGENT);
});

const kinds = () => draft.settle(view).map(({ kind }) => kind);

describe('a draft', () => {
  it('gives the most urgent first, and the earlier among equals', () => {
    draft.offer('local_taxes', 0, 2, 1.1);
    draft.offer('publicity', 0, 2, 1.5);
    draft.offer('harm_rule', 0, 1, 1.1);
    draft.offer('emphasis', 0, 2, 2);
    expect(kinds()).toEqual(['emphasis', 'publicity', 'local_taxes', 'harm_rule']);
  });

  it('asks more of an order the less attention is left', () => {
    expect(priceOfAttention(1)).toBeGreaterThan(priceOfAttention(4));
    expect(priceOfAttention(4)).toBeGreaterThan(priceOfAttention(8));
    draft.offer('publicity', 0, 2, 0.5);
    view.attention[0] = 2;
    expect(kinds()).toEqual([]);
    view.attention[0] = 8;
    expect(kinds()).toEqual(['publicity']);
  });

  it('spends no more attention than there is', () => {
    view.attention[0] = 2;
    for (const kind of ['local_taxes', 'publicity', 'harm_rule'] as const) {
      draft.offer(kind, 0, kind === 'harm_rule' ? 1 : 2, 3);
    }
    expect(kinds()).toHaveLength(2);
  });

  it('passes over what costs too much for what can be paid', () => {
    view.treasury[0] = 30_000;
    draft.offer('lobbying', 0, 0, 3);
    draft.offer('insurgent_envoy', 0, 0, 2);
    draft.offer('insurgent_envoy', 1, 0, 1.9);
    expect(draft.settle(view)).toMatchObject([{ kind: 'insurgent_envoy', target: 0 }]);
  });

  it('drops what is illegal, and what is never worth a point', () => {
    draft.offer('front_posture', 0, 2, 3);
    draft.offer('front_posture', 99, 1, 3);
    draft.offer('publicity', 0, 2, 0.1);
    draft.offer('publicity', 0, 2, NaN);
    expect(kinds()).toEqual([]);
  });

  it('keeps the most urgent of more candidates than it has room for', () => {
    view.attention[0] = 12;
    for (let i = 0; i < 60; i++) draft.offer('front_posture', 0, 2, 1 + i / 100);
    draft.offer('publicity', 0, 2, 5);
    for (let i = 0; i < 60; i++) draft.offer('front_posture', 0, 2, 2 + i / 100);
    expect(kinds()).toEqual(['publicity']);
  });

  it('answers events before all else, for nothing', () => {
    const asked = contested({ eventPending: [0, 1] });
    const taliban = snapshotView(asked.model, asked.world, GOVERNMENT) as GovernmentView;
    taliban.attention[0] = 0;
    draft.offer('blackout', 0, 1, 9);
    draft.answer(1, 0);
    expect(draft.settle(taliban)).toMatchObject([{ kind: 'choose', target: 1, choice: 0 }]);
  });

  it('forgets last month', () => {
    draft.offer('publicity', 0, 2, 3);
    draft.begin(even);
    expect(kinds()).toEqual([]);
  });
});
