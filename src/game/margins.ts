/** Margins as a reader may know them, before the first turn too. */
import { score, thresholdOf } from '../engine/scores.js';
import { GOVERNMENT, INSURGENT, type Side } from '../engine/sides.js';
import type { World } from '../engine/world.js';
import type { Game } from './game.js';
import type { Reader } from './picture.js';

/** Margins of both sides, points. */
export type Margins = readonly [insurgent: number, government: number];

/**
 * The margins where the game is shown: the truth for an observer; for a side its own from what it
 * knows, and the other's as public reports put it.
 */
export function marginsSeen(game: Game, reader: Reader): Margins {
  return marginsOf(game, game.world, reader);
}

/** The course of the margins on this line: before each turn so far, the shown one last. */
export function marginCourse(game: Game, reader: Reader): Margins[] {
  const course: Margins[] = [];
  for (let turn = 0; turn < game.turn; turn++) {
    course.push(marginsOf(game, game.worldBefore(turn), reader));
  }
  return [...course, marginsSeen(game, reader)];
}

/** The true margins before a turn of this line. */
export function trueMargins(game: Game, turn: number): Margins {
  return marginsOf(game, game.worldBefore(turn), 'truth');
}

function marginsOf({ model }: Game, w: World, reader: Reader): Margins {
  const side = (of: Side): number => {
    if (reader === 'truth') return w.margin[of] ?? 0;
    return (of === reader ? w.marginOwn[of] : w.marginOther[reader]) ?? 0;
  };
  if ((w.turn[0] ?? 0) > 0) return [side(INSURGENT), side(GOVERNMENT)];
  // The engine assesses with the first turn; before it the same sums are made here.
  const first = (of: Side): number =>
    score(model, w, of, reader === 'truth' ? 'truth' : of === reader ? 'own' : 'public');
  const margin = (of: Side): number => first(of) - thresholdOf(model, of, model.startDay);
  return [margin(INSURGENT), margin(GOVERNMENT)];
}
