/** A file of the right shape to a calibration that can be played, or all that is wrong with it. */
import { parseIsoDate } from '../../engine/calendar.js';
import { hashText } from '../../engine/hash.js';
import { compileModel } from '../../engine/model.js';
import { compileQuery, NOT_SCORED } from '../../engine/metrics.js';
import { loadScenario } from '../../scenario/load.js';
import { OverrideError, resolvePath, valueAt as entryAt } from '../../scenario/paths.js';
import { parameterRange } from '../../scenario/ranges.js';
import { scenarioHash, type Scenario } from '../../scenario/scenario.js';
import type { Parameter } from '../../scenario/schema.js';
import type { Step } from '../../scenario/origins.js';
import { withNumbers } from '../../scenario/variants.js';
import { priorDistribution, type Distribution } from '../experiment/factor-values.js';
import { DEFAULT_SEED } from '../seed.js';
import { VERSION } from '../../scenario/version.js';
import { campaignsAfterRounds, type Calibration, type FittedTarget } from './calibration.js';
import { changesFor, valueAt, type FittedParameter, type FittedPath } from './fitted-parameters.js';
import { HELD_SWINGS } from './held-swings.js';
import type { ReadCalibration } from './read-calibration.js';

/** Resolves a calibration. Throws ScenarioError with everything that is wrong. */
export function resolveCalibration(
  read: ReadCalibration,
  load: (nameOrPath: string) => Scenario = loadScenario,
): Calibration {
  const { entry, problems } = read;
  const scenario = load(entry.scenario);
  const parameters = resolveParameters(read, scenario);
  const targets = resolveTargets(read, scenario);
  checkSampler(read);
  problems.throwIfAny();
  const lastDay = resolveLastDay(read, targets);
  checkQueries(read, scenario, targets, lastDay);
  problems.throwIfAny();
  const seed = entry.seed ?? DEFAULT_SEED;
  const middle = middleHash(scenario, parameters);
  const asked = JSON.stringify([VERSION, read.hash, seed, middle, targets, parameters, lastDay]);
  return {
    id: entry.id,
    title: entry.title,
    summary: entry.summary ?? '',
    seed,
    scenario,
    lastDay,
    parameters,
    targets,
    sampler: entry.sampler,
    text: read.text,
    hash: hashText(asked),
  };
}

/** Which swings the years had is no part of what a scenario is: a posterior may hold its own. */
const SWINGS = 'calendar.swingSeed';

/**
 * Lines that scores are held against. They are computed from the fitted scenario, after the fit; no
 * rule and no doctrine reads them, so the war goes as it would without.
 */
const JUDGEMENT = [
  'assessment.thresholdInsurgent',
  'assessment.thresholdGovernment',
  'assessment.trendInsurgent',
  'assessment.trendGovernment',
];

/**
 * Names a scenario whatever values the fitted numbers have in its files, and wherever the lines lie
 * that scores are held against: the hash with the former at the middle of their priors, the lines
 * and the number of the slow swings at nought. So a posterior still fits after its medoid has been adopted.
 */
export function middleHash(scenario: Scenario, parameters: readonly FittedParameter[]): string {
  const middle = parameters.map((parameter) => valueAt(parameter, 0));
  const changes = [
    ...changesFor(parameters, middle),
    ...[...JUDGEMENT, SWINGS].map((path) => ({ path, value: 0 })),
  ];
  return scenarioHash({ setup: withNumbers(scenario, changes) });
}

/** Columns of a posterior that are no parameters of the file. */
const OTHER_COLUMNS = ['weight', 'distance', HELD_SWINGS.id];

function resolveParameters(read: ReadCalibration, scenario: Scenario): FittedParameter[] {
  const { entry, add } = read;
  const ids = new Set<string>();
  const taken = new Map<string, string>();
  return entry.parameters.flatMap((given, p) => {
    const at = ['parameters', p];
    if (ids.has(given.id) || OTHER_COLUMNS.includes(given.id)) {
      add([...at, 'id'], 'SCENARIO_DUPLICATE', `"${given.id}" is the name of another column`);
    }
    ids.add(given.id);
    const followers = given.with ?? [];
    if (followers.length > 0 && given.at === undefined) {
      const mend = 'Add "at": the value at which the others have theirs.';
      add(at, 'CALIBRATION_PARAMETER', 'a combination needs its own "at"', mend);
    }
    const lead = pathOf(read, scenario, given.path, given.at ?? 1, [...at, 'path']);
    const others = followers.map((f, i) =>
      pathOf(read, scenario, f.path, f.at, [...at, 'with', i, 'path']),
    );
    const found = [lead, ...others].filter((own) => own !== null);
    for (const { path } of found) {
      const before = taken.get(path);
      if (before !== undefined) {
        add(at, 'SCENARIO_DUPLICATE', `${path} is fitted already, by ${before}`);
      }
      taken.set(path, given.id);
    }
    if (lead === null) return [];
    const { id, title, informedBy = null } = given;
    const paths: FittedPath[] = found.map(({ path, at, range }) => ({ path, at, range }));
    return [{ id, title, unit: lead.unit, prior: lead.prior, paths, informedBy }];
  });
}

function pathOf(
  { add }: ReadCalibration,
  scenario: Scenario,
  path: string,
  at: number,
  step: readonly Step[],
): (FittedPath & { unit: string; prior: Distribution }) | null {
  try {
    const target = resolvePath(scenario.document, path);
    if (target.kind !== 'parameter') {
      add(step, 'CALIBRATION_PARAMETER', `${target.path} is no single number`);
      return null;
    }
    const { unit, prior } = entryAt(scenario.document, target.steps) as Parameter;
    const drawn = priorDistribution(prior);
    if (drawn === null || drawn.apply !== 'value') {
      add(step, 'CALIBRATION_PARAMETER', `the prior of ${target.path} is ${prior.kind}`);
      return null;
    }
    const { kind, low, high } = drawn;
    const own = parameterRange(target.steps, unit);
    const bounded = kind === 'uniform' || kind === 'loguniform';
    const range = bounded ? { min: low, max: high, whole: false } : own;
    return { path: target.path, at, range, unit, prior: { kind, low, high } };
  } catch (error) {
    if (!(error instanceof OverrideError)) throw error;
    add(step, error.code, error.message, () => error.mend);
    return null;
  }
}

function resolveTargets({ entry, add }: ReadCalibration, scenario: Scenario): FittedTarget[] {
  const { use, reportingError, rows = [] } = entry.targets;
  const counts = scenario.targets.filter(({ more }) => more['use'] === use);
  if (counts.length === 0) {
    const message = `no count of ${scenario.id} has the use "${use}"`;
    add(['targets', 'use'], 'CALIBRATION_TARGET', message);
  }
  rows.forEach(({ id }, i) => {
    if (counts.some((count) => count.id === id)) return;
    const message = `no such count among those with the use "${use}"`;
    add(['targets', 'rows', i, 'id'], 'CALIBRATION_TARGET', message);
  });
  return counts.map((count) => {
    const own = rows.find(({ id }) => id === count.id)?.reportingError;
    const error = own ?? reportingError[count.layer];
    if (error === undefined) {
      const message = `no reporting error is given for the layer ${count.layer}`;
      const mend = `Add "${count.layer}: 0.05", for example.`;
      add(['targets', 'reportingError'], 'CALIBRATION_TARGET', message, mend);
    }
    return { ...count, reportingError: error ?? 0 };
  });
}

function resolveLastDay({ entry, add }: ReadCalibration, targets: readonly FittedTarget[]): number {
  const needed = Math.max(...targets.map(({ endDay }) => endDay));
  if (entry.until === undefined) return needed;
  const day = parseIsoDate(entry.until);
  if (day === null) add(['until'], 'SCENARIO_DATE', `${entry.until} is no date`);
  return day ?? needed;
}

function checkQueries(
  { add }: ReadCalibration,
  scenario: Scenario,
  targets: readonly FittedTarget[],
  lastDay: number,
): void {
  const model = compileModel(scenario.setup);
  for (const target of targets) {
    const query = compileQuery(model, target, lastDay);
    if (typeof query !== 'string') continue;
    add(['targets', 'use'], 'CALIBRATION_TARGET', `${target.id}: ${NOT_SCORED[query]}`);
  }
}

function checkSampler({ entry, add }: ReadCalibration): void {
  const { particles, firstRound, pilot, swings, maxCampaigns } = entry.sampler;
  if (firstRound < particles) {
    const message = `the first round has fewer points (${firstRound}) than a round (${particles})`;
    add(['sampler', 'firstRound'], 'CALIBRATION_SAMPLER', message);
  }
  const pilots = swings === undefined ? pilot : 2 * pilot;
  const least = pilots + firstRound + campaignsAfterRounds(entry.sampler);
  if (maxCampaigns < least) {
    const parts = `pilot, first round${swings === undefined ? '' : ', swings'} and posterior`;
    const message = `${maxCampaigns} campaigns are fewer than the ${least} that ${parts} need`;
    add(['sampler', 'maxCampaigns'], 'CALIBRATION_SAMPLER', message);
  }
}
