import { describe, expect, it } from 'vitest';
import { LAYER_BIT, type Layer } from '../../../src/engine/records.js';
import {
  AREAS,
  CAPITAL,
  GROUP,
  isAttack,
  play,
  sumOf,
  type Given,
  type Outcome,
  type Row,
} from './one-rule.js';

const has = (row: Row, layer: Layer): boolean => (row['layers']! & LAYER_BIT[layer]) !== 0;
const reported = (given: Given = {}): Outcome =>
  play({
    rules: ['operations', 'security', 'reporting'],
    turns: 40,
    ...given,
    cells: { fighters: 400, cells: 20, internet: 0.9, publicity: 1, ...given.cells },
  });
const ofFront = ({ rows }: Outcome): Row[] =>
  rows.filter((row) => isAttack(row) && row['group'] === GROUP.nrf);
const share = (rows: readonly Row[], layer: Layer): number =>
  rows.filter((row) => has(row, layer)).length / rows.length;

describe('the layers', () => {
  const outcome = reported();
  const rows = outcome.rows;

  it('nest: what is verified was recorded, what was stated is in the tally', () => {
    for (const row of rows) {
      if (has(row, 'verified')) expect(has(row, 'recorded')).toBe(true);
      if (has(row, 'itemised')) expect(has(row, 'tally')).toBe(true);
      if (has(row, 'recorded')) expect(has(row, 'true')).toBe(true);
    }
  });

  it('have losses only where they have the row', () => {
    for (const row of rows.filter(isAttack)) {
      if (!has(row, 'tally')) expect(row['tallyKilled']).toBe(0);
      if (!has(row, 'itemised')) expect(row['itemisedKilled']).toBe(0);
      if (!has(row, 'recorded')) expect(row['recordedKilled']).toBe(0);
      if (has(row, 'verified')) expect(row['verifiedKilled']).toBe(row['governmentKilled']);
      else expect(row['verifiedKilled']).toBe(0);
    }
  });

  it('come in the shares that the group has', () => {
    const own = ofFront(outcome).filter((row) => has(row, 'true'));
    const captured = outcome.model.gp.tallyCapture[GROUP.nrf]!;
    expect(own.length).toBeGreaterThan(200);
    expect(Math.abs(share(own, 'tally') - captured)).toBeLessThan(
      5 * Math.sqrt((captured * (1 - captured)) / own.length),
    );
  });

  it('see towns better than valleys', () => {
    const own = ofFront(reported({ turns: 150 })).filter((row) => has(row, 'recorded'));
    const town = own.filter((row) => row['area'] === CAPITAL);
    const valley = own.filter((row) => row['area']! > 1);
    expect(share(town, 'verified')).toBeGreaterThan(share(valley, 'verified'));
  });

  it('see less without internet', () => {
    const dark = ofFront(reported({ cells: { internet: 0, blackout: 1 } }));
    const lit = ofFront(outcome);
    for (const layer of ['itemised', 'recorded', 'verified'] as const) {
      expect(share(dark, layer), layer).toBeLessThan(share(lit, layer));
    }
  });

  it('hold acts of the authorities too', () => {
    const acts = rows.filter((row) => !isAttack(row));
    expect(share(acts, 'tally')).toBeGreaterThan(0.3);
    expect(share(acts, 'recorded')).toBeGreaterThan(0.05);
  });
});

describe('claims', () => {
  const claims = (publicity: number): Row[] => ofFront(reported({ cells: { publicity } }));
  const invented = (rows: readonly Row[]): Row[] => rows.filter((row) => !has(row, 'true'));

  it('that are false stand in the tally alone, and killed nobody', () => {
    const rows = invented(claims(2));
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      expect(row['layers']).toBe(LAYER_BIT.tally);
      expect(row['governmentKilled']! + row['civiliansKilled']! + row['groupKilled']!).toBe(0);
    }
  });

  it('grow with publicity, in number and in size', () => {
    const [quiet, factual, inflated] = [0, 1, 2].map(claims);
    expect(invented(quiet!)).toEqual([]);
    expect(invented(inflated!).length).toBeGreaterThan(1.5 * invented(factual!).length);
    expect(share(quiet!, 'tally')).toBeLessThan(share(factual!, 'tally'));
    const each = (rows: readonly Row[]): number =>
      sumOf(rows, 'tallyKilled') / rows.filter((row) => has(row, 'tally')).length;
    expect(each(inflated!)).toBeGreaterThan(each(factual!));
    expect(each(quiet!)).toBeLessThan(each(factual!));
  });

  it('are narrow where true sizes are not', () => {
    const rows = ofFront(reported({ turns: 300 })).filter((row) => has(row, 'tally'));
    const most = (field: string): number => Math.max(...rows.map((row) => row[field]!));
    expect(most('governmentKilled')).toBeGreaterThan(most('tallyKilled'));
  });
});

describe('the public', () => {
  it('sees what is stated or recorded, and the area is not quiet then', () => {
    const { world } = reported({ cells: { visibility: 0, capitalVisibility: 0, quietDays: 500 } });
    expect(world.visibility[0]).toBeGreaterThan(0.1);
    expect(world.capitalVisibility[0]).toBeGreaterThan(0.1);
    expect(world.quietDays[CAPITAL]).toBeLessThan(500);
  });

  it('forgets when nothing happens', () => {
    const { world } = play({
      rules: ['reporting'],
      cells: { visibility: 0.6, pressPerWeek: 5 },
      turns: 60,
    });
    expect(world.visibility[0]).toBeLessThan(0.02);
  });

  it('gives credit to facts', () => {
    const credit = (publicity: number): number =>
      play({ rules: ['reporting'], cells: { publicity, credibility: 0.6 }, turns: 40 }).world
        .credibility[0]!;
    expect(credit(0)).toBeGreaterThan(credit(1));
    expect(credit(1)).toBeGreaterThan(0.6);
    expect(credit(2)).toBeLessThan(0.6);
  });

  it('is cut off by a blackout', () => {
    const internet = (blackout: number): number =>
      play({ rules: ['reporting'], cells: { blackout, internet: 0.5 }, turns: 40 }).world
        .internet[0]!;
    expect(internet(1)).toBeCloseTo(0.15, 3);
    expect(internet(0)).toBeGreaterThan(0.8);
  });
});

describe('presence', () => {
  it('is claimed by fighters and networks, and recorded where fighters are', () => {
    const { model } = reported({ turns: 1 });
    expect(model.sizes.areas).toBe(AREAS);
    const rows = presences({ fighters: 50, network: 0 });
    expect(rows.length).toBeGreaterThan(0);
    for (const layers of rows) expect(layers & LAYER_BIT.true).toBe(LAYER_BIT.true);
    for (const layers of presences({ fighters: 0, network: 0.5 })) {
      expect(layers & (LAYER_BIT.true | LAYER_BIT.recorded)).toBe(0);
    }
    expect(presences({ fighters: 0, network: 0 })).toEqual([]);
  });
});

/** Layers of the presence rows of a first turn. */
function presences(cells: Given['cells']): number[] {
  const { presences: rows } = play({ rules: ['reporting'], cells: cells! });
  return rows.map((row) => row['layers']!);
}
