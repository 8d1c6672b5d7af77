/**
 * The plan of a sweep: an experiment with everything resolved, as plain data. A plan needs no other
 * file, so any machine that has it can play any range of its runs; the same plan gives the same bytes
 * everywhere. Its hash names it, and every file of finished runs carries that hash.
 */
import { hashText } from '../../engine/hash.js';
import type { RuleName } from '../../engine/turn.js';
import type { Setup } from '../../engine/setup.js';
import type { ScenarioDocument } from '../../scenario/document.js';
import type { OverrideEntry } from '../../scenario/schema.js';
import { scenarioHash } from '../../scenario/scenario.js';
import { VERSION } from '../../scenario/version.js';
import type { DesignSpec } from '../design/design.js';
import { LabError } from '../errors.js';
import type { Experiment, Factor, Outputs, StopRule } from '../experiment/experiment.js';
import type { PlayerNames } from '../players.js';

export const PLAN_FILE = 'plan.json';
export const PLAN_SCHEMA = 'salang.sweep-plan/1';

/** What a model is made from. */
export interface PlannedScenario {
  readonly document: ScenarioDocument;
  readonly setup: Setup;
}

export interface PlannedTreatment {
  readonly id: string;
  readonly title: string;
  /** Place among the scenarios of the plan. */
  readonly place: number;
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly overrides: readonly OverrideEntry[];
  readonly players: PlayerNames;
  readonly without: readonly RuleName[];
  readonly lastDay: number;
  /** Turns played. */
  readonly turns: number;
}

export interface SweepPlan {
  readonly schema: typeof PLAN_SCHEMA;
  /** Hash of all the rest. */
  readonly hash: string;
  /** Version of the program, whose rules decide what comes out. */
  readonly engine: string;
  readonly experiment: {
    readonly id: string;
    readonly title: string;
    readonly summary: string;
    readonly hash: string;
    /** The file as given. */
    readonly text: string;
  };
  readonly seed: string;
  readonly pairing: 'common' | 'independent';
  /** Different scenarios, with the overrides of their treatments. */
  readonly scenarios: readonly PlannedScenario[];
  readonly treatments: readonly PlannedTreatment[];
  readonly factors: readonly Factor[];
  readonly design: DesignSpec;
  /** Design points. */
  readonly points: number;
  /** Points times treatments. */
  readonly settings: number;
  /** Replicates at most. */
  readonly replicates: number;
  /** Runs at most: settings times replicates. */
  readonly runs: number;
  readonly outputs: Outputs;
  readonly stop: StopRule | null;
}

/** Makes the plan of an experiment. */
export function makeSweepPlan(experiment: Experiment): SweepPlan {
  const scenarios: PlannedScenario[] = [];
  const places = new Map<string, number>();
  const treatments = experiment.treatments.map((treatment): PlannedTreatment => {
    const { id, title, scenario, overrides, players, without, lastDay } = treatment;
    const { document, setup } = scenario;
    const text = JSON.stringify([document, setup]);
    let place = places.get(text);
    if (place === undefined) {
      places.set(text, (place = scenarios.push({ document, setup }) - 1));
    }
    return {
      id,
      title,
      place,
      scenario: scenario.id,
      scenarioHash: scenarioHash(scenario),
      overrides,
      players,
      without,
      lastDay,
      turns: Math.floor((lastDay - setup.startDay) / setup.turnDays) + 1,
    };
  });
  const { id, title, summary, hash, text, seed, pairing, factors } = experiment;
  const { design, points, replicates, outputs, stop } = experiment;
  const settings = points * treatments.length;
  const runs = settings * replicates;
  const body = {
    engine: VERSION,
    experiment: { id, title, summary, hash, text },
    ...{ seed, pairing, scenarios, treatments, factors, design, points, settings },
    ...{ replicates, runs, outputs, stop },
  };
  // Through text once, so that a plan in memory is the same as one that was read.
  return JSON.parse(
    JSON.stringify({ schema: PLAN_SCHEMA, hash: hashOf(body), ...body }),
  ) as SweepPlan;
}

function hashOf(body: object): string {
  return hashText(JSON.stringify(body));
}

/** The plan as text: one line, as no person edits it. */
export function planText(plan: SweepPlan): string {
  return `${JSON.stringify(plan)}\n`;
}

/** Reads a plan. LabError (LAB_PLAN) for what is none, is damaged, or is of another version. */
export function readPlan(text: string, name: string): SweepPlan {
  let plan: SweepPlan;
  try {
    plan = JSON.parse(text) as SweepPlan;
  } catch {
    throw new LabError('LAB_PLAN', `${name} is no JSON`);
  }
  if (typeof plan !== 'object' || plan === null || plan.schema !== PLAN_SCHEMA) {
    throw new LabError('LAB_PLAN', `${name} is no plan of a sweep (${PLAN_SCHEMA})`);
  }
  const { schema: _schema, hash, ...body } = plan;
  if (hashOf(body) !== hash) {
    throw new LabError('LAB_PLAN', `${name} has changed since it was written`);
  }
  if (plan.engine !== VERSION) {
    const versions = `version ${plan.engine}, this is version ${VERSION}`;
    throw new LabError('LAB_PLAN', `${name} was made by ${versions}`);
  }
  return plan;
}

/** A whole range of runs: `count` of them from number `first`. */
export interface RunRange {
  readonly first: number;
  readonly count: number;
}

/** The runs of shard `index` (from 1) of `of`: ranges that follow each other and leave none out. */
export function shardRange(plan: Pick<SweepPlan, 'runs'>, index: number, of: number): RunRange {
  const whole = Number.isInteger(index) && Number.isInteger(of);
  if (!whole || index < 1 || of < 1 || index > of || of > 1_000_000) {
    throw new LabError('LAB_SHARD', `${index}/${of} is no shard`);
  }
  const edge = (i: number): number => Math.floor((plan.runs * i) / of);
  const first = edge(index - 1);
  return { first, count: edge(index) - first };
}

/** A range in pieces of at most `size` runs. */
export function* piecesOf({ first, count }: RunRange, size: number): Generator<RunRange> {
  for (let at = first; at < first + count; at += size) {
    yield { first: at, count: Math.min(size, first + count - at) };
  }
}
