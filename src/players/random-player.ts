/**
 * A random but sensible player: a baseline that any doctrine must beat, and a gentle fuzzer. It
 * gives a few legal orders a month with plain priors, and seldom one that only harms its own side.
 */
import {
  checkOrder,
  INSURGENT,
  ORDER_KINDS,
  purse,
  targetCount,
  type Order,
  type OrderKind,
  type OrderKindSpec,
  type Player,
  type Side,
  type View,
} from '../engine/index.js';
import { at } from './cells.js';

/** How often a kind is picked, and how often each of its choices, against the others. */
interface Prior {
  readonly kind: OrderKind;
  readonly weight: number;
  readonly choices: readonly number[];
}

const prior = (kind: OrderKind, weight: number, ...choices: number[]): Prior => ({
  kind,
  weight,
  choices,
});

/** Choices in the order of the order table; what mostly harms its giver is rare, not absent. */
const INSURGENT_PRIORS: readonly Prior[] = [
  prior('front_posture', 6, 2, 3, 4, 2, 0.2),
  prior('emphasis', 3, 3, 2, 2, 2, 2),
  prior('move_fighters', 1, 4, 2, 0.5),
  prior('to_sanctuary', 1, 4, 2, 0.5),
  prior('from_sanctuary', 1, 2, 2, 1),
  prior('insurgent_budget', 3, 3, 3, 1, 2, 1, 1),
  prior('corridor_effort', 2, 0.3, 3, 2),
  prior('local_taxes', 1, 2, 3, 0.7),
  prior('publicity', 1, 1, 4, 1),
  prior('insurgent_envoy', 2, 1),
  prior('conference', 0.7, 1),
  prior('lobbying', 0.7, 1),
  prior('covert_help', 0.7, 1, 1),
  prior('harm_rule', 0.3, 5, 1),
  prior('coalition', 1, 4, 1, 0.1),
  prior('insurgent_talks', 0.3, 1, 1),
];
const GOVERNMENT_PRIORS: readonly Prior[] = [
  prior('zone_posture', 6, 2, 4, 2, 0.5),
  prior('redeploy', 1, 3, 1),
  prior('zone_rule', 3, 2, 4, 1),
  prior('state_budget', 2, 3, 2, 2, 1, 1),
  prior('corridor_control', 2, 1, 3, 1),
  prior('anti_corruption', 0.7, 1, 1),
  prior('amnesty', 1, 1, 1),
  prior('state_envoy', 2, 2, 1, 2),
  prior('edicts', 0.5, 1, 4, 1),
  prior('blackout', 0.3, 5, 1),
  prior('guests', 0.7, 3, 2, 0.2),
  prior('rival_campaign', 0.7, 1, 2),
  prior('state_talks', 0.3, 1, 1),
];

/** What rounding may leave over: a choice that is never legal for anybody who has made none. */
const LAST_RESORT = prior('choose', 0, 1);

/** Orders wanted in a month, from none to three, and tries to find them legal. */
const MOST_ORDERS = 3;
const TRIES = 8;
/** Draws set apart for each try. */
const DRAWS_PER_TRY = 4;

/** A player of one side that picks among legal orders by plain priors. */
export function randomPlayer(side: Side): Player {
  const priors = side === INSURGENT ? INSURGENT_PRIORS : GOVERNMENT_PRIORS;
  return {
    id: 'random',
    cadence: 'month',
    decide(view, moment) {
      if (view.side !== side) throw new TypeError('the player was made for the other side');
      const orders = answers(view, moment.uniform(0));
      const wanted = orders.length + Math.floor(moment.uniform(1) * (MOST_ORDERS + 1));
      let attention = at(view.attention, 0);
      let usd = purse(view);
      for (let i = 0; i < TRIES && orders.length < wanted; i++) {
        const k = 2 + DRAWS_PER_TRY * i;
        const { kind, choices } = chosen(priors, moment.uniform(k));
        const spec: OrderKindSpec = ORDER_KINDS[kind];
        if (spec.attention > attention || spec.costUsd > usd) continue;
        const order: Order = {
          side,
          kind,
          target: below(targetCount(view.theatre, spec.target), moment.uniform(k + 1)),
          other:
            spec.other === undefined
              ? 0
              : below(targetCount(view.theatre, spec.other), moment.uniform(k + 2)),
          choice: pick(choices, moment.uniform(k + 3)),
        };
        if (repeats(orders, order) || checkOrder(view, order) !== null) continue;
        orders.push(order);
        attention -= spec.attention;
        usd -= spec.costUsd;
      }
      return orders;
    },
  };
}

/** A random answer to every event that waits. */
function answers(view: View, u: number): Order[] {
  return view.pending.map(({ event, choices }) => ({
    side: view.side,
    kind: 'choose',
    target: event,
    other: 0,
    choice: choices[below(choices.length, u)]?.choice ?? 0,
  }));
}

/** Two orders of one kind to one target undo each other. */
function repeats(orders: readonly Order[], order: Order): boolean {
  return orders.some(({ kind, target }) => kind === order.kind && target === order.target);
}

function below(n: number, u: number): number {
  return Math.min(n - 1, Math.floor(u * n));
}

/** A prior picked by its weight. */
function chosen(priors: readonly Prior[], u: number): Prior {
  let left = u * priors.reduce((sum, { weight }) => sum + weight, 0);
  const found = priors.find(({ weight }) => (left -= weight) < 0);
  return found ?? LAST_RESORT;
}

/** Index of a weight, picked with probability in proportion to it. */
function pick(weights: readonly number[], u: number): number {
  let left = u * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => (left -= weight) < 0);
  return Math.max(0, found);
}
