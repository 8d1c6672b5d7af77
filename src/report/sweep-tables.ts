/** What a report reads from the tables of a sweep itself: cases by setting, maps, reported counts. */
import { parseIsoDate } from '../engine/calendar.js';
import type { AnalysisDocument } from '../lab/analysis/analysis-schema.js';
import { distributionOf } from '../lab/distribution.js';
import type { TargetDocument } from '../lab/documents.js';
import type { Experiment } from '../lab/experiment/experiment.js';
import type { Results } from '../lab/results/open-results.js';
import { score } from '../lab/score.js';
import { significant } from '../lab/significant.js';
import type { ReportedCount } from '../scenario/targets.js';
import type { CasePoints } from './sweep-sensitivity.js';

/** Settings of one treatment, by number, with the values of numeric factors. */
async function settingsOf(
  results: Results,
  treatment: string,
): Promise<Map<number, Record<string, number>>> {
  const { treatments, factors } = results.manifest.experiment;
  const place = treatments.findIndex(({ id }) => id === treatment);
  const numeric = factors
    .filter(({ levels }) => levels === null || levels.every((level) => typeof level === 'number'))
    .map(({ id }) => id);
  const read = await results.columns('settings', ['setting', ...numeric]);
  const out = new Map<number, Record<string, number>>();
  (read['setting'] ?? []).forEach((setting, i) => {
    // Treatments change fastest among settings.
    if (Number(setting) % treatments.length !== place) return;
    const values = numeric.map((name) => [name, Number(read[name]?.[i])] as const);
    out.set(Number(setting), Object.fromEntries(values));
  });
  return out;
}

/** Shares of cases by setting, for each discovery whose case is an outcome. */
export async function casePoints(
  results: Results,
  analysis: AnalysisDocument,
): Promise<CasePoints> {
  const all: CasePoints[number][] = [];
  for (const { case: of, treatment, boxes } of analysis.discovery) {
    const outcome = of.startsWith('outcome=') ? of.slice('outcome='.length) : null;
    if (outcome === null || boxes.length === 0) {
      all.push([]);
      continue;
    }
    const settings = await settingsOf(results, treatment);
    const counts = new Map<number, [cases: number, runs: number]>();
    for await (const group of results.rowGroups('runs', ['setting', 'outcome'])) {
      (group['setting'] ?? []).forEach((setting, i) => {
        const count = counts.get(Number(setting)) ?? [0, 0];
        counts.set(Number(setting), count);
        count[1] += 1;
        if (group['outcome']?.[i] === outcome) count[0] += 1;
      });
    }
    all.push(
      [...settings].map(([setting, values]) => {
        const [cases, runs] = counts.get(setting) ?? [0, 1];
        return { values, share: significant(cases / runs) };
      }),
    );
  }
  return all;
}

/** Means of a column of the table of areas: by treatment, then moment, then area. */
export interface AreaMeans {
  readonly column: string;
  readonly unit: string;
  readonly about: string;
  readonly byTreatment: readonly (readonly (readonly (number | null)[])[])[];
}

/** Reads the table of areas once; moments are the dates it holds. Null when it was not asked for. */
export async function areaMeans(
  results: Results,
  areaIds: readonly string[],
): Promise<{ readonly dates: readonly string[]; readonly means: readonly AreaMeans[] } | null> {
  const spec = results.manifest.tables.areas;
  if (spec === undefined) return null;
  const keys = new Set(['run', 'setting', 'replicate', 'turn', 'date', 'area']);
  const columns = spec.columns.filter(({ name, type }) => !keys.has(name) && type !== 'STRING');
  const treatments = results.manifest.experiment.treatments.length;
  const places = new Map(areaIds.map((id, i) => [id, i]));
  const dates: string[] = [];
  const moments = new Map<string, number>();
  const sums: [total: number, count: number][][][][] = columns.map(() => []);
  const names = columns.map(({ name }) => name);
  for await (const group of results.rowGroups('areas', ['setting', 'date', 'area', ...names])) {
    const settings = group['setting'] ?? [];
    for (let i = 0; i < settings.length; i += 1) {
      const area = places.get(String(group['area']?.[i]));
      if (area === undefined) continue;
      const date = String(group['date']?.[i]);
      let moment = moments.get(date);
      if (moment === undefined) moments.set(date, (moment = dates.push(date) - 1));
      // Treatments change fastest among settings.
      const treatment = Number(settings[i]) % treatments;
      columns.forEach(({ name }, c) => {
        const value = group[name]?.[i];
        if (typeof value !== 'number') return;
        const cell = (((sums[c] ??= [])[treatment] ??= [])[moment as number] ??= [])[area];
        if (cell === undefined) (sums[c]?.[treatment]?.[moment as number] ?? [])[area] = [value, 1];
        else {
          cell[0] += value;
          cell[1] += 1;
        }
      });
    }
  }
  const order = [...dates.keys()].sort((a, b) => ((dates[a] ?? '') < (dates[b] ?? '') ? -1 : 1));
  const means = columns.map(({ name, unit, about }, c): AreaMeans => ({
    column: name,
    unit: unit ?? '',
    about,
    byTreatment: Array.from({ length: treatments }, (_, t) =>
      order.map((moment) =>
        areaIds.map((_id, area) => {
          const cell = sums[c]?.[t]?.[moment]?.[area];
          return cell === undefined ? null : cell[0] / cell[1];
        }),
      ),
    ),
  }));
  return { dates: order.map((moment) => dates[moment] ?? ''), means };
}

/**
 * Reported counts that outputs of the experiment answer: those that ask for the same metric, actor,
 * place, layer and dates, over all runs of the first treatment.
 */
export async function sweepTargets(
  results: Results,
  experiment: Experiment,
  targets: readonly ReportedCount[],
): Promise<TargetDocument[]> {
  const found = targets.flatMap((target) => {
    const output = experiment.outputs.summary.find(({ queries }) => {
      const [query] = queries;
      return (
        query !== undefined &&
        query.metric === target.metric &&
        query.actor.toLowerCase() === target.actor.toLowerCase() &&
        query.scope === target.scope &&
        query.layer === target.layer &&
        query.startDay === parseIsoDate(target.start) &&
        query.endDay === parseIsoDate(target.end)
      );
    });
    return output === undefined ? [] : [{ target, output }];
  });
  if (found.length === 0) return [];
  const treatments = results.manifest.experiment.treatments.length;
  const counts = found.map(() => new Map<number, number>());
  const names = [...new Set(found.map(({ output }) => output.id))];
  for await (const group of results.rowGroups('runs', ['setting', ...names])) {
    (group['setting'] ?? []).forEach((setting, i) => {
      if (Number(setting) % treatments !== 0) return;
      found.forEach(({ output }, f) => {
        const value = Number(group[output.id]?.[i]);
        counts[f]?.set(value, (counts[f].get(value) ?? 0) + 1);
      });
    });
  }
  return found.map(({ target, output }, f): TargetDocument => {
    const result = score(distributionOf(counts[f] ?? new Map()), target.value, target.bound);
    const { id, actor, metric, scope, layer, start, end, bound, value, more } = target;
    return {
      ...{ id, actor, metric, scope, layer, start, end, bound },
      unit: output.unit,
      use: more['use'] ?? null,
      reported: value,
      mean: significant(result.mean),
      median: significant(result.median),
      p05: significant(result.p05),
      p95: significant(result.p95),
      inside: result.inside,
      percentile: significant(result.percentile),
      crps: significant(result.crps),
    };
  });
}
