/**
 * What the ledger's hook costs when no ledger listens: the compiled engine against a copy of it from
 * which the hook is cut out. Both are played in turn, campaign by campaign, within one run; nothing
 * is printed unless their last states agree. Run `npm run build` first.
 */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CAMPAIGNS = 300;
const WARM_UP = 60;
const HOOK = 'w.ledger !== null';

/** A copy of the program whose changes of the world look for no ledger. */
async function withoutHook() {
  const folder = await mkdtemp(join(tmpdir(), 'salang-bench-'));
  for (const part of ['dist', 'scenarios', 'package.json']) {
    await cp(join(ROOT, part), join(folder, part), { recursive: true });
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const file = join(folder, 'dist/engine/world.js');
  const text = await readFile(file, 'utf8');
  const hooks = text.split(HOOK).length - 1;
  if (hooks < 5) throw new Error(`only ${hooks} hooks found in world.js: has it been rewritten?`);
  await writeFile(file, text.replaceAll(HOOK, 'false'));
  return folder;
}

/** Plays the base period again and again; gives nanoseconds and the hash of the last state. */
async function engineOf(folder) {
  const salang = await import(pathToFileURL(join(folder, 'dist/index.js')).href);
  const model = salang.compileModel(salang.loadScenario('base-2024').setup);
  const keyAt = (run) => salang.keyOf({ k0: 1, k1: 2 }, run);
  const campaign = new salang.Campaign(model, keyAt(0));
  const players = [salang.createPlayer('doctrine', 0), salang.createPlayer('doctrine', 1)];
  return (run) => {
    const start = process.hrtime.bigint();
    campaign.restart(keyAt(run));
    salang.simulate(campaign, keyAt(run), { players });
    const took = Number(process.hrtime.bigint() - start);
    return { took, hash: salang.hashWorld(campaign.world.buffer) };
  };
}

const low = (times) => times.sort((x, y) => x - y)[Math.floor(times.length / 10)];

const cut = await withoutHook();
try {
  const engines = [await engineOf(ROOT), await engineOf(cut)];
  const times = [[], []];
  for (let run = 0; run < WARM_UP + CAMPAIGNS; run++) {
    // Who goes first changes from run to run, so that neither always meets the colder machine.
    const order = run % 2 === 0 ? [0, 1] : [1, 0];
    const hashes = order.map((which) => {
      const { took, hash } = engines[which](run);
      if (run >= WARM_UP) times[which].push(took);
      return hash;
    });
    if (hashes[0] !== hashes[1]) throw new Error(`campaign ${run}: the two engines disagree`);
  }
  const ratio = low(times[0]) / low(times[1]);
  console.log(`all ${WARM_UP + CAMPAIGNS} last states agree`);
  console.log(`with the hook, no ledger listening: ${((ratio - 1) * 100).toFixed(1)} % more time`);
} finally {
  await rm(cut, { recursive: true, force: true });
}
