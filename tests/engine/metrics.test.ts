import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileQuery,
  fromSteps,
  layersOf,
  METRIC_ALIASES,
  METRIC_IDS,
  metricOf,
  METRICS,
  Probe,
  SERIES_IDS,
  seriesOf,
  toSteps,
  type CompiledQuery,
  type MetricQuery,
} from '../../src/engine/metrics.js';
import type { RowMetric } from '../../src/engine/metric-table.js';
import { compileModel } from '../../src/engine/model.js';
import {
  GROUP_KINDS,
  KIND,
  KIND_NAMES,
  LAYER_BIT,
  LAYERS,
  NOTE,
  OP,
  Records,
  type KindName,
  type Layer,
} from '../../src/engine/records.js';
import { Campaign } from '../../src/engine/turn.js';
import { createWorld } from '../../src/engine/world.js';
import { smallSetup } from './small-setup.js';

const model = compileModel(smallSetup());
const FIRST = model.startDay;
const LAST = model.endDay;
const [KAB_CITY, KAB_RURAL, PAN_N, PAN_S, KNR] = [0, 1, 2, 3, 4];
const [NRF, AFF, ISKP, TTP, OTHER] = [0, 1, 2, 3, 4];

type RowGiven = Partial<Record<keyof typeof OP, number>> & {
  readonly is?: KindName;
  readonly in?: readonly Layer[];
};

const ONLY_TRUE: readonly Layer[] = ['true'];

/** Writes rows; by default an operation of the front in Kabul city on the first day, true only. */
function recordsOf(rows: readonly RowGiven[]): Records {
  const records = new Records();
  for (const { is = 'hit_and_run', in: layers = ONLY_TRUE, ...fields } of rows) {
    const at = records.operations.next();
    const d = records.operations.data;
    d[at + OP.day] = FIRST;
    d[at + OP.kind] = KIND[is];
    d[at + OP.layers] = layers.reduce((bits, layer) => bits | LAYER_BIT[layer], 0);
    for (const [name, value] of Object.entries(fields)) d[at + OP[name as keyof typeof OP]] = value;
  }
  return records;
}

type Asked = Partial<MetricQuery>;

function asked(given: Asked): MetricQuery {
  const window = { startDay: FIRST, endDay: LAST };
  return {
    metric: 'operations',
    actor: 'NRF',
    scope: 'national',
    layer: 'true',
    ...window,
    ...given,
  };
}

function compiled(given: Asked): CompiledQuery {
  const query = compileQuery(model, asked(given), LAST);
  if (typeof query === 'string') throw new Error(`${JSON.stringify(given)}: ${query}`);
  return query;
}

function answer(records: Records, given: Asked): number {
  const query = compiled(given);
  const probe = new Probe(model, [query], LAST);
  const out = new Float64Array(probe.width);
  probe.finish(records, out, 0);
  return fromSteps(out[0]!, query.metric.resolution);
}

const reason = (given: Asked): unknown => {
  const query = compileQuery(model, asked(given), LAST);
  return typeof query === 'string' ? query : query.id;
};

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

describe('windows', () => {
  it('hold both of their days', () => {
    const records = recordsOf([{ day: FIRST + 9 }, { day: FIRST + 10 }, { day: FIRST + 20 }]);
    const window = { startDay: FIRST + 10, endDay: FIRST + 20 };
    expect(answer(records, window)).toBe(2);
    expect(answer(records, { ...window, endDay: FIRST + 19 })).toBe(1);
    expect(answer(records, { ...window, startDay: FIRST + 11 })).toBe(1);
  });

  it('must lie within the simulated days', () => {
    expect(reason({ startDay: FIRST - 1 })).toBe('outside_window');
    expect(reason({ endDay: LAST + 1 })).toBe('outside_window');
    expect(reason({ startDay: FIRST + 5, endDay: FIRST + 4 })).toBe('outside_window');
    expect(reason({})).toBe('operations');
  });
});

describe('scopes', () => {
  const records = recordsOf([
    { area: KAB_CITY! },
    { area: KAB_RURAL! },
    { area: PAN_N! },
    { area: KNR! },
  ]);

  it.each([
    ['national', 4],
    ['AF-KAB', 2],
    ['af-kab', 2],
    ['Kabul', 2],
    ['AF-KAB-CTY', 1],
    ['Area AF-PAN-N', 1],
    ['AF-PAN', 1],
    ['region central', 3],
    ['region East', 1],
  ])('%s', (scope, expected) => {
    expect(answer(records, { scope })).toBe(expected);
  });

  it.each(['AF-XXX', 'region nowhere', 'region', '', 'kab'])('%j is unknown', (scope) => {
    expect(reason({ scope })).toBe('unknown_scope');
  });
});

describe('actors', () => {
  const records = recordsOf([
    { group: NRF! },
    { group: NRF! },
    { group: AFF! },
    { group: ISKP! },
    { group: ISKP! },
    { group: ISKP! },
    { group: TTP! },
    { group: OTHER! },
  ]);

  it.each([
    ['NRF', 2],
    ['nrf', 2],
    ['front', 2],
    ['Group nrf', 2],
    ['AFF', 1],
    ['NRF+AFF', 3],
    ['IS-KP', 3],
    ['ISKP', 3],
    ['Islamic State - Khorasan Province', 3],
    ['TTP', 1],
    ['other', 1],
    ['all armed opposition', 4],
    ['all', 8],
  ])('%s', (actor, expected) => {
    expect(answer(records, { actor })).toBe(expected);
  });

  it('names the front of a model that calls it otherwise', () => {
    const groups = smallSetup().groups.map((g, i) => (i === 0 ? { ...g, id: 'blue' } : g));
    const other = compileModel(smallSetup({ groups }));
    expect(compileQuery(other, asked({ actor: 'NRF' }), LAST)).toMatchObject({ id: 'operations' });
  });

  it.each(['NRA', 'NRF+', 'NRF+XYZ', 'Taliban-Iran', 'Taliban-Pakistan-India', ''])(
    '%j is unknown',
    (actor) => {
      expect(reason({ actor })).toBe('unknown_actor');
    },
  );
});

describe('reasons', () => {
  it.each([
    [{ metric: 'torture_of_accused_nrf', actor: 'Taliban' }, 'unknown_metric'],
    [{ metric: 'captured_nrf_executed', actor: 'Taliban' }, 'unknown_metric'],
    [{ metric: 'constructor' }, 'unknown_metric'],
    [{ metric: 'unicorns_killed' }, 'unknown_metric'],
    [{ actor: 'Taliban' }, 'actor_not_modelled'],
    [{ metric: 'civilians_killed', actor: 'Taliban-Pakistan' }, 'actor_not_modelled'],
    [{ metric: 'areas_held', actor: 'IS-KP' }, 'actor_not_modelled'],
    [{ metric: 'provinces_with_operations', scope: 'AF-KAB' }, 'scope_not_modelled'],
    [{ metric: 'fatalities', layer: 'tally' }, 'layer_not_modelled'],
    [{ metric: 'fighters', layer: 'recorded' }, 'layer_not_modelled'],
    [{ layer: 'rumoured' }, 'unknown_layer'],
  ])('%j: %s', (given, expected) => {
    expect(reason(given)).toBe(expected);
  });

  it('come in a fixed order when several hold', () => {
    const all = { metric: 'x', actor: 'x', scope: 'x', layer: 'x', endDay: LAST + 1 };
    expect(reason(all)).toBe('unknown_metric');
    expect(reason({ ...all, metric: 'operations' })).toBe('unknown_actor');
    expect(reason({ ...all, metric: 'operations', actor: 'NRF' })).toBe('unknown_scope');
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

describe('state of the world', () => {
  const probe = (given: Asked[]): { probe: Probe; out: Float64Array; queries: CompiledQuery[] } => {
    const queries = given.map(compiled);
    const made = new Probe(model, queries, LAST);
    return { probe: made, out: new Float64Array(made.width), queries };
  };

  it('is read at the end of the turn that holds the last day of the window', () => {
    const metric = 'fighters';
    const { probe: p, out } = probe([{ metric, endDay: FIRST + 7 }, { metric }]);
    const world = createWorld(model.layout, model.initial.slice());
    for (let turn = 0; turn < p.turns; turn++) {
      world.sanctuary[0] = turn;
      p.observe(world, turn);
    }
    p.finish(new Records(), out, 0);
    expect([out[0], out[1]]).toEqual([601, 600 + p.turns - 1]);
  });

  it('has a reading of every metric', () => {
    const world = createWorld(model.layout, model.initial.slice());
    world.control[PAN_N!] = -0.9;
    world.control[PAN_S!] = -0.9;
    world.control[KNR!] = -0.9;
    world.sanctuary[0] = 50;
    world.displaced[PAN_N!] = 7;
    world.prisoners[KNR!] = 8;
    world.visibility[0] = 0.1234;
    world.margin[0] = -3.21;
    world.margin[1] = 4.56;
    const endDay = FIRST + 6;
    const cases: [Asked, number][] = [
      [{ metric: 'areas_held' }, 3],
      [{ metric: 'areas_held', scope: 'AF-PAN' }, 2],
      [{ metric: 'provinces_held' }, 2],
      [{ metric: 'fighters' }, 650],
      [{ metric: 'fighters', actor: 'NRF+AFF', scope: 'AF-KAB' }, 360],
      [{ metric: 'survival' }, 1],
      [{ metric: 'treasury' }, 400_000],
      [{ metric: 'treasury', actor: 'all' }, 1_000_000],
      [{ metric: 'state_treasury', actor: 'Taliban' }, 80_000_000],
      [{ metric: 'network_reach' }, 0.3],
      [{ metric: 'mean_control', actor: 'all', scope: 'AF-KAB' }, 0.7],
      [{ metric: 'visibility' }, 0.123],
      [{ metric: 'displaced_now', actor: 'all' }, 7],
      [{ metric: 'prisoners', actor: 'Taliban', scope: 'region east' }, 8],
      [{ metric: 'margin_nrf' }, -3.2],
      [{ metric: 'margin_taliban', actor: 'Taliban' }, 4.6],
    ];
    const { probe: p, out, queries } = probe(cases.map(([given]) => ({ ...given, endDay })));
    p.observe(world, 0);
    p.finish(new Records(), out, 0);
    const read = queries.map(({ metric }, i) => fromSteps(out[i]!, metric.resolution));
    expect(read).toEqual(cases.map(([, expected]) => expected));
    const states = METRIC_IDS.filter((id) => metricOf(id).from === 'world');
    expect(new Set(cases.map(([given]) => given.metric))).toEqual(new Set(states));
  });

  it('tells that the front has collapsed', () => {
    const { probe: p, out } = probe([{ metric: 'survival', endDay: FIRST + 6 }]);
    const world = createWorld(model.layout, model.initial.slice());
    world.fighters.fill(0);
    p.observe(world, 0);
    p.finish(new Records(), out, 0);
    expect(out[0]).toBe(0);
  });
});

describe('series', () => {
  const p = new Probe(model, [], LAST);
  const at = (id: (typeof SERIES_IDS)[number], turn: number): number =>
    SERIES_IDS.indexOf(id) * p.turns + turn;

  it('count flows by turn and read the state at its end', () => {
    const records = recordsOf([
      { day: FIRST + 6, in: ['true', 'tally'], governmentKilled: 2 },
      { day: FIRST + 7, in: ['tally'] },
      { day: FIRST + 7, group: AFF!, governmentKilled: 4 },
      { day: FIRST + 13, is: 'collective_punishment', arrests: 3, displaced: 40 },
    ]);
    const world = createWorld(model.layout, model.initial.slice());
    world.visibility[0] = 0.25;
    p.observe(world, 1);
    const out = new Float64Array(p.width);
    p.finish(records, out, 0);
    expect(out[at('operations_true', 0)]).toBe(1);
    expect(out[at('operations_true', 1)]).toBe(0);
    expect(out[at('operations_tally', 0)]).toBe(1);
    expect(out[at('operations_tally', 1)]).toBe(1);
    expect(out[at('taliban_killed', 0)]).toBe(2);
    expect(out[at('taliban_killed', 1)]).toBe(0);
    expect(out[at('arrests', 1)]).toBe(3);
    expect(out[at('displaced', 1)]).toBe(40);
    expect(out[at('fighters', 0)]).toBe(0);
    expect(out[at('fighters', 1)]).toBe(600);
    expect(out[at('treasury', 1)]).toBe(4000);
    expect(out[at('mean_control', 1)]).toBe(700);
    expect(out[at('visibility', 1)]).toBe(250);
    expect(p.turns).toBe(26);
  });

  it('add up to the metric over the whole turns', () => {
    const campaign = new Campaign(model, { k0: 5, k1: 6 });
    const queries = [compiled({}), compiled({ metric: 'arrests', actor: 'all' })];
    const whole = new Probe(model, queries, LAST);
    while (!campaign.over) {
      campaign.step();
      whole.observe(campaign.world, campaign.turn - 1);
    }
    const out = new Float64Array(whole.width);
    whole.finish(campaign.records, out, 0);
    const sum = (id: (typeof SERIES_IDS)[number]): number => {
      const from = queries.length + at(id, 0);
      return out.slice(from, from + whole.turns).reduce((total, n) => total + n, 0);
    };
    expect(out[0]).toBeGreaterThan(0);
    expect(sum('operations_true')).toBe(out[0]);
    expect(sum('arrests')).toBe(out[1]);
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

describe('the table of metrics', () => {
  it.each(METRIC_IDS)(
    '%s can be asked in every layer, for every actor and scope it names',
    (id) => {
      const metric = metricOf(id);
      const names = {
        groups: 'NRF',
        authorities: 'Taliban',
        all: 'all',
        border: 'Taliban-Pakistan',
      };
      const scopes = {
        national: 'national',
        region: 'region east',
        province: 'AF-KAB',
        area: 'AF-PAN-N',
      };
      expect(layersOf(metric).length).toBeGreaterThan(0);
      for (const kind of Object.keys(metric.actors) as (keyof typeof names)[]) {
        for (const scope of metric.scopes) {
          for (const layer of layersOf(metric)) {
            const given = { metric: id, actor: names[kind], scope: scopes[scope], layer };
            expect(reason(given)).toBe(id);
          }
        }
      }
    },
  );

  it('adds at most three fields of a row', () => {
    for (const metric of Object.values(METRICS)) {
      if (metric.from !== 'operations') continue;
      for (const fields of [...Object.values(metric.own), ...Object.values(metric.state)]) {
        expect(fields.length).toBeLessThanOrEqual(fields === 'event' ? 5 : 3);
      }
    }
  });

  it('has aliases of metrics only, and resolutions that divide evenly', () => {
    for (const id of Object.values(METRIC_ALIASES)) expect(METRIC_IDS).toContain(id);
    const resolutions = [...METRIC_IDS.map(metricOf), ...SERIES_IDS.map(seriesOf)].map(
      ({ resolution }) => resolution,
    );
    for (const r of resolutions) {
      expect(r >= 1 ? Number.isInteger(r) : Math.round(1 / r) === 1 / r).toBe(true);
    }
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
