/**
 * Rule 8: security operations.
 *
 * Information decides: tips rise with support and with violence against civilians by the other
 * side, and fall with fear of retaliation [Kalyvas 2006; Berman, Shapiro and Felter 2011; Condra
 * and Shapiro 2012]. Who lacks information fires at an area, who has it at a point [Deitchman
 * 1962]. Intelligence and protection grow where operations concentrate and fade where they stop.
 * The state is short of mobile reserves, information and attention rather than of money.
 */
import { stateBudgetFactor } from '../budgets.js';
import { CAUSE } from '../causes.js';
import { DRAW } from '../draws.js';
import { exp } from '../maths.js';
import { poisson, roundStochastic } from '../quantiles.js';
import { KIND, LAYER_BIT, NOTE, OP } from '../records.js';
import {
  GOVERNMENT,
  HOLD,
  LIE_LOW,
  PUNITIVE,
  ROLE_FRONT,
  ROLE_GUEST,
  ROLE_RESIDUAL,
  ROLE_RIVAL,
  SWEEP,
} from '../sides.js';
import { swing } from '../swings.js';
import type { Turn } from '../turn-context.js';
import { add, addShare, affordable, transfer } from '../world.js';

/** How hard a posture presses: garrison, patrol, sweep, lock down. */
const PRESSURE = [0.5, 1, 1.8, 1.4] as const;
/** How exposed an insurgent posture is: lie low, network, harass, strike, hold. */
const EXPOSURE = [0.25, 0.55, 1, 1.35, 3] as const;

export function security(t: Turn): void {
  alertness(t);
  willingness(t);
  const attention = attentionOfReserve(t);
  for (let g = 0; g < t.m.sizes.groups; g++) {
    const role = t.m.role[g]!;
    // The guests are left alone while the policy is to shelter them.
    if (role === ROLE_RESIDUAL || (role === ROLE_GUEST && t.w.guestPolicy[0] === 0)) continue;
    press(t, g, attention);
  }
}

/** Operations noticed lately, and the protection that posts learn from them. */
function alertness(t: Turn): void {
  const { m, w, s } = t;
  const { alertTauDays, protectionHalf } = m.k.security;
  const learn = m.step.security;
  const tilt = stateBudgetFactor(w, 'operations');
  for (let a = 0; a < m.sizes.areas; a++) {
    const alert = w.alert[a]!;
    const n = s.operationsHere[a]!;
    if (n > 0 || alert > 1e-6) {
      add(w, w.alert, a, alertTauDays * (n / m.weeks - alert), CAUSE.concentration);
    }
    if (s.due[a] === 0) continue;
    const goal = (alert / (alert + protectionHalf)) * tilt;
    const gap = (goal < 1 ? goal : 1) - w.protection[a]!;
    const rate = gap > 0 ? learn.protectionTauDays : learn.protectionFadeTauDays;
    addShare(w, w.protection, a, rate * gap, gap > 0 ? CAUSE.learning : CAUSE.forgetting);
  }
}

/** How far the mobile reserve stretches: many troubled areas thin it out. */
function attentionOfReserve(t: Turn): number {
  const { m, w } = t;
  const k = m.k.security;
  if (t.s.monthly) {
    swing(t, w.stateFocus, 0, k.focusSd, m.step.security.focusTauDays, DRAW.stateFocus);
  }
  let demand = 0;
  for (let a = 0; a < m.sizes.areas; a++) {
    const z = m.map.zone[a]!;
    demand += w.alert[a]! * (z >= 0 && w.zonePosture[z] === SWEEP ? 2 : 1);
  }
  demand += w.borderTension[0]! * k.borderDemand + w.rivalCampaign[0]! * k.campaignDemand;
  const able = w.reserve[0]! / k.reservePersonsPerArea;
  const funded = t.s.paidShare * stateBudgetFactor(w, 'operations') * exp(w.stateFocus[0]!);
  return (k.attentionFloor + (1 - k.attentionFloor) * (able / (able + demand))) * funded;
}

/** How readily people of an area tell what they see: support and harm, on either side. */
function willingness(t: Turn): void {
  const { m, w, s } = t;
  const k = m.step.security;
  const trusted = 0.7 + 0.6 * w.legitimacy[GOVERNMENT]!;
  const phones = (0.5 + 0.5 * w.internet[0]!) * trusted * k.tipsShare;
  for (let a = 0; a < m.sizes.areas; a++) {
    if (s.due[a] === 0) continue;
    const harmIns = w.harmByInsurgents[a]!;
    const harmGov = w.harmByGovernment[a]!;
    // Harm laid to one side loosens tongues for the other; harm by the state closes mouths.
    const willing =
      w.supportGovernment[a]! +
      k.tipsFromHarm * (harmIns / (harmIns + 1)) -
      k.silenceFromHarm * (harmGov / (harmGov + k.harmHalf));
    s.willing[a] = willing > 0 ? willing * phones : 0;
  }
}

/** Pressure on one group wherever it is: information, then raids. */
function press(t: Turn, g: number, attention: number): void {
  const { m, w, s } = t;
  const k = m.k.security;
  const base = g * m.sizes.areas;
  const { fighters, intel, stance, garrison, control, zonePosture } = w;
  const { ruggedness, urbanShare, zone } = m.map;
  const role = m.role[g]!;
  const tolerated = role === ROLE_GUEST ? 0.1 * w.guestPolicy[0]! : 1;
  const campaign = role === ROLE_RIVAL ? 1 + k.campaignGain * w.rivalCampaign[0]! : 1;
  const hides = 1 - k.craftHides * w.craft[g]!;
  const level = k.raids * attention * tolerated * campaign * hides;
  const { terrainHides, fightersHalf, garrisonHalf, intelFloor, shelterHides } = k;
  const end = s.activeStart[g + 1]!;
  for (let c = s.activeStart[g]!; c < end; c++) {
    const i = s.active[c]!;
    const a = i - base;
    if (s.due[a] === 1) hear(t, a, i);
    // What operations give away comes out all through the turn, so raids know half of it.
    const known = s.operations[i]! > 0 ? intel[i]! + 0.5 * follow(t, g, i) : intel[i]!;
    const n = fighters[i]!;
    if (n === 0) continue;
    const z = zone[a]!;
    const posture = z >= 0 ? zonePosture[z]! : 1;
    const hidden = ruggedness[a]! * (1 - urbanShare[a]!) * (1 - 0.5 * s.snow[a]!);
    const posts = garrison[a]!;
    // Where the authorities do not rule they can raid, but hardly know where.
    const rule = control[a]! > 0 ? 0.5 + 0.5 * control[a]! : 0.5;
    const mean =
      level *
      PRESSURE[posture]! *
      rule *
      EXPOSURE[stance[i]!]! *
      (1 - terrainHides * hidden) *
      (intelFloor + known) *
      (1 - shelterHides * s.shelter[a]!) *
      ((n * posts) / ((n + fightersHalf) * (posts + garrisonHalf)));
    const raids = poisson(t.draws.paired(DRAW.raidCount, t.turn, i), mean);
    if (raids === 0) continue;
    for (let e = 0; e < raids; e++) raid(t, g, a, i, e, posture, known);
    s.raids[a] = s.raids[a]! + raids;
  }
}

/** What operations give away of the group here; gives how much that is. */
function follow(t: Turn, g: number, i: number): number {
  const { m, w, s } = t;
  const trace = m.k.security.intelFromOperations * s.traces[i]!;
  const found = trace * (1 - w.intel[i]!) * (1 - 0.5 * w.craft[g]!);
  addShare(w, w.intel, i, found, CAUSE.concentration);
  s.givenAway[i] = found;
  return found;
}

/** What people tell, and what is forgotten; retaliation is feared where the network reaches. */
function hear(t: Turn, a: number, i: number): void {
  const { m, w, s } = t;
  const intel = w.intel[i]!;
  const tips = s.willing[a]! * (1 - 0.6 * w.network[i]!);
  add(w, w.intel, i, (tips < 1 ? tips : 1) * (1 - intel), CAUSE.tips);
  addShare(w, w.intel, i, -intel * m.step.security.intelTauDays, CAUSE.silence);
}

/** One raid: at a point with information, at an area without. */
function raid(
  t: Turn,
  g: number,
  a: number,
  i: number,
  e: number,
  posture: number,
  known: number,
): void {
  const { m, w, s, records } = t;
  const k = m.k.security;
  const u = t.draws.at(DRAW.raidOutcome, t.turn, i, e);
  const u2 = t.draws.second;
  const informed = u < known;
  const heavy = (w.heavy[a]! / (w.heavy[a]! + k.heavyHalf)) * m.map.heavyWorth[a]!;
  const fighters = w.fighters[i]!;
  // Massed fighters on open ground meet heavy equipment; dispersed ones in valleys hardly do.
  const massed = w.stance[i] === HOLD ? 1 + k.heavyGain * heavy * (fighters / (fighters + 200)) : 1;
  // Heavy equipment weighs on roads and plains whatever the posture.
  const open = 1 + k.heavyRaids * heavy;
  const meanKilled = (informed ? k.pointKilled : k.areaKilled) * massed * open;
  const killed = affordable(w.fighters, i, poisson(u2, meanKilled));
  const u3 = t.draws.at(DRAW.raidKill, t.turn, i, e * 2);
  const captured = Math.min(
    fighters - killed,
    poisson(u3, informed ? k.pointCaptured : k.areaCaptured),
  );
  const lost = affordable(
    w.garrison,
    a,
    poisson(
      t.draws.second,
      k.raidLosses * (informed ? 0.6 : 1.2) * (w.stance[i] === LIE_LOW ? 0.3 : 1),
    ),
  );
  transfer(w, w.fighters, i, w.killed, g, killed, CAUSE.raid_loss);
  transfer(w, w.fighters, i, w.captured, g, captured, CAUSE.arrest);
  transfer(
    w,
    w.arms,
    i,
    w.garrisonArms,
    a,
    affordable(w.arms, i, killed + captured),
    CAUSE.capture,
  );
  transfer(w, w.garrison, a, w.garrisonKilled, 0, lost, CAUSE.raid_loss);
  s.governmentKilled += lost;
  if (m.role[g] === ROLE_FRONT) s.frontLosses += killed + captured;
  const cellLoss = w.cells[i]! * (informed ? k.cellLossPoint : k.cellLossArea);
  add(w, w.cells, i, -cellLoss, CAUSE.raid);
  addShare(
    w,
    w.network,
    i,
    -w.network[i]! * (informed ? k.networkLossPoint : k.networkLossArea),
    CAUSE.raid,
  );
  succession(t, g, a, i, e, informed);
  const heldBefore = s.arrests[a]!;
  const harm = arrests(t, a, i, e, informed, posture);
  const at = records.operations.next();
  const d = records.operations.data;
  d[at + OP.day] = t.day + Math.floor(t.draws.at(DRAW.raidKill, t.turn, i, e * 2 + 1) * m.turnDays);
  d[at + OP.sequence] = e;
  d[at + OP.area] = a;
  d[at + OP.group] = g;
  d[at + OP.kind] = posture === SWEEP ? KIND.sweep_clash : KIND.security_raid;
  d[at + OP.governmentKilled] = lost;
  d[at + OP.groupKilled] = killed;
  d[at + OP.civiliansKilled] = harm;
  d[at + OP.arrests] = s.arrests[a]! - heldBefore;
  d[at + OP.captured] = captured;
  d[at + OP.layers] = LAYER_BIT.true;
}

/** Suspects taken and civilians hurt around a raid; without information more of both. */
function arrests(
  t: Turn,
  a: number,
  i: number,
  e: number,
  informed: boolean,
  posture: number,
): number {
  const { m, w, s } = t;
  const k = m.k.security;
  const z = m.map.zone[a]!;
  const rule = z >= 0 ? w.zoneRule[z]! : 1;
  const wide = informed ? 0.4 : 1;
  const u = t.draws.at(DRAW.raidArrest, t.turn, i, e);
  const mean = k.arrestsPerRaid * wide * (0.5 + 0.5 * rule) * (posture === SWEEP ? 2 : 1);
  const taken = affordable(w.population, a, poisson(u, mean));
  transfer(w, w.population, a, w.prisoners, a, taken, CAUSE.arrest);
  s.arrests[a] = s.arrests[a]! + taken;
  const chance = k.civilianHarmPerRaid * wide * (rule === PUNITIVE ? 1.5 : 1);
  const dead = affordable(w.population, a, roundStochastic(t.draws.second, chance));
  transfer(w, w.population, a, w.civiliansKilled, a, dead, CAUSE.raid);
  return dead;
}

/** Raids with information can reach the leadership; deputies rise in months. */
function succession(t: Turn, g: number, a: number, i: number, e: number, informed: boolean): void {
  const { m, w } = t;
  const k = m.k.security;
  if (!informed) return;
  const u = t.draws.at(DRAW.leadershipLoss, t.turn, i, e);
  if (u >= k.leadershipRisk) return;
  addShare(w, w.leadership, i, -k.leadershipLoss * w.leadership[i]!, CAUSE.leadership_loss);
  // The successor has a temperament of his own.
  addShare(w, w.boldness, i, 0.5 * (t.draws.second - w.boldness[i]!), CAUSE.succession);
  if (m.role[g] === ROLE_FRONT) t.records.note(t.day, NOTE.leadership_lost, g, a);
}

/** Leadership recovers by succession; called with the slow steps by rule 11. */
export function recoverLeadership(t: Turn): void {
  const { m, w } = t;
  const rate = m.step.security.successionTauDays;
  const n = m.sizes.groups * m.sizes.areas;
  for (let i = 0; i < n; i++) {
    if (w.leadership[i]! >= m.k.security.leadershipNormal) continue;
    if (w.fighters[i] === 0 && w.network[i]! < 0.02) continue;
    addShare(
      w,
      w.leadership,
      i,
      rate * (m.k.security.leadershipNormal - w.leadership[i]!),
      CAUSE.succession,
    );
  }
}
