import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listParameters } from '../../src/scenario/parameters.js';
import { parseSetting } from '../../src/scenario/overrides.js';
import { OverrideError, resolvePath } from '../../src/scenario/paths.js';
import { ScenarioError } from '../../src/scenario/problems.js';
import { isNumericPath, withNumbers, withOverrides } from '../../src/scenario/variants.js';
import type { OverrideEntry } from '../../src/scenario/schema.js';
import { minimalScenario } from './fixture-folder.js';

const scenario = minimalScenario();
const { document } = scenario;

function problemOf(run: () => unknown): {
  code: string;
  message: string;
  mend?: string | undefined;
} {
  try {
    run();
  } catch (error) {
    if (error instanceof OverrideError) return error;
    if (error instanceof ScenarioError) return error.problems[0]!;
    throw error;
  }
  throw new Error('accepted');
}

describe('resolvePath', () => {
  it.each([
    ['parameters.finance.donorFloorUsd', 'parameters.finance.donorFloorUsd'],
    ['parameters.finance.donorFloorUsd.value', 'parameters.finance.donorFloorUsd'],
    ['finance.donorFloorUsd', 'parameters.finance.donorFloorUsd'],
    ['groups.rival.parameters.payUsd', 'groups.rival.parameters.payUsd'],
    ['groups.rival.payUsd', 'groups.rival.parameters.payUsd'],
    ['rival.payUsd', 'groups.rival.parameters.payUsd'],
    ['groups.nrf.kindsUrban.raid', 'groups.nrf.kindsUrban.raid'],
    ['nrf.affinity.hill', 'groups.nrf.affinity.hill'],
    ['actors.neighbour.interests.nrf.visibility', 'actors.neighbour.interests.nrf.visibility'],
    ['neighbour.sanctuary', 'actors.neighbour.parameters.sanctuary'],
    ['corridors.pass.capacityUsd', 'corridors.pass.parameters.capacityUsd'],
    ['nrf.thrift', 'doctrine.nrf.thrift'],
    ['roads.track', 'roads.track'],
    ['fighters.nrf.A-1', 'state.fighters.nrf.A-1'],
    ['state.fighters.nrf.*', 'state.fighters.nrf'],
    ['garrison', 'state.garrison'],
    ['areas.*.urbanShare', 'areas.*.urbanShare'],
    ['areas.A-1.terrain', 'areas.A-1.terrain'],
    ['events.quiet-talks.probabilityPerWeek', 'events.quiet-talks.probabilityPerWeek'],
    ['events.bridge-opens.enabled', 'events.bridge-opens.enabled'],
    ['start', 'start'],
  ])('reads %s as %s', (given, path) => {
    expect(resolvePath(document, given).path).toBe(path);
  });

  it.each([
    ['finance.donorFlorUsd', 'finance.donorFloorUsd'],
    ['parameters.finance.donorFlorUsd', 'parameters.finance.donorFloorUsd'],
    ['state.garison', 'state.garrison'],
    ['areas.A-1.ruggednes', 'areas.A-1.ruggedness'],
    ['ends', 'end'],
  ])('suggests for %s', (given, path) => {
    const problem = problemOf(() => resolvePath(document, given));
    expect(problem.code).toBe('OVERRIDE_PATH');
    expect(problem.mend).toContain(path);
  });

  it.each([
    'areas.__proto__.x',
    'constructor',
    'parameters.finance',
    'roads.track.unit',
    'state.ended',
    'state.fighters.nrf.A-1.x',
    'fighters.A-1',
    'edges.0.road',
    'events.bridge-opens.probabilityPerWeek',
    'id',
    '',
    'areas.A-9.urbanShare',
  ])('finds nothing at "%s"', (given) => {
    expect(problemOf(() => resolvePath(document, given)).code).toBe('OVERRIDE_PATH');
    expect(isNumericPath(scenario, given)).toBe(false);
  });
});

describe('withOverrides', () => {
  const changed = (...overrides: OverrideEntry[]) => withOverrides(scenario, overrides, '--set');

  it('changes numbers and says who did', () => {
    const { document: after, setup } = changed({ path: 'finance.donorFloorUsd', value: 3 });
    expect(setup.parameters['finance']?.['donorFloorUsd']).toBe(3);
    expect(after.parameters['finance']?.['donorFloorUsd']).toMatchObject({
      value: 3,
      unit: 'usd/week',
      source: '--set',
      setBy: '--set',
    });
    // The original is as it was.
    expect(document.parameters['finance']?.['donorFloorUsd']?.value).toBe(1.5);
  });

  it('changes dates, switches and terrain', () => {
    const { setup } = changed(
      { path: 'end', value: '2025-06-30' },
      { path: 'turnDays', value: 1 },
      { path: 'areas.A-2.terrain', value: 'plain' },
      { path: 'events.bridge-opens.enabled', value: false },
      { path: 'history', value: 'none' },
    );
    expect(setup.turnDays).toBe(1);
    expect(setup.areas[1]?.terrain).toBe('plain');
    expect(setup.endDay - scenario.setup.endDay).toBe(181);
    expect(setup.events.map(({ id }) => id)).toEqual(['quiet-talks']);
  });

  it('keeps the place of a conditional event that is switched off, and lets it never fire', () => {
    const { setup, events } = changed({ path: 'events.quiet-talks.enabled', value: false });
    expect(setup.events.map(({ id }) => id)).toEqual(['quiet-talks', 'bridge-opens']);
    expect(setup.events[0]?.maxTimes).toBe(0);
    expect(events[0]?.enabled).toBe(false);
  });

  it('changes single cells, rows and whole tables', () => {
    const cell = changed({ path: 'fighters.rival.A-1', value: 7 });
    expect(cell.setup.initial.fighters).toEqual([120, 0, 7, 15]);
    const row = changed({ path: 'fighters.nrf', scale: 1.5 });
    expect(row.setup.initial.fighters).toEqual([180, 0, 0, 15]);
    expect(row.setup.initial.startFighters).toEqual([210]);
    const table = changed({ path: 'garrison', scale: 0.333 });
    expect(table.setup.initial.garrison).toEqual([33, 200]);
    const all = changed({ path: 'attitude', add: 0.7 });
    expect(all.setup.initial.attitude).toEqual([1, expect.closeTo(0.4, 12)]);
    expect(all.setup.initial.regime).toEqual([4, 3]);
  });

  it('starts a column that had no table', () => {
    const { setup, document: after } = changed({ path: 'state.fear.A-2', value: 0.4 });
    expect(setup.initial.fear).toEqual([0, 0.4]);
    expect(after.state['fear']).toMatchObject({ unit: 'share', source: '--set' });
  });

  it('takes settings by name or number', () => {
    expect(changed({ path: 'frontPosture', value: 'hold' }).setup.initial.frontPosture).toEqual([
      4,
    ]);
    expect(changed({ path: 'frontPosture', value: 1 }).setup.initial.frontPosture).toEqual([1]);
    expect(changed({ path: 'budget.taliban', value: 'development' }).setup.initial.budget).toEqual([
      3, 4,
    ]);
  });

  it('changes a field of all areas or events within its range', () => {
    const areas = changed({ path: 'areas.*.urbanShare', scale: 2 }).setup.areas;
    expect(areas.map(({ urbanShare }) => urbanShare)).toEqual([0, 1]);
    const events = changed(
      { path: 'events.*.probabilityPerWeek', scale: 30 },
      { path: 'events.*.effects', scale: 0.5 },
    ).setup.events;
    expect(events[0]?.probabilityPerWeek).toBe(1);
    expect(events[0]?.effects[0]?.by).toBe(0.025);
    expect(events[0]?.choices[0]?.effects[0]?.by).toBe(-0.01);
    // A dated event has no chance to scale, and its effects are scaled too.
    expect(events[1]?.probabilityPerWeek).toBe(1);
    expect(events[1]?.effects[0]?.by).toBe(0.05);
  });

  it.each<[OverrideEntry, string]>([
    [{ path: 'roads.track', value: 1.2 }, '1.2 is outside 0 to 1'],
    [{ path: 'roads.track', scale: 9 }, 'outside 0 to 1'],
    [{ path: 'finance.fatigueTauDays', value: 0 }, '0 is not above 0'],
    [{ path: 'finance.donorFloorUsd', value: -1 }, '-1 is below 0'],
    [{ path: 'finance.donorFloorUsd', value: 1e308 }, '1e+308 is above 1000000000000000'],
    [{ path: 'finance.donorFloorUsd', value: 'much' }, 'expected a number'],
    [{ path: 'finance.donorFloorUsd', value: Number.NaN }, 'not finite'],
    [{ path: 'finance.donorFloorUsd' }, 'exactly one change'],
    [{ path: 'garrison.A-1', value: 1.5 }, '1.5 is not a whole number'],
    [{ path: 'frontPosture.valley', value: 'attack' }, 'is no choice'],
    [{ path: 'frontPosture.valley', value: 9 }, '9 is outside 0 to 4'],
    [{ path: 'events.*.effects', value: 1 }, 'can only be scaled'],
    [{ path: 'start', scale: 2 }, 'only numbers'],
    [{ path: 'areas.A-1.terrain', value: 'sea' }, '"sea"'],
    [{ path: 'turnDays', value: 0 }, '0'],
  ])('refuses %j', (override, message) => {
    const problem = problemOf(() => changed(override));
    expect(problem.code).toBe('OVERRIDE_VALUE');
    expect(problem.message).toContain(message);
  });

  it('checks the whole again', () => {
    expect(problemOf(() => changed({ path: 'end', value: '2020-01-01' })).code).toBe(
      'SCENARIO_PERIOD',
    );
    const shares = problemOf(() => changed({ path: 'areas.A-1.identity.hill', value: 0.2 }));
    expect(shares.code).toBe('SCENARIO_IDENTITY_SUM');
  });
});

describe('withNumbers', () => {
  it('gives the setup of the changed scenario, for every number that can be changed', () => {
    const rows = listParameters(scenario).filter((row) => row.changeable !== null);
    expect(rows.length).toBeGreaterThan(200);
    for (const { path, changeable, value } of rows) {
      const amount =
        changeable === 'scale' ? 0.4 : changeable === 'add' ? 0.05 : (value ?? 1) * 0.9;
      const change: OverrideEntry = { path, [changeable ?? 'value']: amount };
      const fast = withNumbers(scenario, [change]);
      expect(fast, path).toEqual(withOverrides(scenario, [change], 'test').setup);
      expect(fast, path).not.toEqual(scenario.setup);
    }
  });

  it('gives it for any changes together', () => {
    const rows = listParameters(scenario).filter((row) => row.changeable === 'scale');
    const change = fc
      .tuple(
        fc.constantFrom(...rows.map(({ path }) => path)),
        fc.double({ min: 0.5, max: 1.5, noNaN: true }),
      )
      .map(([path, scale]) => ({ path, scale }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        let slow: unknown;
        let wrong = false;
        try {
          slow = withOverrides(scenario, changes, 'test').setup;
        } catch (error) {
          expect(error).toBeInstanceOf(ScenarioError);
          wrong = true;
        }
        if (wrong) expect(() => withNumbers(scenario, changes)).toThrow(OverrideError);
        else expect(withNumbers(scenario, changes)).toEqual(slow);
      }),
      { numRuns: 50 },
    );
  });

  it('leaves the scenario as it was', () => {
    const before = JSON.stringify(scenario);
    withNumbers(scenario, [
      { path: 'garrison', scale: 2 },
      { path: 'events.*.effects', scale: 2 },
      { path: 'roads.track', value: 0.1 },
    ]);
    expect(JSON.stringify(scenario)).toBe(before);
  });

  it('refuses what is no number', () => {
    expect(
      problemOf(() => withNumbers(scenario, [{ path: 'end', value: '2024-02-01' }])).code,
    ).toBe('OVERRIDE_VALUE');
    expect(isNumericPath(scenario, 'end')).toBe(false);
    expect(isNumericPath(scenario, 'state.garrison')).toBe(true);
  });
});

describe('listParameters', () => {
  it('lists every number with where it comes from', () => {
    const rows = listParameters(scenario);
    const paths = rows.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const row of rows) {
      expect(row.source, row.path).not.toBe('');
      expect(row.unit, row.path).not.toBe('');
      expect(row.certainty, row.path).toMatch(/^(high|medium|low|very low)/);
      expect(row.prior === null, row.path).toBe(row.unit === 'choice');
    }
    expect(rows.find(({ path }) => path === 'roads.track')).toEqual({
      path: 'roads.track',
      kind: 'parameter',
      value: 0.3,
      unit: 'share',
      source: 'assumed',
      certainty: 'low',
      prior: { kind: 'uniform', low: 0.1, high: 0.6 },
      note: null,
      setBy: null,
      changeable: 'value',
    });
    expect(rows.find(({ path }) => path === 'areas.*.areaKm2')?.changeable).toBeNull();
  });

  it('gives paths that overrides take', () => {
    for (const { path, changeable } of listParameters(scenario)) {
      if (changeable !== null) expect(isNumericPath(scenario, path), path).toBe(true);
    }
  });
});

describe('parseSetting', () => {
  it.each([
    ['finance.donorFloorUsd=30000', { path: 'finance.donorFloorUsd', value: 30000 }],
    ['roads.track = .5', { path: 'roads.track', value: 0.5 }],
    ['garrison*=1.2', { path: 'garrison', scale: 1.2 }],
    ['areas.*.urbanShare*=1.1', { path: 'areas.*.urbanShare', scale: 1.1 }],
    ['attitude+=-0.1', { path: 'attitude', add: -0.1 }],
    ['end=2025-01-01', { path: 'end', value: '2025-01-01' }],
    ['events.x.enabled=false', { path: 'events.x.enabled', value: false }],
    ['history=none', { path: 'history', value: 'none' }],
    ['a=1e3', { path: 'a', value: 1000 }],
    ['a=', { path: 'a', value: '' }],
  ])('reads %s', (text, expected) => {
    expect(parseSetting(text)).toEqual(expected);
  });

  it.each(['', '=3', 'a', 'a*=b', 'a+=', 'a b=3'])('refuses "%s"', (text) => {
    expect(() => parseSetting(text)).toThrow(OverrideError);
  });
});
