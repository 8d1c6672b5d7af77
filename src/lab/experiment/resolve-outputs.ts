/** The outputs of an experiment: metrics, series and columns found in every treatment. */
import { parseIsoDate } from '../../engine/calendar.js';
import { COLUMN_NAMES, columnOf, type ColumnName } from '../../engine/columns.js';
import {
  compileQuery,
  layersOf,
  METRIC_ALIASES,
  METRIC_IDS,
  metricOf,
  NOT_SCORED,
  type MetricQuery,
} from '../../engine/metrics.js';
import { compileModel, type Model } from '../../engine/model.js';
import { SIDE_NAMES } from '../../engine/sides.js';
import type { Step } from '../../scenario/origins.js';
import { didYouMean } from '../../scenario/suggest.js';
import { LAST_DAY_STATE, STATE_KEYS, type StateKey } from '../plan.js';
import type { AreaOutput, Outputs, SummaryOutput, Treatment } from './experiment.js';
import type { ExperimentReport, ReadExperiment } from './read-experiment.js';
import { EVENT_KINDS, type ExperimentFile, type QueryEntry } from './schema.js';

/** Summary outputs when none are asked for. */
const STANDARD_SUMMARY: readonly string[] = [
  'operations',
  'taliban_killed',
  'arrests',
  ...STATE_KEYS,
];

/** Names of columns that the table of runs has anyway, and that a summary output cannot take. */
const TAKEN = new Set(['run', 'setting', 'replicate', 'outcome', 'state_hash']);

interface Played {
  readonly treatment: Treatment;
  readonly model: Model;
}

/** Resolves all outputs; what is wrong is reported. */
export function resolveOutputs(read: ReadExperiment, treatments: readonly Treatment[]): Outputs {
  const { entry, report } = read;
  const played = treatments.map((treatment) => ({
    treatment,
    model: compileModel(treatment.scenario.setup),
  }));
  return {
    summary: summaryOutputs(entry, played, report),
    national: [...new Set(entry.outputs?.national ?? [])],
    areas: areaOutputs(entry, played, report),
    events: eventKinds(entry),
  };
}

function eventKinds(entry: ExperimentFile): Outputs['events'] {
  const asked = entry.outputs?.events;
  if (asked === undefined) return null;
  return EVENT_KINDS.filter((kind) => asked === true || asked.includes(kind));
}

function summaryOutputs(
  entry: ExperimentFile,
  played: readonly Played[],
  report: ExperimentReport,
): SummaryOutput[] {
  const given = entry.outputs?.summary ?? STANDARD_SUMMARY;
  const seen = new Set<string>();
  return given.flatMap((asked, i) => {
    const at = ['outputs', 'summary', i];
    const output = summaryOutput(typeof asked === 'string' ? { metric: asked } : asked, at, {
      played,
      report,
    });
    if (output === null) return [];
    if (TAKEN.has(output.id) || seen.has(output.id.toLowerCase())) {
      report.add(at, 'SCENARIO_DUPLICATE', `"${output.id}" is taken`, 'Give it another id.');
      return [];
    }
    seen.add(output.id.toLowerCase());
    return [output];
  });
}

interface Against {
  readonly played: readonly Played[];
  readonly report: ExperimentReport;
}

/** A state of the last day by its key, or a metric. */
function summaryOutput(
  asked: QueryEntry,
  at: readonly Step[],
  { played, report }: Against,
): SummaryOutput | null {
  const state = STATE_KEYS.find((key) => key === asked.metric);
  const name = (state === undefined ? asked.metric : LAST_DAY_STATE[state].metric).toLowerCase();
  const id = METRIC_IDS.find((metric) => metric === (METRIC_ALIASES[name] ?? name));
  if (id === undefined) {
    const mend = didYouMean(asked.metric, [...STATE_KEYS, ...METRIC_IDS]);
    report.add([...at, 'metric'], 'EXPERIMENT_OUTPUT', NOT_SCORED.unknown_metric, mend);
    return null;
  }
  const metric = metricOf(id);
  const whole = { ...asked, metric: id, actor: asked.actor ?? standardActor(id, state) };
  const queries: MetricQuery[] = [];
  for (const { treatment, model } of played) {
    const query = queryOf(whole, layersOf(metric)[0] ?? 'true', model, treatment.lastDay);
    const compiled = compileQuery(model, query, treatment.lastDay);
    if (typeof compiled === 'string') {
      const message = `in treatment ${treatment.id}: ${NOT_SCORED[compiled]}`;
      report.add(at, 'EXPERIMENT_OUTPUT', message);
      return null;
    }
    queries.push(query);
  }
  const about = asked.actor === undefined ? metric.about : `${metric.about}; of ${asked.actor}`;
  return {
    id: asked.id ?? (state === undefined ? id : state),
    unit: metric.unit,
    about: `${about}${asked.layer === undefined ? '' : `; layer ${String(asked.layer)}`}`,
    resolution: metric.resolution,
    queries,
  };
}

/** The front where a metric is of groups, else whom it is of. */
function standardActor(id: (typeof METRIC_IDS)[number], state: StateKey | undefined): string {
  if (state !== undefined && LAST_DAY_STATE[state].actor === 'all') return 'all';
  const { actors } = metricOf(id);
  return actors.groups !== undefined && actors.groups !== 'state' ? 'front' : 'all';
}

function queryOf(asked: QueryEntry, layer: string, model: Model, lastDay: number): MetricQuery {
  const day = (date: string | undefined, otherwise: number): number =>
    date === undefined ? otherwise : (parseIsoDate(date) ?? Number.NaN);
  return {
    metric: asked.metric,
    actor: asked.actor === 'front' ? (model.setup.groups[0]?.id ?? '') : (asked.actor ?? 'all'),
    scope: asked.scope ?? 'national',
    layer: String(asked.layer ?? layer),
    startDay: day(asked.from, model.startDay),
    endDay: day(asked.to, lastDay),
  };
}

function areaOutputs(
  entry: ExperimentFile,
  played: readonly Played[],
  report: ExperimentReport,
): Outputs['areas'] {
  const asked = entry.outputs?.areas;
  if (asked === undefined) return null;
  const [names, every] = 'columns' in asked ? [asked.columns, asked.every ?? 1] : [asked, 1];
  const at = 'columns' in asked ? ['outputs', 'areas', 'columns'] : ['outputs', 'areas'];
  const columns = names.flatMap((name, i) => areaOutput(name, [...at, i], played, report) ?? []);
  const ids = columns.map(({ id }) => id);
  ids.forEach((id, i) => {
    if (ids.indexOf(id) < i) report.add([...at, i], 'SCENARIO_DUPLICATE', `${id} stands twice`);
  });
  return { columns, every };
}

/** Columns of the world that have a value for each area, or for each group or side in an area. */
const AREA_COLUMNS = COLUMN_NAMES.filter((name) =>
  ['area', 'groupArea', 'sideArea'].includes(columnOf(name).index),
);

function areaOutput(
  name: string,
  at: readonly Step[],
  played: readonly Played[],
  report: ExperimentReport,
): AreaOutput | null {
  const [word = '', whose, more] = name.split('.');
  const column: ColumnName | undefined = AREA_COLUMNS.find((own) => own === word);
  const refuse = (message: string, mend?: string): null => {
    report.add(at, 'EXPERIMENT_OUTPUT', message, mend);
    return null;
  };
  if (column === undefined || more !== undefined) {
    return refuse(`areas have no column "${name}"`, didYouMean(word, AREA_COLUMNS));
  }
  const { index, unit, about, kind } = columnOf(column);
  if ((index === 'area') !== (whose === undefined)) {
    return index === 'area'
      ? refuse(`${column} is of the area alone`, `Write ${column}.`)
      : refuse(`${column} is kept by ${index === 'sideArea' ? 'side' : 'group'}`, example(column));
  }
  for (const { treatment, model } of played) {
    const known: readonly string[] =
      index === 'sideArea' ? SIDE_NAMES : model.setup.groups.map((group) => group.id);
    if (whose === undefined || known.includes(whose)) continue;
    return refuse(`treatment ${treatment.id} has no "${whose}"`, didYouMean(whose, known));
  }
  const id = whose === undefined ? column : `${column}_${whose.replaceAll('-', '_')}`;
  return { id, column, whose: whose ?? null, unit, about, whole: kind !== 'real' };
}

function example(column: ColumnName): string {
  return `Write ${column}.nrf, for example.`;
}
