/** Experiments from files: shipped ones by name, others by path. */
import { closeSync, existsSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MAX_FILE_BYTES } from '../../scenario/decode-text.js';
import { wholeFile } from '../../scenario/origins.js';
import { scenarioError } from '../../scenario/problems.js';
import { ID_FORM } from '../../scenario/schema.js';
import type { Experiment } from './experiment.js';
import { readExperiment, type ReadExperiment } from './read-experiment.js';
import { resolveExperiment } from './resolve-experiment.js';

/** The folder of the experiments that come with the package. */
export const SHIPPED_EXPERIMENTS = fileURLToPath(new URL('../../../experiments', import.meta.url));

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
  const shipped = `${SHIPPED_EXPERIMENTS}/${nameOrPath}.yaml`;
  const isShipped = ID_FORM.test(nameOrPath) && !existsSync(nameOrPath) && existsSync(shipped);
  const file = isShipped ? shipped : nameOrPath;
  const read = readExperiment(contentOf(file), file);
  return resolveExperiment(replicates === undefined ? read : withReplicates(read, replicates));
}

function withReplicates(read: ReadExperiment, replicates: number): ReadExperiment {
  const { stop: _dropped, ...entry } = read.entry;
  return { ...read, entry: { ...entry, replicates } };
}

/** Bytes of a regular file of a size that an experiment may have. */
function contentOf(file: string): Uint8Array {
  const refuse = (code: Parameters<typeof scenarioError>[2], message: string): Error =>
    scenarioError(wholeFile(file), '', code, message);
  try {
    // Looked at before it is opened: opening a pipe would wait for somebody to write.
    if (!statSync(file).isFile()) throw refuse('SCENARIO_NOT_A_FILE', 'not a regular file');
    const handle = openSync(file, 'r');
    try {
      const { size } = fstatSync(handle);
      if (size > MAX_FILE_BYTES) throw refuse('SCENARIO_TOO_LARGE', `${size} bytes`);
      return readFileSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw refuse('SCENARIO_NOT_FOUND', 'there is no such file');
    }
    if (code === 'EACCES' || code === 'EPERM' || code === 'EIO') {
      throw refuse('SCENARIO_UNREADABLE', `the file cannot be read (${code})`);
    }
    throw error;
  }
}
