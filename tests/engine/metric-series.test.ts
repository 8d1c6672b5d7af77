import { describe, expect, it } from 'vitest';
import { Probe, SERIES_IDS } from '../../src/engine/metrics.js';
import { Campaign } from '../../src/engine/turn.js';
import { createWorld } from '../../src/engine/world.js';
import { model, FIRST, LAST, AFF, recordsOf, compiled } from './metric-rows.js';

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
