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
import { add, addWithin, assign } from '../world.js';

export function control(t: Turn): void {
  const { m, w } = t;
  const k = m.k.control;
  const nA = m.sizes.areas;
  const rate = k.controlTauDays;
  for (let a = 0; a < nA; a++) {
    const old = w.control[a]!;
    const heavy =
      1 + k.heavyMultiplier * m.map.heavyWorth[a]! * (w.heavy[a]! / (w.heavy[a]! + 100));
    const state = w.garrison[a]! * heavy;
    const holding = w.stance[a] === HOLD ? k.holdMultiplier * (0.4 + m.map.ruggedness[a]!) : 1;
    const insurgent = w.fighters[a]! * holding;
    const presence = (state - insurgent) / (state + insurgent + 1);
    add(w, w.control, a, rate * k.weightForce * presence, CAUSE.force_presence);
    add(w, w.control, a, -rate * k.weightUnderground * w.network[a]!, CAUSE.underground);
    add(
      w,
      w.control,
      a,
      rate * k.weightSupport * (w.supportGovernment[a]! - w.supportInsurgent[a]!),
      CAUSE.popular_support,
    );
    // Where operations are frequent, officials stay home and the night is somebody else's.
    const alert = w.alert[a]!;
    const unsafe = alert / (alert + k.insecurityHalf);
    const reach =
      0.4 + 0.3 * m.map.roadShare[a]! + 0.3 * m.map.urbanShare[a]! + 0.3 * w.development[a]!;
    const administered = state > 0 ? rate * k.weightAdministration * reach : 0;
    add(w, w.control, a, administered, CAUSE.administration);
    add(w, w.control, a, -administered * k.insecurityShare * unsafe, CAUSE.insecurity);
    addWithin(w, w.control, a, -rate * old, -1, 1, CAUSE.inertia);
    if (w.stance[a] === HOLD && presence > k.fallBackPresence && t.s.due[a] === 1) fallBack(t, a);
    const now = w.control[a]!;
    if (now < k.handoverLevel !== old < k.handoverLevel) {
      t.records.note(t.day, NOTE.area_changed_hands, a, now < k.handoverLevel ? 0 : 1);
    }
    const held = now < k.handoverLevel ? m.turnDays : -w.heldDays[a]!;
    if (held !== 0) add(w, w.heldDays, a, held, CAUSE.held_ground);
    add(w, w.quietDays, a, m.turnDays, CAUSE.clock);
  }
}

/** A commander who cannot hold his ground breaks his force up into cells. */
function fallBack(t: Turn, a: number): void {
  assign(t.w, t.w.stance, a, HARASS, CAUSE.autonomy);
  t.records.note(t.day, NOTE.order_reinterpreted, a, HOLD, HARASS);
}
