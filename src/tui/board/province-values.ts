/** What a shade of the map comes to in each province: areas put together, and made a share of 1. */
import type { Shade } from '../../game/index.js';
import { formatCompact, formatFixed } from '../../charts/index.js';
import { inThree } from '../words/numbers.js';
import type { MapModel } from './map-model.js';

/** Whether the parts of a province add up, or are a mean over its residents. */
function addsUp({ unit }: Shade): boolean {
  return unit !== 'share' && unit !== 'index';
}

/** The value of a province in the unit of the shade; NaN where there is no figure. */
export function provinceValue(map: MapModel, shade: Shade, province: number): number {
  return combined(map, shade, province, shade.value);
}

/** The range that a side thinks possible, or null where it knows. */
export function provinceRange(
  map: MapModel,
  shade: Shade,
  province: number,
): readonly [low: number, high: number] | null {
  if (shade.low === null || shade.high === null) return null;
  const low = combined(map, shade, province, shade.low);
  return [low, combined(map, shade, province, shade.high)];
}

function combined(map: MapModel, shade: Shade, province: number, values: Float64Array): number {
  const areas = map.provinces[province]?.areas ?? [];
  const sum = addsUp(shade);
  let [total, weights] = [0, 0];
  for (const area of areas) {
    const weight = sum ? 1 : (map.residents[area] ?? 1);
    total += weight * (values[area] ?? NaN);
    weights += weight;
  }
  return sum ? total : total / weights;
}

/** The values of all provinces, and the ends of the scale that they are shown on. */
export interface ProvinceValues {
  readonly values: readonly number[];
  readonly min: number;
  readonly max: number;
}

/** Of numbers that add up the greatest province is the end of the scale. */
export function provinceValues(map: MapModel, shade: Shade): ProvinceValues {
  const values = map.provinces.map((_, at) => provinceValue(map, shade, at));
  if (!addsUp(shade)) return { values, min: shade.min, max: shade.max };
  const most = Math.max(...values.filter(Number.isFinite), 0);
  return { values, min: 0, max: most > 0 ? most : 1 };
}

/** A value on a scale, 0-1; null where there is no figure. */
export function onScale({ min, max }: ProvinceValues, value: number): number | null {
  if (!Number.isFinite(value)) return null;
  return Math.min(1, Math.max(0, (value - min) / (max - min)));
}

/** A value in at most three characters: per cent for shares, else the number. */
export function shortValue(shade: Shade, value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (shade.unit === 'share') return String(Math.round(value * 100));
  if (shade.unit === 'index') return inThree(Math.round(value * 100));
  return inThree(value);
}

/**
 * A bound of a step of the scale, in digits enough to tell it from the next: per cent for shares.
 * The steps are fifths, so two digits always are.
 */
export function boundValue(shade: Shade, value: number, digits: number): string {
  return addsUp(shade) ? formatCompact(value, digits) : shortValue(shade, value);
}

/** A value with its unit, for a sentence. */
export function longValue(shade: Shade, value: number): string {
  if (!Number.isFinite(value)) return 'no figure';
  switch (shade.unit) {
    case 'share':
      return `${Math.round(value * 100)} %`;
    case 'index':
      return formatFixed(value, 2);
    case 'USD':
      return `$${inThree(value)}`;
    default:
      return `${value < 10 ? formatFixed(value, 1) : formatFixed(value, 0)} ${shade.unit}`;
  }
}
