/**
 * Zones: posture, rule, amnesty and the shifting of garrisons.
 *
 * The authorities go by what is reported and suspected, and by the temper of their commanders. They
 * look once a month at what was noticed in the weeks before, so they answer with delay. Sweeps are
 * few at a time: they tie down what mobile reserve there is.
 */
import {
  CONCILIATORY,
  FIRM,
  GARRISON,
  LOCK_DOWN,
  PUNITIVE,
  SWEEP,
  type GovernmentView,
} from '../engine/index.js';
import { at } from './cells.js';
import type { Draft } from './draft.js';
import type { GovernmentGround, GovernmentPicture } from './government-picture.js';
import type { GovernmentTemperament } from './temperament.js';

/** How far wanted and standing posture may lie apart before an order is worth while. */
const SLACK = 0.68;
/** Sweeps that the reserve carries without strain. */
const EASY_SWEEPS = 1;
/** Suspicion that rumours keep alive everywhere. */
const USUAL_SUSPICION = 0.3;
/** Zones under amnesty at a time: more would look like weakness. */
const MOST_AMNESTIES = 2;
const EIGHTH = 0;

/** Weighs all orders that are given to zones. */
export function weighZones(
  draft: Draft,
  view: GovernmentView,
  picture: GovernmentPicture,
  ground: GovernmentGround,
  temper: GovernmentTemperament,
): void {
  for (let z = 0; z < picture.men.length; z++) {
    weighPosture(draft, view, picture, ground, temper, z);
    weighRule(draft, view, picture, ground, temper, z);
    weighAmnesty(draft, view, picture, temper, z);
  }
  weighRedeployment(draft, view, picture, ground, temper);
}

/** How hard a zone should be pressed, on the scale of postures: 0 garrison, 2 sweep, 3 lock down. */
export function heatOf(
  picture: GovernmentPicture,
  ground: GovernmentGround,
  temper: GovernmentTemperament,
  posture: number,
  z: number,
): number {
  const others = picture.pressed - (posture >= SWEEP ? 1 : 0);
  const strain = others > EASY_SWEEPS ? others - EASY_SWEEPS : 0;
  const capital = at(ground.capital, z);
  return (
    -0.5 +
    0.9 * temper.harshness +
    2.2 * at(picture.threat, z) +
    0.7 * (at(picture.suspicion, z) - USUAL_SUSPICION) -
    0.4 * capital -
    0.6 * at(picture.snow, z) -
    (0.15 + 0.5 * temper.reserveCaution) * strain -
    (1.2 * picture.meanGap + 1.2 * picture.short) * (posture >= SWEEP ? 1.5 : 1)
  );
}

function weighPosture(
  draft: Draft,
  view: GovernmentView,
  picture: GovernmentPicture,
  ground: GovernmentGround,
  temper: GovernmentTemperament,
  z: number,
): void {
  const now = at(view.zonePosture, z);
  const heat = heatOf(picture, ground, temper, now, z);
  const away = Math.abs(heat - now);
  if (away < SLACK) return;
  // Life in a zone stops only when the harsh are hard pressed.
  const most = temper.harshness > 0.6 ? LOCK_DOWN : SWEEP;
  const wanted = Math.min(most, Math.max(GARRISON, Math.round(heat)));
  if (wanted === now) return;
  const alarm = wanted > now ? 0.5 * at(picture.threat, z) : 0;
  draft.offer('zone_posture', z, wanted, 0.4 + 0.5 * (away - SLACK) + alarm);
}

function weighRule(
  draft: Draft,
  view: GovernmentView,
  picture: GovernmentPicture,
  ground: GovernmentGround,
  temper: GovernmentTemperament,
  z: number,
): void {
  const now = at(view.zoneRule, z);
  // What is done in the capital is seen by those whose recognition is sought.
  const watched = 0.45 + 0.4 * at(ground.capital, z);
  const hardness =
    0.1 +
    temper.harshness +
    0.8 * at(picture.threat, z) +
    0.4 * (at(picture.suspicion, z) - USUAL_SUSPICION) -
    watched * temper.outreach;
  const wanted =
    hardness > (now === PUNITIVE ? 1.1 : 1.3)
      ? PUNITIVE
      : hardness < (now === CONCILIATORY ? 0.65 : 0.5)
        ? CONCILIATORY
        : FIRM;
  if (wanted === now) return;
  draft.offer('zone_rule', z, wanted, 0.42 + 0.4 * Math.abs(hardness - 0.9));
}

/** Amnesty is offered where attacks have fallen and somebody is left to come in. */
function weighAmnesty(
  draft: Draft,
  view: GovernmentView,
  picture: GovernmentPicture,
  temper: GovernmentTemperament,
  z: number,
): void {
  const threat = at(picture.threat, z);
  const mild = temper.outreach - temper.harshness;
  if (view.zoneAmnesty[z] === 1) {
    if (threat > 0.6 + 0.2 * mild) draft.offer('amnesty', z, 0, 0.5 + 0.4 * temper.harshness);
    return;
  }
  if (threat > 0.35 + 0.5 * mild || picture.amnesties >= MOST_AMNESTIES || picture.short > 0.5)
    return;
  const left = at(picture.enemies, z) / (at(picture.enemies, z) + 150);
  draft.offer('amnesty', z, 1, (0.4 + 0.5 * mild) * left + 0.3 * Math.max(0, 0.35 - threat));
}

/** One shift a month at most: from the calmest well-held zone to the most troubled one. */
function weighRedeployment(
  draft: Draft,
  view: GovernmentView,
  picture: GovernmentPicture,
  ground: GovernmentGround,
  temper: GovernmentTemperament,
): void {
  const { men, threat, suspicion } = picture;
  let from = -1;
  let to = -1;
  let calm = Infinity;
  let worst = -Infinity;
  for (let z = 0; z < men.length; z++) {
    const trouble = at(threat, z) + 0.5 * at(suspicion, z);
    const density = at(men, z) / (at(ground.residents, z) + 1);
    // A zone that lends must hold enough for its people; one that borrows must not be full already.
    const spare = trouble - 20 * density;
    if (spare < calm && at(men, z) > 2000) {
      calm = spare;
      from = z;
    }
    if (trouble - 4 * density > worst) {
      worst = trouble - 4 * density;
      to = z;
    }
  }
  if (from < 0 || to < 0 || from === to || at(view.reserve, 0) > 0.15 * picture.totalMen) return;
  const gain = at(threat, to) - at(threat, from) - 0.35;
  draft.offer('redeploy', from, EIGHTH, (0.9 - 0.8 * temper.reserveCaution) * gain, to);
}
