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
import { GROUP_KINDS, LAYER_BIT, OP } from '../records.js';
import { ROLE_ALLY, ROLE_FRONT } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { add, addShare } from '../world.js';
import { estimation } from './estimation.js';

/** Factors on capture and on claimed losses by publicity: quiet, factual, inflated. */
const CAPTURE = [0.5, 1, 1.1] as const;
const BOAST = [0.8, 1, 1.6] as const;

export function reporting(t: Turn): void {
  const { records, s } = t;
  const last = records.operations.count;
  for (let row = s.firstRow; row < last; row++) {
    const at = row * records.operations.fields;
    if (records.operations.data[at + OP.kind]! < GROUP_KINDS) reportOperation(t, row, at);
    else reportStateAction(t, row, at);
  }
  falseClaims(t);
  press(t);
  estimation(t);
  if (s.monthly) presence(t);
}

/** What each layer makes of one operation of an armed group. */
function reportOperation(t: Turn, row: number, at: number): void {
  const { m, w, s, records } = t;
  const d = records.operations.data;
  const k = m.k.reporting;
  const g = d[at + OP.group]!;
  const a = d[at + OP.area]!;
  const front = m.role[g] === ROLE_FRONT;
  const publicity = front ? w.publicity[0]! : 1;
  const n = row - s.firstRow;
  const u = t.draws.at(DRAW.claim, t.turn, g, n * 2);
  const u2 = t.draws.second;
  const urban = m.map.urbanShare[a]!;
  const line = 0.3 + 0.7 * w.internet[0]!;
  const killed = d[at + OP.governmentKilled]!;
  let layers = LAYER_BIT.true;
  const claimed = u < m.gp.tallyCapture[g]! * CAPTURE[publicity]!;
  const uc = t.draws.at(DRAW.claimSize, t.turn, g, n);
  const claim = claimed ? claimedKilled(t, g, killed, BOAST[publicity]!, uc) : 0;
  if (claimed) {
    layers |= LAYER_BIT.tally;
    d[at + OP.tallyKilled] = claim;
    if (u2 < m.gp.itemisedShare[g]! * line) {
      layers |= LAYER_BIT.itemised;
      d[at + OP.itemisedKilled] = Math.round(claim * k.itemisedBoast);
    }
  }
  const um = t.draws.at(DRAW.monitor, t.turn, g, n);
  const uv = t.draws.second;
  const itemised = (layers & LAYER_BIT.itemised) !== 0;
  const seen = itemised ? m.gp.recordedIfClaimed[g]! : m.gp.recordedUnclaimed[g]! * (0.5 + urban);
  if (um < seen * line) {
    layers |= LAYER_BIT.recorded;
    d[at + OP.recordedKilled] = itemised ? d[at + OP.itemisedKilled]! : killed;
    const verify =
      m.gp.verifiedRural[g]! + (m.gp.verifiedUrban[g]! - m.gp.verifiedRural[g]!) * urban;
    if (uv < verify) {
      layers |= LAYER_BIT.verified;
      d[at + OP.verifiedKilled] = killed;
    }
  }
  d[at + OP.layers] = layers;
  d[at + OP.delayDays] = Math.floor(u2 * k.delayDays * (1.5 - line));
  if (front || m.role[g] === ROLE_ALLY) noticed(t, a, layers, d[at + OP.civiliansKilled]!);
}

/** Claimed losses are narrow: mostly one to three whatever happened. */
function claimedKilled(t: Turn, g: number, killed: number, boast: number, u: number): number {
  const k = t.m.k.reporting;
  const known = killed < k.claimCap ? killed : k.claimCap;
  return poisson(u, (t.m.gp.claimMean[g]! + k.claimFollows * known) * boast);
}

/** What the public sees of the insurgency this turn; the capital counts in its own right. */
function noticed(t: Turn, a: number, layers: number, harm: number): void {
  const { m, w, s } = t;
  if ((layers & (LAYER_BIT.itemised | LAYER_BIT.recorded)) === 0) return;
  s.seenOperations++;
  if (m.map.isCapital[a] === 1) s.seenCapital++;
  s.seenHarm += harm;
  if (w.quietDays[a] !== 0) add(w, w.quietDays, a, -w.quietDays[a]!, CAUSE.press);
}

/** Raids, arrests and punishments: told by the state, recorded where monitors reach. */
function reportStateAction(t: Turn, row: number, at: number): void {
  const { m, w, s, records } = t;
  const d = records.operations.data;
  const k = m.k.reporting;
  const a = d[at + OP.area]!;
  const u = t.draws.at(DRAW.claim, t.turn, 4000, (row - s.firstRow) * 2);
  const line = 0.3 + 0.7 * w.internet[0]!;
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
      const claim = claimedKilled(t, g, 0, BOAST[w.publicity[0]!]!, t.draws.second);
      d[at + OP.day] = t.day + Math.floor(t.draws.second * m.turnDays);
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
  const all = s.seenOperations / m.weeks;
  const capital = s.seenCapital / m.weeks;
  const rate = k.visibilityTauDays;
  addShare(
    w,
    w.visibility,
    0,
    rate * (all / (all + k.visibilityHalf) - w.visibility[0]!),
    CAUSE.press,
  );
  addShare(
    w,
    w.capitalVisibility,
    0,
    rate * (capital / (capital + 0.4 * k.visibilityHalf) - w.capitalVisibility[0]!),
    CAUSE.press,
  );
  const honest =
    w.publicity[0] === 2 ? k.credibilityInflated : w.publicity[0] === 1 ? k.credibilityFactual : 1;
  addShare(
    w,
    w.credibility,
    0,
    k.credibilityTauDays * (honest - w.credibility[0]!),
    CAUSE.exaggeration,
  );
  const goal = w.blackout[0] === 1 ? 0.15 : k.internetNormal;
  addShare(w, w.internet, 0, k.internetTauDays * (goal - w.internet[0]!), CAUSE.order);
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
