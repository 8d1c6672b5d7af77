/**
 * Rule 3, the other purse: what the de facto authorities take in and pay out.
 *
 * Revenue follows trade, aid and rule; garrisons and sweeps are paid first, works from what is
 * left. What cannot be paid shows in corruption and desertion.
 */
import { emphasisShare, payFactor, stateBudgetFactor } from '../budgets.js';
import { CAUSE } from '../causes.js';
import { GOVERNMENT, SWEEP } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { addShare, affordable, transfer } from '../world.js';

/** Revenue and pay every turn; works, morale and corruption at the slow step. */
export function stateFinance(t: Turn): void {
  stateMoney(t);
  if (t.s.monthly) developmentMoney(t);
  garrisonMorale(t);
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
    (1 - k.revenueTradeShare - k.revenueAidShare) *
      (k.revenueUngoverned + k.revenueGoverned * governed);
  const blackoutLoss = 1 - k.blackoutRevenueLoss * (1 - w.internet[0]!);
  let hunted = 0;
  for (let h = 0; h < m.sizes.corridors; h++) if (w.corridorControl[h] === 2) hunted++;
  // Cracking down on hawala strangles the trade that customs live on.
  const crackdown = 1 - k.crackdownRevenueLoss * hunted;
  const revenue = Math.floor(k.securityRevenueUsd * index * blackoutLoss * crackdown);
  transfer(w, w.economy, 0, w.stateTreasury, 0, revenue, CAUSE.state_revenue);
  const need = strain * k.garrisonUsd;
  const wages = need * payFactor(t);
  const paid = affordable(w.stateTreasury, 0, wages);
  transfer(w, w.stateTreasury, 0, w.economy, 0, paid, CAUSE.garrison_pay);
  const extra = affordable(w.stateTreasury, 0, need * emphasisShare(t));
  transfer(w, w.stateTreasury, 0, w.economy, 0, extra, CAUSE.security_operations_cost);
  // Cents that nobody can be paid are no gap.
  const full = Math.floor(wages);
  s.paidShare = full > 0 ? Math.min(k.payMost, (payFactor(t) * paid) / full) : 1;
}

/** Works and services: money from the security treasury into development, by population. */
function developmentMoney(t: Turn): void {
  const { m, w } = t;
  const k = m.step.finance;
  const held = w.stateTreasury[0]!;
  // Works are the first to be cut when the treasury runs low.
  const solvent = held / (held + k.solventUsd);
  const planned =
    k.developmentUsd * (k.worksUnaided + k.worksAided * w.aid[0]!) * k.worksFull * solvent;
  // What is held beyond safety finds claimants: a full treasury does not stay full.
  const claimed = held > k.solventUsd ? k.surplusTauDays * (held - k.solventUsd) : 0;
  const budget = stateBudgetFactor(t, 'development') * (planned + claimed);
  const spent = affordable(w.stateTreasury, 0, budget);
  transfer(w, w.stateTreasury, 0, w.economy, 0, spent, CAUSE.development_spending);
  const level = k.developmentUsd > 0 ? spent / k.developmentUsd : 0;
  const target = level / (level + k.worksHalf);
  for (let a = 0; a < m.sizes.areas; a++) {
    const reach =
      target * (k.worksUnruled + k.worksRuled * (w.control[a]! > 0 ? w.control[a]! : 0));
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
  const k = m.step.finance;
  const short = s.paidShare < 1 ? 1 - s.paidShare : 0;
  const drive = w.antiCorruption[0]! * k.antiCorruptionEffect;
  const better = s.paidShare > 1 ? s.paidShare - 1 : 0;
  const cohesion = w.cohesion[GOVERNMENT]!;
  for (let a = 0; a < m.sizes.areas; a++) {
    if (s.due[a] === 0) continue;
    // Remote posts are paid last.
    const remote = short * (1 + k.remoteUnpaid * (1 - m.map.roadShare[a]!));
    const gap = remote < 1 ? remote : 1;
    addShare(
      w,
      w.garrisonPayGap,
      a,
      k.garrisonPayGapTauDays * (gap - w.garrisonPayGap[a]!),
      CAUSE.unpaid_wages,
    );
    const target =
      k.corruptionBase * (1 - drive) * (k.corruptionDisunity - cohesion) +
      k.corruptionFromPayGap * w.garrisonPayGap[a]! -
      k.corruptionFromBetterPay * better;
    addShare(
      w,
      w.corruption,
      a,
      k.corruptionTauDays * ((target > 0 ? target : 0) - w.corruption[a]!),
      drive > 0 ? CAUSE.anti_corruption : CAUSE.unpaid_wages,
    );
  }
}
