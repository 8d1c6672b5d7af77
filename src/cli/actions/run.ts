/** `salang run`: many campaigns of one scenario. */
import { runDocument } from '../../lab/run-document.js';
import { batchRequest, planBatch, playBatch, saveBatch } from '../batch.js';
import type { Action } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { runLines } from '../pictures/run.js';
import { savedStart } from '../saved-game.js';

export const run: Action = async (values, context) => {
  const saved = savedStart(values);
  const plan = await planBatch(batchRequest(values, saved), 'salang.run/1');
  const { scenario, label, changes } = plan;
  const batch = await playBatch(plan, scenario.targets, context);
  const document = runDocument(batch, label, changes, saved?.stateHash);
  const notes = await saveBatch(plan, document);
  const lines = (): string[] => runLines(document, scenario, context.terminal);
  return { exitCode: EXIT.ok, document, lines, notes };
};
