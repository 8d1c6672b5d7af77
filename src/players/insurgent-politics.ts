/** Politics of the insurgent side: publicity, the coalition, envoys, conferences, talks. */
import { GOVERNMENT, INSURGENT, type InsurgentView } from '../engine/index.js';
import { at } from './cells.js';
import type { Draft } from './draft.js';
import type { InsurgentGround, InsurgentPicture } from './insurgent-picture.js';
import type { InsurgentTemperament } from './temperament.js';

const QUIET = 0;
const FACTUAL = 1;
const INFLATED = 2;
const STRICT = 0;
const LOOSE = 1;
const COURT = 0;
const CONCEDE = 1;

/** Part of the fighters of the start with which talks are no surrender. */
const STRENGTH_TO_TALK = 0.9;

/** Weighs all political orders. */
export function weighPolitics(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  ground: InsurgentGround,
  temper: InsurgentTemperament,
): void {
  weighPublicity(draft, view, picture, temper);
  weighHarmRule(draft, view, picture, temper);
  weighCoalition(draft, view, picture, temper);
  weighTalks(draft, view, picture, temper);
  // What costs money waits until the hub holds more than a thrifty treasurer would keep back.
  const spare = picture.monthsOfPay - 0.4 - 2 * temper.thrift;
  if (spare <= 0) return;
  const ease = spare < 1 ? spare : 1;
  weighEnvoys(draft, view, ground, ease);
  weighForums(draft, view, temper, ease);
}

/** Hunger for the stage inflates claims while they are believed; doubt brings the facts back. */
function weighPublicity(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  temper: InsurgentTemperament,
): void {
  const now = at(view.publicity, 0);
  const hunger = temper.publicityHunger;
  const boast =
    hunger * (0.3 + 0.7 * at(view.credibility, 0)) + 0.15 * (0.3 - at(view.visibility, 0));
  const hide = (1 - hunger) * (0.5 + 0.5 * picture.meanPressure);
  let wanted = FACTUAL;
  if (boast > (now === INFLATED ? 0.5 : 0.6)) wanted = INFLATED;
  else if (hide > (now === QUIET ? 0.55 : 0.65)) wanted = QUIET;
  if (wanted !== now) draft.offer('publicity', 0, wanted, 0.45 + 0.3 * hunger);
}

/** Care for civilians is a temperament: only the bold and careless let the rule go. */
export function weighHarmRule(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  temper: InsurgentTemperament,
): void {
  const careless = temper.boldness + 0.4 * picture.meanPressure - 1.4 * temper.restraint;
  const now = at(view.harmRule, 0);
  const wanted = careless > (now === LOOSE ? 0.35 : 0.5) ? LOOSE : STRICT;
  if (wanted !== now) draft.offer('harm_rule', 0, wanted, 0.5);
}

/** The ally is courted when unity falls, and given something when it falls too far for pride. */
function weighCoalition(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  temper: InsurgentTemperament,
): void {
  const missing = 0.75 - at(view.union, 0);
  // A poor hub courts only when the union fails.
  if (missing <= 0 || picture.monthsOfPay < (missing > 0.35 ? 0.3 : 0.9)) return;
  const far = missing > 0.3 + 0.2 * temper.independence && at(view.cohesion, 0) > 0.5;
  draft.offer('coalition', 0, far ? CONCEDE : COURT, 0.3 + 1.5 * missing);
}

/** Talks are offered by a side that is both strong and tired; less of both will do when invited. */
function weighTalks(
  draft: Draft,
  view: InsurgentView,
  picture: InsurgentPicture,
  temper: InsurgentTemperament,
): void {
  const offered = view.negotiation[INSURGENT] === 1;
  const invited = view.negotiation[GOVERNMENT] === 1 ? 0.3 : 0;
  const tired = 0.7 * at(view.donorFatigue, 0) + 0.7 * picture.meanGap + 0.4 * picture.meanPressure;
  const strong = picture.fighters / (at(view.startFighters, 0) + 1) - STRENGTH_TO_TALK;
  const will = Math.min(tired - 0.35, strong) + invited - 0.2 * (temper.boldness - 0.5);
  if (!offered && will > 0.15) draft.offer('insurgent_talks', 0, 1, 0.35 + will);
  else if (offered && will < -0.05) draft.offer('insurgent_talks', 0, 0, 0.45);
}

/** One envoy a month at most: to the actor whose goodwill is worth most and within reach. */
function weighEnvoys(
  draft: Draft,
  view: InsurgentView,
  ground: InsurgentGround,
  ease: number,
): void {
  let best = -1;
  let most = 0;
  for (let x = 0; x < ground.worth.length; x++) {
    const stance = at(view.attitude, 2 * x);
    if (stance < -0.3) continue;
    // Goodwill near a threshold is won or lost; where it is secure an envoy changes nothing.
    const within = 1 - Math.abs(stance - 0.35);
    const gain = at(ground.worth, x) * within * (1 - at(view.envoyInsurgent, x));
    if (gain > most) {
      most = gain;
      best = x;
    }
  }
  if (best >= 0) draft.offer('insurgent_envoy', best, 0, ease * 0.5 * most);
}

/** Conferences mend quarrels and standing; lobbying works while abuse is seen abroad. */
function weighForums(
  draft: Draft,
  view: InsurgentView,
  temper: InsurgentTemperament,
  ease: number,
): void {
  const quarrel =
    Math.max(0, 0.55 - at(view.union, 0)) + 0.8 * Math.max(0, at(view.rift, 0) - 0.25);
  const standing = Math.max(0, 0.5 - at(view.legitimacy, INSURGENT));
  const conference = 0.2 + 1.2 * quarrel + 0.6 * standing;
  draft.offer('conference', 0, 0, ease * conference);
  const heard = at(view.outrage, 0) * (1 - at(view.recognition, INSURGENT));
  const answer = 0.4 * at(view.recognition, GOVERNMENT);
  draft.offer(
    'lobbying',
    0,
    0,
    ease * (0.4 + heard + answer) * (0.6 + 0.5 * temper.publicityHunger),
  );
}
