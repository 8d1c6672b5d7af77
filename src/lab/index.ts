/** The lab: many campaigns of one scenario, and what is said of them. */
export {
  runBatch,
  limitDayOf,
  type Batch,
  type BatchOptions,
  type BatchProgress,
} from './replicates.js';
export { untilFor } from './plan.js';
export { completePlayers, playersOf, type PlayerNames } from './players.js';
export { DEFAULT_SEED, MAX_SEED_LENGTH, seedKey } from './seed.js';
export { batchJsonSchemas } from './json-schema.js';
export { runDocument } from './run-document.js';
export { validateDocument } from './validate-document.js';
export type { OverrideLabel, Reported, ScenarioLabel } from './batch-results.js';
export { runSchema, validateSchema, type RunDocument, type ValidateDocument } from './documents.js';
export { CONSOLIDATION, OUTCOMES, type Outcome } from './outcome.js';
export { score, summarise, type Bound, type Score, type Summary } from './score.js';
export { drawFromPosterior, PosteriorDraws, type Posterior } from './calibration/posterior.js';
export { readPosterior } from './calibration/posterior-file.js';
export { LAB_ERRORS, LabError, type LabErrorCode } from './errors.js';
export { openResults, type Columns, type Results } from './results/open-results.js';
export { loadExperiment } from './experiment/load-experiment.js';
export { makeSweepPlan, type SweepPlan } from './sweep/sweep-plan.js';
export { runSweep, type SweepOptions, type SweepOutcome } from './sweep/run-sweep.js';
export { manifestSchema, type SweepManifest } from './results/manifest.js';
