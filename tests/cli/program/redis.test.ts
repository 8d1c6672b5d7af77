/** Sweeps over workers at a real Redis server, some of which are killed. */
import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder, salang, type Ended } from './salang.js';
import { NO_REDIS, PASSWORD, startRedis, type RedisServer } from './servers/redis-server.js';
import { chunksIn, fingerprint, smallExperiment } from './sweep-folders.js';

const REPLICATES = 30;
const RUNS = 8 * REPLICATES;

describe.skipIf(NO_REDIS)('a sweep on Redis', () => {
  let server: RedisServer;
  let experiment: string;
  let expected: Record<string, string>;

  beforeAll(async () => {
    server = await startRedis();
    experiment = smallExperiment(REPLICATES);
    const here = newFolder();
    const ended = await salang(['sweep', experiment, '--out', here, '--workers', '1']);
    expect(ended).toMatchObject({ code: 0 });
    expected = fingerprint(here);
    expect(Object.keys(expected)).toContain('runs.parquet');
  });
  afterAll(() => server.stop());

  /** A worker with one thread; `ended` when it has been stopped, killed, or had nothing to do. */
  function worker(at = server): { ended: Promise<Ended>; child: ChildProcess } {
    let child: ChildProcess | null = null;
    const words = ['worker', '--redis', at.url, '--workers', '1', '--idle', '60', '--json'];
    const ended = salang(words, { env: at.env, started: (process) => (child = process) });
    if (child === null) throw new Error('no worker');
    return { ended, child };
  }

  const sweep = (dir: string, more: readonly string[] = [], at = server, options = {}) =>
    salang(['sweep', experiment, '--out', dir, '--executor', 'redis', '--redis', at.url, ...more], {
      env: at.env,
      ...options,
    });

  it('with three workers of which one is killed has every run once, and the same bytes', async () => {
    const dir = newFolder();
    const workers = [worker(), worker(), worker()];
    const swept = sweep(dir, ['--chunk', '4']);
    await chunksIn(dir, 4);
    workers[0]?.child.kill('SIGKILL');
    const ended = await swept;
    expect(ended.stderr).not.toContain(PASSWORD);
    expect(ended).toMatchObject({ code: 0 });
    expect(fingerprint(dir)).toEqual(expected);
    for (const { child } of workers) child.kill('SIGTERM');
    const all = await Promise.all(workers.map(({ ended: end }) => end));
    expect(all.map(({ code, signal }) => signal ?? code)).toEqual(['SIGKILL', 143, 143]);
    expect(all[1]?.stderr).toContain('stopped after');
  });

  it('goes on where it was killed, and workers may come late', async () => {
    const dir = newFolder();
    let child: ChildProcess | null = null;
    const killed = sweep(dir, ['--chunk', '4'], server, {
      started: (process: ChildProcess) => (child = process),
    });
    const first = worker();
    await chunksIn(dir, 3);
    (child as ChildProcess | null)?.kill('SIGKILL');
    expect((await killed).signal).toBe('SIGKILL');
    first.child.kill('SIGTERM');
    await first.ended;
    const swept = sweep(dir, ['--resume']);
    const late = worker();
    expect(await swept).toMatchObject({ code: 0 });
    expect(fingerprint(dir)).toEqual(expected);
    late.child.kill('SIGTERM');
    await late.ended;
  });

  it('stops on SIGINT with a folder that can be resumed', async () => {
    const dir = newFolder();
    let child: ChildProcess | null = null;
    const stopped = sweep(dir, ['--chunk', '4'], server, {
      started: (process: ChildProcess) => (child = process),
    });
    const first = worker();
    await chunksIn(dir, 2);
    (child as ChildProcess | null)?.kill('SIGINT');
    const ended = await stopped;
    expect(ended.code).toBe(130);
    expect(ended.stderr).toContain('--resume');
    // What is left can be played here as well as there.
    const words = ['sweep', experiment, '--out', dir, '--resume', '--workers', '1'];
    expect(await salang(words)).toMatchObject({ code: 0 });
    expect(fingerprint(dir)).toEqual(expected);
    first.child.kill('SIGTERM');
    await first.ended;
  });

  it('works over TLS', async () => {
    const secure = await startRedis({ tls: true });
    try {
      const dir = newFolder();
      const one = worker(secure);
      expect(await sweep(dir, [], secure)).toMatchObject({ code: 0 });
      expect(fingerprint(dir)).toEqual(expected);
      one.child.kill('SIGTERM');
      await one.ended;
      // Without the authority nobody is believed.
      const { SALANG_REDIS_CA: _, ...env } = secure.env;
      const refused = await salang(['worker', '--redis', secure.url, '--idle', '5'], { env });
      expect(refused).toMatchObject({ code: 4 });
      expect(refused.stderr).toContain('[LAB_REDIS]');
    } finally {
      secure.stop();
    }
  });

  it('says what is wrong with an address or a password, and never tells the password', async () => {
    const wrong = { SALANG_REDIS_PASSWORD: 'quite another secret' };
    const denied = await salang(['worker', '--redis', server.url, '--idle', '5'], { env: wrong });
    expect(denied).toMatchObject({ code: 4 });
    expect(denied.stderr).toContain('[LAB_REDIS]');
    expect(denied.stderr).not.toContain('another secret');
    const shown = await salang(['worker', '--redis', 'redis://:hush@127.0.0.1:1']);
    expect(shown).toMatchObject({ code: 2 });
    expect(shown.stderr).toContain('SALANG_REDIS_PASSWORD');
    expect(shown.stderr).not.toContain('hush');
  });

  it('with no worker says how to start one', async () => {
    const words = [experiment, '--out', newFolder(), '--executor', 'redis', '--redis', server.url];
    let child: ChildProcess | null = null;
    const ended = salang(['sweep', ...words], {
      env: server.env,
      started: (process) => {
        child = process;
        process.stderr?.on('data', (text: string) => {
          if (text.includes('0 workers')) process.kill('SIGTERM');
        });
      },
    });
    expect(child).not.toBeNull();
    const { code, stderr } = await ended;
    expect(stderr).toContain('start one anywhere: salang worker');
    expect(code).toBe(143);
  });

  it('has as many runs as were asked for', async () => {
    const dir = newFolder();
    const one = worker();
    const ended = await sweep(dir, ['--json']);
    expect((JSON.parse(ended.stdout) as { runs: number }).runs).toBe(RUNS);
    one.child.kill('SIGTERM');
    await one.ended;
  });
});
