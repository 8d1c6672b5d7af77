/** Calibrations from files: shipped ones by name, others by path. */
import { closeSync, existsSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hashText } from '../../engine/hash.js';
import { decodeText, MAX_FILE_BYTES } from '../../scenario/decode-text.js';
import { Origins, wholeFile, type SourceFile, type Step } from '../../scenario/origins.js';
import {
  Problems,
  scenarioError,
  type Advice,
  type ScenarioProblemCode,
} from '../../scenario/problems.js';
import { readDocument } from '../../scenario/read-document.js';
import { ID_FORM } from '../../scenario/schema.js';
import { checkShape, pathText } from '../../scenario/schema-problems.js';
import type { Calibration } from './calibration.js';
import { resolveCalibration } from './resolve-calibration.js';
import { calibrationSchema, type CalibrationFile } from './schema.js';

/** The folder of the calibrations that come with the package. */
const SHIPPED_CALIBRATIONS = fileURLToPath(new URL('../../../calibration', import.meta.url));

/** A file that has the shape of a calibration, with a collector of problems at its lines. */
export interface ReadCalibration {
  readonly name: string;
  readonly text: string;
  readonly hash: string;
  readonly entry: CalibrationFile;
  readonly problems: Problems;
  readonly add: (
    path: readonly Step[],
    code: ScenarioProblemCode,
    message: string,
    mend?: Advice,
  ) => void;
}

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

/** Reads a calibration. Throws ScenarioError. */
export function readCalibration(content: string | Uint8Array, name: string): ReadCalibration {
  const text = decodeText(content, name);
  const origins = new Origins();
  const { value, file } = readDocument(text, name, origins);
  const problems = new Problems();
  checkShape(calibrationSchema, value, file, origins, problems);
  problems.throwIfAny();
  const add = adder(problems, value, file, origins);
  return { name, text, hash: hashText(text), entry: value as CalibrationFile, problems, add };
}

function adder(
  problems: Problems,
  value: unknown,
  file: SourceFile,
  origins: Origins,
): ReadCalibration['add'] {
  return (path, code, message, mend) => {
    const place = origins.locate(value, path, wholeFile(file.name));
    problems.add(place, pathText(path), code, message, mend);
  };
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
