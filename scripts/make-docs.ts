// Writes the documents that are made from the engine's tables and the base scenario: the data
// dictionary, and the marked blocks of the ODD description.
//
//   npx tsx scripts/make-docs.ts           writes them
//   npx tsx scripts/make-docs.ts --check   says which are stale, and fails if any is
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fillBlocks } from './docs/blocks.js';
import { dataDictionary } from './docs/dictionary.js';
import { oddBlocks } from './docs/odd-blocks.js';

const DOCS = fileURLToPath(new URL('../docs/', import.meta.url));

/** The documents as they should be: path and text. `folder` holds the scenarios. */
export function makeDocuments(folder?: string): Map<string, string> {
  const odd = `${DOCS}odd.md`;
  return new Map([
    [`${DOCS}data-dictionary.md`, dataDictionary()],
    [odd, fillBlocks(readFileSync(odd, 'utf8'), oddBlocks(folder))],
  ]);
}

/** The documents that differ from what should be there; one that is missing differs too. */
export function staleDocuments(documents: ReadonlyMap<string, string>): string[] {
  return [...documents].filter(([path, text]) => read(path) !== text).map(([path]) => path);
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function main(check: boolean): void {
  const documents = makeDocuments();
  const stale = staleDocuments(documents);
  if (check) {
    for (const path of stale) console.error(`${path} is stale: run npx tsx scripts/make-docs.ts`);
    if (stale.length > 0) process.exitCode = 1;
    return;
  }
  for (const path of stale) writeFileSync(path, documents.get(path) ?? '');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv.includes('--check'));
}
