/** JSON Schemas of the documents of batches, for programs that read them. */
import { z } from 'zod';
import { runSchema, validateSchema } from './documents.js';
import { experimentSchema } from './experiment/schema.js';
import { manifestSchema } from './results/manifest.js';

/** By file name, JSON Schema documents (draft 2020-12). */
export function batchJsonSchemas(): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const options = { target: 'draft-2020-12', io: 'output' } as const;
  return {
    'run.schema.json': { title: 'Results of salang run', ...z.toJSONSchema(runSchema, options) },
    'validate.schema.json': {
      title: 'Results of salang validate',
      ...z.toJSONSchema(validateSchema, options),
    },
    'experiment.schema.json': {
      title: 'Salang experiment',
      ...z.toJSONSchema(experimentSchema, { ...options, io: 'input', reused: 'ref' }),
    },
    'sweep.schema.json': {
      title: 'Manifest of the results of salang sweep',
      ...z.toJSONSchema(manifestSchema, options),
    },
  };
}
