import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { slurmScript } from '../../../src/lab/cluster/slurm.js';

const folder = mkdtempSync(join(tmpdir(), 'salang slurm '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = (more: Partial<Parameters<typeof slurmScript>[0]> = {}): string =>
  slurmScript({
    dir: folder,
    name: "it's; rm -rf",
    shards: 7,
    options: ['--time=10', '-p long'],
    program: ['printf', '%s|'],
    ...more,
  });

/** Runs a script as one task of an array. */
function run(text: string, task: number): string {
  const file = join(folder, 'script.sh');
  writeFileSync(file, text);
  return execFileSync('sh', [file], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', SLURM_ARRAY_TASK_ID: String(task) },
  });
}

describe('the batch script', () => {
  it('plays one shard a task, whatever signs the folder has', () => {
    const words = run(script(), 3).split('|');
    const plan = join(folder, 'plan.json');
    expect(words).toEqual(['shard', '--plan', plan, '--shard', '3/7', '--out', folder, '']);
  });

  it('says what Slurm must know, and the options that were asked for', () => {
    const lines = script().split('\n');
    expect(lines[0]).toBe('#!/bin/sh');
    for (const line of ['--array=1-7', '--requeue', '--time=10', '-p long']) {
      expect(lines).toContain(`#SBATCH ${line}`);
    }
    expect(lines).toContain('#SBATCH --job-name=it-s--rm--rf');
  });

  it('goes on after a signal, and ends at once after an error', () => {
    const counter = join(folder, 'count');
    const dying = (status: number): string =>
      script({ program: ['sh', '-c', `echo x >> '${counter}'; exit ${status}`] });
    const tries = (status: number): number => {
      rmSync(counter, { force: true });
      expect(() => run(dying(status), 1)).toThrow();
      return execFileSync('cat', [counter], { encoding: 'utf8' }).trim().split('\n').length;
    };
    expect(tries(137)).toBe(3);
    expect(tries(3)).toBe(1);
  });

  it.each(['long', '--x\n#SBATCH --uid=0', '- -x', ''])('refuses the option %j', (option) => {
    expect(() => script({ options: [option] })).toThrow(/no option of sbatch/);
  });
});
