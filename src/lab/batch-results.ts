/** Parts that the documents of a batch share: its head, its scores, its series, its last day. */
import { formatIsoDate } from '../engine/calendar.js';
import {
  fromSteps,
  SERIES_IDS,
  seriesOf,
  type MetricQuery,
  type NotScoredReason,
} from '../engine/metrics.js';
import { hashText } from '../engine/hash.js';
import type { Layer } from '../engine/records.js';
import { VERSION } from '../scenario/version.js';
import type { Posterior } from './calibration/posterior.js';
import { quantile, wilson, type Distribution } from './distribution.js';
import type { DocumentHead, RunDocument, TargetDocument } from './documents.js';
import { LAST_DAY_STATE, resolutionOf, STATE_KEYS, type StateKey } from './plan.js';
import type { Batch } from './replicates.js';
import { score, summarise, type Bound, type Summary } from './score.js';
import { significant } from './significant.js';

/** A published count: a query, with what was published. */
export interface Reported extends MetricQuery {
  readonly id: string;
  readonly value: number;
  readonly bound: Bound;
  readonly layer: Layer;
  /** Further columns of the file; `use` is passed on. */
  readonly more?: Readonly<Record<string, string>> | undefined;
}

/** What a document tells of the scenario, besides the numbers. */
export interface ScenarioLabel {
  readonly id: string;
  readonly title: string;
  readonly hash: string;
}

/** A change of the scenario, as it was asked for. */
export interface OverrideLabel {
  readonly path: string;
  readonly value?: number | string | boolean | undefined;
  readonly scale?: number | undefined;
  readonly add?: number | undefined;
}

/** Changes as documents tell them: what is not there is left out. */
export function overridesTold(overrides: readonly OverrideLabel[]): DocumentHead['overrides'] {
  return overrides.map(({ path, value, scale, add }) => ({
    path,
    ...(value === undefined ? {} : { value }),
    ...(scale === undefined ? {} : { scale }),
    ...(add === undefined ? {} : { add }),
  }));
}

/** Who and what was played. `stateHash` names the state that a given past leads to. */
export function headOf(
  batch: Batch,
  scenario: ScenarioLabel,
  overrides: readonly OverrideLabel[],
  stateHash?: string,
): DocumentHead {
  const { model, plan, aggregate, seed, players, without, pastTurns } = batch;
  return {
    scenario: { id: scenario.id, title: scenario.title, hash: scenario.hash },
    engine: VERSION,
    seed,
    runs: aggregate.runs,
    start: formatIsoDate(model.startDay),
    end: formatIsoDate(model.endDay),
    until: formatIsoDate(plan.lastDay),
    turnDays: model.turnDays,
    players: { nrf: players.nrf, taliban: players.taliban },
    without: [...without],
    overrides: overridesTold(overrides),
    ...(batch.posterior === null ? {} : { posterior: posteriorLabel(batch.posterior) }),
    ...(stateHash === undefined
      ? {}
      : {
          from: {
            turns: pastTurns,
            date: formatIsoDate(model.startDay + pastTurns * model.turnDays),
            stateHash,
          },
        }),
  };
}

/** Names a posterior in documents. */
export function posteriorLabel({
  id,
  scenario,
  swings,
  values,
  weights,
}: Posterior): NonNullable<DocumentHead['posterior']> {
  const hash = hashText(JSON.stringify([values, weights]));
  return { id, scenario, rows: values.length, swings: swings !== null, hash };
}

/** A query's distribution in the units of its metric. */
export function distributionOfQuery(batch: Batch, place: number): Distribution {
  const query = batch.plan.queries[place];
  const histogram = batch.aggregate.queries[place];
  if (query === undefined || histogram === undefined) throw new RangeError(`no query ${place}`);
  return inUnits(histogram.distribution(), resolutionOf(query));
}

function inUnits(d: Distribution, resolution: number): Distribution {
  return { ...d, values: d.values.map((steps) => fromSteps(steps, resolution)) };
}

function rounded({ mean, median, p05, p95 }: Summary): Summary {
  return {
    mean: significant(mean),
    median: significant(median),
    p05: significant(p05),
    p95: significant(p95),
  };
}

/** The counts that are compared, and those that are not, in the order of the file. */
export function scoresOf(batch: Batch<Reported>): {
  targets: TargetDocument[];
  notScored: { id: string; reason: NotScoredReason }[];
} {
  const targets: TargetDocument[] = [];
  const notScored: { id: string; reason: NotScoredReason }[] = [];
  for (const { asked, answer } of batch.plan.targets) {
    if (typeof answer === 'number') targets.push(scoredTarget(batch, asked, answer));
    else notScored.push({ id: asked.id, reason: answer });
  }
  return { targets, notScored };
}

function scoredTarget(batch: Batch, row: Reported, place: number): TargetDocument {
  const result = score(distributionOfQuery(batch, place), row.value, row.bound);
  return {
    id: row.id,
    actor: row.actor,
    metric: row.metric,
    unit: batch.plan.queries[place]?.metric.unit ?? '',
    scope: row.scope,
    layer: row.layer,
    start: formatIsoDate(row.startDay),
    end: formatIsoDate(row.endDay),
    bound: row.bound,
    use: row.more?.['use'] ?? null,
    reported: row.value,
    ...rounded(result),
    inside: result.inside,
    percentile: significant(result.percentile),
    crps: significant(result.crps),
  };
}

/** A share of the campaigns with its interval. */
export function shareOf(hits: number, runs: number): { share: number; low: number; high: number } {
  const { low, high } = wilson(hits, runs);
  return { share: significant(hits / runs), low: significant(low), high: significant(high) };
}

/** The last day, in the order of STATE_KEYS, then whether any ground is held. */
export function lastDayOf(batch: Batch): RunDocument['state'] {
  const { runs } = batch.aggregate;
  const entries = STATE_KEYS.map((key, i) => {
    const d = distributionOfQuery(batch, batch.plan.states[i] ?? -1);
    const isShare = LAST_DAY_STATE[key].kind === 'share';
    return [key, isShare ? shareOf(hitsOf(d), runs) : rounded(summarise(d))] as const;
  });
  const held = distributionOfQuery(batch, batch.plan.states[STATE_KEYS.indexOf('areasHeld')] ?? -1);
  const state = Object.fromEntries(entries) as Pick<RunDocument['state'], StateKey>;
  return { ...state, groundHeld: shareOf(hitsOf(held), runs) };
}

/** Campaigns in which the number was above zero. */
function hitsOf({ values, counts }: Distribution): number {
  return values.reduce((hits, value, i) => hits + (value > 0 ? (counts[i] ?? 0) : 0), 0);
}

/** The series with their bands. */
export function seriesOfBatch(batch: Batch): RunDocument['series'] {
  const { plan, model, aggregate } = batch;
  const turns = Array.from({ length: plan.turns }, (_, turn) => turn);
  const dates = turns.map((turn) => formatIsoDate(model.startDay + turn * model.turnDays));
  return SERIES_IDS.map((id, s) => {
    const { unit, resolution } = seriesOf(id);
    const bands = turns.map((turn) =>
      inUnits(aggregate.bands.distribution(s * plan.turns + turn), resolution),
    );
    const line = (share: number): number[] => bands.map((d) => significant(quantile(d, share)));
    return { id, unit, dates, median: line(0.5), p05: line(0.05), p95: line(0.95) };
  });
}
