/**
 * Rule 12: reporting.
 *
 * Layers are kept apart: what happened, a group's own period tally, its itemised statements, what
 * a monitor records, what it verifies, and what is seen abroad. Each captures, delays and distorts
 * in its own way: claims inflate and omit; cities are seen, valleys are not. Also what each side
 * comes to believe about the other.
 */
import { CAUSE } from '../causes.js';
import { DRAW } from '../draws.js';
import { poisson } from '../quantiles.js';
import { GROUP_KINDS, KIND, LAYER_BIT, OP } from '../records.js';
import { ROLE_ALLY, ROLE_FRONT } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { add, addShare } from '../world.js';
import { estimation } from './estimation.js';

export function reporting(t: Turn): void {
  const { records, s } = t;
  const last = records.operations.count;
  for (let row = s.firstRow; row < last; row++) {
    const at = row * records.operations.fields;
    if (records.operations.data[at + OP.kind]! < GROUP_KINDS) reportOperation(t, at);
    else reportStateAction(t, at);
  }
  falseClaims(t);
  press(t);
  estimation(t);
  if (s.monthly) presence(t);
}

/** How well news travels, 0-1. */
function lineOf({ m, w }: Turn): number {
  return m.k.reporting.offlineShown + m.k.reporting.onlineShown * w.internet[0]!;
}

/** What each layer makes of one operation of an armed group. */
function reportOperation(t: Turn, at: number): void {
  const { m, w, records } = t;
  const d = records.operations.data;
  const g = d[at + OP.group]!;
  const a = d[at + OP.area]!;
  // Keyed by where and which, so that one more operation elsewhere re-rolls no report.
  const i = g * m.sizes.areas + a;
  const e = d[at + OP.sequence]!;
  const front = m.role[g] === ROLE_FRONT;
  const publicity = front ? w.publicity[0]! : 1;
  const urban = m.map.urbanShare[a]!;
  const line = lineOf(t);
  let layers = LAYER_BIT.true;
  const { draws } = t;
  draws.at(DRAW.claim, t.turn, i, e);
  const monitor = draws.coarse(2);
  const verifier = draws.coarse(3);
  if (draws.coarse(0) < m.gp.tallyCapture[g]! * m.byPublicity.capture[publicity]!) {
    layers |= LAYER_BIT.tally;
    const told = draws.coarse(1) < m.gp.itemisedShare[g]! * line;
    const u = draws.at(DRAW.claimSize, t.turn, i, e);
    const claim = claimedKilled(
      t,
      g,
      d[at + OP.governmentKilled]!,
      m.byPublicity.boast[publicity]!,
      u,
    );
    d[at + OP.tallyKilled] = claim;
    if (told) {
      layers |= LAYER_BIT.itemised;
      d[at + OP.itemisedKilled] = Math.round(claim * m.k.reporting.itemisedBoast);
    }
    const { delayDays, delayOffline } = m.k.reporting;
    d[at + OP.delayDays] = Math.floor(draws.second * delayDays * (delayOffline - line));
  }
  const itemised = (layers & LAYER_BIT.itemised) !== 0;
  const seen = itemised
    ? m.gp.recordedIfClaimed[g]!
    : m.gp.recordedUnclaimed[g]! * (m.k.reporting.recordedRural + urban);
  if (monitor < seen * line) layers |= record(t, at, g, itemised, urban, verifier);
  d[at + OP.layers] = layers;
  if (front || m.role[g] === ROLE_ALLY) {
    noticed(t, at, layers, front ? m.byPublicity.stage[publicity]! : 1);
  }
}

/** What a monitor records, claimed or unattributed, and whether it can verify it; gives the layers. */
function record(
  t: Turn,
  at: number,
  g: number,
  itemised: boolean,
  urban: number,
  u: number,
): number {
  const { gp } = t.m;
  const d = t.records.operations.data;
  const killed = d[at + OP.governmentKilled]!;
  d[at + OP.recordedKilled] = itemised ? d[at + OP.itemisedKilled]! : killed;
  const verify = gp.verifiedRural[g]! + (gp.verifiedUrban[g]! - gp.verifiedRural[g]!) * urban;
  if (u >= verify) return LAYER_BIT.recorded;
  d[at + OP.verifiedKilled] = killed;
  return LAYER_BIT.recorded | LAYER_BIT.verified;
}

/** Claimed losses are narrow: mostly one to three whatever happened. */
function claimedKilled(t: Turn, g: number, killed: number, boast: number, u: number): number {
  const k = t.m.k.reporting;
  const known = killed < k.claimCap ? killed : k.claimCap;
  return poisson(u, (t.m.gp.claimMean[g]! + k.claimFollows * known) * boast);
}

/** What the public sees of the insurgency this turn; the capital counts in its own right. */
function noticed(t: Turn, at: number, layers: number, weight: number): void {
  const { m, w, s, records } = t;
  if ((layers & (LAYER_BIT.itemised | LAYER_BIT.recorded)) === 0) return;
  const d = records.operations.data;
  const a = d[at + OP.area]!;
  const { believedUncredited, believedFromCredit } = m.k.reporting;
  const believed = weight * (believedUncredited + believedFromCredit * w.credibility[0]!);
  s.seenOperations += believed;
  if (m.map.isCapital[a] === 1) s.seenCapital += believed;
  s.seenHarm += d[at + OP.civiliansKilled]!;
  // Days of quiet from the operation to the end of the turn; control counted the whole turn before.
  const since = t.day + m.turnDays - 1 - d[at + OP.day]!;
  const quiet = w.quietDays[a]!;
  if (quiet > since) add(w, w.quietDays, a, since - quiet, CAUSE.press);
}

/** Each kind of act has draws of its own, as acts of two kinds may bear one number. */
function claimDraw(kind: number): number {
  if (kind === KIND.collective_punishment) return DRAW.punishmentClaim;
  return kind === KIND.assault ? DRAW.assaultClaim : DRAW.raidClaim;
}

/** Raids, assaults, arrests and punishments: told by the state, recorded where monitors reach. */
function reportStateAction(t: Turn, at: number): void {
  const { m, records } = t;
  const d = records.operations.data;
  const k = m.k.reporting;
  const a = d[at + OP.area]!;
  const i = d[at + OP.group]! * m.sizes.areas + a;
  const id = claimDraw(d[at + OP.kind]!);
  const u = t.draws.at(id, t.turn, i, d[at + OP.sequence]!);
  const line = lineOf(t);
  let layers = LAYER_BIT.true;
  if (u < k.stateClaimShare) layers |= LAYER_BIT.tally | LAYER_BIT.itemised;
  d[at + OP.tallyKilled] = d[at + OP.groupKilled]!;
  d[at + OP.itemisedKilled] = d[at + OP.groupKilled]!;
  const seen =
    (k.stateRecordedRural + (k.stateRecordedUrban - k.stateRecordedRural) * m.map.urbanShare[a]!) *
    line;
  if (t.draws.second < seen) {
    layers |= LAYER_BIT.recorded;
    d[at + OP.recordedKilled] = d[at + OP.groupKilled]!;
    if (t.draws.second < seen * k.stateVerifiedShare) {
      layers |= LAYER_BIT.verified;
      d[at + OP.verifiedKilled] = d[at + OP.groupKilled]!;
    }
  }
  d[at + OP.layers] = layers;
}

/** Claims of operations that did not happen; they are in the tally and in no other truth. */
function falseClaims(t: Turn): void {
  const { m, w, s, records } = t;
  const k = m.k.reporting;
  const nA = m.sizes.areas;
  const boast = w.publicity[0] === 2 ? k.inflatedClaims : w.publicity[0] === 0 ? 0 : 1;
  for (let g = 0; g < m.sizes.groups; g++) {
    const share = m.gp.falseClaimShare[g]! * (m.role[g] === ROLE_FRONT ? boast : 1);
    const real = s.operationsOf[g]!;
    if (share <= 0 || real === 0) continue;
    const n = poisson(t.draws.at(DRAW.falseClaim, t.turn, g, 0), real * share);
    for (let e = 0; e < n; e++) {
      let pick = t.draws.at(DRAW.falseClaim, t.turn, g, 1 + e) * real;
      let a = 0;
      while (a < nA - 1 && pick >= s.operations[g * nA + a]!) pick -= s.operations[g * nA + a++]!;
      const at = records.operations.next();
      const d = records.operations.data;
      const boasted = m.role[g] === ROLE_FRONT ? m.byPublicity.boast[w.publicity[0]!]! : 1;
      const claim = claimedKilled(t, g, 0, boasted, t.draws.second);
      const day = t.draws.at(DRAW.falseClaim, t.turn, g, 1000 + e);
      d[at + OP.day] = t.day + Math.floor(day * m.turnDays);
      d[at + OP.area] = a;
      d[at + OP.group] = g;
      d[at + OP.layers] = LAYER_BIT.tally;
      d[at + OP.tallyKilled] = claim;
    }
  }
}

/** Visibility abroad, the capital's stage, and the credit given to claims. */
function press(t: Turn): void {
  const { m, w, s } = t;
  const k = m.k.reporting;
  smooth(t, w.pressPerWeek, s.seenOperations);
  smooth(t, w.pressCapitalPerWeek, s.seenCapital);
  smooth(t, w.seenHarmPerWeek, s.seenHarm);
  const all = w.pressPerWeek[0]!;
  const capital = w.pressCapitalPerWeek[0]!;
  const rate = k.visibilityTauDays;
  const half = k.visibilityHalf;
  addShare(w, w.visibility, 0, rate * (all / (all + half) - w.visibility[0]!), CAUSE.press);
  const stage = capital / (capital + k.capitalHalfShare * half) - w.capitalVisibility[0]!;
  addShare(w, w.capitalVisibility, 0, rate * stage, CAUSE.press);
  const publicity = w.publicity[0]!;
  const honest =
    publicity === 2 ? k.credibilityInflated : publicity === 1 ? k.credibilityFactual : 1;
  const credit = k.credibilityTauDays * (honest - w.credibility[0]!);
  addShare(w, w.credibility, 0, credit, CAUSE.exaggeration);
  const goal = w.blackout[0] === 1 ? k.internetBlackout : k.internetNormal;
  addShare(w, w.internet, 0, k.internetTauDays * (goal - w.internet[0]!), CAUSE.order);
}

/** What the press has seen lately, per week: smoothed before anything saturates on it. */
function smooth(t: Turn, column: Float64Array, seen: number): void {
  const { m, w } = t;
  add(w, column, 0, m.k.reporting.pressTauDays * (seen / m.weeks - column[0]!), CAUSE.press);
}

/** Where a group says, and where it truly is, once a step. */
function presence(t: Turn): void {
  const { m, w, s, records } = t;
  const k = m.k.reporting;
  const nA = m.sizes.areas;
  for (let g = 0; g < m.sizes.groups; g++) {
    for (let c = s.activeStart[g]!; c < s.activeStart[g + 1]!; c++) {
      const i = s.active[c]!;
      const a = i - g * nA;
      const there = w.fighters[i]! >= k.presenceFighters;
      const reach = w.network[i]! >= k.presenceNetwork;
      if (!there && !reach) continue;
      const u = t.draws.at(DRAW.presenceReport, t.turn, i, 0);
      const layers =
        (there ? LAYER_BIT.true : 0) |
        (there || u < k.presenceClaimShare ? LAYER_BIT.tally | LAYER_BIT.itemised : 0) |
        (there && t.draws.second < k.presenceRecorded
          ? LAYER_BIT.recorded | LAYER_BIT.verified
          : 0);
      if (layers !== 0) records.presence(t.day, g, a, layers);
    }
  }
}
