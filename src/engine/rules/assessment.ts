/**
 * Rule 13: assessment.
 *
 * Margin = score less threshold, each term 0-100, weights as data. A side sees its own margin from
 * what it knows and the other's as an estimate from public reports; the truth appears afterwards.
 * Not zero-sum: reprisals raise order and resentment, withdrawn posts raise solvency and lower
 * order. Endings have names; the engine notes them and goes on, a game stops there.
 */
import { quarterIndex } from '../calendar.js';
import { CAUSE } from '../causes.js';
import { NOTE } from '../records.js';
import { HOSTILE } from './stances.js';
import { GOVERNMENT, INSURGENT } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { add, assign } from '../world.js';

/** Endings, in the order of their numbers; 0 means that the war goes on. */
export const ENDINGS = [
  'war_goes_on',
  'insurgency_collapses',
  'insurgents_gain_a_foothold',
  'settlement',
  'taliban_fracture',
] as const;

export function assessment(t: Turn): void {
  const { m } = t;
  const reckoning = quarterIndex(t.day + m.turnDays) !== quarterIndex(t.day);
  if (!t.s.monthly && !reckoning) return;
  margins(t);
  if (reckoning) reckon(t);
  endings(t);
}

function margins(t: Turn): void {
  const { m, w } = t;
  const k = m.k.assessment;
  const insurgent = insurgentScore(t, 1) - k.thresholdInsurgent;
  const state = stateScore(t, 1) - k.thresholdGovernment;
  set(t, w.margin, INSURGENT, insurgent);
  set(t, w.margin, GOVERNMENT, state);
  // Own view: support and control are guessed from what one's own people see.
  set(t, w.marginOwn, INSURGENT, insurgentScore(t, 0) - k.thresholdInsurgent);
  set(t, w.marginOwn, GOVERNMENT, stateScore(t, 0) - k.thresholdGovernment);
  set(t, w.marginOther, INSURGENT, publicStateScore(t) - k.thresholdGovernment);
  set(t, w.marginOther, GOVERNMENT, publicInsurgentScore(t) - k.thresholdInsurgent);
}

function set(t: Turn, column: Float64Array, i: number, value: number): void {
  add(t.w, column, i, value - column[i]!, CAUSE.assessment);
}

function capped(x: number): number {
  return x < 0 ? 0 : x > 100 ? 100 : x;
}

/** Score of the front; `truth` 0 replaces hidden support by a neutral guess. */
function insurgentScore(t: Turn, truth: 0 | 1): number {
  const { m, w } = t;
  const k = m.k.assessment;
  let reach = 0;
  let burden = 0;
  let led = 0;
  let paid = 0;
  let fighters = 0;
  for (let a = 0; a < m.sizes.areas; a++) {
    const network = w.network[a]!;
    const support = truth === 1 ? w.supportInsurgent[a]! : 0.2 + 0.3 * m.map.affinity[a]!;
    reach += m.map.populationShare[a]! * network * support;
    const harm = w.harmByInsurgents[a]!;
    burden +=
      m.map.populationShare[a]! *
      (truth === 1 ? w.exaction[a]! + harm / (harm + 5) : w.taxes[0]! * 0.2);
    const n = w.fighters[a]!;
    fighters += n;
    paid += n * (1 - w.payGap[a]!);
    led += n * w.leadership[a]!;
  }
  const leadership = fighters > 0 ? led / fighters : 0;
  return (
    k.weightReach * capped((100 * reach) / k.reachFull) +
    k.weightStanding *
      capped(
        100 *
          (0.4 * w.union[0]! +
            0.35 * w.recognition[INSURGENT]! +
            0.25 * (1 - w.recognition[GOVERNMENT]!)),
      ) +
    k.weightEndurance *
      capped(
        (100 * (paid + w.sanctuary[INSURGENT]!) * (0.5 + 0.5 * leadership)) /
          (w.startFighters[0]! + 1),
      ) +
    k.weightPressure * capped(100 * (w.visibility[0]! + w.capitalVisibility[0]!) * 0.5) -
    k.weightBurden * capped((100 * burden) / k.burdenFull)
  );
}

/** Score of the authorities; `truth` 0 takes control from posts held. */
function stateScore(t: Turn, truth: 0 | 1): number {
  const { m, w } = t;
  const k = m.k.assessment;
  let order = 0;
  let resentment = 0;
  let displaced = 0;
  let people = 0;
  for (let a = 0; a < m.sizes.areas; a++) {
    const share = m.map.populationShare[a]!;
    const weight = m.map.isCapital[a] === 1 && share > 0.25 ? 0.25 : share;
    const held = truth === 1 ? w.control[a]! : w.garrison[a]! > 0 ? 0.85 : 0;
    const quiet = w.quietDays[a]! >= k.quietDays ? 1 : k.unquietShare;
    order += weight * (held > 0 ? held : 0) * quiet;
    resentment += share * (truth === 1 ? w.grievance[a]! : 0.2);
    displaced += w.displaced[a]!;
    people += w.population[a]!;
  }
  const weeks = w.stateTreasury[0]! / (k.solvencyFullUsd + 1);
  return (
    k.weightOrder * capped(100 * order) +
    k.weightAcceptance * capped(100 * acceptance(t)) +
    k.weightCohesion * capped(100 * w.cohesion[GOVERNMENT]!) +
    k.weightSolvency * capped(100 * weeks) -
    k.weightResentment *
      capped(100 * resentment + (100 * displaced) / (k.displacedFullShare * people + 1))
  );
}

/** Stances, trade and recognition of the authorities, 0-1. */
function acceptance(t: Turn): number {
  const { m, w } = t;
  let regimes = 0;
  let weight = 0;
  for (let x = 0; x < m.sizes.actors; x++) {
    const share = m.ap.recognitionShare[x]!;
    regimes += (share * (w.regime[2 * x + GOVERNMENT]! - HOSTILE)) / 4;
    weight += share;
  }
  const stance = weight > 0 ? regimes / weight : 0;
  const trade = w.trade[0]! / 2;
  return 0.4 * stance + 0.3 * trade + 0.3 * w.recognition[GOVERNMENT]!;
}

/** The front's score as outsiders would put it, from what is public. */
function publicInsurgentScore(t: Turn): number {
  const { w, m } = t;
  const k = m.k.assessment;
  const standing = 50 * (w.recognition[INSURGENT]! + 1 - w.recognition[GOVERNMENT]!);
  const seen = capped(50 * (w.visibility[0]! + w.capitalVisibility[0]!));
  return (
    k.weightReach * seen * 0.7 +
    k.weightStanding * standing +
    k.weightEndurance * 60 +
    k.weightPressure * seen
  );
}

/** The authorities' score as outsiders would put it. */
function publicStateScore(t: Turn): number {
  const { w, m } = t;
  const k = m.k.assessment;
  let quiet = 0;
  for (let a = 0; a < m.sizes.areas; a++) {
    if (w.quietDays[a]! >= k.quietDays) quiet += m.map.populationShare[a]!;
  }
  return (
    k.weightOrder * 85 * (k.unquietShare + (1 - k.unquietShare) * quiet) +
    k.weightAcceptance * capped(100 * acceptance(t)) +
    k.weightCohesion * 70 +
    k.weightSolvency * capped(50 * w.trade[0]!) -
    k.weightResentment * capped(100 * w.outrage[0]!)
  );
}

/** Quarterly: a margin at zero or above counts, one below breaks the row. */
function reckon(t: Turn): void {
  const { w } = t;
  for (const side of [INSURGENT, GOVERNMENT]) {
    const good = w.margin[side]! >= 0;
    assign(w, w.goodReckonings, side, good ? w.goodReckonings[side]! + 1 : 0, CAUSE.reckoning);
  }
  decide(t);
  t.records.note(
    t.day + t.m.turnDays - 1,
    NOTE.reckoning,
    Math.round(10 * w.margin[INSURGENT]!),
    Math.round(10 * w.margin[GOVERNMENT]!),
  );
}

/** Two good reckonings in a row win; if both sides have them, the higher margin does. */
function decide(t: Turn): void {
  const { w } = t;
  if (w.winner[0] !== 0) return;
  const insurgent = w.goodReckonings[INSURGENT]! >= 2;
  const state = w.goodReckonings[GOVERNMENT]! >= 2;
  if (!insurgent && !state) return;
  const ahead = w.margin[INSURGENT]! > w.margin[GOVERNMENT]!;
  assign(w, w.winner, 0, insurgent && (!state || ahead) ? 1 : 2, CAUSE.reckoning);
}

function endings(t: Turn): void {
  const { m, w } = t;
  const k = m.k.assessment;
  if (w.ended[0] !== 0) return;
  let fighters = w.sanctuary[INSURGENT]!;
  let held = 0;
  for (let a = 0; a < m.sizes.areas; a++) {
    fighters += w.fighters[a]!;
    if (w.heldDays[a]! >= k.footholdDays) held++;
  }
  let ending = 0;
  if (fighters < k.collapseShare * w.startFighters[0]!) ending = 1;
  else if (w.talksProgress[0]! >= 1) ending = 3;
  else if (w.cohesion[GOVERNMENT]! < k.fractureCohesion) ending = 4;
  else if (held > 0) ending = 2;
  if (ending === 0) return;
  assign(w, w.ended, 0, ending, CAUSE.assessment);
  assign(w, w.endedDay, 0, t.day, CAUSE.assessment);
  t.records.note(t.day, NOTE.ending, ending);
}
