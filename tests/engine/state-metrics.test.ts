import { describe, expect, it } from 'vitest';
import {
  fromSteps,
  METRIC_IDS,
  metricOf,
  Probe,
  type CompiledQuery,
} from '../../src/engine/metrics.js';
import { Records } from '../../src/engine/records.js';
import { createWorld } from '../../src/engine/world.js';
import { model, FIRST, LAST, PAN_N, PAN_S, KNR, compiled, type Asked } from './metric-rows.js';

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
