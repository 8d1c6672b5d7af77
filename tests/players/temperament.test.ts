import { describe, expect, it } from 'vitest';
import type { ColumnName } from '../../src/engine/columns.js';
import { compileModel } from '../../src/engine/model.js';
import { orderCost } from '../../src/engine/orders.js';
import type { Setup } from '../../src/engine/setup.js';
import { GOVERNMENT, PUNITIVE, STRIKE, SWEEP } from '../../src/engine/sides.js';
import { Campaign } from '../../src/engine/turn.js';
import { snapshotView } from '../../src/engine/views.js';
import { governmentGround, GovernmentPicture } from '../../src/players/government-picture.js';
import { heatOf } from '../../src/players/government-zones.js';
import { governmentTemperament, insurgentTemperament } from '../../src/players/temperament.js';
import { contestedYear } from './setups.js';
import { countOf, playWatched, type Campaigned } from './watched.js';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

/** Plays the contested valley under many seeds with one number of a temperament set. */
function withNumber(
  side: 'nrf' | 'taliban',
  name: string,
  value: number,
  setup: Setup = contestedYear(),
): Campaigned[] {
  const middle = side === 'nrf' ? insurgentTemperament({}) : governmentTemperament({});
  const temperaments = { [side]: { ...middle, [name]: value } };
  return SEEDS.map((seed) => playWatched(setup, ['doctrine', 'doctrine'], seed, temperaments));
}

const withState = (values: Partial<Record<ColumnName, readonly number[]>>): Setup => {
  const setup = contestedYear();
  return { ...setup, initial: { ...setup.initial, ...values } };
};

const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);
const over = (of: (played: Campaigned) => number, played: readonly Campaigned[]) =>
  sum(played.map(of));
/** Mean of the choices made in orders of one kind: on scales that run from mild to hard. */
const meanChoice = (kind: string, side: 'nrf' | 'taliban') => (played: readonly Campaigned[]) => {
  const choices = played.flatMap((p) => p[side].given.filter((o) => o.kind === kind));
  return sum(choices.map(({ choice }) => choice)) / Math.max(1, choices.length);
};

describe('temperament of the insurgents', () => {
  it('boldness raises the postures of fronts, up to strikes', () => {
    const bold = withNumber('nrf', 'boldness', 0.95);
    const timid = withNumber('nrf', 'boldness', 0.1);
    const last = (played: Campaigned) => sum([...played.campaign.world.frontPosture]);
    expect(over(last, bold)).toBeGreaterThan(over(last, timid) + SEEDS.length);
    const strikes = (p: Campaigned) => countOf(p.nrf.given, 'front_posture', 'strike');
    expect(over(strikes, timid)).toBe(0);
    expect(over(strikes, bold)).toBeGreaterThan(0);
    expect(Math.max(...bold.map((p) => p.campaign.world.frontPosture[0]!))).toBeGreaterThanOrEqual(
      STRIKE - 1,
    );
  });

  it('hunger for publicity inflates claims and reaches for the capital', () => {
    const hungry = withNumber('nrf', 'publicityHunger', 1, withState({ credibility: [0.9] }));
    const modest = withNumber('nrf', 'publicityHunger', 0.1, withState({ credibility: [0.9] }));
    const inflated = (p: Campaigned) => countOf(p.nrf.given, 'publicity', 'inflated');
    const capital = (p: Campaigned) => countOf(p.nrf.given, 'emphasis', 'capital');
    expect(over(inflated, hungry)).toBeGreaterThan(0);
    expect(over(inflated, modest)).toBe(0);
    expect(over(capital, hungry)).toBeGreaterThan(over(capital, modest));
  });

  it('thrift keeps money back from envoys, conferences and lobbying', () => {
    const spentUsd = (p: Campaigned) =>
      (['insurgent_envoy', 'conference', 'lobbying'] as const).reduce(
        (sum, kind) => sum + countOf(p.nrf.given, kind) * orderCost(p.campaign.model, kind).usd,
        0,
      );
    const withThrift = (thrift: number) =>
      withNumber('nrf', 'thrift', thrift, withState({ treasury: [100_000, 0, 0, 0, 0] }));
    expect(over(spentUsd, withThrift(0))).toBeGreaterThan(1.1 * over(spentUsd, withThrift(1)));
  });

  it('restraint keeps dues low', () => {
    const taxes = (p: Campaigned) => p.campaign.world.taxes[0]!;
    expect(over(taxes, withNumber('nrf', 'restraint', 1))).toBeLessThan(
      over(taxes, withNumber('nrf', 'restraint', 0)),
    );
  });

  it('independence refuses covert help that need would take', () => {
    const poor = withState({ treasury: [0, 0, 0, 0, 0], payGap: new Array<number>(25).fill(0.7) });
    const taken = (p: Campaigned) => countOf(p.nrf.given, 'covert_help', 'take');
    expect(over(taken, withNumber('nrf', 'independence', 0, poor))).toBeGreaterThan(0);
    expect(over(taken, withNumber('nrf', 'independence', 1, poor))).toBe(0);
  });
});

describe('temperament of the authorities', () => {
  it('harshness sweeps and punishes', () => {
    const harsh = withNumber('taliban', 'harshness', 0.95);
    const mild = withNumber('taliban', 'harshness', 0.1);
    const posture = meanChoice('zone_posture', 'taliban');
    expect(posture(harsh)).toBeGreaterThan(posture(mild));
    const hard = (p: Campaigned) =>
      [...p.campaign.world.zonePosture].filter((x) => x >= SWEEP).length +
      [...p.campaign.world.zoneRule].filter((x) => x === PUNITIVE).length;
    expect(over(hard, harsh)).toBeGreaterThan(over(hard, mild));
  });

  it('outreach sends envoys and offers amnesty', () => {
    const open = withNumber('taliban', 'outreach', 1);
    const closed = withNumber('taliban', 'outreach', 0);
    const envoys = (p: Campaigned) => countOf(p.taliban.given, 'state_envoy');
    expect(over(envoys, open)).toBeGreaterThan(2 * over(envoys, closed));
    const amnesty = (p: Campaigned) => countOf(p.taliban.given, 'amnesty', 'offer');
    expect(over(amnesty, open)).toBeGreaterThan(over(amnesty, closed));
  });

  it('caution wants fewer sweeps at once, and more money in hand', () => {
    const model = compileModel(contestedYear());
    const { world } = new Campaign(model, { k0: 1, k1: 1 });
    const view = snapshotView(model, world, GOVERNMENT);
    const ground = governmentGround(view.theatre);
    const picture = new GovernmentPicture(2);
    const heat = (reserveCaution: number, pressed: number, usd: number) => {
      view.stateTreasury[0] = usd;
      picture.look(view, ground, reserveCaution, model.startDay);
      picture.pressed = pressed;
      return heatOf(picture, ground, { ...governmentTemperament({}), reserveCaution }, 1, 1);
    };
    const rich = 1e9;
    expect(heat(1, 3, rich)).toBeLessThan(heat(0, 3, rich));
    expect(heat(1, 0, rich)).toBe(heat(0, 0, rich));
    expect(heat(1, 0, 2e7)).toBeLessThan(heat(0, 0, 2e7));
  });

  it('loyalty shelters the guests for longer', () => {
    const tense = withState({ borderTension: [0.7] });
    const restrained = (p: Campaigned) => countOf(p.taliban.given, 'guests');
    expect(over(restrained, withNumber('taliban', 'guestLoyalty', 0.1, tense))).toBeGreaterThan(
      over(restrained, withNumber('taliban', 'guestLoyalty', 1, tense)),
    );
  });
});

describe('numbers of a temperament', () => {
  it('stand in the middle where none is given, and within their range where one is', () => {
    expect(insurgentTemperament({ boldness: 0.3 })).toEqual({
      boldness: 0.3,
      publicityHunger: 0.5,
      thrift: 0.5,
      restraint: 0.5,
      independence: 0.5,
    });
    const odd = governmentTemperament({ harshness: 7, outreach: -1, reserveCaution: NaN });
    expect(odd).toMatchObject({ harshness: 1, outreach: 0, reserveCaution: 0.5 });
  });
});
