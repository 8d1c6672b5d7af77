/** Everything that is said of one output: its distribution, effects, and what the design lets one ask. */
import type { DesignKind } from '../design/design.js';
import { significant } from '../significant.js';
import type { OutputAnalysis } from './analysis-schema.js';
import {
  meanEstimate,
  pointMeans,
  quantileEstimates,
  shareEstimate,
  type Crossed,
} from './crossed.js';
import { enoughRuns } from './enough-runs.js';
import { meansByFactor } from './factor-means.js';
import { linearModel } from './linear-model.js';
import { morrisEffects } from './morris-effects.js';
import { morrisMoves } from './morris-moves.js';
import { roundedEstimate, roundedOrNull } from './rounded.js';
import { meanOf, varianceOf } from './sample.js';
import { sobolIndices } from './sobol-indices.js';
import type { SweepData } from './sweep-data.js';
import { pairedEffect, pairedSuperiority } from './treatment-effects.js';

/** One output over all treatments. */
export interface OutputArms {
  readonly id: string;
  readonly kind: 'number' | 'share';
  readonly unit: string | null;
  readonly about: string;
  /** By treatment, in their order. */
  readonly arms: readonly Crossed[];
}

/** What is to be said, besides the data. */
export interface OutputFrame {
  readonly data: SweepData;
  /** Place of the treatment that others are compared with. */
  readonly base: number;
}

/** Designs in which a factor's place says nothing of the others, so that means by it have a meaning. */
const SPREAD: readonly DesignKind[] = ['full-factorial', 'latin-hypercube', 'sobol'];

export function designOf({ results }: SweepData): DesignKind {
  return results.manifest.design.kind as DesignKind;
}

/** The whole analysis of an output. */
export function analyzeOutput(output: OutputArms, frame: OutputFrame): OutputAnalysis {
  const { id, kind, unit, about } = output;
  const design = designOf(frame.data);
  const isSpread = SPREAD.includes(design);
  const each = <T>(of: (arm: Crossed, treatment: string) => T[]): T[] =>
    output.arms.flatMap((arm, t) => of(arm, frame.data.treatments[t]?.id ?? ''));
  return {
    id,
    kind,
    unit,
    about,
    arms: each((arm, treatment) => [armOf(arm, kind, treatment)]),
    effects: effectsOf(output, frame),
    precision: each((arm, treatment) => [precisionOf(arm, treatment)]),
    sobol: design === 'saltelli' ? each((arm, t) => sobolOf(arm, t, frame.data)) : [],
    morris: design === 'morris' ? each((arm, t) => morrisOf(arm, t, frame.data)) : [],
    regression: isSpread ? each((arm, t) => regressionOf(arm, t, frame.data)) : [],
    oneAtATime: design === 'one-at-a-time' ? each((arm, t) => movesOf(arm, t, frame.data)) : [],
    byFactor:
      isSpread || design === 'list' ? each((arm, t) => byFactorOf(arm, kind, t, frame.data)) : [],
  };
}

function armOf(
  arm: Crossed,
  kind: OutputArms['kind'],
  treatment: string,
): OutputAnalysis['arms'][number] {
  const { values } = arm;
  const [p05, p25, median, p75, p95] =
    kind === 'share'
      ? []
      : quantileEstimates(arm, [0.05, 0.25, 0.5, 0.75, 0.95]).map(roundedEstimate);
  return {
    treatment,
    runs: values.length,
    mean: roundedEstimate(kind === 'share' ? shareEstimate(arm) : meanEstimate(arm)),
    sd: significant(Math.sqrt(varianceOf(values))),
    min: significant(values.reduce((a, b) => Math.min(a, b), Infinity)),
    max: significant(values.reduce((a, b) => Math.max(a, b), -Infinity)),
    quantiles: p05 && p25 && median && p75 && p95 ? { p05, p25, median, p75, p95 } : null,
  };
}

function effectsOf({ arms }: OutputArms, { data, base }: OutputFrame): OutputAnalysis['effects'] {
  const baseArm = arms[base];
  if (baseArm === undefined) return [];
  const baseMean = meanOf(baseArm.values);
  return arms.flatMap((arm, t) => {
    if (t === base) return [];
    const { difference, correlation, varianceReduction } = pairedEffect(arm, baseArm);
    return [
      {
        treatment: data.treatments[t]?.id ?? '',
        base: data.treatments[base]?.id ?? '',
        difference: roundedEstimate(difference),
        relative: baseMean === 0 ? null : significant(difference.value / Math.abs(baseMean)),
        superiority: roundedEstimate(pairedSuperiority(arm, baseArm)),
        correlation: significant(correlation),
        varianceReduction: roundedOrNull(varianceReduction),
      },
    ];
  });
}

function precisionOf(arm: Crossed, treatment: string): OutputAnalysis['precision'][number] {
  const { steps, needed } = enoughRuns(arm);
  return {
    treatment,
    steps: steps.map(({ replicates, mean, halfWidth }) => ({
      replicates,
      mean: significant(mean),
      halfWidth: significant(halfWidth),
    })),
    needed: needed.map((need) => ({ ...need })),
  };
}

function sobolOf(arm: Crossed, treatment: string, data: SweepData): OutputAnalysis['sobol'] {
  const { spec } = data.results.manifest.design;
  const ids = data.factors.map(({ id }) => id);
  const shape = { factors: ids.length, secondOrder: spec['secondOrder'] === true };
  const found = sobolIndices(pointMeans(arm), shape);
  if (found === null) return [];
  const zero = { value: 0, low: 0, high: 0 };
  return [
    {
      treatment,
      variance: significant(found.variance),
      factors: ids.map((factor, f) => ({
        factor,
        first: roundedEstimate(found.first[f] ?? zero),
        total: roundedEstimate(found.total[f] ?? zero),
      })),
      pairs: found.second.map(({ factors: [a, b], index }) => ({
        factors: [ids[a] ?? '', ids[b] ?? ''],
        second: roundedEstimate(index),
      })),
    },
  ];
}

function morrisOf(arm: Crossed, treatment: string, data: SweepData): OutputAnalysis['morris'] {
  const levels = Number(data.results.manifest.design.spec['levels']);
  const moves = morrisMoves(data.factors, data.points, levels);
  const effects = morrisEffects(pointMeans(arm), moves, data.factors.length);
  return [
    {
      treatment,
      factors: effects.map(({ mu, muStar, sigma }, f) => ({
        factor: data.factors[f]?.id ?? '',
        mu: roundedEstimate(mu),
        muStar: roundedEstimate(muStar),
        sigma: roundedEstimate(sigma),
      })),
    },
  ];
}

/** Factors that are numbers and vary: those that a linear model can hold. */
export function numericFactors({ factors }: SweepData): { id: string; column: number[] }[] {
  return factors.flatMap(({ id, column }) =>
    column.some((value) => typeof value === 'string') || new Set(column).size < 2
      ? []
      : [{ id, column: column.map(Number) }],
  );
}

function regressionOf(
  arm: Crossed,
  treatment: string,
  data: SweepData,
): OutputAnalysis['regression'] {
  const factors = numericFactors(data);
  if (factors.length === 0) return [];
  const columns = factors.map(({ column }) => column);
  const model = linearModel(columns, pointMeans(arm));
  if (model === null) return [];
  return [
    {
      treatment,
      r2: significant(model.r2),
      rankR2: significant(model.rankR2),
      factors: model.factors.map((one, f) => ({
        factor: factors[f]?.id ?? '',
        rankCorrelation: roundedEstimate(one.rankCorrelation),
        partialRankCorrelation: roundedEstimate(one.partialRankCorrelation),
        coefficient: roundedEstimate(one.coefficient),
        rankCoefficient: roundedEstimate(one.rankCoefficient),
      })),
    },
  ];
}

/** Each point against the base point, replicate by replicate. */
function movesOf(arm: Crossed, treatment: string, data: SweepData): OutputAnalysis['oneAtATime'] {
  const { points, replicates, factors } = data;
  const at = (p: number): Crossed => ({
    ...arm,
    points: 1,
    values: Float64Array.from({ length: replicates }, (_, r) => arm.values[r * points + p] ?? 0),
  });
  const base = at(0);
  const moves = Array.from({ length: points - 1 }, (_, i) => i + 1).flatMap((p) => {
    const moved = factors.find(({ column }) => column[p] !== column[0]);
    if (moved === undefined) return [];
    const { difference } = pairedEffect(at(p), base);
    return [
      { factor: moved.id, to: moved.column[p] ?? '', difference: roundedEstimate(difference) },
    ];
  });
  const where = Object.fromEntries(factors.map(({ id, column }) => [id, column[0] ?? '']));
  return [{ treatment, base: where, moves }];
}

function byFactorOf(
  arm: Crossed,
  kind: OutputArms['kind'],
  treatment: string,
  data: SweepData,
): OutputAnalysis['byFactor'] {
  return data.factors.map(({ id, column }) => ({
    treatment,
    factor: id,
    bins: meansByFactor(column, arm, kind === 'share').map((bin) => ({
      ...bin,
      mean: roundedEstimate(bin.mean),
    })),
  }));
}
