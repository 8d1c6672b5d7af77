import { describe, expect, it } from 'vitest';
import { DRAW } from '../../src/engine/draws.js';

describe('the table of draws', () => {
  it('gives every draw a permanent id of its own, within the limit of the generator', () => {
    const ids = Object.values(DRAW);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      expect(Number.isInteger(id)).toBe(true);
      expect(id).toBeGreaterThan(0);
      expect(id).toBeLessThan(4096);
    }
  });

  // Written down once more on purpose: whoever changes an id changes every campaign.
  it('keeps the ids that were given', () => {
    expect(DRAW).toMatchObject({
      eventChance: 1,
      recruits: 8,
      operationCount: 11,
      raidCount: 17,
      claim: 23,
      player: 33,
      guestsLeave: 44,
      march: 60,
      rumour: 66,
    });
  });
});
