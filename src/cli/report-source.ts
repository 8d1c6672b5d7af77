/** What a report or a picture is made of: found by the name or path that was given. */
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { resumeGame, type GameSettings } from '../game/index.js';
import { runSchema, validateSchema, type DocumentHead } from '../lab/documents.js';
import { loadExperiment } from '../lab/experiment/load-experiment.js';
import type { Experiment } from '../lab/experiment/experiment.js';
import { openResults, type Results } from '../lab/results/open-results.js';
import { runDocument } from '../lab/run-document.js';
import {
  gameReport,
  runReport,
  scenarioReport,
  sweepReport,
  whyNotBeside,
  type NamedGame,
  type Report,
} from '../report/index.js';
import { listScenarios, loadScenario } from '../scenario/load.js';
import { ScenarioError } from '../scenario/problems.js';
import { scenarioHash, type Scenario } from '../scenario/scenario.js';
import { batchRequest, planBatch, playBatch } from './batch.js';
import { SET_BY } from './campaign-values.js';
import type { Context, RawValues } from './command.js';
import { CliError } from './errors.js';
import { EXIT } from './exit-codes.js';
import { openSaved } from './saved-game.js';
import { wholeNumber } from './values.js';

const STANDARD_PAIRS = '20';
const MAX_PAIRS = 10_000;
const YAML_FILE = /\.ya?ml$/i;

export type SourceKind = 'scenario' | 'game' | 'run' | 'sweep';

export interface MadeReport {
  readonly kind: SourceKind;
  readonly report: Report;
}

/** Makes the report of what was named. CliError, ScenarioError, GameError or LabError when it cannot. */
export async function makeReportOf(values: RawValues, context: Context): Promise<MadeReport> {
  const { argument = '', lists } = values;
  const beside = lists['beside'] ?? [];
  if (isFolder(argument)) return await folderReport(argument);
  if (YAML_FILE.test(argument) || listScenarios().some(({ id }) => id === argument)) {
    return { kind: 'scenario', report: await ofScenario(values, context) };
  }
  return { kind: 'game', report: ofGames([argument, ...beside], values) };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

async function ofScenario(values: RawValues, context: Context): Promise<Report> {
  const { out: _file, ...text } = values.text;
  const without = text['runs'] === '0';
  const asked = { ...values, text: without ? { ...text, runs: '1' } : text };
  const plan = await planBatch(batchRequest(asked), 'salang.run/1');
  const { scenario, label, changes } = plan;
  const { seed, players } = plan.request.values;
  const batch = without
    ? null
    : runDocument(await playBatch(plan, scenario.targets, context), label, changes);
  // Names that no player has are refused by the batch, and by the game that is shown.
  const seats = [players.nrf ?? 'doctrine', players.taliban ?? 'doctrine'];
  return scenarioReport({
    scenario,
    batch,
    seed,
    seats: seats as unknown as GameSettings['seats'],
  });
}

/** The games of saves, by the names of the saves. */
function ofGames(saves: readonly string[], { text }: RawValues): Report {
  const [first = ''] = saves;
  const games = saves.map((save): NamedGame => {
    const name = basename(save).replace(/\.salang$/, '');
    return { name, game: resumeGame(openSavedOr(save, save === first)) };
  });
  const why = whyNotBeside(games.map(({ game }) => game));
  if (why !== null) {
    const advice = 'Games side by side have one scenario and one seed.';
    throw new CliError(EXIT.badInput, 'REPORT_GAMES', why, advice);
  }
  const pairs = wholeNumber('pairs', text['pairs'] ?? STANDARD_PAIRS, 0, MAX_PAIRS);
  return gameReport(games, pairs);
}

/** A save; the first name could have been meant for something else, and the error says so. */
function openSavedOr(name: string, first: boolean): ReturnType<typeof openSaved> {
  try {
    return openSaved(name);
  } catch (error) {
    if (!first || existsSync(name) || !isNoSave(error)) throw error;
    throw new CliError(
      EXIT.badInput,
      'REPORT_NONE',
      `there is no scenario, saved game or results folder "${name}"`,
      'salang scenario list and salang saves list the names; results have the path of their folder.',
    );
  }
}

function isNoSave(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SAVE_NOT_FOUND';
}

async function folderReport(dir: string): Promise<MadeReport> {
  for (const [file, schema] of [
    ['run.json', runSchema],
    ['validate.json', validateSchema],
  ] as const) {
    const path = join(dir, file);
    if (!existsSync(path)) continue;
    const read = schema.safeParse(parsed(await readFile(path, 'utf8')));
    if (!read.success) {
      const why = read.error.issues[0];
      const message = `${path}: ${why?.path.join('.') ?? ''}: ${why?.message ?? 'cannot be read'}`;
      throw new CliError(EXIT.badInput, 'REPORT_RESULTS', message, 'Run it again with --out.');
    }
    return { kind: 'run', report: runReport(read.data, scenarioOf(read.data)) };
  }
  const results = await openResults(dir);
  return { kind: 'sweep', report: await sweepReport(results, experimentOf(results)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The very scenario that a document is of, changes included; null when it is another by now. */
function scenarioOf({ scenario: { id, hash }, overrides }: DocumentHead): Scenario | null {
  const scenario = orNull(() => loadScenario(id, { overrides, setBy: SET_BY }));
  return scenario !== null && scenarioHash(scenario) === hash ? scenario : null;
}

/** The experiment of a folder with its scenarios; null when they are gone or have changed. */
function experimentOf({ dir, manifest }: Results): Experiment | null {
  const experiment = orNull(() => loadExperiment(join(dir, 'experiment.yaml')));
  const same = manifest.experiment.treatments.every(({ scenarioHash: hash }, i) => {
    const scenario = experiment?.treatments[i]?.scenario;
    return scenario !== undefined && scenarioHash(scenario) === hash;
  });
  return same ? experiment : null;
}

function orNull<T>(load: () => T): T | null {
  try {
    return load();
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
}
