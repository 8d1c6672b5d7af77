/** Lots of games over a few processes. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { GameEnd, GamesAsked } from './games.js';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Plays every lot; the ends come in the order of the lots, whoever was quicker. */
export async function playLots(
  lots: readonly GamesAsked[],
  workers: number,
  onDone: (done: number) => void,
): Promise<readonly (readonly GameEnd[])[]> {
  const ends: (readonly GameEnd[])[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    const worker = fork(WORKER, { execArgv: ['--import', 'tsx'] });
    for (let n = next++, lot = lots[n]; lot !== undefined; n = next++, lot = lots[n]) {
      ends[n] = await answer(worker, lot);
      onDone(++done);
    }
    worker.kill();
  };
  await Promise.all(Array.from({ length: workers }, work));
  return ends;
}

function answer(worker: ChildProcess, lot: GamesAsked): Promise<readonly GameEnd[]> {
  return new Promise((resolve, reject) => {
    const early = (): void => reject(new Error('a process of the ladder ended early'));
    worker.once('exit', early);
    worker.once('message', (ends) => {
      worker.off('exit', early);
      resolve(ends as readonly GameEnd[]);
    });
    worker.send(lot);
  });
}
