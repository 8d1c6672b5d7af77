/**
 * Rule 1: calendar and events.
 *
 * Season (snow, harvest), scripted history on its dates, and conditional events of scenario
 * authors with probability, cooldown, effects and choices. A choice waits one turn for its side;
 * without an answer the author's default is taken (rule 5).
 */
import { civil, dayNumber } from '../calendar.js';
import { CAUSE, CAUSE_NAMES } from '../causes.js';
import { DRAW } from '../draws.js';
import { applyEffects } from '../effects.js';
import { NOTE } from '../records.js';
import type { Turn } from '../turn-context.js';
import { add, assign } from '../world.js';

export function calendar(t: Turn): void {
  season(t);
  scripted(t);
  const { conditional } = t.m;
  for (let n = 0; n < conditional.length; n++) consider(t, conditional[n]!);
}

/** History whose day falls into this turn, in order of days. */
function scripted(t: Turn): void {
  const { dated, datedDays, turnDays } = t.m;
  const end = t.day + turnDays;
  let n = firstFrom(datedDays, t.day);
  while (n < dated.length && datedDays[n]! < end) {
    fire(t, dated[n]!, datedDays[n]!);
    n++;
  }
}

/** Index of the first of the ascending days that is not before `day`. */
function firstFrom(days: Int32Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The chance is drawn before the condition is looked at: it fails more often, and costs less. */
function consider(t: Turn, e: number): void {
  const { w } = t;
  const event = t.m.events[e]!;
  if (t.draws.paired(DRAW.eventChance, t.turn, e) >= event.chancePerTurn) return;
  const fired = w.eventFired[e]!;
  if (fired >= event.maxTimes || w.eventPending[e] === 1) return;
  if (fired > 0 && t.day - w.eventLastDay[e]! < event.cooldownDays) return;
  if (event.when === null || event.when(w) !== 0) fire(t, e, t.day);
}

/** Season of the middle of the turn, so that daily and weekly turns see the same year. */
function season(t: Turn): void {
  const { m, s } = t;
  const middle = t.day + (m.turnDays >> 1);
  const { year } = civil(middle);
  const dayOfYear = middle - dayNumber(year, 1, 1);
  const winter = m.winter[dayOfYear]!;
  const fields = m.harvest[dayOfYear]!;
  const { snow, harvest } = s;
  const { snowShare, fieldShare } = m.map;
  for (let a = 0; a < snow.length; a++) {
    snow[a] = winter * snowShare[a]!;
    harvest[a] = fields * fieldShare[a]!;
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
