/** What was ordered and what happened in each turn of a game, in sentences. */
import type { Side } from '../engine/sides.js';
import { orderSentence, SIDE_TITLES, type Game } from '../game/index.js';

/** Lines for each moment of a game's map: none at the start, then those of the turn before it. */
export function turnLog(game: Game, sides: readonly Side[] = [0, 1]): string[][] {
  const lines = game.turns.map(({ orders, result }) => [
    ...orders
      .filter(({ side }) => sides.includes(side))
      .map(
        (order) => `Order of ${SIDE_TITLES[order.side]}: ${orderSentence(game.scenario, order)}.`,
      ),
    ...result.notes.map(({ text }) => text),
  ]);
  return [[], ...lines];
}
