/** The analysis of a whole sweep: what its design, treatments and tables allow. */
import { LabError } from '../errors.js';
import { OUTCOMES } from '../outcome.js';
import type { Results } from '../results/open-results.js';
import { significant } from '../significant.js';
import { analyzeOutput, designOf, type OutputArms, type OutputFrame } from './analyze-output.js';
import type { AnalysisDocument, DiscoveryAnalysis, SeriesAnalysis } from './analysis-schema.js';
import { outcomeCase, parseCase, type CaseOf } from './cases.js';
import { pointMeans, type Crossed } from './crossed.js';
import { notesOf } from './notes.js';
import { roundedOrNull } from './rounded.js';
import { meanOf } from './sample.js';
import { discoverScenarios, type FoundBox } from './scenario-discovery.js';
import { armsOf, readSweep, seriesOf, type OutputLabel, type SweepData } from './sweep-data.js';
import { timeBands, type TimeBands } from './time-bands.js';
import { pairedEffect, type PairedEffect } from './treatment-effects.js';

export interface AnalysisOptions {
  /** Outputs to analyse, `outcome` among them; all by default. */
  readonly outputs?: readonly string[] | undefined;
  /** Treatment that others are compared with; the first by default. */
  readonly base?: string | undefined;
  /** Cases of interest; by default outcomes that are neither rare nor the rule. */
  readonly cases?: readonly string[] | undefined;
  /** Called before each step with what it is about. */
  readonly onStep?: ((about: string) => void) | undefined;
}

/**
 * Analyses a sweep. LabError for outputs, treatments and cases that the results do not hold
 * (LAB_ANALYSIS_...), and without a whole replicate (LAB_RESULTS_FEW).
 */
export async function analyzeResults(
  results: Results,
  options: AnalysisOptions = {},
): Promise<AnalysisDocument> {
  const data = await readSweep(results);
  const { manifest } = results;
  const { experiment } = manifest;
  const frame = { data, base: placeOfBase(data, options.base) };
  const step = options.onStep ?? (() => undefined);
  const chosen = chosenOutputs(data, options.outputs);
  const outputs: AnalysisDocument['outputs'] = [];
  const missing: string[] = [];
  for await (const output of armsOfOutputs(data, chosen, missing)) {
    step(output.id);
    outputs.push(analyzeOutput(output, frame));
  }
  return {
    schema: 'salang.analysis/1',
    engine: manifest.engine,
    experiment: {
      id: experiment.id,
      title: experiment.title,
      plan: manifest.plan,
      seed: experiment.seed,
      design: manifest.design.kind,
      points: data.points,
      replicates: data.replicates,
      runs: data.points * data.replicates * data.treatments.length,
      pairing: experiment.pairing,
      treatments: data.treatments.map(({ id, title }) => ({ id, title })),
      factors: data.factors.map(({ id, unit }) => ({ id, unit })),
    },
    base: data.treatments[frame.base]?.id ?? '',
    outputs,
    discovery: await discoveries(data, options.cases, step),
    series: await seriesAnalyses(frame, options.outputs, step),
    notes: notesOf(data, missing),
  };
}

function placeOfBase({ treatments }: SweepData, id: string | undefined): number {
  const place = id === undefined ? 0 : treatments.findIndex((treatment) => treatment.id === id);
  if (place >= 0) return place;
  const ids = treatments.map((treatment) => treatment.id).join(', ');
  throw new LabError('LAB_ANALYSIS_BASE', `there is no treatment ${id}; there are ${ids}`);
}

/** Name by which outcomes are asked for. */
const OUTCOME = 'outcome';

interface Chosen {
  readonly outputs: readonly OutputLabel[];
  readonly outcomes: boolean;
}

function chosenOutputs(data: SweepData, asked: readonly string[] | undefined): Chosen {
  if (asked === undefined) return { outputs: data.outputs, outcomes: true };
  const series = data.results.manifest.tables.national?.columns.map(({ name }) => name) ?? [];
  const known = [OUTCOME, ...data.outputs.map(({ id }) => id)];
  const unknown = asked.find((id) => !known.includes(id) && !series.includes(id));
  if (unknown !== undefined) {
    const message = `there is no output ${unknown}; there are ${known.join(', ')}`;
    throw new LabError('LAB_ANALYSIS_OUTPUT', message);
  }
  return {
    outputs: data.outputs.filter(({ id }) => asked.includes(id)),
    outcomes: asked.includes(OUTCOME),
  };
}

/** Outcomes that came, as shares, then the outputs; those with missing values are named in `missing`. */
async function* armsOfOutputs(
  data: SweepData,
  { outputs, outcomes }: Chosen,
  missing: string[],
): AsyncGenerator<OutputArms> {
  if (outcomes) {
    const places = await armsOf(data, 'outcome', placeOfOutcome);
    for (const [place, name] of OUTCOMES.entries()) {
      const arms = places?.map((arm) => hits(arm, (value) => (value === place ? 1 : 0))) ?? [];
      if (arms.every(({ values }) => !values.includes(1))) continue;
      const about = `whether the war ended so: ${name.replaceAll('_', ' ')}`;
      yield { id: `outcome=${name}`, kind: 'share', unit: null, about, arms };
    }
  }
  for (const { id, unit, about } of outputs) {
    const arms = await armsOf(data, id);
    if (arms === null) missing.push(id);
    else yield { id, kind: 'number', unit, about, arms };
  }
}

function placeOfOutcome(value: unknown): number {
  return OUTCOMES.findIndex((name) => name === value);
}

function hits(arm: Crossed, of: (value: number) => number): Crossed {
  return { ...arm, values: arm.values.map(of) };
}

/** Outcomes are searched for by themselves when their share lies within these. */
const TELLING_SHARE = { least: 0.05, most: 0.95 };
/** Fewer design points hold no boxes worth the name. */
const LEAST_POINTS = 40;

async function discoveries(
  data: SweepData,
  asked: readonly string[] | undefined,
  step: (about: string) => void,
): Promise<DiscoveryAnalysis[]> {
  const design = designOf(data);
  const fits = design === 'latin-hypercube' || design === 'sobol' || design === 'full-factorial';
  const names = data.outputs.map(({ id }) => id);
  const cases = asked?.map((text) => parseCase(text, names)) ?? OUTCOMES.map(outcomeCase);
  if (!fits || data.points < LEAST_POINTS) return [];
  const found: DiscoveryAnalysis[] = [];
  for (const one of cases) {
    step(one.text);
    const arms = (await armsOf(data, one.column, one.of)) ?? [];
    arms.forEach((arm, t) => {
      const share = meanOf(arm.values);
      const isTelling = share >= TELLING_SHARE.least && share <= TELLING_SHARE.most;
      if (asked === undefined && !isTelling) return;
      found.push(discoveryOf(data, one, arm, data.treatments[t]?.id ?? ''));
    });
  }
  return found;
}

function discoveryOf(
  data: SweepData,
  { text }: CaseOf,
  arm: Crossed,
  treatment: string,
): DiscoveryAnalysis {
  const columns = data.factors.map(({ column }) => column);
  const boxes = discoverScenarios(columns, pointMeans(arm));
  return {
    treatment,
    case: text,
    share: significant(meanOf(arm.values)),
    boxes: boxes.map((box) => boxDocument(box, data)),
  };
}

function boxDocument(box: FoundBox, data: SweepData): DiscoveryAnalysis['boxes'][number] {
  const measures = ({
    density,
    coverage,
    support,
    restricted,
  }: FoundBox['trajectory'][number]) => ({
    density: significant(density),
    coverage: significant(Math.min(1, coverage)),
    support: significant(support),
    restricted,
  });
  return {
    ...measures(box),
    limits: box.limits.map(({ factor, restriction, quasiP, densityWithout, coverageWithout }) => ({
      factor: data.factors[factor]?.id ?? '',
      low: restriction.kind === 'range' ? roundedOrNull(restriction.low) : null,
      high: restriction.kind === 'range' ? roundedOrNull(restriction.high) : null,
      levels: restriction.kind === 'levels' ? [...restriction.levels] : null,
      quasiP: significant(quasiP),
      densityWithout: significant(densityWithout),
      coverageWithout: significant(Math.min(1, coverageWithout)),
    })),
    trajectory: box.trajectory.map(measures),
  };
}

/** Columns of the table of series that are no series. */
const NO_SERIES = ['run', 'setting', 'replicate', 'turn', 'date'];

async function seriesAnalyses(
  frame: OutputFrame,
  asked: readonly string[] | undefined,
  step: (about: string) => void,
): Promise<SeriesAnalysis[]> {
  const { data } = frame;
  const columns = data.results.manifest.tables.national?.columns ?? [];
  const found: SeriesAnalysis[] = [];
  for (const { name, unit, about } of columns) {
    if (NO_SERIES.includes(name) || asked?.includes(name) === false) continue;
    step(name);
    found.push({ id: name, unit, about, ...(await bandsOf(frame, name)) });
  }
  return found;
}

async function bandsOf(
  { data, base }: OutputFrame,
  column: string,
): Promise<Pick<SeriesAnalysis, 'dates' | 'arms' | 'effects'>> {
  const { dates, arms } = await seriesOf(data, column);
  const idOf = (t: number): string => data.treatments[t]?.id ?? '';
  const baseArm = arms[base] ?? [];
  return {
    dates: [...dates],
    arms: arms.map((turns, t) => ({ treatment: idOf(t), ...roundedBands(timeBands(turns)) })),
    effects: arms.flatMap((turns, t) => {
      if (t === base) return [];
      const length = Math.min(turns.length, baseArm.length);
      const pairs = turns.slice(0, length).map((turn, i) => pairedEffect(turn, baseArm[i] ?? turn));
      const line = (of: (pair: PairedEffect) => number): number[] =>
        pairs.map((pair) => significant(of(pair)));
      return [
        {
          treatment: idOf(t),
          base: idOf(base),
          mean: line(({ difference }) => difference.value),
          meanLow: line(({ difference }) => difference.low),
          meanHigh: line(({ difference }) => difference.high),
          varianceReduction: pairs.map((pair) => roundedOrNull(pair.varianceReduction)),
        },
      ];
    }),
  };
}

function roundedBands(bands: TimeBands): Record<keyof TimeBands, number[]> {
  const entries = Object.entries<readonly number[]>({ ...bands });
  return Object.fromEntries(
    entries.map(([name, values]) => [name, values.map(significant)]),
  ) as Record<keyof TimeBands, number[]>;
}
