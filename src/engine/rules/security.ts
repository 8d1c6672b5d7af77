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
import { add, add2, addShare, affordable, keepShare, transfer } from '../world.js';
import { assaults } from './assault.js';

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
  assaults(t, attention);
}

/** Operations noticed lately, and the protection that posts learn from them. */
function alertness(t: Turn): void {
  const { m, w, s } = t;
  const { weeks } = m;
  const { alertTauDays, protectionHalf } = m.k.security;
  const { protectionTauDays, protectionFadeTauDays } = m.step.security;
  const { alert, protection } = w;
  const { operationsHere, dueAreas, dueCount } = s;
  for (let a = 0; a < alert.length; a++) {
    const old = alert[a]!;
    const n = operationsHere[a]!;
    if (n > 0 || old > 1e-6) {
      add(w, alert, a, alertTauDays * (n / weeks - old), CAUSE.concentration);
    }
  }
  const tilt = stateBudgetFactor(t, 'operations');
  for (let d = 0; d < dueCount; d++) {
    const a = dueAreas[d]!;
    const goal = (alert[a]! / (alert[a]! + protectionHalf)) * tilt;
    const gap = (goal < 1 ? goal : 1) - protection[a]!;
    if (gap > 0) addShare(w, protection, a, protectionTauDays * gap, CAUSE.learning);
    else addShare(w, protection, a, protectionFadeTauDays * gap, CAUSE.forgetting);
  }
}

/** How far the mobile reserve stretches: many troubled areas thin it out. */
function attentionOfReserve(t: Turn): number {
  const { m, w } = t;
  const k = m.k.security;
  if (t.s.monthly) {
    swing(t, w.stateFocus, 0, k.focusSd, m.step.security.focusTauDays, DRAW.stateFocus);
  }
  const { alert, zonePosture } = w;
  const { zone } = m.map;
  let demand = 0;
  for (let a = 0; a < alert.length; a++) {
    const z = zone[a]!;
    demand += alert[a]! * (z >= 0 && zonePosture[z] === SWEEP ? k.sweepDemand : 1);
  }
  demand += w.borderTension[0]! * k.borderDemand + w.rivalCampaign[0]! * k.campaignDemand;
  const able = w.reserve[0]! / k.reservePersonsPerArea;
  const funded = t.s.paidShare * stateBudgetFactor(t, 'operations') * exp(w.stateFocus[0]!);
  return (k.attentionFloor + (1 - k.attentionFloor) * (able / (able + demand))) * funded;
}

/** How readily people of an area tell what they see: support and harm, on either side. */
function willingness(t: Turn): void {
  const { m, w, s } = t;
  const k = m.step.security;
  const trusted = k.tipsDistrusted + k.tipsFromLegitimacy * w.legitimacy[GOVERNMENT]!;
  const phones = (k.tipsOffline + k.tipsOnline * w.internet[0]!) * trusted * k.tipsShare;
  const { tipsFromHarm, silenceFromHarm, harmHalf, laidHalf } = k;
  const { supportGovernment, harmByInsurgents, harmByGovernment } = w;
  for (let n = 0; n < s.dueCount; n++) {
    const a = s.dueAreas[n]!;
    const laid = harmByInsurgents[a]!;
    const done = harmByGovernment[a]!;
    // Harm laid to one side loosens tongues for the other; harm by the state closes mouths.
    const willing =
      supportGovernment[a]! +
      tipsFromHarm * (laid / (laid + laidHalf)) -
      silenceFromHarm * (done / (done + harmHalf));
    s.willing[a] = willing > 0 ? willing * phones : 0;
  }
}

/** Pressure on one group wherever it is: information, then raids. */
function press(t: Turn, g: number, attention: number): void {
  const { m, w, s } = t;
  const from = s.activeStart[g]!;
  const to = s.activeStart[g + 1]!;
  if (from === to) return;
  const { active, mean, chance, operations, due } = s;
  const { fighters } = w;
  const base = g * m.sizes.areas;
  for (let c = from; c < to; c++) {
    const i = active[c]!;
    if (due[i - base] === 1) inform(t, i - base, i);
    if (operations[i]! > 0) betray(t, g, i);
  }
  expectRaids(t, g, attention);
  t.draws.fillPaired(chance, DRAW.raidCount, t.turn, active, from, to);
  for (let c = from; c < to; c++) {
    const u = chance[c]!;
    if (u <= 1 - mean[c]!) continue;
    const i = active[c]!;
    const raids = fighters[i]! > 0 ? poisson(u, mean[c]!) : 0;
    for (let e = 0; e < raids; e++) raid(t, g, i - base, i, e);
    s.raids[i - base] = s.raids[i - base]! + raids;
  }
}

/** Expected raids on the group in each of its active cells, into `s.mean`. */
function expectRaids(t: Turn, g: number, attention: number): void {
  const { m, w, s } = t;
  const { terrainHides, fightersHalf, garrisonHalf, intelFloor, shelterHides, raids } =
    m.k.security;
  const { campaignGain, craftHides, snowUncovers, unruledRaids, ruledRaids } = m.k.security;
  const { pressure, exposure } = m.byPosture;
  const { fighters, intel, stance, garrison, control, zonePosture } = w;
  const { active, mean, snow, shelter, givenAway } = s;
  const { ruggedness, urbanShare, zone } = m.map;
  const role = m.role[g]!;
  const tolerated = role === ROLE_GUEST ? m.k.security.guestsPressed * w.guestPolicy[0]! : 1;
  const campaign = role === ROLE_RIVAL ? 1 + campaignGain * w.rivalCampaign[0]! : 1;
  const level = raids * attention * tolerated * campaign * (1 - craftHides * w.craft[g]!);
  const base = g * m.sizes.areas;
  const end = s.activeStart[g + 1]!;
  for (let c = s.activeStart[g]!; c < end; c++) {
    const i = active[c]!;
    const a = i - base;
    const n = fighters[i]!;
    const z = zone[a]!;
    const posture = z >= 0 ? zonePosture[z]! : 1;
    const hidden = ruggedness[a]! * (1 - urbanShare[a]!) * (1 - snowUncovers * snow[a]!);
    const posts = garrison[a]!;
    // Where the authorities do not rule they can raid, but hardly know where.
    const rule = control[a]! > 0 ? unruledRaids + ruledRaids * control[a]! : unruledRaids;
    mean[c] =
      level *
      pressure[posture]! *
      rule *
      exposure[stance[i]!]! *
      (1 - terrainHides * hidden) *
      (intelFloor + intel[i]! - 0.5 * givenAway[i]!) *
      (1 - shelterHides * shelter[a]!) *
      ((n * posts) / ((n + fightersHalf) * (posts + garrisonHalf)));
  }
}

/** What operations give away. It comes out all through the turn, so raids of the turn know half. */
function betray(t: Turn, g: number, i: number): void {
  const { m, w, s } = t;
  const trace = m.k.security.intelFromOperations * s.traces[i]!;
  const found = trace * (1 - w.intel[i]!) * (1 - m.k.security.craftCovers * w.craft[g]!);
  addShare(w, w.intel, i, found, CAUSE.concentration);
  s.givenAway[i] = found;
}

/** What the authorities are told of the group here; retaliation is feared where its network reaches. */
function inform(t: Turn, a: number, i: number): void {
  const { m, w, s } = t;
  const { intel } = w;
  const known = intel[i]!;
  const tips = s.willing[a]! * (1 - m.k.security.networkSilences * w.network[i]!);
  add2(
    w,
    intel,
    i,
    (tips < 1 ? tips : 1) * (1 - known),
    CAUSE.tips,
    -known * m.step.security.intelTauDays,
    CAUSE.silence,
  );
  keepShare(w, intel, i);
}

/** One raid: at a point with information, at an area without. */
function raid(t: Turn, g: number, a: number, i: number, e: number): void {
  const { m, w, s, records, draws } = t;
  const { zone } = m.map;
  const posture = zone[a]! >= 0 ? w.zonePosture[zone[a]!]! : 1;
  draws.at(DRAW.raidOutcome, t.turn, i, e);
  const informed = draws.coarse(0) < w.intel[i]! - 0.5 * s.givenAway[i]!;
  const day = t.day + Math.floor(draws.coarse(1) * m.turnDays);
  const killed = raidKilled(t, i, informed, draws.second);
  const u = draws.at(DRAW.raidKill, t.turn, i, e);
  const captured = raidCaptured(t, i, informed, killed, u);
  const lost = raidLost(t, a, i, informed, draws.second);
  transfer(w, w.fighters, i, w.killed, g, killed, CAUSE.raid_loss);
  transfer(w, w.fighters, i, w.captured, g, captured, CAUSE.arrest);
  if (killed + captured > 0) {
    const taken = affordable(w.arms, i, killed + captured);
    transfer(w, w.arms, i, w.garrisonArms, a, taken, CAUSE.capture);
    if (m.role[g] === ROLE_FRONT) s.frontLosses += killed + captured;
  }
  transfer(w, w.garrison, a, w.garrisonKilled, 0, lost, CAUSE.raid_loss);
  s.governmentKilled += lost;
  tear(t, g, a, i, e, informed);
  const heldBefore = s.arrests[a]!;
  const harm = arrests(t, a, i, e, informed, posture);
  const at = records.operations.next();
  const d = records.operations.data;
  d[at + OP.day] = day;
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

/** Fighters killed: massed ones on open ground meet heavy equipment, dispersed ones hardly do. */
function raidKilled(t: Turn, i: number, informed: boolean, u: number): number {
  const { m, w } = t;
  const k = m.k.security;
  const a = i % m.sizes.areas;
  const vehicles = w.heavy[a]!;
  const heavy = (vehicles / (vehicles + k.heavyHalf)) * m.map.heavyWorth[a]!;
  const fighters = w.fighters[i]!;
  const massed =
    w.stance[i] === HOLD ? 1 + k.heavyGain * heavy * (fighters / (fighters + k.massedHalf)) : 1;
  // Heavy equipment weighs on roads and plains whatever the posture.
  const open = 1 + k.heavyRaids * heavy;
  return affordable(
    w.fighters,
    i,
    poisson(u, (informed ? k.pointKilled : k.areaKilled) * massed * open),
  );
}

function raidCaptured(t: Turn, i: number, informed: boolean, killed: number, u: number): number {
  const k = t.m.k.security;
  const wanted = poisson(u, informed ? k.pointCaptured : k.areaCaptured);
  const left = t.w.fighters[i]! - killed;
  return wanted < left ? wanted : left;
}

/** Personnel of the authorities lost: more where they do not know whom they will meet. */
function raidLost(t: Turn, a: number, i: number, informed: boolean, u: number): number {
  const { w } = t;
  const k = t.m.k.security;
  const resists =
    (informed ? k.resistPoint : k.resistArea) * (w.stance[i] === LIE_LOW ? k.resistLyingLow : 1);
  return affordable(w.garrison, a, poisson(u, k.raidLosses * resists));
}

/** What a raid tears out of cells, network and leadership. */
function tear(t: Turn, g: number, a: number, i: number, e: number, informed: boolean): void {
  const { w } = t;
  const k = t.m.k.security;
  add(w, w.cells, i, -w.cells[i]! * (informed ? k.cellLossPoint : k.cellLossArea), CAUSE.raid);
  const share = informed ? k.networkLossPoint : k.networkLossArea;
  addShare(w, w.network, i, -w.network[i]! * share, CAUSE.raid);
  succession(t, g, a, i, e, informed);
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
  const wide = informed ? k.pointSpares : 1;
  const u = t.draws.at(DRAW.raidArrest, t.turn, i, e);
  const mean =
    k.arrestsPerRaid *
    wide *
    (k.arrestsLenient + k.arrestsPerRule * rule) *
    (posture === SWEEP ? k.sweepArrests : 1);
  const taken = affordable(w.population, a, poisson(u, mean));
  transfer(w, w.population, a, w.prisoners, a, taken, CAUSE.arrest);
  s.arrests[a] = s.arrests[a]! + taken;
  const chance = k.civilianHarmPerRaid * wide * (rule === PUNITIVE ? k.punitiveHarm : 1);
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
  const change = k.successorDiffers * (t.draws.second - w.boldness[i]!);
  addShare(w, w.boldness, i, change, CAUSE.succession);
  if (m.role[g] === ROLE_FRONT) t.records.note(t.day, NOTE.leadership_lost, g, a);
}

/** Leadership recovers by succession; called with the slow steps by rule 11. */
export function recoverLeadership(t: Turn): void {
  const { m, w } = t;
  const rate = m.step.security.successionTauDays;
  const { leadershipNormal } = m.k.security;
  const { leadership, fighters, network } = w;
  for (let i = 0; i < leadership.length; i++) {
    const gap = leadershipNormal - leadership[i]!;
    if (gap <= 0 || (fighters[i] === 0 && network[i]! < 0.02)) continue;
    addShare(w, leadership, i, rate * gap, CAUSE.succession);
  }
}
