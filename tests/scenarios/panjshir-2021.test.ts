// The siege: the valley falls within weeks to doctrine, and those who held it fight on.
import { beforeAll, describe, expect, it } from 'vitest';
import { formatIsoDate, GROUP_KINDS, HOLD, LAYER_BIT } from '../../src/engine/index.js';
import {
  frontFighters,
  indexOf,
  median,
  operationsOf,
  play,
  shipped,
  share,
  sum,
} from './campaigns.js';

const { setup } = shipped('panjshir-2021');
const VALLEY = indexOf(setup.areas, 'AF-PAN');
const FRONT = indexOf(setup.fronts, 'panjshir');
const ISKP = indexOf(setup.groups, 'iskp');
const dayOf = (turn: number): string => formatIsoDate(setup.startDay + turn);

interface Siege {
  /** Day on which control of the valley was first above zero; never: the empty text. */
  readonly fell: string;
  /** Whether the front ended under another order than to hold. */
  readonly leftTheOpen: boolean;
  readonly fighters: number;
  readonly recordedInSeptember: number;
}

function sieges(runs: number, players: readonly ['doctrine' | 'none', 'doctrine']): Siege[] {
  const fell: string[] = [];
  let today = '';
  return play(
    'panjshir-2021',
    {
      runs,
      players,
      onTurn: (world, turn) => {
        if (turn === 1) today = '';
        if (today === '' && (world.control[VALLEY] ?? 0) > 0) today = dayOf(turn - 1);
      },
    },
    (campaign, model, run) => {
      fell[run] = today;
      return {
        fell: today,
        leftTheOpen: campaign.world.frontPosture[FRONT] !== HOLD,
        fighters: frontFighters(campaign.world, model),
        recordedInSeptember: operationsOf(campaign).filter(
          ({ group, kind, layers, day }) =>
            group === ISKP &&
            kind < GROUP_KINDS &&
            (layers & LAYER_BIT.recorded) !== 0 &&
            formatIsoDate(day) >= '2021-09-01',
        ).length,
      };
    },
  );
}

let doctrine: readonly Siege[];
beforeAll(() => {
  doctrine = sieges(40, ['doctrine', 'doctrine']);
});

describe('panjshir-2021', () => {
  it('runs from the fall of Kabul to the end of September in turns of a day', () => {
    const { start, end } = shipped('panjshir-2021');
    expect([start, end, setup.turnDays, setup.stepDays]).toEqual([
      '2021-08-15',
      '2021-09-30',
      1,
      7,
    ]);
  });

  it('begins with one valley outside the hold of the Taliban, and their army spread thin', () => {
    const { control, garrison, reserve, fighters } = setup.initial;
    expect(control?.[VALLEY]).toBeLessThan(-0.8);
    expect(control?.filter((c) => c < 0)).toHaveLength(1);
    const men = sum(garrison ?? []) + sum(reserve ?? []);
    expect(men).toBeGreaterThan(65_000);
    expect(men).toBeLessThan(85_000);
    expect(garrison?.[VALLEY]).toBe(0);
    const front = (fighters ?? []).slice(0, setup.areas.length);
    expect(front[VALLEY]).toBeGreaterThan(0.4 * sum(front));
  });

  it('has the valley fall within weeks, around 6 September', () => {
    const fallen = doctrine.filter(({ fell }) => fell !== '' && fell <= '2021-09-20');
    expect(fallen.length / doctrine.length).toBeGreaterThan(0.75);
    const days = doctrine.map(({ fell }) => Date.parse(fell === '' ? '2021-10-01' : fell));
    const middle = new Date(median(days)).toISOString().slice(0, 10);
    expect(middle >= '2021-08-27').toBe(true);
    expect(middle <= '2021-09-16').toBe(true);
  });

  it('turns the defenders into guerrillas who survive', () => {
    expect(share(doctrine, ({ leftTheOpen }) => leftTheOpen)).toBeGreaterThan(0.8);
    expect(share(doctrine, ({ fighters }) => fighters > 500)).toBeGreaterThan(0.9);
  });

  it('leaves a choice: who holds on keeps the valley longer than who follows doctrine', () => {
    const holding = sieges(40, ['none', 'doctrine']);
    const early = (runs: readonly Siege[]): number =>
      share(runs, ({ fell }) => fell !== '' && fell <= '2021-09-12');
    expect(early(holding)).toBeLessThan(early(doctrine) - 0.1);
  });

  it('has the rival at the tempo that was recorded in September 2021', () => {
    // The UN recorded 38 attacks of IS-KP in that month.
    const middle = median(doctrine.map(({ recordedInSeptember }) => recordedInSeptember));
    expect(middle).toBeGreaterThan(15);
    expect(middle).toBeLessThan(80);
  });
});
