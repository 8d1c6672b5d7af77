/** `salang collect`: makes the results of a sweep from its shards. */
import { collect as collectShards } from '../../lab/sweep/collect.js';
import type { Action } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { sweepLines } from '../pictures/sweep.js';

export const collect: Action = async ({ argument = '', lists, flags }, { terminal, stop }) => {
  const manifest = await collectShards({
    dir: argument,
    from: lists['from'] ?? [],
    csv: flags.has('csv'),
    partial: flags.has('partial'),
    signal: stop,
  });
  return {
    exitCode: EXIT.ok,
    document: manifest,
    lines: () => sweepLines(manifest, null, terminal),
    notes: [`salang: wrote the results to ${argument}`],
  };
};
