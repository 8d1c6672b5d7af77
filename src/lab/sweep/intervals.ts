/**
 * How sure the means of outputs are, run by run in design order, and the stop rule that looks at it.
 * Runs are added in the order of their numbers, so the same sweep stops at the same replicate
 * whatever number of workers played it.
 */
import type { StopRule } from '../experiment/experiment.js';
import type { SweepPlan } from './sweep-plan.js';

/** 97.5 % points of Student's t for 1 to 30 degrees of freedom. */
const STUDENT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145,
  2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048,
  2.045, 2.042,
];
/** The same of the normal distribution. */
const Z = 1.959963984540054;

/** The 97.5 % point of Student's t (above 30 degrees by Fisher's first correction, within 0.001). */
export function student(degrees: number): number {
  return STUDENT[degrees - 1] ?? Z + (Z * Z * Z + Z) / (4 * degrees);
}

/** Mean and spread of numbers that come one at a time (Welford 1962), for many cells at once. */
class Moments {
  readonly #counts: Float64Array;
  readonly #means: Float64Array;
  readonly #squares: Float64Array;

  constructor(cells: number) {
    this.#counts = new Float64Array(cells);
    this.#means = new Float64Array(cells);
    this.#squares = new Float64Array(cells);
  }

  add(cell: number, value: number): void {
    const n = (this.#counts[cell] ?? 0) + 1;
    const mean = this.#means[cell] ?? 0;
    const next = mean + (value - mean) / n;
    this.#counts[cell] = n;
    this.#means[cell] = next;
    this.#squares[cell] = (this.#squares[cell] ?? 0) + (value - mean) * (value - next);
  }

  mean(cell: number): number {
    return this.#means[cell] ?? 0;
  }

  /** 95 % half-width of the mean; infinite for fewer than two numbers. */
  halfWidth(cell: number): number {
    const n = this.#counts[cell] ?? 0;
    if (n < 2) return Number.POSITIVE_INFINITY;
    return student(n - 1) * Math.sqrt((this.#squares[cell] ?? 0) / (n - 1) / n);
  }
}

/** Cells above which settings are not told apart: memory must not grow with huge designs. */
const MOST_CELLS = 2_000_000;

/** The widest interval of an output over the settings. */
export interface OutputInterval {
  readonly mean: number;
  readonly halfWidth: number;
}

/** Means and intervals of the summary outputs. */
export class Intervals {
  readonly #width: number;
  readonly #settings: number;
  readonly #bySetting: Moments | null;
  /** Means of whole replicates: with common chance, runs of one replicate are not independent. */
  readonly #byReplicate: Moments;
  readonly #sums: Float64Array;
  readonly #overall: Moments;
  #runs = 0;

  constructor(plan: Pick<SweepPlan, 'settings'>, width: number) {
    this.#width = width;
    this.#settings = plan.settings;
    this.#bySetting =
      plan.settings * width <= MOST_CELLS ? new Moments(plan.settings * width) : null;
    this.#byReplicate = new Moments(width);
    this.#overall = new Moments(width);
    this.#sums = new Float64Array(width);
  }

  /** Runs added. */
  get runs(): number {
    return this.#runs;
  }

  /** Adds the next run: its outputs stand in `values` from `at`. */
  add(values: Float64Array, at: number): void {
    const setting = this.#runs % this.#settings;
    this.#runs++;
    const last = setting === this.#settings - 1;
    for (let k = 0; k < this.#width; k++) {
      const value = values[at + k] ?? 0;
      this.#overall.add(k, value);
      this.#bySetting?.add(setting * this.#width + k, value);
      const sum = (this.#sums[k] ?? 0) + value;
      this.#sums[k] = last ? 0 : sum;
      if (last) this.#byReplicate.add(k, sum / this.#settings);
    }
  }

  /** Mean of an output over all runs. */
  mean(output: number): number {
    return this.#overall.mean(output);
  }

  /** Over all settings together. */
  overall(output: number): OutputInterval {
    return {
      mean: this.#byReplicate.mean(output),
      halfWidth: this.#byReplicate.halfWidth(output),
    };
  }

  /**
   * The setting that is furthest from what is asked: by half-width, or by half-width over its mean.
   * Falls back on all settings together where there are too many to tell apart.
   */
  widest(output: number, relative = false): OutputInterval {
    const moments = this.#bySetting;
    if (moments === null) return this.overall(output);
    let worst: OutputInterval = { mean: this.mean(output), halfWidth: -1 };
    let most = -1;
    for (let s = 0; s < this.#settings; s++) {
      const cell = s * this.#width + output;
      const halfWidth = moments.halfWidth(cell);
      const mean = moments.mean(cell);
      const measure = relative ? relativeWidth({ mean, halfWidth }) : halfWidth;
      if (measure <= most) continue;
      most = measure;
      worst = { mean, halfWidth };
    }
    return worst;
  }
}

/** Half-width as a share of the mean; nothing is known of a mean of zero but when it never varied. */
export function relativeWidth({ mean, halfWidth }: OutputInterval): number {
  if (halfWidth === 0) return 0;
  return mean === 0 ? Number.POSITIVE_INFINITY : halfWidth / Math.abs(mean);
}

/** How far an output of a stop rule is. */
export interface StopOutputState {
  readonly output: string;
  /** As asked for: absolute, or a share of the mean. */
  readonly wanted: number;
  readonly now: number;
  readonly relative: boolean;
}

/** Applies the stop rule of a plan while runs are added. */
export class StopWatch {
  readonly intervals: Intervals;
  readonly #rule: StopRule | null;
  readonly #places: readonly number[];
  readonly #settings: number;
  readonly #most: number;
  readonly #width: number;
  /** Replicates of the results; null while it is not decided. */
  decided: number | null = null;
  met = false;

  constructor(plan: SweepPlan) {
    this.#width = plan.outputs.summary.length;
    this.intervals = new Intervals(plan, this.#width);
    this.#rule = plan.stop;
    this.#settings = plan.settings;
    this.#most = plan.replicates;
    const ids = plan.outputs.summary.map(({ id }) => id);
    this.#places = (plan.stop?.outputs ?? []).map(({ output }) => ids.indexOf(output));
  }

  /** Adds runs in design order; those after the decision are left out. */
  add(summary: Float64Array, from: number, count: number): void {
    for (let i = from; i < from + count && this.decided === null; i++) {
      this.intervals.add(summary, i * this.#width);
      if (this.intervals.runs % this.#settings === 0) this.#look();
    }
  }

  #look(): void {
    const replicates = this.intervals.runs / this.#settings;
    if (this.#rule !== null && isLook(this.#rule, replicates)) {
      this.met = this.states().every(({ now, wanted }) => now <= wanted);
    }
    if (this.met || replicates >= this.#most) this.decided = replicates;
  }

  /** The outputs of the rule, with their widths now. */
  states(): StopOutputState[] {
    const rule = this.#rule;
    if (rule === null) return [];
    return rule.outputs.map(({ output, halfWidth, relative }, i) => {
      const place = this.#places[i] ?? 0;
      const interval =
        rule.over === 'all'
          ? this.intervals.overall(place)
          : this.intervals.widest(place, relative);
      const now = relative ? relativeWidth(interval) : interval.halfWidth;
      return { output, wanted: halfWidth, now, relative };
    });
  }
}

/** Whether the rule is looked at after so many replicates. */
function isLook({ minReplicates, maxReplicates, every }: StopRule, replicates: number): boolean {
  if (replicates < minReplicates) return false;
  return replicates >= maxReplicates || (replicates - minReplicates) % every === 0;
}
