/**
 * Scores: what a side's margin is made of, term by term. Each term is 0-100 times its weight; the
 * last is a burden and counts against the side. Weights are data.
 */
import type { Model } from './model-types.js';
import { HOSTILE } from './rules/stances.js';
import { GOVERNMENT, INSURGENT, type Side } from './sides.js';
import type { World } from './world.js';

/** Names of the terms by side, in the order of `scoreTerms`. */
export const SCORE_TERMS = [
  ['reach', 'standing', 'endurance', 'pressure', 'burden'],
  ['order', 'acceptance', 'cohesion', 'solvency', 'resentment'],
] as const;
export type ScoreTerm = (typeof SCORE_TERMS)[Side][number];

/**
 * How much is known: everything (`truth`), what the side itself knows (`own`: hidden support and
 * control are guessed from what its people see), or what outsiders can read (`public`).
 */
export type Knowledge = 'truth' | 'own' | 'public';

/**
 * What a side's score must reach on a day, points: what history (doctrine against doctrine) mostly
 * does not reach by then. A line over time, because history itself moves.
 */
export function thresholdOf(m: Model, side: Side, day: number): number {
  const { thresholdInsurgent, thresholdGovernment, trendInsurgent, trendGovernment } =
    m.p.assessment;
  const years = (day - m.startDay) / 365.25;
  return side === INSURGENT
    ? thresholdInsurgent + trendInsurgent * years
    : thresholdGovernment + trendGovernment * years;
}

/** The weighted terms of a side's score, points, in the order of SCORE_TERMS; the last is negative. */
export function scoreTerms(m: Model, w: World, side: Side, known: Knowledge): readonly number[] {
  if (known === 'public') return side === INSURGENT ? seenInsurgent(m, w) : seenState(m, w);
  const truth = known === 'truth';
  return side === INSURGENT ? insurgentTerms(m, w, truth) : stateTerms(m, w, truth);
}

/** A side's score: the sum of its terms. */
export function score(m: Model, w: World, side: Side, known: Knowledge): number {
  let sum = 0;
  for (const term of scoreTerms(m, w, side, known)) sum += term;
  return sum;
}

function capped(x: number): number {
  return x < 0 ? 0 : x > 100 ? 100 : x;
}

/** Terms of the front; without the truth hidden support is replaced by a neutral guess. */
function insurgentTerms(m: Model, w: World, truth: boolean): number[] {
  const k = m.k.assessment;
  let reach = 0;
  let burden = 0;
  let led = 0;
  let paid = 0;
  let fighters = 0;
  for (let a = 0; a < m.sizes.areas; a++) {
    const network = w.network[a]!;
    const support = truth
      ? w.supportInsurgent[a]!
      : k.guessSupport + k.guessSupportKin * m.map.affinity[a]!;
    reach += m.map.populationShare[a]! * network * support;
    const harm = w.harmByInsurgents[a]!;
    burden +=
      m.map.populationShare[a]! *
      (truth
        ? w.exaction[a]! + harm / (harm + k.burdenHarmHalf)
        : w.taxes[0]! * k.guessBurdenPerTax);
    const n = w.fighters[a]!;
    fighters += n;
    paid += n * (1 - w.payGap[a]!);
    led += n * w.leadership[a]!;
  }
  const leadership = fighters > 0 ? led / fighters : 0;
  return [
    k.weightReach * capped((100 * reach) / k.reachFull),
    k.weightStanding *
      capped(
        100 *
          (k.standingUnion * w.union[0]! +
            k.standingRecognition * w.recognition[INSURGENT]! +
            k.standingDenial * (1 - w.recognition[GOVERNMENT]!)),
      ),
    k.weightEndurance *
      capped(
        (100 *
          (paid + k.abroadShare * w.sanctuary[INSURGENT]!) *
          (k.enduranceLeaderless + k.enduranceLed * leadership)) /
          (w.startFighters[0]! + 1),
      ),
    k.weightPressure * capped(100 * (w.visibility[0]! + w.capitalVisibility[0]!) * k.pressureShare),
    -k.weightBurden * capped((100 * burden) / k.burdenFull),
  ];
}

/** Terms of the authorities; without the truth control is taken from posts held, grievance guessed. */
function stateTerms(m: Model, w: World, truth: boolean): number[] {
  const k = m.k.assessment;
  let order = 0;
  let resentment = 0;
  let displaced = 0;
  let people = 0;
  // How many live there today nobody counts; how many did at the start is published.
  const counted = m.layout.offset.population;
  for (let a = 0; a < m.sizes.areas; a++) {
    const share = m.map.populationShare[a]!;
    const weight = m.map.isCapital[a] === 1 && share > k.capitalMost ? k.capitalMost : share;
    const held = truth ? w.control[a]! : w.garrison[a]! > 0 ? k.guessHeld : 0;
    const quiet = w.quietDays[a]! >= k.quietDays ? 1 : k.unquietShare;
    order += weight * (held > 0 ? held : 0) * quiet;
    resentment += share * (truth ? w.grievance[a]! : k.guessGrievance);
    displaced += w.displaced[a]!;
    people += truth ? w.population[a]! : m.initial[counted + a]!;
  }
  const weeks = w.stateTreasury[0]! / (k.solvencyFullUsd + 1);
  return [
    k.weightOrder * capped(100 * order),
    k.weightAcceptance * capped(100 * acceptance(m, w)),
    k.weightCohesion * capped(100 * w.cohesion[GOVERNMENT]!),
    k.weightSolvency * capped(100 * weeks),
    -k.weightResentment *
      capped(100 * resentment + (100 * displaced) / (k.displacedFullShare * people + 1)),
  ];
}

/** Stances, trade and recognition of the authorities, 0-1. */
function acceptance(m: Model, w: World): number {
  let regimes = 0;
  let weight = 0;
  for (let x = 0; x < m.sizes.actors; x++) {
    const share = m.ap.recognitionShare[x]!;
    regimes += (share * (w.regime[2 * x + GOVERNMENT]! - HOSTILE)) / 4;
    weight += share;
  }
  const stance = weight > 0 ? regimes / weight : 0;
  const trade = w.trade[0]! / 2;
  const { acceptanceStances, acceptanceTrade, acceptanceRecognition } = m.k.assessment;
  return (
    acceptanceStances * stance +
    acceptanceTrade * trade +
    acceptanceRecognition * w.recognition[GOVERNMENT]!
  );
}

/** Terms of the front as outsiders would put them, from what is public. */
function seenInsurgent(m: Model, w: World): number[] {
  const k = m.k.assessment;
  const standing = 50 * (w.recognition[INSURGENT]! + 1 - w.recognition[GOVERNMENT]!);
  const seen = capped(50 * (w.visibility[0]! + w.capitalVisibility[0]!));
  return [
    k.weightReach * seen * k.publicReach,
    k.weightStanding * standing,
    k.weightEndurance * k.publicEndurance,
    k.weightPressure * seen,
    0,
  ];
}

/** Terms of the authorities as outsiders would put them. */
function seenState(m: Model, w: World): number[] {
  const k = m.k.assessment;
  let quiet = 0;
  for (let a = 0; a < m.sizes.areas; a++) {
    if (w.quietDays[a]! >= k.quietDays) quiet += m.map.populationShare[a]!;
  }
  return [
    k.weightOrder * k.publicOrder * (k.unquietShare + (1 - k.unquietShare) * quiet),
    k.weightAcceptance * capped(100 * acceptance(m, w)),
    k.weightCohesion * k.publicCohesion,
    k.weightSolvency * capped(50 * w.trade[0]!),
    -k.weightResentment * capped(100 * w.outrage[0]!),
  ];
}
