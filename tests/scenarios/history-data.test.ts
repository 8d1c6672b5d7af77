// The shipped history, the conditional events and the reported counts.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Effect {
  path: string;
  by: number;
}

interface EventBase {
  title: string;
  text: string;
  category: string;
  source: string;
  effects: Effect[];
  effectsSource?: string;
  effectsPrior?: { kind: string; low: number; high: number };
}

interface HistoryEvent extends EventBase {
  date: string;
  exogenous: boolean;
  certainty: string;
}

interface ConditionalEvent extends EventBase {
  when: string;
  probabilityPerWeek: number;
  cooldownDays: number;
  maxTimes: number;
  choices?: {
    id: string;
    label: string;
    side: string;
    text: string;
    effects: Effect[];
    default?: boolean;
  }[];
}

interface EventFile<E> {
  schema: string;
  quantities: Record<string, unknown>;
  events: Record<string, E>;
}

const PARTS = new URL('../../scenarios/parts/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, PARTS), 'utf8');

const historyFile = parse(read('history.yaml')) as EventFile<HistoryEvent>;
const eventFile = parse(read('events.yaml')) as EventFile<ConditionalEvent>;
const history = Object.entries(historyFile.events);
const conditional = Object.entries(eventFile.events);
const areaIds = Object.keys(
  (parse(read('map-afghanistan.yaml')) as { areas: Record<string, unknown> }).areas,
);

const ACTORS = 'tajikistan iran pakistan russia west china uzbekistan kazakhstan diaspora'.split(
  ' ',
);
const SIDES = ['nrf', 'taliban'];

/** What a dated event may shift. */
const GLOBAL_PATHS = [
  ...ACTORS.flatMap((actor) => SIDES.map((side) => `stance.${actor}.${side}`)),
  ...SIDES.map((side) => `legitimacy.${side}`),
  'recognition.taliban',
  ...'outrage borderTension aid union rift visibility iskpThreat edicts internet'.split(' '),
];

/** What a conditional event may shift besides. Accounts (people, money, weapons) are left out. */
const EFFECT_PATHS = new Set([
  ...GLOBAL_PATHS,
  ...SIDES.map((side) => `cohesion.${side}`),
  ...areaIds.flatMap((id) => [`fear.${id}`, `grievance.${id}`]),
]);

/** What a condition may read. */
const READABLE = new Set([
  ...EFFECT_PATHS,
  ...areaIds.flatMap((id) => [`control.${id}`, `supportNrf.${id}`]),
  'treasury.nrf',
  'day',
]);

const CATEGORIES =
  'control nrf aff battle politics diplomacy external iskp garrison shock reprisal assessment'.split(
    ' ',
  );

/** Every dated line of the timeline that the history covers, in order. */
const TIMELINE_DATES = `
  2021-08-15 2021-08-17 2021-08-20 2021-08-30 2021-09-05 2021-09-06 2021-09-07 2021-09-09
  2021-09-30 2021-11-01 2021-11-02 2021-12-31 2022-01-10 2022-02-15 2022-03-11 2022-05-07
  2022-06-08 2022-06-22 2022-07-31 2022-08-15 2022-09-14 2022-09-16 2022-11-30 2022-12-24
  2023-04-11 2023-06-08 2023-08-08 2023-09-13 2023-10-03 2023-10-07 2023-12-01 2024-01-30
  2024-02-26 2024-03-18 2024-03-21 2024-03-22 2024-06-03 2024-06-30 2024-08-21 2024-08-21
  2024-09-01 2024-09-05 2024-10-19 2024-12-11 2024-12-24 2024-12-28 2024-12-31 2025-01-20
  2025-02-11 2025-02-18 2025-03-20 2025-04-17 2025-05-30 2025-07-03 2025-07-08 2025-08-31
  2025-09-29 2025-10-09 2025-10-11 2025-10-15 2025-10-17 2025-10-19 2025-10-25 2025-11-07
  2025-12-10`
  .trim()
  .split(/\s+/);

function expectText({ title, text, category, source }: EventBase): void {
  expect(title.length).toBeGreaterThan(5);
  expect(title.length).toBeLessThanOrEqual(80);
  expect(text.length).toBeLessThanOrEqual(320);
  expect(text).toMatch(/\.$/);
  expect(source).toMatch(/\w/);
  expect(CATEGORIES).toContain(category);
}

function expectAssumed({ effectsSource, effectsPrior }: EventBase): void {
  expect(effectsSource).toBe('assumed');
  expect(effectsPrior).toEqual({ kind: 'scale', low: 0.3, high: 2 });
}

describe('history', () => {
  it('covers every line of the timeline, in order', () => {
    expect(historyFile.schema).toBe('salang.history/1');
    expect(history.map(([, { date }]) => date)).toEqual(TIMELINE_DATES);
  });

  it.each(history)('%s is dated, sourced and told in a sentence or two', (id, event) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(new Date(`${event.date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(event.date);
    expect(['high', 'medium', 'low']).toContain(event.certainty);
    expect(event.exogenous).toBeTypeOf('boolean');
    expectText(event);
  });

  it.each(history)('%s shifts the state only if it came from outside, and modestly', (_, event) => {
    if (event.effects.length > 0) {
      expect(event.exogenous).toBe(true);
      expectAssumed(event);
    }
    for (const { path, by } of event.effects) {
      expect(GLOBAL_PATHS).toContain(path);
      expect(Math.abs(by)).toBeGreaterThanOrEqual(0.02);
      expect(Math.abs(by)).toBeLessThanOrEqual(0.3);
    }
  });

  it('leaves what the model produces itself without effects', () => {
    for (const [id, { category, effects }] of history) {
      if (/^(battle|nrf|aff|garrison|control|reprisal|assessment)$/.test(category)) {
        expect(effects, id).toEqual([]);
      }
    }
  });

  it('keeps the sum of shifts of every column within what the column can hold', () => {
    const sums = new Map<string, number>();
    for (const [, { effects }] of history) {
      for (const { path, by } of effects) sums.set(path, (sums.get(path) ?? 0) + by);
    }
    for (const [path, sum] of sums) expect(Math.abs(sum), path).toBeLessThan(0.6);
  });
});

describe('conditional events', () => {
  it('has between 14 and 18', () => {
    expect(eventFile.schema).toBe('salang.events/1');
    expect(conditional.length).toBeGreaterThanOrEqual(14);
    expect(conditional.length).toBeLessThanOrEqual(18);
  });

  it.each(conditional)('%s has a condition over known columns, and brakes', (id, event) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expectText(event);
    expectAssumed(event);
    const names = event.when.match(/[A-Za-z][\w.-]*/g)!.filter((n) => !/^(and|or|not)$/.test(n));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect([...READABLE]).toContain(name);
    expect(event.when).toMatch(/^[\w\s.<>=()-]+$/);
    expect(event.probabilityPerWeek).toBeGreaterThan(0);
    expect(event.probabilityPerWeek).toBeLessThanOrEqual(0.1);
    expect(event.cooldownDays).toBeGreaterThanOrEqual(30);
    expect(event.maxTimes).toBeGreaterThanOrEqual(1);
    expect(event.maxTimes).toBeLessThanOrEqual(6);
  });

  it.each(conditional)('%s has modest effects and one default answer', (_id, event) => {
    const choices = event.choices ?? [];
    const effects = [...event.effects, ...choices.flatMap((choice) => choice.effects)];
    expect(effects.length).toBeGreaterThan(0);
    for (const { path, by } of effects) {
      expect([...EFFECT_PATHS]).toContain(path);
      expect(Math.abs(by)).toBeGreaterThanOrEqual(0.01);
      expect(Math.abs(by)).toBeLessThanOrEqual(0.15);
    }
    if (choices.length === 0) return;
    expect(choices.length).toBeGreaterThanOrEqual(2);
    expect(new Set(choices.map((choice) => choice.id)).size).toBe(choices.length);
    expect(new Set(choices.map((choice) => choice.side)).size).toBe(1);
    expect(SIDES).toContain(choices[0]!.side);
    expect(choices.filter((choice) => choice.default === true)).toHaveLength(1);
  });

  it('asks both sides to choose', () => {
    const sides = conditional.flatMap(([, event]) => (event.choices ?? []).map((c) => c.side));
    expect([...new Set(sides)].sort()).toEqual(SIDES);
  });

  it('says where its assumed numbers come from', () => {
    expect(Object.keys(eventFile.quantities).sort()).toEqual([
      'events.cooldownDays',
      'events.effects',
      'events.maxTimes',
      'events.probabilityPerWeek',
      'events.when',
    ]);
  });
});

describe('reported counts', () => {
  const fields = (line: string): string[] =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
      .map((match) => match[1]!.replace(/^"|"$/g, '').replaceAll('""', '"'))
      .slice(0, 14);
  const [header, ...lines] = read('targets-reported.csv').trim().split('\n');
  const rows = lines.map((line) => {
    const values = fields(line);
    return Object.fromEntries(fields(header!).map((name, i) => [name, values[i] ?? '']));
  });

  it('has the columns of a target and one row for each id', () => {
    expect(header).toBe(
      'id,start,end,actor,metric,value,bound,scope,layer,use,source,certainty,basis,note',
    );
    expect(rows).toHaveLength(28);
    expect(new Set(rows.map((row) => row.id)).size).toBe(28);
  });

  it.each(rows.map((row) => [row.id!, row]))('%s has a window, a layer and a use', (_id, row) => {
    expect(row.start).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(row.end).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(row.start! < row.end!).toBe(true);
    expect(Number.isInteger(Number(row.value))).toBe(true);
    expect(['exact', 'at_least']).toContain(row.bound);
    expect(['tally', 'itemised', 'recorded', 'verified']).toContain(row.layer);
    expect(['calibrate', 'context']).toContain(row.use);
    expect(row.source).toMatch(/\w/);
    expect(row.certainty).toMatch(/\w/);
    if (row.scope !== 'national') {
      expect(areaIds.some((id) => id === row.scope || id.startsWith(`${row.scope}-`))).toBe(true);
    }
  });

  it('holds the claimed year as it was claimed', () => {
    const claimed = rows
      .filter((row) => row.start === '2024-03-20' && row.end === '2025-03-20')
      .map((row) => [row.metric, row.scope, Number(row.value)]);
    expect(claimed).toEqual([
      ['operations', 'national', 401],
      ['provinces_with_operations', 'national', 19],
      ['taliban_killed', 'national', 651],
      ['operations', 'AF-KAB', 126],
    ]);
    expect(rows.filter((row) => row.use === 'calibrate')).toHaveLength(11);
  });
});
