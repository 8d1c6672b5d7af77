import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileQuery,
  fromSteps,
  METRIC_IDS,
  metricOf,
  METRICS,
  Probe,
  SERIES_IDS,
  toSteps,
  type MetricQuery,
} from '../../src/engine/metrics.js';
import type { RowMetric } from '../../src/engine/metric-table.js';
import {
  GROUP_KINDS,
  KIND_NAMES,
  LAYER_BIT,
  LAYERS,
  NOTE,
  OP,
  Records,
  type Layer,
} from '../../src/engine/records.js';
import { createWorld } from '../../src/engine/world.js';
import {
  model,
  FIRST,
  LAST,
  KAB_CITY,
  KAB_RURAL,
  PAN_N,
  KNR,
  NRF,
  AFF,
  TTP,
  recordsOf,
  compiled,
  answer,
  reason,
  type RowGiven,
} from './metric-rows.js';

describe('operations by layer', () => {
  const records = recordsOf([
    { in: ['true', 'tally', 'itemised', 'recorded', 'verified'] },
    { in: ['true', 'tally'] },
    { in: ['true', 'recorded'] },
    { in: ['tally'], tallyKilled: 3 },
    { is: 'security_raid', in: ['true', 'tally', 'recorded'] },
  ]);

  it.each([
    ['true', 3],
    ['tally', 3],
    ['itemised', 1],
    ['recorded', 2],
    ['verified', 1],
  ])('counts the rows that the %s layer holds', (layer, expected) => {
    expect(answer(records, { layer })).toBe(expected);
    expect(answer(records, { layer, metric: 'attacks' })).toBe(expected);
  });

  it('counts raids by the authorities apart', () => {
    expect(answer(records, { metric: 'security_raids', actor: 'Taliban' })).toBe(1);
  });

  it('counts by kind where a metric names kinds', () => {
    const kinds = recordsOf([{ is: 'small_ied' }, { is: 'targeted_killing' }, { is: 'small_ied' }]);
    expect(answer(kinds, { metric: 'ied_attacks' })).toBe(2);
    expect(answer(kinds, { metric: 'targeted_killings' })).toBe(1);
  });
});

describe('losses', () => {
  const records = recordsOf([
    {
      in: ['true', 'tally', 'itemised', 'recorded', 'verified'],
      governmentKilled: 2,
      groupKilled: 1,
      civiliansKilled: 4,
      tallyKilled: 5,
      itemisedKilled: 6,
      recordedKilled: 7,
      verifiedKilled: 3,
    },
    // Of a raid the killed of every layer but the true one are the group's.
    {
      is: 'security_raid',
      in: ['true', 'tally', 'recorded'],
      governmentKilled: 1,
      groupKilled: 8,
      civiliansKilled: 2,
      arrests: 9,
      captured: 3,
      tallyKilled: 8,
      itemisedKilled: 8,
      recordedKilled: 8,
    },
    { is: 'collective_punishment', civiliansKilled: 1, arrests: 5, displaced: 60 },
  ]);

  it.each([
    ['taliban_killed', 'NRF', 'true', 3],
    ['taliban_killed', 'NRF', 'tally', 5],
    ['taliban_killed', 'NRF', 'itemised', 6],
    ['taliban_killed', 'NRF', 'recorded', 8],
    ['taliban_killed', 'NRF', 'verified', 3],
    ['taliban_killed', 'Taliban', 'true', 3],
    ['fighters_killed', 'NRF', 'true', 9],
    ['nrf_killed', 'NRF', 'recorded', 9],
    ['nrf_killed', 'Taliban', 'tally', 8],
    ['nrf_killed', 'Taliban', 'true', 8],
    ['is_kp_killed', 'Taliban', 'tally', 0],
    ['fatalities', 'NRF', 'true', 19],
    ['fatalities', 'all', 'recorded', 23],
    ['civilians_killed', 'NRF', 'true', 4],
    ['civilians_killed', 'Taliban', 'true', 3],
    ['civilian_killed', 'all', 'true', 7],
    ['civilian_killed', 'all', 'verified', 4],
    ['arrests', 'Taliban', 'true', 14],
    ['arrests', 'Taliban', 'recorded', 9],
    ['captured', 'NRF', 'true', 3],
    ['detained', 'Taliban', 'true', 17],
    ['displaced', 'Taliban', 'true', 60],
    ['displaced', 'all', 'recorded', 0],
    ['punishments', 'Taliban', 'true', 1],
  ])('%s by %s, %s: %i', (metric, actor, layer, expected) => {
    expect(answer(records, { metric, actor, layer })).toBe(expected);
  });

  it('of a group as it tells them itself are not modelled', () => {
    expect(reason({ metric: 'nrf_killed', actor: 'NRF', layer: 'tally' })).toBe(
      'layer_not_modelled',
    );
  });
});

describe('battles', () => {
  it('are clashes; raids always, other kinds only when somebody armed died', () => {
    const rows = [
      { is: 'raid' },
      { is: 'hold_attempt' },
      { is: 'hit_and_run' },
      { is: 'hit_and_run', governmentKilled: 1 },
      { is: 'security_raid', groupKilled: 1 },
      { is: 'security_raid', civiliansKilled: 3 },
      { is: 'sweep_clash' },
      { is: 'small_ied', governmentKilled: 5 },
      { is: 'targeted_killing', governmentKilled: 1 },
      { is: 'collective_punishment', civiliansKilled: 1 },
    ] as const satisfies readonly RowGiven[];
    expect(answer(recordsOf(rows), { metric: 'battles' })).toBe(4);
    expect(answer(recordsOf(rows), { metric: 'armed_clashes', actor: 'Taliban' })).toBe(4);
  });
});

describe('provinces', () => {
  it('with operations count once', () => {
    const records = recordsOf([
      { area: KAB_CITY! },
      { area: KAB_RURAL! },
      { area: PAN_N!, in: ['tally'] },
      { area: KNR!, group: AFF! },
    ]);
    const metric = 'provinces_with_operations';
    expect(answer(records, { metric })).toBe(1);
    expect(answer(records, { metric, layer: 'tally' })).toBe(1);
    expect(answer(records, { metric, actor: 'NRF+AFF' })).toBe(2);
    expect(answer(records, { metric, actor: 'NRF+AFF', scope: 'region east' })).toBe(1);
  });

  it('with presence are the mean of the steps, those without anybody included', () => {
    const records = new Records();
    const seen = LAYER_BIT.true | LAYER_BIT.tally;
    records.presence(FIRST, NRF!, KAB_CITY!, seen);
    records.presence(FIRST, NRF!, KAB_RURAL!, seen);
    records.presence(FIRST, NRF!, KNR!, LAYER_BIT.tally);
    records.presence(FIRST, AFF!, PAN_N!, seen);
    records.presence(FIRST + 28, NRF!, KNR!, seen);
    const metric = 'provinces_with_presence';
    // Steps begin on days 0, 28 and 56 of the window.
    const window = { metric, startDay: FIRST, endDay: FIRST + 60 };
    expect(answer(records, window)).toBe(0.7);
    expect(answer(records, { ...window, endDay: FIRST + 28 })).toBe(1);
    expect(answer(records, { ...window, endDay: FIRST + 28, layer: 'tally' })).toBe(1.5);
    expect(answer(records, { ...window, endDay: FIRST, actor: 'NRF+AFF' })).toBe(2);
    expect(answer(records, { ...window, endDay: FIRST, scope: 'region east' })).toBe(0);
    expect(answer(records, { ...window, startDay: FIRST + 1, endDay: FIRST + 20 })).toBe(0);
  });
});

describe('border clashes', () => {
  it('are counted where the border is', () => {
    const records = new Records();
    records.note(FIRST, NOTE.guest_attack_abroad, KNR!, TTP);
    records.note(FIRST + 30, NOTE.guest_attack_abroad, KNR!, TTP);
    records.note(FIRST, NOTE.reckoning, KNR!, TTP);
    const given = { metric: 'border_clashes', actor: 'Taliban-Pakistan', layer: 'recorded' };
    expect(answer(records, given)).toBe(2);
    expect(answer(records, { ...given, metric: 'border_incidents', scope: 'AF-KNR' })).toBe(2);
    expect(answer(records, { ...given, scope: 'AF-KAB' })).toBe(0);
    expect(answer(records, { ...given, endDay: FIRST + 29 })).toBe(1);
    expect(answer(records, { ...given, actor: 'Taliban' })).toBe(2);
  });
});

describe('a probe', () => {
  it('keeps nothing from one campaign to the next', () => {
    const query = compiled({ metric: 'provinces_with_operations' });
    const p = new Probe(model, [query, compiled({ metric: 'fighters' })], LAST);
    const out = new Float64Array(p.width);
    const world = createWorld(model.layout, model.initial.slice());
    for (let turn = 0; turn < p.turns; turn++) p.observe(world, turn);
    p.finish(recordsOf([{}, { area: KNR! }]), out, 0);
    expect([out[0], out[1]]).toEqual([2, 600]);
    p.finish(new Records(), out, 0);
    expect(out.every((value) => value === 0)).toBe(true);
  });

  it('writes where it is told, and does not heed turns beyond its last day', () => {
    const p = new Probe(model, [compiled({})], LAST);
    const out = new Float64Array(2 * p.width).fill(-1);
    p.observe(createWorld(model.layout, model.initial.slice()), p.turns);
    p.finish(recordsOf([{}]), out, p.width);
    expect(out.slice(0, p.width).every((value) => value === -1)).toBe(true);
    expect(out[p.width]).toBe(1);
    const fighters = p.width + 1 + SERIES_IDS.indexOf('fighters') * p.turns;
    expect(out.slice(fighters, fighters + p.turns).every((value) => value === 0)).toBe(true);
  });
});

describe('resolutions', () => {
  it.each([
    [0.123456, 0.001, 123],
    [-0.0001, 0.001, 0],
    [19.34, 0.1, 193],
    [12_345, 100, 123],
    [7, 1, 7],
  ])('%f in steps of %f is %i', (value, resolution, steps) => {
    expect(Object.is(toSteps(value, resolution), steps)).toBe(true);
  });

  it('come back as the decimal number that was meant', () => {
    expect(fromSteps(193, 0.1)).toBe(19.3);
    expect(fromSteps(123, 0.001)).toBe(0.123);
    expect(fromSteps(123, 100)).toBe(12_300);
  });
});

/** The same answer, row by row, from the words of the table alone. */
function bruteForce(records: Records, query: MetricQuery, groups: readonly number[]): number {
  const metric: RowMetric = METRICS[query.metric as 'operations'];
  const d = records.operations.data;
  const layer = query.layer as Layer;
  const whose = { NRF: 'groups', 'NRF+AFF': 'groups', Taliban: 'authorities', all: 'all' }[
    query.actor
  ] as 'groups';
  const provinces = new Set<number>();
  let sum = 0;
  for (let row = 0; row < records.operations.count; row++) {
    const of = (name: keyof typeof OP): number => d[row * records.operations.fields + OP[name]]!;
    const kind = KIND_NAMES[of('kind')]!;
    const own = of('kind') < GROUP_KINDS;
    const given = (own ? metric.own : metric.state)[layer];
    const rows = metric.actors[whose];
    const { kinds, onlyWithLosses } = metric;
    const area = model.setup.areas[of('area')]!;
    const inScope =
      query.scope === 'national' ||
      model.setup.provinces[area.province]!.id === query.scope ||
      query.scope === `region ${model.setup.provinces[area.province]!.region}`;
    if (given === undefined || (rows !== 'both' && (rows === 'own') !== own)) continue;
    if ((of('layers') & LAYER_BIT[layer]) === 0 || !groups.includes(of('group')) || !inScope)
      continue;
    if (of('day') < query.startDay || of('day') > query.endDay) continue;
    if (kinds !== undefined && !kinds.includes(kind)) continue;
    const losses = of('governmentKilled') + of('groupKilled');
    if (onlyWithLosses?.includes(kind) === true && losses === 0) continue;
    provinces.add(area.province);
    sum += given === 'event' ? 1 : given.reduce((total, name) => total + of(name), 0);
  }
  return metric.gathered === 'provinces' ? provinces.size : sum;
}

const rowOf = fc.record({
  day: fc.integer({ min: FIRST, max: LAST + 3 }),
  area: fc.integer({ min: 0, max: 4 }),
  group: fc.integer({ min: 0, max: 4 }),
  kind: fc.integer({ min: 0, max: KIND_NAMES.length - 1 }),
  layers: fc.integer({ min: 0, max: 31 }),
  governmentKilled: fc.integer({ min: 0, max: 2 }),
  groupKilled: fc.integer({ min: 0, max: 2 }),
  civiliansKilled: fc.integer({ min: 0, max: 2 }),
  arrests: fc.integer({ min: 0, max: 9 }),
  captured: fc.integer({ min: 0, max: 2 }),
  displaced: fc.integer({ min: 0, max: 90 }),
  tallyKilled: fc.integer({ min: 0, max: 5 }),
  itemisedKilled: fc.integer({ min: 0, max: 5 }),
  recordedKilled: fc.integer({ min: 0, max: 5 }),
  verifiedKilled: fc.integer({ min: 0, max: 5 }),
});

const WHO = { NRF: [0], 'NRF+AFF': [0, 1], Taliban: [0, 1, 2, 3, 4], all: [0, 1, 2, 3, 4] };

const queryOf = fc
  .record({
    metric: fc.constantFrom(...METRIC_IDS.filter((id) => metricOf(id).from === 'operations')),
    actor: fc.constantFrom(...Object.keys(WHO)),
    scope: fc.constantFrom('national', 'AF-KAB', 'region central'),
    layer: fc.constantFrom(...LAYERS),
    days: fc.tuple(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: FIRST, max: LAST })),
  })
  .map(({ days: [a, b], ...rest }) => ({
    ...rest,
    startDay: Math.min(a, b),
    endDay: Math.max(a, b),
  }))
  .filter((query) => typeof compileQuery(model, query, LAST) !== 'string');

describe('the pass over the rows', () => {
  it('gives what asking row by row gives, for many queries at once', () => {
    fc.assert(
      fc.property(
        fc.array(rowOf, { maxLength: 60 }),
        fc.array(queryOf, { minLength: 1, maxLength: 12 }),
        (rows, queries) => {
          const records = recordsOf(rows);
          const probe = new Probe(model, queries.map(compiled), LAST);
          const out = new Float64Array(probe.width);
          probe.finish(records, out, 0);
          const expected = queries.map((query) =>
            bruteForce(records, query, WHO[query.actor as keyof typeof WHO]),
          );
          expect([...out.slice(0, queries.length)]).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });
});
