/** The reckoning at the end of a quarter: margins, what drove them, what each patron thinks. */
import type { Model } from '../engine/model.js';
import { SCORE_TERMS, type ScoreTerm } from '../engine/scores.js';
import { GOVERNMENT, INSURGENT, type Side } from '../engine/sides.js';
import type { World } from '../engine/world.js';
import { believedBy, thresholdIn } from './believed-margins.js';

/** A term of a side's own margin. */
export interface Driver {
  readonly term: ScoreTerm;
  /** Points that it adds; below zero for a burden. */
  readonly points: number;
  /** Change since the last reckoning; null at the first. */
  readonly change: number | null;
}

/** What one side sees at a reckoning. Points; changes are null at the first reckoning. */
export interface SideReckoning {
  /** Its margin as it thinks it is, from what it knows: score less threshold. */
  readonly own: number;
  readonly ownChange: number | null;
  /** The other side's margin as it thinks it is. */
  readonly other: number;
  readonly otherChange: number | null;
  /** Score that the side must reach for a margin of zero. */
  readonly threshold: number;
  readonly drivers: readonly Driver[];
}

/** Where an external actor stands toward a side. */
export interface PatronView {
  readonly actor: number;
  readonly side: Side;
  /** -1 hostile ... 1 supportive. */
  readonly attitude: number;
  readonly change: number | null;
  /** 0 hostile ... 4 supportive. */
  readonly regime: number;
}

export interface Reckoning {
  /** Last day of the turn. */
  readonly day: number;
  readonly sides: readonly [insurgent: SideReckoning, government: SideReckoning];
  readonly patrons: readonly PatronView[];
}

/** Reckons from the world after a turn, against the last reckoning. */
export function reckon(m: Model, day: number, w: World, earlier: Reckoning | null): Reckoning {
  return {
    day,
    sides: [
      sideReckoning(m, INSURGENT, w, earlier?.sides[INSURGENT]),
      sideReckoning(m, GOVERNMENT, w, earlier?.sides[GOVERNMENT]),
    ],
    patrons: m.setup.actors.flatMap((_, actor) =>
      ([INSURGENT, GOVERNMENT] as const).map((side): PatronView => {
        const i = 2 * actor + side;
        const attitude = w.attitude[i] ?? 0;
        const change = since(attitude, earlier?.patrons[i]?.attitude);
        return { actor, side, attitude, change, regime: w.regime[i] ?? 0 };
      }),
    ),
  };
}

function since(now: number, before: number | undefined): number | null {
  return before === undefined ? null : now - before;
}

function sideReckoning(
  m: Model,
  side: Side,
  w: World,
  earlier: SideReckoning | undefined,
): SideReckoning {
  const { terms: points, margins } = believedBy(m, w, side);
  const [own, other] = [margins[side], margins[side === INSURGENT ? GOVERNMENT : INSURGENT]];
  return {
    own,
    ownChange: since(own, earlier?.own),
    other,
    otherChange: since(other, earlier?.other),
    threshold: thresholdIn(m, w, side),
    drivers: SCORE_TERMS[side].map((term, i) => ({
      term,
      points: points[i] ?? 0,
      change: since(points[i] ?? 0, earlier?.drivers[i]?.points),
    })),
  };
}
