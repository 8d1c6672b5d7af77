/** Sweeps as job arrays of a real Slurm, with a task that is killed. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf, newFolder, salang } from './salang.js';
import { NO_SLURM, startSlurm, type SlurmCluster } from './servers/slurm-cluster.js';
import { chunksIn, fingerprint, smallExperiment } from './sweep-folders.js';

const REPLICATES = 30;

describe.skipIf(NO_SLURM)('a sweep on Slurm', () => {
  let cluster: SlurmCluster;
  let experiment: string;
  let expected: Record<string, string>;

  beforeAll(async () => {
    cluster = await startSlurm();
    experiment = smallExperiment(REPLICATES);
    const here = newFolder();
    const ended = await salang(['sweep', experiment, '--out', here, '--workers', '1']);
    expect(ended).toMatchObject({ code: 0 });
    expected = fingerprint(here);
  });
  afterAll(() => cluster.stop());

  const sweep = (dir: string, ...more: string[]) =>
    salang(['sweep', experiment, '--out', dir, '--executor', 'slurm', ...more], {
      env: cluster.env,
    });

  it('is submitted, waited for and collected: the same bytes', async () => {
    const dir = newFolder();
    const ended = await sweep(dir, '--shards', '3', '--wait', '--json', '--sbatch=--time=10');
    expect(ended).toMatchObject({ code: 0 });
    expect(documentOf(ended)).toMatchObject({ complete: true, runs: 8 * REPLICATES });
    expect(fingerprint(dir)).toEqual(expected);
  });

  it('plays a killed task again from what it had finished', async () => {
    const dir = newFolder();
    const submitted = await sweep(dir, '--shards', '2', '--json');
    const { job } = documentOf(submitted);
    await chunksIn(dir, 1);
    const [pid] = pidsOf(join(dir, 'plan.json'));
    expect(pid).toBeDefined();
    process.kill(pid ?? 0, 'SIGKILL');
    await ended(String(job), cluster.env);
    expect(await salang(['collect', dir])).toMatchObject({ code: 0 });
    expect(fingerprint(dir)).toEqual(expected);
    const log = [1, 2].map((task) => readFileSync(join(dir, `slurm-${String(job)}_${task}.log`)));
    expect(log.join('')).toContain('Killed');
  });

  it('that lacks a shard is not collected, and its rest can be submitted', async () => {
    const dir = newFolder();
    const words = ['shard', '--plan', join(dir, 'plan.json'), '--shard', '1/3', '--out', dir];
    expect(await sweep(dir, '--no-submit')).toMatchObject({ code: 0 });
    expect(existsSync(join(dir, 'sweep.sbatch'))).toBe(true);
    expect(await salang(words)).toMatchObject({ code: 0 });
    const early = await salang(['collect', dir]);
    expect(early).toMatchObject({ code: 3 });
    expect(early.stderr).toContain('[LAB_CHUNK_MISSING]');
    const rest = await sweep(dir, '--resume', '--shards', '3', '--wait');
    expect(rest).toMatchObject({ code: 0 });
    expect(fingerprint(dir)).toEqual(expected);
  });

  it('says what sbatch says when it refuses', async () => {
    const refused = await sweep(newFolder(), '--sbatch=--partition=nowhere');
    expect(refused).toMatchObject({ code: 4 });
    expect(refused.stderr).toContain('nowhere');
    expect(refused.stderr).toContain('[LAB_SLURM]');
    const none = await salang(['sweep', experiment, '--out', newFolder(), '--executor', 'slurm'], {
      env: { PATH: '/nowhere' },
    });
    expect(none.stderr).toContain('there is no sbatch on this machine');
  });
});

/** Processes of shards of a plan. */
function pidsOf(plan: string): number[] {
  const found = execFileSync('pgrep', ['-f', `salang.js shard --plan ${plan}`], {
    encoding: 'utf8',
  });
  return found.trim().split('\n').map(Number);
}

async function ended(job: string, env: Readonly<Record<string, string>>): Promise<void> {
  for (let i = 0; i < 600; i += 1) {
    const left = execFileSync('squeue', ['--noheader', '--array', '--job', job], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    if (left.trim() === '') return;
    await pause(250);
  }
  throw new Error(`job ${job} did not end`);
}
