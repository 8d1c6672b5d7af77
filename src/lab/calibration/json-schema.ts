/** JSON Schemas of calibration files, for editors, and of what a calibration finds. */
import { z } from 'zod';
import { calibrationDocumentSchema } from './diagnostics.js';
import { calibrationSchema } from './schema.js';

/** By file name, JSON Schema documents (draft 2020-12). */
export function calibrationJsonSchemas(): Readonly<
  Record<string, Readonly<Record<string, unknown>>>
> {
  const target = 'draft-2020-12' as const;
  return {
    'calibration.schema.json': {
      title: 'Calibration file of Salang',
      ...z.toJSONSchema(calibrationSchema, { target, io: 'input' }),
    },
    'calibrate.schema.json': {
      title: 'Results of salang calibrate',
      ...z.toJSONSchema(calibrationDocumentSchema, { target, io: 'output' }),
    },
  };
}
