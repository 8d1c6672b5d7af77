/** A worker of the ladder: plays the games it is asked for, one lot after another. */
import { parentPort } from 'node:worker_threads';
import { playGames, type GamesAsked } from './games.js';

parentPort?.on('message', (asked: GamesAsked) => {
  parentPort?.postMessage(playGames(asked));
});
