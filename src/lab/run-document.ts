/** The document of `salang run`: how the war ends, how it goes, how reported figures compare. */
import {
  headOf,
  lastDayOf,
  scoresOf,
  seriesOfBatch,
  shareOf,
  type OverrideLabel,
  type Reported,
  type ScenarioLabel,
} from './batch-results.js';
import type { RunDocument } from './documents.js';
import { OUTCOMES } from './outcome.js';
import type { Batch } from './replicates.js';

/**
 * Makes the document of a batch; its keys always come in the same order. `fromStateHash` names the
 * state of the saved game that the campaigns go on from.
 */
export function runDocument(
  batch: Batch<Reported>,
  scenario: ScenarioLabel,
  overrides: readonly OverrideLabel[] = [],
  fromStateHash?: string,
): RunDocument {
  const { aggregate } = batch;
  return {
    schema: 'salang.run/1',
    ...headOf(batch, scenario, overrides, fromStateHash),
    outcomes: OUTCOMES.map((ending, i) => ({
      ending,
      ...shareOf(aggregate.outcomes[i] ?? 0, aggregate.runs),
    })),
    ...scoresOf(batch),
    series: seriesOfBatch(batch),
    state: lastDayOf(batch),
    stateHash: aggregate.stateHash,
  };
}
