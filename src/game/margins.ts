/**
 * Margins of a game as a reader may know them, before the first turn too: the truth for an observer,
 * for a side what it makes of them.
 */
import { GOVERNMENT, INSURGENT, type Side } from '../engine/sides.js';
import type { World } from '../engine/world.js';
import {
  believedBy,
  believedRanges,
  marginIn,
  type MarginRange,
  type Margins,
} from './believed-margins.js';
import type { Game } from './game.js';
import type { Reader } from './picture.js';

export type { Margins } from './believed-margins.js';

/** The margins where the game is shown. */
export function marginsSeen(game: Game, reader: Reader): Margins {
  return marginsAt(game, reader, game.turn, () => game.world);
}

/** The course of the margins on this line: before each turn so far, the shown one last. */
export function marginCourse(game: Game, reader: Reader): Margins[] {
  const course: Margins[] = [];
  for (let turn = 0; turn < game.turn; turn++) {
    course.push(marginsAt(game, reader, turn, () => game.worldBefore(turn)));
  }
  return [...course, marginsSeen(game, reader)];
}

/** The true margins before a turn of this line. */
export function trueMargins(game: Game, turn: number): Margins {
  return marginsAt(game, 'truth', turn, () => game.worldBefore(turn));
}

/** Ranges of both margins where the game is shown, for a side. */
export function marginRanges(
  game: Game,
  reader: Side,
): readonly [insurgent: MarginRange, government: MarginRange] {
  return kept(game, `ranges ${reader} ${stateName(game, game.turn)}`, () =>
    believedRanges(game.model, game.world, reader),
  );
}

function marginsAt(game: Game, reader: Reader, turn: number, world: () => World): Margins {
  return kept(game, `margins ${reader} ${stateName(game, turn)}`, () => {
    const { model } = game;
    const w = world();
    if (reader !== 'truth') return believedBy(model, w, reader).margins;
    // The engine assesses with the first turn; before it the same sums are made here.
    if (turn === 0) return [marginIn(model, w, w, INSURGENT), marginIn(model, w, w, GOVERNMENT)];
    return [w.margin[INSURGENT] ?? 0, w.margin[GOVERNMENT] ?? 0];
  });
}

/** What has been worked out of the states of a game; a state is named by its turn and its hash. */
const keptByGame = new WeakMap<Game, Map<string, unknown>>();

function kept<T>(game: Game, name: string, make: () => T): T {
  let known = keptByGame.get(game);
  if (known === undefined) keptByGame.set(game, (known = new Map()));
  if (!known.has(name)) known.set(name, make());
  return known.get(name) as T;
}

function stateName(game: Game, turn: number): string {
  return `${turn} ${game.turns[turn - 1]?.hash ?? 'start'}`;
}
