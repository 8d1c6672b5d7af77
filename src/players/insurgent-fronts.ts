/**
 * Fronts: posture, emphasis, marches and sanctuary.
 *
 * A front is driven by means (pay, arms, network, leadership), held back by losses and deep snow,
 * and pushed by temperament and by the stage of the capital. Postures change only when the drive
 * has moved well away from the posture in force, so that orders are few.
 */
import { HARASS, HOLD, LIE_LOW, STRIKE, TOLERANT, type InsurgentView } from '../engine/index.js';
import { at } from './cells.js';
import type { Draft } from './draft.js';
import type { InsurgentGround, InsurgentPicture } from './insurgent-picture.js';
import type { InsurgentTemperament } from './temperament.js';

/** A front of fewer fighters is not worth an order. */
export const SMALLEST_FRONT = 40;
/** How far drive and posture in force may lie apart before an order is worth while. */
const SLACK = 0.65;
/** Shares of a march, by the choices of the orders. */
const EIGHTH_LEAVES = 0;
const QUARTER_LEAVES = 1;
const HALF_RETURNS = 1;

const PATROLS = 0;
const POSTS = 1;
const CONVOYS = 2;
const OFFICIALS = 3;
const CAPITAL = 4;

/** Weighs all orders that are given to fronts. */
export function weighFronts(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  ground: InsurgentGround,
  temper: InsurgentTemperament,
): void {
  weighPostures(draft, view, picture, ground, temper);
  for (let f = 0; f < picture.strength.length; f++) {
    if (at(picture.strength, f) < SMALLEST_FRONT) continue;
    weighEmphasis(draft, view, picture, ground, temper, f);
  }
  weighMarches(draft, view, picture, ground);
}

/** Weighs the posture of every front that is worth an order. */
export function weighPostures(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  ground: InsurgentGround,
  temper: InsurgentTemperament,
): void {
  for (let f = 0; f < picture.strength.length; f++) {
    if (at(picture.strength, f) < SMALLEST_FRONT) continue;
    weighPosture(draft, view, picture, ground, temper, f);
  }
}

/** How hard a front would fight, on the scale of postures: 0 lie low, 3 strike. */
function driveOf(
  picture: InsurgentPicture,
  ground: InsurgentGround,
  temper: InsurgentTemperament,
  f: number,
): number {
  const gap = at(picture.gap, f);
  const n = at(picture.strength, f);
  const capital = at(ground.capital, f);
  const footing = n / (n + 150);
  const funded = gap < 0.35 ? 1 - capital : 0;
  return (
    1.1 +
    1.6 * temper.boldness +
    0.8 * temper.publicityHunger * capital +
    0.35 * picture.season * funded +
    0.9 * (at(picture.reach, f) - 0.2) +
    0.5 * (at(picture.led, f) - 0.7) -
    1.6 * Math.max(0, gap - 0.15) -
    0.8 * Math.max(0, 0.8 - at(picture.armed, f)) -
    1.1 * at(picture.snow, f) -
    1.1 * at(picture.pressure, f) * (1.3 - 0.6 * temper.boldness - 0.3 * capital) -
    0.9 * (1 - footing)
  );
}

function weighPosture(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  ground: InsurgentGround,
  temper: InsurgentTemperament,
  f: number,
): void {
  const now = at(view.frontPosture, f);
  const drive = driveOf(picture, ground, temper, f);
  const share = at(picture.strength, f) / picture.fighters;
  if (now === HOLD) {
    if (!canHold(picture, temper, f, 1)) draft.offer('front_posture', f, HARASS, 1.2 + share);
    return;
  }
  if (drive > 2.6 && canHold(picture, temper, f, 0)) {
    draft.offer('front_posture', f, HOLD, 0.9 + share);
    return;
  }
  const away = Math.abs(drive - now);
  if (away < SLACK) return;
  const wanted = Math.min(STRIKE, Math.max(LIE_LOW, Math.round(drive)));
  if (wanted === now) return;
  // Falling back saves people now; stepping up can wait a month.
  const haste = wanted < now ? 0.25 : 0;
  draft.offer('front_posture', f, wanted, 0.45 + 0.5 * (away - SLACK) + haste + share);
}

/** Whether ground can be held on what is known; who holds already gives up later (slack 1). */
function canHold(
  picture: InsurgentPicture,
  temper: InsurgentTemperament,
  f: number,
  slack: 0 | 1,
): boolean {
  const odds = at(picture.strength, f) / (at(picture.against, f) + 1);
  return (
    temper.boldness > 0.75 - 0.4 * slack &&
    odds > 1 - 0.6 * slack &&
    at(picture.pressure, f) < 0.3 + 0.5 * slack &&
    at(picture.gap, f) < 0.3 + 0.3 * slack
  );
}

/** A change of targets is worth idle attention only. */
function weighEmphasis(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  ground: InsurgentGround,
  temper: InsurgentTemperament,
  f: number,
): void {
  const wanted = emphasisFor(picture, ground, temper, f);
  if (wanted === view.frontEmphasis[f]) return;
  const urgency = ground.capital[f] === 1 ? 0.55 + 0.4 * temper.publicityHunger : 0.4;
  draft.offer('emphasis', f, wanted, urgency * (0.6 + 0.4 * picture.season));
}

function emphasisFor(
  picture: InsurgentPicture,
  ground: InsurgentGround,
  temper: InsurgentTemperament,
  f: number,
): number {
  if (ground.capital[f] === 1) return temper.publicityHunger > 0.35 ? CAPITAL : OFFICIALS;
  if (at(picture.armed, f) < 0.75 && at(ground.road, f) > 0.3) return CONVOYS;
  const strong = at(picture.strength, f) * (0.5 + temper.boldness) > 400;
  if (strong && at(picture.pressure, f) < 0.5) return POSTS;
  return at(ground.urban, f) > 0.4 ? OFFICIALS : PATROLS;
}

/**
 * At most one march a month: out of the worst pressed front, over the border or to a calmer one.
 * Fighters of the capital do not march: a city hides them better than a road.
 */
function weighMarches(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  ground: InsurgentGround,
): void {
  let worst = -1;
  let need = 0;
  for (let f = 0; f < picture.strength.length; f++) {
    if (at(picture.strength, f) < 80 || ground.capital[f] === 1) continue;
    const danger = at(picture.pressure, f) + 0.4 * at(picture.snow, f) + 0.3 * at(picture.gap, f);
    if (danger > need) {
      need = danger;
      worst = f;
    }
  }
  if (worst >= 0 && sheltered(view, ground, worst)) {
    draft.offer('to_sanctuary', worst, need > 1.1 ? QUARTER_LEAVES : EIGHTH_LEAVES, 0.9 * need);
  } else if (worst >= 0) marchAway(draft, picture, ground, worst, need);
  if (at(view.sanctuary, 0) > 40 && picture.winter === 0) comeBack(draft, view, picture, ground);
}

/** Whether a neighbour of the front gives sanctuary now: bordering, able, tolerant or better. */
function sheltered(view: InsurgentView, ground: InsurgentGround, f: number): boolean {
  const { doors } = ground;
  for (let i = 0; i < doors.length; i += 2) {
    if (doors[i] === f && at(view.regime, 2 * at(doors, i + 1)) >= TOLERANT) return true;
  }
  return false;
}

function marchAway(
  draft: Draft,
  picture: InsurgentPicture,
  ground: InsurgentGround,
  from: number,
  need: number,
): void {
  let best = -1;
  let ease = 0;
  for (let f = 0; f < picture.strength.length; f++) {
    if (f === from || at(picture.strength, f) < 80 || ground.capital[f] === 1) continue;
    const gain =
      need - at(picture.pressure, f) - 0.4 * at(picture.snow, f) + at(picture.reach, f) - 0.4;
    if (gain > ease) {
      ease = gain;
      best = f;
    }
  }
  if (best >= 0) draft.offer('move_fighters', from, EIGHTH_LEAVES, 0.5 * ease, best);
}

/** Fighters come back with the thaw to the front that can best use them. */
function comeBack(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  ground: InsurgentGround,
): void {
  let best = -1;
  let use = 0;
  for (let f = 0; f < picture.strength.length; f++) {
    if (!borders(ground, f)) continue;
    const worth = at(picture.reach, f) + 0.3 - at(picture.pressure, f) - 0.5 * at(picture.gap, f);
    if (worth > use) {
      use = worth;
      best = f;
    }
  }
  if (best < 0) return;
  const waiting = at(view.sanctuary, 0) / (picture.fighters + 1);
  draft.offer('from_sanctuary', best, HALF_RETURNS, use * picture.season * (0.6 + 2 * waiting));
}

function borders(ground: InsurgentGround, f: number): boolean {
  const { doors } = ground;
  for (let i = 0; i < doors.length; i += 2) if (doors[i] === f) return true;
  return false;
}
