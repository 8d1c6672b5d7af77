/**
 * Plays a sweep as a job array of Slurm: one task a shard, all into one shared folder. Tasks that die
 * are started again and go on from the chunks that are there.
 */
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { LabError } from '../errors.js';
import { writeWhole } from '../sweep/chunk-file.js';
import { PLAN_FILE } from '../sweep/sweep-plan.js';

const run = promisify(execFile);

export const SCRIPT_FILE = 'sweep.sbatch';
/** Tasks of an array that Slurm takes as it is set up by default (MaxArraySize). */
export const MOST_SHARDS = 1_000;

export interface SlurmScript {
  /** Results folder, on a disk that all nodes share. */
  readonly dir: string;
  /** Name of the job, as queues show it. */
  readonly name: string;
  readonly shards: number;
  /** Further options of sbatch, such as `--partition=long`. */
  readonly options: readonly string[];
  /** Command that starts this program: words of a shell. */
  readonly program: readonly string[];
}

/** The batch script. LabError (LAB_SLURM) for an option that is none. */
export function slurmScript({ dir, name, shards, options, program }: SlurmScript): string {
  const folder = resolve(dir);
  const plan = quoted(join(folder, PLAN_FILE));
  const shard = '"${SLURM_ARRAY_TASK_ID}/' + `${shards}"`;
  const command = `${program.map(quoted).join(' ')} shard --plan ${plan} --shard ${shard}`;
  return `${[
    '#!/bin/sh',
    `#SBATCH --job-name=${name.replace(/[^\w.-]/g, '-')}`,
    `#SBATCH --array=1-${shards}`,
    '#SBATCH --ntasks=1',
    '#SBATCH --cpus-per-task=1',
    // A node that dies gives its task back; what was finished is not played again.
    '#SBATCH --requeue',
    '#SBATCH --open-mode=append',
    `#SBATCH --output=${folder.replaceAll('%', '%%')}/slurm-%A_%a.log`,
    ...options.map(directive),
    '',
    '# A shard that was killed goes on from the runs that it has finished.',
    'for attempt in 1 2 3; do',
    `  ${command} --out ${quoted(folder)}`,
    '  status=$?',
    '  [ "$status" -gt 128 ] || exit "$status"',
    'done',
    'exit "$status"',
  ].join('\n')}\n`;
}

function directive(option: string): string {
  if (/^--?[a-zA-Z][\w-]*([= ][^\n\r]*)?$/.test(option)) return `#SBATCH ${option}`;
  const message = `${JSON.stringify(option)} is no option of sbatch, such as --partition=long`;
  throw new LabError('LAB_SLURM', message);
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Writes the script into the results folder; gives its path. */
export function writeSlurmScript(script: SlurmScript): string {
  const path = join(script.dir, SCRIPT_FILE);
  writeWhole(path, slurmScript(script));
  return path;
}

/** Submits a script; gives the number of the job. LabError (LAB_SLURM) when it is refused. */
export async function submit(path: string): Promise<string> {
  try {
    const { stdout } = await run('sbatch', ['--parsable', path]);
    const [job = ''] = stdout.trim().split(';');
    if (/^\d+$/.test(job)) return job;
    throw new LabError('LAB_SLURM', `sbatch answered ${JSON.stringify(stdout)}`);
  } catch (error) {
    if (error instanceof LabError) throw error;
    const { code, stderr } = error as { code?: unknown; stderr?: unknown };
    const told = typeof stderr === 'string' ? stderr.trim() : '';
    const why = code === 'ENOENT' ? 'there is no sbatch on this machine' : told;
    throw new LabError('LAB_SLURM', why === '' ? String(error) : why, { cause: error });
  }
}

/** Tasks of a job that wait or run; 0 when all have ended. LabError (LAB_SLURM) when nobody answers. */
export async function tasksLeft(job: string): Promise<number> {
  try {
    const { stdout } = await run('squeue', ['--noheader', '--array', '--format=%i', '--job', job]);
    return stdout.split('\n').filter((line) => line.trim() !== '').length;
  } catch (error) {
    const told = String((error as { stderr?: unknown }).stderr ?? '').trim();
    // A job that ended some minutes ago is known no more.
    if (/invalid job id/i.test(told)) return 0;
    throw new LabError('LAB_SLURM', told === '' ? String(error) : told, { cause: error });
  }
}
