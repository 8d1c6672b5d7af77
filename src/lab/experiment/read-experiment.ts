/** An experiment file to its checked shape, with the places of its parts for problems. */
import { hashText } from '../../engine/hash.js';
import { decodeText } from '../../scenario/decode-text.js';
import { Origins, wholeFile, type SourceFile, type Step } from '../../scenario/origins.js';
import { Problems, type Advice, type ScenarioProblemCode } from '../../scenario/problems.js';
import { readDocument } from '../../scenario/read-document.js';
import { checkShape, pathText } from '../../scenario/schema-problems.js';
import { experimentSchema, type ExperimentFile } from './schema.js';

/** Collects problems of an experiment, each at its line. */
export class ExperimentReport {
  readonly problems = new Problems();

  constructor(
    private readonly file: SourceFile,
    private readonly value: unknown,
    private readonly origins: Origins,
  ) {}

  add(path: readonly Step[], code: ScenarioProblemCode, message: string, mend?: Advice): void {
    const place = this.origins.locate(this.value, path, wholeFile(this.file.name));
    this.problems.add(place, pathText(path), code, message, mend);
  }
}

/** A file that has the shape of an experiment. */
export interface ReadExperiment {
  readonly name: string;
  /** As given, for the results folder. */
  readonly text: string;
  /** Hash of the text, whatever ends its lines. */
  readonly hash: string;
  readonly entry: ExperimentFile;
  readonly report: ExperimentReport;
}

/** Reads an experiment. Throws ScenarioError with file, line, field and a way to mend it. */
export function readExperiment(content: string | Uint8Array, name: string): ReadExperiment {
  const text = decodeText(content, name);
  const origins = new Origins();
  const { value, file } = readDocument(text, name, origins);
  const report = new ExperimentReport(file, value, origins);
  checkShape(experimentSchema, value, file, origins, report.problems);
  report.problems.throwIfAny();
  return { name, text, hash: hashText(text), entry: value as ExperimentFile, report };
}
