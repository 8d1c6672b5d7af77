/**
 * What each side comes to believe, area by area: what was reported, what it noticed itself, its
 * estimate of the other's strength, and where the authorities suspect an underground. Called at
 * the end of rule 12 (reporting), when the turn's reports are known.
 *
 * Suspicion follows information and signs, and also rumours and false denunciations, so it is no
 * map of the truth; an estimate is as good as the information behind it, and its error grows while
 * it is not renewed.
 * [Kalyvas 2006 on denunciation, true and malicious]
 */
import { CAUSE } from '../causes.js';
import { DRAW } from '../draws.js';
import { exp } from '../maths.js';
import { normal } from '../quantiles.js';
import { GROUP_KINDS, LAYER_BIT, OP } from '../records.js';
import { GOVERNMENT, INSURGENT, ROLE_ALLY, ROLE_FRONT } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { add, addShare, assign } from '../world.js';

export function estimation(t: Turn): void {
  fade(t);
  readReports(t);
  for (let n = 0; n < t.s.dueCount; n++) {
    const a = t.s.dueAreas[n]!;
    suspect(t, a);
    estimateGarrison(t, a);
    estimateFighters(t, a);
  }
}

/** What was reported and noticed fades; below a millionth it no longer moves. */
function fade(t: Turn): void {
  const { w } = t;
  const rate = t.m.k.reporting.seenTauDays;
  const { reportedAttacks, seenHarm } = w;
  for (let i = 0; i < reportedAttacks.length; i++) {
    const reported = reportedAttacks[i]!;
    const noticed = seenHarm[i]!;
    if (reported > 1e-6) add(w, reportedAttacks, i, -rate * reported, CAUSE.fading);
    if (noticed > 1e-6) add(w, seenHarm, i, -rate * noticed, CAUSE.fading);
  }
}

/** Adds this turn's events to what was reported and to what each side noticed. */
function readReports(t: Turn): void {
  const { m, w, s, records } = t;
  const { data, count, fields } = records.operations;
  const each = m.k.reporting.seenTauDays / m.weeks;
  const nA = m.sizes.areas;
  const { reportedAttacks, seenHarm, network } = w;
  for (let at = s.firstRow * fields; at < count * fields; at += fields) {
    const layers = data[at + OP.layers]!;
    const role = m.role[data[at + OP.group]!]!;
    const ours = role === ROLE_FRONT || role === ROLE_ALLY;
    const attack = data[at + OP.kind]! < GROUP_KINDS;
    const a = data[at + OP.area]!;
    const side = attack ? INSURGENT : GOVERNMENT;
    const reported = (layers & (LAYER_BIT.itemised | LAYER_BIT.recorded)) !== 0;
    if (ours && reported) add(w, reportedAttacks, side * nA + a, each, CAUSE.press);
    if ((layers & LAYER_BIT.true) === 0) continue;
    // Whoever is attacked notices; raids on others are noticed where the network reaches.
    if (attack) add(w, seenHarm, nA + a, each, CAUSE.own_reports);
    else if (role === ROLE_FRONT || network[a]! > m.k.estimation.networkReaches) {
      add(w, seenHarm, a, each, CAUSE.own_reports);
    }
  }
}

/**
 * What the authorities truly know of the front and its ally in an area, 0-1, as the turn began: a
 * step looks back, so what comes out in the course of a turn does not count yet.
 */
function known(t: Turn, a: number): number {
  const { m, w, s } = t;
  let unknown = 1;
  for (let g = 0; g < m.sizes.groups; g++) {
    if (m.role[g] !== ROLE_FRONT && m.role[g] !== ROLE_ALLY) continue;
    const i = g * m.sizes.areas + a;
    unknown *= 1 - w.intel[i]! + s.givenAway[i]!;
  }
  return 1 - unknown;
}

/** Suspicion: information, attacks noticed, rumours everywhere, and a false alarm now and then. */
function suspect(t: Turn, a: number): void {
  const { m, w } = t;
  const k = m.step.estimation;
  const signs = w.alert[a]! / (w.alert[a]! + k.signsHalf);
  const u = t.draws.at(DRAW.rumour, t.turn, a, 0);
  const rumour = k.rumourShare * t.draws.second;
  const alarm = u < k.falseAlarms ? k.falseAlarmShare : 0;
  const goal = 1 - (1 - known(t, a)) * (1 - signs) * (1 - rumour);
  const old = w.suspicion[a]!;
  addShare(w, w.suspicion, a, k.suspicionTauDays * (goal - old), CAUSE.own_reports);
  addShare(w, w.suspicion, a, alarm * (1 - w.suspicion[a]!), CAUSE.tips);
}

/** The insurgents count garrisons where they have people. */
function estimateGarrison(t: Turn, a: number): void {
  const { m, w } = t;
  const { networkReaches, errorUnseenInsurgent } = m.k.estimation;
  if (w.network[a]! <= networkReaches && w.fighters[a] === 0) return age(t, a);
  const error = m.k.reporting.estimateErrorInsurgent * (errorUnseenInsurgent - w.network[a]!);
  const z = normal(t.draws.at(DRAW.estimate, t.turn, a, 0));
  renew(t, a, w.garrison[a]! * exp(error * z), error);
}

/**
 * The authorities estimate fighters where they look: the more suspect an area, the sooner. What
 * they do not know they fill in from suspicion, so a quiet stronghold is underrated and a rumoured
 * one is counted.
 */
function estimateFighters(t: Turn, a: number): void {
  const { m, w } = t;
  const k = m.step.estimation;
  const i = m.sizes.areas + a;
  const u = t.draws.at(DRAW.estimate, t.turn, i, 0);
  if (u >= k.renewShare + (1 - k.renewShare) * w.suspicion[a]!) return age(t, i);
  const knows = known(t, a);
  const blur = m.k.reporting.estimateErrorState * (k.errorUnseenState - knows);
  const guess = (1 - knows) * k.guessSpread;
  const told = w.fighters[a]! * exp(blur * normal(t.draws.second));
  const seen = knows * told + (1 - knows) * w.suspicion[a]! * k.guessPersons;
  renew(t, i, seen, Math.sqrt(blur * blur + guess * guess));
}

function renew(t: Turn, i: number, persons: number, error: number): void {
  const { w } = t;
  assign(w, w.estimate, i, Math.round(persons), CAUSE.own_reports);
  assign(w, w.estimateDay, i, t.day, CAUSE.own_reports);
  setError(t, i, error);
}

/** An estimate that is not renewed is worth less every month. */
function age(t: Turn, i: number): void {
  const growth = t.m.step.estimation.errorGrowth;
  const error = t.w.estimateError[i]!;
  setError(t, i, Math.sqrt(error * error + growth * growth));
}

function setError(t: Turn, i: number, error: number): void {
  const { w } = t;
  const { errorMost } = t.m.step.estimation;
  const capped = error < errorMost ? error : errorMost;
  add(w, w.estimateError, i, capped - w.estimateError[i]!, CAUSE.own_reports);
}
