/** Settings of a plan: each design point with each treatment, treatments changing fastest. */
import { makeDesign, type Design } from '../design/design.js';
import { designKey } from '../experiment/design-key.js';
import { factorValue } from '../experiment/factor-values.js';
import type { FactorValue } from '../experiment/schema.js';
import type { PlannedTreatment, SweepPlan } from './sweep-plan.js';

export interface Setting {
  readonly number: number;
  readonly point: number;
  /** Place among the treatments. */
  readonly place: number;
  readonly treatment: PlannedTreatment;
  /** A value for each factor, in their order. */
  readonly values: readonly FactorValue[];
}

/** Gives any setting of a plan, in any order. */
export class Settings {
  readonly #design: Design;

  constructor(private readonly plan: SweepPlan) {
    const axes = plan.factors.map(({ levels }) => ({ levels: levels?.length ?? null }));
    this.#design = makeDesign(plan.design, axes, designKey(plan.seed));
  }

  get(number: number): Setting {
    const { treatments, factors } = this.plan;
    const point = Math.floor(number / treatments.length);
    const place = number % treatments.length;
    const treatment = treatments[place];
    if (treatment === undefined) throw new RangeError(`no setting ${number}`);
    const coordinates = this.#design.point(point);
    const values = factors.map((factor, f) => factorValue(factor, coordinates[f] ?? 0));
    return { number, point, place, treatment, values };
  }
}

/** The setting and the replicate of a run. */
export function placeOfRun(
  plan: Pick<SweepPlan, 'settings'>,
  run: number,
): { setting: number; replicate: number } {
  const replicate = Math.floor(run / plan.settings);
  return { setting: run - replicate * plan.settings, replicate };
}
