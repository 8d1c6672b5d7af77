/** `salang scenario schema`: the JSON Schema of scenario files. */
import { scenarioJsonSchema } from '../../scenario/json-schema.js';
import type { Action } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { documentText } from '../json-text.js';

export const scenarioSchema: Action = () => {
  const document = scenarioJsonSchema();
  return Promise.resolve({
    exitCode: EXIT.ok,
    document,
    lines: () => [documentText(document).trimEnd()],
  });
};
