/** Small plans for tests: short campaigns of the classroom. */
import { readExperiment } from '../../../src/lab/experiment/read-experiment.js';
import { resolveExperiment } from '../../../src/lab/experiment/resolve-experiment.js';
import { ChunkRunner } from '../../../src/lab/sweep/chunk-runner.js';
import type { Chunk } from '../../../src/lab/sweep/chunk-file.js';
import { makeSweepPlan, type RunRange, type SweepPlan } from '../../../src/lab/sweep/sweep-plan.js';

const HEAD =
  'schema: salang.experiment/1\nid: x\ntitle: X\nscenario: classroom\nuntil: 2031-04-20\n';

export function smallPlan(text: string): SweepPlan {
  return makeSweepPlan(resolveExperiment(readExperiment(HEAD + text, 'x.yaml')));
}

/** Plays a range to its end. */
export function playAll(plan: SweepPlan, range: RunRange, runner = new ChunkRunner(plan)): Chunk {
  const playing = runner.play(range);
  let step = playing.next();
  while (step.done !== true) step = playing.next();
  if ('failedRun' in step.value) throw new Error(step.value.message);
  return step.value;
}
