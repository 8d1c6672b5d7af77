/** Calibrations from files: shipped ones by name, others by path. */
import { closeSync, existsSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MAX_FILE_BYTES } from '../../scenario/decode-text.js';
import { wholeFile } from '../../scenario/origins.js';
import { scenarioError, type ScenarioProblemCode } from '../../scenario/problems.js';
import { ID_FORM } from '../../scenario/schema.js';
import type { Calibration } from './calibration.js';
import { readCalibration } from './read-calibration.js';
import { resolveCalibration } from './resolve-calibration.js';

/** The folder of the calibrations that come with the package. */
const SHIPPED_CALIBRATIONS = fileURLToPath(new URL('../../../calibration', import.meta.url));

/**
 * Loads a calibration by the path of its file, or by the name of a shipped one. Throws ScenarioError
 * with file, line, field and a way to mend it.
 */
export function loadCalibration(nameOrPath: string): Calibration {
  const shipped = `${SHIPPED_CALIBRATIONS}/${nameOrPath}.yaml`;
  const isShipped = ID_FORM.test(nameOrPath) && !existsSync(nameOrPath) && existsSync(shipped);
  const file = isShipped ? shipped : nameOrPath;
  return resolveCalibration(readCalibration(contentOf(file), file));
}

/** Bytes of a regular file of a size that a calibration may have. */
function contentOf(file: string): Uint8Array {
  const refuse = (code: ScenarioProblemCode, message: string): Error =>
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
