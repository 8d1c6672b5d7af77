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
import { exp } from '../maths.js';
import { NOTE } from '../records.js';
import { INSURGENT, ROLE_ALLY, ROLE_FRONT } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { add, addShare, affordable, transfer } from '../world.js';
import { budgetShare } from '../budgets.js';
import { swing } from '../swings.js';
import { stateFinance } from './state-finance.js';
import { SUPPORTIVE, TOLERANT, WARY } from './stances.js';

export function finance(t: Turn): void {
  giving(t);
  corridors(t);
  forgetRelief(t);
  const shares = fieldShares(t);
  for (let g = 0; g < t.m.sizes.groups; g++) {
    const role = t.m.role[g]!;
    if (role === ROLE_FRONT || role === ROLE_ALLY) {
      // Pay day opens the turn: a longer turn must not pay from what comes in the course of it.
      fieldMoney(t, g, shares);
      // Dollars that do not divide are dealt out along running sums from random starts, so that
      // everybody gets a fraction of one as often as the fraction says, whatever the turn's length.
      const start = t.draws.at(DRAW.delivery, t.turn, g, 0);
      const startOfFees = t.draws.second;
      sendToField(t, g, start);
      arrive(t, g, startOfFees);
      deliver(t, g);
    } else if (t.s.monthly) fundDirectly(t, g);
  }
  forgetBurden(t);
  stateFinance(t);
}

/** What the front's money in the field is for: parts for pay and for the network. */
function fieldShares(t: Turn): { pay: number; network: number } {
  const pay = budgetShare(t, 'pay');
  const network = budgetShare(t, 'network');
  const field = pay + network + budgetShare(t, 'arms');
  return { pay: pay / field, network: network / field };
}

/** Donations of this turn go to the hubs of the front and its allies. */
function giving(t: Turn): void {
  const { m, w } = t;
  const k = m.k.finance;
  const fatigue = w.donorFatigue[0]!;
  const visibility = w.visibility[0]!;
  const response = visibility / (visibility + k.visibilityHalf);
  // Those who are asked more tire more: the brake on the loop of money and visibility.
  const tired = k.fatigueTarget * (k.fatigueUnasked + response);
  addShare(w, w.donorFatigue, 0, k.fatigueTauDays * (tired - fatigue), CAUSE.fading);
  const mood =
    (1 + k.unityGain * (w.union[0]! - k.unityNormal)) *
    (1 + k.outrageGain * w.outrage[0]!) *
    (1 - k.fatigueDrag * fatigue) *
    (k.credibilityFloor + (1 - k.credibilityFloor) * w.credibility[0]!);
  if (t.s.monthly) swing(t, w.donorMood, 0, k.moodSd, m.step.finance.moodTauDays, DRAW.donorMood);
  const noise = logNormalMeanOne(t.draws.at(DRAW.donations, t.turn, 0, 0), m.givingNoiseSd);
  const responsive = k.donorResponsiveUsd * response * (mood > 0 ? mood : 0);
  const usd = Math.floor((k.donorFloorUsd + responsive) * exp(w.donorMood[0]!) * noise);
  let left = usd;
  for (let g = 1; g < m.sizes.groups; g++) {
    if (m.role[g] !== ROLE_ALLY) continue;
    const share = Math.floor(usd * m.gp.givingShare[g]!);
    give(t, g, share, CAUSE.donations);
    left -= share;
  }
  give(t, INSURGENT, left, CAUSE.donations);
  covertFunds(t);
}

/** Money comes in at the hub of a group, evenly over the turn. */
function give(t: Turn, g: number, usd: number, cause: number): void {
  transfer(t.w, t.w.donors, 0, t.w.treasury, g, usd, cause);
  t.s.given[g] = t.s.given[g]! + usd;
}

/** A patron whose covert help is taken, and whose stance allows it, adds money. */
function covertFunds(t: Turn): void {
  const { m, w } = t;
  for (let x = 0; x < m.sizes.actors; x++) {
    if (w.covertHelp[x] !== 1 || w.regime[2 * x]! < TOLERANT) continue;
    const full = w.regime[2 * x] === SUPPORTIVE ? 1 : m.k.finance.covertTolerant;
    const usd = Math.floor(m.ap.covertFundsUsd[x]! * full);
    give(t, INSURGENT, usd, CAUSE.covert_supply);
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
function sendToField(t: Turn, g: number, start: number): void {
  const { m, w, s } = t;
  const k = m.k.finance;
  const nH = m.sizes.corridors;
  const given = s.given[g]!;
  const release = (w.treasury[g]! - given) * k.hubTauDays + given * m.passing.hub;
  const politics = g === 0 ? budgetShare(t, 'politics') : 0;
  const relief = g === 0 ? budgetShare(t, 'relief') : 0;
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
    let running = start;
    let dealt = 0;
    for (let h = 0; h < nH; h++) {
      const room = m.cp.capacityUsd[h]! * w.corridorOpen[h]!;
      const wanted = (field * weights[h]!) / total;
      // Beyond capacity money queues at the hub: a closed corridor reroutes at a price, not for free.
      running += wanted < room ? wanted : room;
      const sum = affordable(w.treasury, g, running - dealt);
      dealt += sum;
      transfer(w, w.treasury, g, w.transit, g * nH + h, sum, CAUSE.hub_transfer);
      weights[h] = sum;
    }
  }
}

/** Relief reaches the front's areas by need; it buys goodwill in rule 9. */
function spendRelief(t: Turn, wanted: number): void {
  const { m, w } = t;
  const usd = affordable(w.treasury, INSURGENT, wanted);
  let total = 0;
  for (let a = 0; a < m.sizes.areas; a++) total += w.network[a]! * m.map.populationShare[a]!;
  if (total <= 0 || usd <= 0) return;
  transfer(w, w.treasury, INSURGENT, w.economy, 0, usd, CAUSE.relief);
  const felt = usd * (1 - m.passing.relief);
  for (let a = 0; a < m.sizes.areas; a++) {
    const share = (w.network[a]! * m.map.populationShare[a]!) / total;
    if (share > 0) add(w, w.reliefHeld, a, felt * share, CAUSE.relief);
  }
}

/**
 * Money that comes out of the corridors this turn, less fees and seizures. What was sent this turn
 * set out all through it, so less of it arrives.
 */
function arrive(t: Turn, g: number, start: number): void {
  const { m, w, s } = t;
  const k = m.k.finance;
  const nH = m.sizes.corridors;
  let running = start;
  let dealt = 0;
  for (let h = 0; h < nH; h++) {
    const under = g * nH + h;
    const sent = s.corridorWork[h]!;
    s.corridorWork[h] = 0;
    if (w.transit[under] === 0) continue;
    const leaving = m.cp.delayTauDays[h]!;
    const passing = m.passing.corridor[h]!;
    const out = (w.transit[under]! - sent) * leaving + sent * passing;
    const sum = affordable(w.transit, under, out);
    // What is under way on the mean of the turn is what leaves, times the stay.
    const meanUnderWay = (out * (1 - passing)) / leaving;
    const crowding = sum / (m.cp.capacityUsd[h]! + m.weeks);
    const feeShare = m.cp.feeShare[h]! * (1 + k.congestionFee * crowding * crowding);
    running += sum * (feeShare < k.feeMost ? feeShare : k.feeMost);
    const fee = Math.floor(running - dealt);
    dealt += fee;
    transfer(w, w.transit, under, w.fees, 0, fee, CAUSE.broker_fee);
    s.corridorWork[h] = sum - fee;
    transfer(w, w.transit, under, w.inland, g, sum - fee, CAUSE.corridor_arrival);
    interdict(t, g, h, under, meanUnderWay);
  }
}

/**
 * A find takes part of all that is under way. A widened corridor shows more, a closed one hides.
 */
function interdict(t: Turn, g: number, h: number, under: number, usdUnderWay: number): void {
  const { m, w } = t;
  const k = m.k.finance;
  const effort = w.corridorEffort[h]!;
  const shown = effort === 0 ? k.closedShows : effort === 2 ? k.widenedShows : 1;
  const risk =
    (k.interdictionBase + k.interdictionControl * w.corridorControl[h]! * m.cp.exposure[h]!) *
    shown;
  const u = t.draws.at(DRAW.interdiction, t.turn, under, 0);
  if (u >= risk) return;
  const seized = affordable(w.transit, under, usdUnderWay * k.seizureShare * t.draws.second);
  transfer(w, w.transit, under, w.stateTreasury, 0, seized, CAUSE.interdiction);
  if (g === 0) t.records.note(t.day, NOTE.corridor_seizure, h, seized);
}

/** Shares what came in over the group's areas by need and by how far each corridor reaches. */
function deliver(t: Turn, g: number): void {
  const { m, w, s } = t;
  const { inland, cash, fees, fighters, network } = w;
  const { active, delivered, mean } = s;
  const { bestReach } = m.map;
  const usd = inland[g]!;
  if (usd <= 0) return;
  const from = s.activeStart[g]!;
  const to = s.activeStart[g + 1]!;
  const base = g * m.sizes.areas;
  const reached = reachedBy(t);
  const organisers = m.k.finance.organisersPerNetwork;
  let total = 0;
  for (let n = from; n < to; n++) {
    const i = active[n]!;
    mean[n] = (fighters[i]! + organisers * network[i]!) * reached[i - base]!;
    total += mean[n]!;
  }
  if (total <= 0) return;
  const scale = usd / total;
  let running = t.draws.at(DRAW.delivery, t.turn, g, 1);
  let dealt = 0;
  for (let n = from; n < to; n++) {
    const i = active[n]!;
    // What carrying costs is the reach of the corridors that brought the money.
    running += mean[n]! * scale * bestReach[i - base]!;
    const kept = affordable(inland, g, running - dealt);
    dealt += kept;
    transfer(w, inland, g, cash, i, kept, CAUSE.corridor_arrival);
    delivered[i] = kept;
  }
  transfer(w, inland, g, fees, 0, inland[g]!, CAUSE.broker_fee);
}

/** How far the money that arrived this turn reaches, by area: near the corridors that brought it. */
function reachedBy(t: Turn): Float64Array {
  const { m, s } = t;
  const { corridorWork, work } = s;
  const { reach } = m.map;
  work.fill(m.weeks);
  for (let h = 0; h < corridorWork.length; h++) {
    const usd = corridorWork[h]!;
    if (usd === 0) continue;
    const row = h * work.length;
    for (let a = 0; a < work.length; a++) work[a] = work[a]! + usd * reach[row + a]!;
  }
  return work;
}

/** Groups with backers of their own are funded where they are, and pay their people from it. */
function fundDirectly(t: Turn, g: number): void {
  const { m, w, s } = t;
  const k = m.step.finance;
  const income = m.gpStep.incomeUsd[g]!;
  const from = s.activeStart[g]!;
  const to = s.activeStart[g + 1]!;
  let total = 0;
  for (let n = from; n < to; n++) total += w.fighters[s.active[n]!]!;
  if (total <= 0) return;
  for (let n = from; n < to; n++) {
    const i = s.active[n]!;
    const fighters = w.fighters[i]!;
    transfer(
      w,
      w.donors,
      0,
      w.cash,
      i,
      Math.floor((income * fighters) / total),
      CAUSE.group_income,
    );
    const wages = fighters * m.gpStep.payUsd[g]!;
    const paid = affordable(w.cash, i, wages);
    transfer(w, w.cash, i, w.economy, 0, paid, CAUSE.pay);
    const gap = wages > 0 ? 1 - paid / wages : 0;
    addShare(w, w.payGap, i, k.payGapTauDays * (gap - w.payGap[i]!), CAUSE.unpaid_wages);
  }
}

/** Pay day: wages, organisers and local taxes, in every area of the group once a step. */
function fieldMoney(
  t: Turn,
  g: number,
  shares: { readonly pay: number; readonly network: number },
): void {
  const { m, w, s } = t;
  const k = m.step.finance;
  const { cash, economy, payGap, fighters, network } = w;
  const base = g * m.sizes.areas;
  const payUsd = m.gpStep.payUsd[g]!;
  const upkeepUsd = k.organisersPerNetwork * k.organiserUsd;
  const payShare = g === 0 ? shares.pay : k.allyPayShare;
  const networkShare = g === 0 ? shares.network : k.allyNetworkShare;
  const taxed = g === 0 && w.taxes[0]! > 0;
  for (let n = s.activeStart[g]!; n < s.activeStart[g + 1]!; n++) {
    const i = s.active[n]!;
    if (s.due[i - base] === 0) continue;
    if (taxed) localTax(t, i, i);
    const wages = fighters[i]! * payUsd;
    const upkeep = network[i]! * upkeepUsd;
    const held = cash[i]!;
    const paid = Math.floor(Math.min(wages, held * payShare));
    const kept = Math.floor(Math.min(upkeep, held * networkShare));
    transfer(w, cash, i, economy, 0, paid, CAUSE.pay);
    transfer(w, cash, i, economy, 0, kept, CAUSE.network_upkeep);
    const due = wages + upkeep;
    const gap = due >= 1 ? 1 - (paid + kept) / due : 0;
    addShare(
      w,
      payGap,
      i,
      k.payGapTauDays * ((gap > 0 ? gap : 0) - payGap[i]!),
      CAUSE.unpaid_wages,
    );
  }
}

/** Relief is forgotten in months, and in every turn, as it is given in every turn. */
function forgetRelief(t: Turn): void {
  const { m, w } = t;
  const rate = m.k.finance.reliefTauDays;
  for (let a = 0; a < m.sizes.areas; a++) {
    const felt = w.reliefHeld[a]!;
    if (felt > 0) add(w, w.reliefHeld, a, -felt * rate, CAUSE.fading);
  }
}

/** The burden of demands is forgotten in months. */
function forgetBurden(t: Turn): void {
  const { m, w } = t;
  for (let a = 0; a < m.sizes.areas; a++) {
    if (t.s.due[a] === 0) continue;
    addShare(w, w.exaction, a, -w.exaction[a]! * m.step.finance.exactionTauDays, CAUSE.fading);
  }
}

/** "Donations" asked for in a zone of influence: money now, exaction later. */
function localTax(t: Turn, a: number, i: number): void {
  const { w, m } = t;
  const k = m.step.finance;
  const heavy = w.taxes[0] === 2 ? 1 : k.lightTaxShare;
  const reach = w.network[i]!;
  const rural = 1 - k.townsUntaxed * m.map.urbanShare[a]!;
  // Where the authorities rule firmly there is little room for another tax.
  const room = k.taxRoom - (w.control[a]! > 0 ? w.control[a]! : 0);
  const yieldUsd = w.population[a]! * k.taxUsdPerPerson * reach * reach * rural * heavy * room;
  transfer(w, w.economy, 0, w.cash, i, Math.floor(yieldUsd), CAUSE.local_tax);
  const burden = k.exactionFromTax * heavy * reach * (1 - w.exaction[a]!);
  addShare(w, w.exaction, a, burden, CAUSE.local_tax);
}
