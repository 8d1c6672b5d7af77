/** `salang shard`: plays a part of the runs of a plan. */
import { readFile } from 'node:fs/promises';
import { formatCount } from '../../charts/index.js';
import { LabError } from '../../lab/errors.js';
import { runShard } from '../../lab/sweep/shard.js';
import { readPlan } from '../../lab/sweep/sweep-plan.js';
import type { Action, RawValues } from '../command.js';
import { CliError, usageError } from '../errors.js';
import { EXIT } from '../exit-codes.js';
import { createProgress } from '../progress.js';
import { wholeNumber } from '../values.js';

const MAX_CHUNK_RUNS = 100_000;

export const shard: Action = async (values, { terminal, stop }) => {
  const file = needed(values, 'plan', 'results/plan.json');
  const dir = needed(values, 'out', 'results');
  const { index, of } = shardNumbers(needed(values, 'shard', '1/10'));
  const chunk = values.text['chunk'];
  const chunkRuns =
    chunk === undefined ? undefined : wholeNumber('chunk', chunk, 1, MAX_CHUNK_RUNS);
  const plan = readPlan(await readFile(file, 'utf8'), file);
  const progress = createProgress(terminal);
  const outcome = await runShard({
    ...{ plan, index, of, dir, chunkRuns, signal: stop },
    onProgress: (done, total) => progress.update(done, total),
  })
    .catch((error: unknown) => {
      throw stoppedShard(error, stop.reason);
    })
    .finally(() => progress.clear());
  const { range, played } = outcome;
  return {
    exitCode: EXIT.ok,
    document: {
      schema: 'salang.shard/1',
      plan: plan.hash,
      ...{ shard: index, of, first: range.first, runs: range.count, played },
    },
    lines: () => [
      `Shard ${index} of ${of}: ${formatCount(range.count)} runs from run ${formatCount(range.first)}, ${formatCount(played)} of them played now.`,
    ],
  };
};

function needed({ text }: RawValues, option: string, example: string): string {
  const value = text[option];
  if (value !== undefined) return value;
  throw usageError('USAGE_VALUE', `--${option} is missing`, `For example: --${option} ${example}`);
}

function shardNumbers(text: string): { index: number; of: number } {
  const parts = /^(\d{1,7})\/(\d{1,7})$/.exec(text);
  if (parts === null) throw new LabError('LAB_SHARD', `--shard ${text} is no shard`);
  return { index: Number(parts[1]), of: Number(parts[2]) };
}

function stoppedShard(error: unknown, reason: unknown): unknown {
  const stopped = error instanceof LabError && error.code === 'LAB_ABORTED';
  if (!stopped || !(reason instanceof CliError)) return error;
  const advice = 'Finished runs are kept: give the same command to go on.';
  return new CliError(reason.exitCode, reason.code, `${reason.message}: ${error.message}`, advice);
}
