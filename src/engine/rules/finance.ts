/**
 * Rule 3: finance.
 *
 * Diaspora giving (a floor of committed donors, and a part that follows visibility, unity and
 * outrage, worn down by fatigue) reaches the hub abroad; hub money moves through hawala corridors
 * with capacity, fee, delay and interdiction; what arrives pays fighters, organisers and arms.
 * Local taxes raise money and exaction. The de facto authorities live on revenue, trade and aid,
 * and pay garrisons; unpaid officials become corruptible.
 * [article: diaspora and hawala as the main source, local "taxes"; Maimbo 2003 on hawala fees]
 */
import { CAUSE } from '../causes.js';
import { DRAW } from '../draws.js';
import { logNormalMeanOne } from '../quantiles.js';
import { NOTE } from '../records.js';
import { GOVERNMENT, INSURGENT, ROLE_ALLY, ROLE_FRONT, SWEEP } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { addShare, addWithin, affordable, transfer } from '../world.js';
import { budgetShare, stateBudgetFactor } from '../budgets.js';
import { SUPPORTIVE, TOLERANT, WARY } from './stances.js';

export function finance(t: Turn): void {
  giving(t);
  corridors(t);
  for (let g = 0; g < t.m.sizes.groups; g++) {
    if (t.m.role[g] === ROLE_FRONT || t.m.role[g] === ROLE_ALLY) sendToField(t, g);
    else fundDirectly(t, g);
  }
  fieldMoney(t);
  stateMoney(t);
  garrisonMorale(t);
}

/** Donations of this turn go to the hubs of the front and its allies. */
function giving(t: Turn): void {
  const { m, w } = t;
  const k = m.k.finance;
  const fatigue = w.donorFatigue[0]!;
  addShare(w, w.donorFatigue, 0, k.fatigueTauDays * (k.fatigueTarget - fatigue), CAUSE.fading);
  const visibility = w.visibility[0]!;
  const response = visibility / (visibility + k.visibilityHalf);
  const mood =
    (1 + k.unityGain * (w.union[0]! - 0.5)) *
    (1 + k.outrageGain * w.outrage[0]!) *
    (1 - k.fatigueDrag * fatigue) *
    (k.credibilityFloor + (1 - k.credibilityFloor) * w.credibility[0]!);
  const noise = logNormalMeanOne(t.draws.at(DRAW.donations, t.turn, 0, 0), k.givingNoiseSd);
  const usd = Math.floor(
    (k.donorFloorUsd + k.donorResponsiveUsd * response * (mood > 0 ? mood : 0)) * noise,
  );
  let left = usd;
  for (let g = 1; g < m.sizes.groups; g++) {
    if (m.role[g] !== ROLE_ALLY) continue;
    const share = Math.floor(usd * m.gp.givingShare[g]!);
    transfer(w, w.donors, 0, w.treasury, g, share, CAUSE.donations);
    left -= share;
  }
  transfer(w, w.donors, 0, w.treasury, INSURGENT, left, CAUSE.donations);
  covertFunds(t);
}

/** A patron whose covert help is taken, and whose stance allows it, adds money. */
function covertFunds(t: Turn): void {
  const { m, w } = t;
  for (let x = 0; x < m.sizes.actors; x++) {
    if (w.covertHelp[x] !== 1 || w.regime[2 * x]! < TOLERANT) continue;
    const full = w.regime[2 * x] === SUPPORTIVE ? 1 : 0.5;
    const usd = Math.floor(m.ap.covertFundsUsd[x]! * full);
    transfer(w, w.donors, 0, w.treasury, INSURGENT, usd, CAUSE.covert_supply);
  }
}

/** How open each corridor is: its host's stance, the insurgents' effort, the state's control. */
function corridors(t: Turn): void {
  const { m, w } = t;
  const k = m.k.finance;
  for (let h = 0; h < m.sizes.corridors; h++) {
    const host = m.setup.corridors[h]!.host;
    const friendly = w.regime[2 * host]! - WARY;
    const watched = w.corridorControl[h]! - 1;
    const effort = w.corridorEffort[h]!;
    const open = (effort === 0 ? 0 : 1) * (1 + (effort === 2 ? k.widenGain : 0));
    let target =
      open * (m.cp.baseOpen[h]! + k.openFromHost * friendly - k.openLostToControl * watched);
    target *= k.blackoutMoney + (1 - k.blackoutMoney) * w.internet[0]!;
    target = target < 0 ? 0 : target > 1 ? 1 : target;
    addShare(
      w,
      w.corridorOpen,
      h,
      k.corridorTauDays * (target - w.corridorOpen[h]!),
      CAUSE.host_policy,
    );
  }
}

/** Sends the field's share of hub money into corridors, cheap and open ones first, then congested. */
function sendToField(t: Turn, g: number): void {
  const { m, w, s } = t;
  const k = m.k.finance;
  const nH = m.sizes.corridors;
  const release = w.treasury[g]! * k.hubTauDays;
  const politics = g === 0 ? budgetShare(w, 'politics') : 0;
  const relief = g === 0 ? budgetShare(w, 'relief') : 0;
  if (politics > 0) {
    s.politicsUsd = affordable(w.treasury, g, release * politics);
    transfer(w, w.treasury, g, w.economy, 0, s.politicsUsd, CAUSE.politics_spending);
  }
  if (relief > 0) spendRelief(t, release * relief);
  const field = affordable(w.treasury, g, release * (1 - politics - relief));
  const weights = s.corridorWork;
  let total = 0;
  for (let h = 0; h < nH; h++) {
    const open = w.corridorOpen[h]!;
    const weight = (m.cp.capacityUsd[h]! * open * open) / (1 + k.feeAversion * m.cp.feeShare[h]!);
    weights[h] = weight;
    total += weight;
  }
  if (total > 0) {
    for (let h = 0; h < nH; h++) {
      const room = m.cp.capacityUsd[h]! * w.corridorOpen[h]!;
      const wanted = (field * weights[h]!) / total;
      // Beyond capacity money queues at the hub: a closed corridor reroutes at a price, not for free.
      const sum = affordable(w.treasury, g, wanted < room ? wanted : room);
      transfer(w, w.treasury, g, w.transit, g * nH + h, sum, CAUSE.hub_transfer);
    }
  }
  arrive(t, g);
}

/** Relief reaches the front's areas by need; it buys goodwill in rule 9. */
function spendRelief(t: Turn, wanted: number): void {
  const { m, w, s } = t;
  const usd = affordable(w.treasury, INSURGENT, wanted);
  let total = 0;
  for (let a = 0; a < m.sizes.areas; a++) total += w.network[a]! * m.map.populationShare[a]!;
  if (total <= 0 || usd <= 0) return;
  transfer(w, w.treasury, INSURGENT, w.economy, 0, usd, CAUSE.relief);
  for (let a = 0; a < m.sizes.areas; a++) {
    s.reliefUsd[a] = (usd * w.network[a]! * m.map.populationShare[a]!) / total;
  }
}

/** Money that comes out of the corridors this turn, less fees, seizures and the cost of carrying. */
function arrive(t: Turn, g: number): void {
  const { m, w, s } = t;
  const k = m.k.finance;
  const nH = m.sizes.corridors;
  const nA = m.sizes.areas;
  for (let h = 0; h < nH; h++) {
    const under = g * nH + h;
    const sum = affordable(w.transit, under, w.transit[under]! * m.cp.delayTauDays[h]!);
    if (sum <= 0) continue;
    const risk =
      k.interdictionBase * (1 - 0.5 * w.corridorOpen[h]!) +
      k.interdictionControl * w.corridorControl[h]! * m.cp.exposure[h]!;
    const u = t.draws.at(DRAW.interdiction, t.turn, under, 0);
    const seized = u < risk ? Math.floor(sum * k.seizureShare * t.draws.second) : 0;
    if (seized > 0) {
      transfer(w, w.transit, under, w.stateTreasury, 0, seized, CAUSE.interdiction);
      if (g === 0) t.records.note(t.day, NOTE.corridor_seizure, h, seized);
    }
    const crowding = sum / (m.cp.capacityUsd[h]! + 1);
    const feeShare = m.cp.feeShare[h]! * (1 + k.congestionFee * crowding * crowding);
    const fee = Math.floor((sum - seized) * (feeShare < 0.5 ? feeShare : 0.5));
    transfer(w, w.transit, under, w.fees, 0, fee, CAUSE.broker_fee);
    deliver(t, g, h, sum - seized - fee, s.work, nA);
  }
}

/** Shares a corridor's money over the group's areas by fighters and reach. */
function deliver(
  t: Turn,
  g: number,
  h: number,
  usd: number,
  weights: Float64Array,
  nA: number,
): void {
  const { m, w } = t;
  const base = g * nA;
  const under = g * m.sizes.corridors + h;
  const reach = m.map.reach;
  const { fighters, network } = w;
  let total = 0;
  for (let a = 0; a < nA; a++) {
    const need = fighters[base + a]! + m.k.finance.organisersPerNetwork * network[base + a]!;
    const r = reach[h * nA + a]!;
    const weight = need > 0 ? need * r * r : 0;
    weights[a] = weight;
    total += weight;
  }
  if (total <= 0) return;
  const scale = usd / total;
  for (let a = 0; a < nA; a++) {
    if (weights[a]! === 0) continue;
    const gross = Math.floor(weights[a]! * scale);
    const kept = Math.floor(gross * reach[h * nA + a]!);
    transfer(w, w.transit, under, w.cash, base + a, kept, CAUSE.corridor_arrival);
    transfer(w, w.transit, under, w.fees, 0, gross - kept, CAUSE.broker_fee);
  }
}

/** Groups with networks of their own are funded where they are, outside the modelled corridors. */
function fundDirectly(t: Turn, g: number): void {
  const { m, w } = t;
  const nA = m.sizes.areas;
  const income = m.gp.incomeUsd[g]!;
  if (income <= 0) return;
  let total = 0;
  for (let a = 0; a < nA; a++) total += w.fighters[g * nA + a]!;
  if (total <= 0) return;
  for (let a = 0; a < nA; a++) {
    const n = w.fighters[g * nA + a]!;
    if (n > 0) {
      transfer(
        w,
        w.donors,
        0,
        w.cash,
        g * nA + a,
        Math.floor((income * n) / total),
        CAUSE.group_income,
      );
    }
  }
}

/** Pay, organisers and local taxes in every area where a group is. */
function fieldMoney(t: Turn): void {
  const { m, w } = t;
  const nA = m.sizes.areas;
  const k = m.k.finance;
  const payTilt = 0.5 + budgetShare(w, 'pay');
  const organiserTilt = 0.5 + 2.5 * budgetShare(w, 'network');
  for (let g = 0; g < m.sizes.groups; g++) {
    const own = g === 0;
    for (let a = 0; a < nA; a++) {
      const i = g * nA + a;
      const fighters = w.fighters[i]!;
      const network = w.network[i]!;
      if (fighters === 0 && network < 0.01) continue;
      if (own && w.taxes[0]! > 0) localTax(t, a, i);
      const wages = fighters * m.gp.payUsd[g]!;
      const paid = affordable(w.cash, i, Math.min(wages, w.cash[i]! * Math.min(0.95, payTilt)));
      transfer(w, w.cash, i, w.economy, 0, paid, CAUSE.pay);
      const gap = wages > 0 ? 1 - paid / wages : 0;
      addShare(w, w.payGap, i, k.payGapTauDays * (gap - w.payGap[i]!), CAUSE.unpaid_wages);
      const upkeep = network * k.organisersPerNetwork * k.organiserUsd * (own ? organiserTilt : 1);
      transfer(w, w.cash, i, w.economy, 0, affordable(w.cash, i, upkeep), CAUSE.network_upkeep);
    }
  }
  for (let a = 0; a < nA; a++) {
    addShare(w, w.exaction, a, -w.exaction[a]! * k.exactionTauDays, CAUSE.fading);
  }
}

/** "Donations" asked for in a zone of influence: money now, exaction later. */
function localTax(t: Turn, a: number, i: number): void {
  const { w, m } = t;
  const k = m.k.finance;
  const heavy = w.taxes[0] === 2 ? 1 : k.lightTaxShare;
  const reach = w.network[i]!;
  const rural = 1 - 0.7 * m.map.urbanShare[a]!;
  const yieldUsd = w.population[a]! * k.taxUsdPerPerson * reach * reach * rural * heavy;
  transfer(w, w.economy, 0, w.cash, i, Math.floor(yieldUsd), CAUSE.local_tax);
  addShare(
    w,
    w.exaction,
    a,
    k.exactionFromTax * heavy * reach * (1 - w.exaction[a]!),
    CAUSE.local_tax,
  );
}

/** Revenue in, garrisons and reserve paid; what cannot be paid shows in `paidShare`. */
function stateMoney(t: Turn): void {
  const { m, w, s } = t;
  const k = m.k.finance;
  let governed = 0;
  let strain = w.reserve[0]!;
  for (let a = 0; a < m.sizes.areas; a++) {
    governed += m.map.populationShare[a]! * (w.control[a]! > 0 ? w.control[a]! : 0);
    const z = m.map.zone[a]!;
    const pressing = z >= 0 && w.zonePosture[z]! >= SWEEP ? 1 + k.sweepExtraShare : 1;
    strain += w.garrison[a]! * pressing;
  }
  const index =
    k.revenueTradeShare * w.trade[0]! +
    k.revenueAidShare * w.aid[0]! +
    (1 - k.revenueTradeShare - k.revenueAidShare) * (0.4 + 0.6 * governed);
  const blackoutLoss = 1 - k.blackoutRevenueLoss * (1 - w.internet[0]!);
  const revenue = Math.floor(k.securityRevenueUsd * index * blackoutLoss);
  transfer(w, w.economy, 0, w.stateTreasury, 0, revenue, CAUSE.state_revenue);
  const payTilt = stateBudgetFactor(w, 'pay');
  const wages = strain * k.garrisonUsd * payTilt;
  const paid = affordable(w.stateTreasury, 0, wages);
  transfer(w, w.stateTreasury, 0, w.economy, 0, paid, CAUSE.garrison_pay);
  // Sweeps eat into pay: what is spent on them counts against the same need.
  const need = strain * k.garrisonUsd;
  s.paidShare = need > 0 ? Math.min(1.2, paid / need) : 1;
  developmentMoney(t);
}

/** Works and services: money from the security treasury into development, by population. */
function developmentMoney(t: Turn): void {
  const { m, w } = t;
  const k = m.k.finance;
  const budget = k.developmentUsd * stateBudgetFactor(w, 'development') * (0.3 + 0.7 * w.aid[0]!);
  const spent = affordable(w.stateTreasury, 0, budget);
  transfer(w, w.stateTreasury, 0, w.economy, 0, spent, CAUSE.development_spending);
  const level = k.developmentUsd > 0 ? spent / k.developmentUsd : 0;
  const target = level / (level + 1.5);
  for (let a = 0; a < m.sizes.areas; a++) {
    const reach = target * (0.4 + 0.6 * (w.control[a]! > 0 ? w.control[a]! : 0));
    addShare(
      w,
      w.development,
      a,
      k.developmentTauDays * (reach - w.development[a]!),
      CAUSE.development_spending,
    );
  }
}

/** Unpaid garrisons become corruptible; a drive against corruption costs cohesion (rule 11). */
function garrisonMorale(t: Turn): void {
  const { m, w, s } = t;
  const k = m.k.finance;
  const short = s.paidShare < 1 ? 1 - s.paidShare : 0;
  const drive = w.antiCorruption[0]! * k.antiCorruptionEffect;
  const better = s.paidShare > 1 ? s.paidShare - 1 : 0;
  const cohesion = w.cohesion[GOVERNMENT]!;
  for (let a = 0; a < m.sizes.areas; a++) {
    // Remote posts are paid last.
    const remote = short * (1 + 0.5 * (1 - m.map.roadShare[a]!));
    const gap = remote < 1 ? remote : 1;
    addShare(
      w,
      w.garrisonPayGap,
      a,
      k.garrisonPayGapTauDays * (gap - w.garrisonPayGap[a]!),
      CAUSE.unpaid_wages,
    );
    const target =
      k.corruptionBase * (1 - drive) * (1.5 - cohesion) +
      k.corruptionFromPayGap * w.garrisonPayGap[a]! -
      k.corruptionFromBetterPay * better;
    addWithin(
      w,
      w.corruption,
      a,
      k.corruptionTauDays * ((target > 0 ? target : 0) - w.corruption[a]!),
      0,
      1,
      drive > 0 ? CAUSE.anti_corruption : CAUSE.unpaid_wages,
    );
  }
}
