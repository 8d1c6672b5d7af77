/** `salang analyze`: what the results of a sweep say. */
import type { AnalysisDocument } from '../../lab/analysis/analysis-schema.js';
import { analyzeResults } from '../../lab/analysis/analyze-results.js';
import { openResults } from '../../lab/results/open-results.js';
import { analysisPictures } from '../analysis-pictures.js';
import type { Action, RawValues } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { documentText } from '../json-text.js';
import { analysisLines } from '../pictures/analysis.js';
import { prepareFolder, saveResults, type ResultFolder } from '../save-results.js';

const DOCUMENT_FILE = 'analysis.json';

export const analyze: Action = async (
  { argument = '', text, lists, flags },
  { terminal, stop },
) => {
  const results = await openResults(argument);
  const folder = await folderFor(text['out'], flags, results.manifest.plan);
  const document = await analyzeResults(results, {
    outputs: lists['output'],
    base: text['base'],
    cases: lists['case'],
    onStep: () => stop.throwIfAborted(),
  });
  const notes = folder === null ? [] : [await save(folder, document)];
  return { exitCode: EXIT.ok, document, lines: () => analysisLines(document, terminal), notes };
};

async function folderFor(
  out: string | undefined,
  flags: RawValues['flags'],
  plan: string,
): Promise<ResultFolder | null> {
  if (out === undefined) return null;
  const isSame = (found: unknown): boolean =>
    (found as Partial<AnalysisDocument> | null)?.experiment?.plan === plan;
  return prepareFolder(out, { force: flags.has('force'), documentFile: DOCUMENT_FILE, isSame });
}

/** Writes document and pictures; what was written, in a sentence. */
async function save(folder: ResultFolder, document: AnalysisDocument): Promise<string> {
  const pictures = await analysisPictures(document);
  const files = [...pictures, { name: DOCUMENT_FILE, text: documentText(document) }];
  await saveResults(folder, files);
  return `salang: wrote ${DOCUMENT_FILE} and ${pictures.length} pictures to ${folder.path}`;
}
