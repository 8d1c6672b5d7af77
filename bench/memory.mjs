/**
 * Peak memory of `salang run` as a ratio: many campaigns against few, of the smallest scenario, in
 * one thread and in two. Run `npm run build` first; takes a minute or two.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const FEW = 1_000;
const MANY = 100_000;
const PROGRAM = fileURLToPath(new URL('../bin/salang.js', import.meta.url));
const TELL =
  'data:text/javascript,process.on("exit",()=>console.error("peak",process.resourceUsage().maxRSS))';

/** Peak resident memory in MB, and the document without its number of runs. */
function play(runs, workers) {
  const words = [
    'run',
    'classroom',
    '--runs',
    String(runs),
    '--workers',
    String(workers),
    '--json',
  ];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', TELL, PROGRAM, ...words],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(`salang run ended with ${status}: ${stderr}`);
  if (JSON.parse(stdout).runs !== runs) throw new Error('the document is of other runs');
  return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
}

for (const workers of [1, 2]) {
  const few = play(FEW, workers);
  const many = play(MANY, workers);
  const peaks = `${few.toFixed(0)} MB at the peak of ${FEW} runs, ${many.toFixed(0)} of ${MANY}`;
  console.log(`workers: ${workers}: ${peaks}: ratio ${(many / few).toFixed(3)}`);
}
