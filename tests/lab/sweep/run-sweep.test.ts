import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { collect } from '../../../src/lab/sweep/collect.js';
import { lockFolder, LOCK_FILE } from '../../../src/lab/sweep/folder-lock.js';
import { runShard } from '../../../src/lab/sweep/shard.js';
import { chunkRunsFor, runSweep, type SweepOptions } from '../../../src/lab/sweep/run-sweep.js';
import { smallPlan } from './small-plan.js';

const folder = mkdtempSync(join(tmpdir(), 'salang-sweep-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = smallPlan(
  'factors: [{ id: f, path: finance.moodSd, levels: [0.1, 0.3] }]\ndesign: { kind: full-factorial }\n' +
    'outputs: { summary: [operations, fighters] }\n' +
    'stop: { outputs: [{ output: operations, halfWidth: 3 }], minReplicates: 4, every: 2, maxReplicates: 60 }\n',
);

const sweep = (name: string, more: Partial<SweepOptions> = {}): ReturnType<typeof runSweep> =>
  runSweep({
    plan,
    dir: join(folder, name),
    csv: true,
    resume: true,
    force: false,
    workers: 1,
    ...more,
  });

function bytesOf(name: string): Record<string, string> {
  const names = readdirSync(join(folder, name)).filter((file) => file !== 'timings.json');
  return Object.fromEntries(
    names.map((file) => [file, readFileSync(join(folder, name, file), 'base64')]),
  );
}

describe('a sweep with a stop rule', () => {
  it('stops at the same replicate whatever the chunks, in one go, resumed or in shards', async () => {
    const { manifest, sitting } = await sweep('whole', { chunkRuns: 1 });
    const { replicates } = manifest.design;
    expect(manifest.stop).toMatchObject({ met: true, maxReplicates: 60 });
    expect(replicates).toBeGreaterThan(4);
    expect(replicates).toBeLessThan(60);
    expect(sitting.played).toBe(2 * replicates);

    await sweep('large', { chunkRuns: 37 });
    expect(bytesOf('large')).toEqual(bytesOf('whole'));

    const stop = new AbortController();
    const onProgress = ({ done }: { done: number }): void => {
      if (done >= 5) stop.abort(new Error('enough'));
    };
    await expect(
      sweep('halves', { chunkRuns: 2, signal: stop.signal, onProgress }),
    ).rejects.toMatchObject({ code: 'LAB_ABORTED' });
    await sweep('halves', { chunkRuns: 3 });
    expect(bytesOf('halves')).toEqual(bytesOf('whole'));

    for (const index of [2, 1]) {
      await runShard({ plan, index, of: 2, dir: join(folder, `shard-${index}`) });
    }
    const from = [join(folder, 'shard-2')];
    await collect({ dir: join(folder, 'shard-1'), from, csv: true, partial: false });
    expect(bytesOf('shard-1')).toEqual(bytesOf('whole'));
  });

  it('begins anew only when that is asked for', async () => {
    await sweep('whole');
    const { wasComplete } = await sweep('whole', { resume: false });
    expect(wasComplete).toBe(true);
    const anew = await sweep('whole', { resume: false, force: true, csv: false });
    expect(anew.wasComplete).toBe(false);
    expect(readdirSync(join(folder, 'whole'))).not.toContain('runs.csv');
  });
});

describe('the lock of a folder', () => {
  it('keeps others out while its process is there, and not when it was killed', async () => {
    const dir = mkdtempSync(join(folder, 'lock-'));
    const held = (pid: number, host = hostname()): void =>
      writeFileSync(join(dir, LOCK_FILE), JSON.stringify({ pid, host }));
    held(process.ppid);
    await expect(lockFolder(dir)).rejects.toMatchObject({ code: 'LAB_FOLDER_BUSY' });
    held(1, 'another-machine');
    await expect(lockFolder(dir)).rejects.toMatchObject({ code: 'LAB_FOLDER_BUSY' });
    for (const left of ['{"pid":', JSON.stringify({ pid: 2 ** 30, host: hostname() })]) {
      writeFileSync(join(dir, LOCK_FILE), left);
      const release = await lockFolder(dir);
      await release();
      expect(readdirSync(dir)).toEqual([]);
    }
  });
});

it('chunks are small where a run has many numbers', () => {
  const wide = smallPlan('replicates: 5000\noutputs: { areas: [control, fear, fighters.nrf] }\n');
  const narrow = smallPlan('replicates: 5000\n');
  expect(chunkRunsFor(narrow, 2)).toBeGreaterThan(64);
  const huge = { ...wide, treatments: wide.treatments.map((t) => ({ ...t, turns: 200_000 })) };
  expect(chunkRunsFor(huge, 2)).toBe(1);
});
