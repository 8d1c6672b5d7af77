/** `salang sweep --executor slurm`: leaves plan and script in the folder, and submits the job array. */
import { mkdir } from 'node:fs/promises';
import process from 'node:process';
import { formatCount } from '../../charts/index.js';
import { MOST_SHARDS, submit, writeSlurmScript } from '../../lab/cluster/slurm.js';
import { openFolder, putPlan } from '../../lab/sweep/sweep-folder.js';
import type { SweepPlan } from '../../lab/sweep/sweep-plan.js';
import type { Outcome, RawValues } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { wholeNumber } from '../values.js';

/** Runs of a shard when nothing is said: some minutes of the base period. */
const RUNS_PER_SHARD = 20_000;

export async function sweepOnSlurm(
  plan: SweepPlan,
  dir: string,
  { text, lists, flags }: RawValues,
): Promise<Outcome> {
  const given = text['shards'];
  const usual = Math.min(MOST_SHARDS, Math.ceil(plan.runs / RUNS_PER_SHARD));
  const shards = given === undefined ? usual : wholeNumber('shards', given, 1, MOST_SHARDS);
  await mkdir(dir, { recursive: true });
  const choice = { resume: flags.has('resume'), force: flags.has('force') };
  const complete = await openFolder(dir, plan, choice);
  await putPlan(dir, plan);
  const [node, program = ''] = process.argv;
  const script = await writeSlurmScript({
    ...{ dir, shards, options: lists['sbatch'] ?? [] },
    name: `salang-${plan.experiment.id}`,
    program: [node ?? process.execPath, program],
  });
  const submits = complete === null && !flags.has('no-submit');
  const job = submits ? await submit(script) : null;
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
