/** A file of the right shape to an experiment that can be played, or all that is wrong with it. */
import { subkey } from '../../engine/random.js';
import { makeDesign, type DesignSpec } from '../design/design.js';
import { LabError } from '../errors.js';
import { DEFAULT_SEED, seedKey } from '../seed.js';
import type { Experiment, Factor, StopRule } from './experiment.js';
import type { ReadExperiment } from './read-experiment.js';
import { resolveFactors } from './resolve-factors.js';
import { resolveOutputs } from './resolve-outputs.js';
import { resolveTreatments } from './resolve-treatments.js';
import { EXPERIMENT_LIMITS, type DesignEntry } from './schema.js';

/** Label of the stream of chance that designs draw from; campaigns draw from another kind of key. */
const DESIGN_STREAM = 1;

/** The key of an experiment's design. */
export function designKey(seed: string): ReturnType<typeof seedKey> {
  return subkey(seedKey(seed), DESIGN_STREAM);
}

/** Resolves an experiment. Throws ScenarioError with everything that is wrong. */
export function resolveExperiment(read: ReadExperiment): Experiment {
  const { entry, report } = read;
  const treatments = resolveTreatments(read);
  const factors = resolveFactors(read, treatments);
  // What follows from what is wrong already need not be told.
  report.problems.throwIfAny();
  const outputs = resolveOutputs(read, treatments);
  const seed = entry.seed ?? DEFAULT_SEED;
  const { design, points } = resolveDesign(read, factors, seed);
  const stop = resolveStop(
    read,
    outputs.summary.map(({ id }) => id),
  );
  const replicates = stop?.maxReplicates ?? entry.replicates ?? 1;
  const runs = points * treatments.length * replicates;
  if (!(runs <= EXPERIMENT_LIMITS.runs)) {
    const message = `${runs} runs: at most ${EXPERIMENT_LIMITS.runs} fit one experiment`;
    report.add(['replicates'], 'EXPERIMENT_TOO_LARGE', message);
  }
  report.problems.throwIfAny();
  return {
    id: entry.id,
    title: entry.title,
    summary: entry.summary ?? '',
    seed,
    pairing: entry.pairing ?? 'common',
    hash: read.hash,
    text: read.text,
    treatments,
    factors,
    design,
    points,
    replicates,
    outputs,
    stop,
  };
}

function resolveDesign(
  { entry, report }: ReadExperiment,
  factors: readonly Factor[],
  seed: string,
): { design: DesignSpec; points: number } {
  const none = { design: { kind: 'full-factorial' } as const, points: 1 };
  if (entry.design === undefined) {
    if (factors.length > 0) {
      const mend = 'Add "design: { kind: full-factorial }", for example.';
      report.add([], 'SCENARIO_MISSING', 'factors need a design', mend);
    }
    return none;
  }
  if (factors.length === 0) {
    report.add(['design'], 'EXPERIMENT_DESIGN', 'there are no factors', 'Add factors.');
    return none;
  }
  const design = specOf(entry.design, factors, report);
  if (design === null) return none;
  try {
    const axes = factors.map(({ levels }) => ({ levels: levels?.length ?? null }));
    const { settings } = makeDesign(design, axes, designKey(seed));
    if (settings > EXPERIMENT_LIMITS.settings) {
      const message = `${settings} points: at most ${EXPERIMENT_LIMITS.settings} fit one experiment`;
      report.add(['design'], 'EXPERIMENT_TOO_LARGE', message);
    }
    return { design, points: settings };
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    report.add(['design'], 'EXPERIMENT_DESIGN', error.message);
    return none;
  }
}

/** Levels of Morris's design when none are given. */
const MORRIS_LEVELS = 4;

function specOf(
  entry: DesignEntry,
  factors: readonly Factor[],
  report: ReadExperiment['report'],
): DesignSpec | null {
  switch (entry.kind) {
    case 'list':
      return listSpec(entry.points, factors, report);
    case 'saltelli':
      return { kind: 'saltelli', base: entry.base, secondOrder: entry.secondOrder ?? false };
    case 'morris':
      return {
        kind: 'morris',
        trajectories: entry.trajectories,
        levels: entry.levels ?? MORRIS_LEVELS,
      };
    case 'one-at-a-time': {
      const { ends, base } = entry;
      const from = base === undefined ? undefined : baseOf(base, factors, report);
      if (from === null) return null;
      return {
        kind: 'one-at-a-time',
        ...(from === undefined ? {} : { base: from }),
        ...(ends === undefined ? {} : { ends }),
      };
    }
    default:
      return entry;
  }
}

type Point = Extract<DesignEntry, { kind: 'list' }>['points'][number];

function listSpec(
  points: readonly Point[],
  factors: readonly Factor[],
  report: ReadExperiment['report'],
): DesignSpec | null {
  let whole = true;
  const known = new Set(factors.map(({ id }) => id));
  points.forEach((point, p) => {
    for (const { id } of factors) {
      if (Object.hasOwn(point, id)) continue;
      whole = false;
      report.add(['design', 'points', p], 'EXPERIMENT_DESIGN', `${id} has no value in this point`);
    }
    for (const id of Object.keys(point)) {
      if (known.has(id)) continue;
      whole = false;
      report.add(['design', 'points', p, id], 'EXPERIMENT_DESIGN', `there is no factor "${id}"`);
    }
  });
  if (!whole) return null;
  const numbers = factors.map(({ levels }) => new Map(levels?.map((value, i) => [value, i])));
  return {
    kind: 'list',
    points: points.map((point) => factors.map(({ id }, f) => numbers[f]?.get(point[id] ?? 0) ?? 0)),
  };
}

/** Coordinates of the base point: levels by their values, medians of continuous factors. */
function baseOf(
  base: Point,
  factors: readonly Factor[],
  report: ReadExperiment['report'],
): number[] | null {
  let whole = true;
  for (const [id, value] of Object.entries(base)) {
    const factor = factors.find((own) => own.id === id);
    if (factor?.levels?.includes(value) === true) continue;
    whole = false;
    const why =
      factor === undefined ? `there is no factor "${id}"` : `${String(value)} is no level`;
    report.add(['design', 'base', id], 'EXPERIMENT_DESIGN', why);
  }
  if (!whole) return null;
  return factors.map(({ id, levels }) => {
    if (levels === null) return 0.5;
    const value = base[id];
    return value === undefined ? 0 : levels.indexOf(value);
  });
}

function resolveStop({ entry, report }: ReadExperiment, known: readonly string[]): StopRule | null {
  const { stop, replicates } = entry;
  if (stop === undefined) return null;
  if (replicates !== undefined) {
    const message = 'with a stop rule, maxReplicates says how many replicates there are at most';
    report.add(['replicates'], 'EXPERIMENT_STOP', message, 'Take replicates away.');
  }
  if (stop.minReplicates > stop.maxReplicates) {
    report.add(['stop', 'minReplicates'], 'EXPERIMENT_STOP', 'it is above maxReplicates');
  }
  const outputs = stop.outputs.flatMap((asked, i) => {
    const { output, halfWidth, relativeHalfWidth } = asked;
    if (!known.includes(output)) {
      const mend = `Name a summary output: ${known.join(', ')}.`;
      report.add(['stop', 'outputs', i, 'output'], 'EXPERIMENT_STOP', `no "${output}"`, mend);
    }
    if ((halfWidth === undefined) === (relativeHalfWidth === undefined)) {
      const message = 'it needs one of halfWidth and relativeHalfWidth';
      report.add(['stop', 'outputs', i], 'EXPERIMENT_STOP', message);
    }
    const relative = halfWidth === undefined;
    return [{ output, halfWidth: halfWidth ?? relativeHalfWidth ?? 0, relative }];
  });
  const { minReplicates, maxReplicates, every, over = 'setting' } = stop;
  return { outputs, over, minReplicates, maxReplicates, every };
}
