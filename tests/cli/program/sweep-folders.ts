/** Folders of results, and a small experiment that is played in many ways. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newFolder } from './salang.js';

/** Eight settings of the classroom with all kinds of tables. */
export function smallExperiment(replicates: number): string {
  const file = join(newFolder(), 'small.yaml');
  const text = `schema: salang.experiment/1
id: small
title: A small experiment
summary: For tests.
scenario: classroom
seed: small
replicates: ${replicates}
treatments:
  - { id: as_is }
  - { id: no_haven, overrides: [{ path: actors.vostra.sanctuary, value: 0 }] }
factors:
  - { id: donors, path: finance.donorFloorUsd, apply: scale, levels: [0.5, 2] }
  - { id: harshness, path: reprisals.punishments, apply: scale, levels: [0.5, 2] }
design: { kind: full-factorial }
outputs:
  summary: [operations, fighters]
  national: [operations_true]
  areas: { columns: [control], every: 10 }
  events: [raid]
`;
  writeFileSync(file, text);
  return file;
}

/** What differs from run to run by its nature. */
const TIMES = /^(timings\.json|slurm-|sweep\.sbatch|chunks$|\.)/;

/** Hash of each file of results. */
export function fingerprint(dir: string): Record<string, string> {
  const names = readdirSync(dir).filter((name) => !TIMES.test(name));
  const hash = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(join(dir, name)))
      .digest('hex');
  return Object.fromEntries(names.sort().map((name) => [name, hash(name)]));
}

/** Waits until a folder holds so many finished chunks. */
export async function chunksIn(dir: string, count: number): Promise<void> {
  const folder = join(dir, 'chunks');
  for (let i = 0; i < 2400; i += 1) {
    const names = existsSync(folder) ? readdirSync(folder) : [];
    if (names.filter((name) => name.endsWith('.chunk')).length >= count) return;
    await pause(50);
  }
  throw new Error(`${folder} never held ${count} chunks`);
}
