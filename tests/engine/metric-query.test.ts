import { describe, expect, it } from 'vitest';
import { compileQuery } from '../../src/engine/metrics.js';
import { compileModel } from '../../src/engine/model.js';
import {
  FIRST,
  LAST,
  KAB_CITY,
  KAB_RURAL,
  PAN_N,
  KNR,
  NRF,
  AFF,
  ISKP,
  TTP,
  OTHER,
  recordsOf,
  answer,
  reason,
  asked,
} from './metric-rows.js';
import { smallSetup } from './small-setup.js';

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
