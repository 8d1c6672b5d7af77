/**
 * Rule 13: assessment.
 *
 * Margin = score less threshold, each term 0-100, weights as data. A side sees its own margin from
 * what it knows and the other's as an estimate from public reports; the truth appears afterwards.
 * Not zero-sum: reprisals raise order and resentment, withdrawn posts raise solvency and lower
 * order. Endings have names; the engine notes them and goes on, a game stops there.
 */
import { quarterIndex } from '../calendar.js';
import { CAUSE } from '../causes.js';
import { NOTE } from '../records.js';
import { score, thresholdOf } from '../scores.js';
import { GOVERNMENT, INSURGENT } from '../sides.js';
import type { Turn } from '../turn-context.js';
import { add, assign } from '../world.js';

/** Endings, in the order of their numbers; 0 means that the war goes on. */
export const ENDINGS = [
  'war_goes_on',
  'insurgency_collapses',
  'insurgents_gain_a_foothold',
  'settlement',
  'taliban_fracture',
] as const;

export function assessment(t: Turn): void {
  const { m } = t;
  const reckoning = quarterIndex(t.day + m.turnDays) !== quarterIndex(t.day);
  if (!t.s.monthly && !reckoning) return;
  margins(t);
  if (reckoning) reckon(t);
  endings(t);
}

function margins(t: Turn): void {
  const { m, w } = t;
  const thresholds = [thresholdOf(m, INSURGENT, t.day), thresholdOf(m, GOVERNMENT, t.day)] as const;
  for (const side of [INSURGENT, GOVERNMENT] as const) {
    const other = side === INSURGENT ? GOVERNMENT : INSURGENT;
    set(t, w.margin, side, score(m, w, side, 'truth') - thresholds[side]);
    set(t, w.marginOwn, side, score(m, w, side, 'own') - thresholds[side]);
    set(t, w.marginOther, side, score(m, w, other, 'public') - thresholds[other]);
  }
}

function set(t: Turn, column: Float64Array, i: number, value: number): void {
  add(t.w, column, i, value - column[i]!, CAUSE.assessment);
}

/**
 * Quarterly: a margin at zero or above counts, one below breaks the row. In the first days nothing
 * counts yet, as a side has not shown what it makes of what it was given.
 */
function reckon(t: Turn): void {
  const { m, w } = t;
  const counts = t.day + m.turnDays - m.startDay > m.p.assessment.firstReckoningDays;
  for (const side of [INSURGENT, GOVERNMENT]) {
    const good = counts && w.margin[side]! >= 0;
    assign(w, w.goodReckonings, side, good ? w.goodReckonings[side]! + 1 : 0, CAUSE.reckoning);
  }
  decide(t);
  t.records.note(
    t.day + t.m.turnDays - 1,
    NOTE.reckoning,
    Math.round(10 * w.margin[INSURGENT]!),
    Math.round(10 * w.margin[GOVERNMENT]!),
  );
}

/** Two good reckonings in a row win; if both sides have them, the higher margin does. */
function decide(t: Turn): void {
  const { w } = t;
  if (w.winner[0] !== 0) return;
  const insurgent = w.goodReckonings[INSURGENT]! >= 2;
  const state = w.goodReckonings[GOVERNMENT]! >= 2;
  if (!insurgent && !state) return;
  const ahead = w.margin[INSURGENT]! > w.margin[GOVERNMENT]!;
  assign(w, w.winner, 0, insurgent && (!state || ahead) ? 1 : 2, CAUSE.reckoning);
}

function endings(t: Turn): void {
  const { m, w } = t;
  const k = m.k.assessment;
  if (w.ended[0] !== 0) return;
  let fighters = w.sanctuary[INSURGENT]!;
  let held = 0;
  for (let a = 0; a < m.sizes.areas; a++) {
    fighters += w.fighters[a]!;
    if (w.heldDays[a]! >= k.footholdDays) held++;
  }
  let ending = 0;
  if (fighters < k.collapseShare * w.startFighters[0]!) ending = 1;
  else if (w.talksProgress[0]! >= 1) ending = 3;
  else if (w.cohesion[GOVERNMENT]! < k.fractureCohesion) ending = 4;
  else if (held > 0) ending = 2;
  if (ending === 0) return;
  assign(w, w.ended, 0, ending, CAUSE.assessment);
  assign(w, w.endedDay, 0, t.day, CAUSE.assessment);
  t.records.note(t.day, NOTE.ending, ending);
}
