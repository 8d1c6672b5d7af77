import { describe, expect, it } from 'vitest';
import { COLUMN_NAMES, columnOf, type ColumnName } from '../../src/engine/columns.js';
import { RULE_NAMES } from '../../src/engine/turn.js';
import { listScenarios, loadScenario } from '../../src/scenario/load.js';

const OUTSIDE: readonly ColumnName[] = [
  'abroadPeople',
  'armsLost',
  'armsMarket',
  'donors',
  'economy',
  'fees',
];

const all = COLUMN_NAMES.map((name) => [name, columnOf(name)] as const);

describe('every column', () => {
  it('has a unit, a meaning in one line and a rule that exists', () => {
    for (const [name, { unit, about, rule }] of all) {
      expect(unit, name).not.toBe('');
      expect(about, name).toMatch(/^\S.*\S$/);
      expect(RULE_NAMES, name).toContain(rule);
    }
  });

  it('has a range of finite numbers', () => {
    for (const [name, { min, max }] of all) {
      expect(Number.isFinite(min) && Number.isFinite(max) && min < max, name).toBe(true);
    }
  });

  it('begins at zero, within its range, unless every scenario must give it', () => {
    const given = all.filter(([, { min, max }]) => min > 0 || max < 0).map(([name]) => name);
    expect(given).toEqual(['armsPrice']);
    for (const { id } of listScenarios()) {
      expect(loadScenario(id).setup.initial, id).toHaveProperty('armsPrice');
    }
  });

  it('belongs to an account exactly if it is a count', () => {
    for (const [name, { account, kind }] of all) {
      expect(account !== undefined, name).toBe(kind === 'count');
    }
  });

  it('goes below zero only as an index, a difference or an account beyond the model', () => {
    const units = ['index', 'log ratio', 'points', 'day number'];
    for (const [name, { unit, min, max }] of all) {
      const signed = units.includes(unit) || OUTSIDE.includes(name) || name === 'sparesUsed';
      if (min < 0) expect(signed, name).toBe(true);
      if (unit === 'share') expect([min, max], name).toEqual([0, 1]);
    }
  });

  it('is a setting exactly if it is a small choice', () => {
    for (const [name, { unit, kind, max }] of all) {
      expect(unit === 'choice', name).toBe(kind === 'setting');
      if (kind === 'setting') expect([1, 2, 3, 4, 5], name).toContain(max);
    }
  });

  it('is seen by somebody in particular or by nobody', () => {
    const seers = ['all', 'insurgent', 'government', 'owner', 'none'];
    // Only what has a row for each side or group has an owner.
    const rows = ['side', 'sideArea', 'group', 'groupArea', 'groupCorridor'];
    for (const [name, { seenBy, index }] of all) {
      expect(seers, name).toContain(seenBy);
      if (seenBy === 'owner') expect(rows, name).toContain(index);
    }
  });
});

describe('the table of columns', () => {
  it('hides what neither side can know', () => {
    const hidden: readonly ColumnName[] = [
      'supportInsurgent',
      'fear',
      'grievance',
      'control',
      'intel',
      'heat',
      'margin',
      'exForces',
      'population',
      ...OUTSIDE,
    ];
    for (const name of hidden) expect(columnOf(name).seenBy, name).toBe('none');
  });

  it('keeps what one side orders from the other', () => {
    const insurgent = ['frontPosture', 'frontEmphasis', 'taxes', 'publicity', 'harmRule'] as const;
    const government = ['zonePosture', 'zoneRule', 'zoneAmnesty', 'corridorControl'] as const;
    for (const name of insurgent) expect(columnOf(name).seenBy, name).toBe('insurgent');
    for (const name of government) expect(columnOf(name).seenBy, name).toBe('government');
  });

  it('has an account beyond the model for all that comes and goes', () => {
    for (const name of OUTSIDE) {
      expect(columnOf(name)).toMatchObject({ kind: 'count', index: 'global' });
      expect(columnOf(name).min).toBeLessThan(-1e12);
    }
  });

  it('is used: the base scenario begins with something in most columns', () => {
    const { initial } = loadScenario('base-2024').setup;
    const given = COLUMN_NAMES.filter((name) => initial[name]?.some((value) => value !== 0));
    expect(given.length).toBeGreaterThan(0.6 * COLUMN_NAMES.length);
  });
});
