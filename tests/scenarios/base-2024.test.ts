// The base scenario: complete, sound, and the war that it says it is. Its counts are compared with
// the reported ones by the calibration, not here.
import { beforeAll, describe, expect, it } from 'vitest';
import { DOCTRINE_PARAMETERS } from '../../src/engine/index.js';
import { frontFighters, median, play, shipped, share } from './campaigns.js';

interface End {
  readonly fighters: number;
  readonly lowestControl: number;
  readonly ended: number;
}

let ends: readonly End[];

beforeAll(() => {
  ends = play('base-2024', { runs: 20, players: ['doctrine', 'doctrine'] }, (campaign, model) => ({
    fighters: frontFighters(campaign.world, model),
    lowestControl: Math.min(...campaign.world.control),
    ended: campaign.world.ended[0] ?? NaN,
  }));
});

describe('base-2024', () => {
  it('says what it is, what it teaches and how it is won', () => {
    const { title, summary, teaches, document, setup } = shipped('base-2024');
    for (const text of [title, summary, teaches, document.victory]) {
      expect(String(text).length).toBeGreaterThan(20);
    }
    for (const side of ['nrf', 'taliban'] as const) {
      expect(Object.keys(setup.doctrine[side]).sort()).toEqual(
        Object.keys(DOCTRINE_PARAMETERS[side]).sort(),
      );
    }
  });

  it('runs two Afghan solar years in weekly turns', () => {
    const { start, end, setup } = shipped('base-2024');
    expect([start, end, setup.turnDays]).toEqual(['2023-03-21', '2025-03-20', 7]);
    expect(Math.ceil((setup.endDay - setup.startDay + 1) / setup.turnDays)).toBe(105);
  });

  it('is a war of some thousands that holds no ground and goes on', () => {
    const middle = median(ends.map(({ fighters }) => fighters));
    expect(middle).toBeGreaterThan(1500);
    expect(middle).toBeLessThan(6000);
    expect(share(ends, ({ lowestControl }) => lowestControl > 0)).toBeGreaterThan(0.7);
    expect(share(ends, ({ ended }) => ended === 0)).toBeGreaterThan(0.7);
  });
});
