/** Money of the de facto authorities: budget, hawala and border controls, corruption. */
import { GOVERNMENT, STATE_HEADS, TOLERANT, WARY, type GovernmentView } from '../engine/index.js';
import { at } from './cells.js';
import type { Draft } from './draft.js';
import type { GovernmentGround, GovernmentPicture } from './government-picture.js';
import type { GovernmentTemperament } from './temperament.js';

const LAX = 0;
const WATCH = 1;
const CRACK_DOWN = 2;

/** A budget without an emphasis has this much to say for it. */
const WORTH_OF_BALANCE = 0.3;

const needs = new Float64Array(1 + STATE_HEADS.length);

/** Weighs all orders about money. */
export function weighStateMoney(
  draft: Draft,
  view: GovernmentView,
  picture: GovernmentPicture,
  ground: GovernmentGround,
  temper: GovernmentTemperament,
): void {
  weighBudget(draft, view, picture, temper);
  weighControls(draft, view, picture, ground, temper);
  weighDrive(draft, view, picture);
}

/** Pay when it is owed, operations when attacks come, works when both are well. */
function weighBudget(
  draft: Draft,
  view: GovernmentView,
  picture: GovernmentPicture,
  temper: GovernmentTemperament,
): void {
  const unrest = picture.totalAttacks / (picture.totalAttacks + 4);
  const idle = at(view.depotHeavy, 0) / (at(view.depotHeavy, 0) + picture.heavy + 1);
  needs[0] = WORTH_OF_BALANCE;
  needs[1] = 2.5 * Math.max(0, picture.meanGap - 0.05);
  needs[2] = 0.55 * unrest * (0.5 + temper.harshness) * (1 - picture.short);
  needs[3] = 0.6 * Math.max(0, idle - 0.4) * (1 - picture.short);
  needs[4] = 0.4 * temper.outreach * (1 - unrest) * (1 - picture.short);
  let best = 0;
  for (let i = 1; i < needs.length; i++) if (at(needs, i) > at(needs, best)) best = i;
  const gain = at(needs, best) - at(needs, at(view.budget, 0));
  if (gain > 0.1) draft.offer('state_budget', 0, best, 0.45 + 1.5 * gain);
}

/** Controls tighten where money seems to flow to the insurgents, and loosen where trade is wanted. */
function weighControls(
  draft: Draft,
  view: GovernmentView,
  picture: GovernmentPicture,
  ground: GovernmentGround,
  temper: GovernmentTemperament,
): void {
  if (picture.monthsOfCost < 0.2) return;
  let hunted = 0;
  for (let h = 0; h < ground.host.length; h++) if (view.corridorControl[h] === CRACK_DOWN) hunted++;
  for (let h = 0; h < ground.host.length; h++) {
    const host = at(ground.host, h);
    const kind = at(view.regime, 2 * host);
    const friendly = kind >= TOLERANT ? 1 : kind === WARY ? 0.6 : 0.3;
    const entry = at(ground.entryZone, h);
    const near = entry >= 0 ? at(picture.threat, entry) : 0;
    const flow = at(view.corridorOpen, h) * friendly * (0.5 + near);
    const partner = at(view.regime, 2 * host + GOVERNMENT) >= TOLERANT ? 1 : 0.4;
    const now = at(view.corridorControl, h);
    // Every hunt costs customs: one is a show of strength, three strangle trade.
    const others = hunted - (now === CRACK_DOWN ? 1 : 0);
    const press =
      flow +
      0.6 * temper.harshness -
      0.5 * temper.outreach * partner -
      0.7 * picture.short -
      0.25 * others;
    const wanted =
      press > (now === CRACK_DOWN ? 1.15 : 1.45)
        ? CRACK_DOWN
        : press < (now === LAX ? 0.8 : 0.5)
          ? LAX
          : WATCH;
    if (wanted !== now) {
      draft.offer('corridor_control', h, wanted, 0.35 + 0.4 * Math.abs(press - 1.05));
    }
  }
}

/** A drive against corruption strains the movement: begun when it is united, ended when it is not. */
function weighDrive(draft: Draft, view: GovernmentView, picture: GovernmentPicture): void {
  const on = view.antiCorruption[0] === 1;
  const united = at(view.cohesion, 0);
  if (!on && united > 0.72 && picture.meanCorruption > 0.3) {
    draft.offer('anti_corruption', 0, 1, 0.35 + 2 * (picture.meanCorruption - 0.3));
  } else if (on && (united < 0.6 || picture.meanCorruption < 0.2)) {
    draft.offer('anti_corruption', 0, 0, united < 0.6 ? 0.8 : 0.4);
  }
}
