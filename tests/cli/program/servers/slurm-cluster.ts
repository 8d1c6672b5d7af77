/** A cluster of one node with real Slurm on loopback; needs the rights of root. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { newFolder } from '../salang.js';
import { installed } from './installed.js';

const IS_ROOT = process.getuid?.() === 0;
const IS_THERE = ['slurmctld', 'slurmd', 'munged', 'sbatch'].every(installed);

/** Left out only where it cannot be started and nobody counts on the tests. */
export const NO_SLURM = !(IS_ROOT && IS_THERE) && (process.env['SALANG_GATE'] ?? '') === '';

export interface SlurmCluster {
  readonly env: Readonly<Record<string, string>>;
  stop(): void;
}

function configuration(folder: string, port: number): string {
  const name = hostname();
  const lines = [
    'ClusterName=salang',
    `SlurmctldHost=${name}(127.0.0.1)`,
    `AuthInfo=socket=${folder}/munge/socket`,
    'SlurmUser=root',
    'SlurmdUser=root',
    `SlurmctldPort=${port}`,
    `SlurmdPort=${port + 1}`,
    `StateSaveLocation=${folder}/state`,
    `SlurmdSpoolDir=${folder}/spool`,
    `SlurmctldPidFile=${folder}/slurmctld.pid`,
    `SlurmdPidFile=${folder}/slurmd.pid`,
    'ProctrackType=proctrack/linuxproc',
    'TaskPlugin=task/none',
    'SelectType=select/cons_tres',
    'SelectTypeParameters=CR_Core',
    'CommunicationParameters=NoInAddrAny,NoCtldInAddrAny',
    'ReturnToService=2',
    'MpiDefault=none',
    `NodeName=${name} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN`,
    'PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP',
  ];
  return `${lines.join('\n')}\n`;
}

const PATIENCE_MS = 60_000;

export async function startSlurm(): Promise<SlurmCluster> {
  const folder = newFolder();
  for (const name of ['state', 'spool', 'munge']) mkdirSync(join(folder, name), { mode: 0o755 });
  chmodSync(folder, 0o755);
  const key = join(folder, 'munge/key');
  writeFileSync(key, randomBytes(1024), { mode: 0o400 });
  const file = join(folder, 'slurm.conf');
  writeFileSync(file, configuration(folder, 20_000 + 2 * (process.pid % 5_000)));
  const env = { SLURM_CONF: file };
  const munge = ['socket', 'pid-file', 'log-file', 'seed-file'].map(
    (option) => `--${option}=${folder}/munge/${option.replace('-file', '')}`,
  );
  const started: ChildProcess[] = [];
  const start = (program: string, words: readonly string[]): void => {
    const options = { stdio: 'ignore', env: { ...process.env, ...env } } as const;
    started.push(spawn(program, words, options));
  };
  const stop = (): void => {
    for (const child of started.reverse()) child.kill('SIGKILL');
  };
  start('munged', ['--foreground', '--force', `--key-file=${key}`, ...munge]);
  start('slurmctld', ['-D']);
  start('slurmd', ['-D']);
  for (const end = Date.now() + PATIENCE_MS; ; await pause(250)) {
    if (nodes(env).includes('idle')) return { env, stop };
    if (Date.now() > end) {
      stop();
      throw new Error(`Slurm did not start: ${nodes(env)}`);
    }
  }
}

function nodes(env: Readonly<Record<string, string>>): string {
  try {
    return execFileSync('sinfo', ['--noheader', '--format=%T'], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return 'no answer';
  }
}
