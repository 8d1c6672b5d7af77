/**
 * Orders: few, weighty, the same list for the screen, computer players, outside programs and the
 * fuzzer. Each is declared once: side, what it is given to, its choices, its price in attention
 * and money, and the setting it changes or the act it starts (rules/orders.ts).
 */
import type { ColumnName } from './columns.js';
import type { Model } from './model.js';
import { GOVERNMENT, INSURGENT, type Side } from './sides.js';
import type { View } from './views.js';

/** What an order is given to. */
export type TargetKind = 'none' | 'front' | 'zone' | 'corridor' | 'actor' | 'event';

export interface OrderKindSpec {
  readonly side: Side | 'both';
  readonly target: TargetKind;
  /** Second target: where people go. */
  readonly other?: TargetKind;
  readonly choices: readonly string[];
  /** Points of command attention. */
  readonly attention: number;
  /** Money at once, USD. */
  readonly costUsd: number;
  /** The column that the choice is stored in; absent for acts. */
  readonly setting?: ColumnName;
  readonly about: string;
}

const order = (
  side: Side | 'both',
  target: TargetKind,
  choices: readonly string[],
  attention: number,
  costUsd: number,
  about: string,
  more: { setting?: ColumnName; other?: TargetKind } = {},
): OrderKindSpec => ({ side, target, choices, attention, costUsd, about, ...more });

const N = INSURGENT;
const T = GOVERNMENT;

export const ORDER_KINDS = {
  front_posture: order(
    N,
    'front',
    ['lie_low', 'network', 'harass', 'strike', 'hold'],
    1,
    0,
    'posture of a front',
    { setting: 'frontPosture' },
  ),
  emphasis: order(
    N,
    'front',
    ['patrols', 'posts', 'convoys', 'officials', 'capital'],
    1,
    0,
    'what a front goes after',
    { setting: 'frontEmphasis' },
  ),
  move_fighters: order(
    N,
    'front',
    ['eighth', 'quarter', 'half'],
    1,
    8000,
    'move a share of a front\u2019s fighters to another front',
    { other: 'front' },
  ),
  to_sanctuary: order(
    N,
    'front',
    ['eighth', 'quarter', 'half'],
    1,
    5000,
    'send a share of a front\u2019s fighters abroad',
  ),
  from_sanctuary: order(
    N,
    'front',
    ['quarter', 'half', 'all'],
    1,
    5000,
    'bring fighters back from abroad into a front',
  ),
  insurgent_budget: order(
    N,
    'none',
    ['balanced', 'pay', 'arms', 'network', 'relief', 'politics'],
    1,
    0,
    'emphasis of the insurgent budget',
    { setting: 'budget' },
  ),
  corridor_effort: order(
    N,
    'corridor',
    ['close', 'open', 'widen'],
    1,
    4000,
    'work on a money corridor',
    { setting: 'corridorEffort' },
  ),
  local_taxes: order(
    N,
    'none',
    ['none', 'light', 'heavy'],
    1,
    0,
    'local taxes in zones of influence',
    { setting: 'taxes' },
  ),
  publicity: order(
    N,
    'none',
    ['quiet', 'factual', 'inflated'],
    1,
    0,
    'how operations are made known',
    { setting: 'publicity' },
  ),
  insurgent_envoy: order(N, 'actor', ['send'], 1, 15000, 'an envoy to an external actor'),
  conference: order(N, 'none', ['round'], 2, 60000, 'a conference round of the opposition abroad'),
  lobbying: order(N, 'none', ['campaign'], 1, 40000, 'a lobbying campaign in Western capitals'),
  covert_help: order(N, 'actor', ['refuse', 'take'], 1, 0, 'a patron\u2019s covert help', {
    setting: 'covertHelp',
  }),
  harm_rule: order(N, 'none', ['strict', 'loose'], 1, 0, 'rule on harm to civilians', {
    setting: 'harmRule',
  }),
  coalition: order(
    N,
    'none',
    ['court', 'concede', 'break'],
    1,
    10000,
    'dealings with the ally and the wider opposition',
  ),
  insurgent_talks: order(
    N,
    'none',
    ['refuse', 'offer'],
    1,
    0,
    'talks with the de facto authorities',
    { setting: 'negotiation' },
  ),
  zone_posture: order(
    T,
    'zone',
    ['garrison', 'patrol', 'sweep', 'lock_down'],
    1,
    0,
    'posture of a zone',
    { setting: 'zonePosture' },
  ),
  redeploy: order(
    T,
    'zone',
    ['eighth', 'quarter'],
    1,
    200000,
    'move a share of a zone\u2019s garrisons to another zone',
    { other: 'zone' },
  ),
  zone_rule: order(T, 'zone', ['conciliatory', 'firm', 'punitive'], 1, 0, 'how a zone is ruled', {
    setting: 'zoneRule',
  }),
  state_budget: order(
    T,
    'none',
    ['balanced', 'pay', 'operations', 'spares', 'development'],
    1,
    0,
    'emphasis of the security budget',
    { setting: 'budget' },
  ),
  corridor_control: order(
    T,
    'corridor',
    ['lax', 'watch', 'crack_down'],
    1,
    100000,
    'control of a money corridor',
    { setting: 'corridorControl' },
  ),
  anti_corruption: order(T, 'none', ['off', 'on'], 1, 0, 'a drive against corruption', {
    setting: 'antiCorruption',
  }),
  amnesty: order(T, 'zone', ['none', 'offer'], 1, 150000, 'amnesty and local deals', {
    setting: 'zoneAmnesty',
  }),
  state_envoy: order(
    T,
    'actor',
    ['trade', 'security', 'recognition'],
    1,
    50000,
    'an envoy to an external actor',
  ),
  edicts: order(T, 'none', ['relax', 'hold', 'harden'], 1, 0, 'social edicts', {
    setting: 'edictPolicy',
  }),
  blackout: order(T, 'none', ['off', 'on'], 1, 0, 'communications blackout', {
    setting: 'blackout',
  }),
  guests: order(
    T,
    'none',
    ['shelter', 'restrain', 'expel'],
    1,
    0,
    'policy toward the guests at war with Pakistan',
    { setting: 'guestPolicy' },
  ),
  rival_campaign: order(T, 'none', ['off', 'on'], 1, 0, 'campaign against IS-KP', {
    setting: 'rivalCampaign',
  }),
  state_talks: order(T, 'none', ['refuse', 'offer'], 1, 0, 'talks with the insurgents', {
    setting: 'negotiation',
  }),
  choose: order(
    'both',
    'event',
    ['first', 'second', 'third', 'fourth'],
    0,
    0,
    'answer to an event that waits',
  ),
} as const satisfies Record<string, OrderKindSpec>;

export type OrderKind = keyof typeof ORDER_KINDS;
export const ORDER_KIND_NAMES = Object.keys(ORDER_KINDS) as OrderKind[];

/** An order as data. `target` and `other` are indices of their kind (0 for none). */
export interface Order {
  readonly side: Side;
  readonly kind: OrderKind;
  readonly target: number;
  readonly other: number;
  /** Index into the choices of the kind. */
  readonly choice: number;
}

/** Why an order is refused before it is given; stable codes, each with one line. */
export const ORDER_ERRORS = {
  ORDER_UNKNOWN_KIND: 'there is no order of this name',
  ORDER_WRONG_SIDE: 'the order belongs to the other side',
  ORDER_BAD_TARGET: 'the order is given to something that does not exist',
  ORDER_BAD_CHOICE: 'the order has no such choice',
  ORDER_NO_ATTENTION: 'not enough command attention is left this month',
  ORDER_NO_MONEY: 'not enough money for the order',
  ORDER_NO_CHANGE: 'this is already so',
  ORDER_SAME_PLACE: 'both places are the same',
  ORDER_NOBODY_THERE: 'there is nobody to move',
  ORDER_NO_HOST: 'no neighbour gives sanctuary',
  ORDER_NOT_PENDING: 'no such event waits for this side',
  ORDER_NO_PATRON: 'the actor is not willing',
  ORDER_WAR_OVER: 'the war has ended',
} as const;
export type OrderErrorCode = keyof typeof ORDER_ERRORS;

/** Why an order that was legal failed when carried out; hidden facts defeat it. */
export const ORDER_FAILURES = [
  'intercepted_on_the_way',
  'corridor_betrayed',
  'envoy_not_received',
  'no_takers',
  'rebuffed',
  'snow_closed_the_pass',
  'spent_before',
] as const;
export type OrderFailure = (typeof ORDER_FAILURES)[number];

/** How many of a target kind a model has. */
export function targetCount(m: Model, kind: TargetKind): number {
  switch (kind) {
    case 'none':
      return 1;
    case 'front':
      return m.sizes.fronts;
    case 'zone':
      return m.sizes.zones;
    case 'corridor':
      return m.sizes.corridors;
    case 'actor':
      return m.sizes.actors;
    case 'event':
      return m.sizes.events;
  }
}

/** Money that a side can spend at once, from its own books. */
export function purse(view: View): number {
  return view.side === INSURGENT ? view.treasury[0]! : view.stateTreasury[0]!;
}

/**
 * Price of an order in attention and money. Coordination with the ally makes insurgent orders
 * cheaper only through the attention that accrues (rules/orders.ts), so prices are the table's.
 */
export function orderCost(o: Order): { attention: number; usd: number } {
  const spec: OrderKindSpec = ORDER_KINDS[o.kind];
  return { attention: spec.attention, usd: spec.costUsd };
}

/** Null when the order may be given on what the side knows, else a stable code. */
export function checkOrder(view: View, o: Order): OrderErrorCode | null {
  const m = view.model;
  const spec: OrderKindSpec | undefined = ORDER_KINDS[o.kind];
  if (spec === undefined) return 'ORDER_UNKNOWN_KIND';
  if (o.side !== view.side || (spec.side !== 'both' && spec.side !== o.side))
    return 'ORDER_WRONG_SIDE';
  if (view.ended[0] !== 0) return 'ORDER_WAR_OVER';
  if (!isIndex(o.target, targetCount(m, spec.target))) return 'ORDER_BAD_TARGET';
  if (!isIndex(o.other, targetCount(m, spec.other ?? 'none'))) return 'ORDER_BAD_TARGET';
  if (!isIndex(o.choice, spec.choices.length)) return 'ORDER_BAD_CHOICE';
  if (view.attention[0]! < spec.attention) return 'ORDER_NO_ATTENTION';
  if (spec.costUsd > purse(view)) return 'ORDER_NO_MONEY';
  if (spec.setting !== undefined && settingOf(view, spec.setting, o.target) === o.choice) {
    return 'ORDER_NO_CHANGE';
  }
  return checkAct(view, o);
}

function isIndex(value: number, length: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < length;
}

function settingOf(view: View, column: ColumnName, target: number): number | undefined {
  return (view as unknown as Partial<Record<ColumnName, Float64Array>>)[column]?.[target];
}

/** Checks of orders that need more than the table says. */
function checkAct(view: View, o: Order): OrderErrorCode | null {
  const m = view.model;
  if (o.kind === 'choose') {
    const event = m.events[o.target];
    const choice = event?.choices[o.choice];
    const waits =
      view.eventPending[o.target] === 1 && choice !== undefined && choice.side === o.side;
    return waits ? null : 'ORDER_NOT_PENDING';
  }
  if ((o.kind === 'move_fighters' || o.kind === 'redeploy') && o.target === o.other) {
    return 'ORDER_SAME_PLACE';
  }
  if (view.side !== INSURGENT) return null;
  if (o.kind === 'move_fighters' || o.kind === 'to_sanctuary') {
    if (strengthOf(view.fighters, m, o.target) < 8) return 'ORDER_NOBODY_THERE';
  }
  if (o.kind === 'from_sanctuary' && view.sanctuary[0]! < 4) return 'ORDER_NOBODY_THERE';
  if (o.kind === 'to_sanctuary' && hostsOf(view, o.target) === 0) return 'ORDER_NO_HOST';
  if (o.kind === 'covert_help' && o.choice === 1) {
    const willing = view.regime[2 * o.target]! >= 3 && m.ap.covertFundsUsd[o.target]! > 0;
    return willing ? null : 'ORDER_NO_PATRON';
  }
  return null;
}

/** Fighters of the front's own areas. */
function strengthOf(fighters: Float64Array, m: Model, front: number): number {
  let sum = 0;
  for (const a of m.setup.fronts[front]!.areas) sum += fighters[a]!;
  return sum;
}

/** Neighbours of a front that give sanctuary: bordering, and tolerant or better. */
export function hostsOf(
  view: { readonly model: Model; readonly regime: Float64Array },
  front: number,
): number {
  const m = view.model;
  const nA = m.sizes.areas;
  let hosts = 0;
  for (let x = 0; x < m.sizes.actors; x++) {
    if (view.regime[2 * x]! < 3 || m.ap.sanctuary[x]! <= 0) continue;
    if (m.setup.fronts[front]!.areas.some((a) => m.map.borders[x * nA + a] === 1)) hosts++;
  }
  return hosts;
}

/** Every order that the side may give now, in the order of the table. */
export function legalOrders(view: View): Order[] {
  const out: Order[] = [];
  for (const kind of ORDER_KIND_NAMES) {
    const spec: OrderKindSpec = ORDER_KINDS[kind];
    const targets = targetCount(view.model, spec.target);
    const others = spec.other === undefined ? 1 : targetCount(view.model, spec.other);
    for (let target = 0; target < targets; target++) {
      for (let other = 0; other < others; other++) {
        for (let choice = 0; choice < spec.choices.length; choice++) {
          const o: Order = { side: view.side, kind, target, other, choice };
          if (checkOrder(view, o) === null) out.push(o);
        }
      }
    }
  }
  return out;
}
