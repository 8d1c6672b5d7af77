/**
 * The table of orders: few, weighty, the same list for the screen, computer players, outside
 * programs and the fuzzer. Each is declared once: side, what it is given to, its choices, its
 * price in attention and money, the setting it changes or the act it starts, and what whoever
 * gives it hopes for (aims.ts), one aim for every choice or one a choice.
 */
import type { AimName } from './aims.js';
import type { ColumnName } from './columns.js';
import { GOVERNMENT, INSURGENT, type Side } from './sides.js';

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

