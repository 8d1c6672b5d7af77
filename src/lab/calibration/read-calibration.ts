/** A calibration file to its checked shape, with a collector of problems at its lines. */
import { hashText } from '../../engine/hash.js';
import { decodeText } from '../../scenario/decode-text.js';
import { Origins, wholeFile, type SourceFile, type Step } from '../../scenario/origins.js';
import { Problems, type Advice, type ScenarioProblemCode } from '../../scenario/problems.js';
import { readDocument } from '../../scenario/read-document.js';
import { checkShape, pathText } from '../../scenario/schema-problems.js';
import { calibrationSchema, type CalibrationFile } from './schema.js';

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
