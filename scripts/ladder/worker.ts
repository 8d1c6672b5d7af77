/** A process of the ladder: plays the games it is asked for, one lot after another. */
import { playGames, type GamesAsked } from './games.js';

process.on('message', (asked: GamesAsked) => {
  process.send?.(playGames(asked));
});
