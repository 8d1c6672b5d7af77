import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelError, type ModelErrorCode } from '../../src/engine/errors.js';
import {
  ACTOR_PARAMETERS,
  CORRIDOR_PARAMETERS,
  GROUP_PARAMETERS,
  integrate,
  PARAMETERS,
  perTurn,
  readParameters,
  tableOf,
} from '../../src/engine/parameters.js';
import { smallSetup } from './small-setup.js';

const given = smallSetup().parameters;

function codeOf(action: () => unknown): ModelErrorCode | null {
  try {
    action();
  } catch (error) {
    if (error instanceof ModelError) return error.code;
    throw error;
  }
  return null;
}

describe('the table of parameters', () => {
  const all = [
    ...Object.entries(PARAMETERS).flatMap(([rule, names]) =>
      Object.entries(names).map(([name, unit]) => [`${rule}.${name}`, name, unit] as const),
    ),
    ...Object.entries({ ...GROUP_PARAMETERS, ...ACTOR_PARAMETERS, ...CORRIDOR_PARAMETERS }).map(
      ([name, unit]) => [name, name, unit] as const,
    ),
  ];

  it('gives times in days to whatever relaxes, and a unit to everything', () => {
    for (const [path, name, unit] of all) {
      expect(unit, path).not.toBe('');
      if (name.endsWith('TauDays')) expect(unit, path).toBe('days');
      if (name.endsWith('Usd')) expect(unit, path).toMatch(/^usd/);
      if (name.endsWith('Days')) expect(unit, path).toMatch(/^days/);
      if (/Share$/.test(name)) expect(unit, path).toMatch(/^share/);
    }
  });
});

describe('integrate', () => {
  const days = fc.integer({ min: 1, max: 60 });
  const value = fc.double({ min: 0.01, max: 1000, noNaN: true });

  it('multiplies rates by the days of the turn', () => {
    expect(integrate('raids', 'raids/week', 9, 7)).toBe(9);
    expect(integrate('raids', 'raids/week', 9, 1)).toBeCloseTo(9 / 7, 15);
    expect(integrate('trend', 'index/year', 0.1, 365.25)).toBeCloseTo(0.1, 15);
  });

  it('adds rates up to the same sum however the days are cut', () => {
    fc.assert(
      fc.property(value, days, (x, n) => {
        for (const unit of ['usd/week', 'index/year']) {
          const parts = integrate('x', unit, x, 1) * n;
          expect(parts / integrate('x', unit, x, n)).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  it('adds spreads up by their squares', () => {
    fc.assert(
      fc.property(value, days, (x, n) => {
        const one = integrate('x', 'share/sqrt(week)', x, 1);
        const all = integrate('x', 'share/sqrt(week)', x, n);
        expect((one * one * n) / (all * all)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('turns a time into the share that relaxes, so that days make up a week', () => {
    fc.assert(
      fc.property(value, days, (tau, n) => {
        let left = 1;
        for (let day = 0; day < n; day++) left *= 1 - integrate('fearTauDays', 'days', tau, 1);
        expect(1 - integrate('fearTauDays', 'days', tau, n)).toBeCloseTo(left, 12);
      }),
    );
    expect(integrate('fearTauDays', 'days', 7, 7)).toBeCloseTo(1 - 1 / Math.E, 12);
  });

  it('leaves everything else as it is', () => {
    for (const unit of ['share', 'factor', 'usd', 'days', 'operations/7 days', 'persons']) {
      expect(integrate('prepareDays', unit, 12, 7)).toBe(12);
    }
  });
});

describe('readParameters', () => {
  it('reads every declared parameter and integrates each', () => {
    const p = readParameters(given);
    const week = perTurn(p, 7);
    for (const [rule, names] of Object.entries(PARAMETERS)) {
      const section = rule as keyof typeof PARAMETERS;
      expect(Object.keys(p[section])).toEqual(Object.keys(names));
      for (const [name, unit] of Object.entries(names)) {
        const value = given[rule]![name]!;
        expect((p[section] as Record<string, number>)[name]).toBe(value);
        expect((week[section] as Record<string, number>)[name]).toBe(
          integrate(name, unit, value, 7),
        );
      }
    }
  });

  const withValue = (rule: string, name: string, value: number | undefined) => ({
    ...given,
    [rule]: { ...given[rule], [name]: value as number },
  });

  it('refuses a parameter without a value', () => {
    expect(codeOf(() => readParameters(withValue('finance', 'moodSd', undefined)))).toBe(
      'MODEL_MISSING_PARAMETER',
    );
    const { finance: _, ...rest } = given;
    expect(codeOf(() => readParameters(rest))).toBe('MODEL_MISSING_PARAMETER');
  });

  it.each([
    ['finance', 'moodSd', NaN],
    ['finance', 'moodSd', Infinity],
    ['finance', 'fatigueTarget', 1.01],
    ['finance', 'fatigueTarget', -0.01],
    ['finance', 'fatigueTauDays', 0],
    ['finance', 'fatigueTauDays', -1],
    ['finance', 'donorFloorUsd', -1],
  ])('refuses %s.%s = %d', (rule, name, value) => {
    expect(codeOf(() => readParameters(withValue(rule, name, value)))).toBe('MODEL_BAD_NUMBER');
  });

  it('names the parameter in the message', () => {
    expect(() => readParameters(withValue('finance', 'moodSd', NaN))).toThrow(/finance\.moodSd/);
  });
});

describe('tableOf', () => {
  it('puts one number a thing under each name', () => {
    const list = [
      { id: 'a', parameters: { feeShare: 0.1, delayTauDays: 7 } },
      { id: 'b', parameters: { feeShare: 0.2, delayTauDays: 14 } },
    ];
    const table = tableOf({ feeShare: 'share', delayTauDays: 'days' }, list, 7, 'corridor');
    expect([...table.feeShare]).toEqual([0.1, 0.2]);
    expect(table.delayTauDays[0]).toBeCloseTo(1 - 1 / Math.E, 12);
  });

  it('refuses a thing that lacks one, by name', () => {
    const list = [{ id: 'a', parameters: {} }];
    expect(() => tableOf({ feeShare: 'share' }, list, 7, 'corridor')).toThrow(
      /corridor a\.feeShare/,
    );
  });
});
