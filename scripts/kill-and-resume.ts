/**
 * Kills a sweep at random moments and resumes it, time and again, and compares every file with those of
 * a sweep that was left alone: `npx tsx scripts/kill-and-resume.ts [times] [seed]` after a build. Moments are
 * drawn from the seed; whatever of a run is going on then, writing the final files included, is killed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import seedrandom from 'seedrandom';

const PROGRAM = fileURLToPath(new URL('../bin/salang.js', import.meta.url));
const EXPERIMENT = fileURLToPath(new URL('../experiments/quick.yaml', import.meta.url));
const WORDS = [PROGRAM, 'sweep', EXPERIMENT, '--csv', '--workers', '2'];

const times = Number(process.argv[2] ?? 20);
const random = seedrandom(process.argv[3] ?? 'kill');
const folder = mkdtempSync(join(tmpdir(), 'salang-kill-'));

function files(dir: string): Map<string, string> {
  const names = readdirSync(dir).filter((name) => name !== 'timings.json');
  return new Map(names.map((name) => [name, readFileSync(join(dir, name)).toString('base64')]));
}

/** Names of files that differ, or that only one folder has. */
function differences(a: Map<string, string>, b: Map<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name));
}

/** Plays to the end without being disturbed; gives the milliseconds it took. */
function finish(out: string, ...more: string[]): number {
  const started = performance.now();
  const ended = spawnSync(process.execPath, [...WORDS, '--out', out, ...more], {
    encoding: 'utf8',
  });
  if (ended.status !== 0) throw new Error(`ended with ${ended.status}: ${ended.stderr}`);
  return performance.now() - started;
}

/** Starts a sweep and kills it after so many milliseconds; gives whether it was still running. */
async function kill(out: string, milliseconds: number): Promise<boolean> {
  const words = [...WORDS, '--out', out, '--resume', '--chunk', '4'];
  const child = spawn(process.execPath, words, { stdio: 'ignore' });
  const ended = new Promise<boolean>((resolve) => {
    child.on('exit', (_code, signal) => resolve(signal === 'SIGKILL'));
  });
  await Promise.race([setTimeout(milliseconds), ended]);
  child.kill('SIGKILL');
  return await ended;
}

try {
  const reference = join(folder, 'reference');
  const whole = finish(reference);
  const wanted = files(reference);
  let killed = 0;
  let failures = 0;
  for (let i = 0; i < times; i++) {
    const out = join(folder, `killed-${i}`);
    const moment = whole * (0.1 + 0.9 * random());
    const wasKilled = await kill(out, moment);
    if (wasKilled) killed++;
    const chunks = join(out, 'chunks');
    const there = existsSync(chunks)
      ? readdirSync(chunks).filter((name) => name.endsWith('.chunk')).length
      : 0;
    finish(out, '--resume');
    const wrong = differences(files(out), wanted);
    if (wrong.length > 0) failures++;
    const how = wasKilled
      ? `killed after ${Math.round(moment)} ms, ${there} chunks there`
      : 'was done';
    console.log(
      `${i + 1}: ${how}: ${wrong.length === 0 ? 'same bytes' : `DIFFER: ${wrong.join(', ')}`}`,
    );
    rmSync(out, { recursive: true, force: true });
  }
  console.log(`${times} times, ${killed} killed in mid-work, ${failures} with other bytes`);
  process.exitCode = failures === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
