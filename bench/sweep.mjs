/**
 * Cost of `salang sweep` as ratios: against the bare loop of the engine on one core, two workers against
 * one beside what the machine itself gives two processes, and peak memory of many runs against few.
 * Times of one core are processor time of the marginal run, so starting up counts for little; sweep and
 * bare loop are played side by side, so busy neighbours slow both alike. Run `npm run build` first;
 * takes some minutes. `node bench/sweep.mjs [speed|workers|memory]`.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  Campaign,
  compileModel,
  createPlayer,
  hashWorld,
  keyOf,
  loadScenario,
  seedKey,
  simulate,
} from '../dist/index.js';

const PROGRAM = fileURLToPath(new URL('../bin/salang.js', import.meta.url));
const SELF = fileURLToPath(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'salang-bench-'));
const FEW = 100;
const MANY = 3_000;
const ROUNDS = 5;
const run = promisify(execFile);

function experiment(name, lines) {
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, `schema: salang.experiment/1\nid: ${name}\ntitle: ${name}\n${lines}\n`);
  return path;
}

/** Plays an experiment into a new folder; gives what its timings say. */
async function sweep(file, replicates, workers) {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  const words = ['sweep', file, '--out', out, '--replicates', replicates, '--workers', workers];
  await run(process.execPath, [PROGRAM, ...words.map(String)]);
  return JSON.parse(readFileSync(join(out, 'timings.json'), 'utf8')).sittings[0];
}

/** The bare loop: one model, one campaign, nothing kept but a hash. */
function bareLoop(runs) {
  const model = compileModel(loadScenario('base-2024').setup);
  const seed = seedKey('salang');
  const players = [createPlayer('doctrine', 0), createPlayer('doctrine', 1)];
  const campaign = new Campaign(model, seed);
  const play = (first, count) => {
    for (let run = first; run < first + count; run++) {
      const key = keyOf(seed, run);
      campaign.restart(key);
      simulate(campaign, key, { players });
      hashWorld(campaign.world.buffer);
    }
  };
  play(0, FEW);
  const before = process.cpuUsage();
  play(FEW, runs);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / runs;
}

async function speed() {
  const base = experiment('base', 'scenario: base-2024');
  const cpuMs = async (runs) => (await sweep(base, runs, 1)).cpuSeconds * 1000;
  const startUp = await cpuMs(FEW);
  const ratios = [];
  for (let round = 0; round < ROUNDS; round++) {
    const loop = run(process.execPath, [SELF, 'loop', String(MANY - FEW)]);
    const swept = ((await cpuMs(MANY)) - startUp) / (MANY - FEW);
    const bare = Number((await loop).stdout);
    console.log(`a run: bare ${bare.toFixed(2)} ms, in a sweep ${swept.toFixed(2)} ms of one core`);
    ratios.push(swept / bare);
  }
  ratios.sort((a, b) => a - b);
  const told = ratios.map((ratio) => ratio.toFixed(3)).join(', ');
  console.log(`sweep / bare loop: ${told} (at most 1.15 is wanted of the middle one)`);
}

/** Seconds that `processes` bare loops take side by side. */
async function side(processes, runs) {
  const started = performance.now();
  await Promise.all(
    Array.from({ length: processes }, () => {
      const child = spawn(process.execPath, [SELF, 'loop', String(runs)], { stdio: 'ignore' });
      return new Promise((resolve) => child.on('exit', resolve));
    }),
  );
  return (performance.now() - started) / 1000;
}

async function workers() {
  const base = experiment('base', 'scenario: base-2024');
  const one = (await sweep(base, MANY, 1)).seconds;
  const two = (await sweep(base, MANY, 2)).seconds;
  const alone = await side(1, MANY);
  const both = await side(2, MANY);
  console.log(`two workers against one: ${(one / two).toFixed(2)} times as fast`);
  console.log(`the machine's own ceiling, two bare loops: ${((2 * alone) / both).toFixed(2)}`);
}

async function memory() {
  const small = experiment('small', 'scenario: classroom\nuntil: 2031-04-10');
  for (const workers of [1, 2]) {
    const few = (await sweep(small, 1000, workers)).peakMemoryMb;
    const many = await sweep(small, 100_000, workers);
    const peaks = `${few.toFixed(0)} MB at the peak of 1,000 runs, ${many.peakMemoryMb.toFixed(0)} of 100,000`;
    const ratio = (many.peakMemoryMb / few).toFixed(3);
    console.log(`workers: ${workers}: ${peaks}: ratio ${ratio} (at most 1.1 is wanted)`);
    const files = many.finalSeconds.toFixed(1);
    console.log(`100,000 runs in ${many.seconds.toFixed(0)} s, ${files} s of it for the files`);
  }
}

const [what = 'all', runs = '0'] = process.argv.slice(2);
try {
  if (what === 'loop') console.log(bareLoop(Number(runs)));
  if (what === 'all' || what === 'memory') await memory();
  if (what === 'all' || what === 'speed') await speed();
  if (what === 'all' || what === 'workers') await workers();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
