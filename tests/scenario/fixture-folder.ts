/** The fixtures of the loader, complete with the part that is made from the engine's tables. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseScenario, type ParseOptions } from '../../src/scenario/parse-scenario.js';
import { OpenError } from '../../src/scenario/file-paths.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { generatedPartText } from './generated-part.js';

export const FIXTURES = fileURLToPath(new URL('../fixtures/hostile-scenarios', import.meta.url));

/** A fresh folder with all fixtures; `remove` takes it away. */
export function fixtureFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'salang-scenarios-'));
  cpSync(FIXTURES, folder, { recursive: true });
  mkdirSync(join(folder, 'parts'), { recursive: true });
  writeFileSync(join(folder, 'parts/generated.yaml'), generatedPartText());
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Text of the valid scenario on which the fixtures are built. */
export const MINIMAL_TEXT = readFileSync(join(FIXTURES, 'valid-minimal.yaml'), 'utf8');

/** Files by path, as `readPart` gives them. */
export function memoryFiles(files: Readonly<Record<string, string>>): ParseOptions['readPart'] {
  const all: Readonly<Record<string, string>> = {
    'parts/generated.yaml': generatedPartText(),
    'targets.csv': readFileSync(join(FIXTURES, 'targets.csv'), 'utf8'),
    'valid-minimal.yaml': MINIMAL_TEXT,
    ...files,
  };
  return (path) => {
    const content = all[path];
    if (content === undefined) throw new OpenError('SCENARIO_NOT_FOUND', 'there is no such file');
    return { name: path, content };
  };
}

/** The valid scenario, with the given pieces of its text replaced. */
export function minimalScenario(
  replacements: readonly (readonly [from: string, to: string])[] = [],
  options: ParseOptions & { readonly files?: Readonly<Record<string, string>> } = {},
): Scenario {
  let text = MINIMAL_TEXT;
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`the valid scenario has no "${from}"`);
    text = text.replace(from, to);
  }
  const { files = {}, ...rest } = options;
  const readPart = memoryFiles(files);
  return parseScenario(text, 'minimal.yaml', {
    ...rest,
    ...(readPart === undefined ? {} : { readPart }),
  });
}
