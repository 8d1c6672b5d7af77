import { describe, expect, it } from 'vitest';
import { normal } from '../../../src/engine/quantiles.js';
import { Draws } from '../../../src/engine/random.js';
import { analyzeResults } from '../../../src/lab/analysis/analyze-results.js';
import {
  analysisSchema,
  type AnalysisDocument,
} from '../../../src/lab/analysis/analysis-schema.js';
import { LabError } from '../../../src/lab/errors.js';
import { syntheticResults, type SyntheticRun } from './synthetic-results.js';
import { ISHIGAMI } from './test-functions.js';

const draws = new Draws(21, 34);
/** Luck of a replicate, common to all settings. */
const luck = ({ replicate }: SyntheticRun): number => normal(draws.at(1, 0, replicate, 0));
/** Luck of one run alone. */
const own = ({ replicate, treatment }: SyntheticRun): number =>
  normal(draws.at(2, treatment, replicate, 0));

async function analysisOf(
  ...[of, options]: [Parameters<typeof syntheticResults>[0], object?]
): Promise<AnalysisDocument> {
  const document = await analyzeResults(syntheticResults(of), options);
  expect(analysisSchema.parse(document)).toEqual(document);
  return document;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return error instanceof LabError ? error.code : String(error);
  }
  return 'none';
}

const TREATMENTS = {
  design: { kind: 'full-factorial' },
  treatments: ['base', 'more'],
  replicates: 200,
  outputs: { score: (run: SyntheticRun) => 10 + 5 * luck(run) + own(run) + 2 * run.treatment },
  outcome: (run: SyntheticRun) =>
    luck(run) + run.treatment > 1 ? 'settlement' : 'insurgency_persists',
  series: { turns: 4, of: (run: SyntheticRun, turn: number) => turn * (luck(run) + run.treatment) },
} as const;

describe('an analysis of treatments', () => {
  it('has distributions, paired effects and the gain of pairing', async () => {
    const { outputs, base } = await analysisOf(TREATMENTS);
    expect(base).toBe('base');
    const score = outputs.find(({ id }) => id === 'score')!;
    expect(score.arms.map(({ treatment, runs }) => [treatment, runs])).toEqual([
      ['base', 200],
      ['more', 200],
    ]);
    const [effect] = score.effects;
    expect(effect!.difference.low).toBeLessThan(2);
    expect(effect!.difference.high).toBeGreaterThan(2);
    expect(effect!.difference.low).toBeGreaterThan(1.6);
    // (26 + 26) / 2.
    expect(effect!.varianceReduction).toBeGreaterThan(18);
    expect(effect!.varianceReduction).toBeLessThan(36);
    expect(score.sobol).toEqual([]);
    expect(score.precision[0]!.steps.at(-1)!.replicates).toBe(200);
  });

  it('has shares of outcomes and what changes them', async () => {
    const { outputs } = await analysisOf(TREATMENTS);
    expect(outputs.map(({ id }) => id)).toEqual([
      'outcome=insurgency_persists',
      'outcome=settlement',
      'score',
    ]);
    const settlement = outputs[1]!;
    const [before, after] = settlement.arms.map(({ mean }) => mean.value);
    expect(settlement.arms[0]!.quantiles).toBeNull();
    expect(settlement.effects[0]!.difference.value).toBeCloseTo(after! - before!, 4);
    expect(after).toBeGreaterThan(before! + 0.2);
  });

  it('has bands of series, and of what a treatment changes in them', async () => {
    const { series } = await analysisOf(TREATMENTS);
    expect(series.map(({ id, dates }) => [id, dates.length])).toEqual([['level', 4]]);
    const { arms, effects } = series[0]!;
    expect(arms.map(({ median }) => median.length)).toEqual([4, 4]);
    expect(arms[0]!.p05[3]).toBeLessThan(arms[0]!.p95[3]!);
    effects[0]!.mean.forEach((difference, turn) => expect(difference).toBeCloseTo(turn, 4));
    expect(effects[0]!.varianceReduction[0]).toBeNull();
  });

  it('compares with the treatment that is named, and only the outputs that are', async () => {
    const { outputs, base, series } = await analysisOf(TREATMENTS, {
      base: 'more',
      outputs: ['score'],
    });
    expect(base).toBe('more');
    expect(outputs.map(({ id }) => id)).toEqual(['score']);
    expect(outputs[0]!.effects[0]).toMatchObject({ treatment: 'base', base: 'more' });
    expect(outputs[0]!.effects[0]!.difference.value).toBeLessThan(0);
    expect(series).toEqual([]);
  });

  it('refuses what is not there', async () => {
    const results = syntheticResults(TREATMENTS);
    expect(await codeOf(analyzeResults(results, { base: 'none' }))).toBe('LAB_ANALYSIS_BASE');
    expect(await codeOf(analyzeResults(results, { outputs: ['none'] }))).toBe(
      'LAB_ANALYSIS_OUTPUT',
    );
    for (const text of ['score', 'none<1', 'score=1', 'score<x', 'outcome=none', 'outcome<1']) {
      expect(await codeOf(analyzeResults(results, { cases: [text] }))).toBe('LAB_ANALYSIS_CASE');
    }
  });

  it('leaves out what is not whole', async () => {
    const { experiment, notes } = await analysisOf({ ...TREATMENTS, played: 7 });
    expect(experiment.replicates).toBe(3);
    expect(notes[0]).toContain('1 runs');
    const few = analyzeResults(syntheticResults({ ...TREATMENTS, played: 1 }));
    expect(await codeOf(few)).toBe('LAB_RESULTS_FEW');
  });

  it('leaves out outputs with missing values, and says so', async () => {
    const outputs = { some: ({ replicate }: SyntheticRun) => (replicate === 3 ? null : 1) };
    const { outputs: found, notes } = await analysisOf({ ...TREATMENTS, outputs });
    expect(found.map(({ id }) => id)).not.toContain('some');
    expect(notes.at(-1)).toContain('some');
  });
});

describe('an analysis by design', () => {
  const continuous = (k: number): null[] => new Array<null>(k).fill(null);

  it('gives Sobol indices of a Saltelli sweep, for each treatment', async () => {
    const { outputs } = await analysisOf({
      design: { kind: 'saltelli', base: 1024, secondOrder: true },
      factors: continuous(3),
      treatments: ['base', 'half'],
      outputs: { y: ({ at, treatment }) => ISHIGAMI.of(at) / (1 + treatment) },
    });
    const { sobol, regression, morris } = outputs.find(({ id }) => id === 'y')!;
    expect([regression, morris]).toEqual([[], []]);
    expect(sobol.map(({ treatment }) => treatment)).toEqual(['base', 'half']);
    for (const { factors, pairs } of sobol) {
      factors.forEach(({ factor, first, total }, f) => {
        expect(factor).toBe(`x${f + 1}`);
        expect(Math.abs(first.value - ISHIGAMI.first[f]!)).toBeLessThan(0.03);
        expect(Math.abs(total.value - ISHIGAMI.total[f]!)).toBeLessThan(0.03);
      });
      expect(pairs[1]!.factors).toEqual(['x1', 'x3']);
    }
    expect(sobol[0]!.variance / sobol[1]!.variance).toBeCloseTo(4, 4);
  });

  it('gives elementary effects of a Morris sweep, over levels by name too', async () => {
    const { outputs } = await analysisOf({
      design: { kind: 'morris', trajectories: 12, levels: 4 },
      factors: [null, ['low', 'high'], null],
      replicates: 3,
      outputs: { y: (run) => 5 * run.at[0]! - 2 * run.at[1]! + luck(run) },
    });
    const [{ factors }] = outputs.find(({ id }) => id === 'y')!.morris as [
      { factors: { factor: string; mu: { value: number }; sigma: { value: number } }[] },
    ];
    // A level changes by one over half of the distribution: minus two by a half.
    [5, -4, 0].forEach((mu, f) => expect(factors[f]!.mu.value).toBeCloseTo(mu, 4));
    factors.forEach(({ sigma }) => expect(sigma.value).toBeCloseTo(0, 6));
  });

  it('gives correlations and boxes of a Latin hypercube', async () => {
    const { outputs, discovery } = await analysisOf(
      {
        design: { kind: 'latin-hypercube', settings: 300 },
        factors: [null, null, ['a', 'b']],
        replicates: 2,
        outputs: { y: (run) => 3 * run.at[0]! - run.at[1]! + 0.1 * luck(run) },
        outcome: ({ at }) => (at[0]! > 0.7 && at[2] === 1 ? 'settlement' : 'insurgency_persists'),
      },
      { cases: ['outcome=settlement', 'y>2'] },
    );
    const y = outputs.find(({ id }) => id === 'y')!;
    const [x1, x2] = y.regression[0]!.factors;
    expect(y.regression[0]!.factors).toHaveLength(2);
    expect(y.regression[0]!.r2).toBeGreaterThan(0.98);
    expect(x1!.coefficient.value).toBeCloseTo(3 / Math.sqrt(10), 1);
    expect(x2!.partialRankCorrelation.value).toBeLessThan(-0.8);
    expect(y.byFactor.map(({ factor, bins }) => [factor, bins.length])).toEqual([
      ['x1', 5],
      ['x2', 5],
      ['x3', 2],
    ]);
    expect(discovery.map((one) => one.case)).toEqual(['outcome=settlement', 'y>2']);
    const [box] = discovery[0]!.boxes;
    expect(box!.density).toBeGreaterThan(0.9);
    expect(box!.coverage).toBeGreaterThan(0.9);
    expect(box!.limits.map(({ factor }) => factor)).toEqual(['x1', 'x3']);
    expect(box!.limits[0]!.low).toBeCloseTo(0.7, 1);
    expect(box!.limits[1]!.levels).toEqual(['b']);
  });

  it('searches by itself for outcomes that are neither rare nor the rule', async () => {
    const shared = {
      design: { kind: 'latin-hypercube', settings: 100 },
      factors: [null],
      outputs: {},
    } as const;
    const share =
      (limit: number) =>
      ({ at }: SyntheticRun) =>
        at[0]! < limit ? 'settlement' : 'insurgency_persists';
    const rare = await analysisOf({ ...shared, outcome: share(0.03) });
    expect(rare.discovery).toEqual([]);
    const common = await analysisOf({ ...shared, outcome: share(0.4) });
    expect(common.discovery.map((one) => one.case)).toEqual([
      'outcome=insurgency_persists',
      'outcome=settlement',
    ]);
  });

  it('compares each move of one-at-a-time with the base', async () => {
    const { outputs } = await analysisOf({
      design: { kind: 'one-at-a-time' },
      factors: [null, ['a', 'b']],
      replicates: 10,
      outputs: { y: (run) => 10 * run.at[0]! + 7 * run.at[1]! + luck(run) },
    });
    const [{ base, moves }] = outputs.find(({ id }) => id === 'y')!.oneAtATime as [
      AnalysisDocument['outputs'][number]['oneAtATime'][number],
    ];
    expect(base).toEqual({ x1: 0.5, x2: 'a' });
    expect(moves.map(({ factor, to, difference }) => [factor, to, difference.value])).toEqual([
      ['x1', 0.05, -4.5],
      ['x1', 0.95, 4.5],
      ['x2', 'b', 7],
    ]);
  });

  it('gives the same document each time', async () => {
    const of = {
      design: { kind: 'sobol', settings: 64 },
      factors: continuous(2),
      outputs: { y: ({ at }: SyntheticRun) => at[0]! * at[1]! },
    } as const;
    expect(await analysisOf(of)).toEqual(await analysisOf(of));
  });
});
