/** Rows and questions for tests of metrics, on the small model. */
import {
  compileQuery,
  fromSteps,
  Probe,
  type CompiledQuery,
  type MetricQuery,
} from '../../src/engine/metrics.js';
import { compileModel } from '../../src/engine/model.js';
import {
  KIND,
  LAYER_BIT,
  OP,
  Records,
  type KindName,
  type Layer,
} from '../../src/engine/records.js';
import { smallSetup } from './small-setup.js';

export const model = compileModel(smallSetup());
export const FIRST = model.startDay;
export const LAST = model.endDay;
export const [KAB_CITY, KAB_RURAL, PAN_N, PAN_S, KNR] = [0, 1, 2, 3, 4];
export const [NRF, AFF, ISKP, TTP, OTHER] = [0, 1, 2, 3, 4];

export type RowGiven = Partial<Record<keyof typeof OP, number>> & {
  readonly is?: KindName;
  readonly in?: readonly Layer[];
};

const ONLY_TRUE: readonly Layer[] = ['true'];

/** Writes rows; by default an operation of the front in Kabul city on the first day, true only. */
export function recordsOf(rows: readonly RowGiven[]): Records {
  const records = new Records();
  for (const { is = 'hit_and_run', in: layers = ONLY_TRUE, ...fields } of rows) {
    const at = records.operations.next();
    const d = records.operations.data;
    d[at + OP.day] = FIRST;
    d[at + OP.kind] = KIND[is];
    d[at + OP.layers] = layers.reduce((bits, layer) => bits | LAYER_BIT[layer], 0);
    for (const [name, value] of Object.entries(fields)) d[at + OP[name as keyof typeof OP]] = value;
  }
  return records;
}

export type Asked = Partial<MetricQuery>;

export function asked(given: Asked): MetricQuery {
  const window = { startDay: FIRST, endDay: LAST };
  return {
    metric: 'operations',
    actor: 'NRF',
    scope: 'national',
    layer: 'true',
    ...window,
    ...given,
  };
}

export function compiled(given: Asked): CompiledQuery {
  const query = compileQuery(model, asked(given), LAST);
  if (typeof query === 'string') throw new Error(`${JSON.stringify(given)}: ${query}`);
  return query;
}

export function answer(records: Records, given: Asked): number {
  const query = compiled(given);
  const probe = new Probe(model, [query], LAST);
  const out = new Float64Array(probe.width);
  probe.finish(records, out, 0);
  return fromSteps(out[0]!, query.metric.resolution);
}

export const reason = (given: Asked): unknown => {
  const query = compileQuery(model, asked(given), LAST);
  return typeof query === 'string' ? query : query.id;
};
