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
import { discretePareto, poisson, roundStochastic } from '../quantiles.js';
import { KIND, LAYER_BIT, OP } from '../records.js';
import { CONCILIATORY, LOCK_DOWN } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { add, addShare, affordable, transfer } from '../world.js';

export function reprisals(t: Turn): void {
  let seenAbuse = 0;
  for (let a = 0; a < t.m.sizes.areas; a++) {
    seenAbuse += punish(t, a);
    fear(t, a);
    if (t.s.due[a] === 0) continue;
    grievance(t, a);
    support(t, a);
    returnHome(t, a);
  }
  outrage(t, seenAbuse);
}

/** Collective punishment after operations; gives how much of it is seen abroad. */
function punish(t: Turn, a: number): number {
  const { m, w, s } = t;
  const k = m.k.reprisals;
  const nA = m.sizes.areas;
  const z = m.map.zone[a]!;
  const rule = z >= 0 ? w.zoneRule[z]! : 1;
  const insurgent = s.operations[a]! + (m.ally < 0 ? 0 : s.operations[m.ally * nA + a]!);
  let harm = k.harmPerArrest * s.arrests[a]! + k.harmPerRaid * s.raids[a]!;
  const provoked = insurgent * (1 - 0.5 * m.map.urbanShare[a]!) + 0.3 * s.raids[a]!;
  const mean = k.punishments * rule * rule * provoked;
  if (mean > 1e-6) {
    const n = poisson(t.draws.at(DRAW.reprisal, t.turn, a, 0), mean);
    for (let e = 0; e < n; e++) collectivePunishment(t, a, e);
    harm += n * k.harmPerPunishment;
  }
  if (z >= 0 && w.zonePosture[z] === LOCK_DOWN) harm += k.harmOfLockdown;
  add(w, w.harmByGovernment, a, harm, CAUSE.reprisal);
  add(w, w.harmByGovernment, a, -w.harmByGovernment[a]! * k.harmTauDays, CAUSE.fading);
  add(w, w.harmByInsurgents, a, s.insurgentHarm[a]!, CAUSE.insurgent_harm);
  add(w, w.harmByInsurgents, a, -w.harmByInsurgents[a]! * k.harmTauDays, CAUSE.fading);
  return harm * (0.3 + 0.7 * w.internet[0]!);
}

/** One act against a community: people flee, some are held, some die. */
function collectivePunishment(t: Turn, a: number, e: number): void {
  const { m, w, s, records } = t;
  const k = m.k.reprisals;
  const u = t.draws.at(DRAW.flight, t.turn, a, e * 2);
  const u2 = t.draws.second;
  // Flight is lumpy: most acts move a few families, some empty a valley's side.
  const families = discretePareto(u, k.flightAlpha, k.flightCapFamilies);
  const fled = affordable(w.population, a, families * k.personsPerFamily);
  const share = fled / (w.population[a]! + 1);
  transfer(w, w.population, a, w.displaced, a, fled, CAUSE.flight);
  // The underground loses the houses that it lived in, and the pool its men.
  addShare(w, w.network, a, -w.network[a]! * Math.min(0.2, 8 * share), CAUSE.flight);
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
function fear(t: Turn, a: number): void {
  const { w } = t;
  const k = t.m.k.reprisals;
  const harm = w.harmByGovernment[a]!;
  const goal = k.fearFloor + (1 - k.fearFloor) * (harm / (harm + k.harmHalf));
  addShare(w, w.fear, a, k.fearTauDays * (goal - w.fear[a]!), CAUSE.collective_punishment);
}

/** Grievance grows in months and heals in years. */
function grievance(t: Turn, a: number): void {
  const { m, w } = t;
  const k = m.step.reprisals;
  const z = m.map.zone[a]!;
  const conciliatory = z >= 0 && w.zoneRule[z] === CONCILIATORY;
  const harm = w.harmByGovernment[a]!;
  const room = 1 - w.grievance[a]!;
  const hurt = k.grievanceFromHarm * (harm / (harm + k.harmHalf)) * room;
  const edicts = k.grievanceFromEdicts * w.edicts[0]! * (0.5 + m.map.urbanShare[a]!) * room;
  addShare(w, w.grievance, a, hurt, CAUSE.collective_punishment);
  addShare(w, w.grievance, a, edicts, CAUSE.edicts);
  const healing = 1 + 1.5 * w.development[a]! + (conciliatory ? k.conciliationShare : 0);
  addShare(w, w.grievance, a, -w.grievance[a]! * k.grievanceTauDays * healing, CAUSE.memory);
  if (conciliatory) {
    addShare(w, w.grievance, a, -w.grievance[a]! * k.conciliationHeals, CAUSE.conciliation);
  }
  if (w.reliefHeld[a]! > 0) {
    const eased = Math.min(0.5, k.reliefEases * (w.reliefHeld[a]! / (w.population[a]! + 1)));
    addShare(w, w.exaction, a, -w.exaction[a]! * eased, CAUSE.relief_effect);
  }
}

/** Support for each side drifts to what people live through; the rest stays neutral. */
function support(t: Turn, a: number): void {
  const { m, w } = t;
  const k = m.step.reprisals;
  const rate = k.supportTauDays;
  const harmIns = w.harmByInsurgents[a]!;
  const insurgentHarm = harmIns / (harmIns + k.harmHalf);
  const insurgent = w.supportInsurgent[a]!;
  const affinity = m.map.affinity[a]!;
  const relief = w.reliefHeld[a]! / (w.population[a]! * 0.02 + 1);
  add(
    w,
    w.supportInsurgent,
    a,
    rate * (k.supportFromAffinity * affinity - insurgent),
    CAUSE.identity,
  );
  add(
    w,
    w.supportInsurgent,
    a,
    rate * k.supportFromGrievance * w.grievance[a]! * (0.4 + affinity),
    CAUSE.collective_punishment,
  );
  add(w, w.supportInsurgent, a, rate * k.supportFromNetwork * w.network[a]!, CAUSE.persuasion);
  add(
    w,
    w.supportInsurgent,
    a,
    rate * k.supportFromRelief * (relief < 1 ? relief : 1),
    CAUSE.relief_effect,
  );
  addShare(
    w,
    w.supportInsurgent,
    a,
    -rate * (k.supportLostToExaction * w.exaction[a]! + k.supportLostToHarm * insurgentHarm),
    CAUSE.guerrilla_demands,
  );
  const government = w.supportGovernment[a]!;
  const own = 1 - affinity;
  add(
    w,
    w.supportGovernment,
    a,
    rate * (k.governmentBase + k.governmentFromAffinity * own - government),
    CAUSE.identity,
  );
  add(
    w,
    w.supportGovernment,
    a,
    rate * (k.governmentFromDevelopment * w.development[a]! + 0.1 * insurgentHarm),
    CAUSE.governance,
  );
  addShare(
    w,
    w.supportGovernment,
    a,
    -rate * (k.governmentLostToGrievance * w.grievance[a]! + 0.15 * w.corruption[a]!),
    CAUSE.collective_punishment,
  );
  const sum = w.supportInsurgent[a]! + w.supportGovernment[a]!;
  if (sum > 1) addShare(w, w.supportGovernment, a, 1 - sum, CAUSE.clamp);
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
