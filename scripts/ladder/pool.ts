/** Lots of games over a few worker threads. */
import { Worker } from 'node:worker_threads';
import type { GameEnd, GamesAsked } from './games.js';

const WORKER = new URL('./worker.ts', import.meta.url);

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
    const worker = new Worker(WORKER, { execArgv: ['--import', 'tsx'] });
    for (let lot = next++; lot < lots.length; lot = next++) {
      ends[lot] = await answer(worker, lots[lot]);
      onDone(++done);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: workers }, work));
  return ends;
}

function answer(worker: Worker, lot: GamesAsked | undefined): Promise<readonly GameEnd[]> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(lot);
  });
}
