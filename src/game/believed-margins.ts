/**
 * What a side makes of both margins: scores of the world that it thinks most likely, and of possible
 * ones. What is hidden from it moves none of them.
 */
import { believe, likelyWorld } from '../engine/believe.js';
import type { Model } from '../engine/model.js';
import { keyOf, type Key } from '../engine/random.js';
import { score, scoreTerms, thresholdOf } from '../engine/scores.js';
import { GOVERNMENT, INSURGENT, type Side } from '../engine/sides.js';
import { snapshotView } from '../engine/views.js';
import type { World } from '../engine/world.js';

/** Margins of both sides, points. */
export type Margins = readonly [insurgent: number, government: number];

/** Where a margin lies in four possible worlds of five, points. */
export type MarginRange = readonly [low: number, high: number];

/** Possible worlds behind a range, and how many of the lowest and of the highest are left out. */
const WORLDS = 40;
const LEFT_OUT = 4;
/** The same possible worlds every week, so that a range moves with what is known and not by chance. */
const RANGE_KEY: Key = { k0: 0x6d617267, k1: 0x696e7321 };

/** What a side makes of a world that it sees its part of. */
export interface Believed {
  readonly margins: Margins;
  /** The terms of its own score, points, in the order of SCORE_TERMS. */
  readonly terms: readonly number[];
}

/** Both margins and the side's own score in the world that it thinks most likely. */
export function believedBy(m: Model, w: World, reader: Side): Believed {
  const likely = likelyWorld(snapshotView(m, w, reader));
  return {
    margins: [marginIn(m, w, likely, INSURGENT), marginIn(m, w, likely, GOVERNMENT)],
    terms: scoreTerms(m, likely, reader, 'truth'),
  };
}

/** What a score is held against in a world: the line as of the last turn that was assessed. */
export function thresholdIn(m: Model, w: World, side: Side): number {
  const turns = w.turn[0] ?? 0;
  const day = turns === 0 ? m.startDay : (w.day[0] ?? m.startDay) - m.turnDays;
  return thresholdOf(m, side, day);
}

/** Ranges of both margins in a world that the side sees its part of; the believed margin lies in each. */
export function believedRanges(
  m: Model,
  w: World,
  reader: Side,
): readonly [insurgent: MarginRange, government: MarginRange] {
  const view = snapshotView(m, w, reader);
  const worlds = Array.from({ length: WORLDS }, (_, n) => believe(view, keyOf(RANGE_KEY, n)));
  const { margins } = believedBy(m, w, reader);
  const range = (side: Side): MarginRange => {
    const all = worlds.map((possible) => marginIn(m, w, possible, side));
    all.sort((a, b) => a - b);
    const [low = 0, high = 0] = [all[LEFT_OUT], all[WORLDS - 1 - LEFT_OUT]];
    return [Math.min(low, margins[side]), Math.max(high, margins[side])];
  };
  return [range(INSURGENT), range(GOVERNMENT)];
}

/** The margin that a side would have in a possible world, on the day of the one that is seen. */
export function marginIn(m: Model, seen: World, possible: World, side: Side): number {
  return score(m, possible, side, 'truth') - thresholdIn(m, seen, side);
}
