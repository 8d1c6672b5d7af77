/**
 * How much memory a worker thread is given. A campaign leaves next to nothing behind, so more room only
 * lets more garbage lie: left to itself a heap grows with the number of campaigns, as V8 looks for garbage
 * among lasting objects only when there is a quarter of a gigabyte, or when a limit is near.
 */

/** Room for the newest objects, MB. */
const YOUNG_MB = 8;
/** Lasting objects, MB: three times what a worker holds before it has a model. */
const OLD_MB = 56;
/** Four times what a model takes for each of its areas, and what a scenario with its texts takes. */
const OLD_MB_A_MODEL_AND_AREA = 1 / 32;
const OLD_MB_A_SCENARIO = 6;

/** What a worker holds at once. */
export interface WorkerLoad {
  readonly scenarios: number;
  readonly models: number;
  /** Areas of the largest map. */
  readonly areas: number;
}

/** Limits of a worker thread for what it holds, as node:worker_threads takes them. */
export function workerLimits({ scenarios, models, areas }: WorkerLoad): {
  readonly maxYoungGenerationSizeMb: number;
  readonly maxOldGenerationSizeMb: number;
} {
  const lasting = OLD_MB + models * areas * OLD_MB_A_MODEL_AND_AREA + scenarios * OLD_MB_A_SCENARIO;
  return { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: Math.ceil(lasting) };
}
