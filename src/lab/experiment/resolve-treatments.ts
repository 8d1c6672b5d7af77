/** The treatments of an experiment: their scenarios loaded and changed, their players known. */
import { dirname, resolve } from 'node:path';
import { parseIsoDate } from '../../engine/calendar.js';
import { compileModel } from '../../engine/model.js';
import type { SideName } from '../../engine/sides.js';
import { RULE_NAMES } from '../../engine/turn.js';
import { loadScenario } from '../../scenario/load.js';
import { applyOverrides } from '../../scenario/overrides.js';
import { OverrideError } from '../../scenario/paths.js';
import { ScenarioError } from '../../scenario/problems.js';
import { ID_FORM, type OverrideEntry } from '../../scenario/schema.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Step } from '../../scenario/origins.js';
import { withOverrides } from '../../scenario/variants.js';
import { LabError } from '../errors.js';
import { completePlayers, playersOf, type PlayerNames } from '../players.js';
import { limitDayOf } from '../replicates.js';
import type { Treatment } from './experiment.js';
import type { ExperimentReport, ReadExperiment } from './read-experiment.js';
import type { TreatmentEntry } from './schema.js';

/** Resolves all treatments; what is wrong is reported, and those that are wrong are left out. */
export function resolveTreatments({ entry, name, report }: ReadExperiment): Treatment[] {
  const loaded = new Map<string, Scenario | null>();
  const given: readonly TreatmentEntry[] = entry.treatments ?? [{ id: 'base' }];
  const seen = new Set<string>();
  const out: Treatment[] = [];
  given.forEach((treatment, t) => {
    const at: Step[] = entry.treatments === undefined ? [] : ['treatments', t];
    if (seen.has(treatment.id)) {
      report.add([...at, 'id'], 'SCENARIO_DUPLICATE', `"${treatment.id}" stands twice`);
    }
    seen.add(treatment.id);
    const scenario = treatment.scenario ?? entry.scenario;
    const where = treatment.scenario === undefined ? ['scenario'] : [...at, 'scenario'];
    if (scenario === undefined) {
      const mend = 'Add "scenario: base-2024" at the top, or a scenario to the treatment.';
      report.add(at, 'SCENARIO_MISSING', 'the scenario is missing', mend);
      return;
    }
    let base = loaded.get(scenario);
    if (base === undefined) loaded.set(scenario, (base = load(scenario, name, where, report)));
    if (base === null) return;
    const resolved = resolveOne(base, treatment, at, { entry, report });
    if (resolved !== null) out.push(resolved);
  });
  return out;
}

type Whole = Pick<ReadExperiment, 'entry' | 'report'>;

function resolveOne(
  base: Scenario,
  treatment: TreatmentEntry,
  at: readonly Step[],
  { entry, report }: Whole,
): Treatment | null {
  const common = entry.overrides ?? [];
  const own = treatment.overrides ?? [];
  const fits =
    check(base, common, ['overrides'], report) &&
    check(base, [...common, ...own], [...at, 'overrides'], report, common.length);
  if (!fits) return null;
  const overrides = [...common, ...own].map(cleaned);
  const scenario =
    overrides.length === 0
      ? base
      : changed(base, overrides, `experiment ${entry.id}: ${treatment.id}`, report);
  if (scenario === null) return null;
  const players = playersFor({ ...entry.players, ...treatment.players }, at, report);
  const lastDay = lastDayOf(scenario, entry.until, report);
  if (players === null || lastDay === null) return null;
  const left = new Set([...(entry.without ?? []), ...(treatment.without ?? [])]);
  return {
    id: treatment.id,
    title: treatment.title ?? treatment.id,
    scenario,
    overrides,
    players,
    without: RULE_NAMES.filter((rule) => left.has(rule)),
    lastDay,
  };
}

function cleaned({ path, value, scale, add }: OverrideEntry): OverrideEntry {
  return {
    path,
    ...(value === undefined ? {} : { value }),
    ...(scale === undefined ? {} : { scale }),
    ...(add === undefined ? {} : { add }),
  };
}

function load(
  scenario: string,
  experiment: string,
  at: readonly Step[],
  report: ExperimentReport,
): Scenario | null {
  const path = ID_FORM.test(scenario) ? scenario : resolve(dirname(experiment), scenario);
  try {
    return loadScenario(path);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const [first] = error.problems;
    // What is wrong within a scenario is told of its own file; a name that leads nowhere, of this.
    if (first === undefined || first.line > 0 || error.problems.length > 1) throw error;
    report.add(at, first.code, `${scenario}: ${first.message}`, first.mend);
    return null;
  }
}

/** Whether overrides can be applied one after another; the first `known` are told elsewhere. */
function check(
  base: Scenario,
  overrides: readonly OverrideEntry[],
  at: readonly Step[],
  report: ExperimentReport,
  known = 0,
): boolean {
  let { document } = base;
  let fits = true;
  overrides.forEach((override, i) => {
    try {
      document = applyOverrides(document, [override], { setBy: 'experiment' });
    } catch (error) {
      if (!(error instanceof OverrideError)) throw error;
      fits = false;
      if (i < known) return;
      report.add([...at, i - known, 'path'], error.code, error.message, () => error.mend);
    }
  });
  return fits;
}

function changed(
  base: Scenario,
  overrides: readonly OverrideEntry[],
  setBy: string,
  report: ExperimentReport,
): Scenario | null {
  try {
    return withOverrides(base, overrides, setBy);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    for (const problem of error.problems) {
      report.problems.add(problem, problem.path, problem.code, problem.message, problem.mend);
    }
    return null;
  }
}

function playersFor(
  given: { readonly [S in SideName]?: string | undefined },
  at: readonly Step[],
  report: ExperimentReport,
): PlayerNames | null {
  try {
    const { nrf, taliban } = given;
    const players = completePlayers({
      ...(nrf === undefined ? {} : { nrf }),
      ...(taliban === undefined ? {} : { taliban }),
    });
    playersOf(players);
    return players;
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    report.add([...at, 'players'], 'SCENARIO_CHOICE', error.message);
    return null;
  }
}

function lastDayOf(
  scenario: Scenario,
  until: string | undefined,
  report: ExperimentReport,
): number | null {
  const model = compileModel(scenario.setup);
  if (until === undefined) return model.endDay;
  const day = parseIsoDate(until);
  if (day === null) report.add(['until'], 'SCENARIO_DATE', `${until} is no date`);
  else if (day >= model.startDay && day <= limitDayOf(model)) return day;
  else {
    const message = `${until} is before the start of ${scenario.id} (${scenario.start}) or too far after it`;
    report.add(['until'], 'SCENARIO_PERIOD', message, 'Give a later or an earlier day.');
  }
  return null;
}
