import { describe, expect, it } from 'vitest';
import { HARASS, HOLD } from '../../../src/engine/sides.js';
import { play, type Given, type Outcome } from './one-rule.js';

const control = (given: Given): Outcome => play({ rules: ['control'], ...given });

describe('control', () => {
  it('comes to rest where force, underground, support and administration balance', () => {
    const { world, model } = control({
      cells: { alert: 0, heavy: 0, development: 0.4, stance: HARASS },
      turns: 150,
    });
    const k = model.p.control;
    for (let a = 0; a < model.sizes.areas; a++) {
      const state = world.garrison[a]!;
      const rebels = world.fighters[a]!;
      const { roadShare, urbanShare } = model.map;
      const rest =
        (k.weightForce * (state - rebels)) / (state + rebels + 1) -
        k.weightUnderground * world.network[a]! +
        k.weightSupport * (world.supportGovernment[a]! - world.supportInsurgent[a]!) +
        k.weightAdministration * (0.4 + 0.3 * roadShare[a]! + 0.3 * urbanShare[a]! + 0.3 * 0.4);
      expect(world.control[a]).toBeCloseTo(rest, 6);
    }
  });

  it('moves in its time', () => {
    const { world, model, before } = control({ cells: { garrison: 0, fighters: 0, network: 0 } });
    const kept = Math.exp(-7 / model.p.control.controlTauDays);
    // With neither force nor support of either side, it only falls.
    expect(world.control[0]! / before.control[0]!).toBeCloseTo(kept, 10);
  });

  it('is better held with heavy equipment, and worse where attacks keep officials at home', () => {
    const level = (cells: Given['cells']): number =>
      control({ cells: { fighters: 3000, ...cells }, turns: 30 }).world.control[0]!;
    expect(level({ heavy: 900 })).toBeGreaterThan(level({ heavy: 0 }));
    expect(level({ alert: 5 })).toBeLessThan(level({ alert: 0 }));
  });
});

describe('ground', () => {
  const taken: Given = {
    cells: { garrison: 50, fighters: 2000, stance: HOLD, network: 0.5, control: 0.1, alert: 0 },
  };

  it('changes hands below a level, is noted, and its days are counted', () => {
    const { world, notes, model } = control({ ...taken, turns: 20 });
    expect(world.control[0]).toBeLessThan(model.p.control.handoverLevel);
    expect(notes('area_changed_hands').filter(([area]) => area === 0)).toEqual([[0, 0, 0]]);
    expect(world.heldDays[0]! % 7).toBe(0);
    expect(world.heldDays[0]).toBeGreaterThan(0);
    expect(world.heldDays[0]).toBeLessThan(140);
  });

  it('that is lost again begins anew', () => {
    const { world, notes } = control({
      cells: { ...taken.cells, control: -0.5, heldDays: 90, fighters: 0, garrison: 9000 },
      turns: 20,
    });
    expect(world.heldDays[0]).toBe(0);
    expect(notes('area_changed_hands')[0]).toEqual([0, 1, 0]);
  });

  it('is given up by a force that is too weak to hold it', () => {
    const { world, notes } = control({ cells: { stance: HOLD, garrison: 9000, fighters: 60 } });
    expect([...world.stance].slice(0, 5)).toEqual(new Array(5).fill(HARASS));
    expect(notes('order_reinterpreted')[0]).toEqual([0, HOLD, HARASS]);
    expect(control(taken).world.stance[0]).toBe(HOLD);
  });
});

describe('quiet days', () => {
  it('are counted by the calendar', () => {
    expect(control({ turns: 3 }).world.quietDays[0]).toBe(21);
  });
});
