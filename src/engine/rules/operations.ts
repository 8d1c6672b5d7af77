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
import { negativeBinomial } from '../quantiles.js';
import { NOTE } from '../records.js';
import { ROLE_ALLY, ROLE_FRONT, ROLE_GUEST, ROLE_RESIDUAL, ROLE_RIVAL } from '../sides.js';
import { swing } from '../swings.js';
import type { Turn } from '../turn-context.js';
import { add, addShare } from '../world.js';
import { bandOf, emphasisOf, operation, type Band } from './one-operation.js';

const EMPHASIS_CAPITAL = 4;
/** Keeps the cycle of a cell finite whatever the parameters; at theirs ease is never so low. */
const LEAST_EASE = 0.05;

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

/** Weight of the capital for a group: more when more fronts are told to reach for it. */
function stageOf(t: Turn, g: number): number {
  const { m, w } = t;
  const base = m.gp.capitalDraw[g]!;
  if (m.role[g] !== ROLE_FRONT || m.sizes.fronts === 0) return base;
  let lent = 0;
  for (let f = 0; f < m.sizes.fronts; f++) if (w.frontEmphasis[f] === EMPHASIS_CAPITAL) lent++;
  const { capitalUntold, capitalTold } = m.k.operations;
  return base * (capitalUntold + (capitalTold * lent) / m.sizes.fronts);
}

/**
 * The pool of cells follows fighters; its parts drift to where they are pulled. Half of that comes
 * before the operations of the turn and half after, because raids break cells up all through a turn
 * and are counted at its end: cells that form at its start alone would strike for half a turn more.
 */
function formCells(t: Turn, g: number): void {
  const { m, w, s } = t;
  const { formTauDays, scatterTauDays } = m.step.operations;
  const { cells, fighters } = w;
  const base = g * m.sizes.areas;
  const weights = s.work;
  const persons = m.gp.cellPersons[g]!;
  const strength = weighPlaces(t, g);
  let total = 0;
  for (let a = 0; a < weights.length; a++) total += weights[a]!;
  const pool = total > 0 ? (strength * m.gp.activeShare[g]!) / persons / total : 0;
  for (let a = 0, i = base; a < weights.length; a++, i++) {
    const here = cells[i]!;
    const weight = weights[a]!;
    weights[a] = 0;
    if (weight === 0 && here === 0) continue;
    const most = fighters[i]! / persons;
    const share = pool * weight;
    const target = share < most ? share : most;
    // Cells scatter faster than they form: a lost one takes months to rebuild.
    const rate = target > here ? formTauDays : scatterTauDays;
    weights[a] = 0.5 * rate * (target - here);
    shiftCells(t, i, weights[a]!);
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

/** Pull of each area on the group's cells, by fighters, into `s.work`; gives fighters that are ready. */
function weighPlaces(t: Turn, g: number): number {
  const { m, w, s } = t;
  const { targetsHalf, protectionDeters, unpaidIdle, leaderlessReady, ledReady } =
    m.step.operations;
  const { unhiddenShare, hiddenShare, coverBase, coverTerrain, coverTowns } = m.k.operations;
  const { armsPerFighter } = m.step.arms;
  const { fighters, arms, payGap, leadership, network, garrison, protection } = w;
  const { urbanShare, isCapital, ruggedness } = m.map;
  const weights = s.work;
  const stage = stageOf(t, g);
  const drawn = m.gp.urbanDraw[g]!;
  let strength = 0;
  for (let a = 0, i = g * weights.length; a < weights.length; a++, i++) {
    const n = fighters[i]!;
    weights[a] = 0;
    if (n === 0) continue;
    const armed = arms[i]! / (n * armsPerFighter + 1);
    const ready =
      (armed < 1 ? armed : 1) *
      (1 - unpaidIdle * payGap[i]!) *
      (leaderlessReady + ledReady * leadership[i]!);
    strength += n * ready;
    const targets = garrison[a]! / (garrison[a]! + targetsHalf);
    const hidden = unhiddenShare + hiddenShare * network[i]!;
    const urban = urbanShare[a]!;
    const town = g === 0 ? m.byAim.town[emphasisOf(t, a)]! : 1;
    const draw = 1 + stage * isCapital[a]! + drawn * urban * town;
    const cover = coverBase + coverTerrain * ruggedness[a]! * (1 - s.snow[a]!) + coverTowns * urban;
    weights[a] = n * targets * hidden * draw * cover * (1 - protectionDeters * protection[a]!);
  }
  return strength;
}

/** Operations of one group in every area where it has cells. */
function operate(t: Turn, g: number): void {
  const { m, s } = t;
  const from = s.activeStart[g]!;
  const to = s.activeStart[g + 1]!;
  const { active, mean, chance, echoes } = s;
  expectations(t, g);
  t.draws.fillPaired(chance, DRAW.operationCount, t.turn, active, from, to);
  const size = m.gp.dispersionSize[g]! * m.weeks;
  const base = g * m.sizes.areas;
  let band: Band | null = null;
  for (let c = from; c < to; c++) {
    const u = chance[c]!;
    if (u <= 1 - mean[c]!) continue;
    const n = countWithEchoes(u, mean[c]!, size, echoes[c]!);
    if (n === 0) continue;
    band ??= bandOf(t, g);
    launch(t, band, active[c]! - base, active[c]!, n);
  }
  learn(t, g);
}

/**
 * A count with those that it sets off within its turn, whose mean already has them. Echoes multiply
 * deviations like the mean, those of the day's luck and those of counting.
 */
function countWithEchoes(u: number, mean: number, size: number, echoes: number): number {
  const spread = 1 / (echoes * echoes);
  return negativeBinomial(u, mean, (size * mean) / (spread * mean + (spread - 1) * size));
}

/**
 * Expected operations of each active cell of the group, into `s.mean`; excitation is used up. The
 * longer the turn, the more of its heat an operation spends in it: what it sets off within the turn
 * is in the mean, and one less its share is kept in `s.echoes`.
 */
function expectations(t: Turn, g: number): void {
  const { m, w, s } = t;
  const base = g * m.sizes.areas;
  const { cells, heat, network, stance, protection, garrison, population } = w;
  const { active, mean, echoes, snow, harvest } = s;
  const { urbanShare } = m.map;
  const { protectionSlows, garrisonDeters, snowSlows, harvestSlows, excitationTauDays } =
    m.k.operations;
  const { easeAlone } = m.k.operations;
  const { forceHalf } = m.k.recruitment;
  const { tempo } = m.byPosture;
  const prepare = m.gp.prepareDays[g]!;
  const recover = m.gp.recoverDays[g]!;
  const speed = m.turnDays * tempoOf(t, g);
  const echo = m.k.operations.branchingRatio * m.passing.heat;
  const end = s.activeStart[g + 1]!;
  for (let c = s.activeStart[g]!; c < end; c++) {
    const i = active[c]!;
    const here = cells[i]!;
    const hot = heat[i]!;
    mean[c] = 0;
    if (here <= 1e-4 && hot <= 1e-4) continue;
    const a = i - base;
    const rural = 1 - urbanShare[a]!;
    const season = 1 - rural * (snowSlows * snow[a]! + harvestSlows * harvest[a]!);
    // Preparation stretches where posts are many and protected, and shrinks with the network.
    const posts = garrison[a]!;
    const force = posts / (population[a]! + 1);
    const watch =
      1 - protectionSlows * protection[a]! - (garrisonDeters * force) / (force + forceHalf);
    const ease = (easeAlone + network[i]!) * watch;
    const cycle = prepare / (ease > LEAST_EASE ? ease : LEAST_EASE) + recover;
    const released = hot * excitationTauDays;
    echoes[c] = 1 - echo * season;
    mean[c] = (season * ((here * tempo[stance[i]!]! * speed) / cycle + released)) / echoes[c]!;
    if (hot > 0) add(w, heat, i, -released, CAUSE.excitation);
  }
}

/** Tempo of a group: tradecraft, its slow swing, and coherence with its ally. */
function tempoOf(t: Turn, g: number): number {
  const { m, w } = t;
  const role = m.role[g]!;
  const union = w.union[0]!;
  const k = m.k.operations;
  const together =
    role === ROLE_FRONT
      ? k.frontAlone + k.frontUnited * union
      : role === ROLE_ALLY
        ? k.allyAlone + k.allyUnited * union
        : 1;
  const { looseTempoFactor, offlineSlows } = k;
  const rule = role === ROLE_FRONT && w.harmRule[0] === 1 ? looseTempoFactor : 1;
  const offline = 1 - w.internet[0]! / m.k.reporting.internetNormal;
  const arranged = offline > 0 ? 1 - offlineSlows * offline : 1;
  const skill = k.tempoUnskilled + k.tempoFromCraft * w.craft[g]!;
  return skill * exp(w.drive[g]!) * together * rule * arranged;
}

/** The operations of one cell of group x area in this turn. */
function launch(t: Turn, band: Band, a: number, i: number, n: number): void {
  const { w, s } = t;
  const g = band.group;
  for (let e = 0; e < n; e++) operation(t, band, a, i, e);
  s.operations[i] = s.operations[i]! + n;
  s.operationsHere[a] = s.operationsHere[a]! + n;
  s.operationsOf[g] = s.operationsOf[g]! + n;
  const left = t.m.k.operations.branchingRatio * (1 - t.m.passing.heat);
  add(w, w.heat, i, n * left, CAUSE.excitation);
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
    s.work[a] = m.map.populationShare[a]! * (m.k.operations.residualBase + w.grievance[a]!);
    total += s.work[a]!;
  }
  const band = bandOf(t, g);
  for (let e = 0; e < n; e++) {
    let rest = t.draws.at(DRAW.residualPlace, t.turn, g, e) * total;
    let a = 0;
    while (a < nA - 1 && rest >= s.work[a]!) rest -= s.work[a++]!;
    const i = g * nA + a;
    operation(t, band, a, i, s.operations[i]!);
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
  const policy =
    w.guestPolicy[0] === 0 ? 1 : w.guestPolicy[0] === 1 ? k.guestsRestrained : k.guestsExpelled;
  const level = (fighters / (fighters + k.guestHalf)) * policy;
  const old = w.ttpViolence[0]!;
  addShare(w, w.ttpViolence, 0, k.guestTauDays * (level - old), CAUSE.operation);
  const clashes = negativeBinomial(
    t.draws.at(DRAW.operationCount, t.turn, g * m.sizes.areas, 2),
    k.borderClashes * w.borderTension[0]!,
    k.clashDispersion * m.weeks,
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
