/**
 * Series: metrics turn by turn, over the whole country. A flow is counted over each turn, the last
 * one whole; a state is read at the end of each turn.
 */
import type { StateMetricId } from './metric-table.js';
import type { Layer } from './records.js';

interface SeriesBase {
  readonly unit: string;
  /** Values are kept as whole multiples of this: whole, or one over a whole number. */
  readonly resolution: number;
  readonly about: string;
}

/** Sum over the rows of the turn. */
export interface FlowSeries extends SeriesBase {
  readonly metric: 'operations' | 'taliban_killed' | 'arrests' | 'displaced';
  readonly layer: Layer;
  /** An actor as reports name it; null for the front of the model, whatever its name. */
  readonly actor: string | null;
}

/** Value of the world at the end of the turn, for the front where it is by group. */
export interface StateSeries extends SeriesBase {
  readonly state: StateMetricId;
}

export type Series = FlowSeries | StateSeries;

export const SERIES = {
  operations_true: {
    metric: 'operations',
    layer: 'true',
    actor: null,
    unit: 'events per turn',
    resolution: 1,
    about: 'operations of the front that took place',
  },
  operations_tally: {
    metric: 'operations',
    layer: 'tally',
    actor: null,
    unit: 'events per turn',
    resolution: 1,
    about: 'operations that the front counts in its tally',
  },
  taliban_killed: {
    metric: 'taliban_killed',
    layer: 'true',
    actor: null,
    unit: 'persons per turn',
    resolution: 1,
    about: 'personnel of the authorities killed by the front',
  },
  arrests: {
    metric: 'arrests',
    layer: 'true',
    actor: 'all',
    unit: 'persons per turn',
    resolution: 1,
    about: 'civilians arrested by the authorities',
  },
  displaced: {
    metric: 'displaced',
    layer: 'true',
    actor: 'all',
    unit: 'persons per turn',
    resolution: 1,
    about: 'civilians displaced by acts of the authorities',
  },
  fighters: {
    state: 'fighters',
    unit: 'persons',
    resolution: 1,
    about: 'fighters of the front, those in sanctuary included',
  },
  treasury: {
    state: 'treasury',
    unit: 'USD',
    resolution: 100,
    about: 'money of the front at its hub abroad',
  },
  mean_control: {
    state: 'mean_control',
    unit: 'index',
    resolution: 0.001,
    about: 'population-weighted control: -1 insurgents, 1 the authorities',
  },
  visibility: {
    state: 'visibility',
    unit: 'share',
    resolution: 0.001,
    about: 'how present the insurgency is in media abroad',
  },
} as const satisfies Record<string, Series>;

export type SeriesId = keyof typeof SERIES;
export const SERIES_IDS = Object.keys(SERIES) as SeriesId[];

/** The declaration of a series, widened to the common type. */
export function seriesOf(id: SeriesId): Series {
  return SERIES[id];
}
