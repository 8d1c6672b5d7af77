/**
 * The results of a sweep as an analysis sees them: which design point and replicate each run is, where
 * the factors stand, and one output at a time, so that memory holds one column and not the table.
 */
import { LabError } from '../errors.js';
import type { Results } from '../results/open-results.js';
import type { ManifestFactor, ManifestTreatment } from '../results/manifest.js';
import { RUN_COLUMNS } from '../results/tables.js';
import type { Crossed } from './crossed.js';
import type { FactorColumn } from './factor-means.js';

/** An output that can be analysed: a column of the table of runs. */
export interface OutputLabel {
  readonly id: string;
  readonly unit: string | null;
  readonly about: string;
}

/** A factor with its values. */
export interface FactorData extends Pick<ManifestFactor, 'id' | 'unit' | 'levels'> {
  /** Value at each design point. */
  readonly column: FactorColumn;
}

/** Who played what, and how. */
export interface SweepData {
  readonly results: Results;
  readonly treatments: readonly ManifestTreatment[];
  readonly factors: readonly FactorData[];
  readonly points: number;
  /** Replicates that are whole; runs beyond them are left out. */
  readonly replicates: number;
  /** Runs that are left out, as their replicate is not whole. */
  readonly leftOut: number;
  /** Whether replicates have their luck in common over all settings. */
  readonly common: boolean;
  readonly outputs: readonly OutputLabel[];
}

/** Columns of the table of runs that are no outputs. */
const NO_OUTPUTS = new Set([...RUN_COLUMNS.map(({ name }) => name), 'outcome', 'state_hash']);
const NUMBERS = new Set(['INT32', 'INT64', 'DOUBLE']);

/** Reads what all analyses need. LabError (LAB_RESULTS_FEW) without one whole replicate. */
export async function readSweep(results: Results): Promise<SweepData> {
  const { manifest } = results;
  const { settings, points } = manifest.design;
  const runs = await wholeRuns(results);
  const replicates = Math.floor(runs / settings);
  if (replicates < 1) {
    const message = `${runs} of the ${settings} settings were played without a gap`;
    throw new LabError('LAB_RESULTS_FEW', message);
  }
  const { treatments, factors, pairing } = manifest.experiment;
  const ids = factors.map(({ id }) => id);
  const table = ids.length === 0 ? {} : await results.columns('settings', ids);
  // Treatments change fastest, so the first of each point stands for all.
  const columnOf = (id: string): FactorColumn =>
    Array.from({ length: points }, (_, p) => plain(table[id]?.[p * treatments.length]));
  return {
    results,
    treatments,
    factors: factors.map(({ id, unit, levels }) => ({ id, unit, levels, column: columnOf(id) })),
    points,
    replicates,
    leftOut: manifest.runs - replicates * settings,
    common: pairing === 'common',
    outputs: (manifest.tables.runs?.columns ?? [])
      .filter(({ name, type }) => NUMBERS.has(type) && !NO_OUTPUTS.has(name))
      .map(({ name, unit, about }) => ({ id: name, unit, about })),
  };
}

/** Runs from 0 on that are there without a gap: a sweep may have been collected before its end. */
async function wholeRuns(results: Results): Promise<number> {
  if (results.manifest.complete) return results.manifest.runs;
  let next = 0;
  for await (const { run = [] } of results.rowGroups('runs', ['run'])) {
    for (const number of run) {
      if (number !== next) return next;
      next++;
    }
  }
  return next;
}

function plain(value: unknown): number | string {
  return typeof value === 'number' ? value : String(value);
}

/**
 * A column of the table of runs by treatment, each value made a number by `of`. Null when a value is
 * missing.
 */
export async function armsOf(
  data: SweepData,
  column: string,
  of: (value: unknown) => number = Number,
): Promise<Crossed[] | null> {
  const { treatments, points, replicates, common, results } = data;
  const arms = treatments.map((): Crossed => ({
    points,
    replicates,
    common,
    values: new Float64Array(points * replicates),
  }));
  const total = treatments.length * points * replicates;
  let run = 0;
  for await (const group of results.rowGroups('runs', [column])) {
    for (const value of group[column] ?? []) {
      if (run === total) break;
      if (value === null) return null;
      const values = arms[run % treatments.length]?.values;
      if (values !== undefined) values[Math.floor(run / treatments.length)] = of(value);
      run++;
    }
  }
  return arms;
}

/** A series by treatment: for each turn, its value in every run. */
export interface SeriesData {
  readonly dates: readonly string[];
  readonly arms: readonly (readonly Crossed[])[];
}

/** Reads a column of the table of national series. */
export async function seriesOf(data: SweepData, column: string): Promise<SeriesData> {
  const { treatments, points, replicates, common, results } = data;
  const settings = treatments.length * points;
  const runs = points * replicates;
  const dates: string[] = [];
  const arms = treatments.map((): Float64Array[] => []);
  for await (const group of results.rowGroups('national', ['run', 'turn', 'date', column])) {
    const { run = [], turn = [], date = [] } = group;
    const values = group[column] ?? [];
    for (let i = 0; i < run.length; i++) {
      const [r, t] = [Number(run[i]), Number(turn[i])];
      const place = Math.floor(r / treatments.length);
      if (r >= settings * replicates) break;
      dates[t] ??= String(date[i]);
      const arm = arms[r % treatments.length];
      if (arm === undefined) continue;
      arm[t] ??= new Float64Array(runs).fill(NaN);
      const of = arm[t];
      if (of !== undefined) of[place] = Number(values[i] ?? NaN);
    }
  }
  const crossed = (values: Float64Array): Crossed => ({ points, replicates, common, values });
  return { dates, arms: arms.map((arm) => wholeTurns(arm).map(crossed)) };
}

/** Turns that all runs have: treatments may end on days of their own. */
function wholeTurns(arm: readonly Float64Array[]): Float64Array[] {
  const end = arm.findIndex((values) => values === undefined || values.some(Number.isNaN));
  return arm.slice(0, end < 0 ? arm.length : end);
}
