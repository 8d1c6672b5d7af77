import { describe, expect, it } from 'vitest';
import { compileModel } from '../../src/engine/model.js';
import { ENDINGS } from '../../src/engine/rules/assessment.js';
import { createWorld, type World } from '../../src/engine/world.js';
import { CONSOLIDATION, OUTCOMES, outcomeOf } from '../../src/lab/outcome.js';
import { smallSetup } from '../engine/small-setup.js';

const model = compileModel(smallSetup());

function world(change: (w: World) => void): World {
  const w = createWorld(model.layout, model.initial.slice());
  w.visibility[0] = 0.3;
  change(w);
  return w;
}

const named = (w: World, lateOperations = 5): string =>
  OUTCOMES[outcomeOf(model, w, lateOperations)]!;

describe('outcomeOf', () => {
  it('persists while the front fights and is seen', () => {
    expect(named(world(() => undefined))).toBe('insurgency_persists');
  });

  it('gives endings their own names', () => {
    for (let ending = 1; ending < ENDINGS.length; ending++) {
      const w = world((one) => {
        one.ended[0] = ending;
        one.fighters.fill(0);
      });
      expect(named(w)).toBe(ENDINGS[ending]);
    }
    expect(OUTCOMES.length).toBe(ENDINGS.length - 1 + 4);
  });

  it('goes to whoever had two good reckonings, unless an ending came', () => {
    const won = (winner: number, ended = 0): World =>
      world((w) => {
        w.winner[0] = winner;
        w.ended[0] = ended;
        // The last margins say nothing against it.
        w.margin.set(winner === 1 ? [-9, 9] : [9, -9]);
      });
    expect(named(won(1))).toBe('insurgency_strengthens');
    expect(named(won(2))).toBe('taliban_consolidate');
    expect(named(won(1, 4))).toBe('taliban_fracture');
    expect(named(won(2, 3))).toBe('settlement');
  });

  it('is told by the higher margin where nobody won, and alike it persists', () => {
    const at = (insurgent: number, government: number): World =>
      world((w) => w.margin.set([insurgent, government]));
    expect(named(at(-3, -4))).toBe('insurgency_persists');
    expect(named(at(-4, -3))).toBe('insurgency_contained');
    expect(named(at(1, 1))).toBe('insurgency_persists');
  });

  it('is consolidation when the front has shrunk below its share', () => {
    const limit = CONSOLIDATION.fightersShare * 600;
    const left = (n: number): World =>
      world((w) => {
        w.fighters.fill(0);
        w.fighters[2] = n - 10;
        w.sanctuary[0] = 10;
      });
    expect(named(left(limit))).toBe('insurgency_persists');
    expect(named(left(limit - 1))).toBe('taliban_consolidate');
  });

  it('is consolidation when nothing is seen and nothing is done', () => {
    const unseen = world((w) => (w.visibility[0] = CONSOLIDATION.visibilityShare - 0.001));
    const seen = world((w) => (w.visibility[0] = CONSOLIDATION.visibilityShare));
    expect(named(unseen, 0)).toBe('taliban_consolidate');
    expect(named(unseen, 1)).toBe('insurgency_persists');
    expect(named(seen, 0)).toBe('insurgency_persists');
  });
});
