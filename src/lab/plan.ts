/** What is measured in each campaign of a batch, and where it stands in a campaign's numbers. */
import {
  compileQuery,
  metricOf,
  Probe,
  SERIES_IDS,
  type CompiledQuery,
  type MetricId,
  type MetricQuery,
  type NotScoredReason,
} from '../engine/metrics.js';
import type { Model } from '../engine/model.js';
import { CONSOLIDATION } from './outcome.js';

/** Metrics of the last day, by their keys in documents; `share` ones are 0 or 1 in a campaign. */
export const LAST_DAY_STATE = {
  areasHeld: { metric: 'areas_held', kind: 'number', actor: 'all' },
  provincesHeld: { metric: 'provinces_held', kind: 'number', actor: 'all' },
  survival: { metric: 'survival', kind: 'share', actor: 'all' },
  fighters: { metric: 'fighters', kind: 'number', actor: 'front' },
  treasuryUsd: { metric: 'treasury', kind: 'number', actor: 'front' },
  networkReach: { metric: 'network_reach', kind: 'number', actor: 'front' },
  meanControl: { metric: 'mean_control', kind: 'number', actor: 'all' },
  visibility: { metric: 'visibility', kind: 'number', actor: 'all' },
  displaced: { metric: 'displaced_now', kind: 'number', actor: 'all' },
  prisoners: { metric: 'prisoners', kind: 'number', actor: 'all' },
  marginNrf: { metric: 'margin_nrf', kind: 'number', actor: 'all' },
  marginTaliban: { metric: 'margin_taliban', kind: 'number', actor: 'all' },
} as const satisfies Record<
  string,
  { metric: MetricId; kind: 'number' | 'share'; actor: 'front' | 'all' }
>;

export type StateKey = keyof typeof LAST_DAY_STATE;
export const STATE_KEYS = Object.keys(LAST_DAY_STATE) as StateKey[];

/** A question that the model can answer, or why it cannot. */
export interface PlannedTarget<Q extends MetricQuery> {
  readonly asked: Q;
  /** Place among the plan's queries, or the reason why there is none. */
  readonly answer: number | NotScoredReason;
}

/** The numbers of a campaign: outcome, queries (targets, last day, late operations), series. */
export interface Plan<Q extends MetricQuery = MetricQuery> {
  readonly lastDay: number;
  readonly queries: readonly CompiledQuery[];
  readonly targets: readonly PlannedTarget<Q>[];
  /** Place of each state of the last day among the queries, in the order of STATE_KEYS. */
  readonly states: readonly number[];
  /** Place of the operations of the last weeks, which the outcome depends on. */
  readonly lateOperations: number;
  readonly turns: number;
  /** Cells of series: each series turn by turn. */
  readonly cells: number;
  /** Numbers of a campaign. */
  readonly width: number;
}

/** Numbers before the queries: the outcome. */
export const PLAN_HEAD = 1;

/** Makes the plan of a batch; the same in every worker. */
export function makePlan<Q extends MetricQuery>(
  model: Model,
  asked: readonly Q[],
  lastDay: number,
): Plan<Q> {
  const queries: CompiledQuery[] = [];
  const place = (query: CompiledQuery): number => queries.push(query) - 1;
  const targets = asked.map((target): PlannedTarget<Q> => {
    const query = compileQuery(model, target, lastDay);
    return { asked: target, answer: typeof query === 'string' ? query : place(query) };
  });
  const states = STATE_KEYS.map((key) => place(stateQuery(model, key, lastDay)));
  const lateOperations = place(lateQuery(model, lastDay));
  const { turns } = new Probe(model, [], lastDay);
  const cells = SERIES_IDS.length * turns;
  const width = PLAN_HEAD + queries.length + cells;
  return { lastDay, queries, targets, states, lateOperations, turns, cells, width };
}

function stateQuery(model: Model, key: StateKey, lastDay: number): CompiledQuery {
  const { metric, actor } = LAST_DAY_STATE[key];
  return ownQuery(model, metric, actor, model.startDay, lastDay);
}

function lateQuery(model: Model, lastDay: number): CompiledQuery {
  const first = lastDay - 7 * CONSOLIDATION.quietWeeks + 1;
  return ownQuery(model, 'operations', 'front', Math.max(first, model.startDay), lastDay);
}

/** A query of the lab itself, which every model answers. */
function ownQuery(
  model: Model,
  metric: MetricId,
  actor: 'front' | 'all',
  startDay: number,
  endDay: number,
): CompiledQuery {
  const who = actor === 'front' ? (model.setup.groups[0]?.id ?? '') : actor;
  const asked = { metric, actor: who, scope: 'national', layer: 'true', startDay, endDay };
  const query = compileQuery(model, asked, endDay);
  if (typeof query === 'string') throw new RangeError(`${metric} cannot be asked: ${query}`);
  return query;
}

/** The resolution in which a query's numbers are kept. */
export function resolutionOf(query: CompiledQuery): number {
  return metricOf(query.id).resolution;
}

/**
 * The last day that answers every row it can: the latest end of a window that is outside only
 * because it ends after `lastDay`, else `lastDay` itself. Never beyond `limitDay`.
 */
export function untilFor(
  model: Model,
  rows: readonly MetricQuery[],
  lastDay: number,
  limitDay: number,
): number {
  return rows.reduce((until, row) => {
    if (row.endDay <= until || row.endDay > limitDay) return until;
    return typeof compileQuery(model, row, row.endDay) === 'string' ? until : row.endDay;
  }, lastDay);
}
