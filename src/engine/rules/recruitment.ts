/**
 * Rule 6: recruitment, movement, diffusion.
 *
 * Grievance, support, pay and safety recruit from the former forces' pool; fear, unpaid wages and
 * displacement drain. Networks diffuse ahead of fighters and cost organisers; fighters move along
 * adjacency away from pressure, through terrain and season, and use sanctuary. Pool, network
 * capacity and pay are the brakes on growth.
 * [article: mainly former army and police personnel; sanctuary in Tajikistan; networking in Farah
 * and Nimroz]
 */
import { budgetShare } from '../budgets.js';
import { CAUSE } from '../causes.js';
import { DRAW } from '../draws.js';
import { poisson, roundStochastic } from '../quantiles.js';
import {
  INSURGENT,
  LIE_LOW,
  NETWORK,
  ROLE_ALLY,
  ROLE_FRONT,
  ROLE_GUEST,
  ROLE_RESIDUAL,
  ROLE_RIVAL,
} from '../sides.js';
import type { Turn } from '../turn-context.js';
import { add, add3, affordable, keepShare, transfer } from '../world.js';
import { SUPPORTIVE, TOLERANT } from './stances.js';

export function recruitment(t: Turn): void {
  const { m } = t;
  shelter(t);
  for (let g = 0; g < m.sizes.groups; g++) {
    const role = m.role[g]!;
    if (role === ROLE_FRONT || role === ROLE_ALLY) {
      recruitLocally(t, g);
      networks(t, g);
      move(t, g);
    } else if (role !== ROLE_RESIDUAL) replaceLosses(t, g);
  }
  prisonersReturn(t);
  garrisonFlows(t);
  if (!t.s.monthly) return;
  sanctuary(t);
  captivesReturn(t);
  guestsLeave(t);
  reinforce(t);
}

/** How far each area is sheltered by a tolerant neighbour across the border. */
function shelter(t: Turn): void {
  const { m, w, s } = t;
  const pairs = m.map.shelterPairs;
  const { shelterTolerant } = m.k.recruitment;
  for (let n = 1; n < pairs.length; n += 2) s.shelter[pairs[n]!] = 0;
  for (let n = 0; n < pairs.length; n += 2) {
    const regime = w.regime[2 * pairs[n]!]!;
    const open = regime === SUPPORTIVE ? 1 : regime === TOLERANT ? shelterTolerant : 0;
    const a = pairs[n + 1]!;
    if (s.shelter[a]! < open) s.shelter[a] = open;
  }
}

/** Recruits from the pool and leavers back into it, in one pass with one block of draws a cell. */
function recruitLocally(t: Turn, g: number): void {
  const { m, w, s } = t;
  const k = m.step.recruitment;
  const nA = m.sizes.areas;
  const rate = m.gpStep.recruitShare[g]!;
  const { motiveBase, motiveGrievance, motiveSupport, fearDeters, leaveUnpaid, leaveFear } = k;
  const { exForces, fighters, network, fear, grievance, supportInsurgent, payGap } = w;
  const { stance, exaction, control } = w;
  const { affinity } = m.map;
  const { recruitLyingLow, exactionDeters, recruitUnruled, ruleDeters } = k;
  const leaving = k.leaveShare * (k.leaveDisunity - w.cohesion[INSURGENT]!);
  for (let n = s.dueStart[g]!; n < s.dueStart[g + 1]!; n++) {
    const i = s.dueCells[n]!;
    const a = i - g * nA;
    const here = fighters[i]!;
    const afraid = fear[a]!;
    const unpaid = payGap[i]!;
    const ruled = control[a]! > 0 ? control[a]! : 0;
    const motive =
      motiveBase + motiveGrievance * grievance[a]! + motiveSupport * supportInsurgent[a]!;
    const meanIn =
      exForces[a]! *
      rate *
      network[i]! *
      affinity[i]! *
      motive *
      ((1 - unpaid) * (1 - unpaid)) *
      (stance[i] === LIE_LOW ? recruitLyingLow : 1) *
      (1 - fearDeters * afraid) *
      (1 - exactionDeters * exaction[a]!) *
      (recruitUnruled - ruleDeters * ruled);
    const meanOut =
      here * (leaving + leaveUnpaid * unpaid + leaveFear * afraid * (1 - s.shelter[a]!));
    const u = t.draws.at(DRAW.recruits, t.turn, i, 0);
    const recruits = affordable(exForces, a, poisson(u, meanIn));
    transfer(w, exForces, a, fighters, i, recruits, CAUSE.recruits);
    if (here > 0) {
      const leavers = affordable(fighters, i, poisson(t.draws.second, meanOut));
      transfer(w, fighters, i, exForces, a, leavers, CAUSE.leavers);
    }
  }
}

/** Groups with recruitment of their own drift back to the strength that their backers sustain. */
function replaceLosses(t: Turn, g: number): void {
  const { m, w } = t;
  const nA = m.sizes.areas;
  const rate = m.gpStep.replacementTauDays[g]!;
  const offset = m.layout.offset.fighters + g * nA;
  const { guestsShut, rivalPressed } = m.k.recruitment;
  // Guests who are not sheltered do not come back while that lasts.
  const sheltered = m.role[g] === ROLE_GUEST ? 1 - guestsShut * w.guestPolicy[0]! : 1;
  const pressure = m.role[g] === ROLE_RIVAL ? 1 - rivalPressed * w.rivalCampaign[0]! : 1;
  const { dueAreas, dueCount } = t.s;
  for (let n = 0; n < dueCount; n++) {
    const a = dueAreas[n]!;
    const i = g * nA + a;
    const gap = m.initial[offset + a]! * pressure * sheltered - w.fighters[i]!;
    if (gap <= 0) continue;
    const back = roundStochastic(t.draws.at(DRAW.recruits, t.turn, i, 0), gap * rate);
    transfer(w, w.abroadPeople, 0, w.fighters, i, back, CAUSE.recruits);
  }
}

/** Networks grow toward what the place allows, spread to neighbours, and wither untended. */
function networks(t: Turn, g: number): void {
  const { m, w, s } = t;
  const k = m.step.recruitment;
  const nA = m.sizes.areas;
  const base = g * nA;
  const tilt = g === 0 ? k.organiseUnfunded + k.organiseFromBudget * budgetShare(t, 'network') : 1;
  const { capacityBase, capacitySupport, forceHalf, organiseShare, diffusionShare } = k;
  const { diffusionLeast, watchedLimits, tendingNetwork, tendingAbsent, tendingKeeps } = k;
  const { network, garrison, population, supportInsurgent, fighters, stance, payGap } = w;
  const { affinity } = m.map;
  const before = s.work;
  for (let a = 0; a < nA; a++) before[a] = network[base + a]!;
  for (let n = 0; n < s.dueCount; n++) {
    const a = s.dueAreas[n]!;
    const i = base + a;
    const own = before[a]!;
    const near = reachedFrom(t, a);
    if (own === 0 && near < diffusionLeast) continue;
    // What watches a place is force for its people, not force alone [Quinlivan 1995].
    const force = garrison[a]! / (population[a]! + 1);
    const watched = force / (force + forceHalf);
    const kin = affinity[i]!;
    const capacity =
      kin * (capacityBase + capacitySupport * supportInsurgent[a]!) * (1 - watchedLimits * watched);
    const room = capacity - own;
    const tending = fighters[i]! > 0 ? (stance[i] === NETWORK ? tendingNetwork : 1) : tendingAbsent;
    const paid = 1 - payGap[i]!;
    const withers = -own * k.neglectShare * (2 - paid) * (1 - tendingKeeps * tending);
    if (room > 0) {
      const grown = organiseShare * tilt * tending * paid * own * room;
      const spread = diffusionShare * near * kin * room * paid;
      add3(w, network, i, grown, CAUSE.organising, spread, CAUSE.diffusion, withers, CAUSE.neglect);
    } else add(w, network, i, k.overreachTauDays * room + withers, CAUSE.neglect);
    keepShare(w, network, i);
  }
}

/** Networks of the neighbours that an area can be reached from, before this turn's growth. */
function reachedFrom(t: Turn, a: number): number {
  const { neighbourStart, neighbour, neighbourPass } = t.m.map;
  const before = t.s.work;
  const open = 1 - t.s.snow[a]!;
  let near = 0;
  for (let e = neighbourStart[a]!; e < neighbourStart[a + 1]!; e++) {
    near += before[neighbour[e]!]! * (neighbourPass[e] === 1 ? open : 1);
  }
  return near;
}

/** Fighters leave hard-pressed areas for neighbours where the network can hide them. */
function move(t: Turn, g: number): void {
  const { m, w, s } = t;
  const { moveShare, reachPull, moveLeast, protectionRisk } = m.step.recruitment;
  const { passClosedSnow } = m.k.calendar;
  const base = g * m.sizes.areas;
  const { fighters, intel, protection, network, arms } = w;
  const { neighbourStart, neighbour, neighbourPass, affinity } = m.map;
  for (let c = s.dueStart[g]!; c < s.dueStart[g + 1]!; c++) {
    const i = s.dueCells[c]!;
    const a = i - base;
    const here = fighters[i]!;
    if (here < moveLeast) continue;
    const risk = intel[i]! + protectionRisk * protection[a]!;
    const closed = s.snow[a]! > passClosedSnow;
    const first = neighbourStart[a]!;
    for (let e = first; e < neighbourStart[a + 1]!; e++) {
      if (closed && neighbourPass[e] === 1) continue;
      const b = neighbour[e]!;
      const j = base + b;
      const pull = risk - intel[j]! - protectionRisk * protection[b]! + reachPull * affinity[j]!;
      const mean = here * moveShare * network[j]! * pull;
      if (mean < 0.02) continue;
      const u = t.draws.at(DRAW.movement, t.turn, i, e - first);
      const n = affordable(fighters, i, roundStochastic(u, mean));
      if (n === 0) continue;
      transfer(w, fighters, i, fighters, j, n, CAUSE.movement);
      transfer(w, arms, i, arms, j, affordable(arms, i, n), CAUSE.movement);
    }
  }
}

/** Fighters that hosts take in, all together. */
export function roomWithHosts({ m, w }: Turn): number {
  const { sanctuaryTolerant } = m.k.recruitment;
  let room = 0;
  for (let x = 0; x < m.sizes.actors; x++) {
    const regime = w.regime[2 * x]!;
    if (regime < TOLERANT) continue;
    room += m.ap.sanctuary[x]! * (regime === SUPPORTIVE ? 1 : sanctuaryTolerant);
  }
  return room;
}

/** Winter and losses send fighters over the border; spring and a closed door send them back. */
function sanctuary(t: Turn): void {
  const { m, w, s } = t;
  const k = m.step.recruitment;
  const room = roomWithHosts(t);
  const { fighters, sanctuary, network, intel } = w;
  const { doorAreas } = m.map;
  let doors = 0;
  for (const a of doorAreas) if (network[a]! >= k.doorNetwork) doors++;
  for (const a of doorAreas) {
    if (s.shelter[a]! > 0 && sanctuary[INSURGENT]! < room) {
      const mean =
        fighters[a]! * k.sanctuaryShare * (k.sanctuaryUnpressed + s.snow[a]! + intel[a]!);
      const u = t.draws.at(DRAW.movement, t.turn, a, 40);
      const leave = Math.min(roundStochastic(u, mean), room - sanctuary[INSURGENT]!);
      const n = affordable(fighters, a, leave);
      transfer(w, fighters, a, sanctuary, INSURGENT, n, CAUSE.sanctuary);
    }
    if (network[a]! < k.doorNetwork) continue;
    const excess = sanctuary[INSURGENT]! - room;
    const mean =
      (sanctuary[INSURGENT]! * k.returnShare * (1 - s.snow[a]!) +
        (excess > 0 ? excess * k.excessReturns : 0)) /
      doors;
    const u = t.draws.at(DRAW.movement, t.turn, a, 41);
    const n = affordable(sanctuary, INSURGENT, roundStochastic(u, mean));
    transfer(w, sanctuary, INSURGENT, fighters, a, n, CAUSE.volunteers_return);
  }
}

/** Suspects are let go in time, more under amnesty; some fighters take the offer. */
function prisonersReturn(t: Turn): void {
  const { m, w } = t;
  const k = m.step.recruitment;
  for (let d = 0; d < t.s.dueCount; d++) {
    const a = t.s.dueAreas[d]!;
    const z = m.map.zone[a]!;
    const amnesty = z >= 0 ? w.zoneAmnesty[z]! : 0;
    const u = t.draws.at(DRAW.release, t.turn, a, 0);
    const share = k.releaseShare * (1 + amnesty * k.amnestyRelease);
    const freed = affordable(w.prisoners, a, roundStochastic(u, w.prisoners[a]! * share));
    transfer(w, w.prisoners, a, w.population, a, freed, CAUSE.release);
    if (amnesty === 0) continue;
    const willing =
      w.fighters[a]! *
      k.amnestyShare *
      (k.amnestyPaid + w.payGap[a]!) *
      (k.amnestyUnswayed + w.supportGovernment[a]!);
    const n = affordable(w.fighters, a, roundStochastic(t.draws.second, willing));
    transfer(w, w.fighters, a, w.exForces, a, n, CAUSE.local_amnesty);
  }
}

/** Captives are let go in time: the front's and the ally's home, others abroad. */
function captivesReturn(t: Turn): void {
  const { m, w } = t;
  const nA = m.sizes.areas;
  for (let g = 0; g < m.sizes.groups; g++) {
    if (w.captured[g] === 0) continue;
    const mean = w.captured[g]! * m.step.recruitment.releaseShare;
    const u = t.draws.at(DRAW.captivesReturn, t.turn, g, 0);
    const freed = affordable(w.captured, g, roundStochastic(u, mean));
    if (freed === 0) continue;
    if (m.role[g] !== ROLE_FRONT && m.role[g] !== ROLE_ALLY) {
      transfer(w, w.captured, g, w.abroadPeople, 0, freed, CAUSE.release);
      continue;
    }
    let total = 0;
    for (let a = 0; a < nA; a++) total += m.map.affinity[g * nA + a]! * m.map.populationShare[a]!;
    let left = freed;
    for (let a = 0; a < nA && total > 0; a++) {
      const share = (m.map.affinity[g * nA + a]! * m.map.populationShare[a]!) / total;
      const n = Math.min(left, Math.ceil(freed * share));
      transfer(w, w.captured, g, w.exForces, a, n, CAUSE.release);
      left -= n;
    }
  }
}

/** Guests who are restrained or expelled go home, or over to the rival. */
function guestsLeave(t: Turn): void {
  const { m, w } = t;
  const k = m.step.recruitment;
  const policy = w.guestPolicy[0]!;
  if (policy === 0) return;
  const nA = m.sizes.areas;
  const guest = m.role.indexOf(ROLE_GUEST);
  const rival = m.role.indexOf(ROLE_RIVAL);
  if (guest < 0) return;
  for (let a = 0; a < nA; a++) {
    const i = guest * nA + a;
    const u = t.draws.at(DRAW.guestsLeave, t.turn, i, 0);
    const gone = affordable(
      w.fighters,
      i,
      roundStochastic(u, w.fighters[i]! * k.guestsGoShare * policy),
    );
    const over = rival < 0 ? 0 : Math.round(gone * k.guestsDefectShare);
    if (over > 0) transfer(w, w.fighters, i, w.fighters, rival * nA + a, over, CAUSE.movement);
    transfer(w, w.fighters, i, w.abroadPeople, 0, gone - over, CAUSE.leavers);
  }
}

/** Garrisons refill from new recruits; posts thin out where pay fails. */
function garrisonFlows(t: Turn): void {
  const { m, w } = t;
  const k = m.step.recruitment;
  const offset = m.layout.offset.garrison;
  // A poor treasury keeps posts below strength rather than going bankrupt.
  const strength =
    k.poorStrength + k.richStrength * Math.min(1, w.stateTreasury[0]! / m.k.finance.solventUsd);
  for (let d = 0; d < t.s.dueCount; d++) {
    const a = t.s.dueAreas[d]!;
    const u = t.draws.at(DRAW.garrisonFlow, t.turn, a, 0);
    const gone = affordable(
      w.garrison,
      a,
      roundStochastic(
        u,
        w.garrison[a]! *
          k.garrisonLeaveShare *
          (k.garrisonLeavePaid + k.garrisonLeaveUnpaid * w.garrisonPayGap[a]!),
      ),
    );
    transfer(w, w.garrison, a, w.garrisonLeft, 0, gone, CAUSE.unpaid_wages);
    const want =
      (m.initial[offset + a]! * strength - w.garrison[a]!) *
      k.garrisonRefillTauDays *
      (1 - w.garrisonPayGap[a]!);
    const n = affordable(w.garrisonLeft, 0, roundStochastic(t.draws.second, want > 0 ? want : 0));
    transfer(w, w.garrisonLeft, 0, w.garrison, a, n, CAUSE.garrison_recruits);
  }
}

/** The mobile reserve moves garrisons toward where operations are noticed and the east when tense. */
function reinforce(t: Turn): void {
  const { m, w } = t;
  const { eastTension, reinforceAlert, reinforceEast, lendShare, lendLeast } = m.step.recruitment;
  const { alert, garrison, reserve } = w;
  const tension = w.borderTension[0]!;
  const east = tension > eastTension ? (tension - eastTension) * reinforceEast : 0;
  const { tenseShare } = m.map;
  const home = m.layout.offset.garrison;
  const weights = t.s.work;
  let want = 0;
  for (let a = 0; a < weights.length; a++) {
    weights[a] = alert[a]! * reinforceAlert + east * tenseShare[a]!;
    want += weights[a]!;
  }
  if (want <= 0) return;
  for (let a = 0; a < weights.length; a++) {
    const posts = garrison[a]!;
    if (posts <= lendLeast * m.initial[home + a]!) continue;
    // A garrison away from trouble lends a part of itself; a troubled one gets its share of the pool.
    const lent = affordable(garrison, a, posts * lendShare * (1 - weights[a]! / want));
    transfer(w, garrison, a, reserve, 0, lent, CAUSE.redeployment);
  }
  const pool = affordable(reserve, 0, reserve[0]! - m.initial[m.layout.offset.reserve]!);
  for (let a = 0; a < weights.length; a++) {
    const n = affordable(reserve, 0, (pool * weights[a]!) / want);
    transfer(w, reserve, 0, garrison, a, n, CAUSE.redeployment);
  }
}
