/** Money of the insurgent side: budget, local taxes, corridors, and patrons in need. */
import { INSURGENT_HEADS, OPPOSED, TOLERANT, type InsurgentView } from '../engine/index.js';
import { at } from './cells.js';
import type { Draft } from './draft.js';
import type { InsurgentGround, InsurgentPicture } from './insurgent-picture.js';
import type { InsurgentTemperament } from './temperament.js';

const CLOSE = 0;
const OPEN = 1;
const WIDEN = 2;
const NO_TAX = 0;
const LIGHT = 1;
const HEAVY = 2;

/** Work on a corridor costs thousands at once: a hub with less than this pays its fighters instead. */
const LEAST_HUB_USD = 40_000;

/** A budget without an emphasis has this much to say for it. */
const WORTH_OF_BALANCE = 0.22;

const needs = new Float64Array(1 + INSURGENT_HEADS.length);

/** Weighs all orders about money. */
export function weighMoney(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  ground: InsurgentGround,
  temper: InsurgentTemperament,
): void {
  weighBudget(draft, view, picture, temper);
  weighTaxes(draft, view, picture, temper);
  weighCorridors(draft, view, picture, ground);
  weighPatrons(draft, view, picture, ground, temper);
}

/** The emphasis goes where the need is: pay first, the network when it is safe, unity when it fails. */
export function weighBudget(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  temper: InsurgentTemperament,
): void {
  const calm = (1 - picture.meanGap) * (1 - picture.meanPressure);
  const dues = at(view.taxes, 0) * (1 - picture.meanGap);
  needs[0] = WORTH_OF_BALANCE;
  needs[1] = 1.6 * Math.max(0, picture.meanGap - 0.16);
  needs[2] = 1.5 * Math.max(0, 0.95 - picture.meanArmed);
  needs[3] = 1.3 * calm * Math.max(0, 0.6 - picture.meanReach);
  needs[4] = 0.3 * temper.restraint * dues * Math.max(0, 1 - 4 * picture.meanGap);
  needs[5] =
    1.4 * Math.max(0, 0.45 - at(view.union, 0)) + 0.7 * Math.max(0, at(view.rift, 0) - 0.4);
  let best = 0;
  for (let i = 1; i < needs.length; i++) if (at(needs, i) > at(needs, best)) best = i;
  const gain = at(needs, best) - at(needs, at(view.budget, 0));
  if (gain > 0.1) draft.offer('insurgent_budget', 0, best, 0.45 + 1.5 * gain);
}

/** Dues by need, less the fear of becoming a burden. */
function weighTaxes(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  temper: InsurgentTemperament,
): void {
  const want = 0.25 + 1.2 * picture.meanGap - 1.1 * temper.restraint;
  const now = at(view.taxes, 0);
  // Bands overlap, so that a small change of need moves nothing.
  const wanted =
    want > (now === HEAVY ? 0.55 : 0.65)
      ? HEAVY
      : want > (now === NO_TAX ? 0.14 : 0.04)
        ? LIGHT
        : NO_TAX;
  if (wanted === now) return;
  draft.offer('local_taxes', 0, wanted, 0.45 + (wanted > now ? picture.meanGap : 0.2));
}

/** A corridor that closes is worked on; one that is watched to death is given up for a time. */
export function weighCorridors(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  ground: InsurgentGround,
): void {
  const corridors = ground.host.length;
  const poor = at(view.treasury, 0) < LEAST_HUB_USD;
  let all = 0;
  for (let h = 0; h < corridors; h++) all += at(view.corridorOpen, h);
  let widest = -1;
  for (let h = 0; h < corridors; h++) {
    const open = at(view.corridorOpen, h);
    const effort = at(view.corridorEffort, h);
    const shut = at(view.regime, 2 * at(ground.host, h)) <= OPPOSED;
    if (effort === CLOSE) {
      if (!shut) draft.offer('corridor_effort', h, OPEN, 0.5 + 0.3 * picture.meanGap);
    } else if (effort === WIDEN) {
      const enough = open > 0.5 && picture.meanGap < 0.1;
      if (enough) draft.offer('corridor_effort', h, OPEN, 0.32);
    } else if (open < 0.08 && shut && all - open > 0.5) {
      draft.offer('corridor_effort', h, CLOSE, 0.4);
    } else if (open < 0.45) {
      if (!poor) draft.offer('corridor_effort', h, WIDEN, 0.2 + 1.2 * (0.45 - open));
    } else if (widest < 0 || open > at(view.corridorOpen, widest)) widest = h;
  }
  if (widest >= 0 && !poor) weighWidening(draft, view, picture, widest);
}

/** Money that waits at the hub while fighters go unpaid asks for wider roads: two, not all. */
function weighWidening(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  widest: number,
): void {
  let wide = 0;
  for (const effort of view.corridorEffort) if (effort === WIDEN) wide++;
  if (wide >= 2) return;
  const stuck = Math.min(1, 0.5 * picture.monthsOfPay) * picture.meanGap;
  draft.offer('corridor_effort', widest, WIDEN, 2 * stuck * at(view.corridorOpen, widest));
}

/** Covert help is taken in need and given up in comfort; independence decides how deep the need. */
function weighPatrons(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  ground: InsurgentGround,
  temper: InsurgentTemperament,
): void {
  const { canPatronise, sizes } = ground.theatre;
  const loss = 1 - (picture.fighters + at(view.sanctuary, 0)) / (at(view.startFighters, 0) + 1);
  const need = 0.9 * picture.meanGap + 0.6 * Math.max(0, loss) - 0.7 * temper.independence;
  for (let x = 0; x < sizes.actors; x++) {
    if (canPatronise[x] !== 1) continue;
    const taken = view.covertHelp[x] === 1;
    if (!taken && need > 0.05 && at(view.regime, 2 * x) >= TOLERANT) {
      draft.offer('covert_help', x, 1, 0.6 + need);
    } else if (taken && need < -0.2) draft.offer('covert_help', x, 0, 0.4 - 0.5 * need);
  }
}
