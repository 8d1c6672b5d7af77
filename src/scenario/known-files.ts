/** Reading files once and for all: what the build does with the shipped ones. */
import { hashText } from '../engine/hash.js';
import { decodeText } from './decode-text.js';
import { Origins } from './origins.js';
import { Problems } from './problems.js';
import { readDocument } from './read-document.js';
import { partSchema, SCENARIO_SCHEMA, scenarioSchema } from './schema.js';
import { checkShape } from './schema-problems.js';

/** A file's checked value with the hash of its text. */
export interface KnownEntry {
  readonly hash: string;
  readonly value: unknown;
}

/** Reads and checks one scenario file or part by itself. Throws ScenarioError. */
export function knownEntry(content: string | Uint8Array, name: string): KnownEntry {
  const text = decodeText(content, name);
  const origins = new Origins();
  const { value, file } = readDocument(text, name, origins);
  const isScenario = (value as { schema?: unknown } | null)?.schema === SCENARIO_SCHEMA;
  const problems = new Problems();
  checkShape(isScenario ? scenarioSchema : partSchema, value, file, origins, problems);
  problems.throwIfAny();
  return { hash: hashText(text), value };
}
