import { describe, expect, it } from 'vitest';
import { GOVERNMENT } from '../../../src/engine/sides.js';
import { AREAS, play, total, type Given, type Outcome } from './one-rule.js';

const estimation = (given: Given): Outcome => play({ rules: ['reporting'], ...given });
/** What the authorities believe of each area. */
const ofState = ({ world }: Outcome, column: 'estimate' | 'estimateError'): number[] => [
  ...world[column].subarray(GOVERNMENT * AREAS),
];

describe('estimates of garrisons', () => {
  it('are made where insurgents have people, near the truth', () => {
    const { world, model } = estimation({ cells: { network: 0.5, estimate: 0 } });
    for (let a = 0; a < AREAS; a++) {
      const ratio = world.estimate[a]! / world.garrison[a]!;
      expect(ratio).toBeGreaterThan(Math.exp(-5 * world.estimateError[a]!));
      expect(ratio).toBeLessThan(Math.exp(5 * world.estimateError[a]!));
      expect(world.estimateDay[a]).toBe(model.startDay);
    }
  });

  it('are better with a wider network', () => {
    const error = (network: number): number =>
      estimation({ cells: { network } }).world.estimateError[0]!;
    expect(error(0.9)).toBeLessThan(error(0.1));
  });

  it('age where nobody is, up to a limit', () => {
    const cells = {
      network: 0,
      fighters: 0,
      estimate: 1234,
      estimateError: 0.3,
      estimateDay: 19_000,
    };
    const first = estimation({ cells });
    expect(first.world.estimate[0]).toBe(1234);
    expect(first.world.estimateDay[0]).toBe(19_000);
    expect(first.world.estimateError[0]).toBeGreaterThan(0.3);
    const last = estimation({ cells, turns: 1500 });
    expect(last.world.estimateError[0]).toBe(last.model.p.estimation.errorMost);
  });
});

describe('estimates of fighters', () => {
  it('come near the truth with information, and from suspicion without', () => {
    const look = (intel: number, fighters: number): number =>
      total(
        Float64Array.from(
          ofState(
            estimation({ cells: { intel, fighters, suspicion: 1 }, parameters: SHARP }),
            'estimate',
          ),
        ),
      );
    expect(look(1, 500)).toBe(5 * 500);
    // Nothing is known of a stronghold or of an empty place: both look alike.
    expect(look(0, 500)).toBe(look(0, 0));
    expect(look(0, 0)).toBeGreaterThan(0);
  });

  const SHARP = {
    reporting: { estimateErrorState: 0 },
    estimation: { falseAlarms: 0, rumourShare: 0 },
  };

  it('are surer with information', () => {
    const error = (intel: number): number =>
      ofState(estimation({ cells: { intel, suspicion: 1 } }), 'estimateError')[0]!;
    expect(error(1)).toBeLessThan(error(0));
  });
});

describe('suspicion', () => {
  const suspicion = (cells: Given['cells'], parameters: Given['parameters'] = {}): number =>
    estimation({ cells: { suspicion: 0.2, alert: 0, intel: 0, ...cells }, parameters, turns: 40 })
      .world.suspicion[0]!;
  const quiet = { estimation: { falseAlarms: 0, rumourShare: 0 } };

  it('follows information and signs', () => {
    expect(suspicion({}, quiet)).toBeLessThan(0.05);
    expect(suspicion({ intel: 0.8 }, quiet)).toBeGreaterThan(0.7);
    expect(suspicion({ alert: 3 }, quiet)).toBeGreaterThan(0.7);
  });

  it('is kept alive by rumours and false alarms', () => {
    expect(suspicion({ suspicion: 0 })).toBeGreaterThan(0.01);
    const alarms = { estimation: { falseAlarms: 1, falseAlarmShare: 0.5, rumourShare: 0 } };
    expect(suspicion({}, alarms)).toBeGreaterThan(0.5);
  });

  it('is no map of fighters', () => {
    expect(suspicion({ fighters: 9000 }, quiet)).toBe(suspicion({ fighters: 0 }, quiet));
  });
});

describe('what was seen', () => {
  it('fades in its time', () => {
    const { world, model } = estimation({ cells: { reportedAttacks: 2, seenHarm: 2 } });
    const kept = 2 * Math.exp(-7 / model.p.reporting.seenTauDays);
    expect(world.reportedAttacks[0]).toBeCloseTo(kept, 10);
    expect(world.seenHarm[0]).toBeCloseTo(kept, 10);
  });

  it('is what happened: the authorities notice attacks, the front notices raids', () => {
    const { world } = play({
      rules: ['operations', 'security', 'reporting'],
      turns: 20,
      cells: { fighters: 400, cells: 20, seenHarm: 0, reportedAttacks: 0 },
    });
    expect(total(world.seenHarm.subarray(AREAS))).toBeGreaterThan(1);
    expect(total(world.seenHarm.subarray(0, AREAS))).toBeGreaterThan(1);
    expect(total(world.reportedAttacks.subarray(0, AREAS))).toBeLessThan(
      total(world.seenHarm.subarray(AREAS)),
    );
  });
});
