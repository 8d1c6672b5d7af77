/** Experiments from files: shipped ones by name, others by path. */
import { fileURLToPath } from 'node:url';
import { PACKAGE_FOLDER } from '../../scenario/package-folder.js';
import { contentOf, fileNamed } from '../named-file.js';
import type { Experiment } from './experiment.js';
import { readExperiment, type ReadExperiment } from './read-experiment.js';
import { resolveExperiment } from './resolve-experiment.js';

/** The folder of the experiments that come with the package. */
export const SHIPPED_EXPERIMENTS = fileURLToPath(new URL('experiments', PACKAGE_FOLDER));

export interface LoadExperimentOptions {
  /** Replicates instead of those of the file, and instead of its stop rule. */
  readonly replicates?: number | undefined;
}

/**
 * Loads an experiment by the path of its file, or by the name of a shipped one. Throws ScenarioError
 * with file, line, field and a way to mend it.
 */
export function loadExperiment(
  nameOrPath: string,
  { replicates }: LoadExperimentOptions = {},
): Experiment {
  const file = fileNamed(nameOrPath, SHIPPED_EXPERIMENTS);
  const read = readExperiment(contentOf(file), file);
  return resolveExperiment(replicates === undefined ? read : withReplicates(read, replicates));
}

function withReplicates(read: ReadExperiment, replicates: number): ReadExperiment {
  const { stop: _dropped, ...entry } = read.entry;
  return { ...read, entry: { ...entry, replicates } };
}
