/** JSON Schema of scenario files and their parts, for editors; made from the schema that checks. */
import { z } from 'zod';
import { partSchema, scenarioSchema } from './schema.js';

/** A JSON Schema document (draft 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

const options = { target: 'draft-2020-12', io: 'input', reused: 'ref' } as const;

/** The schema of scenario files. References between entries are checked when a file is loaded. */
export function scenarioJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(scenarioSchema, options);
  return { title: 'Salang scenario', ...schema };
}

/** The schema of the parts that scenarios include. */
export function partJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(partSchema, options);
  return { title: 'Part of Salang scenarios', ...schema };
}
