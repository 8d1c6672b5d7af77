/** Politics of the de facto authorities: envoys, guests, the rival, edicts, the blackout, talks. */
import { GOVERNMENT, INSURGENT, TOLERANT, type GovernmentView } from '../engine/index.js';
import { at } from './cells.js';
import type { Draft } from './draft.js';
import type { GovernmentGround, GovernmentPicture } from './government-picture.js';
import type { GovernmentTemperament } from './temperament.js';

const TRADE = 0;
const SECURITY = 1;
const RECOGNITION = 2;
const SHELTER = 0;
const RESTRAIN = 1;
const EXPEL = 2;
const RELAX = 0;
const KEEP = 1;
const HARDEN = 2;
/** Unity of the movement from which nobody thinks of talks for its sake. */
const UNITED = 0.65;

/** Weighs all political orders. */
export function weighStatePolitics(
  draft: Draft,
  view: GovernmentView,
  picture: GovernmentPicture,
  ground: GovernmentGround,
  temper: GovernmentTemperament,
): void {
  weighEnvoys(draft, view, picture, ground, temper);
  weighGuests(draft, view, temper);
  weighRival(draft, view, temper);
  weighEdicts(draft, view, temper);
  weighBlackout(draft, view, picture, temper);
  weighTalks(draft, view, picture, temper);
}

/**
 * Envoys: the errand follows from who the host is. Danger from exiles asks for security, a treasury
 * that runs short for trade, to where most of it passes; elsewhere recognition is sought.
 */
function weighEnvoys(
  draft: Draft,
  view: GovernmentView,
  picture: GovernmentPicture,
  ground: GovernmentGround,
  temper: GovernmentTemperament,
): void {
  if (picture.monthsOfCost < 0.1) return;
  const { canShelter, canPatronise, tradeShare } = ground.theatre;
  for (let x = 0; x < ground.neighbour.length; x++) {
    const stance = at(view.attitude, 2 * x + GOVERNMENT);
    const hosting = at(view.regime, 2 * x + INSURGENT) >= TOLERANT ? 1 : 0;
    const danger = hosting * (0.4 * at(canShelter, x) + 0.3 * at(canPatronise, x));
    const within = stance < -0.5 ? 0.3 : 1 - 0.7 * Math.abs(stance - 0.4);
    const standing = within * (0.35 + 0.25 * at(ground.neighbour, x)) + 0.5 * danger;
    // An envoy who is not received brings nothing home.
    const received = Math.min(1, Math.max(0, 0.75 + 0.5 * stance));
    const custom = Math.min(2.2, received * at(tradeShare, x) * (9 + 6 * picture.short));
    // What an envoy brings home shrinks with the effort that is still fresh.
    const fresh = 1 - at(view.envoyGovernment, x);
    const open = fresh * fresh;
    const errand = custom > standing ? TRADE : danger > 0.25 ? SECURITY : RECOGNITION;
    const gain = open * Math.max(custom, standing);
    draft.offer('state_envoy', x, errand, (0.15 + 0.8 * temper.outreach) * gain);
  }
}

/** The guests are sheltered until the border presses, and again when it does not. */
function weighGuests(draft: Draft, view: GovernmentView, temper: GovernmentTemperament): void {
  const now = at(view.guestPolicy, 0);
  const tension = at(view.borderTension, 0);
  const patience = 0.4 + 0.4 * temper.guestLoyalty;
  let wanted = now;
  if (tension > patience + 0.3 && temper.guestLoyalty < 0.4) wanted = EXPEL;
  else if (tension > patience) wanted = Math.max(now, RESTRAIN);
  else if (tension < patience - 0.2) wanted = SHELTER;
  if (wanted !== now) {
    draft.offer('guests', 0, wanted, 0.5 + Math.abs(tension - patience) + 0.2 * temper.outreach);
  }
}

/** The rival is fought while it is seen as a threat; a campaign ties down the reserve. */
export function weighRival(
  draft: Draft,
  view: GovernmentView,
  temper: GovernmentTemperament,
): void {
  const on = view.rivalCampaign[0] === 1;
  const threat = at(view.iskpThreat, 0);
  const bar = 0.18 + 0.15 * temper.reserveCaution;
  if (!on && threat > bar) draft.offer('rival_campaign', 0, 1, 0.5 + threat);
  else if (on && threat < 0.4 * bar) draft.offer('rival_campaign', 0, 0, 0.45);
}

/** Edicts please the core of the movement and repel those who could recognise it. */
function weighEdicts(draft: Draft, view: GovernmentView, temper: GovernmentTemperament): void {
  const doubt = Math.max(0, 0.75 - at(view.cohesion, 0));
  const shunned = Math.max(0, 0.35 - at(view.recognition, GOVERNMENT));
  const want = temper.harshness - 0.9 * temper.outreach + 1.6 * doubt - 0.8 * shunned;
  const now = at(view.edictPolicy, 0);
  const wanted =
    want > (now === HARDEN ? 0.3 : 0.45)
      ? HARDEN
      : want < (now === RELAX ? -0.3 : -0.45)
        ? RELAX
        : KEEP;
  if (wanted !== now) draft.offer('edicts', 0, wanted, 0.45 + 0.3 * Math.abs(want));
}

/** Rare: only the harsh, when attacks crowd, and not for long. */
function weighBlackout(
  draft: Draft,
  view: GovernmentView,
  picture: GovernmentPicture,
  temper: GovernmentTemperament,
): void {
  const on = view.blackout[0] === 1;
  const crowd = picture.totalAttacks / (picture.totalAttacks + 10);
  const want = crowd + 0.5 * temper.harshness - 0.3 * temper.outreach;
  if (!on && want > 0.85) draft.offer('blackout', 0, 1, 0.5 + want - 0.85);
  else if (on && want < 0.75) draft.offer('blackout', 0, 0, 0.7);
}

/** Talks are offered by the mild when they are pressed and divided, sooner when invited. */
function weighTalks(
  draft: Draft,
  view: GovernmentView,
  picture: GovernmentPicture,
  temper: GovernmentTemperament,
): void {
  const offered = view.negotiation[GOVERNMENT] === 1;
  const invited = view.negotiation[INSURGENT] === 1 ? 0.2 : 0;
  const pressed = picture.totalAttacks / (picture.totalAttacks + 6);
  const divided = Math.min(pressed, Math.max(0, UNITED - at(view.cohesion, 0)));
  const will = 0.5 * temper.outreach - temper.harshness + 0.8 * divided + invited;
  if (!offered && will > 0.25) draft.offer('state_talks', 0, 1, 0.35 + 0.5 * will);
  else if (offered && will < 0) draft.offer('state_talks', 0, 0, 0.45);
}
