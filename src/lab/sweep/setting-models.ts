/**
 * Compiled models of settings, kept for the next run of the same setting: a model takes as long to
 * compile as a campaign takes to play. As settings are interleaved, many are kept, the least recently
 * used one going first; memory does not grow with the settings.
 */
import { columnOf } from '../../engine/columns.js';
import { Probe } from '../../engine/metrics.js';
import { compileModel, type Model } from '../../engine/model.js';
import { SIDE_NAMES } from '../../engine/sides.js';
import type { Setup } from '../../engine/setup.js';
import type { Players } from '../../engine/simulate.js';
import { Campaign } from '../../engine/turn.js';
import { makeScenario, type Scenario } from '../../scenario/scenario.js';
import { withNumbers, withOverrides } from '../../scenario/variants.js';
import { changeOf } from '../experiment/factor-values.js';
import type { AreaOutput } from '../experiment/experiment.js';
import { makePlan, type Plan } from '../plan.js';
import { playersOf } from '../players.js';
import { seedKey } from '../seed.js';
import { Settings, type Setting } from './settings.js';
import type { SweepPlan } from './sweep-plan.js';

/** Models kept at most, some 0.6 MB each. */
const MOST_MODELS = 96;
/** Scenarios kept whose texts and dates differ, some 1 MB each. */
const MOST_SCENARIOS = 16;

/** All that is needed to play one setting. */
export interface Stage {
  readonly setting: Setting;
  readonly model: Model;
  readonly plan: Plan;
  readonly probe: Probe;
  readonly campaign: Campaign;
  readonly players: Players;
  /** First cell of each column of areas in the buffer of a world. */
  readonly areaCells: readonly number[];
}

export class SettingModels {
  readonly #settings: Settings;
  readonly #stages = new Map<number, Stage>();
  readonly #scenarios = new Map<string, Scenario>();

  constructor(private readonly plan: SweepPlan) {
    this.#settings = new Settings(plan);
  }

  /** The stage of a setting. OverrideError or ModelError when its values cannot go together. */
  get(number: number): Stage {
    const known = this.#stages.get(number);
    // Put at the end: the first of a map is the one that was not used for longest.
    this.#stages.delete(number);
    const stage = known ?? this.#make(this.#settings.get(number));
    this.#stages.set(number, stage);
    keepAtMost(this.#stages, MOST_MODELS);
    return stage;
  }

  #make(setting: Setting): Stage {
    const { treatment, place } = setting;
    const model = compileModel(this.#setupOf(setting));
    const asked = this.plan.outputs.summary.flatMap(({ queries }) => queries[place] ?? []);
    const plan = makePlan(model, asked, treatment.lastDay);
    return {
      setting,
      model,
      plan,
      probe: new Probe(model, plan.queries, treatment.lastDay),
      campaign: new Campaign(model, seedKey(this.plan.seed), treatment.without),
      players: playersOf(treatment.players),
      areaCells: (this.plan.outputs.areas?.columns ?? []).map((column) => firstCell(model, column)),
    };
  }

  #setupOf(setting: Setting): Setup {
    const { factors } = this.plan;
    const changes = factors.flatMap(({ path, apply, plain }, f) => {
      const value = setting.values[f];
      return value === undefined || plain ? [] : [changeOf(path, apply, value)];
    });
    const scenario = this.#scenarioOf(setting);
    return changes.length === 0 ? scenario.setup : withNumbers(scenario, changes);
  }

  /** The scenario of a treatment with the factors applied that are no numbers. */
  #scenarioOf({ treatment, values }: Setting): Scenario {
    const plain = this.plan.factors.flatMap(({ path, apply, plain }, f) => {
      const value = values[f];
      return plain && value !== undefined ? [changeOf(path, apply, value)] : [];
    });
    const key = JSON.stringify([treatment.place, plain]);
    let scenario = this.#scenarios.get(key);
    if (scenario === undefined) {
      const planned = this.plan.scenarios[treatment.place];
      if (planned === undefined) throw new RangeError(`no scenario ${treatment.place}`);
      const base = makeScenario(planned.document, planned.setup, [], []);
      scenario = plain.length === 0 ? base : withOverrides(base, plain, 'factors');
      this.#scenarios.set(key, scenario);
      keepAtMost(this.#scenarios, MOST_SCENARIOS);
    }
    return scenario;
  }
}

function keepAtMost<K>(map: Map<K, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}

function firstCell({ layout, setup }: Model, { column, whose }: AreaOutput): number {
  const known: readonly string[] =
    columnOf(column).index === 'sideArea' ? SIDE_NAMES : setup.groups.map(({ id }) => id);
  const row = whose === null ? 0 : known.indexOf(whose);
  return layout.offset[column] + row * setup.areas.length;
}
