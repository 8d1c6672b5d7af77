import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { commandJsonSchemas } from '../../src/cli/document-schemas.js';

it.each(Object.entries(commandJsonSchemas()))('%s is up to date', (name, schema) => {
  const text = readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8');
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(schema)));
});
