import { beforeAll, describe, expect, it } from 'vitest';
import { compileModel } from '../../src/engine/model.js';
import { ORDER_FAILURES, ORDER_KIND_NAMES, type Order } from '../../src/engine/orders.js';
import { NOTE } from '../../src/engine/records.js';
import { createWorld } from '../../src/engine/world.js';
import { happeningsOf } from '../../src/game/happenings.js';
import { classroom } from './games.js';

beforeAll(() => void classroom());

const DAY = 0;
const march = (other: number, choice: number): Order => ({
  side: 0,
  kind: 'move_fighters',
  target: 0,
  other,
  choice,
});
const number = ORDER_KIND_NAMES.indexOf('move_fighters');
const given = (choice: number): number[] => [DAY, NOTE.order_given, number, 0, choice];
const failed = [
  DAY,
  NOTE.order_failed,
  number,
  0,
  ORDER_FAILURES.indexOf('intercepted_on_the_way'),
];

/** What is told of a turn with such notes and orders. */
function told(notes: readonly number[][], orders: readonly Order[]): string[] {
  const scenario = classroom();
  const { layout } = compileModel(scenario.setup);
  const none = new Int32Array(0);
  const rows = { operations: none, notes: Int32Array.from(notes.flat()), presences: none };
  return happeningsOf(scenario, createWorld(layout), rows, orders).map(({ text }) => text);
}

describe('an order that was carried out', () => {
  it('is told with both its places', () => {
    const [text] = told([given(1)], [march(1, 1)]);
    expect(text).toContain('The valley front to Town and capital');
  });

  it('is not taken for another of its kind that failed', () => {
    const texts = told([failed, given(2)], [march(1, 2), march(0, 0)]);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toMatch(/failed .* to The valley front\): they were intercepted/);
    expect(texts[1]).toMatch(/^Carried out: .* to Town and capital/);
  });
});

describe('an order that left no note', () => {
  it('is told as one that came too late', () => {
    const texts = told([given(1)], [march(1, 1), march(1, 0)]);
    expect(texts.map((text) => text.slice(0, 11))).toEqual(['Carried out', 'It was too ']);
  });
});
