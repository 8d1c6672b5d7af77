// Writes the medoid of the shipped posterior into the scenario data: values, and where they are from.
// Priors and notes stay. Run it after a new posterior has been put in its place; then thresholds and
// derived documents are to be made anew.
//
//   npx tsx scripts/adopt-medoid.ts           writes
//   npx tsx scripts/adopt-medoid.ts --check   says which values differ, and fails if any does
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMap, isScalar, parseDocument, type Document } from 'yaml';
import { calibrationDocumentSchema } from '../src/lab/calibration/diagnostics.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIAGNOSTICS = `${ROOT}posterior/base-2024.json`;
/** The part that holds a section of the document. */
const PARTS: Readonly<Record<string, string>> = {
  parameters: 'scenarios/parts/parameters.yaml',
  groups: 'scenarios/parts/groups.yaml',
};
const SOURCE = 'fitted: calibration/base-2024.yaml, medoid';
const DIGITS = 3;

interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text of a part with other values and sources; everything else keeps its bytes. */
export function adopt(
  text: string,
  changes: readonly { readonly steps: readonly string[]; readonly value: number }[],
): string {
  const document = parseDocument(text);
  const replacements = changes.flatMap(({ steps, value }) => [
    replacementOf(document, [...steps, 'value'], String(Number(value.toPrecision(DIGITS)))),
    replacementOf(document, [...steps, 'source'], `'${SOURCE}'`),
  ]);
  return [...replacements]
    .sort((a, b) => b.from - a.from)
    .reduce((out, { from, to, text: put }) => out.slice(0, from) + put + out.slice(to), text);
}

function replacementOf(document: Document, steps: readonly string[], text: string): Replacement {
  const node = document.getIn(steps, true);
  if (!isScalar(node) || isMap(node) || node.range == null) {
    throw new Error(`${steps.join('.')} is not in the file`);
  }
  const [from, to] = node.range;
  return { from, to, text };
}

function main(check: boolean): void {
  const found = calibrationDocumentSchema.parse(JSON.parse(readFileSync(DIAGNOSTICS, 'utf8')));
  const byFile = new Map<string, { steps: string[]; value: number }[]>();
  for (const { path, value } of found.medoid.changes) {
    const steps = path.split('.');
    const file = PARTS[steps[0] ?? ''];
    if (file === undefined) throw new Error(`no part holds ${path}`);
    byFile.set(file, [...(byFile.get(file) ?? []), { steps, value }]);
  }
  for (const [file, changes] of byFile) {
    const text = readFileSync(ROOT + file, 'utf8');
    const next = adopt(text, changes);
    if (next === text) continue;
    if (check) {
      console.error(`${file} does not hold the medoid: run npx tsx scripts/adopt-medoid.ts`);
      process.exitCode = 1;
    } else writeFileSync(ROOT + file, next);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv.includes('--check'));
}
