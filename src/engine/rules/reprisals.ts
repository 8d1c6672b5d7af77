/**
 * Rule 9: reprisals and civilians.
 *
 * Collective punishment, arrests and house seizures deter at once (fear), feed grievance for
 * months, and are seen abroad; guerrilla demands and harm press civilians from the other side.
 * Support, fear, grievance and displacement all move here, each by named causes.
 * [article: collective punishment in Panjshir and Andarab; Kalyvas 2006; Lyall, Blair and Imai 2013]
 */
import { CAUSE } from '../causes.js';
import { DRAW } from '../draws.js';
import { paretoCount, poisson, roundStochastic } from '../quantiles.js';
import { KIND, LAYER_BIT, OP } from '../records.js';
import { CONCILIATORY, LOCK_DOWN } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { add, add2, add3, addShare, affordable, keepShare, transfer } from '../world.js';

export function reprisals(t: Turn): void {
  const { s } = t;
  const seenAbuse = punish(t);
  fear(t);
  for (let n = 0; n < s.dueCount; n++) {
    const a = s.dueAreas[n]!;
    grievance(t, a);
    support(t, a);
    returnHome(t, a);
  }
  outrage(t, seenAbuse);
}

/** Harm done in each area, collective punishment included; gives how much is seen abroad. */
function punish(t: Turn): number {
  const { m, w, s } = t;
  const { harmPerArrest, harmPerRaid, harmPerPunishment, harmOfLockdown, harmTauDays } =
    m.k.reprisals;
  const { harmByGovernment, harmByInsurgents, zoneRule, zonePosture } = w;
  const { zone } = m.map;
  const { arrests, raids, insurgentHarm } = s;
  // What is done in a turn has faded a little by its end, and what was there has faded by all of it.
  const passed = m.passing.harm;
  const { offlineShown, onlineShown } = m.k.reporting;
  const shown = offlineShown + onlineShown * w.internet[0]!;
  let seen = 0;
  for (let a = 0; a < zone.length; a++) {
    const z = zone[a]!;
    let harm = harmPerArrest * arrests[a]! + harmPerRaid * raids[a]!;
    const acts = punishments(t, a, z >= 0 ? zoneRule[z]! : 1);
    for (let e = 0; e < acts; e++) collectivePunishment(t, a, e);
    harm += acts * harmPerPunishment;
    if (z >= 0 && zonePosture[z] === LOCK_DOWN) harm += harmOfLockdown;
    const eased = -harmByGovernment[a]! * harmTauDays - harm * passed;
    add2(w, harmByGovernment, a, harm, CAUSE.reprisal, eased, CAUSE.fading);
    const laid = insurgentHarm[a]!;
    const forgotten = -harmByInsurgents[a]! * harmTauDays - laid * passed;
    add2(w, harmByInsurgents, a, laid, CAUSE.insurgent_harm, forgotten, CAUSE.fading);
    seen += harm * shown;
  }
  return seen;
}

/** How often the people of an area are punished for operations and raids there. */
function punishments(t: Turn, a: number, rule: number): number {
  const { m, s } = t;
  const nA = m.sizes.areas;
  const insurgent = s.operations[a]! + (m.ally < 0 ? 0 : s.operations[m.ally * nA + a]!);
  const { punishments: each, townsSpared, raidsProvoke } = m.k.reprisals;
  const spared = townsSpared * m.map.urbanShare[a]!;
  const provoked = insurgent * (1 - spared) + raidsProvoke * s.raids[a]!;
  const mean = each * rule * rule * provoked;
  return mean > 1e-6 ? poisson(t.draws.at(DRAW.reprisal, t.turn, a, 0), mean) : 0;
}

/** One act against a community: people flee, some are held, some die. */
function collectivePunishment(t: Turn, a: number, e: number): void {
  const { m, w, s, records } = t;
  const k = m.k.reprisals;
  const u = t.draws.at(DRAW.flight, t.turn, a, e * 2);
  const u2 = t.draws.second;
  // Flight is lumpy: most acts move a few families, some empty a valley's side.
  const families = paretoCount(u, m.tails.fled);
  const fled = affordable(w.population, a, families * k.personsPerFamily);
  const share = fled / (w.population[a]! + 1);
  transfer(w, w.population, a, w.displaced, a, fled, CAUSE.flight);
  // The underground loses the houses that it lived in, and the pool its men.
  const torn = Math.min(k.flightNetworkMost, k.flightNetworkGain * share);
  addShare(w, w.network, a, -w.network[a]! * torn, CAUSE.flight);
  const gone = affordable(w.exForces, a, w.exForces[a]! * share);
  transfer(w, w.exForces, a, w.abroadPeople, 0, gone, CAUSE.flight);
  const held = affordable(w.population, a, poisson(u2, k.arrestsPerPunishment));
  transfer(w, w.population, a, w.prisoners, a, held, CAUSE.collective_punishment);
  s.arrests[a] = s.arrests[a]! + held;
  const u3 = t.draws.at(DRAW.flight, t.turn, a, e * 2 + 1);
  const dead = affordable(w.population, a, roundStochastic(u3, k.deathsPerPunishment));
  transfer(w, w.population, a, w.civiliansKilled, a, dead, CAUSE.collective_punishment);
  const at = records.operations.next();
  const d = records.operations.data;
  d[at + OP.day] = t.day + Math.floor(t.draws.second * m.turnDays);
  d[at + OP.area] = a;
  d[at + OP.group] = 0;
  d[at + OP.kind] = KIND.collective_punishment;
  d[at + OP.civiliansKilled] = dead;
  d[at + OP.arrests] = held;
  d[at + OP.displaced] = fled;
  d[at + OP.layers] = LAYER_BIT.true;
  d[at + OP.sequence] = e;
}

/** Fear rises and fades in weeks. */
function fear(t: Turn): void {
  const { w } = t;
  const { fearFloor, fearTauDays, harmHalf } = t.m.k.reprisals;
  const { harmByGovernment, fear } = w;
  for (let a = 0; a < fear.length; a++) {
    const harm = harmByGovernment[a]!;
    const goal = fearFloor + (1 - fearFloor) * (harm / (harm + harmHalf));
    addShare(w, fear, a, fearTauDays * (goal - fear[a]!), CAUSE.collective_punishment);
  }
}

/** Grievance grows in months and heals in years. */
function grievance(t: Turn, a: number): void {
  const { m, w } = t;
  const k = m.step.reprisals;
  const { grievance } = w;
  const z = m.map.zone[a]!;
  const conciliatory = z >= 0 && w.zoneRule[z] === CONCILIATORY;
  const harm = w.harmByGovernment[a]!;
  const old = grievance[a]!;
  const room = 1 - old;
  const hurt = k.grievanceFromHarm * (harm / (harm + k.harmHalf)) * room;
  const where = k.edictsRural + m.map.urbanShare[a]!;
  const edicts = k.grievanceFromEdicts * w.edicts[0]! * where * room;
  const healing =
    1 + k.developmentHeals * w.development[a]! + (conciliatory ? k.conciliationShare : 0);
  const healed = -(old + hurt + edicts) * k.grievanceTauDays * healing;
  add2(w, grievance, a, hurt, CAUSE.collective_punishment, edicts, CAUSE.edicts);
  addShare(w, grievance, a, healed, CAUSE.memory);
  if (conciliatory) {
    addShare(w, grievance, a, -grievance[a]! * k.conciliationHeals, CAUSE.conciliation);
  }
  const relief = w.reliefHeld[a]!;
  if (relief > 0) {
    const eased = Math.min(k.reliefEasesMost, k.reliefEases * (relief / (w.population[a]! + 1)));
    addShare(w, w.exaction, a, -w.exaction[a]! * eased, CAUSE.relief_effect);
  }
}

/** Support for each side drifts to what people live through; the rest stays neutral. */
function support(t: Turn, a: number): void {
  const { m, w } = t;
  const k = m.step.reprisals;
  const rate = k.supportTauDays;
  const harmIns = w.harmByInsurgents[a]!;
  const harm = harmIns / (harmIns + k.harmHalf);
  const affinity = m.map.affinity[a]!;
  const grievance = w.grievance[a]!;
  const front = w.supportInsurgent;
  const relief = w.reliefHeld[a]! / (w.population[a]! * k.reliefUsdPerPerson + 1);
  const kin = rate * (k.supportFromAffinity * affinity - front[a]!);
  const hurt = rate * k.supportFromGrievance * grievance * (k.grievanceStrangers + affinity);
  const persuaded = rate * k.supportFromNetwork * w.network[a]!;
  add3(
    w,
    front,
    a,
    kin,
    CAUSE.identity,
    hurt,
    CAUSE.collective_punishment,
    persuaded,
    CAUSE.persuasion,
  );
  const thanks = rate * k.supportFromRelief * (relief < 1 ? relief : 1);
  const lost = -rate * (k.supportLostToExaction * w.exaction[a]! + k.supportLostToHarm * harm);
  add2(w, front, a, thanks, CAUSE.relief_effect, lost, CAUSE.guerrilla_demands);
  keepShare(w, front, a);
  const state = w.supportGovernment;
  const own = rate * (k.governmentBase + k.governmentFromAffinity * (1 - affinity) - state[a]!);
  const served =
    rate * (k.governmentFromDevelopment * w.development[a]! + k.governmentFromHarm * harm);
  const wronged =
    -rate *
    (k.governmentLostToGrievance * grievance + k.governmentLostToCorruption * w.corruption[a]!);
  add3(
    w,
    state,
    a,
    own,
    CAUSE.identity,
    served,
    CAUSE.governance,
    wronged,
    CAUSE.collective_punishment,
  );
  keepShare(w, state, a);
  const sum = front[a]! + state[a]!;
  if (sum > 1) addShare(w, state, a, 1 - sum, CAUSE.clamp);
}

/** Abuse seen abroad: outrage saturates and fades. */
function outrage(t: Turn, seen: number): void {
  const { m, w } = t;
  const k = m.k.reprisals;
  add(w, w.abusePerWeek, 0, k.abuseTauDays * (seen / m.weeks - w.abusePerWeek[0]!), CAUSE.reprisal);
  const abuse = w.abusePerWeek[0]!;
  const level =
    k.outrageFromEdicts * w.edicts[0]! +
    (1 - k.outrageFromEdicts) * (abuse / (abuse + k.outrageHalf));
  addShare(w, w.outrage, 0, k.outrageTauDays * (level - w.outrage[0]!), CAUSE.reprisal);
}

/** The displaced go home as fear fades. */
function returnHome(t: Turn, a: number): void {
  const { m, w } = t;
  const share = m.step.reprisals.returnTauDays * (1 - w.fear[a]!);
  const n = affordable(w.displaced, a, w.displaced[a]! * share);
  transfer(w, w.displaced, a, w.population, a, n, CAUSE.return_home);
}
