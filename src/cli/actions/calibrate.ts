/** `salang calibrate`: parameters of a scenario fitted to reported counts. */
import { availableParallelism } from 'node:os';
import { calibrate as fit } from '../../lab/calibration/calibrate.js';
import { playedParameters, type Calibration } from '../../lab/calibration/calibration.js';
import {
  CALIBRATION_MANIFEST,
  lookInto,
  takeFolder,
  writeResults,
  type FolderContent,
} from '../../lab/calibration/calibration-folder.js';
import { writeState } from '../../lab/calibration/calibration-state.js';
import {
  calibrationDocument,
  calibrationDocumentSchema,
  type CalibrationDocument,
} from '../../lab/calibration/diagnostics.js';
import { loadCalibration } from '../../lab/calibration/load-calibration.js';
import { posteriorBytes } from '../../lab/calibration/posterior-file.js';
import { calibrationReport } from '../../lab/calibration/report.js';
import { hasTrialWorker, openExecutor } from '../../lab/calibration/trial-executor.js';
import { LabError } from '../../lab/errors.js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Action, Context } from '../command.js';
import { CliError, usageError } from '../errors.js';
import { EXIT } from '../exit-codes.js';
import { documentText } from '../json-text.js';
import { calibrationLines, pairPictures } from '../pictures/calibrate.js';
import { createCalibrationProgress } from '../calibration-progress.js';
import { wholeNumber } from '../values.js';

const MAX_WORKERS = 64;
const MOST_WORKERS_UNASKED = 8;

export const calibrate: Action = async ({ argument = '', text, flags }, context) => {
  const { out, workers } = text;
  if (out === undefined) {
    throw usageError(
      'USAGE_ARGUMENT',
      'salang calibrate needs a folder for the posterior',
      'For example: salang calibrate base-2024 --out posterior-of-base',
    );
  }
  const threads = workers === undefined ? null : wholeNumber('workers', workers, 1, MAX_WORKERS);
  const calibration = loadCalibration(argument);
  const release = await takeFolder(out);
  try {
    const wishes = { resume: flags.has('resume'), force: flags.has('force') };
    const content = await lookInto(out, calibration.hash, wishes);
    const document =
      content.kind === 'done'
        ? await readDocument(out)
        : await work(calibration, out, content, threads, context);
    const lines = (): string[] => calibrationLines(document, context.terminal);
    const done = content.kind === 'done' ? 'it was done already' : 'the fit is complete';
    return { exitCode: EXIT.ok, document, lines, notes: [`salang: ${done}; results in ${out}`] };
  } finally {
    await release();
  }
};

async function readDocument(out: string): Promise<CalibrationDocument> {
  const text = await readFile(join(out, 'diagnostics.json'), 'utf8');
  return calibrationDocumentSchema.parse(JSON.parse(text));
}

async function work(
  calibration: Calibration,
  out: string,
  content: FolderContent,
  threads: number | null,
  { terminal, stop }: Context,
): Promise<CalibrationDocument> {
  const { document, setup } = calibration.scenario;
  const { lastDay } = calibration;
  const parameters = playedParameters(calibration);
  const asked = calibration.targets.map(({ metric, actor, scope, layer, startDay, endDay }) => ({
    metric,
    actor,
    scope,
    layer,
    startDay,
    endDay,
  }));
  const unasked = Math.min(availableParallelism(), MOST_WORKERS_UNASKED);
  const workers = hasTrialWorker() ? (threads ?? unasked) : 1;
  const job = { document, setup, parameters, asked, lastDay };
  const executor = await openExecutor(job, { workers, signal: stop });
  const progress = createCalibrationProgress(terminal);
  try {
    const found = await fit(calibration, {
      play: executor.play,
      state: content.kind === 'begun' ? content.state : null,
      save: (state) => writeState(out, state),
      onProgress: progress.update,
    });
    const made = calibrationDocument(calibration, found);
    const pictures = await pairPictures(calibration.parameters, found.rows);
    await writeResults(
      out,
      new Map<string, string | Uint8Array>([
        ['calibration.yaml', calibration.text],
        ['posterior.parquet', await posteriorBytes(calibration, found.rows)],
        ['diagnostics.json', documentText(made)],
        ['report.md', calibrationReport(made)],
        ...pictures,
        [CALIBRATION_MANIFEST, documentText(manifestOf(made))],
      ]),
    );
    return made;
  } catch (error) {
    throw error instanceof LabError && error.code === 'LAB_ABORTED' ? stopped(stop.reason) : error;
  } finally {
    progress.clear();
    await executor.close();
  }
}

function manifestOf({ plan, id, engine, scenario, seed, rows, campaigns }: CalibrationDocument) {
  const files = ['calibration.yaml', 'posterior.parquet', 'diagnostics.json', 'report.md'];
  const schema = 'salang.calibration-results/1';
  return { schema, plan, id, engine, scenario, seed, rows, campaigns, files };
}

function stopped(reason: unknown): unknown {
  if (!(reason instanceof CliError)) return reason;
  return new CliError(
    reason.exitCode,
    reason.code,
    `${reason.message}: what was played is kept`,
    'The same command with --resume goes on from there, to the same result.',
  );
}
