/** Campaigns of a scenario, doctrine against doctrine, and what is asked of each. */
import { fromSteps, metricOf, Probe, type CompiledQuery } from '../../src/engine/metrics.js';
import { compileModel, type Model } from '../../src/engine/model.js';
import { keyOf, type Key } from '../../src/engine/random.js';
import { GOVERNMENT, INSURGENT } from '../../src/engine/sides.js';
import { simulate, type Players } from '../../src/engine/simulate.js';
import { Campaign } from '../../src/engine/turn.js';
import type { World } from '../../src/engine/world.js';
import { makePlan } from '../../src/lab/plan.js';
import { outcomeOf, OUTCOMES } from '../../src/lab/outcome.js';
import { createPlayer } from '../../src/players/index.js';
import type { ScenarioDocument } from '../../src/scenario/document.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { compileWatch, type Watched } from '../../src/scenario/watch.js';

/** The same keys for every scenario, so that what differs is the work of the scenario. */
const SEED: Key = { k0: 20230321, k1: 5 };

/** What campaigns of one scenario came to. */
export interface Played {
  /** Campaigns by outcome, in the order of OUTCOMES. */
  readonly outcomes: readonly number[];
  /** By watched output, then by campaign. */
  readonly values: readonly (readonly number[])[];
}

/** Plays a scenario and measures what `watch` names, which may be another scenario's. */
export function playScenario(
  scenario: Scenario,
  watch: ScenarioDocument['watch'],
  runs: number,
): Played {
  const model = compileModel(scenario.setup);
  const watched = compileWatch(watch, scenario.document, model, (path, _code, message) => {
    throw new RangeError(`${scenario.id}: ${path.join('.')}: ${message}`);
  });
  const outcomes = OUTCOMES.map(() => 0);
  const values = watched.map((): number[] => []);
  const asked = new Questions(model, watched);
  const { doctrine } = scenario.setup;
  const players: Players = [
    createPlayer('doctrine', INSURGENT, doctrine.nrf),
    createPlayer('doctrine', GOVERNMENT, doctrine.taliban),
  ];
  const campaign = new Campaign(model, SEED);
  for (let run = 0; run < runs; run++) {
    const key = keyOf(SEED, run);
    campaign.restart(key);
    simulate(campaign, key, {
      players,
      onTurn: ({ world, turn }) => {
        asked.observe(world, turn);
      },
    });
    const { outcome, answers } = asked.finish(campaign);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    answers.forEach((answer, i) => values[i]?.push(answer));
  }
  return { outcomes, values };
}

/** Queries and expressions asked of one campaign after another. */
class Questions {
  readonly #probe: Probe;
  readonly #queries: CompiledQuery[];
  readonly #late: number;

  constructor(
    private readonly model: Model,
    private readonly watched: readonly Watched[],
  ) {
    const plan = makePlan(model, [], model.endDay);
    this.#late = plan.lateOperations;
    this.#queries = [...plan.queries];
    for (const { measure } of watched)
      if (typeof measure !== 'function') this.#queries.push(measure);
    this.#probe = new Probe(model, this.#queries, model.endDay);
  }

  observe(world: World, turn: number): void {
    this.#probe.observe(world, turn - 1);
  }

  finish({ world, records }: Campaign): { outcome: number; answers: number[] } {
    const numbers = new Float64Array(this.#probe.width);
    this.#probe.finish(records, numbers, 0);
    const answers = this.watched.map(({ measure }) => {
      if (typeof measure === 'function') return measure(world);
      const steps = numbers[this.#queries.indexOf(measure)] ?? NaN;
      return fromSteps(steps, metricOf(measure.id).resolution);
    });
    return { outcome: outcomeOf(this.model, world, numbers[this.#late] ?? 0), answers };
  }
}
