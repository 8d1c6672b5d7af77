/** `salang validate`: a scenario against counts from a file. */
import { createReadStream } from 'node:fs';
import { compileModel } from '../../engine/model.js';
import { limitDayOf } from '../../lab/replicates.js';
import { untilFor } from '../../lab/plan.js';
import { validateDocument } from '../../lab/validate-document.js';
import { MAX_FILE_BYTES } from '../../scenario/decode-text.js';
import { parseTargets } from '../../scenario/targets.js';
import { batchRequest, planBatch, playBatch, saveBatch } from '../batch.js';
import type { Action } from '../command.js';
import { CliError, usageError } from '../errors.js';
import { EXIT } from '../exit-codes.js';
import { validateLines } from '../pictures/validate.js';

export const validate: Action = async (values, context) => {
  const file = values.text['counts'];
  if (file === undefined) {
    throw usageError(
      'USAGE_ARGUMENT',
      'salang validate needs a file of counts',
      'For example: salang validate base-2024 --counts my-counts.csv',
    );
  }
  const request = batchRequest(values);
  const counts = parseTargets(await readCounts(file), file);
  const plan = await planBatch(request, 'salang.validate/1');
  const { scenario, label, changes, lastDay } = plan;
  const model = compileModel(scenario.setup);
  // Days beyond the last are played only when asked for; the reader is told what they would add.
  const usefulDay = untilFor(model, counts, lastDay, limitDayOf(model));
  const batch = await playBatch(plan, counts, context);
  const document = validateDocument(batch, label, changes);
  const notes = await saveBatch(plan, document);
  const lines = (): string[] =>
    validateLines(document, { scenario, counts, usefulDay, lastDay }, context.terminal);
  return { exitCode: EXIT.ok, document, lines, notes };
};

/** The bytes of the file, or of a pipe; no more than can be of use. */
async function readCounts(file: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  try {
    for await (const part of createReadStream(file, { end: MAX_FILE_BYTES })) {
      parts.push(part as Buffer);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EISDIR') throw error;
    const why = code === 'EISDIR' ? 'is a folder' : 'is not there';
    throw new CliError(EXIT.badInput, 'COUNTS_NOT_FOUND', `the file of counts ${file} ${why}`);
  }
  return Buffer.concat(parts);
}
