/** Plays the campaign of one point after another: the work that a worker is given. */
import { fromSteps, Probe, type MetricQuery } from '../../engine/metrics.js';
import { compileQuery } from '../../engine/metrics.js';
import { compileModel } from '../../engine/model.js';
import type { Key } from '../../engine/random.js';
import { Records } from '../../engine/records.js';
import type { Setup } from '../../engine/setup.js';
import { simulate } from '../../engine/simulate.js';
import { Campaign } from '../../engine/turn.js';
import type { ScenarioDocument } from '../../scenario/document.js';
import { makeScenario } from '../../scenario/scenario.js';
import { withNumbers } from '../../scenario/variants.js';
import { completePlayers, playersOf } from '../players.js';
import { resolutionOf } from '../plan.js';
import { changesFor, type FittedParameter } from './fitted-parameters.js';
import { failureText, type FailedRun } from '../run-failure.js';

/** What all points have in common; plain data, so that it can be sent to a worker. */
export interface ProposalJob {
  readonly document: ScenarioDocument;
  readonly setup: Setup;
  readonly parameters: readonly FittedParameter[];
  readonly asked: readonly MetricQuery[];
  readonly lastDay: number;
}

/** Values of the parameters, and the noise of the war that is played with them. */
export interface Trial {
  readonly values: readonly number[];
  readonly key: Key;
}

/** Trials of which a worker does all before it answers, numbered in the order of all. */
export interface Batch {
  readonly first: number;
  readonly trials: readonly Trial[];
}

/** Plays trials of one job. */
export class ProposalRunner {
  readonly #scenario;
  readonly #players = playersOf(completePlayers({}));
  readonly #records = new Records();

  constructor(private readonly job: ProposalJob) {
    this.#scenario = makeScenario(job.document, job.setup, [], []);
  }

  /** The counts of each trial, in the units of their metrics. */
  run({ first, trials }: Batch): number[][] | FailedRun {
    const out: number[][] = [];
    for (const trial of trials) {
      try {
        out.push(this.#play(trial));
      } catch (error) {
        const message = failureText(error);
        return { failedRun: first + out.length, message };
      }
    }
    return out;
  }

  #play({ values, key }: Trial): number[] {
    const { parameters, asked, lastDay } = this.job;
    const model = compileModel(withNumbers(this.#scenario, changesFor(parameters, values)));
    const queries = asked.map((query) => {
      const compiled = compileQuery(model, query, lastDay);
      if (typeof compiled === 'string')
        throw new RangeError(`a count cannot be asked: ${compiled}`);
      return compiled;
    });
    const probe = new Probe(model, queries, lastDay);
    const campaign = new Campaign(model, key, [], this.#records);
    simulate(campaign, key, {
      players: this.#players,
      untilDay: lastDay,
      onTurn: ({ world, turn }) => probe.observe(world, turn - 1),
    });
    const numbers = new Float64Array(probe.width);
    probe.finish(campaign.records, numbers, 0);
    return queries.map((query, j) => fromSteps(numbers[j] ?? 0, resolutionOf(query)));
  }
}
