/** The factors of an experiment: paths found, ranges taken from priors, every end tried out. */
import { columnOf } from '../../engine/columns.js';
import type { ScenarioDocument } from '../../scenario/document.js';
import { applyOverrides } from '../../scenario/overrides.js';
import { OverrideError, resolvePath, valueAt, type Target } from '../../scenario/paths.js';
import { columnRange, parameterRange, type Range } from '../../scenario/ranges.js';
import {
  FIELD_RANGES,
  type OverrideEntry,
  type Parameter,
  type Prior,
} from '../../scenario/schema.js';
import type { Step } from '../../scenario/origins.js';
import type { Factor, Treatment } from './experiment.js';
import {
  factorValue,
  priorDistribution,
  wrongDistribution,
  type Distribution,
  type FactorScale,
} from './factor-values.js';
import type { ExperimentReport, ReadExperiment } from './read-experiment.js';
import type { Apply, FactorEntry, FactorValue } from './schema.js';

/** Names of columns that every table has. */
const TAKEN = new Set(['setting', 'treatment', 'scenario', 'point', 'run', 'replicate']);

/** Resolves all factors; what is wrong is reported. */
export function resolveFactors(read: ReadExperiment, treatments: readonly Treatment[]): Factor[] {
  const { entry, report } = read;
  const paths = new Map<string, number>();
  const ids = new Set<string>();
  return (entry.factors ?? []).flatMap((given, f) => {
    const at = ['factors', f];
    const twice = ids.has(given.id.toLowerCase());
    ids.add(given.id.toLowerCase());
    if (twice || TAKEN.has(given.id)) {
      const message = twice ? `"${given.id}" stands twice` : `"${given.id}" is a column of its own`;
      report.add([...at, 'id'], 'SCENARIO_DUPLICATE', message, 'Use another id.');
      return [];
    }
    const [first, ...others] = treatments;
    if (first === undefined) return [];
    const target = targetOf(given, at, first, report);
    if (target === null) return [];
    const before = paths.get(target.path);
    if (before !== undefined) {
      const message = `${target.path} is varied already, by factor ${before + 1}`;
      report.add([...at, 'path'], 'SCENARIO_DUPLICATE', message);
      return [];
    }
    paths.set(target.path, f);
    if (!others.every((other) => targetOf(given, at, other, report) !== null)) return [];
    const factor = factorOf(given, target, first.scenario.document, at, read);
    if (factor === null || !tried(factor, treatments, at, report)) return [];
    return [factor];
  });
}

function targetOf(
  given: FactorEntry,
  at: readonly Step[],
  { scenario, id }: Treatment,
  report: ExperimentReport,
): Target | null {
  try {
    return resolvePath(scenario.document, given.path);
  } catch (error) {
    if (!(error instanceof OverrideError)) throw error;
    const message = `${error.message} in treatment ${id}`;
    report.add([...at, 'path'], error.code, message, () => error.mend);
    return null;
  }
}

function factorOf(
  given: FactorEntry,
  target: Target,
  document: ScenarioDocument,
  at: readonly Step[],
  { entry, report }: ReadExperiment,
): Factor | null {
  const ways = [given.range, given.levels, given.distribution].filter((way) => way !== undefined);
  const refuse = (message: string, mend?: string): null => {
    report.add(at, 'EXPERIMENT_FACTOR', message, mend);
    return null;
  };
  if (ways.length > 1) return refuse('a factor has one of range, levels and distribution');
  const { unit, range, prior } = aboutTarget(target, document);
  const own = prior === null ? null : priorDistribution(prior);
  const plain = target.kind === 'plain';
  const common = { id: given.id, path: target.path, unit, plain, range };
  if (entry.design?.kind === 'list') {
    if (ways.length > 0) return refuse('the points of a list give the values of every factor');
    const apply = given.apply ?? 'value';
    const levels = listLevels(given.id, entry.design.points);
    return { ...common, apply, levels, distribution: null, from: 'file' };
  }
  if (given.levels !== undefined) {
    const { levels, apply = 'value' } = given;
    if (new Set(levels).size < levels.length) return refuse('a level stands twice');
    return { ...common, apply, levels, distribution: null, from: 'file' };
  }
  const drawn = distributionOf(given, own);
  if (drawn === null) {
    const why = prior?.kind === 'fixed' ? 'its prior is fixed' : 'it has no prior of its own';
    return refuse(`${target.path} has no range: ${why}`, 'Give range, levels or a distribution.');
  }
  if (plain) return refuse(`${target.path} is no number`, 'Give levels.');
  const wrong = wrongDistribution(drawn.distribution);
  if (wrong !== null) return refuse(wrong);
  return { ...common, levels: null, ...drawn };
}

function distributionOf(
  given: FactorEntry,
  own: (Distribution & { apply: Apply }) | null,
): { distribution: Distribution; apply: Apply; from: 'file' | 'prior' } | null {
  const apply = given.apply ?? 'value';
  if (given.distribution !== undefined) {
    return { distribution: { ...given.distribution }, apply, from: 'file' };
  }
  if (given.range !== undefined) {
    const [low, high] = given.range;
    return { distribution: { kind: 'uniform', low, high }, apply, from: 'file' };
  }
  if (own === null || (given.apply !== undefined && given.apply !== own.apply)) return null;
  const { kind, low, high } = own;
  return { distribution: { kind, low, high }, apply: own.apply, from: 'prior' };
}

/** The different values of a factor in the points of a list, in the order of their first use. */
export function listLevels(
  id: string,
  points: readonly Readonly<Record<string, FactorValue>>[],
): FactorValue[] {
  const values = points.map((point) => (Object.hasOwn(point, id) ? point[id] : undefined));
  return [...new Set(values.filter((value) => value !== undefined))];
}

/** Unit, range and prior of what a path leads to. */
function aboutTarget(
  target: Target,
  document: ScenarioDocument,
): { unit: string | null; range: Range | null; prior: Prior | null } {
  switch (target.kind) {
    case 'parameter': {
      const { unit, prior } = valueAt(document, target.steps) as Parameter;
      return { unit, prior, range: parameterRange(target.steps, unit) };
    }
    case 'state': {
      const { column } = target;
      const prior = document.state[column]?.prior ?? null;
      return { unit: columnOf(column).unit, prior, range: columnRange(column) };
    }
    case 'field': {
      const ranges: Readonly<Record<string, Range>> = FIELD_RANGES[target.section];
      const quantity = document.quantities[`${target.section}.${target.field}`];
      return {
        unit: quantity?.unit ?? null,
        prior: quantity?.prior ?? null,
        range: ranges[target.field] ?? null,
      };
    }
    case 'plain':
      return { unit: null, prior: null, range: null };
  }
}

/** The change that a value of a factor makes. */
export function changeOf(path: string, apply: Apply, value: FactorValue): OverrideEntry {
  if (apply === 'value') return { path, value };
  return apply === 'scale' ? { path, scale: Number(value) } : { path, add: Number(value) };
}

/** Whether every level, or both ends, can be applied to every treatment. */
function tried(
  factor: Factor,
  treatments: readonly Treatment[],
  at: readonly Step[],
  report: ExperimentReport,
): boolean {
  for (const value of extremes(factor)) {
    if (factor.apply !== 'value' && typeof value !== 'number') {
      report.add(at, 'EXPERIMENT_FACTOR', `${String(value)} cannot be used to ${factor.apply}`);
      return false;
    }
    for (const { scenario, id } of treatments) {
      try {
        const change = changeOf(factor.path, factor.apply, value);
        applyOverrides(scenario.document, [change], { setBy: 'factor' });
      } catch (error) {
        if (!(error instanceof OverrideError)) throw error;
        const message = `${String(value)} does not fit treatment ${id}: ${error.message}`;
        report.add(at, 'EXPERIMENT_FACTOR', message, () => error.mend);
        return false;
      }
    }
  }
  return true;
}

function extremes(factor: FactorScale): readonly FactorValue[] {
  return factor.levels ?? [factorValue(factor, 0), factorValue(factor, 1)];
}
