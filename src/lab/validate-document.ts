/** The document of `salang validate`: every row of a file of reported counts, scored or not. */
import { LAYERS } from '../engine/records.js';
import {
  headOf,
  scoresOf,
  type OverrideLabel,
  type Reported,
  type ScenarioLabel,
} from './batch-results.js';
import type { TargetDocument, TotalsDocument, ValidateDocument } from './documents.js';
import type { Batch } from './replicates.js';
import { significant } from './significant.js';

/** Makes the document of a batch that was asked for the rows of a file. */
export function validateDocument(
  batch: Batch<Reported>,
  scenario: ScenarioLabel,
  overrides: readonly OverrideLabel[] = [],
): ValidateDocument {
  const { targets, notScored } = scoresOf(batch);
  return {
    schema: 'salang.validate/1',
    ...headOf(batch, scenario, overrides),
    targets,
    notScored,
    totals: {
      rows: targets.length + notScored.length,
      notScored: notScored.length,
      ...totalsOf(targets),
      byLayer: LAYERS.flatMap((layer) => {
        const own = targets.filter((target) => target.layer === layer);
        return own.length === 0 ? [] : [{ layer, ...totalsOf(own) }];
      }),
    },
    stateHash: batch.aggregate.stateHash,
  };
}

function totalsOf(targets: readonly TargetDocument[]): TotalsDocument {
  const inside = targets.filter((target) => target.inside).length;
  const meanOf = (value: (target: TargetDocument) => number): number | null =>
    targets.length === 0
      ? null
      : significant(targets.reduce((sum, target) => sum + value(target), 0) / targets.length);
  return {
    scored: targets.length,
    inside,
    insideShare: targets.length === 0 ? null : significant(inside / targets.length),
    meanCrps: meanOf(({ crps }) => crps),
    // Counts of hundreds would drown those of tens.
    meanRelativeCrps: meanOf(({ crps, reported }) => crps / Math.max(1, reported)),
  };
}
