/**
 * Margins as a reader may know them, before the first turn too: the truth for an observer; for a
 * side what the world that it thinks most likely comes to, with the range that its possible worlds
 * span. What is hidden from it moves neither.
 */
import { believe, likelyWorld } from '../engine/believe.js';
import type { Model } from '../engine/model.js';
import { keyOf, type Key } from '../engine/random.js';
import { score, scoreTerms, thresholdOf } from '../engine/scores.js';
import { GOVERNMENT, INSURGENT, type Side } from '../engine/sides.js';
import { snapshotView } from '../engine/views.js';
import type { World } from '../engine/world.js';
import type { Game } from './game.js';
import type { Reader } from './picture.js';

/** Margins of both sides, points. */
export type Margins = readonly [insurgent: number, government: number];

/** Where a margin lies in four possible worlds of five, points. */
export type MarginRange = readonly [low: number, high: number];

/** Possible worlds behind a range, and how many of the lowest and of the highest are left out. */
const WORLDS = 40;
const LEFT_OUT = 4;
/** The same possible worlds every week, so that a range moves with what is known and not by chance. */
const RANGE_KEY: Key = { k0: 0x6d617267, k1: 0x696e7321 };

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

/** What a side thinks of both margins in a world that it sees its part of. */
export function believedMargins(m: Model, w: World, reader: Side): Margins {
  const likely = likelyWorld(snapshotView(m, w, reader));
  return [marginIn(m, w, likely, INSURGENT), marginIn(m, w, likely, GOVERNMENT)];
}

/** The terms of a side's own score as it thinks they are, in the order of SCORE_TERMS. */
export function believedTerms(m: Model, w: World, side: Side): readonly number[] {
  return scoreTerms(m, likelyWorld(snapshotView(m, w, side)), side, 'truth');
}

/** What a score is held against in a world: the line as of the last turn that was assessed. */
export function thresholdIn(m: Model, w: World, side: Side): number {
  const turns = w.turn[0] ?? 0;
  const day = turns === 0 ? m.startDay : (w.day[0] ?? m.startDay) - m.turnDays;
  return thresholdOf(m, side, day);
}

/** Ranges of both margins where the game is shown, for a side; the believed margin lies in each. */
export function marginRanges(
  game: Game,
  reader: Side,
): readonly [insurgent: MarginRange, government: MarginRange] {
  return kept(game, `ranges ${reader} ${stateName(game, game.turn)}`, () => {
    const { model, world } = game;
    const view = snapshotView(model, world, reader);
    const worlds = Array.from({ length: WORLDS }, (_, n) => believe(view, keyOf(RANGE_KEY, n)));
    const believed = marginsSeen(game, reader);
    const range = (side: Side): MarginRange => {
      const all = worlds.map((possible) => marginIn(model, world, possible, side));
      all.sort((a, b) => a - b);
      const [low = 0, high = 0] = [all[LEFT_OUT], all[WORLDS - 1 - LEFT_OUT]];
      return [Math.min(low, believed[side]), Math.max(high, believed[side])];
    };
    return [range(INSURGENT), range(GOVERNMENT)] as const;
  });
}

function marginIn(m: Model, seen: World, possible: World, side: Side): number {
  return score(m, possible, side, 'truth') - thresholdIn(m, seen, side);
}

function marginsAt(game: Game, reader: Reader, turn: number, world: () => World): Margins {
  return kept(game, `margins ${reader} ${stateName(game, turn)}`, () => {
    const { model } = game;
    const w = world();
    if (reader !== 'truth') return believedMargins(model, w, reader);
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
