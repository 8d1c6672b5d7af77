/**
 * A question for a published count, compiled against a model: whose, what, where, when, in which
 * layer. What the model cannot answer is told with a stable reason and never scored.
 */
import { selectActor, selectScope, type ActorSelection } from './metric-actors.js';
import {
  layersOf,
  METRIC_ALIASES,
  metricOf,
  METRICS,
  type Metric,
  type MetricId,
  type RowClass,
  type RowMetric,
  type RowValue,
} from './metric-table.js';
import type { Model } from './model-types.js';
import { GROUP_KINDS, KIND_NAMES, LAYER_BIT, LAYERS, OP, type Layer } from './records.js';

/** Why a count is not compared with the model; one line for each. */
export const NOT_SCORED = {
  unknown_metric: 'the model has no such metric',
  unknown_actor: 'the model has no such actor',
  unknown_scope: 'the model has no such place',
  unknown_layer: 'there is no such layer of reporting',
  actor_not_modelled: 'the metric is not kept for this actor',
  scope_not_modelled: 'the metric is not kept for a place of this kind',
  layer_not_modelled: 'the metric is not kept in this layer',
  outside_window: 'the dates are not all within the days that were simulated',
} as const;
export type NotScoredReason = keyof typeof NOT_SCORED;

/** Whose, what, where, when, in which layer; days as day numbers, both ends included. */
export interface MetricQuery {
  readonly metric: string;
  readonly actor: string;
  readonly scope: string;
  readonly layer: string;
  readonly startDay: number;
  readonly endDay: number;
}

/** Values that a kind of row has for a query. */
export const KIND_IGNORED = 0;
export const KIND_COUNTED = 1;
export const KIND_WITH_LOSSES = 2;

/** A query ready to be answered; masks hold 0 or 1. */
export interface CompiledQuery {
  readonly id: MetricId;
  readonly metric: Metric;
  readonly layer: Layer;
  readonly layerBit: number;
  readonly startDay: number;
  readonly endDay: number;
  readonly groups: Uint8Array;
  readonly areas: Uint8Array;
  readonly national: boolean;
  /** By kind of row: KIND_IGNORED, KIND_COUNTED or KIND_WITH_LOSSES. */
  readonly kinds: Uint8Array;
  /** Fields of the row that are summed, by who began it; none where the row itself counts. */
  readonly ownFields: readonly number[];
  readonly stateFields: readonly number[];
}

/**
 * Compiles a query. `lastDay` is the last simulated day, inclusive. Gives the reason instead when
 * the model cannot answer.
 */
export function compileQuery(
  m: Model,
  query: MetricQuery,
  lastDay: number,
): CompiledQuery | NotScoredReason {
  const found = findMetric(m, query);
  if (found === null) return 'unknown_metric';
  const metric = metricOf(found.id);
  const actor = selectActor(m, found.actor);
  if (actor === null) return 'unknown_actor';
  const scope = selectScope(m, query.scope);
  if (scope === null) return 'unknown_scope';
  const layer = LAYERS.find((name) => name === query.layer);
  if (layer === undefined) return 'unknown_layer';
  const rows = metric.actors[actor.kind];
  if (rows === undefined || misses(metric, actor)) return 'actor_not_modelled';
  if (!metric.scopes.includes(scope.kind)) return 'scope_not_modelled';
  if (!layersOf(metric).includes(layer)) return 'layer_not_modelled';
  if (query.startDay < m.startDay || query.endDay > lastDay || query.endDay < query.startDay) {
    return 'outside_window';
  }
  return {
    id: found.id,
    metric,
    layer,
    layerBit: LAYER_BIT[layer],
    startDay: query.startDay,
    endDay: query.endDay,
    groups: actor.groups,
    areas: scope.areas.map((here, a) => here & actor.areas[a]!),
    national: scope.kind === 'national',
    ...rowParts(metric, rows, layer),
  };
}

/** A metric of the front asked of groups without it. */
function misses(metric: Metric, actor: ActorSelection): boolean {
  return metric.from === 'world' && metric.frontOnly && actor.groups[0] !== 1;
}

/**
 * The metric of a name and whose it is. `X_killed` counts the fighters of the group X: as the
 * authorities tally them when they are the ones who speak, else all that X lost.
 */
function findMetric(m: Model, query: MetricQuery): { id: MetricId; actor: string } | null {
  const name = query.metric.trim().toLowerCase();
  const { actor } = query;
  if (Object.hasOwn(METRICS, name)) return { id: name as MetricId, actor };
  if (Object.hasOwn(METRIC_ALIASES, name)) return { id: METRIC_ALIASES[name]!, actor };
  const victim = /^(.+)_killed$/.exec(name)?.[1];
  if (victim === undefined) return null;
  const group = selectActor(m, victim.replaceAll('_', ' '));
  if (group?.kind !== 'groups') return null;
  const speaker = selectActor(m, actor);
  if (speaker === null) return { id: 'fighters_killed', actor };
  const id = speaker.kind === 'authorities' ? 'fighters_killed_by_taliban' : 'fighters_killed';
  return { id, actor: victim.replaceAll('_', ' ') };
}

type RowParts = Pick<CompiledQuery, 'kinds' | 'ownFields' | 'stateFields'>;

const NO_ROWS: RowParts = {
  kinds: new Uint8Array(KIND_NAMES.length),
  ownFields: [],
  stateFields: [],
};

function rowParts(metric: Metric, rows: RowClass, layer: Layer): RowParts {
  if (metric.from !== 'operations') return NO_ROWS;
  const kinds = Uint8Array.from(KIND_NAMES, (_, kind) => rowKind(metric, rows, layer, kind));
  return {
    kinds,
    ownFields: fieldsOf(metric.own, layer),
    stateFields: fieldsOf(metric.state, layer),
  };
}

function rowKind(metric: RowMetric, rows: RowClass, layer: Layer, kind: number): number {
  const own = kind < GROUP_KINDS;
  if (rows !== 'both' && rows !== (own ? 'own' : 'state')) return KIND_IGNORED;
  if ((own ? metric.own : metric.state)[layer] === undefined) return KIND_IGNORED;
  const name = KIND_NAMES[kind]!;
  if (metric.kinds !== undefined && !metric.kinds.includes(name)) return KIND_IGNORED;
  return metric.onlyWithLosses?.includes(name) === true ? KIND_WITH_LOSSES : KIND_COUNTED;
}

function fieldsOf(value: RowValue, layer: Layer): number[] {
  const fields = value[layer];
  return fields === undefined || fields === 'event' ? [] : fields.map((name) => OP[name]);
}
