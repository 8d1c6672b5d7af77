import { describe, expect, it } from 'vitest';
import { CAUSE, CAUSE_NAMES, causeName } from '../../src/engine/causes.js';

describe('the table of causes', () => {
  it('gives every name a number of its own', () => {
    expect(new Set(CAUSE_NAMES).size).toBe(CAUSE_NAMES.length);
    CAUSE_NAMES.forEach((name, i) => {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(CAUSE[name]).toBe(i);
    });
  });
});

describe('causeName', () => {
  it('names causes of the table, and events of the scenario after them', () => {
    expect(causeName(CAUSE.tips, [])).toBe('tips');
    expect(causeName(CAUSE_NAMES.length + 1, ['first', 'second'])).toBe('event:second');
    expect(causeName(CAUSE_NAMES.length + 9, ['first'])).toBe('event:unknown');
  });
});
