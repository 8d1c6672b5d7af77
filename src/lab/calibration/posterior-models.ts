/** Models whose parameters come from a posterior, one a campaign. */
import { compileModel, type Model } from '../../engine/model.js';
import type { Key } from '../../engine/random.js';
import type { Setup } from '../../engine/setup.js';
import type { ScenarioDocument } from '../../scenario/document.js';
import { makeScenario, type Scenario } from '../../scenario/scenario.js';
import { withNumbers } from '../../scenario/variants.js';
import { PosteriorDraws, type Posterior } from './posterior.js';

/** What a worker needs; plain data. */
export interface PosteriorJob {
  readonly document: ScenarioDocument;
  readonly posterior: Posterior;
}

/** Compiles the model of each run. */
export class PosteriorModels {
  readonly #scenario: Scenario;
  readonly #draws: PosteriorDraws;

  constructor(setup: Setup, { document, posterior }: PosteriorJob) {
    this.#scenario = makeScenario(document, setup, [], []);
    this.#draws = new PosteriorDraws(posterior);
  }

  /** The model of a run. OverrideError when the scenario lacks a fitted number. */
  modelOf(seed: Key, run: number): Model {
    return compileModel(withNumbers(this.#scenario, this.#draws.changesOf(seed, run)));
  }
}
