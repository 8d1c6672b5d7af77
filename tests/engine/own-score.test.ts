import { describe, expect, it } from 'vitest';
import { compileModel } from '../../src/engine/model.js';
import { OwnScore } from '../../src/engine/own-score.js';
import { keyOf } from '../../src/engine/random.js';
import { SCORE_TERMS, scoreTerms } from '../../src/engine/scores.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView } from '../../src/engine/views.js';
import { contestedSetup } from './contested-setup.js';
import { permuted } from './hidden.js';

const SEED = { k0: 8, k1: 80 };
const model = compileModel(contestedSetup());
const campaign = new Campaign(model, SEED);
for (let turn = 0; turn < 20; turn++) campaign.step();
const { world } = campaign;
const scoreOf = (side: 0 | 1, of = world) => new OwnScore(snapshotView(model, of, side));
const term = (side: 0 | 1, name: string) => (SCORE_TERMS[side] as readonly string[]).indexOf(name);

describe.each([INSURGENT, GOVERNMENT] as const)('what side %i makes of its own score', (side) => {
  it('follows from what it sees alone', () => {
    for (let n = 0; n < 20; n++) {
      const other = permuted(model, world, side, keyOf(SEED, n));
      expect(scoreOf(side, other).terms).toEqual(scoreOf(side).terms);
    }
  });

  it('gives the true terms where it sees all that they are made of', () => {
    const truth = scoreTerms(model, world, side, 'truth');
    const seen =
      side === INSURGENT ? ['standing', 'endurance', 'pressure'] : ['cohesion', 'solvency'];
    for (const name of seen) {
      expect(scoreOf(side).terms[term(side, name)], name).toBeCloseTo(truth[term(side, name)]!, 9);
    }
  });

  it('is the same after a question as before', () => {
    const score = scoreOf(side);
    const first = score.worth('cohesion', 0.1);
    score.worth('recognition', (i) => (i === side ? 0.2 : -0.2));
    expect(score.worth('cohesion', 0.1)).toBe(first);
  });
});

describe('the worth of a change', () => {
  it('is that of the terms which it moves', () => {
    const k = model.k.assessment;
    expect(scoreOf(INSURGENT).worth('union', 0.05)).toBeCloseTo(
      k.weightStanding * 100 * 0.4 * 0.05,
      9,
    );
    expect(scoreOf(INSURGENT).worth('payGap', 0.2)).toBeLessThan(0);
    expect(scoreOf(GOVERNMENT).worth('trade', 0.1)).toBeGreaterThan(0);
    expect(scoreOf(GOVERNMENT).worth('grievance', -0.1)).toBeGreaterThan(0);
  });

  it('ends where a column or a term is full', () => {
    const score = scoreOf(INSURGENT);
    const all = score.worth('union', 1);
    expect(score.worth('union', 5)).toBe(all);
    const full = model.k.assessment.solvencyFullUsd;
    const rich = scoreOf(GOVERNMENT);
    const fill = rich.worth('stateTreasury', 2 * full);
    expect(rich.worth('stateTreasury', 4 * full)).toBeCloseTo(fill, 6);
  });
});
