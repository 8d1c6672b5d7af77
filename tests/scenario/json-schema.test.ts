import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { partJsonSchema, scenarioJsonSchema } from '../../src/scenario/json-schema.js';
import { Origins } from '../../src/scenario/origins.js';
import { readDocument } from '../../src/scenario/read-document.js';
import { generatedPart } from './generated-part.js';
import { MINIMAL_TEXT } from './fixture-folder.js';

const ajv = new Ajv2020({ allErrors: true, strict: false });
const scenario = ajv.compile(scenarioJsonSchema());
const part = ajv.compile(partJsonSchema());
const value = (text: string): unknown => readDocument(text, 'x', new Origins()).value;

const SHIPPED = new URL('../../scenarios/', import.meta.url);
const yamlFiles = (folder: URL): string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe('the JSON Schemas', () => {
  it.each([
    ['scenario.schema.json', scenarioJsonSchema()],
    ['part.schema.json', partJsonSchema()],
  ])('%s is up to date (npx tsx scripts/make-schemas.ts makes it)', (name, schema) => {
    const file = new URL(`../../schemas/${name}`, import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('accept what the loader accepts', () => {
    expect(scenario(value(MINIMAL_TEXT)), ajv.errorsText(scenario.errors)).toBe(true);
    expect(part(generatedPart()), ajv.errorsText(part.errors)).toBe(true);
  });

  it.each(yamlFiles(SHIPPED))('accepts %s', (name) => {
    const text = readFileSync(new URL(name, SHIPPED), 'utf8');
    expect(scenario(value(text)), ajv.errorsText(scenario.errors)).toBe(true);
  });

  it.each(yamlFiles(new URL('parts/', SHIPPED)))('accepts parts/%s', (name) => {
    const text = readFileSync(new URL(`parts/${name}`, SHIPPED), 'utf8');
    expect(part(value(text)), ajv.errorsText(part.errors)).toBe(true);
  });

  it.each([
    ['turnDays: 7', 'turnDays: 70'],
    ['zones:', 'zonse:'],
    ['terrain: urban', 'terrain: city'],
    ['unit: share\n    source: assumed', 'unit: per cent\n    source: assumed'],
    ['    source: a road atlas\n', ''],
    ['start: 2024-01-01', 'start: January'],
  ])('refuse %j in place of %j', (from, to) => {
    expect(MINIMAL_TEXT).toContain(from);
    expect(scenario(value(MINIMAL_TEXT.replace(from, to)))).toBe(false);
  });
});
