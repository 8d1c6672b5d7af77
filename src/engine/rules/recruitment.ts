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
import { addShare, affordable, transfer } from '../world.js';
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
  for (let n = 1; n < pairs.length; n += 2) s.shelter[pairs[n]!] = 0;
  for (let n = 0; n < pairs.length; n += 2) {
    const regime = w.regime[2 * pairs[n]!]!;
    const open = regime === SUPPORTIVE ? 1 : regime === TOLERANT ? 0.7 : 0;
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
  const cohesion = w.cohesion[INSURGENT]!;
  for (let n = s.activeStart[g]!; n < s.activeStart[g + 1]!; n++) {
    const i = s.active[n]!;
    const a = i - g * nA;
    const network = w.network[i]!;
    const fighters = w.fighters[i]!;
    if (s.due[a] === 0) continue;
    const fear = w.fear[a]!;
    const motive =
      k.motiveBase + k.motiveGrievance * w.grievance[a]! + k.motiveSupport * w.supportInsurgent[a]!;
    const pay = 1 - w.payGap[i]!;
    const lying = w.stance[i] === LIE_LOW ? 0.4 : 1;
    const meanIn =
      w.exForces[a]! *
      rate *
      network *
      m.map.affinity[i]! *
      motive *
      pay *
      pay *
      lying *
      (1 - k.fearDeters * fear) *
      (1 - 0.5 * w.exaction[a]!) *
      (1.3 - 0.5 * (w.control[a]! > 0 ? w.control[a]! : 0));
    const meanOut =
      fighters *
      (k.leaveShare * (1.6 - cohesion) +
        k.leaveUnpaid * w.payGap[i]! +
        k.leaveFear * fear * (1 - s.shelter[a]!));
    const u = t.draws.at(DRAW.recruits, t.turn, i, 0);
    const recruits = affordable(w.exForces, a, poisson(u, meanIn));
    transfer(w, w.exForces, a, w.fighters, i, recruits, CAUSE.recruits);
    if (fighters > 0) {
      const leavers = affordable(w.fighters, i, poisson(t.draws.second, meanOut));
      transfer(w, w.fighters, i, w.exForces, a, leavers, CAUSE.leavers);
    }
  }
}

/** Groups with recruitment of their own drift back to the strength that their backers sustain. */
function replaceLosses(t: Turn, g: number): void {
  const { m, w } = t;
  const nA = m.sizes.areas;
  const rate = m.gpStep.replacementTauDays[g]!;
  const offset = m.layout.offset.fighters + g * nA;
  // Guests who are not sheltered do not come back while that lasts.
  const sheltered = m.role[g] === ROLE_GUEST ? 1 - 0.4 * w.guestPolicy[0]! : 1;
  const pressure = m.role[g] === ROLE_RIVAL ? 1 - 0.4 * w.rivalCampaign[0]! : 1;
  for (let a = 0; a < nA; a++) {
    if (t.s.due[a] === 0) continue;
    const home = m.initial[offset + a]! * pressure * sheltered;
    const gap = home - w.fighters[g * nA + a]!;
    if (gap <= 0) continue;
    const n = roundStochastic(t.draws.at(DRAW.recruits, t.turn, g * nA + a, 0), gap * rate);
    transfer(w, w.abroadPeople, 0, w.fighters, g * nA + a, n, CAUSE.recruits);
  }
}

/** Networks grow toward what the place allows, spread to neighbours, and wither untended. */
function networks(t: Turn, g: number): void {
  const { m, w, s } = t;
  const k = m.step.recruitment;
  const nA = m.sizes.areas;
  const base = g * nA;
  const tilt = g === 0 ? 0.5 + 2.5 * budgetShare(w, 'network') : 1;
  const before = s.work;
  for (let a = 0; a < nA; a++) before[a] = w.network[base + a]!;
  for (let a = 0; a < nA; a++) {
    if (s.due[a] === 0) continue;
    const i = base + a;
    const own = before[a]!;
    const affinity = m.map.affinity[i]!;
    let near = 0;
    for (let e = m.map.neighbourStart[a]!; e < m.map.neighbourStart[a + 1]!; e++) {
      const snow = m.map.neighbourPass[e]! === 1 ? 1 - s.snow[a]! : 1;
      near += before[m.map.neighbour[e]!]! * snow;
    }
    if (own === 0 && near < 0.15) continue;
    // What watches a place is force for its people, not force alone [Quinlivan 1995].
    const force = w.garrison[a]! / (w.population[a]! + 1);
    const watched = force / (force + k.forceHalf);
    const capacity =
      affinity *
      (k.capacityBase + k.capacitySupport * w.supportInsurgent[a]!) *
      (1 - 0.3 * watched);
    const room = capacity - own;
    const tending = w.fighters[i]! > 0 ? (w.stance[i] === NETWORK ? 1.6 : 1) : 0.4;
    const paid = 1 - w.payGap[i]!;
    if (room > 0) {
      addShare(
        w,
        w.network,
        i,
        k.organiseShare * tilt * tending * paid * own * room,
        CAUSE.organising,
      );
      addShare(w, w.network, i, k.diffusionShare * near * affinity * room * paid, CAUSE.diffusion);
    } else addShare(w, w.network, i, k.overreachTauDays * room, CAUSE.neglect);
    addShare(
      w,
      w.network,
      i,
      -own * k.neglectShare * (2 - paid) * (1 - 0.6 * tending),
      CAUSE.neglect,
    );
  }
}

/** Fighters leave hard-pressed areas for neighbours where the network can hide them. */
function move(t: Turn, g: number): void {
  const { m, w, s } = t;
  const k = m.step.recruitment;
  const nA = m.sizes.areas;
  const base = g * nA;
  for (let a = 0; a < nA; a++) {
    const fighters = w.fighters[base + a]!;
    if (fighters < 5 || s.due[a] === 0) continue;
    const risk = w.intel[base + a]! + 0.5 * w.protection[a]!;
    for (let e = m.map.neighbourStart[a]!; e < m.map.neighbourStart[a + 1]!; e++) {
      const b = m.map.neighbour[e]!;
      if (m.map.neighbourPass[e] === 1 && s.snow[a]! > 0.5) continue;
      const pull =
        risk -
        w.intel[base + b]! -
        0.5 * w.protection[b]! +
        k.reachPull * m.map.affinity[base + b]!;
      const mean = fighters * k.moveShare * w.network[base + b]! * pull;
      if (mean < 0.02) continue;
      const u = t.draws.at(DRAW.movement, t.turn, base + a, e - m.map.neighbourStart[a]!);
      const n = affordable(w.fighters, base + a, roundStochastic(u, mean));
      transfer(w, w.fighters, base + a, w.fighters, base + b, n, CAUSE.movement);
      transfer(
        w,
        w.arms,
        base + a,
        w.arms,
        base + b,
        affordable(w.arms, base + a, n),
        CAUSE.movement,
      );
    }
  }
}

/** Winter and losses send fighters over the border; spring and a closed door send them back. */
function sanctuary(t: Turn): void {
  const { m, w, s } = t;
  const k = m.step.recruitment;
  const nA = m.sizes.areas;
  let room = 0;
  for (let x = 0; x < m.sizes.actors; x++) {
    const regime = w.regime[2 * x]!;
    if (regime >= TOLERANT) room += m.ap.sanctuary[x]! * (regime === SUPPORTIVE ? 1 : 0.6);
  }
  let doors = 0;
  for (let a = 0; a < nA; a++) if (borderOfHost(t, a)) doors++;
  for (let a = 0; a < nA; a++) {
    if (s.shelter[a]! > 0 && w.sanctuary[INSURGENT]! < room) {
      const mean = w.fighters[a]! * k.sanctuaryShare * (0.3 + s.snow[a]! + w.intel[a]!);
      const u = t.draws.at(DRAW.movement, t.turn, a, 40);
      const n = affordable(
        w.fighters,
        a,
        Math.min(roundStochastic(u, mean), room - w.sanctuary[INSURGENT]!),
      );
      transfer(w, w.fighters, a, w.sanctuary, INSURGENT, n, CAUSE.sanctuary);
    }
    if (!borderOfHost(t, a)) continue;
    const excess = w.sanctuary[INSURGENT]! - room;
    const mean =
      (w.sanctuary[INSURGENT]! * k.returnShare * (1 - s.snow[a]!) +
        (excess > 0 ? excess * 0.5 : 0)) /
      doors;
    const u = t.draws.at(DRAW.movement, t.turn, a, 41);
    const n = affordable(w.sanctuary, INSURGENT, roundStochastic(u, mean));
    transfer(w, w.sanctuary, INSURGENT, w.fighters, a, n, CAUSE.volunteers_return);
  }
}

/** Whether an area of the front lies on the border of an actor that can give sanctuary at all. */
function borderOfHost(t: Turn, a: number): boolean {
  const { m, w } = t;
  const nA = m.sizes.areas;
  if (w.network[a]! < 0.05) return false;
  for (let x = 0; x < m.sizes.actors; x++) {
    if (m.ap.sanctuary[x]! > 0 && m.map.borders[x * nA + a] === 1) return true;
  }
  return false;
}

/** Suspects are let go in time, more under amnesty; some fighters take the offer. */
function prisonersReturn(t: Turn): void {
  const { m, w } = t;
  const k = m.step.recruitment;
  for (let a = 0; a < m.sizes.areas; a++) {
    if (t.s.due[a] === 0) continue;
    const z = m.map.zone[a]!;
    const amnesty = z >= 0 ? w.zoneAmnesty[z]! : 0;
    const u = t.draws.at(DRAW.release, t.turn, a, 0);
    const share = k.releaseShare * (1 + amnesty * k.amnestyRelease);
    const freed = affordable(w.prisoners, a, roundStochastic(u, w.prisoners[a]! * share));
    transfer(w, w.prisoners, a, w.population, a, freed, CAUSE.release);
    if (amnesty === 0) continue;
    const willing =
      w.fighters[a]! * k.amnestyShare * (0.3 + w.payGap[a]!) * (0.3 + w.supportGovernment[a]!);
    const n = affordable(w.fighters, a, roundStochastic(t.draws.second, willing));
    transfer(w, w.fighters, a, w.exForces, a, n, CAUSE.local_amnesty);
  }
}

/** Captives are let go in time: the front's and the ally's home, others abroad. */
function captivesReturn(t: Turn): void {
  const { m, w } = t;
  const nA = m.sizes.areas;
  for (let g = 0; g < m.sizes.groups; g++) {
    const mean = w.captured[g]! * m.step.recruitment.releaseShare;
    const u = t.draws.at(DRAW.captivesReturn, t.turn, g, 0);
    const freed = affordable(w.captured, g, roundStochastic(u, mean));
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
  const strength = 0.75 + 0.25 * Math.min(1, w.stateTreasury[0]! / m.k.finance.solventUsd);
  for (let a = 0; a < m.sizes.areas; a++) {
    if (t.s.due[a] === 0) continue;
    const u = t.draws.at(DRAW.garrisonFlow, t.turn, a, 0);
    const gone = affordable(
      w.garrison,
      a,
      roundStochastic(u, w.garrison[a]! * k.garrisonLeaveShare * (0.3 + 3 * w.garrisonPayGap[a]!)),
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
  const k = m.step.recruitment;
  const nA = m.sizes.areas;
  const east = w.borderTension[0]! > k.eastTension ? w.borderTension[0]! - k.eastTension : 0;
  let want = 0;
  const weights = t.s.work;
  for (let a = 0; a < nA; a++) {
    weights[a] = w.alert[a]! * k.reinforceAlert + east * k.reinforceEast * borderWeight(t, a);
    want += weights[a]!;
  }
  if (want <= 0) return;
  for (let a = 0; a < nA; a++) {
    const share = weights[a]! / want;
    const home = m.initial[m.layout.offset.garrison + a]!;
    // A garrison away from trouble lends a part of itself; a troubled one gets its share of the pool.
    const lent = affordable(w.garrison, a, w.garrison[a]! * k.lendShare * (1 - share));
    if (w.garrison[a]! > 0.6 * home)
      transfer(w, w.garrison, a, w.reserve, 0, lent, CAUSE.redeployment);
  }
  const pool = affordable(w.reserve, 0, w.reserve[0]! - m.initial[m.layout.offset.reserve]!);
  for (let a = 0; a < nA; a++) {
    const n = affordable(w.reserve, 0, (pool * weights[a]!) / want);
    transfer(w, w.reserve, 0, w.garrison, a, n, CAUSE.redeployment);
  }
}

/** Whether an area borders the actor whose border tension is modelled: the one with the guests' war. */
function borderWeight(t: Turn, a: number): number {
  const { m } = t;
  const nA = m.sizes.areas;
  let weight = 0;
  for (let x = 0; x < m.sizes.actors; x++) {
    if (m.ap.tensionShare[x]! > 0 && m.map.borders[x * nA + a] === 1)
      weight += m.ap.tensionShare[x]!;
  }
  return weight;
}
