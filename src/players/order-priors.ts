/**
 * Plain priors of orders: how often a sensible person would think of a kind, and of each of its
 * choices. The random player picks by them, and the one that looks ahead looks for ideas.
 */
import {
  INSURGENT,
  ORDER_KINDS,
  targetCount,
  type Order,
  type OrderKind,
  type OrderKindSpec,
  type Side,
  type View,
} from '../engine/index.js';

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

/** An order thought of at random; it may be illegal. `uniform(0)` to `uniform(3)` are read. */
export function orderByPriors(view: View, uniform: (k: number) => number): Order {
  const { kind, choices } = chosen(priorsOf(view.side), uniform(0));
  return orderOf(view, kind, pick(choices, uniform(3)), uniform);
}

/**
 * An order of the n-th kind that the side has, counted round, with choices that are rare above thought
 * of more often; it may be illegal. `uniform(1)` to `uniform(3)` are read.
 */
export function orderOfNthKind(view: View, n: number, uniform: (k: number) => number): Order {
  const priors = priorsOf(view.side);
  const { kind, choices } = priors[n % priors.length] ?? LAST_RESORT;
  return orderOf(view, kind, pick(choices.map(Math.sqrt), uniform(3)), uniform);
}

function priorsOf(side: Side): readonly Prior[] {
  return side === INSURGENT ? INSURGENT_PRIORS : GOVERNMENT_PRIORS;
}

function orderOf(
  view: View,
  kind: OrderKind,
  choice: number,
  uniform: (k: number) => number,
): Order {
  const spec: OrderKindSpec = ORDER_KINDS[kind];
  return {
    side: view.side,
    kind,
    target: below(targetCount(view.theatre, spec.target), uniform(1)),
    other: spec.other === undefined ? 0 : below(targetCount(view.theatre, spec.other), uniform(2)),
    choice,
  };
}

/** A whole number below `n` from a uniform one. */
export function below(n: number, u: number): number {
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
