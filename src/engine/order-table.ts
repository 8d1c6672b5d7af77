/**
 * The table of orders: few, weighty, the same list for the screen, computer players, outside
 * programs and the fuzzer. Each is declared once: side, what it is given to, its choices, the
 * parameters that hold its price in attention and money, the setting it changes or the act it starts, and what whoever
 * gives it hopes for (aims.ts).
 */
import type { AimName } from './aim-names.js';
import type { ColumnName } from './columns.js';
import type { PriceName } from './parameter-names.js';
import { GOVERNMENT as T, INSURGENT as N, type Side } from './sides.js';

/** What an order is given to. */
export type TargetKind = 'none' | 'front' | 'zone' | 'corridor' | 'actor' | 'event';

export interface OrderKindSpec {
  readonly side: Side | 'both';
  readonly target: TargetKind;
  /** Second target: where people go. */
  readonly other?: TargetKind;
  readonly choices: readonly string[];
  /** Parameter that holds its price in points of command attention; absent when it costs none. */
  readonly points?: PriceName;
  /** Parameter that holds the money it costs at once, USD; absent when it costs none. */
  readonly usd?: PriceName;
  /** The column that the choice is stored in; absent for acts. */
  readonly setting?: ColumnName;
  /** Share of the people that each choice moves, for orders that move people. */
  readonly shares?: readonly number[];
  /** What a forecast gives the odds of: one aim for every choice, or one a choice. */
  readonly aim: AimName | readonly AimName[];
  readonly about: string;
}

export const ORDER_KINDS = {
  front_posture: {
    side: N,
    target: 'front',
    choices: ['lie_low', 'network', 'harass', 'strike', 'hold'],
    points: 'frontPosturePoints',
    setting: 'frontPosture',
    aim: ['fewer_losses', 'wider_network', 'more_attacks', 'more_attacks', 'more_ground'],
    about: 'posture of a front',
  },
  emphasis: {
    side: N,
    target: 'front',
    choices: ['patrols', 'posts', 'convoys', 'officials', 'capital'],
    points: 'emphasisPoints',
    setting: 'frontEmphasis',
    aim: ['fewer_losses', 'losses_inflicted', 'better_armed', 'fewer_losses', 'capital_struck'],
    about: 'what a front goes after',
  },
  move_fighters: {
    side: N,
    target: 'front',
    other: 'front',
    choices: ['eighth', 'quarter', 'half'],
    shares: [0.125, 0.25, 0.5],
    points: 'moveFightersPoints',
    usd: 'moveFightersUsd',
    aim: 'people_arrive',
    about: 'move a share of a front\u2019s fighters to another front',
  },
  to_sanctuary: {
    side: N,
    target: 'front',
    choices: ['eighth', 'quarter', 'half'],
    shares: [0.125, 0.25, 0.5],
    points: 'toSanctuaryPoints',
    usd: 'toSanctuaryUsd',
    aim: 'people_arrive',
    about: 'send a share of a front\u2019s fighters abroad',
  },
  from_sanctuary: {
    side: N,
    target: 'front',
    choices: ['quarter', 'half', 'all'],
    shares: [0.25, 0.5, 1],
    points: 'fromSanctuaryPoints',
    usd: 'fromSanctuaryUsd',
    aim: 'people_arrive',
    about: 'bring fighters back from abroad into a front',
  },
  insurgent_budget: {
    side: N,
    target: 'none',
    choices: ['balanced', 'pay', 'arms', 'network', 'relief', 'politics'],
    points: 'insurgentBudgetPoints',
    setting: 'budget',
    aim: [
      'more_fighters',
      'better_paid',
      'better_armed',
      'wider_network',
      'lighter_burden',
      'more_union',
    ],
    about: 'emphasis of the insurgent budget',
  },
  corridor_effort: {
    side: N,
    target: 'corridor',
    choices: ['close', 'open', 'widen'],
    points: 'corridorEffortPoints',
    usd: 'corridorEffortUsd',
    setting: 'corridorEffort',
    aim: ['less_seized', 'money_arrives', 'money_arrives'],
    about: 'work on a money corridor',
  },
  local_taxes: {
    side: N,
    target: 'none',
    choices: ['none', 'light', 'heavy'],
    points: 'localTaxesPoints',
    setting: 'taxes',
    aim: ['lighter_burden', 'money_arrives', 'money_arrives'],
    about: 'local taxes in zones of influence',
  },
  publicity: {
    side: N,
    target: 'none',
    choices: ['quiet', 'factual', 'inflated'],
    points: 'publicityPoints',
    setting: 'publicity',
    aim: ['more_credit', 'more_credit', 'more_visible'],
    about: 'how operations are made known',
  },
  insurgent_envoy: {
    side: N,
    target: 'actor',
    choices: ['send'],
    points: 'insurgentEnvoyPoints',
    usd: 'insurgentEnvoyUsd',
    aim: 'better_stance',
    about: 'an envoy to an external actor',
  },
  conference: {
    side: N,
    target: 'none',
    choices: ['round'],
    points: 'conferencePoints',
    usd: 'conferenceUsd',
    aim: 'more_union',
    about: 'a conference round of the opposition abroad',
  },
  lobbying: {
    side: N,
    target: 'none',
    choices: ['campaign'],
    points: 'lobbyingPoints',
    usd: 'lobbyingUsd',
    aim: 'more_recognition',
    about: 'a lobbying campaign in Western capitals',
  },
  covert_help: {
    side: N,
    target: 'actor',
    choices: ['refuse', 'take'],
    points: 'covertHelpPoints',
    setting: 'covertHelp',
    aim: ['more_legitimacy', 'more_money'],
    about: 'a patron\u2019s covert help',
  },
  harm_rule: {
    side: N,
    target: 'none',
    choices: ['strict', 'loose'],
    points: 'harmRulePoints',
    setting: 'harmRule',
    aim: ['less_harm', 'more_attacks'],
    about: 'rule on harm to civilians',
  },
  coalition: {
    side: N,
    target: 'none',
    choices: ['court', 'concede', 'break'],
    points: 'coalitionPoints',
    usd: 'coalitionUsd',
    aim: ['more_union', 'more_union', 'more_cohesion'],
    about: 'dealings with the ally and the wider opposition',
  },
  insurgent_talks: {
    side: N,
    target: 'none',
    choices: ['refuse', 'offer'],
    points: 'insurgentTalksPoints',
    setting: 'negotiation',
    aim: ['more_cohesion', 'talks_advance'],
    about: 'talks with the de facto authorities',
  },
  zone_posture: {
    side: T,
    target: 'zone',
    choices: ['garrison', 'patrol', 'sweep', 'lock_down'],
    points: 'zonePosturePoints',
    setting: 'zonePosture',
    aim: ['fewer_losses', 'fewer_attacks', 'fewer_fighters', 'fewer_attacks'],
    about: 'posture of a zone',
  },
  redeploy: {
    side: T,
    target: 'zone',
    other: 'zone',
    choices: ['eighth', 'quarter'],
    shares: [0.125, 0.25],
    points: 'redeployPoints',
    usd: 'redeployUsd',
    aim: 'people_arrive',
    about: 'move a share of a zone\u2019s garrisons to another zone',
  },
  zone_rule: {
    side: T,
    target: 'zone',
    choices: ['conciliatory', 'firm', 'punitive'],
    points: 'zoneRulePoints',
    setting: 'zoneRule',
    aim: ['less_grievance', 'less_grievance', 'more_fear'],
    about: 'how a zone is ruled',
  },
  state_budget: {
    side: T,
    target: 'none',
    choices: ['balanced', 'pay', 'operations', 'spares', 'development'],
    points: 'stateBudgetPoints',
    setting: 'budget',
    aim: ['more_money', 'better_paid', 'fewer_fighters', 'more_heavy', 'more_development'],
    about: 'emphasis of the security budget',
  },
  corridor_control: {
    side: T,
    target: 'corridor',
    choices: ['lax', 'watch', 'crack_down'],
    points: 'corridorControlPoints',
    usd: 'corridorControlUsd',
    setting: 'corridorControl',
    aim: ['more_money', 'more_seized', 'more_seized'],
    about: 'control of a money corridor',
  },
  anti_corruption: {
    side: T,
    target: 'none',
    choices: ['off', 'on'],
    points: 'antiCorruptionPoints',
    setting: 'antiCorruption',
    aim: ['more_cohesion', 'less_corruption'],
    about: 'a drive against corruption',
  },
  amnesty: {
    side: T,
    target: 'zone',
    choices: ['none', 'offer'],
    points: 'amnestyPoints',
    usd: 'amnestyUsd',
    setting: 'zoneAmnesty',
    aim: ['more_cohesion', 'fewer_fighters'],
    about: 'amnesty and local deals',
  },
  state_envoy: {
    side: T,
    target: 'actor',
    choices: ['trade', 'security', 'recognition'],
    points: 'stateEnvoyPoints',
    usd: 'stateEnvoyUsd',
    aim: ['more_trade', 'rival_loses_favour', 'more_recognition'],
    about: 'an envoy to an external actor',
  },
  edicts: {
    side: T,
    target: 'none',
    choices: ['relax', 'hold', 'harden'],
    points: 'edictsPoints',
    setting: 'edictPolicy',
    aim: ['less_outrage', 'less_outrage', 'more_cohesion'],
    about: 'social edicts',
  },
  blackout: {
    side: T,
    target: 'none',
    choices: ['off', 'on'],
    points: 'blackoutPoints',
    setting: 'blackout',
    aim: ['more_money', 'less_visible'],
    about: 'communications blackout',
  },
  guests: {
    side: T,
    target: 'none',
    choices: ['shelter', 'restrain', 'expel'],
    points: 'guestsPoints',
    setting: 'guestPolicy',
    aim: ['more_cohesion', 'less_tension', 'less_tension'],
    about: 'policy toward the guests at war with Pakistan',
  },
  rival_campaign: {
    side: T,
    target: 'none',
    choices: ['off', 'on'],
    points: 'rivalCampaignPoints',
    setting: 'rivalCampaign',
    aim: ['fewer_attacks', 'weaker_rival'],
    about: 'campaign against IS-KP',
  },
  state_talks: {
    side: T,
    target: 'none',
    choices: ['refuse', 'offer'],
    points: 'stateTalksPoints',
    setting: 'negotiation',
    aim: ['more_cohesion', 'more_recognition'],
    about: 'talks with the insurgents',
  },
  choose: {
    side: 'both',
    target: 'event',
    choices: ['first', 'second', 'third', 'fourth'],
    aim: 'better_margin',
    about: 'answer to an event that waits',
  },
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
} as const;
export type OrderErrorCode = keyof typeof ORDER_ERRORS;

/** Why an order that was legal failed when carried out; hidden facts defeat it. */
export const ORDER_FAILURES = [
  'intercepted_on_the_way',
  'envoy_not_received',
  'rebuffed',
  'snow_closed_the_pass',
  'no_room_at_the_host',
] as const;
export type OrderFailure = (typeof ORDER_FAILURES)[number];
