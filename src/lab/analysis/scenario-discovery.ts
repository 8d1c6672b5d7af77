/**
 * Scenario discovery: where in the space of factors do cases of interest lie close together?
 *
 * The patient rule induction method (Friedman and Fisher, Bump hunting in high-dimensional data,
 * Statistics and Computing 9, 1999) peels thin slices off the space while the share of cases rises, as
 * used for scenarios by Bryant and Lempert (Technological Forecasting and Social Change 77, 2010).
 * Further boxes are sought in what the boxes before leave.
 */
import { binomialTail } from './binomial.js';
import type { FactorColumn } from './factor-means.js';
import {
  membersOf,
  restrictedFactors,
  withRestriction,
  type Box,
  type Restriction,
} from './prim-box.js';
import { bestPaste, bestPeel, densityOf, type Move, type PrimData } from './prim-peel.js';

/** How a box does. */
export interface BoxMeasures {
  /** Share of the box's points that are cases. */
  readonly density: number;
  /** Share of all cases that the box holds. */
  readonly coverage: number;
  /** Share of all points that the box holds. */
  readonly support: number;
  /** Factors that it restricts. */
  readonly restricted: number;
}

/** A restriction of a box, with the chance that it is an accident. */
export interface BoxLimit {
  /** Which factor. */
  readonly factor: number;
  readonly restriction: NonNullable<Restriction>;
  /**
   * Quasi-p-value (Bryant and Lempert 2010, appendix A): chance of as many cases as the box has, if
   * the restriction did nothing, by the binomial distribution.
   */
  readonly quasiP: number;
  /** Density and coverage of the box without the restriction. */
  readonly densityWithout: number;
  readonly coverageWithout: number;
}

/** A box that was found. */
export interface FoundBox extends BoxMeasures {
  readonly limits: readonly BoxLimit[];
  /** All boxes on the way from the whole space, from which another may be chosen. */
  readonly trajectory: readonly BoxMeasures[];
}

export interface DiscoveryOptions {
  /** Share of a box's points that a peel takes; 0.05 unless given. */
  readonly alpha?: number | undefined;
  /** Least share of all points in a box; 0.05 unless given. */
  readonly leastSupport?: number | undefined;
  /** Most boxes; 3 unless given. */
  readonly boxes?: number | undefined;
}

/** A box holds this many points at least, however few there are. */
const LEAST_POINTS = 10;
/** Restrictions less sure than this are taken back (Bryant and Lempert 2010). */
const MOST_QUASI_P = 0.05;

/**
 * Finds boxes. `cases[p]` is the share of the runs of point p that are cases of interest, 0 to 1.
 * Empty when all points are cases, or none is.
 */
export function discoverScenarios(
  factors: readonly FactorColumn[],
  cases: Float64Array,
  { alpha = 0.05, leastSupport = 0.05, boxes = 3 }: DiscoveryOptions = {},
): FoundBox[] {
  const all: PrimData = { factors, cases };
  const least = Math.max(LEAST_POINTS, Math.ceil(leastSupport * cases.length));
  const overall = densityOf(cases, allPoints(cases.length));
  const found: FoundBox[] = [];
  let rest = all;
  while (found.length < boxes && rest.cases.length >= 2 * least && overall > 0 && overall < 1) {
    const path = peelAndPaste(rest, alpha, least);
    const chosen = mostUseful(path, rest.cases);
    const box = chosen === null ? null : withoutAccidents(chosen.box, rest);
    // Later boxes must beat the share of cases in the whole space, not only in what is left.
    if (box === null || restrictedFactors(box).length === 0) break;
    const members = membersOf(box, rest.factors, rest.cases.length);
    if (densityOf(rest.cases, members) <= overall) break;
    found.push(describe(box, members, path, rest, all));
    rest = without(rest, members);
  }
  return found;
}

function allPoints(points: number): number[] {
  return Array.from({ length: points }, (_, p) => p);
}

/** The peels from the whole space down, then the pastes on the last box. */
function peelAndPaste(data: PrimData, alpha: number, least: number): Move[] {
  const whole: Move = { box: data.factors.map(() => null), members: allPoints(data.cases.length) };
  const path = [whole];
  for (let next = bestPeel(whole, data, alpha, least); next !== null;) {
    path.push(next);
    next = bestPeel(next, data, alpha, least);
  }
  let last = path.at(-1) ?? whole;
  for (
    let next = bestPaste(last, data, alpha);
    next !== null;
    next = bestPaste(last, data, alpha)
  ) {
    path.push(next);
    last = next;
  }
  return path;
}

/**
 * The box of the way with the greatest harmonic mean of density and coverage: neither a pure crumb nor
 * the whole space. Null when that is the whole space.
 */
function mostUseful(path: readonly Move[], cases: Float64Array): Move | null {
  const total = cases.reduce((sum, x) => sum + x, 0);
  let best: Move | null = null;
  let bestScore = 0;
  path.forEach((move, i) => {
    const hits = densityOf(cases, move.members) * move.members.length;
    const score = (2 * hits) / (move.members.length + total);
    if (score <= bestScore) return;
    best = i === 0 ? null : move;
    bestScore = score;
  });
  return best;
}

/** Takes restrictions back that may well be accidents, the least sure one first. */
function withoutAccidents(box: Box, data: PrimData): Box {
  const unsure = restrictedFactors(box)
    .map((factor) => ({ factor, p: quasiP(box, factor, data) }))
    .filter(({ p }) => p > MOST_QUASI_P)
    .sort((a, b) => b.p - a.p || a.factor - b.factor)[0];
  return unsure === undefined
    ? box
    : withoutAccidents(withRestriction(box, unsure.factor, null), data);
}

function quasiP(box: Box, factor: number, { factors, cases }: PrimData): number {
  const own = membersOf(box, factors, cases.length);
  const wider = membersOf(withRestriction(box, factor, null), factors, cases.length);
  const hits = Math.round(densityOf(cases, own) * own.length);
  return binomialTail(hits, own.length, densityOf(cases, wider));
}

function without({ factors, cases }: PrimData, members: readonly number[]): PrimData {
  const gone = new Set(members);
  const keep = allPoints(cases.length).filter((p) => !gone.has(p));
  return {
    factors: factors.map((column) => keep.map((p) => column[p] ?? 0)),
    cases: Float64Array.from(keep, (p) => cases[p] ?? 0),
  };
}

function describe(
  box: Box,
  members: readonly number[],
  path: readonly Move[],
  rest: PrimData,
  all: PrimData,
): FoundBox {
  const total = all.cases.reduce((sum, x) => sum + x, 0);
  const measures = (points: readonly number[], restricted: number): BoxMeasures => {
    const density = densityOf(rest.cases, points);
    return {
      density,
      coverage: (density * points.length) / total,
      support: points.length / all.cases.length,
      restricted,
    };
  };
  return {
    ...measures(members, restrictedFactors(box).length),
    limits: restrictedFactors(box).flatMap((factor) => {
      const restriction = box[factor];
      if (restriction === null || restriction === undefined) return [];
      const open = withRestriction(box, factor, null);
      const wider = measures(membersOf(open, rest.factors, rest.cases.length), 0);
      return [
        {
          factor,
          restriction,
          quasiP: quasiP(box, factor, rest),
          densityWithout: wider.density,
          coverageWithout: wider.coverage,
        },
      ];
    }),
    trajectory: path.map((move) => measures(move.members, restrictedFactors(move.box).length)),
  };
}
