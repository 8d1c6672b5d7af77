/**
 * Rule 7, one operation: its kind and day, what it inflicts and costs, whom it harms. Sizes are
 * heavy-tailed in truth; what a claim makes of them is rule 12's.
 * [literature: Bohorquez et al. 2009 and Clauset et al. 2007 on sizes]
 */
import { CAUSE } from '../causes.js';
import { DRAW } from '../draws.js';
import { paretoCount } from '../quantiles.js';
import { GROUP_KINDS, LAYER_BIT, OP } from '../records.js';
import { HOLD, ROLE_ALLY, ROLE_FRONT } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { affordable, transfer } from '../world.js';

const RAID = 3;
const HOLD_ATTEMPT = 4;

/** What all operations of a group have in common in one turn. */
export interface Band {
  readonly group: number;
  readonly isFront: boolean;
  readonly killChance: number;
  readonly lossChance: number;
  readonly harmChance: number;
  /** Share of operations aimed at civilians. */
  readonly aimed: number;
  /** Whether harm done is laid to the insurgent side. */
  readonly laid: boolean;
}

/** Reads a group's band for this turn. */
export function bandOf(t: Turn, g: number): Band {
  const { m, w } = t;
  const { gp } = m;
  const role = m.role[g]!;
  const isFront = role === ROLE_FRONT;
  const loose = isFront && w.harmRule[0] === 1 ? m.k.operations.looseHarmFactor : 1;
  return {
    group: g,
    isFront,
    killChance: gp.killChance[g]!,
    lossChance: gp.ownLossChance[g]! * (1 - m.k.operations.craftSpares * w.craft[g]!),
    harmChance: gp.civilianHarmChance[g]! * loose,
    aimed: gp.civilianTargets[g]!,
    laid: isFront || role === ROLE_ALLY,
  };
}

/** What the front of an area goes after. */
export function emphasisOf(t: Turn, a: number): number {
  const front = t.m.map.front[a]!;
  return front < 0 ? 0 : t.w.frontEmphasis[front]!;
}

/** One operation, number `e` of its group, area and turn; written as a row that reporting completes. */
export function operation(t: Turn, band: Band, a: number, i: number, e: number): void {
  const { m, w, s, draws } = t;
  draws.at(DRAW.operationKind, t.turn, i, e);
  const urban = draws.coarse(0) < m.map.urbanShare[a]! ? 1 : 0;
  const kind = kindOf(t, band.group, urban, draws.coarse(1), w.stance[i]!);
  const day = t.day + Math.floor(draws.coarse(2) * m.turnDays);
  const luck = draws.coarse(3);
  const u = draws.at(DRAW.operationOutcome, t.turn, i, e);
  const mishap = draws.second;
  const emphasis = band.isFront ? emphasisOf(t, a) : 0;
  const dead = inflicted(t, band, a, i, e, kind, u, emphasis);
  const own = ownLosses(t, band, a, i, kind, luck, m.byAim.risk[emphasis]!);
  const harm = civilianHarm(t, band, a, kind, mishap);
  s.traces[i] = s.traces[i]! + m.byAim.trace[emphasis]!;
  const at = t.records.operations.next();
  const d = t.records.operations.data;
  d[at + OP.day] = day;
  d[at + OP.area] = a;
  d[at + OP.group] = band.group;
  d[at + OP.kind] = kind;
  d[at + OP.governmentKilled] = dead;
  d[at + OP.groupKilled] = own;
  d[at + OP.civiliansKilled] = harm;
  d[at + OP.layers] = LAYER_BIT.true;
  d[at + OP.sequence] = e;
}

function kindOf(t: Turn, g: number, urban: number, u: number, stance: number): number {
  const { kinds } = t.m;
  const base = (g * 2 + urban) * GROUP_KINDS;
  let kind = 0;
  while (kind < GROUP_KINDS - 1 && u >= kinds[base + kind]!) kind++;
  // Ground is only tried for on the order to hold it, and an order to hold tries for it.
  if (stance === HOLD && kind === RAID && urban === 0) return HOLD_ATTEMPT;
  return kind === HOLD_ATTEMPT && stance !== HOLD ? 0 : kind;
}

/** Personnel of the authorities killed: often none, seldom many; equipment shields on roads. */
function inflicted(
  t: Turn,
  { killChance, aimed }: Band,
  a: number,
  i: number,
  e: number,
  kind: number,
  u: number,
  emphasis: number,
): number {
  const { m, w, s } = t;
  const taken = Math.round(m.byAim.arms[emphasis]! * m.k.operations.armsTakenMost * u);
  if (taken > 0) {
    const n = affordable(w.garrisonArms, a, taken);
    transfer(w, w.garrisonArms, a, w.arms, i, n, CAUSE.capture);
  }
  const most = killChance * m.byKind.killed[kind]! * m.byAim.killed[emphasis]!;
  if (u >= most) return 0;
  if (aimed > 0 && t.draws.at(DRAW.operationHarmSize, t.turn, i, e) < aimed) return 0;
  const vehicles = w.heavy[a]!;
  const heavy = (vehicles / (vehicles + m.k.control.vehiclesHalf)) * m.map.heavyWorth[a]!;
  const { protectionShields, heavyShields } = m.k.operations;
  const shield = (1 - protectionShields * w.protection[a]!) * (1 - heavyShields * heavy);
  const hit = most * shield;
  if (u >= hit) return 0;
  const dead = affordable(w.garrison, a, paretoCount(u / hit, m.tails.killed));
  transfer(w, w.garrison, a, w.garrisonKilled, 0, dead, CAUSE.operation_loss);
  s.governmentKilled += dead;
  return dead;
}

/** The group's own dead; more for raids, fewer with craft. */
function ownLosses(
  t: Turn,
  band: Band,
  a: number,
  i: number,
  kind: number,
  u: number,
  emphasis: number,
): number {
  const { m, w, s } = t;
  const risk = band.lossChance * emphasis * m.byKind.risk[kind]! * (1 + w.protection[a]!);
  if (u >= risk) return 0;
  const share = u / risk;
  const lost = affordable(
    w.fighters,
    i,
    1 + Math.floor(share * share * m.k.operations.ownLossMost),
  );
  transfer(w, w.fighters, i, w.killed, band.group, lost, CAUSE.operation_loss);
  transfer(w, w.arms, i, w.armsLost, 0, affordable(w.arms, i, lost), CAUSE.operation_spent);
  if (band.isFront) s.frontLosses += lost;
  return lost;
}

/** Civilians killed; the harm rule of the front and the doctrine of others decide how often. */
function civilianHarm(t: Turn, band: Band, a: number, kind: number, u: number): number {
  const { m, w, s } = t;
  const chance =
    band.harmChance * m.byKind.harm[kind]! * (m.k.operations.harmRural + m.map.urbanShare[a]!);
  if (u >= chance) return 0;
  const n = affordable(w.population, a, paretoCount(u / chance, m.tails.harmed));
  transfer(w, w.population, a, w.civiliansKilled, a, n, CAUSE.insurgent_harm);
  // Only what the front and its ally do is laid to them.
  if (band.laid) s.insurgentHarm[a] = s.insurgentHarm[a]! + n;
  return n;
}
