import { describe, expect, it } from 'vitest';
import {
  layersOf,
  METRIC_ALIASES,
  METRIC_IDS,
  metricOf,
  METRICS,
  SERIES_IDS,
  seriesOf,
} from '../../src/engine/metrics.js';
import { reason } from './metric-rows.js';

describe('the table of metrics', () => {
  it.each(METRIC_IDS)(
    '%s can be asked in every layer, for every actor and scope it names',
    (id) => {
      const metric = metricOf(id);
      const names = {
        groups: 'NRF',
        authorities: 'Taliban',
        all: 'all',
        border: 'Taliban-Pakistan',
      };
      const scopes = {
        national: 'national',
        region: 'region east',
        province: 'AF-KAB',
        area: 'AF-PAN-N',
      };
      expect(layersOf(metric).length).toBeGreaterThan(0);
      for (const kind of Object.keys(metric.actors) as (keyof typeof names)[]) {
        for (const scope of metric.scopes) {
          for (const layer of layersOf(metric)) {
            const given = { metric: id, actor: names[kind], scope: scopes[scope], layer };
            expect(reason(given)).toBe(id);
          }
        }
      }
    },
  );

  it('adds at most three fields of a row', () => {
    for (const metric of Object.values(METRICS)) {
      if (metric.from !== 'operations') continue;
      for (const fields of [...Object.values(metric.own), ...Object.values(metric.state)]) {
        expect(fields.length).toBeLessThanOrEqual(fields === 'event' ? 5 : 3);
      }
    }
  });

  it('has aliases of metrics only, and resolutions that divide evenly', () => {
    for (const id of Object.values(METRIC_ALIASES)) expect(METRIC_IDS).toContain(id);
    const resolutions = [...METRIC_IDS.map(metricOf), ...SERIES_IDS.map(seriesOf)].map(
      ({ resolution }) => resolution,
    );
    for (const r of resolutions) {
      expect(r >= 1 ? Number.isInteger(r) : Math.round(1 / r) === 1 / r).toBe(true);
    }
  });
});
