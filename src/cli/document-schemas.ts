/** JSON Schemas of the documents that commands print besides those of batches. */
import { z } from 'zod';
import { DOCUMENT_SCHEMAS } from './documents.js';

/** JSON Schema documents (draft 2020-12) by file name: `salang.error/1` is `error.schema.json`. */
export function commandJsonSchemas(): Record<string, Readonly<Record<string, unknown>>> {
  const options = { target: 'draft-2020-12', io: 'output', reused: 'ref' } as const;
  const entries = Object.entries(DOCUMENT_SCHEMAS).map(([name, schema]) => {
    const file = `${name.replace(/^salang\./, '').replace(/\/\d+$/, '')}.schema.json`;
    return [file, { title: `Document ${name}`, ...z.toJSONSchema(schema, options) }] as const;
  });
  return Object.fromEntries(entries);
}
