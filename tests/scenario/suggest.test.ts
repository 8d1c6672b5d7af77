import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forbiddenCharacter, shown } from '../../src/scenario/characters.js';
import { didYouMean, editDistance, nearest } from '../../src/scenario/suggest.js';

describe('editDistance', () => {
  it('counts insertions, deletions, substitutions and swaps', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('zonse', 'zones')).toBe(1);
    expect(editDistance('AF-pan', 'af-PAN')).toBe(0);
  });

  it('is symmetric, and zero only for the same letters', () => {
    const word = fc.stringMatching(/^[a-d]{0,8}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('nearest', () => {
  it('gives close names, nearest first, and none that is far', () => {
    expect(nearest('visibilty', ['visibility', 'capitalVisibility', 'day'])).toEqual([
      'visibility',
    ]);
    expect(nearest('A-3', ['A-1', 'A-2', 'zzz'])).toEqual(['A-1', 'A-2']);
    expect(nearest('x'.repeat(5000), ['x'])).toEqual([]);
  });

  it('lists all of a short list when none is close', () => {
    expect(didYouMean('qqqqqq', ['ring', 'track'])).toBe('Known here: ring, track.');
    expect(didYouMean('qqqqqq', [])).toBeUndefined();
  });
});

describe('shown', () => {
  it('leaves no character that a terminal would obey, on one line, cut to length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const safe = shown(text);
        expect(forbiddenCharacter(safe)).toBeNull();
        expect(safe).not.toMatch(/[\n\t]/);
      }),
    );
    expect(shown('a\u001b[2J\u202eb')).toBe('a<U+001B>[2J<U+202E>b');
    expect(shown('x'.repeat(100)).length).toBe(60);
  });

  it('never cuts a character in two', () => {
    expect(forbiddenCharacter(shown('x'.repeat(58) + '\u{1f600}\u{1f600}'))).toBeNull();
  });
});
