/** Playing a batch as `run` and `validate` do: options, progress, signals, results in a folder. */
import { formatIsoDate } from '../engine/calendar.js';
import { compileModel } from '../engine/model.js';
import { RULE_NAMES } from '../engine/turn.js';
import {
  posteriorLabel,
  type OverrideLabel,
  type Reported,
  type ScenarioLabel,
} from '../lab/batch-results.js';
import type { RunDocument, ValidateDocument } from '../lab/documents.js';
import type { Posterior } from '../lab/calibration/posterior.js';
import { LabError } from '../lab/errors.js';
import { completePlayers } from '../lab/players.js';
import { runBatch, type Batch } from '../lab/replicates.js';
import { loadScenario } from '../scenario/load.js';
import { scenarioHash, type Scenario } from '../scenario/scenario.js';
import { campaignValues, SET_BY, type CampaignValues } from './campaign-values.js';
import type { Context, RawValues } from './command.js';
import { csvText } from './csv-text.js';
import { CliError, usageError } from './errors.js';
import { documentText } from './json-text.js';
import { createProgress } from './progress.js';
import {
  abandonFolder,
  prepareFolder,
  saveResults,
  type ResultFile,
  type ResultFolder,
} from './save-results.js';
import type { SavedStart } from './saved-game.js';
import { wholeNumber } from './values.js';
import { formatCount } from '../charts/index.js';

const STANDARD_RUNS = 100;
const MAX_RUNS = 10_000_000;
const MAX_WORKERS = 64;

type BatchDocument = RunDocument | ValidateDocument;

export interface BatchRequest {
  readonly values: CampaignValues;
  readonly runs: number;
  /** Undefined: the lab decides. */
  readonly workers: number | undefined;
  /** Folder for the results, or null. */
  readonly out: string | null;
  readonly force: boolean;
  /** A saved game that the campaigns go on from, or null. */
  readonly saved: SavedStart | null;
  /** Posterior to draw parameters from: `shipped`, a name or a path; null for none. */
  readonly posterior: string | null;
}

/** Reads the options of a batch. CliError (exit code 2) on values that cannot be read. */
export function batchRequest(raw: RawValues, saved: SavedStart | null = null): BatchRequest {
  const { runs, workers, out, posterior } = raw.text;
  if (posterior !== undefined && saved !== null) {
    const why = 'its first turns were played with the parameters that it has';
    throw usageError('USAGE_VALUE', `--posterior does not go with a saved game: ${why}`);
  }
  return {
    values: campaignValues(raw),
    runs: runs === undefined ? STANDARD_RUNS : wholeNumber('runs', runs, 1, MAX_RUNS),
    workers: workers === undefined ? undefined : wholeNumber('workers', workers, 1, MAX_WORKERS),
    out: out ?? null,
    force: raw.flags.has('force'),
    saved,
    posterior: posterior ?? null,
  };
}

/** A batch to come: its scenario is loaded, its folder is there, nothing is played yet. */
export interface BatchPlan {
  readonly request: BatchRequest;
  readonly scenario: Scenario;
  readonly label: ScenarioLabel;
  /** Changes as the document tells them. */
  readonly changes: readonly OverrideLabel[];
  readonly lastDay: number;
  readonly posterior: Posterior | null;
  /** What people should know before they read the results. */
  readonly notes: readonly string[];
  readonly folder: ResultFolder | null;
  /** Name of the document in the folder: `run.json`. */
  readonly documentFile: string;
}

/** Loads the scenario and makes sure that results can be written, before any time is spent. */
export async function planBatch(
  request: BatchRequest,
  schema: BatchDocument['schema'],
): Promise<BatchPlan> {
  const { values, out, force, saved } = request;
  const { overrides } = values;
  const scenario =
    saved?.game.scenario ?? loadScenario(values.scenario, { overrides, setBy: SET_BY });
  const { id, title, setup } = scenario;
  const label = { id, title, hash: scenarioHash(scenario) };
  const changes = overrides.map(({ path, value, scale, add }) => ({ path, value, scale, add }));
  const lastDay = values.untilDay ?? compileModel(setup).endDay;
  if (saved !== null && values.untilDay === undefined) requireTimeLeft(saved, lastDay);
  const documentFile = schema === 'salang.run/1' ? 'run.json' : 'validate.json';
  const { posterior, notes } = await choosePosterior(request, scenario);
  const plan = { request, scenario, label, changes, lastDay, documentFile, posterior, notes };
  const isSame = (document: unknown): boolean =>
    isOfPlan(document, schema, { ...plan, folder: null });
  const folder = out === null ? null : await prepareFolder(out, { force, documentFile, isSame });
  return { ...plan, folder };
}

/** CliError when a saved game has been played to the last day of its scenario. */
function requireTimeLeft({ game: { model, last } }: SavedStart, lastDay: number): void {
  if (model.startDay + last * model.turnDays <= lastDay) return;
  throw usageError(
    'USAGE_VALUE',
    `the game has been played to its last day, ${formatIsoDate(lastDay)}: nothing is left to run`,
    'Play on from an earlier turn (g and b in the game, back and branch in plain) and run that save, give a ' +
      'later --until, or see its course with salang replay.',
  );
}

/** The posterior that was asked for, and whether it is of this very scenario. */
async function choosePosterior(
  { posterior: name, values }: BatchRequest,
  scenario: Scenario,
): Promise<{ posterior: Posterior | null; notes: string[] }> {
  if (name === null) return { posterior: null, notes: [] };
  const { preparePosterior } = await import('../lab/calibration/prepare-posterior.js');
  const paths = values.overrides.map(({ path }) => path);
  const { posterior, fits, swingsLeftOut } = await preparePosterior(name, scenario, paths);
  const other =
    `salang: the posterior was fitted to ${posterior.scenario} as it was when the fit was made; ` +
    `this is another scenario, or another version of it`;
  const swings =
    'salang: the slow swings that the posterior holds are of other turns; each campaign has its own';
  const notes = [...(fits ? [] : [other]), ...(swingsLeftOut === 'other turns' ? [swings] : [])];
  return { posterior, notes };
}

/** Whether a document found in the folder is of the run that is planned. */
function isOfPlan(found: unknown, schema: string, plan: BatchPlan): boolean {
  if (typeof found !== 'object' || found === null) return false;
  const document = found as Partial<BatchDocument>;
  const { request, label, lastDay } = plan;
  const { seed, players, without } = request.values;
  const planned = [
    schema,
    label.hash,
    request.saved?.stateHash ?? null,
    seed,
    request.runs,
    formatIsoDate(lastDay),
    completePlayers(players),
    RULE_NAMES.filter((name) => without.includes(name)),
    plan.posterior === null ? null : posteriorLabel(plan.posterior),
  ];
  const { schema: of, scenario, from, seed: s, runs, until, players: p, without: w } = document;
  const { posterior = null } = document;
  const written = [of, scenario?.hash, from?.stateHash ?? null, s, runs, until, p, w, posterior];
  return JSON.stringify(written) === JSON.stringify(planned);
}

/** Plays the batch. On a signal the workers stop and the error says how far it came. */
export async function playBatch(
  plan: BatchPlan,
  targets: readonly Reported[],
  { terminal, stop }: Context,
): Promise<Batch<Reported>> {
  const { request, scenario, lastDay, folder } = plan;
  const { seed, players, without } = request.values;
  const { runs, workers } = request;
  const progress = createProgress(terminal);
  let played = 0;
  try {
    return await runBatch({
      setup: scenario.setup,
      runs,
      seed,
      players,
      without,
      lastDay,
      targets,
      past: request.saved?.past,
      posterior:
        plan.posterior === null
          ? undefined
          : { document: scenario.document, posterior: plan.posterior },
      workers,
      signal: stop,
      onProgress: ({ done, total }) => progress.update((played = done), total),
    });
  } catch (error) {
    if (folder !== null) await abandonFolder(folder);
    throw error instanceof LabError && error.code === 'LAB_ABORTED'
      ? stopped(stop.reason, played, runs)
      : error;
  } finally {
    progress.clear();
  }
}

function stopped(reason: unknown, played: number, runs: number): unknown {
  if (!(reason instanceof CliError)) return reason;
  const how = `after ${formatCount(played)} of ${formatCount(runs)} campaigns`;
  return new CliError(
    reason.exitCode,
    reason.code,
    `${reason.message} ${how}: nothing was written`,
    'The same command gives the same results when it is given again.',
  );
}

/** Writes the document and its tables when a folder was asked for; notes for people. */
export async function saveBatch(plan: BatchPlan, document: BatchDocument): Promise<string[]> {
  const { folder, documentFile } = plan;
  if (folder === null) return [...plan.notes];
  const files = [...tablesOf(document), { name: documentFile, text: documentText(document) }];
  await saveResults(folder, files);
  return [
    ...plan.notes,
    `salang: wrote ${files.map((file) => file.name).join(', ')} to ${folder.path}`,
  ];
}

function tablesOf(document: BatchDocument): ResultFile[] {
  const targets = { name: 'targets.csv', text: targetsTable(document) };
  if (document.schema === 'salang.validate/1') return [targets];
  return [
    targets,
    { name: 'series.csv', text: seriesTable(document) },
    { name: 'outcomes.csv', text: outcomesTable(document) },
  ];
}

const TARGET_FIELDS = [
  'id',
  'actor',
  'metric',
  'unit',
  'scope',
  'layer',
  'start',
  'end',
  'bound',
  'use',
  'reported',
  'mean',
  'median',
  'p05',
  'p95',
  'inside',
  'percentile',
  'crps',
] as const;

/** Scored rows, then the others with the reason in the last column. */
function targetsTable({ targets, notScored }: BatchDocument): string {
  const scored = targets.map((target) =>
    TARGET_FIELDS.map((field) => {
      const value = target[field];
      return typeof value === 'boolean' ? String(value) : value;
    }),
  );
  const rest = notScored.map(({ id, reason }) => [
    id,
    ...TARGET_FIELDS.slice(1).map(() => null),
    reason,
  ]);
  return csvText(
    [...TARGET_FIELDS, 'not_scored'],
    [...scored.map((row) => [...row, null]), ...rest],
  );
}

function seriesTable({ series }: RunDocument): string {
  const rows = series.flatMap(({ id, unit, dates, median, p05, p95 }) =>
    dates.map((date, i) => [id, unit, date, median[i] ?? null, p05[i] ?? null, p95[i] ?? null]),
  );
  return csvText(['series', 'unit', 'date', 'median', 'p05', 'p95'], rows);
}

function outcomesTable({ outcomes }: RunDocument): string {
  const rows = outcomes.map(({ ending, share, low, high }) => [ending, share, low, high]);
  return csvText(['ending', 'share', 'low', 'high'], rows);
}
