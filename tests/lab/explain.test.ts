import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMN_NAMES, columnOf } from '../../src/engine/columns.js';
import { compileModel } from '../../src/engine/model.js';
import { keyOf } from '../../src/engine/random.js';
import { simulate } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { explainCampaign } from '../../src/lab/explain.js';
import { ExplainError, selectCells, type AxisIds } from '../../src/lab/explain-cells.js';
import { playersOf } from '../../src/lab/players.js';
import { smallSetup } from '../engine/small-setup.js';

const setup = smallSetup();
const model = compileModel(setup);
const options = {
  key: keyOf({ k0: 1, k1: 2 }, 3),
  players: playersOf({ nrf: 'doctrine', taliban: 'doctrine' }),
};
const explain = (variable: string, ids: AxisIds = {}) =>
  explainCampaign(model, selectCells(setup, variable, ids), options);

function refused(variable: string, ids: AxisIds): ExplainError {
  try {
    selectCells(setup, variable, ids);
  } catch (error) {
    if (error instanceof ExplainError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('an explanation', () => {
  it('adds up cell by cell, bit for bit, to what the campaign gives without a ledger', () => {
    const plain = new Campaign(model, options.key);
    simulate(plain, options.key, { players: options.players });
    for (const variable of [
      'control',
      'fighters',
      'fear',
      'stateTreasury',
      'visibility',
    ] as const) {
      const { cells } = explain(variable);
      const selected = selectCells(setup, variable, {}).cells;
      cells.forEach(({ first, last, terms }, i) => {
        expect(terms.delta.reduce((value, delta) => value + delta, first)).toBe(last);
        expect(last).toBe(plain.world[variable][selected[i]?.index ?? -1]);
      });
    }
  });

  it('adds up over causes, turns and quarters', () => {
    const { causes, periods, values, change, rounding, dates } = explain('control');
    const first = values[0] ?? Number.NaN;
    const last = values.at(-1) ?? Number.NaN;
    expect(values).toHaveLength(dates.length + 1);
    expect(change).toBe(last - first);
    expect(change).not.toBe(0);
    expect(Math.abs(rounding)).toBeLessThan(1e-12);
    values.slice(1).forEach((value, turn) => {
      const step = causes.reduce((sum, cause) => sum + (cause.byTurn[turn] ?? 0), 0);
      expect(step).toBeCloseTo(value - (values[turn] ?? 0), 12);
    });
    for (const { before, after, byCause } of periods) {
      expect(byCause.reduce((sum, total) => sum + total, 0)).toBeCloseTo(after - before, 12);
    }
    expect(periods[0]).toMatchObject({ period: '2023 Q1', before: first });
    expect(periods.at(-1)?.after).toBe(last);
  });

  it('lists the greatest cause first', () => {
    const totals = explain('fighters').causes.map((cause) => Math.abs(cause.total));
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
  });

  it('tells that nothing changed', () => {
    const { causes, change, cells } = explain('blackout');
    expect([causes, change, cells[0]?.terms.delta]).toEqual([[], 0, []]);
  });

  it('stops on the day that is asked for', () => {
    const selection = selectCells(setup, 'control', {});
    const days = setup.turnDays * 4;
    const short = { ...options, lastDay: setup.startDay + days - 1 };
    expect(explainCampaign(model, selection, short).dates).toHaveLength(4);
    for (const lastDay of [setup.startDay - 1, setup.startDay + 1e9, Number.NaN]) {
      expect(() => explainCampaign(model, selection, { ...options, lastDay })).toThrow(
        expect.objectContaining({ code: 'LAB_UNTIL' }),
      );
    }
  });
});

describe('cells', () => {
  it('of a province are its areas, weighted by people for indices and summed for counts', () => {
    const control = selectCells(setup, 'control', { area: 'AF-KAB' });
    const people = setup.initial.population ?? [];
    expect(control.cells.length).toBeGreaterThan(1);
    expect(control.aggregation).toBe('population-weighted mean');
    const total = control.cells.reduce((sum, cell) => sum + (people[cell.index] ?? 0), 0);
    for (const cell of control.cells) expect(cell.weight).toBe((people[cell.index] ?? 0) / total);
    const fighters = selectCells(setup, 'fighters', { area: 'AF-KAB' });
    expect(fighters.aggregation).toBe('sum');
    expect(fighters.cells.map((cell) => cell.weight)).toEqual(control.cells.map(() => 1));
  });

  it('of an area are the area itself', () => {
    const { cells, aggregation } = selectCells(setup, 'control', { area: 'AF-KAB-CTY' });
    expect(cells).toHaveLength(1);
    expect([aggregation, cells[0]?.weight]).toEqual(['value', 1]);
    expect(setup.areas[cells[0]?.index ?? -1]?.id).toBe('AF-KAB-CTY');
  });

  it('are the cells of their column, each once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COLUMN_NAMES), (name) => {
        const ids: AxisIds = {
          ...(columnOf(name).index === 'actor' || columnOf(name).index === 'actorSide'
            ? { actor: setup.actors[0]?.id ?? '' }
            : {}),
          ...(columnOf(name).index === 'corridor'
            ? { corridor: setup.corridors[0]?.id ?? '' }
            : {}),
          ...(columnOf(name).index === 'front' ? { front: setup.fronts[0]?.id ?? '' } : {}),
          ...(columnOf(name).index === 'zone' ? { zone: setup.zones[0]?.id ?? '' } : {}),
        };
        if (columnOf(name).index === 'event') return;
        const { cells } = selectCells(setup, name, ids);
        const indices = cells.map((cell) => cell.index);
        expect(new Set(indices).size).toBe(indices.length);
        for (const index of indices) {
          expect(index).toBeGreaterThanOrEqual(0);
          expect(index).toBeLessThan(model.layout.length[name]);
        }
      }),
    );
  });

  it('that do not exist are refused with a way to ask instead', () => {
    expect(refused('contrl', {})).toMatchObject({
      code: 'EXPLAIN_VARIABLE',
      advice: expect.stringContaining('control') as string,
    });
    expect(refused('control', { area: 'AF-KAB-CTI' })).toMatchObject({
      code: 'EXPLAIN_ID',
      advice: expect.stringContaining('AF-KAB-CTY') as string,
    });
    expect(refused('control', { group: 'nrf' })).toMatchObject({ code: 'EXPLAIN_AXIS' });
    expect(refused('attitude', {})).toMatchObject({ code: 'EXPLAIN_AXIS' });
  });
});
