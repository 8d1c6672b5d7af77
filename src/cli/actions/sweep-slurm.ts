/** `salang sweep --executor slurm`: leaves plan and script in the folder, and submits the job array. */
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { formatCount } from '../../charts/index.js';
import { makeFolder } from '../../lab/make-folder.js';
import { MOST_SHARDS, submit, tasksLeft, writeSlurmScript } from '../../lab/cluster/slurm.js';
import { openFolder, putPlan } from '../../lab/sweep/sweep-folder.js';
import type { SweepPlan } from '../../lab/sweep/sweep-plan.js';
import type { Context, Outcome, RawValues } from '../command.js';
import { CliError } from '../errors.js';
import { EXIT } from '../exit-codes.js';
import { wholeNumber } from '../values.js';
import { collect as collectResults } from './collect.js';

/** Runs of a shard when nothing is said: some minutes of the base period. */
const RUNS_PER_SHARD = 20_000;

export async function sweepOnSlurm(
  plan: SweepPlan,
  dir: string,
  values: RawValues,
  context: Context,
): Promise<Outcome> {
  const { text, lists, flags } = values;
  const given = text['shards'];
  const usual = Math.min(MOST_SHARDS, Math.ceil(plan.runs / RUNS_PER_SHARD));
  const shards = given === undefined ? usual : wholeNumber('shards', given, 1, MOST_SHARDS);
  await makeFolder(dir);
  const choice = { resume: flags.has('resume'), force: flags.has('force') };
  const complete = await openFolder(dir, plan, choice);
  await putPlan(dir, plan);
  const [node, program = ''] = process.argv;
  const script = writeSlurmScript({
    ...{ dir, shards, options: lists['sbatch'] ?? [] },
    name: `salang-${plan.experiment.id}`,
    program: [node ?? process.execPath, program],
  });
  const submits = complete === null && !flags.has('no-submit');
  const job = submits ? await submit(script) : null;
  if (job !== null && flags.has('wait')) {
    await waitFor(job, dir, context);
    return await collectResults({ ...values, argument: dir }, context);
  }
  return {
    exitCode: EXIT.ok,
    document: { schema: 'salang.slurm/1', plan: plan.hash, shards, runs: plan.runs, job },
    lines: () => [
      `${formatCount(plan.runs)} runs at most in ${formatCount(shards)} shards; the script is ${script}`,
      job === null ? `Not submitted. Submit it:  sbatch ${script}` : `Submitted as job ${job}.`,
      ...(job === null ? [] : [`How far it is:  squeue --job ${job}`]),
      `When it is done:  salang collect ${dir}`,
    ],
  };
}

/** Milliseconds between two looks at the queue. */
const LOOK_EVERY_MS = 2_000;

/** Waits until no task of a job is left. When it is stopped, the job goes on. */
async function waitFor(job: string, dir: string, { terminal, stop }: Context): Promise<void> {
  for (;;) {
    const left = await tasksLeft(job);
    if (terminal.watched) await terminal.note(`\rjob ${job}: ${formatCount(left)} tasks left   `);
    if (left === 0) break;
    await setTimeout(LOOK_EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
    if (!stop.aborted) continue;
    const advice = `Job ${job} goes on; when it is done: salang collect ${dir}`;
    const { exitCode, code, message } = stop.reason as CliError;
    throw new CliError(exitCode, code, message, advice);
  }
  if (terminal.watched) await terminal.note('\r\u001b[K');
}
