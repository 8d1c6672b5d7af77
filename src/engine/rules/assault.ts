/**
 * Rule 8, held ground: whoever holds ground in the open is assaulted. Columns with heavy equipment
 * gather from the neighbouring areas along the roads that are open, and the balance of forces
 * decides: equipment counts on roads and plains and hardly in high valleys, terrain and arms count
 * for the defenders. A lost assault is repeated with more; a won one breaks the front up into cells.
 * [article: the siege of Panjshir, massed fighting that gave way to guerrilla war]
 */
import { CAUSE } from '../causes.js';
import { DRAW } from '../draws.js';
import { poisson, roundStochastic } from '../quantiles.js';
import { KIND, LAYER_BIT, NOTE, OP } from '../records.js';
import { HARASS, HOLD, INSURGENT } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { addWithin, affordable, assign, transfer } from '../world.js';

/** Assaults of this turn on ground that the front holds; `attention` is the reserve's, 0-1 and more. */
export function assaults(t: Turn, attention: number): void {
  const { m, w, s } = t;
  const { assaults, assaultWorthPersons } = m.k.security;
  const { handoverLevel } = m.k.control;
  const { stance, control, fighters, zonePosture } = w;
  const { zone } = m.map;
  for (let a = 0; a < control.length; a++) {
    if (stance[a] !== HOLD || control[a]! >= handoverLevel) continue;
    if (fighters[a]! < assaultWorthPersons) continue;
    const posture = zone[a]! >= 0 ? zonePosture[zone[a]!]! : 1;
    const mean = assaults * attention * m.byPosture.assault[posture]!;
    const n = poisson(t.draws.at(DRAW.assaultCount, t.turn, a, 0), mean);
    for (let e = 0; e < n && stance[a] === HOLD; e++) assault(t, a, e);
    s.raids[a] = s.raids[a]! + n;
  }
}

function assault(t: Turn, a: number, e: number): void {
  const { m, w } = t;
  const { assaultLossShare } = m.k.security;
  gather(t, a);
  const share = balance(t, a);
  const u = t.draws.at(DRAW.assaultOutcome, t.turn, a, e);
  const day = t.day + Math.floor(t.draws.second * m.turnDays);
  const won = u < winOdds(share);
  const u2 = t.draws.at(DRAW.assaultLosses, t.turn, a, e);
  const meanHeld = w.fighters[a]! * assaultLossShare * share;
  const killed = affordable(w.fighters, a, poisson(u2, meanHeld));
  const meanLost = w.garrison[a]! * assaultLossShare * (1 - share);
  const lost = affordable(w.garrison, a, poisson(t.draws.second, meanLost));
  // Who breaks leaves wounded and stragglers behind.
  const left = w.fighters[a]! - killed;
  const captured = won ? Math.min(left, Math.floor(meanHeld)) : 0;
  lose(t, a, killed, captured, lost);
  decide(t, a, won);
  writeRow(t, a, e, { day, killed, captured, lost });
}

/** Odds that an assault wins: numbers tell, so that even a slight weight of forces mostly decides. */
function winOdds(share: number): number {
  const ours = share * share * share;
  const theirs = (1 - share) * (1 - share) * (1 - share);
  return ours / (ours + theirs);
}

/** Columns, arms and vehicles from the neighbours that can be reached. */
function gather(t: Turn, a: number): void {
  const { m, w, s } = t;
  const { assaultLendShare } = m.k.security;
  const { neighbourStart, neighbour, neighbourRoad, neighbourPass } = m.map;
  for (let n = neighbourStart[a]!; n < neighbourStart[a + 1]!; n++) {
    const b = neighbour[n]!;
    if (neighbourPass[n] === 1 && s.snow[a]! > m.k.calendar.passClosedSnow) continue;
    if (w.control[b]! < m.k.control.handoverLevel) continue;
    const share = assaultLendShare * neighbourRoad[n]!;
    for (const column of [w.garrison, w.garrisonArms, w.heavy]) {
      const sent = affordable(column, b, column[b]! * share);
      transfer(w, column, b, column, a, sent, CAUSE.assault);
    }
  }
}

/** Share of the attackers in the forces that meet, 0-1. */
function balance(t: Turn, a: number): number {
  const { m, w } = t;
  const { heavyMultiplier, holdMultiplier, holdGroundFloor, vehiclesHalf } = m.k.control;
  const { unarmedDefence, armedDefence } = m.k.security;
  const vehicles = w.heavy[a]!;
  const heavy = heavyMultiplier * m.map.heavyWorth[a]! * (vehicles / (vehicles + vehiclesHalf));
  const attack = w.garrison[a]! * (1 + heavy);
  const armed = w.arms[a]! / (w.fighters[a]! * m.step.arms.armsPerFighter + 1);
  const ground = holdMultiplier * (holdGroundFloor + m.map.ruggedness[a]!);
  const defence =
    w.fighters[a]! * ground * (unarmedDefence + armedDefence * (armed < 1 ? armed : 1));
  return attack / (attack + defence + 1);
}

function lose(t: Turn, a: number, killed: number, captured: number, lost: number): void {
  const { w, s } = t;
  transfer(w, w.fighters, a, w.killed, INSURGENT, killed, CAUSE.assault);
  transfer(w, w.fighters, a, w.captured, INSURGENT, captured, CAUSE.assault);
  const arms = affordable(w.arms, a, killed + captured);
  transfer(w, w.arms, a, w.garrisonArms, a, arms, CAUSE.capture);
  transfer(w, w.garrison, a, w.garrisonKilled, 0, lost, CAUSE.assault);
  s.governmentKilled += lost;
  s.frontLosses += killed + captured;
}

/** Ground won changes hands and breaks the front up into cells; ground kept gives it heart. */
function decide(t: Turn, a: number, won: boolean): void {
  const { w } = t;
  const { assaultGainShare, assaultLostShare } = t.m.k.security;
  const { control } = w;
  const room = won ? 1 - control[a]! : -1 - control[a]!;
  const shift = (won ? assaultGainShare : assaultLostShare * assaultGainShare) * room;
  addWithin(w, control, a, shift, -1, 1, CAUSE.assault);
  if (!won) return;
  assign(w, w.stance, a, HARASS, CAUSE.autonomy);
  t.records.note(t.day, NOTE.order_reinterpreted, a, HOLD, HARASS);
}

interface Result {
  readonly day: number;
  readonly killed: number;
  readonly captured: number;
  readonly lost: number;
}

/** People who flee and die where columns and defenders meet, and the row of it all. */
function writeRow(t: Turn, a: number, e: number, { day, killed, captured, lost }: Result): void {
  const { m, w } = t;
  const { assaultFlightShare, assaultDeaths } = m.k.security;
  const u = t.draws.at(DRAW.assaultHarm, t.turn, a, e);
  const dead = affordable(w.population, a, poisson(u, assaultDeaths));
  transfer(w, w.population, a, w.civiliansKilled, a, dead, CAUSE.assault);
  const flight = roundStochastic(t.draws.second, w.population[a]! * assaultFlightShare);
  const fled = affordable(w.population, a, flight);
  transfer(w, w.population, a, w.displaced, a, fled, CAUSE.assault);
  const at = t.records.operations.next();
  const d = t.records.operations.data;
  d[at + OP.day] = day;
  d[at + OP.area] = a;
  d[at + OP.group] = INSURGENT;
  d[at + OP.kind] = KIND.assault;
  d[at + OP.governmentKilled] = lost;
  d[at + OP.groupKilled] = killed;
  d[at + OP.captured] = captured;
  d[at + OP.civiliansKilled] = dead;
  d[at + OP.displaced] = fled;
  d[at + OP.layers] = LAYER_BIT.true;
  d[at + OP.sequence] = e;
}
