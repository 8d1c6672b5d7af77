/** Marches of the adaptive insurgent player: away from raids, over the border, and home for the count. */
import { INSURGENT, TOLERANT } from '../engine/index.js';
import { at } from './cells.js';
import type { Draft } from './draft.js';
import { URGENCY_PER_POINT, type Month } from './insurgent-month.js';

const HALF_LEAVES = 2;
const ALL_RETURN = 2;

/** Marches that the hub must be able to pay for before one is ordered for the pay that it saves. */
const MARCHES_IN_HAND = 20;
/** Fighters below which nobody marches, or is worth the way home. */
const SMALLEST_MARCH = 80;
const SMALLEST_RETURN = 40;
/** How much less raids must press elsewhere, and the urgency of a march to where they do not press at all. */
const RELIEF_WORTH_A_MARCH = 0.25;
const URGENCY_OF_RELIEF = 2;
/** Fighters abroad, as a part of all, beyond which no more are sent. */
const MOST_ABROAD = 0.35;
/** Days before the end in which fighters come home. */
const RETURN_DAYS = 30;

/** Weighs all marches of a month. */
export function weighMarches(draft: Draft, month: Month): void {
  weighShelter(draft, month);
  weighReturn(draft, month);
  weighRelief(draft, month);
}

/** Who cannot be paid at home counts more over the border, where a host lets him in. */
function weighShelter(draft: Draft, { view, ground, picture, score, pointsPerUsd }: Month): void {
  const { doors } = ground;
  // A hub that is nearly empty keeps its money for those who stay.
  if (at(view.treasury, 0) < MARCHES_IN_HAND * view.theatre.prices.to_sanctuary.usd) return;
  const abroad = at(view.sanctuary, 0);
  if (abroad > MOST_ABROAD * (picture.fighters + abroad)) return;
  for (let i = 0; i < doors.length; i += 2) {
    const f = at(doors, i);
    if (at(view.regime, 2 * at(doors, i + 1)) < TOLERANT || ground.capital[f] === 1) continue;
    const leave = at(picture.strength, f) / 2;
    const gain =
      score.worth('sanctuary', (g) => (g === INSURGENT ? leave : 0)) * at(picture.gap, f) -
      pointsPerUsd * view.theatre.prices.to_sanctuary.usd;
    draft.offer('to_sanctuary', f, HALF_LEAVES, URGENCY_PER_POINT * gain);
  }
}

/** Out of the front that is raided most, to where there is room and quiet: a march a month at most. */
function weighRelief(draft: Draft, { view, picture }: Month): void {
  const { strength, pressure, reach } = picture;
  if (at(view.treasury, 0) < MARCHES_IN_HAND * view.theatre.prices.to_sanctuary.usd) return;
  let from = -1;
  let to = -1;
  for (let f = 0; f < strength.length; f++) {
    if (at(strength, f) < SMALLEST_MARCH) continue;
    if (from < 0 || at(pressure, f) > at(pressure, from)) from = f;
    if (to < 0 || at(reach, f) - at(pressure, f) > at(reach, to) - at(pressure, to)) to = f;
  }
  if (from < 0 || from === to) return;
  const relief = at(pressure, from) - at(pressure, to);
  if (relief > RELIEF_WORTH_A_MARCH) {
    draft.offer('move_fighters', from, HALF_LEAVES, URGENCY_OF_RELIEF * relief, to);
  }
}

/** Who is home when the war is counted counts whole. */
function weighReturn(draft: Draft, { view, picture, ground, daysLeft }: Month): void {
  if (daysLeft > RETURN_DAYS || at(view.sanctuary, 0) < SMALLEST_RETURN) return;
  const { doors } = ground;
  let best = -1;
  let least = 1;
  for (let i = 0; i < doors.length; i += 2) {
    const f = at(doors, i);
    const gap = at(picture.gap, f) + at(picture.pressure, f) / 2;
    if (gap < least) {
      least = gap;
      best = f;
    }
  }
  if (best >= 0) draft.offer('from_sanctuary', best, ALL_RETURN, 1);
}
