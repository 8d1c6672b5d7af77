/** Files that a person names: shipped ones by name, others by path; read with limits. */
import { closeSync, existsSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { MAX_FILE_BYTES } from '../scenario/decode-text.js';
import { wholeFile } from '../scenario/origins.js';
import { scenarioError, type ScenarioProblemCode } from '../scenario/problems.js';
import { ID_FORM } from '../scenario/schema.js';

/** The file of a name or path: a shipped one of the folder by its name, unless there is such a path. */
export function fileNamed(nameOrPath: string, folder: string): string {
  const shipped = `${folder}/${nameOrPath}.yaml`;
  const isShipped = ID_FORM.test(nameOrPath) && !existsSync(nameOrPath) && existsSync(shipped);
  return isShipped ? shipped : nameOrPath;
}

/** Bytes of a regular file of a size that an experiment or a calibration may have, or a ScenarioError. */
export function contentOf(file: string): Uint8Array {
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
