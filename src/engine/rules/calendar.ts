/**
 * Rule 1: calendar and events.
 *
 * Season (snow, harvest), scripted history on its dates, and conditional events of scenario
 * authors with probability, cooldown, effects and choices. A choice waits one turn for its side;
 * without an answer the author's default is taken (rule 5).
 */
import { CAUSE_NAMES } from '../causes.js';
import { civil, dayNumber } from '../calendar.js';
import { DRAW } from '../draws.js';
import { applyEffects } from '../effects.js';
import { NOTE } from '../records.js';
import type { Turn } from '../turn-context.js';
import { add, assign } from '../world.js';
import { CAUSE } from '../causes.js';

export function calendar(t: Turn): void {
  season(t);
  const { m, w } = t;
  for (let e = 0; e < m.events.length; e++) {
    const event = m.events[e]!;
    if (event.date !== null) {
      if (event.date >= t.day && event.date < t.day + m.turnDays) fire(t, e, event.date);
      continue;
    }
    if (w.eventFired[e]! >= event.maxTimes || w.eventPending[e] === 1) continue;
    if (w.eventFired[e]! > 0 && t.day - w.eventLastDay[e]! < event.cooldownDays) continue;
    if (event.when !== null && event.when(w) === 0) continue;
    if (t.draws.at(DRAW.eventChance, t.turn, e, 0) < event.chancePerTurn) fire(t, e, t.day);
  }
}

/** Season of the middle of the turn, so that daily and weekly turns see the same year. */
function season(t: Turn): void {
  const { m, s } = t;
  const middle = t.day + (m.turnDays >> 1);
  const { year } = civil(middle);
  const dayOfYear = middle - dayNumber(year, 1, 1);
  const winter = m.winter[dayOfYear]!;
  const fields = m.harvest[dayOfYear]!;
  for (let a = 0; a < m.sizes.areas; a++) {
    s.snow[a] = winter * m.map.snowShare[a]!;
    s.harvest[a] = fields * m.map.fieldShare[a]!;
  }
}

function fire(t: Turn, e: number, day: number): void {
  const { m, w, records } = t;
  const event = m.events[e]!;
  const cause = CAUSE_NAMES.length + e;
  add(w, w.eventLastDay, e, day - w.eventLastDay[e]!, CAUSE.clock);
  add(w, w.eventFired, e, 1, CAUSE.clock);
  applyEffects(w, event.effects, cause);
  if (event.choices.length > 0) assign(w, w.eventPending, e, 1, cause);
  records.note(day, event.date === null ? NOTE.conditional_event : NOTE.scripted_event, e);
}
