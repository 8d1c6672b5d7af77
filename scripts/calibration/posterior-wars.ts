// Wars at draws from a posterior, with what the page of validation looks at: the reported counts, and
// the front's operations by week and province.
import { fromSteps, Probe, type MetricQuery } from '../../src/engine/metrics.js';
import { GROUP_KINDS, LAYER_BIT, OP } from '../../src/engine/records.js';
import { keyOf } from '../../src/engine/random.js';
import { simulate } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import { PosteriorModels } from '../../src/lab/calibration/posterior-models.js';
import type { Posterior } from '../../src/lab/calibration/posterior.js';
import { makePlan, resolutionOf } from '../../src/lab/plan.js';
import { completePlayers, playersOf } from '../../src/lab/players.js';
import { seedKey } from '../../src/lab/seed.js';
import type { Scenario } from '../../src/scenario/scenario.js';

/** An operation of the front that took place. */
export interface Operation {
  /** Days from the first day of the scenario. */
  readonly day: number;
  readonly province: number;
  readonly capital: boolean;
  readonly killed: number;
  /** Killed as the front tallied them; null where it did not. */
  readonly claimed: number | null;
}

export interface War {
  /** By count asked for. */
  readonly counts: readonly number[];
  readonly operations: readonly Operation[];
}

/** Plays wars of a scenario to `lastDay` at draws from a posterior. */
export function posteriorWars(
  scenario: Scenario,
  posterior: Posterior,
  asked: readonly MetricQuery[],
  { wars, seed, lastDay }: { wars: number; seed: string; lastDay: number },
): War[] {
  const models = new PosteriorModels(scenario.setup, { document: scenario.document, posterior });
  const players = playersOf(completePlayers({}));
  const key = seedKey(seed);
  return Array.from({ length: wars }, (_, run): War => {
    const model = models.modelOf(key, run);
    const plan = makePlan(model, asked, lastDay);
    const probe = new Probe(model, plan.queries, lastDay);
    const own = keyOf(key, run);
    const campaign = new Campaign(model, own);
    simulate(campaign, own, {
      players,
      untilDay: lastDay,
      onTurn: ({ world, turn }) => probe.observe(world, turn - 1),
    });
    const operations = operationsOf(campaign);
    const numbers = new Float64Array(probe.width);
    probe.finish(campaign.records, numbers, 0);
    const counts = plan.targets.map(({ answer }) => {
      const query = typeof answer === 'number' ? plan.queries[answer] : undefined;
      if (query === undefined) throw new Error(`a count cannot be asked: ${answer}`);
      return fromSteps(numbers[Number(answer)] ?? 0, resolutionOf(query));
    });
    return { counts, operations };
  });
}

function operationsOf({ model, records }: Campaign): Operation[] {
  const { data, count, fields } = records.operations;
  const out: Operation[] = [];
  for (let at = 0; at < count * fields; at += fields) {
    const layers = data[at + OP.layers] ?? 0;
    const kind = data[at + OP.kind] ?? 0;
    if (kind >= GROUP_KINDS || data[at + OP.group] !== 0) continue;
    // A false claim is in no truth, but it is in the tally.
    if ((layers & LAYER_BIT.true) === 0) continue;
    const area = data[at + OP.area] ?? 0;
    out.push({
      day: (data[at + OP.day] ?? 0) - model.startDay,
      province: model.map.province[area] ?? 0,
      capital: model.map.isCapital[area] === 1,
      killed: data[at + OP.governmentKilled] ?? 0,
      claimed: (layers & LAYER_BIT.tally) === 0 ? null : (data[at + OP.tallyKilled] ?? 0),
    });
  }
  return out;
}
