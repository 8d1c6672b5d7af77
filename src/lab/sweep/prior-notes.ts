/** What whoever starts a sweep must know of its factors: values that their own priors do not hold. */
import { resolvePath, valueAt } from '../../scenario/paths.js';
import type { Parameter } from '../../scenario/schema.js';
import type { Factor } from '../experiment/experiment.js';
import type { SweepPlan } from './sweep-plan.js';

/**
 * A sentence for each factor that is drawn from its own prior although the value of a treatment's
 * scenario lies outside it: the sweep then never plays the scenario as it stands. Of the normal kinds low
 * and high are the 5 and 95 % points.
 */
export function priorNotes({ factors, treatments, scenarios }: SweepPlan): string[] {
  return factors.flatMap((factor) => {
    const found = new Set<string>();
    for (const { scenario, place } of treatments) {
      const document = scenarios[place]?.document;
      if (document === undefined || factor.from !== 'prior' || factor.apply !== 'value') continue;
      const target = resolvePath(document, factor.path);
      if (target.kind !== 'parameter') continue;
      const { value } = valueAt(document, target.steps) as Parameter;
      const note = noteOf(factor, scenario, value);
      if (note !== null) found.add(note);
    }
    return [...found];
  });
}

function noteOf(
  { id, path, distribution }: Factor,
  scenario: string,
  value: unknown,
): string | null {
  if (distribution === null || typeof value !== 'number') return null;
  const { low, high } = distribution;
  if (value >= low && value <= high) return null;
  return `factor ${id}: ${path} is ${value} in ${scenario}, outside the prior that it is drawn from (${low} to ${high})`;
}
