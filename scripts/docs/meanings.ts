/**
 * What the numbers of a record, a draw or an entity's parameter mean, for the documents. The tables
 * of records and draws are typed by the engine's own, so one that gains an entry does not compile
 * until it is described. Parameters are described by a note in the data, or here when every group,
 * actor or corridor has one of the same meaning.
 */
import type { DrawName } from '../../src/engine/draws.js';
import type { KindName, Layer, NoteName, OP } from '../../src/engine/records.js';

export const OP_MEANINGS: Readonly<Record<keyof typeof OP, string>> = {
  day: 'day of the event, days since 1970-01-01',
  area: 'index of the area',
  group: 'index of the armed group that acts, or against which the authorities act',
  kind: 'index of the kind of row',
  governmentKilled: 'personnel of the authorities killed, in truth',
  groupKilled: 'fighters killed, in truth',
  civiliansKilled: 'civilians killed, in truth',
  arrests: 'civilians arrested',
  displaced: 'civilians displaced',
  layers: 'bits of the layers that hold the row',
  tallyKilled:
    'dead of the other party in the tally of the party that counts (a group counts personnel, the authorities count fighters)',
  itemisedKilled: 'the same, in the itemised statement',
  recordedKilled: 'the same, in the record of a monitor',
  verifiedKilled: 'the same, as far as the monitor verified it',
  delayDays: 'days from the event to its report',
  captured: 'fighters captured',
  sequence: 'number of the event among those of its turn, group and area',
};

export const KIND_MEANINGS: Readonly<Record<KindName, string>> = {
  hit_and_run: 'a short attack on a patrol, post or convoy',
  small_ied: 'an attack with a small explosive device',
  targeted_killing: 'an attack on one person in the service of the authorities',
  raid: 'an attack on a post to overrun it for a time',
  hold_attempt: 'an attempt to take and hold ground',
  security_raid: 'a raid of the authorities on a group',
  sweep_clash: 'a clash in a sweep of the authorities',
  arrest_wave: 'many arrests at once',
  collective_punishment: 'an act of the authorities against a community',
  border_clash: 'a clash across a tense border',
  assault: 'an assault of the authorities on ground that is held against them',
};

export const LAYER_MEANINGS: Readonly<Record<Layer, string>> = {
  true: 'what happened in the model; no published count measures it',
  tally: "a party's own count over a period",
  itemised: "a party's single statements",
  recorded: 'what a monitor records, claimed or unattributed',
  verified: 'what the monitor could verify',
};

/** What a, b and c of a note are; an empty text stands for a number that is not used. */
export const NOTE_MEANINGS: Readonly<Record<NoteName, readonly [string, string, string]>> = {
  scripted_event: ['event', '', ''],
  conditional_event: ['event', '', ''],
  event_choice: ['event', 'choice taken', '1 when nobody answered and the default was taken'],
  regime_change: ['actor', 'side', 'new regime (0 hostile ... 4 supportive)'],
  area_changed_hands: ['area', '0 insurgents, 1 the authorities', ''],
  leadership_lost: ['group', 'area', ''],
  corridor_seizure: ['corridor', 'money seized, USD', ''],
  order_given: ['kind of order', 'target', 'choice'],
  order_failed: ['kind of order', 'target', 'reason (order failures)'],
  order_reinterpreted: ['area', 'posture ordered', 'posture taken'],
  reckoning: ['margin of the insurgents × 10', 'margin of the authorities × 10', ''],
  ending: ['ending', '', ''],
  guest_attack_abroad: ['area', 'group', ''],
  covert_help: ['actor', '', ''],
  talks_round: ['progress of talks, percent', '', ''],
  pay_failed: ['area', '', ''],
};

/** Fields of a presence row, in order. */
export const PRESENCE_MEANINGS: readonly (readonly [string, string])[] = [
  ['day', 'day of the step of the slow processes, days since 1970-01-01'],
  ['group', 'index of the armed group'],
  ['area', 'index of the area'],
  ['layers', 'bits of the layers in which the group is present there'],
];

export const DRAW_MEANINGS: Readonly<Record<DrawName, string>> = {
  eventChance: 'whether a conditional event happens',
  stanceShock: 'shocks to the stance of an actor toward each side',
  donations: 'month-to-month luck of giving',
  interdiction: 'whether money in a corridor is seized, and how much',
  corruptSale: 'wear of arms, and what is for sale',
  heavyBreakdown: 'breakdown and repair of heavy equipment',
  compliance: 'whether a commander obeys when he weighs his orders again',
  recruits: 'recruits and leavers',
  movement: 'moves between areas and over the border',
  garrisonFlow: 'personnel who leave and join garrisons',
  operationCount: 'number of operations',
  operationKind: 'town or country, and kind of operation',
  operationOutcome: 'losses of the authorities, and day of the operation',
  operationLoss: "the group's own dead",
  operationHarm: 'civilians killed in operations',
  residualPlace: 'place of unattributed attacks and of border clashes',
  raidCount: 'number of raids of the authorities',
  raidOutcome: 'information behind a raid, and fighters killed',
  raidArrest: 'arrests and civilian deaths around a raid',
  leadershipLoss: 'whether a raid reaches the leadership, and the temperament of the successor',
  reprisal: 'number of acts of collective punishment',
  flight: 'families displaced, people held and killed in such an act',
  claim: 'whether an event enters the tally and the statements',
  claimSize: 'losses claimed',
  monitor: 'whether a monitor records an event, and verifies it',
  falseClaim: 'claims of operations that did not happen',
  politicsShock: 'shocks to the unity of front and ally',
  estimate: "error of each side's estimates of the other",
  presenceReport: 'whether presence is claimed and recorded',
  operationHarmSize: 'reserved',
  release: 'prisoners released, fighters who take an amnesty',
  belief: 'reserved',
  player: 'private noise of the computer players, under a key of their own',
  talks: 'pace of talks',
  raidKill: 'fighters captured and personnel lost in a raid, and its day',
  captureArms: 'reserved',
  donorMood: 'slow swing of giving that nothing in the model explains',
  stateFocus: "slow swing of the authorities' attention",
  drive: 'slow swing of the tempo of a group',
  cacheShare: 'what comes out of old stockpiles',
  raidClaim: 'whether the authorities tell of a raid, and monitors record it',
  punishmentClaim: 'whether an act of collective punishment is told and recorded',
  delivery: 'which fronts get the dollars that do not divide',
  captivesReturn: 'captives let go, and where they go',
  guestsLeave: 'guests who leave when they are restrained or expelled',
  march: 'whether a march between fronts is caught',
  wayOut: 'whether fighters are caught on the way to sanctuary',
  wayBack: 'whether fighters are caught on the way back',
  envoy: 'whether an envoy is received',
  courtship: 'whether the ally and the wider opposition accept an offer',
  instruction: 'whether commanders obey a new posture',
  rumour: 'false alarms in the estimates of the authorities',
  assaultCount: 'assaults on held ground',
  assaultOutcome: 'whether an assault wins, and its day',
  assaultLosses: 'losses of both sides in an assault',
  assaultHarm: 'civilians killed and put to flight by an assault',
  assaultClaim: 'how an assault is told and recorded',
};

/** Meanings of parameters by name; those of the data's own notes need none. */
export type Meanings = Readonly<Record<string, string>>;

export const GROUP_MEANINGS: Meanings = {
  givingShare: 'share of diaspora giving that goes to the group (allies; the front gets the rest)',
  incomeUsd: 'income of a group with backers of its own',
  payUsd: 'pay of a fighter',
  recruitShare: 'recruits from the local pool where every motive is at its fullest',
  replacementTauDays: 'time in which a group with backers makes losses good',
  activeShare: 'fighters in active cells',
  cellPersons: 'persons in a cell',
  prepareDays: 'days of preparation of an operation in easy surroundings',
  recoverDays: 'days of recovery after an operation',
  capitalDraw: 'extra pull of the capital on cells',
  urbanDraw: 'extra pull of towns on cells',
  dispersionSize: 'size of the negative binomial count of a week; smaller is more bunched',
  backgroundOperations: 'operations of a group without a footprint (residual)',
  killChance: 'chance that an operation kills personnel of the authorities',
  ownLossChance: "chance that an operation costs the group's own people",
  civilianTargets: 'share of deadly operations aimed at civilians',
  civilianHarmChance: 'chance that an operation kills civilians',
  tallyCapture: "share of operations in the group's tally",
  falseClaimShare: 'false claims for each real operation',
  claimMean: 'mean of claimed losses where little is known',
  itemisedShare: 'share of tallied operations with a statement of their own',
  recordedIfClaimed: 'chance that a monitor records an operation with a statement',
  recordedUnclaimed: 'chance that a monitor records one without',
  verifiedUrban: 'share of recorded operations verified in towns',
  verifiedRural: 'share of recorded operations verified in the country',
};

export const ACTOR_MEANINGS: Meanings = {
  stanceTauDays: 'time in which a stance follows its interests',
  anchorInsurgent: 'stance toward the insurgents when every driver is at zero',
  anchorGovernment: 'stance toward the authorities when every driver is at zero',
  shockSdPerYear: 'spread of the shocks to a stance that a year adds up to',
  sanctuary: 'fighters whom the actor shelters when supportive',
  covertFundsUsd: 'covert money at full support',
  covertArms: 'covert arms where its border is near',
  smugglingWeapons: 'weapons smuggled over its border into an area',
  tradeShare: 'share of the trade of the authorities',
  recognitionShare: 'weight of the actor in the standing of the authorities',
  hostingShare: 'weight of the actor in the hosting of the front',
  tensionShare: 'part of its border where tension is modelled',
};

export const CORRIDOR_MEANINGS: Meanings = {
  capacityUsd: 'money that the corridor carries when open',
  feeShare: 'fee of the brokers, uncongested',
  delayTauDays: 'mean time on the way',
  baseOpen: 'openness under a wary host and watchful authorities',
  exposure: 'how exposed the corridor is to control',
};

export const DOCTRINE_MEANINGS: Readonly<Record<string, Meanings>> = {
  nrf: {
    boldness: 'how readily the computer player of the front orders strikes',
    publicityHunger: 'how much it gives for being seen',
    thrift: 'how much money it keeps at the hub',
    restraint: 'how much it spares civilians of harm and taxes',
    independence: 'how deep the need before it takes help from a patron or bows to the ally',
  },
  taliban: {
    harshness: 'how readily the computer player of the authorities orders sweeps and punishment',
    outreach: 'how much it gives for trade and recognition',
    reserveCaution: 'how much of reserve and treasury it keeps back',
    guestLoyalty: 'how long it shelters the guests against pressure',
  },
};
