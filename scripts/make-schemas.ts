// Writes the JSON Schemas for editors, from the schema that the loader checks files against, and
// those of the documents that batches and commands make. Run it after changing
// src/scenario/schema.ts, src/lab/documents.ts, src/cli/documents.ts or the engine's tables:  npx tsx scripts/make-schemas.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { commandJsonSchemas } from '../src/cli/document-schemas.js';
import { calibrationJsonSchemas } from '../src/lab/calibration/json-schema.js';
import { batchJsonSchemas } from '../src/lab/json-schema.js';
import { partJsonSchema, scenarioJsonSchema } from '../src/scenario/json-schema.js';

const folder = new URL('../schemas/', import.meta.url);
const schemas = {
  'scenario.schema.json': scenarioJsonSchema(),
  'part.schema.json': partJsonSchema(),
  ...batchJsonSchemas(),
  ...calibrationJsonSchemas(),
  ...commandJsonSchemas(),
};

mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(name, folder), `${JSON.stringify(schema, null, 1)}\n`);
}
