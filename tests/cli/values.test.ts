import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/cli/errors.js';
import {
  dayOfDate,
  historyKind,
  overrideEntry,
  playerNames,
  ruleNames,
  seedText,
  wholeNumber,
} from '../../src/cli/values.js';

function refused(read: () => unknown): CliError {
  try {
    read();
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('whole numbers', () => {
  it('are read', () => {
    expect(wholeNumber('runs', '100', 1, 1000)).toBe(100);
    expect(wholeNumber('runs', '007', 1, 1000)).toBe(7);
  });

  it.each([
    'abc',
    '',
    '-5',
    '1.5',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    ' 5',
    '0',
    '1001',
    '9'.repeat(30),
  ])('are not "%s"', (text) => {
    const error = refused(() => wholeNumber('runs', text, 1, 1000));
    expect([error.exitCode, error.code]).toEqual([2, 'USAGE_VALUE']);
    expect(error.message).toContain('--runs');
    expect(error.message).toContain('a whole number from 1 to 1000');
  });
});

describe('other values', () => {
  it('dates are real', () => {
    expect(dayOfDate('until', '2024-02-29')).toBe(19_782);
    for (const text of ['2023-02-29', '2024-2-9', 'tomorrow', '20240101']) {
      expect(refused(() => dayOfDate('until', text)).exitCode).toBe(2);
    }
  });

  it('seeds are texts', () => {
    expect(seedText('seed', '007')).toBe('007');
    expect(refused(() => seedText('seed', 'a\u001b[2Jb')).message).not.toContain('\u001b');
    expect(refused(() => seedText('seed', 'x'.repeat(101))).exitCode).toBe(2);
  });

  it('words are suggested', () => {
    expect(historyKind('exogenous')).toBe('exogenous');
    expect(refused(() => historyKind('exogenus')).advice).toContain('exogenous');
    expect(ruleNames(['finance', 'arms', 'finance'])).toEqual(['finance', 'arms']);
    expect(refused(() => ruleNames(['finace'])).advice).toContain('finance');
  });

  it('players belong to sides', () => {
    expect(playerNames(['nrf=doctrine', 'taliban=none'])).toEqual({
      nrf: 'doctrine',
      taliban: 'none',
    });
    for (const texts of [['nrf'], ['nrf='], ['x=doctrine'], ['nrf=a=b'], ['nrf=a', 'nrf=b']]) {
      expect(refused(() => playerNames(texts)).exitCode).toBe(2);
    }
  });
});

describe('changes', () => {
  it.each([
    ['a.b=1', { path: 'a.b', value: 1 }],
    ['a.b=-1.5e-3', { path: 'a.b', value: -0.0015 }],
    ['a.b = .5', { path: 'a.b', value: 0.5 }],
    ['areas.*.urbanShare=0.5', { path: 'areas.*.urbanShare', value: 0.5 }],
    ['areas.*.urbanShare*=2', { path: 'areas.*.urbanShare', scale: 2 }],
    ['a+=3', { path: 'a', add: 3 }],
    ['a+=-3', { path: 'a', add: -3 }],
    ['a=true', { path: 'a', value: true }],
    ['a=false', { path: 'a', value: false }],
    ['title=x=y', { path: 'title', value: 'x=y' }],
    ['a=0x10', { path: 'a', value: '0x10' }],
    ['a=1e999', { path: 'a', value: '1e999' }],
  ])('%s', (text, entry) => {
    expect(overrideEntry(text)).toEqual(entry);
  });

  it.each(['a', '', '=1', 'a=', ' =1', 'a*=x', 'a+=', 'a*=true'])('are not "%s"', (text) => {
    const error = refused(() => overrideEntry(text));
    expect([error.exitCode, error.code]).toEqual([2, 'USAGE_VALUE']);
  });
});
