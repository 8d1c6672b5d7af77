// The shadow war: from massed valleys to cells, within the figures that are cited for 2022.
import { beforeAll, describe, expect, it } from 'vitest';
import { KIND_NAMES } from '../../src/engine/records.js';
import {
  frontFighters,
  indexOf,
  mean,
  median,
  operationsOf,
  play,
  shipped,
  sum,
} from './campaigns.js';

const { setup } = shipped('shadow-war-2022');
const PANJSHIR = indexOf(setup.areas, 'AF-PAN');
const ANDARAB = indexOf(setup.areas, 'AF-BGL-AND');
const HOLD_ATTEMPT = KIND_NAMES.indexOf('hold_attempt');
const QUARTER_DAYS = 91;

interface End {
  readonly fighters: number;
  readonly inValleys: number;
  readonly garrison: number;
  /** Attempts to hold ground in the first quarter and in the last. */
  readonly held: readonly [number, number];
  readonly operations: readonly [number, number];
}

let ends: readonly End[];
beforeAll(() => {
  ends = play(
    'shadow-war-2022',
    { runs: 24, players: ['doctrine', 'doctrine'] },
    (campaign, model) => {
      const { world } = campaign;
      const own = operationsOf(campaign).filter(({ group, kind }) => group === 0 && kind < 5);
      const first = own.filter(({ day }) => day < setup.startDay + QUARTER_DAYS);
      const last = own.filter(({ day }) => day > setup.endDay - QUARTER_DAYS);
      const held = (rows: typeof own): number =>
        rows.filter(({ kind }) => kind === HOLD_ATTEMPT).length;
      return {
        fighters: frontFighters(world, model),
        inValleys: (world.fighters[PANJSHIR] ?? 0) + (world.fighters[ANDARAB] ?? 0),
        garrison: sum(world.garrison) + (world.reserve[0] ?? 0),
        held: [held(first), held(last)] as const,
        operations: [first.length, last.length] as const,
      };
    },
  );
});

describe('shadow-war-2022', () => {
  it('carries the siege on to the end of 2022, from the figures of that time', () => {
    const { start, end } = shipped('shadow-war-2022');
    expect([start, end, setup.turnDays]).toEqual(['2021-10-01', '2022-12-31', 7]);
    const { garrison, reserve, fighters, sanctuary } = setup.initial;
    const men = sum(garrison ?? []) + sum(reserve ?? []);
    // Between the 78,000 of May 2021 and the 150,000 of August 2022.
    expect(men).toBeGreaterThan(90_000);
    expect(men).toBeLessThan(125_000);
    const front = sum(fighters?.slice(0, setup.areas.length) ?? []) + (sanctuary?.[0] ?? 0);
    expect(front).toBeGreaterThan(2000);
    expect(front).toBeLessThan(6000);
  });

  it('begins with massed valleys that try to hold ground, and ends without', () => {
    expect(mean(ends.map(({ held }) => held[0]))).toBeGreaterThan(3);
    expect(mean(ends.map(({ held }) => held[1]))).toBeLessThan(0.5);
    const massed =
      (setup.initial.fighters?.[PANJSHIR] ?? 0) + (setup.initial.fighters?.[ANDARAB] ?? 0);
    expect(median(ends.map(({ inValleys }) => inValleys))).toBeLessThan(0.65 * massed);
  });

  it('goes on as a war of cells that survives', () => {
    const before = mean(ends.map(({ operations }) => operations[0]));
    expect(mean(ends.map(({ operations }) => operations[1]))).toBeGreaterThan(0.6 * before);
    expect(Math.min(...ends.map(({ fighters }) => fighters))).toBeGreaterThan(2000);
  });
});
