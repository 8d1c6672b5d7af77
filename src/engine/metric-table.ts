/**
 * Every output metric, declared once: unit, layers, scopes, whose it can be, how it is gathered
 * over a window of dates, and one line of meaning. Queries, documents, schemas and the data
 * dictionary are derived from this table.
 *
 * A published count says which layer it measures and is compared with that one alone, so a metric
 * has the layers that the records keep for it and no other.
 */
import type { KindName, Layer, OP } from './records.js';

/**
 * Whose a count is: named armed groups, the de facto authorities, everyone, or the two sides of a
 * tense border.
 */
export const ACTOR_KINDS = ['groups', 'authorities', 'all', 'border'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Where a count is taken. */
export const SCOPE_KINDS = ['national', 'region', 'province', 'area'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** How values are gathered over a window of dates (both ends included). */
export const GATHERINGS = {
  sum: 'sum over the events of the window',
  provinces: 'provinces with at least one such event in the window',
  mean_of_steps: 'mean of the steps of the slow processes that lie in the window',
  end: 'state at the end of the turn that holds the last day of the window',
} as const;
export type Gathering = keyof typeof GATHERINGS;

/** Rows of a metric: begun by an armed group (`own`), by the authorities (`state`), or both. */
export type RowClass = 'own' | 'state' | 'both';

/** What a row adds in each layer: one for the event, or the sum of some of its numbers. */
export type RowValue = Readonly<Partial<Record<Layer, 'event' | readonly (keyof typeof OP)[]>>>;

interface MetricBase {
  readonly unit: string;
  readonly about: string;
  readonly gathered: Gathering;
  readonly scopes: readonly ScopeKind[];
  /** Values are kept as whole multiples of this: whole, or one over a whole number. */
  readonly resolution: number;
}

/** Counted from the operation rows. For `authorities` and `all` rows of every group count. */
export interface RowMetric extends MetricBase {
  readonly from: 'operations';
  readonly actors: Readonly<Partial<Record<ActorKind, RowClass>>>;
  readonly own: RowValue;
  readonly state: RowValue;
  /** Kinds that count; all by default. */
  readonly kinds?: readonly KindName[];
  /** Kinds of which only rows count in which someone of either armed side was killed. */
  readonly onlyWithLosses?: readonly KindName[];
}

/** Counted from the presence rows, one for each group, area and step of the slow processes. */
export interface PresenceMetric extends MetricBase {
  readonly from: 'presences';
  readonly actors: Readonly<Partial<Record<ActorKind, RowClass>>>;
  readonly layers: readonly Layer[];
}

/** Counted from the notes of clashes across a tense border. */
export interface NoteMetric extends MetricBase {
  readonly from: 'notes';
  readonly actors: Readonly<Partial<Record<ActorKind, RowClass>>>;
  readonly layers: readonly Layer[];
}

/** Read from the world; see state-metrics.ts for how. */
export interface StateMetric extends MetricBase {
  readonly from: 'world';
  /** It tells of the front alone, so named groups must include the front. */
  readonly frontOnly: boolean;
  readonly actors: Readonly<Partial<Record<ActorKind, RowClass>>>;
  readonly layers: readonly Layer[];
}

export type Metric = RowMetric | PresenceMetric | NoteMetric | StateMetric;

const EVENT: RowValue = {
  true: 'event',
  tally: 'event',
  itemised: 'event',
  recorded: 'event',
  verified: 'event',
};
/** Monitors count events whoever caused them; a tally is one party's own. */
const SEEN_EVENT: RowValue = { true: 'event', recorded: 'event', verified: 'event' };
const NONE: RowValue = {};

const everyLayer = (...fields: (keyof typeof OP)[]): RowValue => ({
  true: fields,
  tally: fields,
  itemised: fields,
  recorded: fields,
  verified: fields,
});
const seenLayers = (...fields: (keyof typeof OP)[]): RowValue => ({
  true: fields,
  recorded: fields,
  verified: fields,
});

const EVERYWHERE: readonly ScopeKind[] = SCOPE_KINDS;
const WIDE: readonly ScopeKind[] = ['national', 'region'];
const NATIONAL: readonly ScopeKind[] = ['national'];

const ARMED = { groups: 'own', all: 'own' } as const;
const EITHER = { groups: 'both', authorities: 'both', all: 'both' } as const;
const STATE = { authorities: 'state', all: 'state' } as const;
const SUSPECTS = { groups: 'state', authorities: 'state', all: 'state' } as const;

type RowGiven = Partial<RowMetric> & Pick<RowMetric, 'actors' | 'own' | 'state' | 'about'>;

const rows = (unit: string, given: RowGiven): RowMetric => ({
  from: 'operations',
  unit,
  gathered: 'sum',
  scopes: EVERYWHERE,
  resolution: 1,
  ...given,
});

const border = (about: string): NoteMetric => ({
  from: 'notes',
  unit: 'events',
  gathered: 'sum',
  scopes: EVERYWHERE,
  resolution: 1,
  actors: { border: 'both', authorities: 'both', all: 'both' },
  // Such a clash is seen by everyone; nobody's tally of it is kept.
  layers: ['true', 'recorded'],
  about,
});

type StateGiven = Pick<StateMetric, 'about'> & Partial<StateMetric>;

const state = (unit: string, actors: readonly ActorKind[], given: StateGiven): StateMetric => ({
  from: 'world',
  unit,
  gathered: 'end',
  scopes: NATIONAL,
  resolution: 1,
  frontOnly: false,
  actors: Object.fromEntries(actors.map((kind) => [kind, 'both'])),
  layers: ['true'],
  ...given,
});

/** Of the war as the front sees it, and of the war as the authorities see it. */
const FRONT = ['groups', 'all'] as const;
const RULERS = ['authorities', 'all'] as const;

export const METRICS = {
  operations: rows('events', {
    actors: ARMED,
    own: EVENT,
    state: NONE,
    about: 'operations begun by an armed group',
  }),
  attacks: rows('events', {
    actors: ARMED,
    own: EVENT,
    state: NONE,
    about: 'the same events, as monitors call them',
  }),
  ied_attacks: rows('events', {
    actors: ARMED,
    own: EVENT,
    state: NONE,
    kinds: ['small_ied'],
    about: 'operations with an explosive device',
  }),
  targeted_killings: rows('events', {
    actors: ARMED,
    own: EVENT,
    state: NONE,
    kinds: ['targeted_killing'],
    about: 'operations against one person',
  }),
  battles: rows('events', {
    actors: EITHER,
    own: SEEN_EVENT,
    state: SEEN_EVENT,
    kinds: ['hit_and_run', 'raid', 'hold_attempt', 'security_raid', 'sweep_clash', 'assault'],
    onlyWithLosses: ['hit_and_run', 'security_raid', 'sweep_clash'],
    about:
      'clashes of an armed group with the authorities: raids, attempts to hold ground and assaults on it, and hit-and-run attacks, security raids and sweeps that cost either side a life',
  }),
  security_raids: rows('events', {
    actors: SUSPECTS,
    own: NONE,
    state: EVENT,
    kinds: ['security_raid', 'sweep_clash'],
    about: 'raids and sweeps by the authorities (of a group: against it)',
  }),
  punishments: rows('events', {
    actors: STATE,
    own: NONE,
    state: EVENT,
    kinds: ['collective_punishment'],
    about: 'acts of collective punishment by the authorities',
  }),
  provinces_with_operations: rows('provinces', {
    actors: ARMED,
    own: EVENT,
    state: NONE,
    gathered: 'provinces',
    scopes: WIDE,
    about: 'provinces with at least one operation of an armed group',
  }),
  provinces_with_presence: {
    from: 'presences',
    unit: 'provinces',
    gathered: 'mean_of_steps',
    scopes: WIDE,
    resolution: 0.1,
    actors: { groups: 'both', all: 'both' },
    layers: ['true', 'tally', 'itemised', 'recorded', 'verified'],
    about: 'provinces in which a group is present at one time',
  },
  taliban_killed: rows('persons', {
    actors: EITHER,
    own: {
      true: ['governmentKilled'],
      tally: ['tallyKilled'],
      itemised: ['itemisedKilled'],
      recorded: ['recordedKilled'],
      verified: ['verifiedKilled'],
    },
    // Groups tally what their own operations cost; monitors also count what raids cost the raiders.
    state: seenLayers('governmentKilled'),
    about: 'personnel of the authorities killed by a group',
  }),
  fighters_killed: rows('persons', {
    actors: EITHER,
    own: seenLayers('groupKilled'),
    state: {
      true: ['groupKilled'],
      recorded: ['recordedKilled'],
      verified: ['verifiedKilled'],
    },
    about: 'fighters of a group killed',
  }),
  fighters_killed_by_taliban: rows('persons', {
    actors: SUSPECTS,
    own: NONE,
    state: {
      true: ['groupKilled'],
      tally: ['tallyKilled'],
      itemised: ['itemisedKilled'],
      recorded: ['recordedKilled'],
      verified: ['verifiedKilled'],
    },
    about: 'fighters of a group killed in raids and sweeps, as the authorities tally them',
  }),
  captured: rows('persons', {
    actors: SUSPECTS,
    own: NONE,
    state: everyLayer('captured'),
    about: 'fighters captured (of a group: its own)',
  }),
  fatalities: rows('persons', {
    actors: { groups: 'both', all: 'both' },
    own: {
      true: ['governmentKilled', 'groupKilled', 'civiliansKilled'],
      recorded: ['recordedKilled', 'groupKilled', 'civiliansKilled'],
      verified: ['verifiedKilled', 'groupKilled', 'civiliansKilled'],
    },
    state: {
      true: ['governmentKilled', 'groupKilled', 'civiliansKilled'],
      recorded: ['governmentKilled', 'recordedKilled', 'civiliansKilled'],
      verified: ['governmentKilled', 'verifiedKilled', 'civiliansKilled'],
    },
    about: 'all deaths in operations, raids and punishments, civilians included',
  }),
  civilians_killed: rows('persons', {
    actors: { groups: 'own', authorities: 'state', all: 'both' },
    own: seenLayers('civiliansKilled'),
    state: seenLayers('civiliansKilled'),
    about: 'civilians killed in actions of the actor',
  }),
  arrests: rows('persons', {
    actors: SUSPECTS,
    own: NONE,
    state: everyLayer('arrests'),
    about: 'civilians arrested by the authorities (of a group: on suspicion of support for it)',
  }),
  detained: rows('persons', {
    actors: SUSPECTS,
    own: NONE,
    state: everyLayer('arrests', 'captured'),
    about: 'civilians arrested and fighters captured by the authorities',
  }),
  displaced: rows('persons', {
    actors: STATE,
    own: NONE,
    state: { true: ['displaced'], recorded: ['displaced'] },
    about: 'civilians displaced by acts of the authorities',
  }),
  border_clashes: border('clashes of the authorities across a tense border'),
  border_incidents: border('the same events, as monitors call them'),
  areas_held: state('areas', FRONT, {
    scopes: EVERYWHERE,
    frontOnly: true,
    about: 'areas governed by insurgents',
  }),
  provinces_held: state('provinces', FRONT, {
    scopes: WIDE,
    frontOnly: true,
    about: 'provinces governed whole by insurgents',
  }),
  fighters: state('persons', FRONT, {
    scopes: EVERYWHERE,
    about: 'fighters of a group; nationally those in sanctuary abroad too',
  }),
  survival: state('share', FRONT, {
    frontOnly: true,
    about: 'the front keeps at least the collapse share of its first fighters (1) or not (0)',
  }),
  treasury: state('USD', FRONT, {
    resolution: 100,
    about: 'money of a group at its hub abroad',
  }),
  state_treasury: state('USD', RULERS, {
    resolution: 100_000,
    about: 'security treasury of the authorities',
  }),
  network_reach: state('share', FRONT, {
    scopes: EVERYWHERE,
    resolution: 0.001,
    frontOnly: true,
    about: 'population-weighted reach of the underground of the front',
  }),
  mean_control: state('index', RULERS, {
    scopes: EVERYWHERE,
    resolution: 0.001,
    about: 'population-weighted control: -1 insurgents, 1 the authorities',
  }),
  visibility: state('share', FRONT, {
    resolution: 0.001,
    frontOnly: true,
    about: 'how present the insurgency is in media abroad',
  }),
  displaced_now: state('persons', RULERS, {
    scopes: EVERYWHERE,
    about: 'civilians displaced and not yet back',
  }),
  prisoners: state('persons', RULERS, {
    scopes: EVERYWHERE,
    about: 'civilians held on suspicion',
  }),
  margin_nrf: state('points', FRONT, {
    resolution: 0.1,
    frontOnly: true,
    about: 'score less threshold of the front',
  }),
  margin_taliban: state('points', RULERS, {
    resolution: 0.1,
    about: 'score less threshold of the authorities',
  }),
} as const satisfies Record<string, Metric>;

export type MetricId = keyof typeof METRICS;
export const METRIC_IDS = Object.keys(METRICS) as MetricId[];

/** Metrics that are read from the world. */
export type StateMetricId = {
  [K in MetricId]: (typeof METRICS)[K] extends { from: 'world' } ? K : never;
}[MetricId];

/** Other names under which counts are published. */
export const METRIC_ALIASES: Readonly<Record<string, MetricId>> = {
  armed_clashes: 'battles',
  civilian_deaths: 'civilians_killed',
  civilian_killed: 'civilians_killed',
  civilians_displaced: 'displaced',
  clashes: 'battles',
  deaths: 'fatalities',
  provinces_with_attacks: 'provinces_with_operations',
};

/** The declaration of a metric, widened to the common type. */
export function metricOf(id: MetricId): Metric {
  return METRICS[id];
}

/** The layers that a metric has. */
export function layersOf(metric: Metric): readonly Layer[] {
  if (metric.from !== 'operations') return metric.layers;
  return Object.keys({ ...metric.own, ...metric.state }) as Layer[];
}
