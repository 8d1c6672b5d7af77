/** `salang sweep`: runs an experiment into a results folder, or goes on with one. */
import process from 'node:process';
import { formatCount } from '../../charts/index.js';
import { redisAddress } from '../../lab/cluster/redis-address.js';
import { playOnRedis } from '../../lab/cluster/redis-executor.js';
import { LabError } from '../../lab/errors.js';
import { loadExperiment } from '../../lab/experiment/load-experiment.js';
import { makeFolder } from '../../lab/make-folder.js';
import type { SweepExecutor } from '../../lab/sweep/executor.js';
import { priorNotes } from '../../lab/sweep/prior-notes.js';
import { runSweep, type SweepOutcome } from '../../lab/sweep/run-sweep.js';
import { makeSweepPlan, type SweepPlan } from '../../lab/sweep/sweep-plan.js';
import { putPlan } from '../../lab/sweep/sweep-folder.js';
import type { Action, Context, Outcome, RawValues } from '../command.js';
import { CliError, describeFailure, usageError } from '../errors.js';
import { EXIT } from '../exit-codes.js';
import { sweepLines } from '../pictures/sweep.js';
import { createSweepBar } from '../sweep-progress.js';
import { choice, wholeNumber } from '../values.js';
import { sweepOnSlurm } from './sweep-slurm.js';

const MAX_REPLICATES = 10_000_000;
const MAX_WORKERS = 64;
const MAX_CHUNK_RUNS = 100_000;
/** Where runs can be played. */
const EXECUTORS = ['local', 'redis', 'slurm'] as const;

export const sweep: Action = async (values, context) => {
  const { argument = '', text, flags } = values;
  const dir = text['out'];
  if (dir === undefined) {
    const advice = 'Name a folder for the results: --out results.';
    throw usageError('USAGE_VALUE', '--out is missing', advice);
  }
  if (flags.has('resume') && flags.has('force')) {
    const advice = '--resume goes on with what is there, --force begins anew.';
    throw usageError('USAGE_VALUE', '--resume and --force exclude each other', advice);
  }
  const executor = choice('executor', text['executor'] ?? 'local', EXECUTORS);
  const replicates = optional(values, 'replicates', MAX_REPLICATES);
  const plan = makeSweepPlan(loadExperiment(argument, { replicates }));
  if (flags.has('plan-only')) return await writePlan(plan, dir);
  if (executor === 'slurm') return await sweepOnSlurm(plan, dir, values, context);
  const elsewhere = executor === 'redis' ? redisExecutor(values, context) : undefined;
  const outcome = await play(plan, dir, values, context, elsewhere);
  return {
    exitCode: EXIT.ok,
    document: outcome.manifest,
    lines: () => sweepLines(outcome.manifest, outcome, context.terminal),
    notes: [...factorNotes(plan), ...notesOf(outcome, dir)],
  };
};

/** Chunks go to workers at a Redis server; when there is none, the one who waits is told how to start one. */
function redisExecutor({ text }: RawValues, { terminal }: Context): SweepExecutor {
  const address = redisAddress(text['redis'], process.env);
  let told = -1;
  return playOnRedis({
    address,
    onWorkers: (workers) => {
      if (workers === told || (workers > 0 && told > 0)) return;
      told = workers;
      const advice = workers > 0 ? '' : '; start one anywhere: salang worker --redis ...';
      const note = `salang: ${workers} workers wait at ${address.shown}${advice}\n`;
      terminal.note(note).catch(() => undefined);
    },
  });
}

async function writePlan(plan: SweepPlan, dir: string): Promise<Outcome> {
  await makeFolder(dir);
  await putPlan(dir, plan);
  const { treatments, points, settings, replicates, runs } = plan;
  return {
    exitCode: EXIT.ok,
    document: {
      schema: 'salang.plan/1',
      plan: plan.hash,
      treatments: treatments.length,
      ...{ points, settings, replicates, runs },
    },
    lines: () => [
      `${formatCount(settings)} settings, ${formatCount(runs)} runs at most; the plan is in ${dir}/plan.json`,
      `Play a part:  salang shard --plan ${dir}/plan.json --shard 1/10 --out ${dir}`,
      `Then:         salang collect ${dir}`,
    ],
    notes: factorNotes(plan),
  };
}

/** Notes on factors, as they are written to standard error. */
function factorNotes(plan: SweepPlan): string[] {
  return priorNotes(plan).map((note) => `salang: ${note}`);
}

function optional({ text }: RawValues, option: string, max: number): number | undefined {
  const given = text[option];
  return given === undefined ? undefined : wholeNumber(option, given, 1, max);
}

async function play(
  plan: SweepPlan,
  dir: string,
  values: RawValues,
  { terminal, stop }: Context,
  executor: SweepExecutor | undefined,
): Promise<SweepOutcome> {
  const { flags } = values;
  const bar = createSweepBar(terminal);
  try {
    return await runSweep({
      plan,
      dir,
      resume: flags.has('resume'),
      force: flags.has('force'),
      csv: flags.has('csv'),
      workers: optional(values, 'workers', MAX_WORKERS),
      chunkRuns: optional(values, 'chunk', MAX_CHUNK_RUNS),
      signal: stop,
      executor,
      onProgress: (progress) => bar.update(progress),
    });
  } catch (error) {
    bar.clear();
    throw resumable(error, stop.reason);
  } finally {
    bar.clear();
  }
}

const GO_ON = 'Finished runs are kept: give the same command with --resume to go on.';

/** What stopped a sweep, with how to go on from it. */
function resumable(error: unknown, reason: unknown): unknown {
  if (error instanceof LabError && error.code === 'LAB_ABORTED') {
    if (!(reason instanceof CliError)) return error;
    return new CliError(reason.exitCode, reason.code, `${reason.message}: ${error.message}`, GO_ON);
  }
  const failure = describeFailure(error);
  if (failure.code !== 'ENVIRONMENT') return error;
  return new CliError(EXIT.environment, 'ENVIRONMENT', failure.message, GO_ON);
}

function notesOf({ damaged, wasComplete }: SweepOutcome, dir: string): string[] {
  return [
    ...damaged.map(
      ({ chunk }) =>
        `salang: ${chunk.path} was damaged; its runs were played again [LAB_CHUNK_DAMAGED]`,
    ),
    wasComplete ? `salang: ${dir} was complete already` : `salang: wrote the results to ${dir}`,
  ];
}
