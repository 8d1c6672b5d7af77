// Writes the documents that are made from the engine's tables and the base scenario: the data
// dictionary, the marked blocks of the ODD description, and the screens in the guide of the player.
//
//   npx tsx scripts/make-docs.ts           writes them
//   npx tsx scripts/make-docs.ts --check   says which are stale, and fails if any is
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fillBlocks } from './docs/blocks.js';
import { dataDictionary } from './docs/dictionary.js';
import { oddBlocks } from './docs/odd-blocks.js';

const DOCS = fileURLToPath(new URL('../docs/', import.meta.url));
const FRAMES = new URL('../tests/tui/frames/', import.meta.url);
/** Screens that documents show: pictures that the tests hold the program to. */
const GUIDE_SCREENS = {
  first: 'first-80x24',
  board: 'board-classroom-120x40',
  orders: 'orders-80x24',
  keys: 'help-120x40',
};
const README_SCREENS = { game: 'board-classroom-80x24' };

/** The documents as they should be: path and text. `folder` holds the scenarios. */
export function makeDocuments(folder?: string): Map<string, string> {
  const odd = `${DOCS}odd.md`;
  const play = `${DOCS}play.md`;
  const readme = fileURLToPath(new URL('../README.md', import.meta.url));
  return new Map([
    [`${DOCS}data-dictionary.md`, dataDictionary()],
    [odd, fillBlocks(readFileSync(odd, 'utf8'), oddBlocks(folder))],
    [play, fillBlocks(readFileSync(play, 'utf8'), screens(GUIDE_SCREENS))],
    [readme, fillBlocks(readFileSync(readme, 'utf8'), screens(README_SCREENS))],
  ]);
}

function screens(files: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(
    Object.entries(files).map(([name, file]) => {
      const lines = readFileSync(new URL(`${file}.txt`, FRAMES), 'utf8').split('\n');
      const text = lines.map((line) => line.trimEnd()).join('\n');
      return [name, `\`\`\`text\n${text.trimEnd()}\n\`\`\``];
    }),
  );
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
