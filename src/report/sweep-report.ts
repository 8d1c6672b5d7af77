/** The report of a results folder of a sweep. */
import { formatCount } from '../charts/index.js';
import { COLUMN_NAMES, columnOf, type ColumnName } from '../engine/columns.js';
import { analyzeResults } from '../lab/analysis/analyze-results.js';
import type { Experiment } from '../lab/experiment/experiment.js';
import type { Results } from '../lab/results/open-results.js';
import type { Scenario } from '../scenario/scenario.js';
import { targetsSection, type Compared } from './batch-sections.js';
import { geometryOf } from './geometry.js';
import { markup, paragraphs } from './html.js';
import { mapFigure, type MapVariable } from './map-figure.js';
import { numbersSection } from './numbers-section.js';
import { makeReport, type Report, type PageSection } from './page.js';
import { sweepAnswersSection, sweepAskedSection } from './sweep-asked.js';
import {
  sweepCoursesSection,
  sweepEffectsSection,
  sweepEndingsSection,
  sweepNumbersSection,
} from './sweep-outputs.js';
import { sweepDiscoverySection, sweepSensitivitySection } from './sweep-sensitivity.js';
import { areaMeans, casePoints, sweepTargets, type AreaMeans } from './sweep-tables.js';
import { formatDate } from './words.js';
import { niceEnd } from './world-map.js';

/**
 * The report of a sweep. `experiment` is that of the folder, read again for its
 * scenarios (names of places, reported counts, sources); null when they are no longer at hand, and then
 * the report has neither maps nor sources and says so. LabError as `analyzeResults` has them.
 */
export async function sweepReport(
  results: Results,
  experiment: Experiment | null,
): Promise<Report> {
  const { manifest } = results;
  const analysis = await analyzeResults(results);
  const scenario = experiment?.treatments[0]?.scenario ?? null;
  const map = scenario === null ? null : await sweepMap(results, scenario);
  const turnDays = scenario?.document.turnDays ?? 7;
  const sections: readonly (PageSection | null)[] = [
    sweepAskedSection(manifest),
    sweepAnswersSection(analysis),
    sweepEndingsSection(analysis),
    await reportedSection(results, experiment),
    sweepCoursesSection(analysis, turnDays),
    map === null ? null : { id: 'where', title: 'On the map', body: map.figure },
    sweepEffectsSection(analysis),
    sweepSensitivitySection(analysis),
    sweepDiscoverySection(analysis, await casePoints(results, analysis)),
    sweepNumbersSection(analysis),
    scenario === null ? noScenario() : numbersSection(scenario),
  ];
  return makeReport({
    title: manifest.experiment.title,
    kind: 'Report of a sweep',
    lead: paragraphs(manifest.experiment.summary),
    sections: sections.filter((section) => section !== null),
    data: map === null ? [] : [map.data],
  });
}

function noScenario(): PageSection {
  return {
    id: 'numbers',
    title: 'Every number, with its source',
    body: markup`<p>The scenario of this sweep is not at hand, or has changed since, so its numbers, its map and its reported counts are left out.</p>`,
  };
}

async function reportedSection(
  results: Results,
  experiment: Experiment | null,
): Promise<PageSection | null> {
  const scenario = experiment?.treatments[0]?.scenario;
  if (experiment === null || scenario === undefined || scenario.targets.length === 0) return null;
  const targets = await sweepTargets(results, experiment, scenario.targets);
  if (targets.length === 0) {
    return {
      id: 'reported',
      title: 'What was reported',
      body: markup`<p>The scenario has reported counts, but no output of this experiment asks for the same metric, claimant, place, layer and dates. Name such outputs in the experiment to see them compared here.</p>`,
    };
  }
  const sources = new Map(scenario.targets.map(({ id, more }) => [id, more['source'] ?? '']));
  return targetsSection({ targets, notScored: [] }, scenario, sources, comparedRuns(results));
}

/** Counts are compared with the first treatment alone, over all points of the design together. */
function comparedRuns({ manifest }: Results): Compared {
  const { experiment, design } = manifest;
  const [first] = experiment.treatments;
  const several = first !== undefined && experiment.treatments.length > 1;
  const whose = several ? `Of the treatment "${first.title}" alone, the first.` : '';
  const factors = experiment.factors.map(({ id }) => id).join(', ');
  const pooled =
    design.points > 1
      ? `The campaigns of all ${formatCount(design.points)} points of the design together, whatever the values of ${factors}.`
      : '';
  return {
    title: several ? `, treatment ${first.id}` : '',
    about: [whose, pooled].filter((text) => text !== '').join(' '),
  };
}

async function sweepMap(
  results: Results,
  scenario: Scenario,
): Promise<ReturnType<typeof mapFigure> | null> {
  const ids = scenario.setup.areas.map(({ id }) => id);
  const read = await areaMeans(results, ids);
  if (read === null) return null;
  const { treatments } = results.manifest.experiment;
  const variables = read.means.flatMap((means) =>
    treatments.map(({ title }, t) => variableOf(means, t, treatments.length > 1 ? title : null)),
  );
  return mapFigure({
    id: 'map',
    title: 'Areas over time',
    description: 'Means over all runs of a treatment, so that no single war is shown.',
    geometry: geometryOf(scenario),
    variables,
    moments: read.dates.map((date) => `Turn of ${formatDate(date)}`),
  });
}

/** `fighters_nrf` as the column `fighters`; undefined for none of the world's. */
function columnNamed(name: string): ColumnName | undefined {
  return COLUMN_NAMES.find((column) => name === column || name.startsWith(`${column}_`));
}

function variableOf(
  { column, unit, about, byTreatment }: AreaMeans,
  treatment: number,
  title: string | null,
): MapVariable {
  const values = byTreatment[treatment] ?? [];
  const named = columnNamed(column);
  const between = named !== undefined && columnOf(named).min === -1 && columnOf(named).max === 1;
  const all = byTreatment.flat(2).filter((value) => value !== null);
  const most = all.reduce((max, value) => Math.max(max, value), 0);
  const share = unit === 'share';
  return {
    title: title === null ? column : `${column}: ${title}`,
    unit: between ? '' : unit,
    about: `${about.charAt(0).toUpperCase()}${about.slice(1)}.`,
    kind: between ? 'between' : 'amount',
    min: between ? -1 : 0,
    max: between ? 1 : niceEnd(most, share),
    decimals: between || share ? 2 : most >= 100 ? 0 : 1,
    values,
  };
}
