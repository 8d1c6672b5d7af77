// The rift with Pakistan: what the history of the year does, and that the rest follows from it.
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/load.js';
import {
  compileModel,
  GOVERNMENT,
  INSURGENT,
  keyOf,
  simulate,
  Campaign,
} from '../../src/engine/index.js';
import { createPlayer } from '../../src/players/index.js';
import { indexOf, mean, shipped } from './campaigns.js';

const RUNS = 12;
/** Turns at whose end it is looked: September, and the end of October. */
const [SEPTEMBER, OCTOBER] = [27, 32];

interface Autumn {
  readonly tension: readonly [number, number];
  readonly pakistan: readonly [number, number];
  readonly trade: number;
}

/** Both ends of the autumn with a history, doctrine against doctrine, on the same keys. */
function autumns(history: string): Autumn[] {
  const { setup } = loadScenario('pakistan-rift-2025', {
    overrides: [{ path: 'history', value: history }],
  });
  const pakistan = 2 * indexOf(setup.actors, 'pakistan') + GOVERNMENT;
  const campaign = new Campaign(compileModel(setup), keyOf({ k0: 1, k1: 1 }, 0));
  const players = [
    createPlayer('doctrine', INSURGENT, setup.doctrine.nrf),
    createPlayer('doctrine', GOVERNMENT, setup.doctrine.taliban),
  ] as const;
  return Array.from({ length: RUNS }, (_, run) => {
    const key = keyOf({ k0: 1, k1: 1 }, run);
    campaign.restart(key);
    const at = { tension: [0, 0] as [number, number], pakistan: [0, 0] as [number, number] };
    simulate(campaign, key, {
      players,
      onTurn: ({ world, turn }) => {
        if (turn !== SEPTEMBER && turn !== OCTOBER) return;
        const place = turn === SEPTEMBER ? 0 : 1;
        at.tension[place] = world.borderTension[0] ?? NaN;
        at.pakistan[place] = world.attitude[pakistan] ?? NaN;
      },
    });
    return { ...at, trade: campaign.world.trade[0] ?? NaN };
  });
}

describe('pakistan-rift-2025', () => {
  it('is the solar year after the base scenario', () => {
    const { start, end } = shipped('pakistan-rift-2025');
    expect([start, end]).toEqual(['2025-03-21', '2026-03-20']);
  });

  it('comes to a head in October, and only where history says so', () => {
    const [told, untold] = [autumns('all'), autumns('none')];
    const rise = (runs: readonly Autumn[]): number =>
      mean(runs.map(({ tension }) => tension[1] - tension[0]));
    expect(rise(told)).toBeGreaterThan(0.1);
    expect(rise(told)).toBeGreaterThan(rise(untold) + 0.1);
    const fall = mean(told.map(({ pakistan }) => pakistan[1] - pakistan[0]));
    expect(fall).toBeLessThan(-0.15);
    const trade = (runs: readonly Autumn[]): number => mean(runs.map((run) => run.trade));
    expect(trade(told)).toBeLessThan(trade(untold));
  });
});
