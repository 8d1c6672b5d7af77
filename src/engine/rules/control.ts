/**
 * Rule 10: control.
 *
 * Control follows force presence, the underground, support and administration by day and night,
 * with inertia. An area that changes hands is an event; ground held against the authorities counts
 * its days (an ending, rule 13).
 */
import { CAUSE } from '../causes.js';
import { NOTE } from '../records.js';
import { HARASS, HOLD } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { add, add3, assign, keepWithin } from '../world.js';

export function control(t: Turn): void {
  const { m, w, s } = t;
  const { controlTauDays: rate, handoverLevel, holdMultiplier, insecurityShare } = m.k.control;
  const { heavyMultiplier, insecurityHalf, fallBackPresence, vehiclesHalf } = m.k.control;
  const { holdGroundFloor, reachBase, reachRoads, reachTowns, reachWorks } = m.k.control;
  const byForce = rate * m.k.control.weightForce;
  const byUnderground = rate * m.k.control.weightUnderground;
  const bySupport = rate * m.k.control.weightSupport;
  const byAdministration = rate * m.k.control.weightAdministration;
  const { control, heavy, garrison, fighters, stance, network, alert, development } = w;
  const { supportGovernment, supportInsurgent, heldDays, quietDays } = w;
  const { heavyWorth, ruggedness, roadShare, urbanShare } = m.map;
  const { turnDays } = m;
  for (let a = 0; a < control.length; a++) {
    const old = control[a]!;
    const vehicles = heavy[a]!;
    const state =
      garrison[a]! *
      (1 + heavyMultiplier * heavyWorth[a]! * (vehicles / (vehicles + vehiclesHalf)));
    const holds = stance[a] === HOLD;
    const insurgent =
      fighters[a]! * (holds ? holdMultiplier * (holdGroundFloor + ruggedness[a]!) : 1);
    const presence = (state - insurgent) / (state + insurgent + 1);
    const below = -byUnderground * network[a]!;
    const popular = bySupport * (supportGovernment[a]! - supportInsurgent[a]!);
    add3(
      w,
      control,
      a,
      byForce * presence,
      CAUSE.force_presence,
      below,
      CAUSE.underground,
      popular,
      CAUSE.popular_support,
    );
    // Where operations are frequent, officials stay home and the night is somebody else's.
    const unsafe = alert[a]! / (alert[a]! + insecurityHalf);
    const reach =
      reachBase +
      reachRoads * roadShare[a]! +
      reachTowns * urbanShare[a]! +
      reachWorks * development[a]!;
    const administered = state > 0 ? byAdministration * reach : 0;
    add3(
      w,
      control,
      a,
      administered,
      CAUSE.administration,
      -administered * insecurityShare * unsafe,
      CAUSE.insecurity,
      -rate * old,
      CAUSE.inertia,
    );
    keepWithin(w, control, a, -1, 1);
    if (holds && presence > fallBackPresence && s.due[a] === 1) fallBack(t, a);
    const lost = control[a]! < handoverLevel;
    if (lost !== old < handoverLevel) {
      t.records.note(t.day, NOTE.area_changed_hands, a, lost ? 0 : 1);
    }
    const held = lost ? turnDays : -heldDays[a]!;
    if (held !== 0) add(w, heldDays, a, held, CAUSE.held_ground);
    add(w, quietDays, a, turnDays, CAUSE.clock);
  }
}

/** A commander who cannot hold his ground breaks his force up into cells. */
function fallBack(t: Turn, a: number): void {
  assign(t.w, t.w.stance, a, HARASS, CAUSE.autonomy);
  t.records.note(t.day, NOTE.order_reinterpreted, a, HOLD, HARASS);
}
