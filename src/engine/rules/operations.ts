/**
 * Rule 7: operations.
 *
 * Operations come from a limited pool of active cells, a small share of the fighters; each cell
 * prepares, strikes and recovers. Cells drift (with delay) to where targets, network and publicity
 * pull them and away from protected places, so what is suppressed here moves there. Counts are
 * over-dispersed (negative binomial) and self-exciting with a branching ratio below one; seasonal
 * in the countryside, hardly in the capital; sizes are heavy-tailed in truth.
 * [article: hit-and-run and IEDs, pressure on the capital; literature: Bohorquez et al. 2009 and
 * Clauset et al. 2007 on sizes, Lewis et al. 2012 and Johnson et al. 2011 on tempo]
 */
import { CAUSE } from '../causes.js';
import { DRAW } from '../draws.js';
import { exp } from '../maths.js';
import { discretePareto, negativeBinomial } from '../quantiles.js';
import { GROUP_KINDS, LAYER_BIT, NOTE, OP } from '../records.js';
import { HOLD, ROLE_ALLY, ROLE_FRONT, ROLE_GUEST, ROLE_RESIDUAL, ROLE_RIVAL } from '../sides.js';
import { swing } from '../swings.js';
import type { Model } from '../model.js';
import type { Turn } from '../turn-context.js';
import { add, addShare, affordable, transfer } from '../world.js';

/** Tempo by posture: lie low, network, harass, strike, hold. */
const TEMPO = [0.1, 0.45, 1, 1.5, 1.2] as const;
/**
 * What an emphasis changes, in the order patrols, posts, convoys, officials, capital: losses
 * inflicted, own risk, small arms taken, trace left for informers, pull of towns.
 */
const EMPHASIS = {
  killed: [1, 1.25, 0.8, 0.8, 1],
  risk: [1, 1.5, 1, 0.7, 1.1],
  armsTaken: [0, 0.25, 0.5, 0, 0],
  trace: [0.9, 1.1, 1, 1.15, 1.15],
  town: [0.9, 0.9, 0.9, 1.5, 1.1],
} as const;
const EMPHASIS_CAPITAL = 4;

export function operations(t: Turn): void {
  t.s.firstRow = t.records.operations.count;
  for (let g = 0; g < t.m.sizes.groups; g++) {
    if (t.m.role[g] === ROLE_RESIDUAL) residual(t, g);
    else if (t.m.gp.activeShare[g]! > 0) {
      if (t.s.monthly) {
        swing(
          t,
          t.w.drive,
          g,
          t.m.k.operations.driveSd,
          t.m.step.operations.driveTauDays,
          DRAW.drive,
        );
        formCells(t, g);
      }
      operate(t, g);
      if (t.s.monthly) formRest(t, g);
    }
  }
  threats(t);
}

/** Pull of an area on the group's cells; `stage` is the weight of the capital. */
function pull(t: Turn, g: number, a: number, stage: number): number {
  const { m, w, s } = t;
  const k = m.step.operations;
  const i = g * m.sizes.areas + a;
  const targets = w.garrison[a]! / (w.garrison[a]! + k.targetsHalf);
  const hidden = 0.25 + 0.75 * w.network[i]!;
  const urban = m.map.urbanShare[a]!;
  const town = g === 0 ? EMPHASIS.town[emphasisOf(t, a)]! : 1;
  const draw = 1 + stage * m.map.isCapital[a]! + m.gp.urbanDraw[g]! * urban * town;
  const cover = 0.6 + 0.4 * m.map.ruggedness[a]! * (1 - s.snow[a]!) + 0.3 * urban;
  return targets * hidden * draw * cover * (1 - k.protectionDeters * w.protection[a]!);
}

/** What the front of an area goes after. */
function emphasisOf(t: Turn, a: number): number {
  const front = t.m.map.front[a]!;
  return front < 0 ? 0 : t.w.frontEmphasis[front]!;
}

/** Weight of the capital for a group: more when more fronts are told to reach for it. */
function stageOf(t: Turn, g: number): number {
  const { m, w } = t;
  const base = m.gp.capitalDraw[g]!;
  if (m.role[g] !== ROLE_FRONT || m.sizes.fronts === 0) return base;
  let lent = 0;
  for (let f = 0; f < m.sizes.fronts; f++) if (w.frontEmphasis[f] === EMPHASIS_CAPITAL) lent++;
  return base * (0.85 + (1.35 * lent) / m.sizes.fronts);
}

/**
 * The pool of cells follows fighters; its parts drift to where they are pulled. Half of that comes
 * before the operations of the turn and half after, because raids break cells up all through a turn
 * and are counted at its end: cells that form at its start alone would strike for half a turn more.
 */
function formCells(t: Turn, g: number): void {
  const { m, w, s } = t;
  const k = m.step.operations;
  const nA = m.sizes.areas;
  const base = g * nA;
  const stage = stageOf(t, g);
  let strength = 0;
  let total = 0;
  for (let a = 0; a < nA; a++) {
    const fighters = w.fighters[base + a]!;
    if (fighters === 0) {
      s.work[a] = 0;
      continue;
    }
    const arms = w.arms[base + a]! / (fighters * m.step.arms.armsPerFighter + 1);
    const ready =
      (arms < 1 ? arms : 1) *
      (1 - 0.7 * w.payGap[base + a]!) *
      (0.4 + 0.6 * w.leadership[base + a]!);
    const weight = fighters * pull(t, g, a, stage);
    s.work[a] = weight;
    total += weight;
    strength += fighters * ready;
  }
  const pool = (strength * m.gp.activeShare[g]!) / m.gp.cellPersons[g]!;
  for (let a = 0; a < nA; a++) {
    const cells = w.cells[base + a]!;
    const weight = s.work[a]!;
    s.work[a] = 0;
    if (weight === 0 && cells === 0) continue;
    const most = w.fighters[base + a]! / m.gp.cellPersons[g]!;
    const share = total > 0 ? (pool * weight) / total : 0;
    const target = share < most ? share : most;
    // Cells scatter faster than they form: a lost one takes months to rebuild.
    const rate = target > cells ? k.formTauDays : k.scatterTauDays;
    s.work[a] = 0.5 * rate * (target - cells);
    shiftCells(t, base + a, s.work[a]!);
  }
}

/** The other half, which `formCells` left in the work space. */
function formRest(t: Turn, g: number): void {
  const { work } = t.s;
  for (let a = 0; a < work.length; a++) {
    if (work[a] !== 0) shiftCells(t, g * work.length + a, work[a]!);
  }
}

function shiftCells(t: Turn, i: number, change: number): void {
  add(t.w, t.w.cells, i, change, change > 0 ? CAUSE.cell_forming : CAUSE.cell_shift);
}

/** Operations of one group in every area where it has cells. */
function operate(t: Turn, g: number): void {
  const { m, w, s } = t;
  const k = m.k.operations;
  const nA = m.sizes.areas;
  const base = g * nA;
  const { cells, heat, network, stance, protection, garrison, population } = w;
  const { urbanShare } = m.map;
  const { protectionSlows, garrisonDeters, snowSlows, harvestSlows, excitationTauDays } = k;
  const { forceHalf } = m.k.recruitment;
  const size = m.gp.dispersionSize[g]! * m.weeks;
  const prepare = m.gp.prepareDays[g]!;
  const recover = m.gp.recoverDays[g]!;
  const speed = m.turnDays * tempoOf(t, g);
  const end = s.activeStart[g + 1]!;
  for (let c = s.activeStart[g]!; c < end; c++) {
    const i = s.active[c]!;
    const here = cells[i]!;
    const hot = heat[i]!;
    if (here <= 1e-4 && hot <= 1e-4) continue;
    const a = i - base;
    const rural = 1 - urbanShare[a]!;
    const season = 1 - rural * (snowSlows * s.snow[a]! + harvestSlows * s.harvest[a]!);
    // Preparation stretches where posts are many and protected, and shrinks with the network.
    const posts = garrison[a]!;
    const force = posts / (population[a]! + 1);
    const watch =
      1 - protectionSlows * protection[a]! - (garrisonDeters * force) / (force + forceHalf);
    const ease = (0.4 + network[i]!) * watch;
    const cycle = prepare / (ease > 0.05 ? ease : 0.05) + recover;
    const released = hot * excitationTauDays;
    const mean = season * ((here * TEMPO[stance[i]!]! * speed) / cycle + released);
    if (hot > 0) add(w, heat, i, -released, CAUSE.excitation);
    const n = countWithEchoes(
      t.draws.paired(DRAW.operationCount, t.turn, i),
      mean,
      size,
      m,
      season,
    );
    if (n > 0) launch(t, g, a, i, n);
  }
  learn(t, g);
}

/**
 * Operations of a turn and those that they set off within it. The longer the turn, the more of its
 * heat an operation spends in it: the count is drawn with the mean and the variance that this gives.
 */
function countWithEchoes(u: number, mean: number, size: number, m: Model, season: number): number {
  const echoes = 1 - m.k.operations.branchingRatio * m.passing.heat * season;
  const all = mean / echoes;
  if (u <= 1 - all) return 0;
  // Echoes multiply deviations like the mean, those of the day's luck and those of counting.
  const spread = 1 / (echoes * echoes);
  return negativeBinomial(u, all, (size * all) / (spread * all + (spread - 1) * size));
}

/** Tempo of a group: tradecraft, its slow swing, and coherence with its ally. */
function tempoOf(t: Turn, g: number): number {
  const { m, w } = t;
  const role = m.role[g]!;
  const union = w.union[0]!;
  const together =
    role === ROLE_FRONT ? 0.9 + 0.2 * union : role === ROLE_ALLY ? 0.6 + 0.8 * union : 1;
  // The loose rule on harm saves preparation.
  const rule = role === ROLE_FRONT && w.harmRule[0] === 1 ? 1.12 : 1;
  return (0.7 + 0.6 * w.craft[g]!) * exp(w.drive[g]!) * together * rule;
}

/** The operations of one cell of group x area in this turn. */
function launch(t: Turn, g: number, a: number, i: number, n: number): void {
  const { w, s } = t;
  for (let e = 0; e < n; e++) operation(t, g, a, i, e);
  s.operations[i] = s.operations[i]! + n;
  s.operationsHere[a] = s.operationsHere[a]! + n;
  s.operationsOf[g] = s.operationsOf[g]! + n;
  const left = t.m.k.operations.branchingRatio * (1 - t.m.passing.heat);
  add(w, w.heat, i, n * left, CAUSE.excitation);
}

/** One operation: kind, day, losses, harm; written as a row that reporting completes. */
function operation(t: Turn, g: number, a: number, i: number, e: number): void {
  const { m, w, records, s } = t;
  const urban = t.draws.at(DRAW.operationKind, t.turn, i, e) < m.map.urbanShare[a]! ? 1 : 0;
  const kind = kindOf(t, g, urban, t.draws.second, w.stance[i]!);
  const u = t.draws.at(DRAW.operationOutcome, t.turn, i, e);
  const day = t.day + Math.floor(t.draws.second * m.turnDays);
  const emphasis = m.role[g] === ROLE_FRONT ? emphasisOf(t, a) : 0;
  const dead = inflicted(t, g, a, i, e, kind, u, emphasis);
  const own = ownLosses(t, g, a, i, e, kind, EMPHASIS.risk[emphasis]!);
  const harm = civilianHarm(t, g, a, i, e, kind);
  transfer(w, w.garrison, a, w.garrisonKilled, 0, dead, CAUSE.operation_loss);
  const taken = affordable(w.garrisonArms, a, Math.round(EMPHASIS.armsTaken[emphasis]! * 4 * u));
  transfer(w, w.garrisonArms, a, w.arms, i, taken, CAUSE.capture);
  s.traces[i] = s.traces[i]! + EMPHASIS.trace[emphasis]!;
  s.governmentKilled += dead;
  const at = records.operations.next();
  const d = records.operations.data;
  d[at + OP.day] = day;
  d[at + OP.area] = a;
  d[at + OP.group] = g;
  d[at + OP.kind] = kind;
  d[at + OP.governmentKilled] = dead;
  d[at + OP.groupKilled] = own;
  d[at + OP.civiliansKilled] = harm;
  d[at + OP.layers] = LAYER_BIT.true;
  d[at + OP.sequence] = e;
}

/** Personnel of the authorities killed: often none, seldom many; equipment shields on roads. */
function inflicted(
  t: Turn,
  g: number,
  a: number,
  i: number,
  e: number,
  kind: number,
  u: number,
  emphasis: number,
): number {
  const { m, w } = t;
  const k = m.k.operations;
  const aimed = m.gp.civilianTargets[g]!;
  if (aimed > 0 && t.draws.at(DRAW.operationHarmSize, t.turn, i, e) < aimed) return 0;
  const heavy = (w.heavy[a]! / (w.heavy[a]! + 100)) * m.map.heavyWorth[a]!;
  const shield = (1 - 0.4 * w.protection[a]!) * (1 - k.heavyShields * heavy);
  const means = kind === 1 ? 0.8 : kind === 3 ? 1.3 : 1;
  const hit = m.gp.killChance[g]! * shield * means * EMPHASIS.killed[emphasis]!;
  if (u >= hit) return 0;
  return affordable(w.garrison, a, discretePareto(u / hit, k.sizeAlpha, k.sizeCap));
}

function kindOf(t: Turn, g: number, urban: number, u: number, stance: number): number {
  const base = (g * 2 + urban) * GROUP_KINDS;
  let kind = 0;
  while (kind < GROUP_KINDS - 1 && u >= t.m.kinds[base + kind]!) kind++;
  // Ground is only tried for on the order to hold it, and an order to hold tries for it.
  if (stance === HOLD && kind === 3 && urban === 0) return 4;
  return kind === 4 && stance !== HOLD ? 0 : kind;
}

/** The group's own dead; more for raids, fewer with craft. */
function ownLosses(
  t: Turn,
  g: number,
  a: number,
  i: number,
  e: number,
  kind: number,
  emphasis: number,
): number {
  const { m, w, s } = t;
  const risk =
    m.gp.ownLossChance[g]! *
    emphasis *
    (kind >= 3 ? 2 : kind === 1 ? 0.4 : 1) *
    (1 + w.protection[a]!) *
    (1 - 0.5 * w.craft[g]!);
  const u = t.draws.at(DRAW.operationLoss, t.turn, i, e);
  let lost = u < risk ? 1 + Math.floor(t.draws.second * t.draws.second * 4) : 0;
  lost = affordable(w.fighters, i, lost);
  transfer(w, w.fighters, i, w.killed, g, lost, CAUSE.operation_loss);
  transfer(w, w.arms, i, w.armsLost, 0, affordable(w.arms, i, lost), CAUSE.operation_spent);
  if (m.role[g] === ROLE_FRONT) s.frontLosses += lost;
  return lost;
}

/** Civilians killed; the harm rule of the front and the doctrine of others decide how often. */
function civilianHarm(t: Turn, g: number, a: number, i: number, e: number, kind: number): number {
  const { m, w, s } = t;
  const loose =
    m.role[g] === ROLE_FRONT && w.harmRule[0] === 1 ? m.k.operations.looseHarmFactor : 1;
  const chance =
    m.gp.civilianHarmChance[g]! * loose * (kind === 1 ? 2 : 1) * (0.5 + m.map.urbanShare[a]!);
  const u = t.draws.at(DRAW.operationHarm, t.turn, i, e);
  if (u >= chance) return 0;
  const alpha = m.k.operations.harmAlpha;
  const n = affordable(w.population, a, discretePareto(u / chance, alpha, 120));
  transfer(w, w.population, a, w.civiliansKilled, a, n, CAUSE.insurgent_harm);
  // Only what the front and its ally do is laid to them.
  const role = m.role[g]!;
  if (role === ROLE_FRONT || role === ROLE_ALLY) s.insurgentHarm[a] = s.insurgentHarm[a]! + n;
  return n;
}

/** A group learns from what it does and forgets when it rests. */
function learn(t: Turn, g: number): void {
  const { m, w, s } = t;
  const k = m.k.operations;
  const n = s.operationsOf[g]!;
  const craft = w.craft[g]!;
  addShare(w, w.craft, g, n * k.craftPerOperation * (1 - craft), CAUSE.learning);
  addShare(w, w.craft, g, -craft * k.craftTauDays, CAUSE.forgetting);
}

/** Minor and unattributed attacks: no footprint, placed by people and grievance. */
function residual(t: Turn, g: number): void {
  const { m, w, s } = t;
  const nA = m.sizes.areas;
  const mean = m.gp.backgroundOperations[g]!;
  const u = t.draws.at(DRAW.operationCount, t.turn, g * nA, 1);
  const n = negativeBinomial(u, mean, m.gp.dispersionSize[g]! * m.weeks);
  if (n === 0) return;
  let total = 0;
  for (let a = 0; a < nA; a++) {
    s.work[a] = m.map.populationShare[a]! * (0.2 + w.grievance[a]!);
    total += s.work[a]!;
  }
  for (let e = 0; e < n; e++) {
    let rest = t.draws.at(DRAW.residualPlace, t.turn, g, e) * total;
    let a = 0;
    while (a < nA - 1 && rest >= s.work[a]!) rest -= s.work[a++]!;
    const i = g * nA + a;
    operation(t, g, a, i, s.operations[i]!);
    s.operations[i] = s.operations[i]! + 1;
    s.operationsHere[a] = s.operationsHere[a]! + 1;
    s.operationsOf[g] = s.operationsOf[g]! + 1;
  }
}

/** Threats that others see: IS-KP's attacks, and the guests' violence across the border. */
function threats(t: Turn): void {
  const { m, w, s } = t;
  const k = m.k.operations;
  for (let g = 0; g < m.sizes.groups; g++) {
    const role = m.role[g]!;
    if (role !== ROLE_RIVAL && role !== ROLE_GUEST) continue;
    const n = s.operationsOf[g]!;
    if (role === ROLE_RIVAL) {
      const rate = k.threatTauDays;
      add(w, w.rivalPerWeek, 0, rate * (n / m.weeks - w.rivalPerWeek[0]!), CAUSE.operation);
      const level = w.rivalPerWeek[0]! / (w.rivalPerWeek[0]! + k.rivalThreatHalf);
      addShare(w, w.iskpThreat, 0, rate * (level - w.iskpThreat[0]!), CAUSE.operation);
    } else guestViolence(t, g);
  }
}

/** The guests fight abroad from the areas that shelter them; policy decides how freely. */
function guestViolence(t: Turn, g: number): void {
  const { m, w } = t;
  const k = m.k.operations;
  let fighters = 0;
  for (let a = 0; a < m.sizes.areas; a++) fighters += w.fighters[g * m.sizes.areas + a]!;
  const policy = w.guestPolicy[0] === 0 ? 1 : w.guestPolicy[0] === 1 ? 0.55 : 0.2;
  const level = (fighters / (fighters + k.guestHalf)) * policy;
  const old = w.ttpViolence[0]!;
  addShare(w, w.ttpViolence, 0, k.guestTauDays * (level - old), CAUSE.operation);
  const clashes = negativeBinomial(
    t.draws.at(DRAW.operationCount, t.turn, g * m.sizes.areas, 2),
    k.borderClashes * w.borderTension[0]!,
    0.5 * m.weeks,
  );
  for (let e = 0; e < clashes; e++) borderClash(t, g, e);
}

/** A clash across the tense border: an event of the de facto authorities, seen by everyone. */
function borderClash(t: Turn, g: number, e: number): void {
  const { m, records } = t;
  const { tenseAreas } = m.map;
  if (tenseAreas.length === 0) return;
  const u = t.draws.at(DRAW.residualPlace, t.turn, g, 1000 + e);
  const area = tenseAreas[Math.floor(u * tenseAreas.length)]!;
  const day = t.day + Math.floor(t.draws.second * m.turnDays);
  records.note(day, NOTE.guest_attack_abroad, area, g);
}
