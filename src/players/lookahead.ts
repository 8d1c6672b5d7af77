/**
 * The player that looks ahead: drafts a handful of sets of orders, plays each on the same worlds
 * that it believes possible, and takes the one that leaves its own score highest. It sees its view
 * and no more; what it rehearses on is what the view lets it believe.
 */
import {
  INSURGENT,
  Rehearsal,
  thoughtThrough,
  type Key,
  type Moment,
  type NumberTable,
  type Order,
  type Player,
  type Side,
  type Theatre,
  type Thought,
  type View,
} from '../engine/index.js';
import { adaptiveGovernment } from './government-adaptive.js';
import { governmentDoctrine } from './government-doctrine.js';
import { adaptiveInsurgent } from './insurgent-adaptive.js';
import { insurgentDoctrine } from './insurgent-doctrine.js';
import { daysAhead } from './season.js';
import { affordableSet, isAct, otherAnswers, variation } from './variations.js';

/** Days between decisions that are thought through. */
const THINKS_EVERY_DAYS = 28;
/** Days that a rehearsal looks ahead, or to the end: slow things such as stances need them. */
const AHEAD_DAYS = 728;
/** Sets that vary the plan in one thing. */
const VARIATIONS = 6;
/** Worlds that every set is tried on, and fresh ones for the best of them, at the usual effort. */
const FIRST_WORLDS = 4;
const FRESH_WORLDS = 10;
const FINALISTS = 2;
/** How clear a gain must be, in its own standard errors, before the plan is changed for it. */
const CLEAR = 3;
/** Points of gain that are worth a change of plan. */
const LEAST_GAIN = 0.2;
/**
 * Work of one decision at the usual effort: turns of all rehearsals times areas, and what a turn costs
 * besides, in areas. Small maps and short wars are thought about longer, large ones less long; no
 * clock is asked, so that every machine decides the same.
 */
const USUAL_WORK = 170_000;
const USUAL_TRIALS = 72;
const AREAS_A_TURN = 8;
const LEAST_EFFORT = 0.3;
const MOST_EFFORT = 2;
/** Draws of the player's own noise below this number belong to its doctrine. */
const OWN_DRAWS = 1_000_000;
const DRAWS_PER_IDEA = 64;

/** @param numbers temperament of its doctrine; the scenario's own when absent */
export function lookahead(side: Side, numbers?: NumberTable): Player {
  const plan = side === INSURGENT ? adaptiveInsurgent(numbers) : adaptiveGovernment(numbers);
  const doctrine = side === INSURGENT ? insurgentDoctrine(numbers) : governmentDoctrine(numbers);
  const own = keptSettings(side === INSURGENT ? insurgentDoctrine() : governmentDoctrine());
  const other = side === INSURGENT ? governmentDoctrine() : insurgentDoctrine();
  const players = side === INSURGENT ? ([own, other] as const) : ([other, own] as const);
  function* think(view: View, moment: Moment): Thought {
    if (view.side !== side) throw new TypeError('the player was made for the other side');
    const usual = plan.decide(view, moment);
    if (!thinksNow(view.theatre, moment)) return usual.filter(isAct);
    const sets = drafted(view, moment, usual, doctrine.decide(view, moment));
    const days = Math.min(AHEAD_DAYS, daysAhead(view.theatre, moment.day));
    if (sets.length < 2 || days < view.theatre.turnDays) return usual;
    const rehearsal = new Rehearsal(view, { key: keyOfMoment(moment), days, players });
    return yield* best(rehearsal, sets, effortFor(view.theatre, days));
  }
  return {
    id: 'lookahead',
    cadence: 'month',
    think,
    decide: (view, moment) => thoughtThrough(think(view, moment)),
  };
}

/** How many times the usual worlds can be afforded, for the size of the map and the days ahead. */
function effortFor({ sizes, turnDays }: Theatre, days: number): number {
  const turns = Math.ceil(days / turnDays);
  const effort = USUAL_WORK / (USUAL_TRIALS * turns * (sizes.areas + AREAS_A_TURN));
  return Math.min(MOST_EFFORT, Math.max(LEAST_EFFORT, effort));
}

/** Once a month; at steps in between, in scenarios that have them, settings stay as they are. */
function thinksNow(theatre: Theatre, { day }: Moment): boolean {
  return monthOf(theatre, day) !== monthOf(theatre, day - theatre.stepDays);
}

function monthOf({ startDay }: Theatre, day: number): number {
  return Math.floor((day - startDay) / THINKS_EVERY_DAYS);
}

/** Doctrine that leaves settings as they are and only acts: what was set is to be judged. */
function keptSettings(player: Player): Player {
  return { ...player, decide: (view, moment) => player.decide(view, moment).filter(isAct) };
}

/** The sets to try: the plan first, what it leaves as set, doctrine's, and the plan varied. */
function drafted(
  view: View,
  moment: Moment,
  plan: readonly Order[],
  doctrine: readonly Order[],
): (readonly Order[])[] {
  const sets = [
    plan,
    plan.filter(isAct),
    affordableSet(view, [...plan.filter(isAct), ...doctrine]),
    ...otherAnswers(view, plan),
  ];
  // Kinds take turns, so that in two months or so each has been thought of.
  const firstKind = VARIATIONS * monthOf(view.theatre, moment.day);
  for (let i = 0; i < VARIATIONS; i++) {
    const first = OWN_DRAWS + DRAWS_PER_IDEA * i;
    const set = variation(view, plan, firstKind + i, (k) => moment.uniform(first + k));
    if (set !== null) sets.push(set);
  }
  return sets;
}

/** The set with the best mean score, if it is clearly better than the plan, which is the first. */
function* best(rehearsal: Rehearsal, sets: readonly (readonly Order[])[], effort: number): Thought {
  const firstWorlds = Math.round(effort * FIRST_WORLDS);
  const freshWorlds = Math.round(effort * FRESH_WORLDS);
  const { view } = rehearsal;
  const tried: Trial[] = [];
  for (const orders of sets) tried.push(yield* trialOf(rehearsal, orders, 0, firstWorlds));
  const [plan, ...others] = tried as [Trial, ...Trial[]];
  others.sort((a, b) => mean(b.scores) - mean(a.scores));
  const finalists = others
    .slice(0, FINALISTS)
    .filter(({ scores }) => mean(scores) > mean(plan.scores))
    .map(({ orders }) => orders);
  if (finalists.length === 0) return plan.orders;
  const [first, second] = finalists;
  if (first !== undefined && second !== undefined) {
    finalists.push(affordableSet(view, [...first, ...second]));
  }
  // Who leads a field has been lucky, so the finalists are judged on worlds that none has seen.
  const from = firstWorlds;
  const yardstick = yield* trialOf(rehearsal, plan.orders, from, from + freshWorlds);
  const clear: Trial[] = [];
  for (const orders of finalists) {
    const trial = yield* trialOf(rehearsal, orders, from, from + freshWorlds);
    if (isClearlyMore(trial.scores, yardstick.scores)) clear.push(trial);
  }
  clear.sort((a, b) => mean(b.scores) - mean(a.scores));
  return (clear[0] ?? plan).orders;
}

interface Trial {
  readonly orders: readonly Order[];
  readonly scores: readonly number[];
}

function* trialOf(
  rehearsal: Rehearsal,
  orders: readonly Order[],
  from: number,
  to: number,
): Generator<undefined, Trial> {
  const scores: number[] = [];
  for (let n = from; n < to; n++) {
    scores.push(rehearsal.scoreWith(orders, n));
    yield;
  }
  return { orders, scores };
}

function isClearlyMore(a: readonly number[], b: readonly number[]): boolean {
  const gains = a.map((score, n) => score - (b[n] ?? 0));
  const gain = mean(gains);
  const variance = mean(gains.map((g) => (g - gain) * (g - gain)));
  return gain > LEAST_GAIN && gain * gain > (CLEAR * CLEAR * variance) / gains.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A key for the rehearsals of one decision, from the player's own noise. */
function keyOfMoment(moment: Moment): Key {
  const word = (k: number): number =>
    Math.floor(moment.uniform(OWN_DRAWS - k) * 0x1_0000_0000) >>> 0;
  return { k0: word(1), k1: word(2) };
}
