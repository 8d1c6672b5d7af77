/**
 * Rule 4: arms.
 *
 * Four sources with price and availability: old stockpiles (run down), corrupt personnel (follows
 * garrison, corruption and unpaid wages, and takes from the garrison's own stock), smuggling and
 * the regional market (price follows border openness). Heavy equipment left in 2021 multiplies
 * garrison power on roads and plains and decays without spares and money.
 * [article: stockpiles, black market, corrupt Taliban personnel, smuggling; Small Arms Survey 2025
 * on prices; SIGAR 2023 on the unknown condition of seized equipment]
 */
import { stateBudgetFactor, budgetShare } from '../budgets.js';
import { CAUSE } from '../causes.js';
import { DRAW } from '../draws.js';
import { roundStochastic } from '../quantiles.js';
import { INSURGENT } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { addWithin, affordable, transfer } from '../world.js';
import { TOLERANT } from './stances.js';

export function arms(t: Turn): void {
  const { s, m, w } = t;
  if (s.monthly) price(t);
  for (let g = 0; g < m.sizes.groups; g++) {
    for (let n = s.activeStart[g]!; n < s.activeStart[g + 1]!; n++) {
      const i = s.active[n]!;
      const a = i - g * m.sizes.areas;
      if (s.due[a] === 1 && w.fighters[i]! > 0) equip(t, g, a);
    }
  }
  heavyEquipment(t);
}

/** The regional price follows scarcity, closed borders and the garrisons' readiness to sell. */
function price(t: Turn): void {
  const { m, w } = t;
  const k = m.step.arms;
  let corruption = 0;
  for (let a = 0; a < m.sizes.areas; a++) {
    corruption += w.corruption[a]! * m.map.populationShare[a]!;
  }
  const target =
    1 +
    k.priceFromTension * w.borderTension[0]! +
    k.priceFromHonesty * (k.corruptionReference - corruption) +
    k.priceTrendPerYear * ((t.day - m.startDay) / 365.25);
  const rate = k.priceTauDays;
  addWithin(w, w.armsPrice, 0, rate * (target - w.armsPrice[0]!), 0.2, 10, CAUSE.scarcity);
}

/** Wear, then purchases up to need: stockpile, corrupt personnel, smugglers. */
function equip(t: Turn, g: number, a: number): void {
  const { m, w } = t;
  const k = m.step.arms;
  const i = g * m.sizes.areas + a;
  const u = t.draws.at(DRAW.corruptSale, t.turn, i, 0);
  const u2 = t.draws.second;
  const worn = Math.min(w.arms[i]!, roundStochastic(u, w.arms[i]! * k.wearShare));
  transfer(w, w.arms, i, w.armsLost, 0, worn, CAUSE.wear);
  let missing = Math.ceil(w.fighters[i]! * k.armsPerFighter) - w.arms[i]!;
  if (missing <= 0) return;
  // Old stockpiles are shared out by fighters, a part each step.
  const share = w.fighters[i]! / (t.s.strengthOf[g]! + 1);
  const opened = w.cache[g]! * k.cacheTauDays * share;
  const uc = t.draws.at(DRAW.cacheShare, t.turn, i, 0);
  const luckOfMarket = t.draws.second;
  const old = Math.min(missing, affordable(w.cache, g, roundStochastic(uc, opened)));
  transfer(w, w.cache, g, w.arms, i, old, CAUSE.stockpile);
  missing -= old;
  if (missing <= 0) return;
  const unit = k.priceUsd * w.armsPrice[0]!;
  const atHand = w.cash[i]! - t.s.delivered[i]!;
  const purse =
    atHand * (g === INSURGENT ? k.purseFromBudget * budgetShare(t, 'arms') : k.purseOfAlly);
  // Small fronts pool what they set aside: a tenth of a price buys a weapon one time in ten.
  const pooled = roundStochastic(luckOfMarket, purse / unit);
  const canPay = Math.min(pooled, Math.floor(atHand / unit));
  const bought = corruptSale(t, i, a, Math.min(missing, canPay), unit, u2);
  smuggled(t, i, a, Math.min(missing, canPay) - bought, unit, u2);
}

/** What unpaid or dishonest garrisons sell; cheaper than the market. */
function corruptSale(
  t: Turn,
  i: number,
  a: number,
  wanted: number,
  unit: number,
  u: number,
): number {
  const { m, w } = t;
  const k = m.step.arms;
  if (wanted <= 0) return 0;
  const offered =
    w.garrisonArms[a]! * k.corruptSaleShare * w.corruption[a]! * (1 + w.garrisonPayGap[a]!);
  const n = affordable(w.garrisonArms, a, Math.min(wanted, roundStochastic(u, offered)));
  if (n <= 0) return 0;
  const cost = affordable(w.cash, i, n * unit * k.corruptDiscount);
  transfer(w, w.garrisonArms, a, w.arms, i, n, CAUSE.corrupt_sale);
  transfer(w, w.cash, i, w.economy, 0, cost, CAUSE.arms_purchase);
  return n;
}

/** What comes over the border, at a price that follows how open the neighbour is. */
function smuggled(t: Turn, i: number, a: number, wanted: number, unit: number, u: number): void {
  const { m, w } = t;
  if (wanted <= 0) return;
  const k = m.step.arms;
  const nA = m.sizes.areas;
  let offered = k.inlandMarketWeapons;
  for (let x = 0; x < m.sizes.actors; x++) {
    if (m.map.borders[x * nA + a] === 0) continue;
    const open = k.smugglingPerRegime * w.regime[2 * x]!;
    offered += m.apStep.smugglingWeapons[x]! * open;
    if (w.covertHelp[x] === 1 && w.regime[2 * x]! >= TOLERANT) offered += m.apStep.covertArms[x]!;
  }
  const n = Math.min(wanted, roundStochastic(u, offered));
  if (n <= 0) return;
  const cost = affordable(w.cash, i, n * unit);
  transfer(w, w.armsMarket, 0, w.arms, i, n, CAUSE.smuggling);
  transfer(w, w.cash, i, w.economy, 0, cost, CAUSE.arms_purchase);
}

/** Breakdowns, repairs while spares and money last, small arms issued from depots. */
function heavyEquipment(t: Turn): void {
  const { m } = t;
  const effort = stateBudgetFactor(t, 'spares');
  if (t.s.monthly) depots(t, effort);
  for (let a = 0; a < m.sizes.areas; a++) if (t.s.due[a] === 1) motorPool(t, a, effort);
}

/** Spare parts bought, and equipment in depots written off. */
function depots(t: Turn, effort: number): void {
  const { m, w } = t;
  const k = m.step.arms;
  const spares = Math.floor(k.sparesImport * effort * w.trade[0]!);
  transfer(w, w.sparesUsed, 0, w.spares, 0, spares, CAUSE.spares_import);
  transfer(
    w,
    w.stateTreasury,
    0,
    w.economy,
    0,
    affordable(w.stateTreasury, 0, spares * k.sparesUsd),
    CAUSE.equipment_maintenance,
  );
  const depot = w.depotHeavy[0]!;
  const scrap = affordable(w.depotHeavy, 0, depot * k.scrapShare);
  transfer(w, w.depotHeavy, 0, w.scrapHeavy, 0, scrap, CAUSE.wear);
}

/** One area's equipment: what breaks, what is mended, and small arms from the depots. */
function motorPool(t: Turn, a: number, effort: number): void {
  const { m, w } = t;
  const k = m.step.arms;
  const u = t.draws.at(DRAW.heavyBreakdown, t.turn, a, 0);
  const broken = Math.min(w.heavy[a]!, roundStochastic(u, w.heavy[a]! * k.breakdownShare));
  transfer(w, w.heavy, a, w.depotHeavy, 0, broken, CAUSE.breakdown);
  // The same uniform for what breaks and what comes back: both are roundings, not events.
  const wanted = roundStochastic(t.draws.second, broken * k.repairShare * effort);
  const fixed = Math.min(
    wanted,
    affordable(w.depotHeavy, 0, wanted),
    affordable(w.spares, 0, wanted),
  );
  transfer(w, w.depotHeavy, 0, w.heavy, a, fixed, CAUSE.repair);
  transfer(w, w.spares, 0, w.sparesUsed, 0, fixed, CAUSE.repair);
  const bare = w.garrison[a]! - w.garrisonArms[a]!;
  if (bare > 0) {
    const issued = affordable(w.depotArms, 0, Math.ceil(bare * k.issueTauDays));
    transfer(w, w.depotArms, 0, w.garrisonArms, a, issued, CAUSE.issue_to_garrison);
  }
}
