import { describe, expect, it } from 'vitest';
import { MODEL_ERRORS, ModelError, type ModelErrorCode } from '../../src/engine/errors.js';
import { checkAll } from '../../src/engine/invariants.js';
import { compileModel } from '../../src/engine/model.js';
import { GROUP_KINDS } from '../../src/engine/records.js';
import type { EventSetup, Setup } from '../../src/engine/setup.js';
import { Campaign } from '../../src/engine/turn.js';
import { contestedSetup } from './contested-setup.js';

const setup = contestedSetup();
const days = setup.endDay - setup.startDay;

/** Setups that cannot be simulated, and why. */
const REFUSED: readonly (readonly [string, ModelErrorCode, Partial<Setup>])[] = [
  ['no area', 'MODEL_EMPTY', { areas: [] }],
  ['no group', 'MODEL_NO_FRONT', { groups: [] }],
  ['another group first', 'MODEL_NO_FRONT', { groups: [...setup.groups].reverse() }],
  ['no parameters', 'MODEL_MISSING_PARAMETER', { parameters: {} }],
  ['turns of no day', 'MODEL_BAD_NUMBER', { turnDays: 0 }],
  ['turns of half a day', 'MODEL_BAD_NUMBER', { turnDays: 0.5 }],
  ['steps shorter than a turn', 'MODEL_BAD_NUMBER', { turnDays: 7, stepDays: 6 }],
  ['steps longer than a year', 'MODEL_BAD_NUMBER', { stepDays: 367 }],
  ['too many turns', 'MODEL_TOO_LARGE', { endDay: setup.startDay + 7 * 60_001 }],
  ['half a fighter', 'MODEL_BAD_NUMBER', { initial: { reserve: [0.5] } }],
  ['a share above one', 'MODEL_BAD_NUMBER', { initial: { union: [1.5] } }],
  ['no number', 'MODEL_BAD_NUMBER', { initial: { union: [NaN] } }],
  ['too few values', 'MODEL_BAD_INDEX', { initial: { fear: [0.1] } }],
  [
    'an edge to nowhere',
    'MODEL_BAD_INDEX',
    { edges: [{ a: 0, b: 99, roadShare: 1, pass: false }] },
  ],
  ['an edge to itself', 'MODEL_BAD_INDEX', { edges: [{ a: 1, b: 1, roadShare: 1, pass: false }] }],
  [
    'kinds of operation without weight',
    'MODEL_BAD_NUMBER',
    {
      groups: setup.groups.map((group) => ({
        ...group,
        kindsUrban: new Array<number>(GROUP_KINDS).fill(0),
      })),
    },
  ],
  [
    'too many areas',
    'MODEL_TOO_LARGE',
    { areas: new Array<Setup['areas'][number]>(20_000).fill(setup.areas[0]!) },
  ],
];

describe('compileModel', () => {
  it.each(REFUSED)('refuses %s (%s)', (_, code, changes) => {
    expect(() => compileModel({ ...setup, ...changes })).toThrow(ModelError);
    expect(() => compileModel({ ...setup, ...changes })).toThrow(expect.objectContaining({ code }));
  });

  it('has a refusal for every code, and every code in one line', () => {
    // Events are counted while a campaign is played (records.test.ts).
    const codes = [...REFUSED.map(([, code]) => code), 'MODEL_TOO_MANY_EVENTS'];
    expect(new Set(codes)).toEqual(new Set(Object.keys(MODEL_ERRORS)));
    for (const line of Object.values(MODEL_ERRORS)) expect(line).toMatch(/^[^\n]+: [^\n]+$/);
  });

  it('is frozen, and leaves the setup alone', () => {
    const before = JSON.stringify(setup);
    const model = compileModel(setup);
    expect(Object.isFrozen(model)).toBe(true);
    new Campaign(model, { k0: 1, k1: 2 }).step();
    expect(JSON.stringify(setup)).toBe(before);
    expect(model.initial[model.layout.offset.turn]).toBe(0);
  });

  it('puts first values where the layout says, and zero where none are given', () => {
    const { initial, layout } = compileModel(setup);
    for (const [name, values] of Object.entries(setup.initial)) {
      const start = layout.offset[name as keyof typeof layout.offset];
      expect([...initial.subarray(start, start + values.length)], name).toEqual(values);
    }
    expect(initial[layout.offset.displaced]).toBe(0);
  });

  it('integrates over turn and step by their days', () => {
    const { p, k, step } = compileModel({ ...setup, turnDays: 1, stepDays: 14 });
    expect(k.security.raids).toBeCloseTo(p.security.raids / 7, 12);
    expect(step.security.raids).toBeCloseTo(p.security.raids * 2, 12);
    expect(k.calendar.snowLineM).toBe(p.calendar.snowLineM);
  });

  it('finds roles and the ally', () => {
    const model = compileModel(setup);
    expect([...model.role]).toEqual([0, 1, 2, 3, 4]);
    expect(model.ally).toBe(1);
    const alone = setup.groups.map((group, g) => (g === 1 ? { ...group, role: 'rival' } : group));
    expect(compileModel({ ...setup, groups: alone as Setup['groups'] }).ally).toBe(-1);
  });

  it('turns a chance a week into one a turn with the same waiting time', () => {
    const chance = (probabilityPerWeek: number, turnDays: number): number => {
      const event: EventSetup = { ...setup.events[0]!, probabilityPerWeek };
      const events = [event, event];
      return compileModel({ ...setup, events, turnDays }).events[0]!.chancePerTurn;
    };
    expect(chance(0.3, 7)).toBeCloseTo(0.3, 12);
    expect((1 - chance(0.3, 1)) ** 7).toBeCloseTo(0.7, 12);
    expect(chance(0, 1)).toBe(0);
    expect(chance(1, 1)).toBe(1);
  });
});

describe('the engine on other maps', () => {
  /** A chain of areas, each like the first of the small map. */
  function chain(areas: number): Setup {
    const repeat = <T>(values: readonly T[], times = 1): T[] =>
      Array.from({ length: times * areas }, (_, i) => values[i % values.length]!);
    const { garrison, fighters, network, population, ...rest } = setup.initial;
    const perArea = { garrison, population };
    const perGroup = { fighters, network };
    const initial: Record<string, readonly number[]> = {};
    for (const [name, values] of Object.entries(rest)) {
      const length = values.length;
      if (length !== 5 && length !== 10 && length !== 25) initial[name] = values;
    }
    for (const [name, values] of Object.entries(perArea)) initial[name] = repeat(values!);
    for (const [name, values] of Object.entries(perGroup)) initial[name] = repeat(values!, 5);
    const all = Array.from({ length: areas }, (_, a) => a);
    const half = Math.ceil(areas / 2);
    return {
      ...setup,
      areas: repeat(setup.areas),
      edges: all.slice(1).map((b) => ({ a: b - 1, b, roadShare: 0.5, pass: b % 3 === 0 })),
      fronts: setup.fronts.map((f, i) => ({
        ...f,
        areas: i === 0 ? all.slice(0, half) : all.slice(half),
      })),
      zones: setup.zones.map((z, i) => ({
        ...z,
        areas: i === 0 ? all.slice(0, half) : all.slice(half),
      })),
      initial: { ...initial, treasury: [400_000, 0, 0, 0, 0], eventLastDay: [0, 0] },
    };
  }

  it.each([1, 2, 3, 400])('runs on %d areas', (areas) => {
    const model = compileModel(chain(areas));
    const campaign = new Campaign(model, { k0: 1, k1: areas });
    for (let turn = 0; turn < 20; turn++) campaign.step();
    checkAll(campaign.world);
    expect(campaign.world.fear).toHaveLength(areas);
    expect(campaign.records.operations.count).toBeGreaterThan(0);
  });

  it('runs without actors, corridors, fronts, zones, events or other groups', () => {
    const small = compileModel({
      ...setup,
      actors: [],
      corridors: [],
      fronts: [],
      zones: [],
      events: [],
      areas: setup.areas.map((area) => ({ ...area, borders: [] })),
      groups: setup.groups.slice(0, 1),
      initial: {
        garrison: setup.initial.garrison!,
        population: setup.initial.population!,
        fighters: setup.initial.fighters!.slice(0, 5),
        armsPrice: [1],
        day: [setup.startDay],
      },
    });
    const campaign = new Campaign(small, { k0: 3, k1: 4 });
    for (let turn = 0; turn < days / 7; turn++) campaign.step();
    checkAll(campaign.world);
  });
});
